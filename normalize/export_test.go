package normalize

// Fold shows how a text is folded before it is scanned.
func Fold(raw string) string { return fold(raw).text }

package normalize

// Fold shows how a text is folded before it is scanned.
func Fold(raw string) string { return fold(raw).text }

// SameEvidence reports whether a text says of its siblings what it says when it is
// scanned whole.
func SameEvidence(raw string) bool {
	s := oneLine(fold(raw).text)
	digits, symbol := startsSymbol(s)
	return len(raw) > maxSibling || !worthCounting(raw) || evidenceOf(raw, fold(raw)) == scannedEvidence(s, digits, symbol)
}

package normalize

// Fold shows how a text is folded before it is scanned.
func Fold(raw string) string { return fold(raw).text }

// Gapped reports whether a text holds digits with white space between them of which
// nothing shows that they are one number.
func Gapped(raw string) bool {
	f := fold(raw)
	return f.gaps(raw) != nil
}

// SameEvidence reports whether a text says of its siblings what it says when it is
// scanned whole.
func SameEvidence(raw string) bool {
	s := oneLine(fold(raw).text)
	digits, symbol := startsSymbol(s)
	return len(raw) > maxSibling || !worthCounting(raw) || evidenceOf(raw, fold(raw)) == scannedEvidence(s, digits, symbol)
}

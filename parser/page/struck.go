package page

// Text that is crossed out is text of the page, and often what stands in its place
// follows at once: 90 crossed out, and 95%.

// StruckText is the message of the diagnostic struck-text.
const StruckText = "text that is crossed out is read"

// RunTogether reports whether a number that is crossed out and what stands beside it
// would run together to another number: last is the last byte of the one, 0 where there
// is none, and first is the first of the other. A line break keeps them apart.
func RunTogether(last, first byte) bool {
	const operator = 0xe2 // of ≥ and ≤
	digit := first >= '0' && first <= '9' || first == '<' || first == '>' || first == '=' || first == operator
	return digit && (last >= '0' && last <= '9' || last == '%')
}

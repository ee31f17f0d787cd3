package html

import "strings"

// joined is the text of a cell: a line for each paragraph.
func joined(items []*item) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0].Text
	}
	lines := make([]string, len(items))
	for i := range items {
		lines[i] = items[i].Text
	}
	return strings.Join(lines, "\n")
}

// numbers are the automatic numbers of a cell's lines, nil when there are none.
func numbers(items []*item) []string {
	var all []string
	numbered := false
	for i := range items {
		numbered = numbered || items[i].Number != ""
	}
	if !numbered {
		return nil
	}
	for i := range items {
		all = append(all, items[i].Number)
		for range strings.Count(items[i].Text, "\n") {
			all = append(all, "")
		}
	}
	return all
}

// span reads a colspan or rowspan: digits, and whatever may follow them. What is
// no number is one.
func span(value string) int {
	for value != "" && isSpace(value[0]) {
		value = value[1:]
	}
	value = strings.TrimPrefix(value, "+")
	n, digits := 0, 0
	for ; digits < len(value) && value[digits] >= '0' && value[digits] <= '9'; digits++ {
		n = min(10*n+int(value[digits]-'0'), maxSpan)
	}
	if digits == 0 {
		return 1
	}
	return n
}

// maxSpan is the largest rowspan that HTML knows; a colspan ends at 1000.
const maxSpan = 65534

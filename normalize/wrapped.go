package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// unwrap takes out the line breaks that narrow columns make within a date
// (2022年1⏎0月底前), within a number (1,23⏎4.00) and between two ends (3-⏎5天,
// 2023年1月⏎-12月).
func unwrap(s string) string {
	if len(s) > maxQuantity {
		return s
	}
	from := 0 // of the line
	for i := 0; i < len(s); i++ {
		if s[i] != '\n' {
			continue
		}
		line, after := s[from:i], s[i+1:]
		next, _, _ := strings.Cut(after, "\n")
		switch {
		case from == 0 && isEmpty(line): // —⏎5次: the dash is no sign of the number
			s, i = after, -1
		case goesOn(line, next):
			s = s[:i] + after
			i--
		default:
			from = i + 1
		}
	}
	return s
}

// goesOn reports whether a line continues the one before it.
func goesOn(line, next string) bool {
	n := digitRun(next)
	if n > 0 {
		if digitsBefore(line, "年") == 4 && (strings.HasPrefix(next[n:], "月") || followsMonths(next[n:])) ||
			digitsBefore(line, "月") > 0 && strings.HasPrefix(next[n:], "日") {
			return true
		}
		if endsWith(line, "达到") { // which is an answer where it stands alone
			return true
		}
		if at := lastNumber(line); at < len(line) {
			run := []byte(line[at:] + "\n" + next[:n])
			if isOneNumber(run) || inDate([]byte(line[:at]), run, []byte(next[n:])) {
				return true
			}
		}
	}
	if line == "" || next == "" || line[0] == '-' || !hasDigit(line) || !hasDigit(next) {
		return false
	}
	if !endsWith(line, "-", "~", "至", "到") && !startsWith(next, "-", "~", "至", "到") {
		return false
	}
	var t schema.Threshold
	if joined := line + next; date(joined, &t) {
		return t.Low != ""
	}
	p, ok := joinedEnds(line, next)
	return ok && p.low.size().Cmp(p.high.size()) < 0
}

// lastNumber gives the place at which the number begins that a text ends in.
func lastNumber(s string) int {
	i := len(s)
	for i > 0 && (isDigit(s[i-1]) || s[i-1] == ',' || s[i-1] == '.') {
		i--
	}
	return i
}

// joinedEnds reads two lines as the two ends of one range.
func joinedEnds(line, next string) (span, bool) {
	a, okA := scanQuantity(strings.TrimSuffix(line, "-"))
	if okA && a.tail != "" { // 95%以上⏎-3
		return span{}, false
	}
	p, ok := joined(line + next)
	return p, ok && p.low.num.text != "" && p.high.num.text != "" && p.align()
}

// digitsBefore counts the digits before the word that a text ends in.
func digitsBefore(s, word string) (n int) {
	s, ok := strings.CutSuffix(s, word)
	for ok && n < len(s) && isDigit(s[len(s)-1-n]) {
		n++
	}
	return n
}

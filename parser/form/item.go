package form

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/internal/trim"
	"github.com/jixiao-data/jixiao/schema"
)

// item parts a printed number from the text it counts: "1、…", "（一）…", "目标1：…",
// "2.…", "①…". The text itself stays whole in Raw.
func item(t schema.Text) schema.Item {
	no, body := splitNumber(t.Raw)
	return schema.Item{Text: t, No: no, Body: body}
}

const hanziDigits = "〇零一二三四五六七八九十百"

func splitNumber(raw string) (no, body string) {
	s := trim.Space(raw)
	plain := s
	if rest, ok := strings.CutPrefix(s, "目标"); ok { // 目标1：…
		if no, body, ok := cutNumber(rest, ":：、.．"); ok {
			return no, body
		}
	}
	for _, open := range []string{"（", "("} {
		if rest, ok := strings.CutPrefix(s, open); ok {
			if no, body, ok := cutNumber(rest, "）)"); ok {
				return no, strings.TrimLeft(body, "、.． ")
			}
		}
	}
	if no, body, ok := cutNumber(s, "、.．）)"); ok {
		return no, body
	}
	if r, size := utf8.DecodeRuneInString(s); isCircled(r) {
		return s[:size], trim.Space(s[size:])
	}
	return "", plain
}

// cutNumber cuts a number of at most three digits and one of the marks after it.
// A dot before a digit is a decimal point and no mark.
func cutNumber(s, marks string) (no, body string, ok bool) {
	end := strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsDigit(r) && !strings.ContainsRune(hanziDigits, r)
	})
	if end <= 0 || utf8.RuneCountInString(s[:end]) > 3 {
		return "", "", false
	}
	for _, mark := range marks {
		rest, found := strings.CutPrefix(s[end:], string(mark))
		if !found {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(rest); (mark == '.' || mark == '．') && unicode.IsDigit(first) {
			return "", "", false
		}
		return s[:end], trim.Space(rest), true
	}
	return "", "", false
}

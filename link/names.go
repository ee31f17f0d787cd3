package link

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/schema"
	"golang.org/x/text/width"
)

// fold makes texts comparable that differ only in white space and width.
func fold(s string) string { return strings.Join(strings.Fields(width.Fold.String(s)), "") }

// letters keeps what a name says: letters and digits, in one case.
func letters(s string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s))
}

// projectName is a project's name, comparable: 特定目标类/2024年河道保洁（项目） is 河道保洁
// in the year 2024. A name that says nothing else is kept.
func projectName(raw string, year int) string {
	s := fold(raw)
	for { // the categories that Anhui's lists print before the name
		kind, name, found := strings.Cut(s, "/")
		if !found || !strings.HasSuffix(kind, "类") || name == "" {
			break
		}
		s = name
	}
	s = letters(s)
	for _, word := range []string{strconv.Itoa(year) + "年度", strconv.Itoa(year) + "年"} {
		s = cutName(s, strings.TrimPrefix(s, word))
	}
	for _, word := range []string{"项目支出", "项目"} {
		s = cutName(s, strings.TrimSuffix(s, word))
	}
	return s
}

// cutName takes the shorter name unless nothing is left of it.
func cutName(long, short string) string {
	if short == "" {
		return long
	}
	return short
}

// What is dropped from an indicator's name: numbering (指标1：, 2、, ③), points
// (（10分）), a unit or a template in brackets at the end (（人）, （≥**%）).
var (
	numbering = regexp.MustCompile(`^(?:[★▲△*]*(?:指标[0-9一二三四五六七八九十]*|[0-9]+)[:、.]|[①-⑳])([^0-9])`)
	inPoints  = regexp.MustCompile(`\([0-9.]+分\)$`)
	atEnd     = regexp.MustCompile(`\(([^()]*)\)$`)
)

// indicatorName is an indicator's name, comparable.
func indicatorName(raw string) string {
	s := numbering.ReplaceAllString(fold(raw), "$1")
	s = inPoints.ReplaceAllString(s, "")
	if m := atEnd.FindStringSubmatch(s); m != nil && isUnit(m[1]) {
		s = strings.TrimSuffix(s, m[0])
	}
	return letters(s)
}

// levelName is the name of a level, comparable: 产出指标（50分） is 产出指标.
func levelName(t *schema.Text) string {
	return letters(inPoints.ReplaceAllString(fold(trimmed(t)), ""))
}

// isUnit reports whether the text in brackets is a unit, or a template without
// words, and no part of the name.
func isUnit(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "单位"), ":")
	if !strings.ContainsFunc(s, unicode.IsLetter) {
		return true
	}
	for _, scale := range []string{"", "万", "亿", "千"} {
		rest, ok := strings.CutPrefix(s, scale)
		if !ok {
			continue
		}
		if utf8.RuneCountInString(rest) == 1 || // a measure word
			slices.ContainsFunc(schema.Units(), func(u schema.UnitInfo) bool { return slices.Contains(u.Spellings, rest) }) {
			return true
		}
	}
	return false
}

// distance is the number of characters to insert, to drop or to replace between
// two names; false when they are more than limit.
func distance(a, b []rune, limit int) (int, bool) {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > limit {
		return 0, false
	}
	row := make([]int, len(a)+1)
	for i := range row {
		row[i] = i
	}
	for j := 1; j <= len(b); j++ {
		diagonal := row[0]
		row[0] = j
		least := j
		for i := 1; i <= len(a); i++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost = 1 + min(diagonal, row[i], row[i-1])
			}
			diagonal, row[i] = row[i], cost
			least = min(least, cost)
		}
		if least > limit {
			return 0, false
		}
	}
	return row[len(a)], row[len(a)] <= limit
}

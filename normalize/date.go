package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// planWords are whole cells that say "as planned" (rules §7).
var planWords = func() map[string]bool {
	words := map[string]bool{"按计划完成": true, "在计划时间内完成": true}
	for _, w := range []string{"按时", "及时", "按期"} {
		words[w] = true
		for _, done := range []string{"完成", "发放", "拨付", "支付"} {
			words[w+done] = true
		}
	}
	return words
}()

// currentYear are whole cells that say "within this year".
var currentYear = map[string]bool{"当年": true, "本年度": true, "年度内": true, "本年": true, "年内": true, "当年内": true, "本年度内": true, "本年内": true}

// maxDate is the length in bytes of the longest text that is read as a date.
const maxDate = 120

// date reads dates, spans and plan words (rules §7).
func date(s string, t *schema.Threshold) bool {
	switch {
	case len(s) > maxDate:
		return false
	case currentYear[s]:
		t.Kind, t.Op, t.Base = schema.Date, schema.EQ, "current_year"
		return true
	case planWords[s]:
		t.Kind, t.Op, t.Base = schema.Date, schema.LE, "plan"
		return true
	case strings.Contains(s, "次年") || strings.Contains(s, "明年") || strings.Contains(s, "下年"):
		return false // the year depends on the document's
	}
	misread, skip := misreadDate(s)
	var side quantity // the operators on both sides of the date
	rest := side.dateLead(s[skip:])
	if misread != "" {
		side.lead = operator{op: misread}
		side.mend.add(schema.MisreadOperator)
	}
	from, n := scanPoint(rest, point{})
	words := false
	if n == 0 { // 工程于2021年10月底前竣工
		if rest = behindWords(rest); rest == "" {
			return false
		}
		rest = side.dateLead(rest)
		words = true
		if from, n = scanPoint(rest, point{}); n == 0 {
			return false
		}
	}
	to, m := spanEnd(rest[n:], from)
	printed := rest[:n+m]
	rest = timeOfDay(rest[n+m:])
	side.tail, rest = dateSide(rest)
	if side.tail == schema.LE && strings.TrimPrefix(rest, "完成") == "100%" { // all of it by then
		rest = ""
	}
	if !closesDate(rest, printed) || words && rest != "" && side.tail == "" && !from.last && !to.last {
		return false
	}
	side.decide()
	if from.hanzi || to.hanzi {
		side.mend.add(schema.ChineseNumeral)
	}
	switch {
	case m > 0 && side.lead.as&weak != 0 && side.tail == "": // 截至 bounds no span
		spanned(from, to, schema.EQ, t)
	case m > 0:
		spanned(from, to, side.op, t)
	case side.other != "":
		disputed(from, side.op, side.other, t)
	default:
		pointed(from, side.op, t)
	}
	t.Repairs = side.mend.codes()
	return true
}

// misreadDate recognises an operator that OCR misread, before a date (rules §5.5).
func misreadDate(s string) (op schema.Op, length int) {
	op, length = misreadOperator(s)
	if op == "" {
		return "", 0
	}
	if _, n := scanPoint(s[length:], point{}); n == 0 {
		return "", 0
	}
	return op, length
}

// behindWords drops the words before a date that begins with a digit, but for an operator
// that stands right before it: 竣工不晚于12月31日.
func behindWords(s string) string {
	at := strings.IndexAny(s, "0123456789")
	if at <= 0 || isLetter(s[at-1]) || comparesWith(s[:at]) {
		return ""
	}
	for i := range s[:at] {
		word, _, ok := dateOperators.prefix(s[i:])
		if !ok {
			var o operator
			word, o, ok = startsOperator(s[i:])
			ok = ok && o.as&^(symbol|variant) == 0
		}
		if ok && i+len(word) == at {
			return s[i:]
		}
	}
	return s[at:]
}

// timeOfDay drops a time behind a day: 12月31日24时前, 12月31日17:00前.
func timeOfDay(s string) string {
	n := digitRun(s)
	if n == 0 || n > 2 {
		return s
	}
	if after := s[n:]; len(after) >= 3 && after[0] == ':' && allDigits(after[1:3]) {
		return after[3:]
	}
	for _, w := range []string{"时", "点"} {
		if rest, ok := strings.CutPrefix(s[n:], w); ok {
			return rest
		}
	}
	return s
}

// closesDate reports whether the text behind a date says no more of the value:
// 完成, 竣工验收. 全年 has nothing else behind it, since 全年无休 is no date.
func closesDate(rest, printed string) bool {
	if rest != "" {
		rest = rest[remark(rest):]
	}
	if rest == "" || rest == "完成" {
		return true
	}
	if strings.HasSuffix(printed, "全年") || strings.HasSuffix(printed, "全年度") || len(rest) > 30 || rest[0] < 0x80 {
		return false
	}
	if startsWith(rest, "以", "上", "中", "下", "旬", "和", "与", "或") || hasAny(rest, "率", "以上", "以下") {
		return false
	}
	if strings.Contains(rest, "每") && !strings.Contains(printed, "月") { // 2021年每月, but 1-12月每月
		return false
	}
	for i := range rest {
		if numberAt(rest, i, true) {
			return false
		}
	}
	return true
}

// dateFillers are words that may stand before a date.
var dateFillers = newDictionary(map[string]bool{
	"完成时间": true, "完成": true, "已": true, "每年": true, "预计": true, "计划": true, "当年": true, "本年": true, "应于": true, "于": true, "在": true, "自": true, "从": true,
	"截至": true, "截止": true, "到": true, "至": true, "项目": true, "力争": true, "确保": true, "时间": true, "为": true, ":": true,
})

// dateLead reads what stands before a date: operators, and words that say nothing.
func (q *quantity) dateLead(s string) (rest string) {
	for rest = s; rest != ""; {
		if word, o, ok := startsOperator(rest); ok && (o.as&symbol != 0 || o.as == 0 && onlyDay(rest[len(word):])) {
			q.addLead(o)
			rest = rest[len(word):]
			continue
		}
		word, op, ok := dateOperators.prefix(rest)
		if ok {
			q.addLead(operator{op: op})
			rest = rest[len(word):]
			continue
		}
		if word, _, ok = dateFillers.prefix(rest); !ok {
			break
		}
		if word == "截至" || word == "截止" { // a 前 or 起 behind the date tells more
			q.addLead(operator{schema.LE, weak})
		}
		if strings.HasSuffix(word, "年") && startsWith(rest[len(word):], "底", "末") {
			word = word[:len(word)-len("年")] // 当年底
		}
		rest = rest[len(word):]
	}
	return rest
}

// onlyDay reports whether a text is a date with signs of the calendar and nothing else. Words
// of comparison before it are then those of the date: 小于等于12月, but not 不低于2020年水平,
// nor 大于2020.12, which is a number.
func onlyDay(s string) bool {
	p, n := scanPoint(s, point{})
	if n == 0 || p.dotted || p.until > 0 && (p.year == 0 && isDigit(s[0]) || strings.HasPrefix(s, "全年")) { // 2季度 may be two
		return false
	}
	_, rest := dateSide(timeOfDay(s[n:]))
	return rest == "" || rest == "完成"
}

// dateOperators are the operators before a date.
var dateOperators = func() *dictionary[schema.Op] {
	words := map[string]schema.Op{"晚于": schema.GT, "迟于": schema.GT, "早于": schema.LT, "不超过": schema.LE, "最迟": schema.LE, "最晚": schema.LE}
	for _, no := range strings.Fields(negations) {
		words[no+"晚于"], words[no+"迟于"], words[no+"早于"] = schema.LE, schema.LE, schema.GE
	}
	return newDictionary(words)
}()

// dateSides are the operators behind a date.
var dateSides = newDictionary(map[string]schema.Op{
	"之前": schema.LE, "以前": schema.LE, "前": schema.LE, "以内": schema.LE, "之内": schema.LE, "内": schema.LE, "以下": schema.LE, "及以下": schema.LE, "及以前": schema.LE,
	"之后": schema.GE, "以后": schema.GE, "后": schema.GE, "起": schema.GE, "以来": schema.GE, "至今": schema.GE, "以上": schema.GE, "及以上": schema.GE, "及以后": schema.GE,
})

// dateSide reads 前, 后 and their kin behind a date.
func dateSide(s string) (op schema.Op, rest string) {
	word, op, ok := dateSides.prefix(s)
	if !ok {
		n := 0
		if s != "" {
			n = remark(s)
		}
		if n == 0 {
			return "", s
		}
		if word, op, ok = dateSides.prefix(s[1 : n-1]); ok && len(word) == n-2 { // 2021年12月底（前）
			return op, s[n:]
		}
		if op, rest = dateSide(s[n:]); op == "" { // 2021年12月（含）前
			return "", s
		}
		return op, rest
	}
	return op, s[len(word):]
}

// spanEnd reads the end of a span behind its beginning.
func spanEnd(s string, from point) (to point, length int) {
	for _, sep := range []string{"--", "-", "~", "至", "到"} {
		if r, ok := strings.CutPrefix(s, sep); ok {
			if to, n := scanPoint(r, from); n > 0 {
				return to, len(sep) + n
			}
			return to, 0
		}
	}
	return to, 0
}

// spanned makes the threshold of a span.
func spanned(from, to point, op schema.Op, t *schema.Threshold) {
	if to.year > 0 && from.year == 0 {
		from.year = to.year
	}
	if to.until > 0 {
		to.month = to.until
	}
	t.Kind, t.Op = schema.Date, schema.Between
	t.Low, t.High = iso(from.year, from.month, from.day), iso(to.year, to.month, to.day)
	if from.last {
		t.Low = lastDay(from)
	}
	if to.last || op == schema.LE { // …-12月底前
		t.High = lastDay(to)
	}
}

// disputed leaves the operator of a date open between two that contradict each other
// (rules §5.4): ≥2022年12月31日前.
func disputed(p point, op, other schema.Op, t *schema.Threshold) {
	for _, op := range []schema.Op{op, other} {
		pointed(p, op, t)
		t.Candidates = append(t.Candidates, schema.Candidate{Op: op, Value: t.Value})
	}
	t.Op, t.Value, t.Ambiguous = "", t.Candidates[0].Value, true
}

// pointed makes the threshold of a single date, or of a span that a word names.
func pointed(p point, op schema.Op, t *schema.Threshold) {
	t.Kind, t.Op = schema.Date, op
	switch {
	case boundsHigh(op) && (op != schema.LT || p.last):
		t.Value = lastDay(p)
	case (boundsLow(op) || op == schema.LT) && !p.last:
		t.Value = iso(p.year, p.month, p.day)
	case boundsLow(op):
		t.Value = lastDay(p)
	case p.last:
		t.Op, t.Value = schema.EQ, lastDay(p)
	case p.until > 0:
		t.Op, t.Low, t.High = schema.Between, iso(p.year, p.month, 0), iso(p.year, p.until, 0)
	default:
		t.Op, t.Value = schema.EQ, iso(p.year, p.month, p.day)
	}
}

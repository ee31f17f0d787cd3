package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// Context is what is known of a value beside its text.
type Context struct {
	// Indicator is the indicator's name (三级指标), which may tell the unit.
	Indicator string
	// Column is the value's column: target, actual, … The same rules hold in each.
	Column string
	// Siblings are the other raw values of the same document, this one excluded.
	Siblings []string
}

// Value reads an indicator value (指标值). It never fails: text that states no
// value is a Threshold of kind text, and Raw is always the text as given.
func Value(raw string, in Context) schema.Threshold {
	var e evidence
	for _, s := range in.Siblings {
		e.add(s, 1)
	}
	return value(raw, newName(in.Indicator), &e)
}

// Values reads all values of one document. Each is read with the others as its
// siblings, as [Value] would, in time linear in their number. The contexts are
// those of the values; their Siblings are not used.
func Values(raws []string, in []Context) []schema.Threshold {
	var all evidence
	for _, raw := range raws {
		all.add(raw, 1)
	}
	out := make([]schema.Threshold, len(raws))
	for i, raw := range raws {
		others := all
		others.add(raw, -1)
		out[i] = value(raw, newName(in[i].Indicator), &others)
	}
	return out
}

// value applies the rules of SPEC §2 in their order: the first that fits decides.
func value(raw string, n name, e *evidence) schema.Threshold {
	f := fold(raw)
	t := schema.Threshold{Raw: raw, Kind: schema.Words}
	s := f.text
	if isEmpty(s) {
		t.Kind = schema.Empty
		return t
	}
	body := strings.TrimRight(s, "。；;，,、.\n")
	body = strings.TrimLeft(body, "\n")
	var mend repairSet
	if body == "" {
		return t
	}
	if strings.TrimRight(s, "\n") != strings.TrimRight(body, "\n") && len(strings.TrimRight(s, "\n")) > len(body) {
		mend.add(schema.TrailingPunctuation)
	}
	if parts := split(body); len(parts) > 1 && multi(parts, n, e, &t) {
		mend.addAll(t.Repairs)
	} else if !typed(strings.ReplaceAll(body, "\n", ""), n, e, &t) {
		return t // text: nothing was read, so nothing was mended
	} else {
		mend.addAll(t.Repairs)
	}
	if f.wide {
		mend.add(schema.FullWidth)
	}
	if f.ocr {
		mend.add(schema.OCRConfusable)
	}
	t.Repairs = mend.codes()
	return t
}

// isEmpty reports whether a text only says that there is no value (SPEC §2.1).
func isEmpty(s string) bool {
	s = strings.ReplaceAll(s, "\n", "")
	return strings.Trim(s, "/-…") == "" || s == "N/A" || s == "n/a" || s == "不适用"
}

// typed reads a text without line breaks that is not several values. It reports
// whether it states a value.
func typed(s string, n name, e *evidence, t *schema.Threshold) bool {
	for _, rule := range []func(string, name, *evidence, *schema.Threshold) bool{
		date, relative, spread, single, truth, quality,
	} {
		if rule(s, n, e, t) {
			return true
		}
	}
	return false
}

// single reads ratio, duration, bound and exact values (SPEC §2.6 to §2.8).
func single(s string, n name, e *evidence, t *schema.Threshold) bool {
	if isFraction(s) {
		return false
	}
	misread, skip := misreadLetter(s)
	q, ok := scanQuantity(s[skip:])
	if !ok {
		q, ok = scanQuantity(afterDate(s))
	}
	if !ok {
		return nothingOf(s, n, t)
	}
	if q.unitRaw == "月" && len(q.per) == 0 || q.unitRaw == "日" && dayOfMonth(s) {
		return false // 6月中旬 and 次月10日前 are no lengths of time
	}
	if misread != "" && q.lead.op == "" {
		q.lead = operator{op: misread}
		q.mend.add(schema.MisreadOperator)
		q.decide()
	}
	either := n.inherit(&q)
	q.fill(t, n, e, either)
	return true
}

// afterDate drops a date that opens a text, when more than that follows:
// 2021年完成培训12次.
func afterDate(s string) string {
	_, rest := dateLead(s)
	p, n := scanPoint(rest, point{})
	if n == 0 || p.year == 0 {
		return ""
	}
	_, rest = dateSide(rest[n:])
	return rest
}

// dayOfMonth recognises 每月10日前, 次月5日之前: a day of the calendar and no number
// of days.
func dayOfMonth(s string) bool {
	at := strings.Index(s, "日")
	if at < 0 {
		return false
	}
	after := s[at+len("日"):]
	return hasAny(s[:at], "月") || strings.HasPrefix(after, "前") || strings.HasPrefix(after, "之前") || strings.HasPrefix(after, "以前")
}

// fill makes the threshold of a quantity.
func (q *quantity) fill(t *schema.Threshold, n name, e *evidence, either bool) {
	r := q.read(n, e)
	mend := q.mend
	if r.code != "" {
		mend.add(r.code)
	}
	if q.again {
		mend.add(schema.DuplicatedNumber)
	}
	t.Op = r.op
	t.Value = schema.Literal(q.sign(r.value))
	t.Scale = scaleOf(q.num.scale)
	t.UnitRaw = q.unitRaw
	t.Per = q.per
	if q.unit != nil {
		t.Unit = q.unit.code
	}
	switch {
	case len(q.per) > 0:
		t.Kind = schema.Ratio
	case q.unit.isTime():
		t.Kind = schema.Duration
	case t.Op == schema.EQ || t.Op == schema.Approx:
		t.Kind = schema.Exact
	default:
		t.Kind = schema.Bound
	}
	t.Ambiguous, t.Candidates = r.ambiguous, r.candidates
	if either && !t.Ambiguous {
		t.Ambiguous = true
		t.Candidates = []schema.Candidate{{Op: t.Op, Value: t.Value, Unit: "percent"}, {Op: t.Op, Value: t.Value, Unit: "fraction"}}
	}
	if q.other != "" {
		q.disagree(t)
	}
	if q.period && len(q.per) == 0 && !q.unit.isTime() && !q.unit.isShare() {
		t.Period = "year"
	}
	if t.Unit == "percent" && t.Value != "" && !t.Ambiguous && n.capped() && schema.Decimal(t.Value).Cmp("100") > 0 {
		mend.add(schema.PercentOver100)
	}
	t.Direction = direction(t.Op)
	t.Repairs = mend.codes()
}

// disagree leaves the operator open between two that contradict each other
// (SPEC §5.4).
func (q *quantity) disagree(t *schema.Threshold) {
	t.Candidates = []schema.Candidate{
		{Op: q.op, Value: t.Value, Unit: t.Unit},
		{Op: q.other, Value: t.Value, Unit: t.Unit},
	}
	t.Ambiguous, t.Op = true, ""
	if t.Kind == schema.Exact {
		t.Kind = schema.Bound
	}
}

func (q *quantity) sign(value string) string {
	if q.neg && value != "" && value != "0" {
		return "-" + value
	}
	return value
}

// scales are the words for powers of ten, by their number of zeros.
func scaleOf(power int) schema.Literal {
	if power == 0 {
		return "1"
	}
	return schema.Literal("1" + strings.Repeat("0", power))
}

// isFraction recognises 12/12, which is a count and no value (SPEC §2.10).
func isFraction(s string) bool {
	a, b, ok := strings.Cut(s, "/")
	return ok && allDigits(a) && allDigits(b)
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// nothingOf reads 无 and 没有 (SPEC §8): none of a bad event is zero, else the text
// does not say whether there is nothing or no value.
func nothingOf(s string, n name, t *schema.Threshold) bool {
	if s != "无" && s != "没有" {
		return false
	}
	t.Kind, t.Op = schema.Exact, schema.EQ
	if n.badEvent() {
		t.Value, t.Scale = "0", "1"
		return true
	}
	t.Ambiguous = true
	t.Candidates = []schema.Candidate{{Op: schema.EQ, Value: "0"}, {}}
	return true
}

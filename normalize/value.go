package normalize

import (
	"context"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/schema"
)

// Context is what is known of a value beside its text.
type Context struct {
	// Indicator is the indicator's name (三级指标), which may tell the unit.
	Indicator string
	// Siblings are the other raw values of the same document, this one excluded.
	Siblings []string
}

// Value reads an indicator value (指标值). It never fails: text that states no
// value is a Threshold of kind text, and Raw is always the text as given.
func Value(raw string, in Context) schema.Threshold {
	var e evidence
	for _, s := range in.Siblings {
		e = e.with(evidenceOf(s, fold(s)))
	}
	t := schema.Threshold{Raw: raw}
	value(fold(raw), in.Indicator, &e, &t)
	return t
}

// Fill reads the values of one document where they are: each has its Raw and is else
// empty. Each is read with the others as its siblings, as [Value] would, in time linear in
// their number. The contexts are those of the values, in the same order; their Siblings are
// not used, and those that are missing are empty. The error is that of a context that has
// ended.
func Fill(ctx context.Context, values []*schema.Threshold, in []Context) error {
	d := newDocument(len(values))
	defer d.free()
	for i, t := range values {
		if i%looksEach == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		d.add(t.Raw)
	}
	for i, t := range values {
		if i%looksEach == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		d.read(i, in, t)
	}
	return nil
}

// looksEach is how many values are read between two looks at the context.
const looksEach = 64

// A document is the values of one document, folded, with what they say of each other.
// Its memory is used again for the next one.
type document struct {
	folded []folding
	says   []evidence
	all    evidence
}

var documents = sync.Pool{New: func() any { return &document{} }}

// maxKept is the number of values up to which memory is used again.
const maxKept = 1 << 16

func newDocument(values int) *document {
	d := documents.Get().(*document)
	d.folded, d.says = slices.Grow(d.folded, values), slices.Grow(d.says, values)
	return d
}

// free keeps the memory for another document.
func (d *document) free() {
	if cap(d.folded) > maxKept {
		return
	}
	clear(d.folded)
	*d = document{folded: d.folded[:0], says: d.says[:0]}
	documents.Put(d)
}

func (d *document) add(raw string) {
	f := fold(raw)
	e := evidenceOf(raw, f)
	d.folded, d.says, d.all = append(d.folded, f), append(d.says, e), d.all.with(e)
}

// read reads value i, all of them having been added.
func (d *document) read(i int, in []Context, t *schema.Threshold) {
	others := d.all.without(d.says[i])
	indicator := ""
	if i < len(in) {
		indicator = in[i].Indicator
	}
	value(d.folded[i], indicator, &others, t)
}

// value applies the rules of rules §2 in their order: the first that fits decides. The
// threshold has its Raw, of which f is the folding.
func value(f folding, indicator string, e *evidence, t *schema.Threshold) {
	t.Kind = schema.Words
	s := strings.Trim(f.text, "\n")
	if isEmpty(s) {
		t.Kind = schema.Empty
		return
	}
	if f.has&hasSeparator != 0 && strings.IndexByte(s, '\n') > 0 {
		s = unwrap(s)
	}
	body := s
	switch s[len(s)-1] { // the last byte of each of these; most texts end in none
	case ';', ',', '.', '\n', "。"[2], "；"[2], "，"[2], "、"[2]:
		body = strings.TrimRight(body, "。；;，,、.\n")
	}
	switch s[0] {
	case ';', ',', '\n', "；"[0], "、"[0]:
		body = strings.TrimLeft(body, "；;，,、\n")
	}
	if body == "" {
		return
	}
	n := &name{raw: indicator}
	if !several(body, f.has, n, e, t) && !typed(unbracket(dropCounter(oneLine(body))), f.has, n, e, t) {
		return // text: nothing was read, so nothing was mended
	}
	for _, g := range f.gaps(t.Raw) {
		if !g.undecided(t) {
			*t = schema.Threshold{Raw: t.Raw, Kind: schema.Words}
			return
		}
	}
	var mend repairSet
	if !strings.HasSuffix(s, body) {
		mend.add(schema.TrailingPunctuation)
	}
	if f.wide {
		mend.add(schema.FullWidth)
	}
	if f.ocr {
		mend.add(schema.OCRConfusable)
	}
	if mend != 0 {
		mend.addAll(t.Repairs)
		t.Repairs = mend.codes()
	}
}

// isEmpty reports whether a text only says that there is no value (rules §2.1).
func isEmpty(s string) bool {
	switch {
	case s == "" || s == "N/A" || s == "n/a" || s == "不适用":
		return true
	case s[0] == '/' || s[0] == '-' || strings.HasPrefix(s, "…"):
		return strings.Trim(s, "/-…\n") == ""
	}
	return false
}

// unbracket takes brackets off a text that is nothing else: （≥95%）.
func unbracket(s string) string {
	if len(s) <= 2 || s[0] != '(' && s[0] != '[' {
		return s
	}
	if strings.IndexAny(s, ")]") == len(s)-1 && strings.LastIndexAny(s, "([") == 0 {
		if _, ok := interval(s); !ok && !strings.Contains(s, "∞") {
			return s[1 : len(s)-1]
		}
	}
	return s
}

// several reads a text of several values (rules §2.2).
func several(s string, has traits, n *name, e *evidence, t *schema.Threshold) bool {
	if has&hasSeparator == 0 {
		return false
	}
	switch parts := unexplained(split(s)); len(parts) {
	case 0:
		return false
	case 1: // 1、培训3次
		return parts[0] != s && typed(oneLine(parts[0]), has, n, e, t)
	default:
		if p, ok := continued(parts); ok { // ≥80%，且<90%
			return p.fill(t, n)
		}
		return multi(parts, n, e, t)
	}
}

// continued reads the two bounds of one quantity that a comma and 且 stand between.
func continued(parts []string) (p span, ok bool) {
	if len(parts) != 2 || !startsWith(parts[1], "且", "并且") {
		return p, false
	}
	p, ok = scanSpan(parts[0] + parts[1])
	if !ok {
		return p, false
	}
	upper, ok := scanQuantity(trimAnd(parts[1]))
	return p, ok && upper.start == 0 // 培训≥3次，且演练≤5次 are two quantities
}

// typed reads a text without line breaks that is not several values. It reports
// whether it states a value.
func typed(s string, has traits, n *name, e *evidence, t *schema.Threshold) bool {
	s = unequal(s)
	if !stated(s, has, n, e, t) {
		return false
	}
	if has&hasNegation != 0 {
		if no := denied(s); no != 0 {
			return deny(t, no)
		}
	}
	return true
}

// stated reads a text by the rule that fits first, whatever it denies.
func stated(s string, has traits, n *name, e *evidence, t *schema.Threshold) bool {
	return (has&hasDate != 0 || opensCompactDay(s) && !n.unitTold()) && date(s, t) ||
		has&hasBase != 0 && relative(s, n, e, t) ||
		counted(s, has, n, e, t) ||
		remarked(s, n, e, t) ||
		nothingOf(s, n, t) ||
		truth(s, t) ||
		quality(s, t)
}

// remarked reads words of success or quality with their number in brackets:
// 已完成（100%）, 优（≥90分）, 已完成（2023年12月）. A number wins over words (rules §2.8).
func remarked(s string, n *name, e *evidence, t *schema.Threshold) bool {
	words, inside, ok := numberInRemark(s)
	if !ok || words != "无" && truths[words] == "" && gradeClass(words) == "" && !endsWith(words, "完成", "达标", "到位") {
		return false
	}
	return isDigit(inside[0]) && date(inside, t) || amount(inside, n, e, t)
}

// numberInRemark parts words from a remark behind them that is nothing but a number
// with its unit or operator. （1） refers to a note, （12/12） counts, and 2级 is a grade.
func numberInRemark(s string) (words, inside string, ok bool) {
	open := strings.IndexByte(s, '(')
	if open <= 0 || s[len(s)-1] != ')' || strings.IndexByte(s, ')') < len(s)-1 || utf8.RuneCountInString(s[:open]) > maxClause {
		return "", "", false
	}
	words, inside = s[:open], s[open+1:len(s)-1]
	if inside == "" || hasDigit(words) || !hasDigit(inside) {
		return "", "", false
	}
	if q, ok := scanQuantity(inside); ok {
		if q.start > 0 || q.end < len(inside) || q.unit.none() && q.lead.none() || q.unit.code == "级" || q.guessed {
			return "", "", false
		}
		return words, inside, true
	}
	_, ok = scanSpan(inside)
	if p, n := scanPoint(inside, point{}); n > 0 && p.month > 0 {
		ok = true
	}
	return words, inside, ok && isDigit(inside[0])
}

// unequal takes a = off words that are no number: =是, =按时完成. It stands in the
// operator's field where the words stand in the value's.
func unequal(s string) string {
	if len(s) < 2 || s[0] != '=' || hasNumber(s) {
		return s
	}
	if _, compares := findComparison(s); compares || operatorAt(s[1:]) {
		return s
	}
	return s[1:]
}

// fill makes the threshold of a quantity. either says that percent and fraction
// both fit.
func (q *quantity) fill(t *schema.Threshold, n *name, e *evidence, either bool) {
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
	t.Unit, t.UnitRaw, t.Per = q.unit.code, q.unitRaw, q.per
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
	switch {
	case q.other != "":
		t.Candidates = q.disagree(t)
	case len(r.candidates) > 0:
		t.Candidates = r.candidates
	case either:
		t.Candidates = shareOrFraction(t.Op, t.Value)
	}
	t.Ambiguous = t.Candidates != nil
	if q.period {
		t.Period = periodOf(q)
	}
	if t.Unit == percent.code && len(t.Value) > len("99") && schema.Decimal(t.Value).Cmp("100") > 0 && n.capped() {
		mend.add(schema.PercentOver100)
	}
	t.Direction = direction(t.Op)
	t.Repairs = mend.codes()
}

// disagree leaves the operator open between two that contradict each other
// (rules §5.4).
func (q *quantity) disagree(t *schema.Threshold) []schema.Candidate {
	if t.Kind == schema.Exact {
		t.Kind = schema.Bound
	}
	t.Op = ""
	return []schema.Candidate{{Op: q.op, Value: t.Value, Unit: t.Unit}, {Op: q.other, Value: t.Value, Unit: t.Unit}}
}

// shareOrFraction are the readings of a share of 1 or less without a unit
// (rules §3.7b).
func shareOrFraction(op schema.Op, value schema.Literal) []schema.Candidate {
	return []schema.Candidate{{Op: op, Value: value, Unit: "percent"}, {Op: op, Value: value, Unit: "fraction"}}
}

// periodOf gives the period of a count for a whole year: lengths of time, shares
// and ratios have none.
func periodOf(q *quantity) string {
	if len(q.per) > 0 || q.unit.is&(ofTime|ofShare) != 0 {
		return ""
	}
	return "year"
}

// sign puts the sign before a number.
func (q *quantity) sign(value string) string {
	if q.neg && value != "" && value != "0" {
		return "-" + value
	}
	return value
}

// isFraction recognises 12/12, which is a count and no value (rules §2.10).
func isFraction(s string) bool {
	i := strings.IndexByte(s, '/')
	return i > 0 && allDigits(s[:i]) && allDigits(s[i+1:])
}

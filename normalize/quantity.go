package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/schema"
)

// A quantity is one number with all that belongs to it: operators before and
// behind, unit, denominators.
type quantity struct {
	op      schema.Op // the operator that applies
	other   schema.Op // a second one that disagrees with it
	lead    operator  // the operator before the number
	tail    schema.Op // the operator behind it
	cue     bool      // the tail is a tail cue (SPEC §5)
	num     number
	neg     bool
	unit    *unit
	unitRaw string
	per     []schema.Unit
	each    bool // the denominator is printed with 每
	period  bool // 全年 or 年度 stands beside the number
	again   bool // number and unit are printed twice
	mend    repairSet
	// marks of an end of a range: （含） and （不含）
	incl, excl bool
	// start and end are the bytes from the first operator to the last unit.
	start, end int
}

// maxQuantity is the length in bytes of the longest cell that is searched for a
// quantity. Longer cells are prose.
const maxQuantity = 600

// scanQuantity reads a text that states one quantity. Words around it that carry
// no operator, unit or time are passed over; a second quantity is not.
func scanQuantity(s string) (q quantity, ok bool) {
	if len(s) > maxQuantity {
		return q, false
	}
	i, ok := q.before(s)
	if !ok {
		return q, false
	}
	i, ok = q.measure(s, i)
	if !ok {
		return q, false
	}
	q.end = i
	if i, ok = q.behind(s, i); !ok {
		return q, false
	}
	q.decide()
	return q, true
}

// before reads what stands before the number and returns where that begins.
func (q *quantity) before(s string) (int, bool) {
	q.start = -1
	var pending *operator // an operator that words may still part from its number
	words := false        // words that are no fillers stand before the number
	for i := 0; i < len(s); {
		rest := s[i:]
		if numberAt(s, i, words || q.lead.op != "" && !q.lead.symbol) {
			if pending != nil {
				q.lead = *pending
			}
			if q.start < 0 {
				q.start = i
			}
			return i, true
		}
		if word, u, n := eachUnit(rest); n > 0 {
			q.per, q.each = append(q.per, u), true
			_ = word
			i += n
			continue
		}
		if word, ok := periodWord(rest); ok {
			q.period = true
			i += len(word)
			continue
		}
		if word, o, ok := leadingOperators.prefix(rest); ok {
			if o.near && !nearNumber(s, i+len(word)) {
				words = true
				i += len(word)
				continue
			}
			if q.start < 0 {
				q.start = i
			}
			q.addLead(&pending, o)
			i += len(word)
			continue
		}
		if n := bracket(rest); n > 0 {
			i += n
			continue
		}
		if word, _, ok := fillers.prefix(rest); ok {
			i += len(word)
			continue
		}
		if n := latinWord(rest); n > 0 { // PM2.5, X, CO2
			words = true
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(rest)
		if !isFillerRune(r) {
			words = true
		}
		i += size
	}
	return 0, false
}

// latinWord returns the length of a Latin word at the beginning of a text, with
// the digits that are part of it.
func latinWord(s string) int {
	if !isLetter(s[0]) {
		return 0
	}
	n := 1
	for n < len(s) && (isLetter(s[n]) || isDigit(s[n]) || s[n] == '.' && n+1 < len(s) && isDigit(s[n+1])) {
		n++
	}
	return n
}

// addLead notes an operator before the number. The same one again is a
// duplication, another one a disagreement.
func (q *quantity) addLead(pending **operator, o operator) {
	if o.variant {
		q.mend.add(schema.OperatorVariant)
	}
	old := *pending
	switch {
	case old == nil:
		*pending = &o
	case old.op == o.op:
		if !o.weak && !old.weak {
			q.mend.add(schema.DuplicatedOperator)
		}
		old.symbol = old.symbol || o.symbol
		old.weak = old.weak && o.weak
	case o.weak || o.op == schema.Approx:
	case old.weak || old.op == schema.Approx:
		*pending = &o
	default:
		q.other = o.op
	}
}

// isFillerRune reports whether a character before a number says nothing.
func isFillerRune(r rune) bool {
	return r == '\n' || r == ':' || r == ',' || r == '，' || r == '、' || r == '"' || r == '“' || r == '”'
}

// periodWord recognises 全年 and 年度 before a count.
func periodWord(s string) (string, bool) {
	for _, w := range []string{"全年度", "全年", "年度"} {
		if strings.HasPrefix(s, w) {
			return w, true
		}
	}
	return "", false
}

// eachUnit recognises 每年, 每人, 每个月, 每半年.
func eachUnit(s string) (word string, code schema.Unit, length int) {
	rest, ok := strings.CutPrefix(s, "每")
	if !ok {
		return "", "", 0
	}
	skipped := 0
	if strings.HasPrefix(rest, "个") && len(rest) > len("个") {
		if u, n := scanUnit(rest[len("个"):]); n > 0 && u.code != "次" {
			skipped = len("个")
		}
	}
	u, n := scanUnit(rest[skipped:])
	if n == 0 {
		return "", "", 0
	}
	return rest[skipped : skipped+n], u.code, len("每") + skipped + n
}

// bracket returns the length of a bracketed remark at the beginning of a text that
// says nothing of the value, or 0.
func bracket(s string) int {
	if s == "" || s[0] != '(' && s[0] != '[' {
		return 0
	}
	return strings.IndexAny(s, ")]") + 1
}

// nearNumber reports whether a number follows at a place, fillers passed over.
func nearNumber(s string, i int) bool {
	for i < len(s) {
		if numberAt(s, i, false) {
			return true
		}
		if word, _, ok := leadingOperators.prefix(s[i:]); ok {
			i += len(word)
			continue
		}
		if word, _, ok := fillers.prefix(s[i:]); ok {
			i += len(word)
			continue
		}
		return false
	}
	return false
}

// numberAt reports whether a number begins at a place. A Chinese numeral must look
// like one: 百分之五, 九成, or a numeral before a unit and not inside a word.
func numberAt(s string, i int, afterWords bool) bool {
	rest := s[i:]
	if isDigit(rest[0]) {
		return i == 0 || s[i-1] != '.' && !ordinal(s, i)
	}
	if (rest[0] == '-' || rest[0] == '+') && len(rest) > 1 && isDigit(rest[1]) && (i == 0 || !isDigit(s[i-1])) {
		return i == 0 || !afterWords
	}
	if rest[0] < utf8.RuneSelf {
		return false
	}
	if strings.HasPrefix(rest, "百分之") || strings.HasPrefix(rest, "千分之") {
		return len(rest) > len("百分之")
	}
	if strings.HasPrefix(rest, "百分百") {
		return true
	}
	r := firstRune(rest)
	if hanziDigit(r) < 0 && r != '十' && r != '半' && r != '拾' || ordinal(s, i) {
		return false
	}
	return hanziQuantity(rest, afterWords)
}

// ordinal reports whether the number at a place is a rank: 第1名, 前3名.
func ordinal(s string, i int) bool {
	if i == 0 {
		return false
	}
	before := lastRune(s[:i])
	return before == '第' || before == '前' && !strings.HasSuffix(s[:i], "之前") && !strings.HasSuffix(s[:i], "以前")
}

// hanziQuantity reports whether a text begins with a Chinese numeral and its unit.
func hanziQuantity(s string, afterWords bool) bool {
	n, length := scanHanzi(s)
	if rest, ok := strings.CutPrefix(s, "半"); ok {
		u, m := scanUnit(strings.TrimPrefix(rest, "个"))
		return m > 0 && u.isTime() || strings.HasPrefix(rest, "个月")
	}
	if length == 0 {
		return false
	}
	rest := s[length:]
	switch {
	case rest == "":
		return !afterWords
	case strings.HasPrefix(rest, "成"):
		after := rest[len("成"):]
		return after == "" || hanziDigit(firstRune(after)) > 0 || trailingOnly(after)
	case n.text == "0" && badEvent(rest):
		return true
	case trailingOnly(rest):
		return true
	}
	u, m := scanUnit(rest)
	if m == 0 {
		return false
	}
	after := rest[m:]
	if strings.HasPrefix(after, "性") || (u.code == "级" || u.code == "类") && after != "" && !trailingOnly(after) || u.code == "度" || u.code == "方" || u.code == "面" && after != "" {
		return false
	}
	return !afterWords || after == "" || trailingOnly(after)
}

// trailingOnly reports whether a text begins with a trailing operator, or with
// signs that end a quantity.
func trailingOnly(s string) bool {
	if s == "" {
		return true
	}
	if _, _, ok := trailingOperators.prefix(s); ok {
		return true
	}
	return strings.IndexByte("/~-(),;%", s[0]) >= 0 || strings.HasPrefix(s, "至") || strings.HasPrefix(s, "到")
}

// measure reads the number at a place with scale, unit and denominators, and
// returns the place behind them.
func (q *quantity) measure(s string, i int) (int, bool) {
	i, ok := q.number(s, i)
	if !ok {
		return 0, false
	}
	if q.num.hanzi {
		q.mend.add(schema.ChineseNumeral)
	}
	if q.num.share != "" {
		q.setUnit(unitByCode[schema.Unit(q.num.share)], "")
		return i, true
	}
	if strings.HasPrefix(s[i:], "余") || strings.HasPrefix(s[i:], "多") { // 100余人
		q.tail = schema.Approx
		i += len("余")
		if sc, n := scanScale(s[i:]); n > 0 {
			q.num.scale += sc
			i += n
		}
	}
	unitAt := i
	rest := s[i:]
	u, n := scanUnit(rest)
	if n == 0 {
		if u, n = guessUnit(rest); n < 0 {
			return 0, false
		}
	}
	if n > 0 {
		i += n
		// 年半, 个月半: half of the unit more
		if strings.HasPrefix(s[i:], "半") && u.isTime() && q.num.text != "" && !strings.Contains(q.num.text, ".") {
			q.num.text += ".5"
			q.mend.add(schema.ChineseNumeral)
			i += len("半")
		}
		q.setUnit(u, s[unitAt:unitAt+n])
		i = q.repeatedUnit(s, i, unitAt)
	}
	return q.denominators(s, i), true
}

// number reads the number itself.
func (q *quantity) number(s string, i int) (int, bool) {
	if s[i] == '-' || s[i] == '+' {
		q.neg = s[i] == '-'
		i++
	}
	rest := s[i:]
	if strings.HasPrefix(rest, "百分百") || strings.HasPrefix(rest, "百分之百") {
		q.num = number{text: "100", hanzi: true, share: "percent"}
		return i + strings.LastIndex(rest[:min(len(rest), len("百分之百"))], "百") + len("百"), true
	}
	for word, share := range map[string]string{"百分之": "percent", "千分之": "permille"} {
		after, ok := strings.CutPrefix(rest, word)
		if !ok {
			continue
		}
		n, length := scanNumber(after)
		if length == 0 {
			n, length = scanHanzi(after)
		}
		if length == 0 || n.text == "" {
			return 0, false
		}
		n.share = share
		q.num = n
		return i + len(word) + length, true
	}
	if after, ok := strings.CutPrefix(rest, "半"); ok {
		q.num = number{text: "0.5", hanzi: true}
		i += len("半")
		if strings.HasPrefix(after, "个月") {
			return i, true
		}
		if strings.HasPrefix(after, "个") {
			i += len("个")
		}
		return i, true
	}
	n, length := scanNumber(rest)
	if length == 0 {
		if n, length = scanHanzi(rest); length == 0 {
			return 0, false
		}
	}
	i += length
	if after, ok := strings.CutPrefix(s[i:], "成"); ok && n.scale == 0 && len(n.text) == 1 && !strings.HasPrefix(after, "立") {
		n.hanzi, n.share = true, "percent"
		i += len("成")
		tenth := "0"
		if d := hanziDigit(firstRune(after)); after != "" && d > 0 {
			tenth = itoa(int64(d))
			i += utf8.RuneLen(firstRune(after))
		} else if after != "" && isDigit(after[0]) {
			tenth = after[:1]
			i++
		}
		n.text += tenth
	}
	q.num = n
	return i, true
}

func (q *quantity) setUnit(u *unit, raw string) {
	q.unit, q.unitRaw = u, raw
}

// repeatedUnit passes over a unit that is printed twice: 95%%, 10万元万元.
func (q *quantity) repeatedUnit(s string, i, unitAt int) int {
	scaleAt := unitAt
	for scaleAt > 0 && strings.ContainsRune("百千万亿", lastRune(s[:scaleAt])) {
		scaleAt -= len("万")
	}
	for _, from := range []int{scaleAt, unitAt} {
		if printed := s[from:i]; printed != "" && strings.HasPrefix(s[i:], printed) {
			q.mend.add(schema.DuplicatedUnit)
			return i + len(printed)
		}
	}
	return i
}

// guessUnit takes a short word right behind the number, up to the next sign, as
// its unit. A word that tells of progress or quality is none.
func guessUnit(s string) (*unit, int) {
	n := 0
	latin := s != "" && isLetter(s[0])
	for j, r := range s {
		if latin && r >= utf8.RuneSelf && r != '²' && r != '³' {
			if unicode.Is(unicode.Han, r) {
				return nil, -1 // 5A景区, 4G网络: a name
			}
			break
		}
		if _, _, ok := trailingOperators.prefix(s[j:]); ok && r != '内' {
			break
		}
		if !unicode.IsLetter(r) && r != '℃' && r != '°' && r != 'μ' && !(latin && (r == '²' || r == '³')) {
			break
		}
		n = j + utf8.RuneLen(r)
	}
	word := s[:n]
	if length := utf8.RuneCountInString(word); length == 0 || length > 4 && !latin || length > 8 || hanziDigit(firstRune(word)) >= 0 || badEvent(word) {
		return nil, 0
	}
	for w := range notUnits {
		if strings.HasPrefix(word, w) {
			return nil, 0
		}
	}
	return otherUnit(word), n
}

// notUnits are words that stand behind a bare number without being its unit.
var notUnits = map[string]bool{
	"完成": true, "达标": true, "合格": true, "覆盖": true, "全部": true, "到位": true, "且": true, "和": true, "或": true, "及": true,
	"至": true, "到": true, "的": true, "为": true, "左右": true, "有": true, "无": true, "已": true, "x": true, "X": true,
	"小于": true, "大于": true, "低于": true, "高于": true, "发放": true, "落实": true, "成": true, "每": true,
}

// denominators reads what the number is per: /年, /人·月, 每亩.
func (q *quantity) denominators(s string, i int) int {
	for i < len(s) {
		rest := s[i:]
		n := 0
		switch {
		case strings.HasPrefix(rest, "/"):
			n = 1
		case len(q.per) > 0 && (strings.HasPrefix(rest, "·") || strings.HasPrefix(rest, "*") || strings.HasPrefix(rest, "•") || strings.HasPrefix(rest, "．")):
			n = utf8.RuneLen(firstRune(rest))
		case strings.HasPrefix(rest, "每"):
			if _, code, length := eachUnit(rest); length > 0 && q.unit != nil {
				q.per = append(q.per, code)
				q.each = true
				i += length
				continue
			}
			return i
		default:
			return i
		}
		after := strings.TrimPrefix(rest[n:], "每")
		skip := len(rest[n:]) - len(after)
		u, length := scanUnit(after)
		if length == 0 {
			u, length = guessUnit(after)
		}
		if length <= 0 {
			return i
		}
		q.per = append(q.per, u.code)
		i += n + skip + length
	}
	return i
}

// behind reads what follows the measure: operators, the whole printed a second
// time, remarks. Anything with a number in it is a second quantity.
func (q *quantity) behind(s string, i int) (int, bool) {
	for i < len(s) {
		rest := s[i:]
		if word, o, ok := trailingOperators.prefix(rest); ok && q.tailApplies(word, o, s[:i], rest[len(word):]) {
			i += len(word)
			q.end = i
			continue
		}
		if n := q.repeated(s, i); n > 0 && q.tail == "" {
			q.again = true
			i += n
			q.end = i
			continue
		}
		if n := bracket(rest); n > 0 {
			q.remark(rest[1 : n-1])
			if q.end == i {
				q.end += n // 100%(含)以上
			}
			i += n
			continue
		}
		if word, ok := periodWord(rest); ok {
			q.period = true
			i += len(word)
			continue
		}
		if numberAt(s, i, true) {
			return 0, false
		}
		if n := latinWord(rest); n > 0 {
			i += n
			continue
		}
		if _, o, ok := leadingOperators.prefix(rest); ok && o.symbol {
			return 0, false
		}
		i += utf8.RuneLen(firstRune(rest))
	}
	return i, true
}

// tailApplies notes a trailing operator right behind the measure.
func (q *quantity) tailApplies(word string, o operator, before, after string) bool {
	if q.tail != "" && q.tail != schema.Approx {
		return false
	}
	if len(before) != q.end {
		return false // words stand between
	}
	if o.near && after != "" && q.unit == nil {
		return false // 内 of a word
	}
	q.tail = o.op
	q.cue = isCue(word)
	return true
}

// repeated returns the length of the same operator, number and unit printed again,
// or 0.
func (q *quantity) repeated(s string, i int) int {
	if q.end != i || q.num.digits == "" {
		return 0
	}
	printed := s[q.start:i]
	if strings.HasPrefix(s[i:], printed) && !continuesNumber(s, i+len(printed)) {
		if q.lead.op != "" {
			q.mend.add(schema.DuplicatedOperator)
		}
		return len(printed)
	}
	_, bare := splitLead(printed)
	if bare != printed && strings.HasPrefix(s[i:], bare) && !isDigit(bare[len(bare)-1]) {
		return len(bare)
	}
	return 0
}

func continuesNumber(s string, i int) bool { return i < len(s) && (isDigit(s[i]) || s[i] == '.') }

// splitLead cuts the operators off the front of a quantity.
func splitLead(s string) (lead, rest string) {
	rest = s
	for {
		word, _, ok := leadingOperators.prefix(rest)
		if !ok {
			return s[:len(s)-len(rest)], rest
		}
		rest = rest[len(word):]
	}
}

// remark reads a bracketed remark for the marks of a range's end.
func (q *quantity) remark(text string) {
	switch {
	case strings.HasPrefix(text, "不含"):
		q.excl = true
	case strings.HasPrefix(text, "含"):
		q.incl = true
	}
}

// decide settles the operator from the one before and the one behind.
func (q *quantity) decide() {
	lead, tail := q.lead.op, q.tail
	switch {
	case lead == "" || lead == schema.Approx && tail != "" && tail != schema.Approx:
		q.op = tail
	case tail == "" || tail == schema.Approx:
		q.op = lead
	case q.lead.weak: // 达到95%以上, 控制在5%以内 are one phrase
		q.op = tail
	case lead == tail:
		q.op = lead
		q.mend.add(schema.OperatorBothSides)
	default:
		q.op = lead
		if q.other == "" {
			q.other = tail
		}
	}
	if q.op == "" {
		q.op = schema.EQ
		if tail == schema.Approx {
			q.op = schema.Approx
		}
	}
}

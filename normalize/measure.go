package normalize

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/schema"
)

// measure reads the number at a place with scale, unit and denominators (rules §3.3
// to §3.6), and returns the place behind them.
func (q *quantity) measure(s string, i int) (int, bool) {
	at := i
	i, ok := q.number(s, i)
	if !ok {
		return 0, false
	}
	if q.num.hanzi {
		q.mend.add(schema.ChineseNumeral)
	}
	if !q.num.share.none() {
		q.unit, q.unitRaw = q.num.share, ""
		return i, true
	}
	if n := vagueEnd(s[i:]); n > 0 {
		q.tail = schema.Approx
		i += n
		scale, n := scanScale(s[i:])
		q.num.scale += scale
		i += n
	}
	if rest, ok := strings.CutPrefix(s[i:], "+"); ok && q.tail == "" && rest != "" { // 100+人
		if _, n := scanUnit(rest); n > 0 {
			q.tail = schema.GE
			i++
		}
	}
	if n := q.halfUnit(s[i:]); n > 0 {
		return i + n, true
	}
	if n := q.remarkBeforeUnit(s[i:]); n > 0 {
		i += n
	}
	if strings.HasPrefix(s[i:], ".") { // 95.%
		if _, n := scanUnit(s[i+1:]); n > 0 {
			i++
		}
	}
	unitAt := i
	u, n := scanUnit(s[i:])
	if n == 0 {
		if u, n = guessUnit(s[i:]); n < 0 {
			return 0, false
		}
		if q.guessed = n > 0; q.guessed && hanziPower(firstRune(s[i:])) > 0 { // 零千
			u, n = unit{}, 0
		}
	}
	if n == 0 {
		i += q.unitInBrackets(s[i:])
	}
	if n == 0 && q.unit.none() && endsWith(s[:at], "￥", "¥") {
		q.unit, q.unitRaw = yuan, s[at-len(string(lastRune(s[:at]))):at]
	}
	if n > 0 {
		i += n
		q.unit, q.unitRaw = u, s[unitAt:i]
		if q.isYear() || u.code == "year" && startsWith(s[i:], "底", "末", "初") { // 22年底
			return 0, false
		}
		if u.isTime() && strings.HasPrefix(s[i:], "半") && q.half() { // 1年半
			i += len("半")
		}
		if u.isTime() && s[i:] == "多" { // 一年多
			q.tail = schema.Approx
			return len(s), true
		}
		i = q.repeatedUnit(s, i, unitAt)
	}
	return q.denominators(s, i), true
}

// remarkBeforeUnit passes over a remark between number and unit: 60（含）分以上.
func (q *quantity) remarkBeforeUnit(s string) int {
	if s == "" {
		return 0
	}
	n := remark(s)
	if n == 0 || n == len(s) {
		return 0
	}
	if _, unit := scanUnit(s[n:]); unit == 0 {
		return 0
	}
	q.mark(s[1 : n-1])
	return n
}

// unitInBrackets reads a unit that stands in brackets behind the number: 30（人）,
// 4（次/年）, 1000（单位：万元）. A year, a month or a day there may be one of the calendar.
func (q *quantity) unitInBrackets(s string) (length int) {
	if s == "" || s[0] != '(' || remark(s) == 0 {
		return 0
	}
	length = remark(s)
	inside := strings.TrimPrefix(strings.TrimPrefix(s[1:length-1], "单位"), ":")
	scale, at := scanScale(inside)
	u, n := scanUnit(inside[at:])
	switch inside[at:] {
	case "年", "月", "日", "季度":
		return 0
	}
	var per quantity
	if n == 0 || per.denominators(inside, at+n) != len(inside) {
		return 0
	}
	q.unit, q.unitRaw = u, inside[at:at+n]
	q.num.scale += scale
	q.per = append(q.per, per.per...)
	return length
}

// number reads the number itself.
func (q *quantity) number(s string, i int) (int, bool) {
	if s[i] == '-' || s[i] == '+' {
		q.neg = s[i] == '-'
		i++
	}
	rest := s[i:]
	if isDigit(rest[0]) {
		n, length := scanNumber(rest)
		if length == 0 {
			return 0, false
		}
		if n.text == "" {
			if _, doubled := halved(n.digits); !doubled {
				return 0, false
			}
		}
		if part, more := vulgar(rest[length:]); more > 0 { // 1½
			if part == "" || n.scale > 0 || n.grouped || strings.Contains(n.digits, ".") {
				return 0, false
			}
			q.num = number{text: n.text + part}
			return i + length + more, true
		}
		q.num = n
		return i + length + q.tenths(rest[length:]), true
	}
	for _, all := range []string{"百分百", "百分之百"} {
		if strings.HasPrefix(rest, all) {
			q.num = number{text: "100", hanzi: true, share: percent}
			return i + len(all), true
		}
	}
	if share, skip := shareWord(rest); skip > 0 {
		n, length := scanNumber(rest[skip:])
		if length == 0 {
			n, length = scanHanzi(rest[skip:])
		}
		if length == 0 || n.text == "" {
			return 0, false
		}
		n.share, n.hanzi = share, true
		q.num = n
		return i + skip + length, true
	}
	if after, ok := strings.CutPrefix(rest, "半"); ok {
		q.num = number{text: "0.5", hanzi: true}
		if strings.HasPrefix(after, "个") && !strings.HasPrefix(after, "个月") {
			return i + len("半个"), true
		}
		return i + len("半"), true
	}
	if n := roundAt(s, i); n > 0 {
		power := hanziPower(firstRune(rest))
		scale, more := scanScale(rest[n:])
		q.num = number{text: strconv.FormatInt(pow10(power%4), 10), scale: power/4*4 + scale, hanzi: true}
		return i + n + more, true
	}
	n, length := scanHanzi(rest)
	if length == 0 {
		return 0, false
	}
	q.num = n
	return i + length + q.tenths(rest[length:]), true
}

// vulgar reads a vulgar fraction behind an integer. The decimals are "" for one that has no
// end.
func vulgar(s string) (decimals string, length int) {
	switch r := firstRune(s); r {
	case '½':
		return ".5", len("½")
	case '¼':
		return ".25", len("¼")
	case '¾':
		return ".75", len("¾")
	default:
		if unicode.Is(unicode.No, r) && r >= '⅐' && r <= '⅟' {
			return "", runeLen(s)
		}
	}
	return "", 0
}

// tenths reads 成 behind a number, a tenth of the whole: 九成, 9.5成, 九成五.
func (q *quantity) tenths(s string) (length int) {
	after, ok := strings.CutPrefix(s, "成")
	n := &q.num
	if !ok || n.scale != 0 || n.text == "" || n.grouped || strings.HasPrefix(after, "立") {
		return 0
	}
	length = len("成")
	whole, part, _ := strings.Cut(n.text, ".")
	r := firstRune(after)
	switch {
	case part != "":
		n.text = strings.TrimPrefix(whole, "0") + part[:1]
		if len(part) > 1 {
			n.text += "." + part[1:]
		}
	case hanziDigit(r) > 0:
		n.text += strconv.Itoa(hanziDigit(r))
		length += utf8.RuneLen(r)
	case r >= '1' && r <= '9':
		n.text += string(r)
		length++
	case r == '半':
		n.text += "5"
		length += len("半")
	case n.text != "0":
		n.text += "0"
	}
	n.digits, n.hanzi, n.share = "", true, percent
	return length
}

// half adds a half to a whole number.
func (q *quantity) half() bool {
	if q.num.text == "" || strings.Contains(q.num.text, ".") || q.num.scale != 0 {
		return false
	}
	q.num.text += ".5"
	q.num.digits = ""
	q.mend.add(schema.ChineseNumeral)
	return true
}

// halfUnit reads 个半月 behind a number: 两个半月 is two months and a half.
func (q *quantity) halfUnit(s string) (length int) {
	if rest, ok := strings.CutPrefix(s, "个多"); ok { // 3个多月
		u, n := scanUnit(rest)
		if !u.isTime() {
			return 0
		}
		q.tail, q.unit, q.unitRaw = schema.Approx, u, "个"+rest[:n]
		return len("个多") + n
	}
	rest, ok := strings.CutPrefix(s, "个半")
	if !ok {
		return 0
	}
	u, n := scanUnit(rest)
	if !u.isTime() || !q.half() {
		return 0
	}
	q.unit, q.unitRaw = u, s[:len("个半")+n]
	return len("个半") + n
}

// isYear reports whether the number is a year of the calendar and no length of
// time (rules §2.3).
func (q *quantity) isYear() bool {
	return strings.HasSuffix(q.unitRaw, "年") && q.unitRaw != "周年" && !q.num.grouped && len(q.num.digits) == 4 && q.num.scale == 0 && q.num.digits >= "1949" && q.num.digits <= "2099"
}

// repeatedUnit passes over a unit that is printed twice: 95%%, 10万元万元.
func (q *quantity) repeatedUnit(s string, i, unitAt int) int {
	scaleAt := unitAt
	for scaleAt > 0 && hanziPower(lastRune(s[:scaleAt])) > 1 {
		scaleAt -= len("万")
	}
	for i < len(s) {
		rest := s[i:]
		u, n := scanUnit(rest)
		if u.code != q.unit.code { // 95%百分比 is the same unit
			n = 0
		}
		for at := unitAt; at >= scaleAt; at -= len("万") {
			if strings.HasPrefix(rest, s[at:i]) {
				n = i - at
			}
		}
		if n == 0 || !closes(rest[n:]) {
			break
		}
		q.mend.add(schema.DuplicatedUnit)
		unitAt, scaleAt, i = i, i, i+n
	}
	return i
}

// guessUnit takes a short word right behind the number, up to the next sign, as
// its unit. A word that tells of progress or quality is none. The length is -1
// where the number is part of a name: 5A景区.
func guessUnit(s string) (unit, int) {
	n, count := 0, 0
	latin := s != "" && isLetter(s[0])
	for j, r := range s {
		if _, _, tail := tailWords.prefix(s[j:]); tail || operatorAt(s[j:]) {
			break
		}
		if latin && unicode.Is(unicode.Han, r) {
			return unit{}, -1
		}
		if !unicode.IsLetter(r) && r != '℃' && r != '°' && r != '²' && r != '³' {
			break
		}
		n = j + utf8.RuneLen(r)
		if count++; count > 8 || count > 4 && !latin {
			return unit{}, 0
		}
	}
	if n == 0 || hanziDigit(firstRune(s)) >= 0 {
		return unit{}, 0
	}
	word := s[:n]
	switch _, vague, _ := notUnits.prefix(word); {
	case vague, latin && n < len(s) && isDigit(s[n]): // 十几人, 9A9
		return unit{}, -1
	case !mayMeasure(word):
		return unit{}, 0
	}
	return unit{code: schema.Unit(word)}, n
}

// mayMeasure reports whether a word of no table may be a unit.
func mayMeasure(word string) bool {
	if _, _, no := notUnits.prefix(word); no || strings.Trim(word, "IOo") == "" {
		return false
	}
	_, based := findComparison(word)
	return !based
}

// vagueNumber marks what makes the number before it no number: 十几人.
const vagueNumber = true

// notUnits begin the words that stand behind a bare number without being its unit.
var notUnits = func() *dictionary[bool] {
	words := map[string]bool{"几": vagueNumber, "来": vagueNumber}
	for _, w := range strings.Fields(`完成 达标 合格 覆盖 全部 到位 且 和 或 及 至 到 的 为 左右 有 无 已 x X × 小于 大于 低于 高于
		发放 落实 成 每 全年 年度 竣工 建成 验收 满意 达到 优 良 好 中 差 多 余 以 内 半 增 减 提 降 在 是 不 未 可 均 较 比 与 下降 上升 前 后 之`) {
		words[w] = false
	}
	return newDictionary(words)
}()

// operatorAt reports whether an operator of either side stands at the beginning of
// a text.
func operatorAt(s string) bool {
	if _, _, ok := startsOperator(s); ok {
		return true
	}
	_, p, ok := tailWords.prefix(s)
	return ok && p.role == operates
}

package normalize

import (
	"strings"
	"unicode/utf8"
)

// numberAt reports whether a number begins at a place. words says that words
// stand before it, which no more is needed to tell Chinese numerals from the
// beginnings of words.
func numberAt(s string, i int, words bool) bool {
	switch c := s[i]; {
	case isDigit(c):
		return (i == 0 || s[i-1] != '.' && !isDigit(s[i-1]) && !ordinal(s[:i]) && !refers(s, i)) && !hotline(s[i:])
	case c == '-' || c == '+':
		return !words && i+1 < len(s) && isDigit(s[i+1]) && (i == 0 || !isDigit(s[i-1]))
	case c < utf8.RuneSelf:
		return false
	}
	return hanziAt(s, i, words)
}

// holdsNumber reports whether a number begins anywhere in a text.
func holdsNumber(s string) bool {
	for i := 0; i < len(s); {
		if numberAt(s, i, true) {
			return true
		}
		n := runeLen(s[i:])
		if letters(s[i:]) > 1 { // PM2.5
			if word := latinWord(s[i:]); !strings.HasPrefix(s[i+word:], "%") {
				n = word
			}
		}
		i += n
	}
	return false
}

// ordinal reports whether the number after a text is a rank: 第1名, 前3名.
func ordinal(before string) bool {
	switch lastRune(before) {
	case '第':
		return true
	case '前':
		return !endsWith(before, "之前", "以前", "提前", "目前", "当前", "此前", "岗前", "学前") ||
			endsWith(before, "小学前", "中学前", "大学前", "同学前")
	}
	return false
}

// hotline reports whether a number is that of a telephone: 12345热线.
func hotline(s string) bool {
	n := digitRun(s)
	return n >= 3 && n <= 5 && startsWith(s[n:], "热线", "专线")
}

// hanziAt reports whether a Chinese numeral begins at a place (rules §3.3). It must
// look like a quantity: a share (百分之五, 九成), or a numeral before its unit that
// is not part of a word.
func hanziAt(s string, i int, words bool) bool {
	rest := s[i:]
	r := firstRune(rest)
	switch {
	case r == '百' || r == '千' || r == '万':
		_, n := shareWord(rest)
		return n > 0 && n < len(rest) || strings.HasPrefix(rest, "百分百") || roundAt(s, i) > 0 && !words
	case r == '半':
		return halfAt(s, i)
	case hanziDigit(r) < 0 && hanziPower(r) != 1, i > 0 && ordinal(s[:i]):
		return false
	case i > 0 && hanziDigit(lastRune(s[:i])) >= 0: // 三五天
		return false
	case hanziPower(r) > 0 && endsWith(s[:i], "数", "几"): // 数十人
		return false
	}
	n, length := scanHanzi(rest)
	if length == 0 {
		return false
	}
	if rest = rest[length:]; endsWith(s[:i], "周", "星期") && (rest == "" || startsWith(rest, "至", "到")) {
		return false // 每周一
	}
	if n.text == "0" && n.scale == 0 && noneOf(rest) {
		return true
	}
	if after, ok := strings.CutPrefix(rest, "成"); ok {
		return closes(after) || hanziDigit(firstRune(after)) > 0 || firstRune(after) == '半'
	}
	if m := vagueEnd(rest); m > 0 {
		rest = rest[m:]
		_, scaled := scanScale(rest) // 二十余万元
		rest = rest[scaled:]
	} else if rest == "" {
		// 百分之三十至四十, 差错率为零
		return !words || endsWith(s[:i], "至", "到", "~", "-") || n.text == "0" && endsWith(s[:i], "为")
	}
	if half, ok := strings.CutPrefix(rest, "个半"); ok { // 两个半月
		u, _ := scanUnit(half)
		return u.isTime()
	}
	if closes(rest) {
		return true
	}
	u, m := scanUnit(rest)
	if m == 0 || strings.HasPrefix(rest, "分之") {
		return false
	}
	after := rest[m:]
	switch {
	case strings.HasPrefix(after, ":"), u.code == "期" && after != "" && isDigit(after[0]): // 一期：50人 is a label
		return false
	case n.text == "10" && u.code == "分" && onlyHan(after) && !closes(after): // 十分满意: very
		return false
	case closes(after):
		return u.code != "度" && u.code != "方"
	case words, idiom(after):
		return false
	}
	switch u.code {
	case "度", "方", "面", "级", "类": // 一面, 二级甲等
		return false
	}
	return true
}

// halfAt reports whether 半 at a place is half of a unit of time: 半年, 半个月, 不超过半年.
func halfAt(s string, i int) bool {
	if i > 0 && strings.ContainsRune("上下前后大过多一", lastRune(s[:i])) && !endsWith(s[:i], "超过", "至多", "最多") {
		return false
	}
	u, n := scanUnit(strings.TrimPrefix(s[i+len("半"):], "个"))
	return n > 0 && u.isTime()
}

// noneOf reports whether what follows 零 is a thing that does not happen: 零事故.
// Words that only begin with 零 are none of that.
func noneOf(s string) bool {
	if s == "" {
		return false
	}
	if u, n := scanUnit(s); n > 0 && (closes(s[n:]) || badEvent(s[n:])) && !u.none() {
		return false // 零起, 零起事故: a unit
	}
	for _, w := range []string{"售", "星", "散", "件", "工", "距", "容", "碎", "部", "基", "钱", "食", "配", "点", "担", "门", "接", "的", "下"} {
		if strings.HasPrefix(s, w) {
			return false
		}
	}
	count := 0
	for _, r := range s {
		if hanziDigit(r) >= 0 || r < utf8.RuneSelf {
			return false
		}
		count++
	}
	return count >= 2 && count <= 6
}

// idiom reports whether what follows numeral and unit makes a word of them:
// 一次性, 一站式, 一户一策, 一个不漏, 两个不低于, 两节期间.
func idiom(after string) bool {
	switch firstRune(after) {
	case '性', '式', '体', '化', '龙', '手', '制', '也', '都':
		return true
	}
	if startsWith(after, "不漏", "不落", "不少", "不缺", "不低于", "期间") {
		return true
	}
	n := 0
	for i, r := range after {
		if n++; n > 2 {
			return false
		}
		if hanziDigit(r) > 0 {
			return !hanziAt(after, i, true) // 两周一次 are two quantities
		}
	}
	return false
}

// closes reports whether a text begins with a trailing operator, or with a sign
// that ends a quantity.
func closes(s string) bool {
	if s == "" || strings.IndexByte("/~-(),;%", s[0]) >= 0 {
		return true
	}
	if _, p, ok := tailWords.prefix(s); ok && p.role == operates {
		return true
	}
	return strings.HasPrefix(s, "至") || strings.HasPrefix(s, "到") || strings.HasPrefix(s, "，")
}

// shareWord reads 百分之 and 千分之.
func shareWord(s string) (unit, int) {
	switch {
	case strings.HasPrefix(s, "百分之"):
		return percent, len("百分之")
	case strings.HasPrefix(s, "千分之"):
		return permille, len("千分之")
	}
	return unit{}, 0
}

// roundAt gives the length of 百, 千 or 万 without a digit at a place, which is a
// number where it is a vague one: 百余人, 近千人.
func roundAt(s string, i int) int {
	r := firstRune(s[i:])
	size := utf8.RuneLen(r)
	if hanziPower(r) == 0 {
		return 0
	}
	rest := s[i+size:]
	if vagueEnd(rest) > 0 {
		return size
	}
	if !endsWith(s[:i], "近", "约") {
		return 0
	}
	_, scaled := scanScale(rest)
	u, n := scanUnit(rest[scaled:])
	if n == 0 || u.isTime() { // 近千年
		return 0
	}
	return size
}

// vagueEnd gives the length of 余 or 多 between a number and its unit: 100余人.
func vagueEnd(s string) int {
	for _, w := range []string{"余", "多"} {
		after, ok := strings.CutPrefix(s, w)
		if !ok {
			continue
		}
		_, scaled := scanScale(after)
		_, n := scanUnit(after[scaled:])
		if n > 0 || scaled > 0 || closes(after) {
			return len(w)
		}
	}
	return 0
}

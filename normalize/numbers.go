package normalize

import (
	"strings"
	"unicode/utf8"
)

// A number as printed (SPEC §3.3).
type number struct {
	// text is the number as a decimal; "" when the digits are no number (5.55.5).
	text string
	// digits is the printed run of digits and dots, of Arabic numbers only.
	digits string
	// scale is the power of ten that 千 万 亿 behind the number stand for.
	scale int
	hanzi bool
	// share is the unit that the number word holds itself: 九成, 百分之五.
	share   string
	grouped bool
}

// scanNumber reads an Arabic number at the beginning of a text, with the scale
// behind it.
func scanNumber(s string) (n number, length int) {
	i := 0
	for i < len(s) && (isDigit(s[i]) || s[i] == '.') {
		i++
	}
	for i > 0 && s[i-1] == '.' { // a dot at the end is punctuation
		i--
	}
	if i == 0 || s[0] == '.' {
		return n, 0
	}
	n.digits = s[:i]
	if !strings.Contains(n.digits, ".") && i <= 3 && i < len(s) && s[i] == ',' {
		if j := groups(s, i); j > i {
			n.digits = strings.ReplaceAll(s[:j], ",", "")
			n.grouped = true
			i = j
		}
	}
	if strings.Count(n.digits, ".") <= 1 {
		n.text = n.digits
	}
	scale, length := scanScale(s[i:])
	n.scale = scale
	return n, i + length
}

// groups returns the end of ,ddd groups and of a decimal part after them, or i.
func groups(s string, i int) int {
	end := i
	for end+3 < len(s) && s[end] == ',' && isDigit(s[end+1]) && isDigit(s[end+2]) && isDigit(s[end+3]) &&
		(end+4 == len(s) || !isDigit(s[end+4])) {
		end += 4
		if end == len(s) {
			return end
		}
	}
	if end > i && s[end] == '.' && end+1 < len(s) && isDigit(s[end+1]) {
		for end++; end < len(s) && isDigit(s[end]); end++ {
		}
	}
	return end
}

// scanScale reads 千 万 亿 百 behind an Arabic number, unless they begin a unit:
// 千米, 百分点.
func scanScale(s string) (scale, length int) {
	for length < len(s) {
		rest := s[length:]
		r := firstRune(rest)
		power := 0
		switch r {
		case '百':
			power = 2
		case '千':
			power = 3
		case '万':
			power = 4
		case '亿':
			power = 8
		}
		if power == 0 || strings.HasPrefix(rest, "百分") {
			return scale, length
		}
		if word, _, ok := unitWords.prefix(rest); ok && utf8.RuneCountInString(word) > 1 {
			return scale, length
		}
		scale += power
		length += utf8.RuneLen(r)
	}
	return scale, length
}

// hanziDigit gives the value of a Chinese digit, or -1.
func hanziDigit(r rune) int {
	switch r {
	case '零', '〇', '○':
		return 0
	case '一', '壹':
		return 1
	case '二', '两', '贰', '貳':
		return 2
	case '三', '叁':
		return 3
	case '四', '肆':
		return 4
	case '五', '伍':
		return 5
	case '六', '陆':
		return 6
	case '七', '柒':
		return 7
	case '八', '捌':
		return 8
	case '九', '玖':
		return 9
	}
	return -1
}

// hanziPower gives the power of ten of a Chinese multiplier below 万, or 0.
func hanziPower(r rune) int {
	switch r {
	case '十', '拾':
		return 1
	case '百', '佰':
		return 2
	case '千', '仟':
		return 3
	}
	return 0
}

// scanHanzi reads a Chinese numeral at the beginning of a text. A closing 万 or 亿
// is the scale; inside the numeral it is part of it: 三千 is 3000, 两万 is 2 × 10⁴,
// 一万两千 is 12000.
func scanHanzi(s string) (n number, length int) {
	var (
		total, section, digit int64
		have, any             bool
		lastPower             = 99
	)
	i := 0
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if d := hanziDigit(r); d >= 0 {
			if have && digit != 0 { // two digits in a row: 二〇二〇 is no numeral here
				return number{}, 0
			}
			digit, have, any = int64(d), true, true
		} else if p := hanziPower(r); p > 0 && i+size <= len(s) && !strings.HasPrefix(s[i:], "百分") {
			if p >= lastPower {
				return number{}, 0
			}
			if !have {
				if p != 1 || section != 0 { // only 十 may open: 十二
					break
				}
				digit = 1
			}
			section += digit * pow10(p)
			digit, have, any, lastPower = 0, false, true, p
		} else if (r == '万' || r == '亿') && any {
			power := 4
			if r == '亿' {
				power = 8
			}
			rest := s[i+size:]
			if !continuesHanzi(rest) {
				return number{text: itoa(total + section + digit), scale: power, hanzi: true}, i + size
			}
			total = (total + section + digit) * pow10(power)
			section, digit, have, lastPower = 0, 0, false, 99
		} else {
			break
		}
		i += size
	}
	if !any {
		return number{}, 0
	}
	whole := total + section + digit
	if have && digit != 0 && lastPower < 99 && lastPower > 1 && section > 0 && !strings.ContainsRune(s[:i], '零') {
		whole = total + section + digit*pow10(lastPower-1) // 一百二 is 120
	}
	n = number{text: itoa(whole), hanzi: true}
	if rest, ok := strings.CutPrefix(s[i:], "点"); ok { // 三点五
		decimals := ""
		for _, r := range rest {
			d := hanziDigit(r)
			if d < 0 {
				break
			}
			decimals += string(rune('0' + d))
			i += utf8.RuneLen(r)
		}
		if decimals != "" {
			i += len("点")
			n.text += "." + decimals
			if sc, l := scanScale(s[i:]); sc > 3 {
				n.scale = sc
				i += l
			}
		}
	}
	return n, i
}

// continuesHanzi reports whether a numeral goes on after 万 or 亿.
func continuesHanzi(s string) bool {
	return s != "" && (hanziDigit(firstRune(s)) >= 0)
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

func itoa(n int64) string {
	if n == 0 {
		return "0"
	}
	var b [20]byte
	i := len(b)
	for ; n > 0; n /= 10 {
		i--
		b[i] = byte('0' + n%10)
	}
	return string(b[i:])
}

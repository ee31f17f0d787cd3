package normalize

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/schema"
)

// A number as printed (rules §3.3). Its size is text × 10^scale.
type number struct {
	// text is the number as a decimal; "" when the digits are no number (5.55.5).
	text string
	// digits is the printed run of digits and dots, of Arabic numbers only.
	digits string
	// scale is the power of ten that 百 千 万 亿 behind the number stand for.
	scale int
	hanzi bool
	// share is the unit that the number word holds itself: 九成, 百分之五.
	share   unit
	grouped bool // printed with thousands separators
}

// maxDigits is the length of the longest run of digits that is a number.
const maxDigits = 40

// digitRun gives the length of the digits and dots that a text begins with. A dot
// at the end is punctuation.
func digitRun(s string) int {
	i := 0
	for i < len(s) && (isDigit(s[i]) || s[i] == '.') {
		i++
	}
	for i > 0 && s[i-1] == '.' {
		i--
	}
	if i > 0 && s[0] == '.' {
		return 0
	}
	return i
}

// scanNumber reads an Arabic number at the beginning of a text, with the scale
// behind it.
func scanNumber(s string) (n number, length int) {
	i := digitRun(s)
	if i == 0 || i > maxDigits {
		return n, 0
	}
	n.digits = s[:i]
	dot := strings.IndexByte(n.digits, '.')
	if dot < 0 && i <= 3 && i < len(s) && s[i] == ',' {
		if j := groups(s, i); j > i && j <= maxDigits {
			n.digits, n.grouped, i = strings.ReplaceAll(s[:j], ",", ""), true, j
		}
	}
	if dot < 0 || strings.IndexByte(n.digits[dot+1:], '.') < 0 {
		n.text = n.digits
	}
	n.scale, length = scanScale(s[i:])
	length += i
	if n.scale > 0 && length < len(s) && isDigit(s[length]) && dot < 0 && !n.grouped {
		length += n.lower(s[length:])
	}
	return n, length
}

// lower adds the lower part of a number that is printed in two: 3万5千, 2万5000. It
// must be smaller than what the first part counts, and is a number of its own where
// digits are missing.
func (n *number) lower(s string) (length int) {
	i := digitRun(s)
	if i > 4 || !allDigits(s[:i]) {
		return 0
	}
	scale, more := scanScale(s[i:])
	if i+scale > n.scale || more == 0 && i < n.scale {
		return 0
	}
	high := schema.Decimal(n.digits).Mul(schema.Decimal(scaleOf(n.scale - scale)))
	*n = number{text: string(high.Add(schema.Decimal(s[:i])).Reduce()), scale: scale}
	return i + more
}

// groupAt reports whether a comma and a group of three digits stand at a place.
func groupAt(s string, i int) bool {
	return len(s) >= i+4 && s[i] == ',' && allDigits(s[i+1:i+4]) && (len(s) == i+4 || !isDigit(s[i+4]))
}

// groups returns the end of ,ddd groups and of a decimal part after them, or i.
func groups(s string, i int) int {
	end := i
	for groupAt(s, end) {
		end += 4
	}
	if end > i && len(s) > end+1 && s[end] == '.' && isDigit(s[end+1]) {
		for end++; end < len(s) && isDigit(s[end]); end++ {
		}
	}
	return end
}

// scanScale reads 百 千 万 亿 behind an Arabic number, unless they begin a unit:
// 千米, 百分点.
func scanScale(s string) (scale, length int) {
	for length < len(s) && s[length] >= utf8.RuneSelf {
		rest := s[length:]
		r, size := utf8.DecodeRuneInString(rest)
		power := hanziPower(r)
		if power < 2 || r == '佰' || r == '仟' || strings.HasPrefix(rest, "百分") {
			break
		}
		if word, _, ok := unitWords.prefix(rest); ok && len(word) > size {
			break
		}
		scale += power
		length += size
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

// hanziPower gives the power of ten of a Chinese multiplier, or 0.
func hanziPower(r rune) int {
	switch r {
	case '十', '拾':
		return 1
	case '百', '佰':
		return 2
	case '千', '仟':
		return 3
	case '万':
		return 4
	case '亿':
		return 8
	}
	return 0
}

// scanHanzi reads a Chinese numeral at the beginning of a text. A closing 万 or 亿
// is the scale; inside the numeral it is part of it: 三千 is 3000, 两万 is 2 × 10⁴,
// 一万两千 is 12000.
func scanHanzi(s string) (n number, length int) {
	const largest = 1e10
	var (
		total, section int64 // above and below the last 万 or 亿
		digit          = int64(-1)
		last           = 99 // the power of the last multiplier in the section
		step           = 1  // the power of the last multiplier of all
		zero, any      bool
	)
	i := 0
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		d, p := hanziDigit(r), hanziPower(r)
		switch {
		case d >= 0:
			if digit > 0 { // two digits in a row: 二〇二〇 is no numeral here
				return number{}, 0
			}
			digit, zero, any = int64(d), zero || d == 0, true
			i += size
			continue
		case p == 0 || strings.HasPrefix(s[i:], "百分"):
		case p >= 4 && any:
			if p == 4 && total%1e8 == 0 { // 一亿三千万: 万 is that of the section alone
				section += max(digit, 0) + total/1e4
			} else {
				section += max(digit, 0) + total
			}
			if rest := s[i+size:]; rest == "" || hanziDigit(firstRune(rest)) < 0 {
				scale, more := scanScale(rest) // 一万亿
				return number{text: strconv.FormatInt(section, 10), scale: p + scale, hanzi: true}, i + size + more
			}
			if section > largest {
				return number{}, 0
			}
			total = section * pow10(p)
			section, digit, last, step, zero = 0, -1, 99, p, false
			i += size
			continue
		case p < 4 && (digit > 0 || p == 1 && digit < 0 && section == 0): // only 十 may open: 十二
			if p >= last {
				return number{}, 0
			}
			section += max(digit, 1) * pow10(p)
			digit, last, step, zero, any = -1, p, p, false, true
			i += size
			continue
		}
		break
	}
	if !any {
		return number{}, 0
	}
	if digit > 0 && step > 1 && !zero {
		digit *= pow10(step - 1) // 一百二 is 120
	}
	n = number{text: strconv.FormatInt(total+section+max(digit, 0), 10), hanzi: true}
	return n, i + n.decimals(s[i:])
}

// decimals reads the part behind 点: 三点五, 两点五万.
func (n *number) decimals(s string) (length int) {
	rest, ok := strings.CutPrefix(s, "点")
	if !ok {
		return 0
	}
	var digits []byte
	for _, r := range rest {
		d := hanziDigit(r)
		if d < 0 || len(digits) == maxDigits {
			break
		}
		digits = append(digits, byte('0'+d))
		length += utf8.RuneLen(r)
	}
	if length == 0 {
		return 0
	}
	n.text += "." + string(digits)
	scale, more := scanScale(rest[length:])
	n.scale = scale
	return len("点") + length + more
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// scaleOf spells a power of ten.
func scaleOf(power int) schema.Literal {
	const powers = "1000000000000000000000000"
	if power < len(powers) {
		return schema.Literal(powers[:power+1])
	}
	return schema.Literal("1" + strings.Repeat("0", power))
}

package docx

import (
	"strconv"
	"strings"
)

// formatNumber prints a number in one of the formats of ST_NumberFormat (ISO/IEC
// 29500-1, 17.18.59). Formats that are not known, and numbers that a format has no
// sign for, are printed in Arabic digits, as Word does.
func formatNumber(format string, n int) string {
	if n < 0 {
		return strconv.Itoa(n)
	}
	if series := []rune(numberSeries[format]); len(series) > 0 {
		if n >= 1 && n <= len(series) {
			return string(series[n-1])
		}
		return strconv.Itoa(n)
	}
	switch format {
	case "none":
		return ""
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return letters('A', n)
	case "lowerLetter":
		return letters('a', n)
	case "decimalFullWidth", "decimalFullWidth2":
		return digits(n, "０１２３４５６７８９")
	case "ideographDigital", "japaneseDigitalTenThousand":
		return digits(n, "〇一二三四五六七八九")
	case "chineseCounting", "taiwaneseCounting":
		if n >= 100 {
			return digits(n, "○一二三四五六七八九")
		}
		return chinese(n, plainNumerals)
	case "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting":
		return chinese(n, plainNumerals)
	case "chineseLegalSimplified":
		return chinese(n, legalSimplified)
	case "ideographLegalTraditional":
		return chinese(n, legalTraditional)
	}
	return strconv.Itoa(n)
}

// numberSeries are the formats that have one sign for each number from 1.
var numberSeries = map[string]string{
	"decimalEnclosedCircle":        "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
	"decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
	"decimalEnclosedParen":         "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
	"decimalEnclosedFullstop":      "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
	"ideographEnclosedCircle":      "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
	"ideographTraditional":         "甲乙丙丁戊己庚辛壬癸",
	"ideographZodiac":              "子丑寅卯辰巳午未申酉戌亥",
}

func roman(n int) string {
	if n == 0 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
		{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for ; n >= step.value; n -= step.value {
			b.WriteString(step.sign)
		}
	}
	return b.String()
}

// letters counts A … Z, AA, BB … ZZ, AAA …, up to 30 letters.
func letters(a rune, n int) string {
	if n == 0 || n > 30*26 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(a+rune((n-1)%26)), (n-1)/26+1)
}

// digits prints a number digit by digit with other digits.
func digits(n int, signs string) string {
	of := []rune(signs)
	var b strings.Builder
	for _, d := range strconv.Itoa(n) {
		b.WriteRune(of[d-'0'])
	}
	return b.String()
}

// numerals are the signs of a Chinese way of writing numbers.
type numerals struct {
	digits [10]string
	units  [4]string // of the places in a group of four
	groups [3]string // of the groups
	one    bool      // ten is one-ten
}

var (
	plainNumerals = numerals{
		digits: [10]string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
		units:  [4]string{"", "十", "百", "千"}, groups: [3]string{"", "万", "亿"},
	}
	legalSimplified = numerals{
		digits: [10]string{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"},
		units:  [4]string{"", "拾", "佰", "仟"}, groups: [3]string{"", "万", "亿"}, one: true,
	}
	legalTraditional = numerals{
		digits: [10]string{"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"},
		units:  [4]string{"", "拾", "佰", "仟"}, groups: [3]string{"", "萬", "億"}, one: true,
	}
)

// chinese spells a number out: 一百零二, 二十三, 十.
func chinese(n int, signs numerals) string {
	if n == 0 {
		return signs.digits[0]
	}
	decimal := strconv.Itoa(n)
	if len(decimal) > 12 {
		return decimal
	}
	var b strings.Builder
	zero, group := false, false // a zero is owed; the group has a digit
	for i, d := range decimal {
		place := len(decimal) - 1 - i
		if d == '0' {
			zero = true
		} else {
			if zero {
				b.WriteString(signs.digits[0])
			}
			zero, group = false, true
			if d != '1' || place%4 != 1 || i > 0 || signs.one {
				b.WriteString(signs.digits[d-'0'])
			}
			b.WriteString(signs.units[place%4])
		}
		if place%4 == 0 && group {
			b.WriteString(signs.groups[place/4])
			zero, group = false, false
		}
	}
	return b.String()
}

package normalize

import (
	"strconv"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// An Amount is an amount of money: the printed number, the unit it is in, and the
// same in yuan.
type Amount struct {
	Amount  schema.Decimal
	Unit    string
	Yuan    schema.Decimal
	Repairs schema.Repairs
}

// moneyUnits are the units of money with their size in yuan.
var moneyUnits = newDictionary(map[string]schema.Decimal{
	"元": "1", "圆": "1", "千元": "1000", "万元": "10000", "十万元": "100000", "百万元": "1000000", "千万元": "10000000", "亿元": "100000000",
})

// Money reads a cell with an amount of money. The unit is that of the row or table,
// as [MoneyUnit] finds it; a unit in the cell itself wins. Without any unit the
// amount counts as yuan, and Unit is empty. Amounts in capitals (壹万贰仟元整) are
// in yuan.
//
// It reports false for cells that hold anything but one amount, or more than one number
// (100 50): only groups of three digits may be parted by blanks.
func Money(raw, unit string) (Amount, bool) {
	if !worthCounting(raw) && !hasAny(raw, "元", "圆") {
		return Amount{}, false // neither a digit nor capitals
	}
	f := fold(raw)
	if f.gaps(raw) != nil {
		return Amount{}, false
	}
	s := oneLine(f.text)
	s = strings.TrimSuffix(strings.TrimSuffix(s, "整"), "正")
	for _, sign := range []string{"人民币", "¥", "￥", "RMB"} {
		s = strings.TrimPrefix(s, sign)
	}
	s = strings.TrimSuffix(s, "人民币")
	neg := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	var mend repairSet
	if f.wide {
		mend.add(schema.FullWidth)
	}
	if f.ocr {
		mend.add(schema.OCRConfusable)
	}
	n, length := scanAmount(s)
	if length == 0 {
		if yuan, ok := capitals(s); ok {
			mend.add(schema.ChineseNumeral)
			return Amount{Amount: yuan, Unit: "元", Yuan: yuan, Repairs: mend.codes()}, true
		}
		return Amount{}, false
	}
	if n.text == "" {
		return Amount{}, false
	}
	a := Amount{Amount: schema.Decimal(n.text), Unit: unit}
	if neg {
		a.Amount = "-" + a.Amount
	}
	if rest := s[length:]; rest != "" {
		a.Unit = strings.TrimSuffix(strings.TrimSuffix(rest, "元"), "圆") + "元" // 320万 is in 万元
		if moneySize(a.Unit) == "" {
			return Amount{}, false
		}
	}
	size := schema.Decimal("1")
	if a.Unit != "" {
		if size = moneySize(a.Unit); size == "" {
			return Amount{}, false
		}
	}
	a.Yuan = a.Amount.Mul(size).Reduce()
	a.Repairs = mend.codes()
	return a, true
}

// scanAmount reads a number with or without thousands separators; the scale behind
// it is left to the unit.
func scanAmount(s string) (number, int) {
	n, length := scanNumber(s)
	if length == 0 {
		return n, 0
	}
	for length > 0 && !isDigit(s[length-1]) { // give the scale back
		length -= len(string(lastRune(s[:length])))
	}
	n.scale = 0
	return n, length
}

// moneySize gives the size of a unit in yuan, or "".
func moneySize(unit string) schema.Decimal {
	if word, size, ok := moneyUnits.prefix(unit); ok && word == unit {
		return size
	}
	return ""
}

// capitals reads an amount in capital numerals: 壹万贰仟元整, 伍佰元叁角.
func capitals(s string) (schema.Decimal, bool) {
	n, length := scanHanzi(s)
	if length == 0 {
		return "", false
	}
	rest, ok := strings.CutPrefix(s[length:], "元")
	if !ok {
		if rest, ok = strings.CutPrefix(s[length:], "圆"); !ok {
			return "", false
		}
	}
	yuan := schema.Decimal(n.text).Mul(schema.Decimal(scaleOf(n.scale)))
	for _, part := range []struct {
		word string
		size schema.Decimal
	}{{"角", "0.1"}, {"分", "0.01"}} {
		if rest == "" || hanziDigit(firstRune(rest)) < 0 {
			continue
		}
		d := firstRune(rest)
		if after, ok := strings.CutPrefix(rest[len(string(d)):], part.word); ok {
			yuan = yuan.Add(schema.Decimal(strconv.Itoa(hanziDigit(d))).Mul(part.size))
			rest = after
		}
	}
	if rest != "" {
		return "", false
	}
	return yuan.Reduce(), true
}

// MoneyUnit finds the unit of money that a label or the line above a table prints:
// 单位：万元, 预算金额（万元）, （单位：人民币元）. It is "" when there is none.
func MoneyUnit(label string) string {
	if len(label) > maxQuantity || !hasAny(label, "元", "圆") {
		return ""
	}
	s := strings.ReplaceAll(fold(label).text, "\n", "")
	if unit := unitBehindLabel(s); unit != "" {
		return unit
	}
	for i := 0; i < len(s); {
		opens := s[i] == '(' || s[i] == '['
		if rest, ok := strings.CutPrefix(s[i:], "单位"); ok {
			s, i, opens = rest, 0, true
		}
		if !opens {
			i += len(string(firstRune(s[i:])))
			continue
		}
		rest := strings.TrimLeft(strings.TrimPrefix(s[i:], "单位"), "([:;均为")
		for _, w := range []string{"金额单位", "货币单位", "单位"} {
			rest = strings.TrimPrefix(rest, w)
		}
		rest = strings.TrimPrefix(strings.TrimLeft(rest, ":"), "人民币")
		if word, _, ok := moneyUnits.prefix(rest); ok {
			after := rest[len(word):]
			if after == "" || strings.IndexByte(")],/:;([.", after[0]) >= 0 || startsWith(after, "、", "，", "。", "人民币", "第", "保留") {
				return word
			}
		}
		if i >= len(s) {
			break
		}
		i += max(1, len(string(firstRune(s[i:]))))
	}
	return ""
}

// unitBehindLabel finds the unit that ends a label without brackets: 项目资金万元,
// 项目资金：万元. An amount is no label.
func unitBehindLabel(s string) string {
	for _, unit := range []string{"万元", "亿元", "千元"} {
		if label, ok := strings.CutSuffix(s, unit); ok && endsWith(strings.TrimRight(label, ":/"), "资金", "经费", "预算", "支出", "金额", "总额", "预算数", "执行数") {
			return unit
		}
	}
	return ""
}

// Percent reads a cell with a percentage or a plain number: 25.00, 25%, ２５％. The
// digits are kept as printed. It reports false for anything else, two numbers (10 5) among it.
func Percent(raw string) (schema.Decimal, bool) {
	f := fold(raw)
	if f.gaps(raw) != nil {
		return "", false
	}
	s := oneLine(f.text)
	neg := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	n, length := scanAmount(s)
	if rest := s[length:]; length == 0 || n.text == "" || rest != "" && rest != "%" && rest != "分" {
		return "", false
	}
	if neg {
		n.text = "-" + n.text
	}
	return schema.Decimal(n.text), true
}

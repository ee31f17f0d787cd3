package normalize

import "github.com/jixiao-data/jixiao/internal/trim"

// Compose joins a value that a form prints in three cells, 计算符号 | 指标值 |
// 计量单位, into the text that would stand in one: "≥", "95", "%" gives "≥95%". The
// parts are kept as printed.
//
// A cell that says 定量 holds no operator. 定性 says that the value is in words: then
// nothing is joined. A unit printed as / or - is no unit.
func Compose(operator, value, unit string) string {
	value = trim.Space(value)
	operator, unit = trim.Space(operator), trim.Space(unit)
	switch operator {
	case "定性", "定性指标":
		return value
	case "定量", "定量指标":
		operator = ""
	}
	if isEmpty(fold(operator).text) {
		operator = ""
	}
	if isEmpty(fold(unit).text) || unit == "无" {
		unit = ""
	}
	return operator + value + unit
}

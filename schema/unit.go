package schema

// UnitInfo describes a unit of measurement.
type UnitInfo struct {
	Code Unit
	// Dimension groups units that convert into each other; Size is the unit's size
	// in the base unit of its dimension.
	Dimension string
	Size      Decimal
	// Spellings are how the unit is printed, the canonical one first.
	Spellings []string
}

// units are the units with a code of their own. Every other measure word is its own
// code. Days and working days are kept apart, and so are days and months: neither
// is a fixed number of the other. So are 亩 and 公顷, whose ratio is not exact.
var units = []UnitInfo{
	{"percent", "share", "0.01", []string{"%", "百分比"}},
	{"permille", "share", "0.001", []string{"‰"}},
	{"fraction", "share", "1", []string{"比例"}},
	{"pct_point", "pct_point", "1", []string{"个百分点", "百分点"}},
	{"CNY", "money", "1", []string{"元", "元整", "元人民币", "人民币", "圆"}},
	{"min", "time", "1", []string{"分钟", "min"}},
	{"hour", "time", "60", []string{"小时", "个小时", "h"}},
	{"day", "time", "1440", []string{"天", "日", "自然日", "个自然日", "日历天", "个日历天"}},
	{"workday", "workday", "1", []string{"个工作日", "工作日", "工作天", "个工作天"}},
	{"week", "time", "10080", []string{"周", "星期", "个星期"}},
	{"month", "month", "1", []string{"个月", "月"}},
	{"quarter", "month", "3", []string{"个季度", "季度", "季"}},
	{"half_year", "month", "6", []string{"半年"}},
	{"year", "month", "12", []string{"年", "周年"}},
	{"m", "length", "1", []string{"米", "M", "m"}},
	{"cm", "length", "0.01", []string{"厘米", "公分", "cm", "CM", "㎝"}},
	{"km", "length", "1000", []string{"公里", "千米", "km", "KM", "Km", "㎞"}},
	{"m2", "area", "1", []string{"平方米", "平米", "㎡", "m2", "m²", "M2"}},
	{"mu", "mu", "1", []string{"亩"}},
	{"ha", "area", "10000", []string{"公顷", "ha"}},
	{"m3", "volume", "1", []string{"立方米", "m3", "m³", "M3", "立方", "㎥"}},
	{"kg", "mass", "1", []string{"公斤", "千克", "kg", "KG", "Kg", "㎏"}},
	{"t", "mass", "1000", []string{"吨", "t", "T"}},
	{"人", "人", "1", []string{"人", "名", "位"}},
}

var unitsByCode = func() map[Unit]UnitInfo {
	m := make(map[Unit]UnitInfo, len(units))
	for _, u := range units {
		m[u.Code] = u
	}
	return m
}()

// Units lists the units that have a code of their own, in the order of docs/values.md.
// The caller must not change it.
func Units() []UnitInfo { return units }

// Info describes a unit. A measure word without a code of its own has a dimension of
// its own.
func (u Unit) Info() UnitInfo {
	if info, ok := unitsByCode[u]; ok {
		return info
	}
	return UnitInfo{Code: u, Dimension: string(u), Size: "1", Spellings: []string{string(u)}}
}

// printed is the canonical spelling of a unit.
func (u Unit) printed() string {
	if u == "" {
		return ""
	}
	return u.Info().Spellings[0]
}

// IsTime reports whether the unit measures a length of time.
func (u Unit) IsTime() bool {
	switch u.Info().Dimension {
	case "time", "workday", "month":
		return u != ""
	}
	return false
}

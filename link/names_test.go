package link

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestProjectName(t *testing.T) {
	for in, want := range map[string]string{
		"河道保洁":             "河道保洁",
		" 河道\n保洁项目 ":       "河道保洁",
		"河道保洁（项目）":         "河道保洁",
		"2024年度河道保洁项目支出":   "河道保洁",
		"2023年河道保洁":        "2023年河道保洁", // another year's project
		"特定目标类/其他运转类/河道保洁": "河道保洁",
		"党建/团建活动":          "党建团建活动",
		"水质监测（一期）":         "水质监测一期",
		"水质监测(二期)":         "水质监测二期",
		"“一网统管”ＡＩ平台":       "一网统管AI平台",
		"项目":               "项目",
		"2024年":            "2024年",
		"2024年度项目支出":       "项目支出",
		"":                 "",
		"（）":               "",
		"河道保洁经费":           "河道保洁经费",
		"项目管理":             "项目管理",
		"《2024年》河道保洁":      "河道保洁",
		"2024年河道保洁ａｂ":      "河道保洁AB",
		"农村饮水工程维修养护项目（2024年中央资金）": "农村饮水工程维修养护项目2024年中央资金",
	} {
		assert.Equal(t, want, projectName(in, 2024), in)
	}
}

func TestIndicatorName(t *testing.T) {
	for in, want := range map[string]string{
		"维修次数":             "维修次数",
		"指标1：维修次数":         "维修次数",
		"指标12: 维修 次数":      "维修次数",
		"2、维修次数":           "维修次数",
		"③维修次数":            "维修次数",
		"★指标1：维修次数":        "维修次数",
		"维修次数（10分）":        "维修次数",
		"维修次数（次）":          "维修次数",
		"维修次数（单位：万次）":      "维修次数",
		"维修面积（万平方米）":       "维修面积",
		"设备完好率（≥**%）":      "设备完好率",
		"设备完好率(%)":         "设备完好率",
		"维修次数（大型）":         "维修次数大型",
		"服务器（含虚拟机）数量（≥5台）": "服务器含虚拟机数量5台", // has words: kept
		"PM2.5年均浓度":        "PM25年均浓度",
		"2.5米以上苗木数量":       "25米以上苗木数量",
		"12345热线办结率":       "12345热线办结率",
	} {
		assert.Equal(t, want, indicatorName(in), in)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		limit int
		want  int
		ok    bool
	}{
		{"", "", 0, 0, true},
		{"防汛物资", "防汛物资", 0, 0, true},
		{"防汛物资", "防汛物资库", 1, 1, true},
		{"防汛物资", "防洪物资", 1, 1, true},
		{"防汛物资", "防洪物品", 1, 0, false},
		{"防汛物资", "防洪物品", 2, 2, true},
		{"甲乙丙丁", "乙丙丁戊", 2, 2, true},
		{"甲", "甲乙丙", 1, 0, false},
	} {
		for range 2 {
			got, ok := distance([]rune(c.a), []rune(c.b), c.limit)
			assert.Equal(t, c.ok, ok, "%s %s", c.a, c.b)
			if ok {
				assert.Equal(t, c.want, got, "%s %s", c.a, c.b)
			}
			c.a, c.b = c.b, c.a
		}
	}
}

package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// A unit as the scanner meets it (rules §3.5): those with a code of their own are
// listed in package schema, and every other measure word is its own code. The zero
// unit is none.
type unit struct {
	code schema.Unit
	is   unitTraits
}

type unitTraits uint8

const (
	ofTime unitTraits = 1 << iota
	ofShare
	// countable are the units with which a doubled number is as likely as any other
	// (rules §5.2).
	countable
)

// measureWords are units that are their own code.
const measureWords = `人次 车次 班次 批次 架次 场次 频次 件次 户次 项次 台次 辆次 例次 组次 期次 家次 船次 艘次 头次 亩次
	课次 轮次 名次 站次 趟次 幅次 村次 段次 张次 所次 处次 套次 条次 校次 店次 点次 列次 包次 箱次 笔次 片次 队次
	台套 台班 人天 人日 人月 床日 人份 课时 学时 标段 标箱 学期 学年 年级 吨位
	户 次 个 件 项 场 期 台 套 辆 座 起 分 例 处 所 家 条 株 只 头 册 本 份 篇 批 宗 间 栋 幢 块 张 支 枚 把 盏 根
	棵 颗 粒 片 幅 面 扇 部 门 类 种 级 届 轮 遍 趟 班 组 对 副 团 村 镇 县 市 区 乡 社区 街道 羽 尾 匹 箱 袋 瓶 桶 罐
	盒 包 艘 架 口 眼 孔 道 段 层 节 站 点 秒 毫米 微米 纳米 分米 平方公里 平方千米 平方厘米 平方分米 平方毫米 平方尺 立方厘米 立方分米 立方毫米 克 克拉 毫克 微克 斤 升 毫升 吨公里 公里次 分贝 度
	km2 km² hm2 hm² cm2 cm² mm2 mm² cm3 cm³ dm3 dm³ mm3 mm³ ㎢ ㎜ ㎎ 单位 节次 篇次 支次 点位 床位 市斤 千瓦 千瓦时 千伏 千伏安 千卡 千帕 兆瓦 兆瓦时 兆帕 摄氏度 ℃ ‱ 岁 周岁 倍 号 双 顶 具 樘 艺 幕 首 集 卷 则 桌 床 席 单 桩 盘 筐 捆 版 稿 课 员 笔 路 环 方`

// unitWords finds a unit by its spelling.
var unitWords = func() *dictionary[unit] {
	words := map[string]unit{}
	for _, w := range strings.Fields(measureWords) {
		words[w] = unitOf(schema.Unit(w))
	}
	for _, info := range schema.Units() {
		for _, w := range info.Spellings {
			words[w] = unitOf(info.Code)
		}
	}
	return newDictionary(words)
}()

var (
	percent  = unitOf("percent")
	permille = unitOf("permille")
	yuan     = unitOf("CNY")
)

// unitOf gives the unit of a code.
func unitOf(code schema.Unit) unit {
	u := unit{code: code}
	if code.IsTime() {
		u.is |= ofTime
	}
	switch code {
	case "percent", "permille", "fraction":
		u.is |= ofShare
	case "CNY", "人", "人次", "户", "册", "株", "只", "头", "mu", "m2", "m", "km", "t", "kg":
		u.is |= countable
	}
	return u
}

func (u unit) none() bool { return u.code == "" }

func (u unit) isTime() bool { return u.is&ofTime != 0 }

// counts reports whether a unit counts things: it measures no time, no distance, no
// share and no money.
func (u unit) counts() bool {
	switch u.code {
	case "m", "km", "CNY", "pct_point":
		return false
	}
	return u.is&(ofTime|ofShare) == 0
}

// qualifies reports whether a number of the unit may describe what another number
// counts: 60岁以上老人≥500人.
func (u unit) qualifies() bool {
	switch u.code {
	case "岁", "周岁", "级":
		return true
	}
	return u.isTime()
}

// perNouns are denominators that begin as a measure word does.
var perNouns = func() *dictionary[unit] {
	words := map[string]unit{}
	for _, w := range strings.Fields("乡镇 项目 部门 家庭 村庄 村民 班级 床位 座位 场地 团队 人口 人年 双周 双月") {
		words[w] = unit{code: schema.Unit(w)}
	}
	return newDictionary(words)
}()

// scanPer reads a denominator of the tables at the beginning of a text.
func scanPer(s string) (u unit, length int) {
	if word, u, ok := perNouns.prefix(s); ok {
		return u, len(word)
	}
	return scanUnit(s)
}

// scanUnit reads a unit of the table at the beginning of a text. A Latin spelling
// must not go on: 5m is five metres, 5mol is not.
func scanUnit(s string) (u unit, length int) {
	word, u, ok := unitWords.prefix(s)
	if !ok || isLetter(word[0]) && len(s) > len(word) && isLetter(s[len(word)]) {
		return unit{}, 0
	}
	return u, len(word)
}

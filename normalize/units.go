package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// A unit as the scanner meets it (SPEC §3.5): those with a code of their own are
// listed in package schema, and every other measure word is its own code.
type unit struct {
	code schema.Unit
	time bool
}

// measureWords are units that are their own code.
const measureWords = `人次 车次 班次 批次 架次 场次 频次 件次 户次 项次 台次 台套 台班 人天 人日 人月 课时 学时 标段
户 次 个 件 项 场 期 台 套 辆 座 起 分 例 处 所 家 条 株 只 头 册 本 份 篇 批 宗 间 栋 幢 块 张 支 枚 把 盏 根
棵 颗 粒 片 幅 面 扇 部 门 类 种 级 届 轮 遍 趟 班 组 对 副 团 村 镇 县 市 区 乡 社区 街道 羽 尾 匹 箱 袋 瓶 桶 罐
盒 包 艘 架 口 眼 孔 道 段 层 排 节 站 点 秒 毫米 平方公里 平方千米 克 毫克 微克 升 毫升 吨公里 分贝 度 千瓦 千瓦时 兆瓦 摄氏度 ℃
岁 周岁 倍 号 双 顶 具 樘 艺 幕 首 集 卷 则 桌 床 席 元件 人户 公里次 万元户 标箱 单 桩 盘 筐 捆 亩次 人份 版 稿 课 员 笔 路 环 方`

// unitWords finds a unit by its spelling.
var unitWords = func() dictionary[*unit] {
	words := map[string]*unit{}
	for _, w := range strings.Fields(measureWords) {
		words[w] = otherUnit(w)
	}
	for _, info := range schema.Units() {
		for _, w := range info.Spellings {
			words[w] = unitByCode[info.Code]
		}
	}
	return newDictionary(words)
}()

var unitByCode = func() map[schema.Unit]*unit {
	m := map[schema.Unit]*unit{}
	for _, info := range schema.Units() {
		m[info.Code] = &unit{code: info.Code, time: info.Code.IsTime()}
	}
	return m
}()

func (u *unit) isTime() bool { return u != nil && u.time }

// isShare reports whether a unit is a part of a whole.
func (u *unit) isShare() bool {
	return u != nil && (u.code == "percent" || u.code == "permille" || u.code == "fraction")
}

// countable are the units with which a doubled number is as likely as any other
// (SPEC §5.2).
func (u *unit) countable() bool {
	if u == nil {
		return false
	}
	switch u.code {
	case "CNY", "人", "人次", "户", "册", "株", "只", "头", "mu", "m2", "m", "km", "t", "kg":
		return true
	}
	return false
}

// scanUnit reads a unit at the beginning of a text. A word that is in no table
// counts as a unit when it is all that stands there and short enough for one.
func scanUnit(s string) (u *unit, length int) {
	if word, u, ok := unitWords.prefix(s); ok {
		if !isLetter(word[0]) || len(s) == len(word) || !isLetter(s[len(word)]) {
			return u, len(word)
		}
	}
	return nil, 0
}

// otherUnit makes a unit of a word that is in no table.
func otherUnit(word string) *unit {
	return &unit{code: schema.Unit(word)}
}

package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// Among words a Chinese numeral is mostly part of one: 统一部署, 三年行动, 四个自信. It counts
// something where an operator stands right before it, or a word that asks for a count:
// 宣传不少于三次活动, 覆盖三个乡镇, 共十二.

// countingWords are words of two characters right behind which a numeral counts.
var countingWords = func() map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(`覆盖 宣传 培训 发放 支付 拨付 兑付 召开 举行 承办 印制 制作 编制 编印 检查 检测 监测 抽检 抽查 排查 巡查 督查 调查 调研 走访 回访
		购置 采购 购买 添置 新购 新建 改建 扩建 修建 建设 建成 安装 改造 新增 增设 开设 设立 维修 维护 修复 修缮 更新 更换 养护 清理 清运 拆除
		慰问 资助 救助 补助 补贴 扶持 帮扶 奖励 表彰 惠及 受益 服务 接待 参加 参与 招聘 招录 引进 选派 派出 出动
		受理 处理 办理 办结 审核 评审 审计 查处 绿化 种植 栽植 造林 发表 出版 申请 申报 授权 拍摄 播出 演出 放映 刊发 签订 实施 投入 安排 支出 储备 收集
		完成 开展 组织 举办 实现 活动 合同 实际 累计 总计 共计 合计 预计 计划 力争 确保 仅有 共有 共享有`) {
		words[w] = true
	}
	return words
}()

// slogans are words that numeral and 个 or 项 make a phrase with, and verbs that they
// belong to: 两个维护, 八项规定, 一次通过.
var slogans = strings.Fields("维护 确立 意识 自信 全面 代表 务必 转变 规定 通过 成功 办 到位 合格 验收 交 达标 制度改革")

// countAt reports whether a Chinese numeral at a place among words counts something.
// led says that an operator stands right before it.
func (q *quantity) countAt(s string, i int, led bool) bool {
	if i >= len(s) {
		return false
	}
	if r := firstRune(s[i:]); hanziDigit(r) <= 0 && r != '十' {
		return false
	}
	before := s[:i]
	led = led && (q.lead.as&weak == 0 || q.lead.op == schema.GE)
	sum := endsWith(before, "共", "计") && !endsWith(before, "公共", "中共", "国共")
	switch {
	case !led && !sum && (len(before) < 6 || !countingWords[before[len(before)-6:]]), ordinal(before):
		return false
	}
	n, length := scanHanzi(s[i:])
	if length == 0 {
		return false
	}
	rest := s[i+length:]
	if rest == "" {
		return led || sum || q.joined
	}
	if led && nextBound(rest) {
		return true
	}
	if m := vagueEnd(rest); m > 0 {
		rest = rest[m:]
		_, scaled := scanScale(rest) // 二十余万元
		rest = rest[scaled:]
	}
	u, m := scanUnit(rest)
	after := rest[m:]
	if !led && (startsWith(after, slogans...) || length == len("二") && strings.HasPrefix(s[i:], "二") && !closes(after)) {
		return false // 二次供水: of two things one says 两
	}
	if m == 0 || strings.HasPrefix(rest, "分之") || idiom(after) && !strings.HasPrefix(after, "制度") {
		return false
	}
	switch u.code {
	case "度", "方", "面", "级", "类", "号", "年级", "层", "路", "届": // 二级单位, 三号线
		return false
	case "year", "half_year", "quarter", "month", "week", "期": // 三年行动, 二期工程
		return led && q.lead.as&near == 0 || u.code == "期" && !startsWith(after, "工程", "项目", "建设", "改造", "资金")
	case "分":
		return n.text != "10" || closes(after)
	case "批", "种", "部", "门", "片", "块", "口", "手", "员", "组", "支": // 一批人才, 一支队伍, 一部分
		return led || n.text != "1"
	}
	return true
}

// nextBound reports whether the other bound of a pair follows: the 小于 of 大于三小于五次.
func nextBound(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "并"), "且")
	_, o, ok := startsOperator(s)
	return ok && o.as&(near|weak) == 0
}

package report

import (
	"cmp"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// A chart is a picture of bars, and at the same time the table of its numbers.
type chart struct {
	ID    string
	Title words
	Note  words
	Head  []words // of the columns of numbers
	Bars  []bar
	Wide  bool
	Money bool
}

// A bar is a row of a chart.
type bar struct {
	Label   words
	Facet   int
	Cells   []figure
	Lengths []length
}

// A figure is a number with the documents behind it.
type figure struct {
	Text  string
	Facet int
	Name  words
}

// A length is a part of a bar, in thousandths of the widest.
type length struct{ X, W, Class int }

// most is how many bars a chart shows.
const most = 20

// bars makes a chart of counts.
func bars(id string, title, note, head words, list []*count) chart {
	c := chart{ID: id, Title: title, Note: note, Head: []words{head}}
	top := 1
	for _, x := range list {
		top = max(top, x.n)
	}
	for i, x := range list {
		if i == most {
			break
		}
		c.Bars = append(c.Bars, bar{
			Label: x.words, Facet: x.facet, Cells: []figure{{Text: grouped(x.n)}},
			Lengths: []length{{0, max(1000*x.n/top, 1), 1}},
		})
	}
	return c
}

func (c *census) charts(budgets []budget) (out []chart) {
	documents, targets := words{EN: "documents", ZH: "文件"}, words{EN: "targets", ZH: "指标值"}
	out = append(out,
		bars("kinds", words{EN: "Targets by kind and operator", ZH: "指标值的类型与比较关系"},
			words{EN: "What sort of statement the year's targets make.", ZH: "年度指标值表述的类型。"}, targets, c.kinds.sorted()),
		bars("repairs", words{EN: "Mends by cause", ZH: "修复原因"},
			words{EN: "Why values had to be mended to be read. One value may have several causes.", ZH: "读取时需要修复的原因；同一值可有多种。"},
			words{EN: "values", ZH: "指标值"}, c.repairs.sorted()),
	)
	coverage := bars("coverage", words{EN: "How much of the text is in the data", ZH: "文字读入数据的比例"},
		words{EN: "By document, menus and footers left aside.", ZH: "按文件计，不含网页导航与页脚。"}, documents, c.bands())
	out = append(out, coverage,
		bars("findings", words{EN: "Findings by rule", ZH: "检查发现"},
			words{EN: "What the checks and the reading found, notes left aside.", ZH: "检查与读取中发现的问题，不含提示。"},
			words{EN: "findings", ZH: "处"}, c.findings.sorted()),
		bars("forms", words{EN: "Documents by form", ZH: "表式"}, words{}, documents, c.forms.sorted()),
		bars("years", words{EN: "Documents by year", ZH: "预算年度"}, words{}, documents, c.byYear()),
		bars("failures", words{EN: "Inputs that could not be read", ZH: "未能读取的文件"}, words{}, documents, c.failures.sorted()),
		moneyChart(budgets), c.metChart(),
	)
	return slices.DeleteFunc(out, func(c chart) bool { return len(c.Bars) == 0 })
}

// bands are the counts of the bands of coverage, in their order.
func (c *census) bands() (out []*count) {
	for _, b := range coverageBands {
		if x := c.coverage[b.words.EN]; x != nil {
			out = append(out, x)
		}
	}
	return out
}

func (c *census) byYear() (out []*count) {
	for _, k := range slices.Sorted(maps.Keys(c.years)) {
		out = append(out, c.years[k])
	}
	return out
}

// moneyChart draws the budgets by office, the largest first.
func moneyChart(list []budget) chart {
	out := chart{
		ID: "money", Title: words{EN: "Money by office", ZH: "各单位预算资金"},
		Note: words{EN: "Budget totals of the projects, in yuan; each project counts once a year.", ZH: "项目预算总额，单位：元；同一年度每个项目只计一次。"},
		Head: []words{{EN: "yuan", ZH: "元"}, {EN: "projects", ZH: "项目"}}, Wide: true, Money: true,
	}
	rest := budget{yuan: "0"}
	if len(list) > most {
		for _, o := range list[most:] {
			rest.yuan = rest.yuan.Add(o.yuan).Reduce()
			rest.projects += o.projects
		}
	}
	for i, o := range list {
		if i == most {
			break
		}
		out.Bars = append(out.Bars, bar{
			Label: words{EN: o.name}, Facet: o.facet,
			Cells:   []figure{{Text: o.yuan.Grouped()}, {Text: strconv.Itoa(o.projects)}},
			Lengths: []length{{0, share(o.yuan, list[0].yuan), 1}},
		})
	}
	if n := len(list) - most; n > 0 {
		k := strconv.Itoa(n)
		out.Bars = append(out.Bars, bar{
			Label: words{EN: k + " others", ZH: "其余" + k + "个单位"},
			Cells: []figure{{Text: rest.yuan.Grouped()}, {Text: strconv.Itoa(rest.projects)}},
		})
	}
	return out
}

// share is a in thousandths of b, at least 1 and at most 1000.
func share(a, b schema.Decimal) int {
	x, ok1 := new(big.Rat).SetString(string(a))
	y, ok2 := new(big.Rat).SetString(string(b))
	if !ok1 || !ok2 || y.Sign() <= 0 || x.Sign() <= 0 {
		return 1
	}
	x.Quo(x, y).Mul(x, big.NewRat(1000, 1))
	n := new(big.Int).Quo(x.Num(), x.Denom())
	return int(max(1, min(n.Int64(), 1000)))
}

// metChart draws which results meet their targets.
func (c *census) metChart() chart {
	out := chart{
		ID: "met", Title: words{EN: "Targets met and missed", ZH: "指标完成情况"},
		Note: words{
			EN: "Results of self-evaluations against the target that another document of the same unit and year promised, else against the one that the evaluation restates.",
			ZH: "自评实际完成值与同单位同年度目标文件所定指标值比较；无目标文件的，与自评表所列指标值比较。",
		},
		Head: []words{{EN: "met", ZH: "完成"}, {EN: "missed", ZH: "未完成"}, {EN: "cannot tell", ZH: "无法判断"}}, Wide: true,
	}
	names := slices.SortedFunc(maps.Keys(c.linked), func(a, b string) int {
		sums := func(s string) int { return map[bool]int{true: 0, false: 1}[strings.HasPrefix(s, "\x00")] }
		return cmp.Or(cmp.Compare(sums(a), sums(b)), cmp.Compare(c.linked[b].missed, c.linked[a].missed),
			cmp.Compare(c.linked[b].n, c.linked[a].n), cmp.Compare(a, b))
	})
	for i, name := range names {
		if i == most {
			break
		}
		o := c.linked[name]
		label := words{EN: o.name}
		switch name {
		case "\x00promised":
			label = words{EN: "All, against what was promised", ZH: "合计：对照目标文件"}
		case "\x00restated":
			label = words{EN: "All, against what the evaluation restates", ZH: "合计：对照自评表所列指标值"}
		}
		b := bar{Label: label}
		x := 0
		for k, part := range []struct{ n, facet int }{{o.met, o.facetMet}, {o.missed, o.facetMissed}, {o.unknown, o.facetUnknown}} {
			name := words{EN: label.EN + ": " + out.Head[k].EN, ZH: cmp.Or(label.ZH, label.EN) + "：" + out.Head[k].ZH}
			b.Cells = append(b.Cells, figure{strconv.Itoa(part.n), part.facet, name})
			if w := 1000 * part.n / o.n; w > 0 {
				b.Lengths = append(b.Lengths, length{x, w, k + 1})
				x += w
			}
		}
		out.Bars = append(out.Bars, b)
	}
	return out
}

// A spread is the distribution of the shares that one class of indicators asks for.
type spread struct {
	Name  string
	N     int
	Facet int
	Bins  []bin
}

// A bin is a bar of a distribution.
type bin struct {
	X, Y, H, N, Facet int
	Label             string
}

// An otherUnit is a class of indicators with the numbers that it asks for in a unit
// other than percent.
type otherUnit struct {
	Class, Unit            string
	N, Facet               int
	Least, Median, Largest string
}

// classesShown is how many classes of indicators are drawn.
const classesShown = 14

func (c *census) spreads() (spreads []spread, others []otherUnit) {
	list := slices.SortedFunc(maps.Values(c.classes), func(a, b *class) int {
		return cmp.Or(cmp.Compare(b.shares, a.shares), cmp.Compare(b.n, a.n), cmp.Compare(a.name, b.name))
	})
	for _, k := range list {
		if k.shares > 0 && len(spreads) < classesShown {
			spreads = append(spreads, k.spread())
		}
		for unit, u := range k.byUnit {
			if len(u.values) < 2 {
				continue
			}
			slices.SortFunc(u.values, func(a, b schema.Decimal) int { return a.Cmp(b) })
			n := len(u.values)
			others = append(others, otherUnit{
				Class: k.name, Unit: cmp.Or(string(unit), "—"), N: n, Facet: u.facet, Least: u.values[0].Grouped(),
				Median: u.values[(n-1)/2].Grouped(), Largest: u.values[n-1].Grouped(),
			})
		}
	}
	slices.SortFunc(others, func(a, b otherUnit) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Class, b.Class), cmp.Compare(a.Unit, b.Unit))
	})
	return spreads, others[:min(len(others), 2*most)]
}

func (k *class) spread() spread {
	s := spread{Name: k.name, N: k.shares, Facet: k.facet}
	top := 1
	for _, b := range k.bins {
		top = max(top, b.n)
	}
	for i, b := range k.bins {
		if b.n == 0 {
			continue
		}
		h := max(40*b.n/top, 2)
		s.Bins = append(s.Bins, bin{X: 10 * i, Y: 40 - h, H: h, N: b.n, Facet: b.facet, Label: binWords(i)})
	}
	return s
}

// sums are the numbers at the top of the page.
func (c *census) sums(money schema.Decimal) []sum {
	n := grouped
	covered := 0
	if c.text > 0 {
		covered = int(1000 * (c.text - c.unclaimed) / c.text)
	}
	part := func(k int) words {
		if c.values == 0 {
			return words{}
		}
		p := 1000 * k / c.values
		return words{EN: strconv.Itoa(p/10) + "." + strconv.Itoa(p%10) + "% of the values", ZH: "占指标值的" + strconv.Itoa(p/10) + "." + strconv.Itoa(p%10) + "%"}
	}
	list := []sum{
		{words{EN: "documents read", ZH: "已读文件"}, n(c.docs), words{}},
		{words{EN: "could not be read", ZH: "未能读取"}, n(c.failed), words{}},
		{words{EN: "projects", ZH: "项目"}, n(c.projects), words{}},
		{words{EN: "indicator values", ZH: "指标值"}, n(c.values), words{}},
		{words{EN: "mended", ZH: "已修复"}, n(c.mended), part(c.mended)},
		{words{EN: "undecided", ZH: "未决"}, n(c.ambiguous), part(c.ambiguous)},
		{words{EN: "errors found", ZH: "检查错误"}, n(c.errors), words{EN: n(c.warnings) + " warnings", ZH: "存疑" + n(c.warnings) + "处"}},
		{words{EN: "of the text read", ZH: "文字读取率"}, strconv.Itoa(covered/10) + "." + strconv.Itoa(covered%10) + "%", words{}},
	}
	if money != "" {
		list = append(list, sum{words{EN: "budget", ZH: "预算总额"}, inHundredMillions(money), words{EN: money.Grouped() + " yuan", ZH: money.Grouped() + "元"}})
	}
	if c.reviewed > 0 {
		list = append(list, sum{words{EN: "reviewed", ZH: "已核对"}, n(c.reviewed), words{}})
	}
	return list
}

// inHundredMillions spells yuan in 亿元 or 万元, cut after one place.
func inHundredMillions(yuan schema.Decimal) string {
	unit, size := "万元", schema.Decimal("0.0001")
	if yuan.Cmp("100000000") >= 0 {
		unit, size = "亿元", "0.00000001"
	}
	whole, fraction, _ := strings.Cut(string(yuan.Mul(size).Reduce()), ".")
	if fraction != "" {
		fraction = "." + fraction[:1]
	}
	return schema.Decimal(whole).Grouped() + fraction + "\u00a0" + unit
}

// grouped spells a count.
func grouped(n int) string { return schema.Decimal(strconv.Itoa(n)).Grouped() }

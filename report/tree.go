package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/jixiao-data/jixiao/check"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// draw makes a page's data of a tree and the page it was read from.
func draw(d *schema.Disclosure, p *page.Document) *document {
	b := builder{marks: map[spot]mark{}, labels: map[spot]string{}}
	doc := b.identity(d)
	for i := range d.Tables {
		for _, l := range d.Tables[i].Labels {
			b.mark(l.Ref, isLabel)
			b.labels[spotOf(l.Ref)] = l.Means
		}
	}
	for i := range d.Headings {
		b.text(&d.Headings[i].Text)
	}
	doc.Overall = b.overall(d.Overall)
	for i := range d.Projects {
		doc.Projects = append(doc.Projects, b.project(&d.Projects[i]))
	}
	for i := range d.Unclaimed {
		if x := &d.Unclaimed[i]; x.Kind != string(page.Boilerplate) {
			doc.Unclaimed = append(doc.Unclaimed, b.at(isUnclaimed, x.Ref, oneLine(x.Number+x.Raw)))
		}
	}
	doc.Source = drawPage(p, b.marks, b.labels)
	return doc
}

// identity begins a page's data: whose document it is, the numbers and the findings.
func (b *builder) identity(d *schema.Disclosure) *document {
	doc := &document{
		Name: d.Source.Name, SHA256: d.Source.SHA256, Format: d.Source.Format, Encoding: d.Source.Encoding,
		Bytes: d.Source.Bytes, Form: d.Form, Org: d.Org,
	}
	doc.Title = doc.Name[strings.LastIndexAny(doc.Name, `/\!`)+1:]
	if d.Title != nil {
		doc.Title, doc.TitleAt = oneLine(d.Title.Raw), b.text(d.Title).At
	}
	if d.FiscalYear != nil {
		doc.Year, doc.YearAt = d.FiscalYear.Year, anchor(d.FiscalYear.Ref)
	}
	if d.Org != nil {
		doc.OrgAt = b.text(&d.Org.Text).At
	}
	doc.count(d)
	doc.findings(d)
	return doc
}

// count fills in the numbers of the tree.
func (doc *document) count(d *schema.Disclosure) {
	c := &doc.Counts
	c.Projects = len(d.Projects)
	for v := range schema.Values(d) {
		if v.Value.Blank() {
			continue
		}
		c.Values++
		if len(v.Value.Repairs) > 0 {
			c.Mended++
		}
		if v.Value.Ambiguous {
			c.Ambiguous++
		}
		if v.Value.Correction != nil {
			c.Reviewed++
		}
	}
	for l := range schema.Leaves(d) {
		c.Text += visible(l.Raw)
	}
	for i := range d.Unclaimed {
		n := visible(d.Unclaimed[i].Raw)
		if d.Unclaimed[i].Kind == string(page.Boilerplate) {
			c.Text -= n
			continue
		}
		c.Unclaimed++
		c.UnclaimedText += n
	}
}

// findings lists what the checks and the reading say, the worst first.
func (doc *document) findings(d *schema.Disclosure) {
	for _, f := range check.Run(d) {
		doc.Findings = append(doc.Findings, newFinding(f.Severity, f.Code, f.Message, f.Refs))
	}
	for _, x := range d.Diagnostics {
		w := words{EN: x.Message, ZH: cmp.Or(diagnosticWords[x.Code], x.Message)}
		doc.Findings = append(doc.Findings, newFinding(x.Severity, x.Code, w, []schema.Ref{x.Ref}))
	}
	rank := map[schema.Severity]int{schema.SeverityError: 0, schema.SeverityWarning: 1, schema.SeverityInfo: 2}
	slices.SortStableFunc(doc.Findings, func(a, b finding) int { return cmp.Compare(rank[a.Severity], rank[b.Severity]) })
	for _, f := range doc.Findings {
		switch f.Severity {
		case schema.SeverityError:
			doc.Counts.Errors++
		case schema.SeverityWarning:
			doc.Counts.Warnings++
		default:
			doc.Counts.Notes++
		}
	}
}

func newFinding(s schema.Severity, code string, w words, refs []schema.Ref) finding {
	f := finding{Severity: s, Code: code, Words: w}
	var all []string
	for _, r := range refs {
		if a := anchor(r); a != "" {
			all = append(all, a)
		}
	}
	if len(all) > 0 {
		f.At = all[0]
	}
	if len(all) > 1 {
		f.Also = strings.Join(all, " ")
	}
	return f
}

// visible counts the characters that are not blank.
func visible(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// oneLine joins the lines of a text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// A builder makes the tree's parts, and marks the places that they come from.
type builder struct {
	marks  map[spot]mark
	labels map[spot]string
}

// mark marks a place, unless it has a higher mark.
func (b *builder) mark(r schema.Ref, m mark) {
	if s := spotOf(r); b.marks[s] < m {
		b.marks[s] = m
	}
}

func (b *builder) at(m mark, r schema.Ref, text string) leaf {
	b.mark(r, m)
	return leaf{At: anchor(r), Text: text}
}

func (b *builder) text(t *schema.Text) leaf {
	return b.at(isRead, t.Ref, strings.TrimSpace(t.Number+t.Raw))
}

// optional is the leaf of a text that may be absent or blank.
func (b *builder) optional(t *schema.Text) *leaf {
	if t == nil || strings.TrimSpace(t.Raw) == "" {
		return nil
	}
	l := b.text(t)
	return &l
}

func (b *builder) items(name words, list []schema.Item) group {
	g := group{Name: name}
	for i := range list {
		g.Entries = append(g.Entries, b.text(&list[i].Text))
	}
	return g
}

func (b *builder) overall(o *schema.Overall) []group {
	if o == nil {
		return nil
	}
	general := group{Name: words{EN: "General goal", ZH: "总体绩效目标"}}
	for i := range o.General {
		general.Entries = append(general.Entries, b.text(&o.General[i]))
	}
	out := []group{general, b.items(words{EN: "Particular goals", ZH: "分项绩效目标"}, o.Items)}
	for i := range o.Safeguards {
		g := b.items(words{EN: "Safeguards", ZH: "工作保障措施"}, o.Safeguards[i].Items)
		if h := o.Safeguards[i].Heading; h != nil {
			l := b.text(&h.Text)
			g.Head = &l
		}
		if i > 0 {
			g.Name = words{}
		}
		out = append(out, g)
	}
	return slices.DeleteFunc(out, func(g group) bool { return len(g.Entries) == 0 && g.Head == nil })
}

func (b *builder) project(p *schema.Project) project {
	out := project{No: p.No, Form: p.Form, Name: b.optional(p.Name), Code: b.optional(p.Code)}
	if p.Heading != nil {
		b.text(p.Heading)
	}
	b.facts(&out, p)
	out.Money = b.budget(&p.Budget)
	for i := range p.Plan {
		out.Plan = append(out.Plan, b.step(&p.Plan[i]))
	}
	purpose := group{Name: words{EN: "Purpose", ZH: "资金用途"}}
	for i := range p.Purpose {
		purpose.Entries = append(purpose.Entries, b.text(&p.Purpose[i]))
	}
	for _, g := range []group{
		purpose,
		b.items(words{EN: "Mid-term goals", ZH: "中期目标"}, p.MidTermGoals),
		b.items(words{EN: "Goals of the year", ZH: "年度目标"}, p.Goals),
		b.items(words{EN: "What was reached", ZH: "实际完成情况"}, p.Outcomes),
	} {
		if len(g.Entries) > 0 {
			out.Texts = append(out.Texts, g)
		}
	}
	for i := range p.Tasks {
		out.Tasks = append(out.Tasks, b.task(&p.Tasks[i]))
	}
	for k, list := range [][]schema.Indicator{p.LongTerm, p.Indicators} {
		if len(list) == 0 {
			continue
		}
		block := indicators{LongTerm: k == 0}
		for i := range list {
			block.List = append(block.List, b.indicator(p, &list[i], k == 0))
		}
		out.Blocks = append(out.Blocks, block)
	}
	return out
}

// facts are the texts of a project that are neither money nor goals.
func (b *builder) facts(out *project, p *schema.Project) {
	add := func(name words, t *schema.Text) {
		if l := b.optional(t); l != nil {
			out.Facts = append(out.Facts, fact{name, *l})
		}
	}
	if p.Org != nil {
		add(words{EN: "unit", ZH: "单位"}, &p.Org.Text)
	}
	if p.Department != nil {
		add(words{EN: "department in charge", ZH: "主管部门"}, &p.Department.Text)
	}
	add(words{EN: "term", ZH: "项目期"}, p.Period)
	add(words{EN: "sort of project", ZH: "项目属性"}, p.Kind)
	if s := p.Score; s != nil {
		if s.Weight != nil {
			add(words{EN: "points in all", ZH: "总分值"}, &s.Weight.Text)
		}
		if s.Score != nil {
			add(words{EN: "total score", ZH: "总分"}, &s.Score.Text)
		}
	}
	for i := range p.Fields {
		f := &p.Fields[i]
		label := cmp.Or(oneLine(f.Label), f.Name)
		add(words{EN: label, ZH: label}, &f.Text)
	}
}

func (b *builder) budget(x *schema.Budget) (out []money) {
	for _, m := range []struct {
		name  words
		money *schema.Money
	}{
		{words{EN: "total", ZH: "预算总额"}, x.Total}, {words{EN: "fiscal", ZH: "财政资金"}, x.Fiscal},
		{words{EN: "other", ZH: "其他资金"}, x.Other}, {words{EN: "initial budget", ZH: "年初预算数"}, x.Initial},
		{words{EN: "spent", ZH: "全年执行数"}, x.Executed}, {words{EN: "mid-term", ZH: "中期资金总额"}, x.MidTerm},
	} {
		if m.money != nil {
			out = append(out, b.money(m.name, m.money))
		}
	}
	out = append(out, b.funds(x.Funds)...)
	if r := x.ExecutionRate; r != nil {
		out = append(out, money{Name: words{EN: "execution rate", ZH: "预算执行率"}, Printed: b.text(&r.Text)})
	}
	for _, n := range []struct {
		name   words
		number *schema.Number
	}{
		{words{EN: "points for execution", ZH: "执行率分值"}, x.ExecutionWeight},
		{words{EN: "score for execution", ZH: "执行率得分"}, x.ExecutionScore},
	} {
		if n.number != nil {
			out = append(out, money{Name: n.name, Printed: b.text(&n.number.Text)})
		}
	}
	for i := range x.Notes {
		out = append(out, money{Name: words{EN: "note", ZH: "备注"}, Printed: b.text(&x.Notes[i])})
	}
	return slices.DeleteFunc(out, func(m money) bool { return m.Printed.Text == "" && m.Yuan == "" })
}

func (b *builder) funds(list []schema.Fund) (out []money) {
	for i := range list {
		f := &list[i]
		name := word(sourceWords, f.Source)
		if f.Source == "" {
			name = words{EN: oneLine(f.Label), ZH: oneLine(f.Label)}
		}
		if f.Stage != "" && f.Stage != "budget" {
			s := word(stageWords, f.Stage)
			name = words{EN: name.EN + ", " + s.EN, ZH: name.ZH + "·" + s.ZH}
		}
		out = append(out, b.money(name, &f.Money))
	}
	return out
}

func (b *builder) money(name words, m *schema.Money) money {
	out := money{Name: name, Printed: b.text(&m.Text), Yuan: m.Yuan.Grouped()}
	if len(m.Repairs) > 0 {
		b.mark(m.Ref, isMended)
	}
	for _, r := range m.Repairs {
		out.Repairs = append(out.Repairs, word(repairWords, r))
	}
	if m.Unit != "" && m.Amount != "" && !strings.Contains(out.Printed.Text, m.Unit) {
		out.Printed.Text += " " + m.Unit
	}
	return out
}

func (b *builder) step(s *schema.PlanStep) step {
	out := step{Label: b.text(&s.Label)}
	p := s.CumulativePercent
	if p == nil {
		return out
	}
	out.Percent = b.text(&p.Text)
	whole, _, _ := strings.Cut(string(p.Value), ".")
	if n, err := strconv.Atoi(whole); err == nil {
		out.Share, out.Known = max(0, min(n, 100)), true
		out.Percent.Text = string(p.Value) + "%"
	}
	return out
}

func (b *builder) task(t *schema.Task) task {
	out := task{Name: b.optional(t.Name), Content: b.optional(t.Content), Progress: b.optional(t.Progress)}
	if t.Total != nil {
		out.Money = append(out.Money, b.money(words{EN: "total", ZH: "总额"}, t.Total))
	}
	out.Money = append(out.Money, b.funds(t.Funds)...)
	return out
}

func (b *builder) indicator(p *schema.Project, x *schema.Indicator, longTerm bool) indicator {
	out := indicator{No: x.No, Name: b.optional(x.Level3)}
	for _, t := range []*schema.Text{x.Level1, x.Level2} {
		if l := b.optional(t); l != nil {
			l.Text = oneLine(l.Text)
			out.Levels = append(out.Levels, *l)
		}
	}
	for column, v := range x.Values() {
		out.Values = append(out.Values, b.value(valueKey(p, x, longTerm, column), column, v))
	}
	add := func(name words, t *schema.Text) {
		if l := b.optional(t); l != nil {
			out.Facts = append(out.Facts, fact{name, *l})
		}
	}
	add(words{EN: "description", ZH: "指标描述"}, x.Description)
	for _, n := range []struct {
		name   words
		number *schema.Number
	}{{words{EN: "points", ZH: "分值"}, x.Weight}, {words{EN: "score", ZH: "得分"}, x.Score}} {
		if n.number != nil {
			add(n.name, &n.number.Text)
		}
	}
	add(words{EN: "basis", ZH: "确定依据"}, x.Basis)
	add(words{EN: "standard", ZH: "评分标准"}, x.Standard)
	add(words{EN: "direction", ZH: "指标方向"}, x.Direction)
	add(words{EN: "sort of value", ZH: "指标性质"}, x.ValueType)
	add(words{EN: "reason for missing it", ZH: "偏差原因"}, x.Deviation)
	add(words{EN: "note", ZH: "备注"}, x.Note)
	for _, list := range [][]schema.Field{x.History, x.Fields} {
		for i := range list {
			label := cmp.Or(oneLine(list[i].Label), list[i].Name)
			add(words{EN: label, ZH: label}, &list[i].Text)
		}
	}
	return out
}

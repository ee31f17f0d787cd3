package report

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/jixiao-data/jixiao/link"
	"github.com/jixiao-data/jixiao/schema"
)

// A census counts what a batch holds.
type census struct {
	facets *facets

	docs, failed, projects, values, mended, ambiguous, reviewed int
	errors, warnings                                            int
	text, unclaimed                                             int64

	kinds    tally // targets by kind and operator
	repairs  tally
	findings tally
	coverage tally
	failures tally
	years    tally
	forms    tally

	offices map[string]*office
	classes map[string]*class
	linked  map[string]*outcome
}

// A tally counts by key; each key has a facet.
type tally map[string]*count

type count struct {
	n, facet int
	words    words
}

func (t tally) add(f *facets, chart, key string, w words, e *entry) {
	c := t[key]
	if c == nil {
		c = &count{words: w}
		t[key] = c
	}
	c.n++
	c.facet = f.add(chart+"\x00"+key, e)
}

// A class is the thresholds of one second level (数量指标 …): shares by bins, the others
// by unit.
type class struct {
	name   string
	n      int
	bins   [binCount]count
	byUnit map[schema.Unit]*unitValues
	facet  int
	shares int // how many are in percent
}

type unitValues struct {
	values []schema.Decimal
	facet  int
}

// The bins of shares: 0 to 5, … 95 to below 100, 100, above.
const binCount = 22

// An outcome counts met and missed targets.
type outcome struct {
	name                                   string
	met, missed, unknown                   int
	facetMet, facetMissed, facetUnknown, n int
}

func newCensus(f *facets) *census {
	return &census{
		facets: f, kinds: tally{}, repairs: tally{}, findings: tally{}, coverage: tally{}, failures: tally{},
		years: tally{}, forms: tally{},
		offices: map[string]*office{}, classes: map[string]*class{}, linked: map[string]*outcome{},
	}
}

// add counts an input.
func (c *census) add(e *entry) {
	if e.Doc == nil {
		c.failed++
		c.failures.add(c.facets, "failure", e.Failure.EN, e.Failure, e)
		return
	}
	n := &e.Doc.Counts
	c.docs++
	c.projects += n.Projects
	c.values += n.Values
	c.mended += n.Mended
	c.ambiguous += n.Ambiguous
	c.reviewed += n.Reviewed
	c.errors += n.Errors
	c.warnings += n.Warnings
	c.text += int64(n.Text)
	c.unclaimed += int64(n.UnclaimedText)
	band := coverageBand(n.Coverage())
	c.coverage.add(c.facets, "coverage", band.EN, band, e)
	for _, f := range e.Doc.Findings {
		if f.Severity != schema.SeverityInfo {
			c.findings.add(c.facets, "finding", f.Code, ruleWords(f.Code), e)
		}
	}
	if e.Doc.Year > 0 {
		y := strconv.Itoa(e.Doc.Year)
		c.years.add(c.facets, "year", y, words{EN: y}, e)
	}
	if e.Doc.Form != "" {
		c.forms.add(c.facets, "form", e.Doc.Form, words{EN: e.Doc.Form}, e)
	}
	c.money(e)
	for v := range schema.Values(e.tree) {
		c.value(e, v)
	}
}

func (c *census) value(e *entry, v schema.PlacedValue) {
	t := v.Value.Settled()
	for _, r := range v.Value.Repairs {
		c.repairs.add(c.facets, "repair", string(r), word(repairWords, r), e)
	}
	if v.Column != "target" || t.Kind == schema.Empty {
		return
	}
	name := word(kindWords, t.Kind)
	if sign := opSigns[t.Op]; sign != "" {
		name = words{EN: name.EN + " " + sign, ZH: name.ZH + " " + sign}
	}
	c.kinds.add(c.facets, "kind", string(t.Kind)+" "+string(t.Op), name, e)
	if t.Value == "" || t.Ambiguous || !slices.Contains([]schema.Kind{schema.Bound, schema.Exact, schema.Duration, schema.Ratio}, t.Kind) {
		return
	}
	c.threshold(e, v.Indicator, &t)
}

// threshold files a target's number under the class of its indicator.
func (c *census) threshold(e *entry, in *schema.Indicator, t *schema.Threshold) {
	name := "—"
	if in.Level2 != nil {
		name = cmp.Or(strings.Join(strings.Fields(in.Level2.Raw), ""), name)
	}
	k := c.classes[name]
	if k == nil {
		k = &class{name: name, byUnit: map[schema.Unit]*unitValues{}}
		c.classes[name] = k
	}
	k.n++
	k.facet = c.facets.add("class\x00"+name, e)
	size := schema.Decimal(t.Value)
	if t.Scale != "" && t.Scale != "1" {
		size = size.Mul(schema.Decimal(t.Scale)).Reduce()
	}
	if t.Unit == "percent" {
		k.shares++
		i := binOf(size)
		k.bins[i].n++
		k.bins[i].facet = c.facets.add(fmt.Sprintf("class\x00%s\x00%d", name, i), e)
		return
	}
	unit := t.Unit
	for _, p := range t.Per {
		unit += "/" + p
	}
	u := k.byUnit[unit]
	if u == nil {
		u = &unitValues{}
		k.byUnit[unit] = u
	}
	u.values = append(u.values, size)
	u.facet = c.facets.add("class\x00"+name+"\x00"+string(unit), e)
}

// binOf is the bin of a percentage.
func binOf(d schema.Decimal) int {
	if d.Cmp("100") > 0 {
		return binCount - 1
	}
	for i := binCount - 2; i > 0; i-- {
		if d.Cmp(schema.Decimal(strconv.Itoa(5*i))) >= 0 {
			return i
		}
	}
	return 0
}

// binWords name a bin.
func binWords(i int) string {
	switch i {
	case binCount - 1:
		return "> 100%"
	case binCount - 2:
		return "100%"
	}
	return fmt.Sprintf("%d–%d%%", 5*i, 5*i+5)
}

// coverageBand is the part of a document's text that was understood, roughly.
func coverageBand(permille int) words {
	for _, b := range coverageBands {
		if permille >= b.from {
			return b.words
		}
	}
	return words{}
}

var coverageBands = []struct {
	from  int
	words words
}{
	{1000, words{EN: "all of it", ZH: "全部"}},
	{990, words{EN: "99% and more", ZH: "99%以上"}},
	{950, words{EN: "95% to 99%", ZH: "95%至99%"}},
	{900, words{EN: "90% to 95%", ZH: "90%至95%"}},
	{750, words{EN: "75% to 90%", ZH: "75%至90%"}},
	{500, words{EN: "50% to 75%", ZH: "50%至75%"}},
	{0, words{EN: "below 50%", ZH: "不足50%"}},
}

// link compares results with targets: with those of another document of the same unit
// and year that has the indicator, else with those that the evaluation itself restates.
func (c *census) link(ctx context.Context, docs []*entry) error {
	type key struct {
		org  string
		year int
	}
	targets := map[key][]*entry{}
	keyOf := func(e *entry) (key, bool) {
		d := e.tree
		if d.Org == nil || d.FiscalYear == nil {
			return key{}, false
		}
		return key{cmp.Or(d.Org.Name, d.Org.Code), d.FiscalYear.Year}, true
	}
	var evaluations []*entry
	for _, e := range docs {
		if e.Doc == nil {
			continue
		}
		evaluated := false
		for v := range schema.Values(e.tree) {
			evaluated = evaluated || v.Column == "actual"
		}
		if evaluated {
			evaluations = append(evaluations, e)
		} else if k, ok := keyOf(e); ok && len(e.tree.Projects) > 0 {
			targets[k] = append(targets[k], e)
		}
	}
	for _, e := range evaluations {
		var partners []*entry
		if k, ok := keyOf(e); ok {
			partners = targets[k]
		}
		if err := c.compare(ctx, partners, e); err != nil {
			return err
		}
	}
	return nil
}

// compare counts each indicator of an evaluation once: by the first of the documents
// of targets that promises something for it, else by what the evaluation restates.
func (c *census) compare(ctx context.Context, targets []*entry, e *entry) error {
	type place struct{ project, indicator int }
	counted := map[place]bool{}
	for i, t := range append(slices.Clip(targets), e) {
		how := "promised"
		if i == len(targets) {
			how = "restated"
		}
		r, err := link.Link(ctx, t.tree, e.tree)
		if err != nil {
			return err
		}
		for i := range r.Records {
			x := &r.Records[i]
			if x.Status != link.Matched || x.Met == "" || how == "promised" && x.Promised == nil {
				continue
			}
			at := place{x.Evaluation.ProjectNo, x.Evaluation.IndicatorNo}
			if !counted[at] {
				counted[at] = true
				c.met(e, x, how)
			}
		}
	}
	return nil
}

// met counts whether a target was met.
func (c *census) met(e *entry, x *link.Record, how string) {
	for _, o := range []*outcome{c.outcome("\x00" + how), c.outcome(cmp.Or(oneLine(x.Evaluation.OrgName), "—"))} {
		o.n++
		switch x.Met {
		case link.Yes:
			o.met++
			o.facetMet = c.facets.add("met\x00"+o.name, e)
		case link.No:
			o.missed++
			o.facetMissed = c.facets.add("missed\x00"+o.name, e)
		default:
			o.unknown++
			o.facetUnknown = c.facets.add("unknown\x00"+o.name, e)
		}
	}
}

func (c *census) outcome(name string) *outcome {
	o := c.linked[name]
	if o == nil {
		o = &outcome{name: name}
		c.linked[name] = o
	}
	return o
}

// sorted gives a tally's counts, the largest first.
func (t tally) sorted() []*count {
	keys := slices.SortedFunc(maps.Keys(t), func(a, b string) int {
		return cmp.Or(cmp.Compare(t[b].n, t[a].n), cmp.Compare(a, b))
	})
	out := make([]*count, len(keys))
	for i, k := range keys {
		out[i] = t[k]
	}
	return out
}

package check

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// A fund is one amount of a budget, with what its line says of its source.
type fund struct {
	source string
	*schema.Money
}

// A stage is a column of the budget: a total, and the lines below it.
type stage struct {
	name  string
	total *schema.Money
	parts []fund
}

// stagesOf parts a budget into its stages. Amounts that could not be read are left
// out, and so is a fiscal part that the reader took from the total.
func stagesOf(b *schema.Budget) []stage {
	stages := []stage{
		{name: "budget", total: b.Total}, {name: "initial", total: b.Initial}, {name: "executed", total: b.Executed},
		{name: "mid_term", total: b.MidTerm}, {name: "forecast"},
	}
	if b.Fiscal != nil && !(b.Total != nil && b.Fiscal.Copy && b.Fiscal.Ref == b.Total.Ref) {
		stages[0].add("fiscal", b.Fiscal)
	}
	stages[0].add("other", b.Other)
	for i := range b.Funds {
		f := &b.Funds[i]
		for k := range stages {
			if stages[k].name == f.Stage {
				stages[k].add(f.Source, &f.Money)
			}
		}
	}
	return stages
}

func (s *stage) add(source string, m *schema.Money) {
	switch {
	case m == nil || m.Yuan == "":
	case source == "total" && s.total == nil:
		s.total = m
	case source != "total":
		s.parts = append(s.parts, fund{source, m})
	}
}

// split sorts the lines of one breakdown, by source or by use, into those that
// count and those that may be parts of others: what stands below 其中, the central
// and local shares of the fiscal part, a second line of the same source, a line of
// another name.
func (s *stage) split(byUse, transfer bool) (count, perhaps []fund) {
	fiscal := false
	for _, f := range s.parts {
		fiscal = fiscal || f.source == "fiscal"
	}
	seen := map[string]bool{}
	for _, f := range s.parts {
		use := f.source == "basic" || f.source == "project"
		if use != byUse && f.source != "" {
			continue
		}
		switch {
		case seen[f.source], f.source == "", f.source == "carryover",
			fiscal && f.source == "central", fiscal && f.source == "local" && !transfer:
			perhaps = append(perhaps, f)
		default:
			count = append(count, f)
		}
		seen[f.source] = true
	}
	return count, perhaps
}

// maxPerhaps bounds the lines of which every choice is tried.
const maxPerhaps = 10

// addsUp reports whether the lines that count, with some choice of the others, make
// up the total.
func addsUp(total *schema.Money, count, perhaps []fund) bool {
	if len(perhaps) > maxPerhaps {
		return true // too many to tell
	}
	for choice := range 1 << len(perhaps) {
		sum, tolerance := schema.Decimal("0"), slack(total)
		for _, f := range count {
			sum, tolerance = sum.Add(f.Yuan), tolerance.Add(slack(f.Money))
		}
		for i, f := range perhaps {
			if choice>>i&1 == 1 {
				sum, tolerance = sum.Add(f.Yuan), tolerance.Add(slack(f.Money))
			}
		}
		if near(total.Yuan, sum, tolerance) {
			return true
		}
	}
	return false
}

// moneySizes are the units of money, the longer words first.
var moneySizes = []struct {
	word string
	size schema.Decimal
}{
	{"亿", "100000000"}, {"千万", "10000000"}, {"百万", "1000000"}, {"十万", "100000"}, {"万", "10000"}, {"千", "1000"},
}

// unitSize is the size of a unit of money in yuan.
func unitSize(unit string) schema.Decimal {
	for _, u := range moneySizes {
		if strings.Contains(unit, u.word) {
			return u.size
		}
	}
	return "1"
}

// slack is what an amount may be off by, in yuan. A total that the reader summed up
// is as exact as its parts.
func slack(m *schema.Money) schema.Decimal {
	if m.Amount == "" {
		return "0"
	}
	return rounding(m.Amount).Mul(unitSize(m.Unit))
}

// printed shows an amount with its unit.
func printed(m *schema.Money) string {
	if m.Amount == "" || m.Unit == "" {
		return string(m.Yuan) + "元"
	}
	return string(m.Amount) + m.Unit
}

// list shows amounts.
func list(funds []fund) string {
	var b strings.Builder
	for i, f := range funds {
		if i > 0 {
			b.WriteString(" + ")
		}
		b.WriteString(printed(f.Money))
	}
	return b.String()
}

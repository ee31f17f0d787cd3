package form

import "slices"

// A rule says by which signs a form is known. The rules are tried in order, from
// the form with the most peculiar signs to the one that others were copied from.
type rule struct {
	id string
	// list and oneCell are how the table is laid out.
	list, oneCell bool
	// columns are needed all; labels, words and titles are needed one of each.
	columns []field
	labels  []field
	words   []string // whole labels, folded
	titles  []string // parts of a line above the table
	// without excludes projects that have one of these labels or columns.
	without []field
}

// rules identify the forms described in docs/forms.md.
var rules = []rule{
	{id: "he-2019-grades", columns: []field{cExcellent, cGood}},
	{id: "anhui-list", oneCell: true},
	{id: "integrated-list", list: true},
	{id: "transfer-region", labels: []field{fTransfer}},
	{id: "transfer-region", words: []string{"中央主管部门", "省级财政部门"}, titles: []string{"转移支付"}},
	{id: "dept-overall-selfeval", columns: []field{cActual}, labels: []field{fDeptOrg, fTasks, fTaskName}, without: []field{fName, fCode}},
	{id: "dept-overall-selfeval", columns: []field{cActual}, titles: []string{"部门整体", "整体支出", "整体绩效"}, without: []field{fName, fCode}},
	{id: "dept-overall", labels: []field{fDeptOrg, fTasks, fTaskName}, without: []field{fName, fCode, cActual}},
	{id: "dept-overall", titles: []string{"部门整体", "整体支出", "整体绩效"}, without: []field{fName, fCode, cActual}},
	{id: "he-2020", words: []string{"预算规模及资金用途", "资金支出计划"}, without: []field{cActual}},
	{id: "hubei-standard", words: []string{"绩效标准", "前年", "项目绩效总目标", "项目执行单位", "长期绩效目标", "当年预期实现值", "预计当年实现"}, without: []field{cActual}},
	{id: "central-selfeval", columns: []field{cActual}},
	{id: "central-target"},
}

// signs are what of a project's tables tells its form. The projects of one list
// share them.
type signs struct {
	columns set[field]  // of its indicator blocks
	words   set[string] // the labels themselves, folded, that a rule asks for
}

// addWord notes a label, folded.
func (s *signs) addWord(label string) {
	if askedWords[label] {
		s.words.add(label)
	}
}

// askedWords are the words of all rules.
var askedWords = func() map[string]bool {
	words := map[string]bool{}
	for _, r := range rules {
		for _, w := range r.words {
			words[w] = true
		}
	}
	return words
}()

// A set of few members.
type set[T comparable] []T

func (s set[T]) has(member T) bool { return slices.Contains(s, member) }

func (s *set[T]) add(member T) {
	if !s.has(member) {
		*s = append(*s, member)
	}
}

// identify gives the id of the form that a project was read from.
func (p *project) identify() string {
	for _, r := range rules {
		if r.fits(p) {
			return r.id
		}
	}
	return ""
}

func (r *rule) fits(p *project) bool {
	if r.list != p.list || r.oneCell != p.oneCell {
		return false
	}
	for _, c := range r.columns {
		if !p.columns.has(c) {
			return false
		}
	}
	for _, f := range r.without {
		if p.columns.has(f) || p.seen.has(f) {
			return false
		}
	}
	return (len(r.labels) == 0 || slices.ContainsFunc(r.labels, func(f field) bool { return p.seen.has(f) })) &&
		(len(r.words) == 0 || slices.ContainsFunc(r.words, func(w string) bool { return p.words.has(w) })) &&
		(len(r.titles) == 0 || slices.ContainsFunc(r.titles, func(t string) bool {
			return slices.ContainsFunc(p.titles, func(line string) bool { return hasAny(line, t) })
		}))
}

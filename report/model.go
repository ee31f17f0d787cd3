package report

import (
	"github.com/jixiao-data/jixiao/schema"
)

// A document is one as the page shows it: the source and the tree, as data.
type document struct {
	Name, Title, SHA256, Format, Encoding, Form string
	Bytes                                       int64
	Year                                        int
	Org                                         *schema.Org
	YearAt, OrgAt, TitleAt                      string

	Source    []block
	Findings  []finding
	Overall   []group
	Projects  []project
	Unclaimed []leaf
	// Stale counts the corrections whose value was not found (package review).
	Stale  int
	Counts counts
	// Review says that values can be confirmed and corrected here.
	Review bool
}

// counts are the numbers that a page begins with.
type counts struct {
	Projects, Values, Mended, Ambiguous, Reviewed int
	Errors, Warnings, Notes                       int
	Unclaimed                                     int // texts
	// Characters that are not blank: of the whole text but for boilerplate, and of
	// what no form took.
	Text, UnclaimedText int
}

// Coverage is the part of the text that was understood, in tenths of a percent,
// rounded down: 1000 only where nothing is left.
func (c counts) Coverage() int {
	if c.Text == 0 {
		return 0
	}
	return int(1000 * int64(c.Text-c.UnclaimedText) / int64(c.Text))
}

// A leaf is a text of the tree with its place.
type leaf struct {
	At, Also string // the id of its element, and of all where there are several
	Text     string
	Kind     string
}

// A finding is a check or a diagnostic.
type finding struct {
	Severity schema.Severity
	Code     string
	Words    words
	At, Also string
}

// A group is a heading with entries below it.
type group struct {
	Name    words
	Head    *leaf
	Entries []leaf
}

// A project is an entry of a form.
type project struct {
	No         int
	Form       string
	Name, Code *leaf
	Facts      []fact
	Money      []money
	Plan       []step
	Texts      []group
	Tasks      []task
	Blocks     []indicators
}

// A fact is a labelled text.
type fact struct {
	Name words
	leaf
}

// money is an amount as printed and in yuan.
type money struct {
	Name    words
	Printed leaf
	Yuan    string
	Repairs []words
}

type step struct {
	Label   leaf
	Percent leaf
	// Share is the percentage without a fraction, 0 to 100: the length of the bar.
	Share int
	Known bool
}

type task struct {
	Name, Content, Progress *leaf
	Money                   []money
}

// indicators is a block of them.
type indicators struct {
	LongTerm bool
	List     []indicator
}

type indicator struct {
	No     int
	Levels []leaf
	Name   *leaf
	Values []value
	Facts  []fact
}

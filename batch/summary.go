package batch

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// Summary counts what became of the inputs of a job.
type Summary struct {
	Inputs int
	Read   int            // disclosures, those in Partly among them
	Partly int            // disclosures with a diagnostic of severity error
	Same   int            // inputs with the bytes of an earlier one
	Failed map[string]int // by kind: Unsupported, …

	// Projects, and the values of their indicators, as the table documents counts them:
	// blank cells and indicators for the whole term (schema.Project.LongTerm) are left out.
	Projects, Values int
	// Mended and Ambiguous count the values that were mended, and those that can be
	// read in several ways.
	Mended, Ambiguous int
	// UnclaimedTables counts the tables that no form took.
	UnclaimedTables int
	// Unlocked says that the file system of the output has no locks: nothing kept other
	// runs off it.
	Unlocked bool
}

// Failures is the number of inputs that failed.
func (s *Summary) Failures() int {
	n := 0
	for _, k := range s.Failed {
		n += k
	}
	return n
}

// String gives the summary in a few lines.
func (s *Summary) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "inputs      %d\nread        %d (%d in part)\n", s.Inputs, s.Read, s.Partly)
	if s.Same > 0 {
		fmt.Fprintf(&b, "duplicates  %d\n", s.Same)
	}
	fmt.Fprintf(&b, "failed      %d", s.Failures())
	for i, kind := range slices.Sorted(maps.Keys(s.Failed)) {
		b.WriteString(map[bool]string{true: ": ", false: ", "}[i == 0])
		fmt.Fprintf(&b, "%d %s", s.Failed[kind], kind)
	}
	fmt.Fprintf(&b, "\nprojects    %d\nvalues      %d (%d mended, %d ambiguous)\nunclaimed   %d tables\n",
		s.Projects, s.Values, s.Mended, s.Ambiguous, s.UnclaimedTables)
	if s.Unlocked {
		b.WriteString("lock        none: the file system of the output has none, so see to it that no other run writes it\n")
	}
	return b.String()
}

// The outcomes, as inputs.ndjson names them.
const (
	read    = "read"
	partial = "partial"
	failed  = "failed"
	same    = "same"
)

// Add counts a result and names what became of the input: read, partial, failed or
// same.
func (s *Summary) Add(r Result) string {
	s.Inputs++
	switch {
	case r.Err != nil:
		if s.Failed == nil {
			s.Failed = map[string]int{}
		}
		s.Failed[Kind(r.Err)]++
		return failed
	case r.Source.SameAs != "":
		s.Same++
		return same
	}
	d := r.Disclosure
	s.Read++
	s.Projects += len(d.Projects)
	s.UnclaimedTables += unclaimedTables(d)
	for v := range schema.Values(d) {
		if !v.LongTerm && !v.Value.Blank() {
			s.addValue(v.Value)
		}
	}
	if slices.ContainsFunc(d.Diagnostics, func(x schema.Diagnostic) bool { return x.Severity == schema.SeverityError }) {
		s.Partly++
		return partial
	}
	return read
}

func (s *Summary) addValue(v *schema.Value) {
	s.Values++
	if len(v.Repairs) > 0 {
		s.Mended++
	}
	if v.Ambiguous {
		s.Ambiguous++
	}
}

// unclaimedTables counts the tables with text that are no form's.
func unclaimedTables(d *schema.Disclosure) int {
	tables := map[int32]bool{}
	for i := range d.Unclaimed {
		if n := d.Unclaimed[i].Ref.Table; n > 0 {
			tables[n] = true
		}
	}
	for i := range d.Tables {
		delete(tables, d.Tables[i].Ref.Table)
	}
	return len(tables)
}

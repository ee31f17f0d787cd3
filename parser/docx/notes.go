package docx

import (
	"fmt"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// markHiddenCell is about a whole cell; it stands in no run.
const markHiddenCell = markStruck + 1

// A markSet is a set of marks, by bits.
type markSet uint8

// markNotes say what a mark means to a reader of the page.
var markNotes = [...]struct {
	severity schema.Severity
	code     string
	message  string
}{
	markHidden:     {schema.SeverityInfo, "hidden-text", "text that is formatted as hidden is read"},
	markSymbol:     {schema.SeverityWarning, "unknown-symbol", "a symbol of a font whose symbols are not known is kept as a character for private use"},
	markInvalid:    {schema.SeverityWarning, "invalid-utf8", "bytes that are no text were replaced by U+FFFD"},
	markObject:     {schema.SeverityWarning, "embedded-object", "what an embedded object (a sheet, an equation, a control) shows is not read"},
	markStruck:     {schema.SeverityWarning, "struck-text", page.StruckText},
	markHiddenCell: {schema.SeverityWarning, "hidden-cell-text", "text in a cell that was merged away, which is not shown, follows the table"},
}

// maxNotes is how many diagnostics of one code a document gets.
const maxNotes = 50

// notes collects diagnostics, of each code no more than are of use.
type notes struct {
	list   []schema.Diagnostic
	counts map[string]int
}

func (n *notes) add(severity schema.Severity, code string, ref schema.Ref, message string) {
	if n.counts == nil {
		n.counts = map[string]int{}
	}
	if n.counts[code]++; n.counts[code] <= maxNotes {
		n.list = append(n.list, schema.Diagnostic{Severity: severity, Code: code, Message: message, Ref: ref})
	}
}

// marks adds a diagnostic for each mark.
func (n *notes) marks(set markSet, ref schema.Ref) {
	for m, note := range markNotes {
		if set&(1<<m) != 0 {
			n.add(note.severity, note.code, ref, note.message)
		}
	}
}

// done returns the diagnostics, and says of which codes there are more.
func (n *notes) done() []schema.Diagnostic {
	told := map[string]bool{}
	for _, d := range n.list {
		if more := n.counts[d.Code] - maxNotes; more > 0 && !told[d.Code] {
			told[d.Code] = true
			n.list = append(n.list, schema.Diagnostic{
				Severity: d.Severity, Code: d.Code, Message: fmt.Sprintf("the same in %d more places", more),
			})
		}
	}
	return n.list
}

package schema

// Disclosure is what was read from one published document.
type Disclosure struct {
	// SchemaVersion is the version of the tree's shape.
	SchemaVersion string `json:"schema_version"`
	// Source is the input that the tree was read from.
	Source Source `json:"source"`
	// Title is the document's main heading.
	Title *Text `json:"title,omitempty"`
	// FiscalYear is the budget year (预算年度) the document is about.
	FiscalYear *FiscalYear `json:"fiscal_year,omitempty"`
	// Org is the budget unit (预算单位) that the document is of: the first one
	// printed in a document of several.
	Org *Org `json:"org,omitempty"`
	// Form is the id of the first form found (docs/forms.md); empty when there is
	// none.
	Form string `json:"form,omitempty"`
	// Overall is part one of a department's performance text: 部门整体绩效目标.
	Overall *Overall `json:"overall,omitempty"`
	// Projects are the forms' entries in document order. A form about a whole
	// department (部门整体) is one entry without code and name.
	Projects []Project `json:"projects"`
	// Headings are section headings that belong to no single project.
	Headings []Heading `json:"headings,omitempty"`
	// Tables says of each table that was recognised as a form why it was.
	Tables []TableReading `json:"tables,omitempty"`
	// Unclaimed is the text that no form took, in document order.
	Unclaimed []Unclaimed `json:"unclaimed,omitempty"`
	// Diagnostics are the problems that were found in the document.
	Diagnostics []Diagnostic `json:"diagnostics,omitempty"`
}

// OrgOf is the unit that a project of the document is of: that which carries it out,
// else the document's, else the one in charge; nil where none is printed. Where the
// project restates the document's unit it is the document's, whose code may be printed
// only once. A nil project asks for the document.
func (d *Disclosure) OrgOf(p *Project) *Org {
	if p == nil {
		return d.Org
	}
	for _, o := range []*Org{p.Org, d.Org, p.Department} {
		switch {
		case o == nil || o.Name == "" && o.Code == "":
		case d.Org != nil && o.Name == d.Org.Name:
			return d.Org
		default:
			return o
		}
	}
	return nil
}

// Source identifies the input.
type Source struct {
	// Name is the name the caller gave: a path, or a member of an archive.
	Name string `json:"name"`
	// Format is "docx", "html" or "text".
	Format string `json:"format"`
	// Encoding is the character encoding in which the text was stored, as an IANA
	// name in lower case; absent where the format fixes it.
	Encoding string `json:"encoding,omitempty"`
	// SHA256 is that of the input bytes, in lower-case hex.
	SHA256 string `json:"sha256"`
	// Bytes is the size of the input.
	Bytes int64 `json:"bytes"`
}

// FiscalYear is the budget year, taken from the text at Ref.
type FiscalYear struct {
	// Year is the year of the calendar: 2020.
	Year int `json:"year"`
	// Ref is where it is printed.
	Ref Ref `json:"ref"`
}

// Org is a budget unit (预算单位) with its budget code (预算编码), which many
// documents print run together: 131002某某委员会.
type Org struct {
	Text
	// Code is the budget code: 131002.
	Code string `json:"code,omitempty"`
	// Name is the unit's name, without the code.
	Name string `json:"name,omitempty"`
	// Region is the place in the unit's name: 河北省秦皇岛市北戴河区. It is absent where
	// the name tells of none.
	Region string `json:"region,omitempty"`
	// Level is the level of that place's government: province, prefecture, county or
	// township.
	Level string `json:"level,omitempty"`
}

// Overall is the performance goal of a whole department, as Hebei's documents
// print it before the project tables.
type Overall struct {
	// General is 总体绩效目标, by paragraph.
	General []Text `json:"general,omitempty"`
	// Items are 分项绩效目标.
	Items []Item `json:"items,omitempty"`
	// Safeguards are 工作保障措施, with their own sections.
	Safeguards []Section `json:"safeguards,omitempty"`
}

// Item is one entry of an enumeration: "1、完善民主监督机制".
type Item struct {
	Text
	// No is the printed number without its punctuation ("1", "一"), if any.
	No string `json:"no,omitempty"`
	// Body is the text without the number.
	Body string `json:"body"`
}

// Section is a heading with the items below it. A section without a heading
// holds items that come before the first one.
type Section struct {
	// Heading is the section's heading.
	Heading *Item `json:"heading,omitempty"`
	// Items are the entries below it.
	Items []Item `json:"items,omitempty"`
}

// Heading is a section heading. Means says which section it opens, or is empty
// for a heading that only structures the page.
type Heading struct {
	Text
	// Means is the section that the heading opens; absent where it only structures the
	// page.
	Means string `json:"means,omitempty"`
}

// TableReading tells how a table was recognised.
type TableReading struct {
	// Form is the id of the form (docs/forms.md).
	Form string `json:"form"`
	// Ref is the table.
	Ref Ref `json:"ref"`
	// Score is the number of labels that were found, and so speak for the form.
	Score int `json:"score"`
	// Labels are the label cells with what each was taken to mean.
	Labels []Label `json:"labels"`
	// Projects lists the numbers of the projects that were read from the table.
	Projects []int `json:"projects,omitempty"`
}

// Label is a cell that names a field, with the field it was taken to name
// (docs/glossary.md).
type Label struct {
	Text
	// Means is the field that the cell was taken to name.
	Means string `json:"means"`
}

// Unclaimed is a paragraph or a cell that no form took.
type Unclaimed struct {
	Text
	// Kind is paragraph, cell, footnote, textbox, boilerplate, header, footer or hidden.
	Kind string `json:"kind"`
}

package schema

// Severity says how much a problem matters.
type Severity string

// The severities. An error means that part of the disclosure could not be read
// or cannot be right; a warning that something was mended or is doubtful.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
	SeverityInfo    Severity = "info"
)

// Diagnostic is one problem found in a document. Code is stable and listed in
// docs/diagnostics.md; Message is for people and may change.
type Diagnostic struct {
	Severity Severity `json:"severity"`
	Code     string   `json:"code"`
	Message  string   `json:"message"`
	// Ref is where the problem stands; absent when it is about the whole document.
	Ref Ref `json:"ref,omitzero"`
}

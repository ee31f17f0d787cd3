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

// Diagnostic is one problem found in a document.
type Diagnostic struct {
	// Severity says how much it matters.
	Severity Severity `json:"severity"`
	// Code is the sort of problem. It is stable, and listed in docs/diagnostics.md.
	Code string `json:"code"`
	// Message says what is wrong, for people; it may change.
	Message string `json:"message"`
	// Ref is where the problem stands; absent when it is about the whole document.
	Ref Ref `json:"ref,omitzero"`
}

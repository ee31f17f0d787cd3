package main

import (
	"bytes"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
)

// A failure is one line, and the name of an archive's member does nothing to a terminal.
func TestReportFailure(t *testing.T) {
	var b bytes.Buffer
	std := streams{err: &b}
	std.report(errors.Join(errors.New("a  b.zip!/\x1b[31m红\r.docx: corrupt"), errors.New("and more")))
	assert.Equal(t, "jixiao: a  b.zip!/[31m红.docx: corrupt; and more\n", b.String())
}

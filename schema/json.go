package schema

import (
	"bytes"
	"encoding/json"
)

// appendQuoted appends s as a JSON string. Unlike json.Marshal it leaves <, > and
// & alone, which are common in values (<90%).
func appendQuoted(b []byte, s string) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return nil, err
	}
	return append(b, bytes.TrimSuffix(buf.Bytes(), []byte("\n"))...), nil
}

package xlsx

// SetMaxRows lets a test have small sheets.
func SetMaxRows(n int) (restore func()) {
	old := maxRows
	maxRows = n
	return func() { maxRows = old }
}

// Package parser reads one published disclosure: it finds out the format from the
// bytes, has it read into the neutral page model, and finds the forms on the page.
// It is the one public door.
package parser

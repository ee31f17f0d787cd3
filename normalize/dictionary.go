package normalize

import (
	"slices"
	"unicode/utf8"
)

// A dictionary finds the longest of its words at the beginning of a text. It is
// looked into at every character, so it is a table of lists and not a map.
type dictionary[T any] struct {
	lists [256][]entry[T]
}

type entry[T any] struct {
	word  string
	value T
}

func newDictionary[T any](words map[string]T) *dictionary[T] {
	d := &dictionary[T]{}
	for word, value := range words {
		k := list(word)
		d.lists[k] = append(d.lists[k], entry[T]{word, value})
	}
	for _, entries := range d.lists {
		slices.SortFunc(entries, func(a, b entry[T]) int { return len(b.word) - len(a.word) })
	}
	return d
}

// list gives the list of the words that begin as s does: by the bytes in which
// characters of one script differ.
func list(s string) byte {
	switch {
	case s[0] < utf8.RuneSelf || len(s) == 1: // a lone byte is no UTF-8
		return s[0]
	case s[0] < 0xe0 || len(s) < 3:
		return s[1]
	}
	return s[1]<<6 ^ s[2]
}

// at reports whether a word stands at a place.
func (d *dictionary[T]) at(s string, i int) bool {
	_, _, ok := d.prefix(s[i:])
	return ok
}

// prefix returns the longest word that s begins with.
func (d *dictionary[T]) prefix(s string) (word string, value T, ok bool) {
	if s == "" {
		return "", value, false
	}
	entries := d.lists[list(s)]
	for i := range entries {
		e := &entries[i]
		// Words of one list differ most at their ends.
		if n := len(e.word); n <= len(s) && s[n-1] == e.word[n-1] && s[:n] == e.word {
			return e.word, e.value, true
		}
	}
	return "", value, false
}

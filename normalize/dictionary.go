package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A dictionary finds the longest of its words at the beginning of a text.
type dictionary[T any] map[rune][]entry[T]

type entry[T any] struct {
	word  string
	value T
}

func newDictionary[T any](words map[string]T) dictionary[T] {
	d := dictionary[T]{}
	for word, value := range words {
		first, _ := utf8.DecodeRuneInString(word)
		d[first] = append(d[first], entry[T]{word, value})
	}
	for _, entries := range d {
		slices.SortFunc(entries, func(a, b entry[T]) int { return len(b.word) - len(a.word) })
	}
	return d
}

// prefix returns the longest word that s begins with.
func (d dictionary[T]) prefix(s string) (word string, value T, ok bool) {
	if s == "" {
		return "", value, false
	}
	for _, e := range d[firstRune(s)] {
		if strings.HasPrefix(s, e.word) {
			return e.word, e.value, true
		}
	}
	return "", value, false
}

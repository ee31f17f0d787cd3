package form

import "strings"

// A meaning is what a folded text means in each of the vocabularies; a field is
// "" where the text is in none of them. A cell is looked up once, when its sheet is
// made.
type meaning struct {
	head   field
	column field
	list   field
	source field
	stage  field
}

// unknown is what texts mean that are in no vocabulary.
var unknown = &meaning{}

// lexicon has the labels of all vocabularies.
var lexicon = func() map[string]*meaning {
	words := make(map[string]*meaning, 1024)
	add := func(terms []term, place func(*meaning) *field) {
		for _, t := range terms {
			for label := range strings.FieldsSeq(t.labels) {
				m := words[label]
				if m == nil {
					m = &meaning{}
					words[label] = m
				}
				if f := place(m); *f == "" { // the first meaning listed wins
					*f = t.means
				}
			}
		}
	}
	add(headTerms, func(m *meaning) *field { return &m.head })
	for _, level := range govLevels {
		for _, label := range budgetUnits {
			add([]term{{fDeptOrg, level + label}}, func(m *meaning) *field { return &m.head })
		}
	}
	add(columnTerms, func(m *meaning) *field { return &m.column })
	add(listTerms, func(m *meaning) *field { return &m.list })
	add(sourceTerms, func(m *meaning) *field { return &m.source })
	add(stageTerms, func(m *meaning) *field { return &m.stage })
	for label, m := range words {
		if m.column == "" {
			m.column = keywordOf(label).column
		}
	}
	return words
}()

// labelBegins and labelEnds say with which bytes (see keywordByte) labels begin and end.
var labelBegins, labelEnds = func() (begins, ends [256]bool) {
	for label := range lexicon {
		begins[keywordByte(label)] = true
		ends[keywordByte(label[len(label)-3:])] = true
	}
	return begins, ends
}()

// listed looks a text up in the vocabularies. Most texts begin or end in another way
// than any label.
func listed(text string) (*meaning, bool) {
	if len(text) < 3 || !labelBegins[keywordByte(text)] || !labelEnds[keywordByte(text[len(text)-3:])] {
		return nil, false
	}
	m, ok := lexicon[text]
	return m, ok
}

// read folds a label and gives its meaning. Most labels are printed as the
// vocabularies have them, which are folded.
func read(text string) (folded string, m *meaning) {
	if m, ok := listed(text); ok {
		return text, m
	}
	if folded = fold(text); folded == text {
		return folded, keywordOf(folded) // it is in none
	}
	return folded, look(folded)
}

// look gives the meaning of a folded text: by the vocabularies, else by the word
// that names a column within a longer label.
func look(folded string) *meaning {
	if m, ok := listed(folded); ok {
		return m
	}
	return keywordOf(folded)
}

// keywordMeanings are the meanings of columnKeywords, and keywordsAt lists those whose
// first character, which has three bytes, has a keywordByte. Most characters begin none.
var (
	keywordMeanings = make([]meaning, len(columnKeywords))
	keywordsAt      = func() (at [256][]int) {
		for k, word := range columnKeywords {
			keywordMeanings[k].column = word.means
			first := keywordByte(word.has)
			at[first] = append(at[first], k)
		}
		return at
	}()
)

// keywordByte are the bytes in which Chinese characters differ most, made one.
func keywordByte(s string) byte { return s[1]<<6 ^ s[2] }

// keywordOf gives the meaning of the first of columnKeywords that a text holds.
func keywordOf(folded string) *meaning {
	best := len(columnKeywords)
	for rest := folded; len(rest) > 2; {
		s := rest
		if s[0] < 0xe0 { // a character of fewer bytes, or the rest of a longer one
			rest = s[1:]
			continue
		}
		rest = s[3:]
		for _, k := range keywordsAt[keywordByte(s)] {
			if k < best && strings.HasPrefix(s, columnKeywords[k].has) && !hasAny(folded, columnKeywords[k].not...) {
				best = k
			}
		}
	}
	if best == len(columnKeywords) {
		return unknown
	}
	return &keywordMeanings[best]
}

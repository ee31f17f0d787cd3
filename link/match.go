package link

import (
	"cmp"
	"context"
	"slices"
)

// A matching pairs the entries of two lists one to one.
type matching struct {
	ofLeft, ofRight []int    // the partner, or -1
	by              []string // of the left one: by what it was found
	// The names on the other side that look like that of an entry without partner.
	nearLeft, nearRight [][]string
}

func newMatching(left, right int) *matching {
	return &matching{
		ofLeft: slices.Repeat([]int{-1}, left), ofRight: slices.Repeat([]int{-1}, right),
		by: make([]string, left), nearLeft: make([][]string, left), nearRight: make([][]string, right),
	}
}

// pass pairs what is left on both sides by keys that only one entry has on either
// side. An entry whose keys lead to different partners stays alone. An entry may
// have several keys; an empty one is none.
func (m *matching) pass(by string, left, right func(int) []string, may func(l, r int) bool) {
	l, r := group(m.ofLeft, left), group(m.ofRight, right)
	suit := slices.Repeat([]int{-1}, len(m.ofLeft))
	suitor := slices.Repeat([]int{-1}, len(m.ofRight))
	torn, tornRight := make([]bool, len(suit)), make([]bool, len(suitor))
	for key, a := range l {
		b := r[key]
		if len(a) != 1 || len(b) != 1 || !may(a[0], b[0]) {
			continue
		}
		torn[a[0]] = torn[a[0]] || suit[a[0]] >= 0 && suit[a[0]] != b[0]
		tornRight[b[0]] = tornRight[b[0]] || suitor[b[0]] >= 0 && suitor[b[0]] != a[0]
		suit[a[0]], suitor[b[0]] = b[0], a[0]
	}
	for i, k := range suit {
		if k >= 0 && !torn[i] && !tornRight[k] {
			m.ofLeft[i], m.ofRight[k], m.by[i] = k, i, by
		}
	}
}

// group lists the entries without partner by key.
func group(partner []int, keys func(int) []string) map[string][]int {
	out := map[string][]int{}
	for i, p := range partner {
		if p >= 0 {
			continue
		}
		for _, key := range keys(i) {
			if key != "" && !slices.Contains(out[key], i) {
				out[key] = append(out[key], i)
			}
		}
	}
	return out
}

// maxNear is how many near names are listed.
const maxNear = 3

// A near name and how far it is.
type near struct {
	name     string
	distance int
}

// findNear lists, for each entry without partner, the entries without partner on
// the other side whose names differ in no more than a third of their characters.
// names are the comparable ones, show those to list.
func (m *matching) findNear(ctx context.Context, left, right [][]rune, showLeft, showRight func(int) string) error {
	l, r := make(map[int][]near), make(map[int][]near)
	for i, k := range m.ofLeft {
		if err := ctx.Err(); err != nil {
			return err
		}
		if k >= 0 || len(left[i]) == 0 {
			continue
		}
		for j, k := range m.ofRight {
			if k >= 0 || len(right[j]) == 0 {
				continue
			}
			if d, ok := distance(left[i], right[j], max(len(left[i]), len(right[j]))/3); ok {
				l[i] = append(l[i], near{showRight(j), d})
				r[j] = append(r[j], near{showLeft(i), d})
			}
		}
	}
	for i, list := range l {
		m.nearLeft[i] = nearest(list)
	}
	for j, list := range r {
		m.nearRight[j] = nearest(list)
	}
	return nil
}

// nearest gives the names of the nearest entries; those equally near stay in the
// document's order.
func nearest(list []near) (out []string) {
	slices.SortStableFunc(list, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	for _, n := range list {
		if len(out) < maxNear && !slices.Contains(out, n.name) {
			out = append(out, n.name)
		}
	}
	return out
}

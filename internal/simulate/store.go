package main

// A store is the output: how many documents the files of each part hold.
type store struct{ documents []int }

func newStore(parts int) *store { return &store{make([]int, parts)} }

// put puts a part's file in its place. It replaces what is there, which is the same:
// so it does no harm to do it again. Where attempts append, it does.
func (s *store) put(a attempt, size int, appends bool) {
	if appends {
		s.add(a.part, size)
		return
	}
	s.documents[a.part] = size
}

func (s *store) add(part, n int) { s.documents[part] += n }

// count compares what is there with what should be.
func (s *store) count(size []int) (lost, doubled int) {
	for part, n := range s.documents {
		lost += max(size[part]-n, 0)
		doubled += max(n-size[part], 0)
	}
	return lost, doubled
}

// An event is the end of an attempt, or a worker that comes back.
type event struct {
	attempt
	at         float64
	dead, back bool
}

// events are a heap, the next first.
type events []event

func (e events) Len() int           { return len(e) }
func (e events) Less(i, j int) bool { return e[i].at < e[j].at }
func (e events) Swap(i, j int)      { e[i], e[j] = e[j], e[i] }
func (e *events) Push(x any)        { *e = append(*e, x.(event)) }
func (e *events) Pop() any {
	old := *e
	last := old[len(old)-1]
	*e = old[:len(old)-1]
	return last
}

package main

import (
	"container/heap"
	"math"
	"math/rand/v2"
)

// A Cluster is what the archive is converted on.
type Cluster struct {
	Workers int
	// MeanLife is the mean time in seconds until a worker dies; 0 is never. Another
	// takes its place after Restart seconds.
	MeanLife, Restart float64
	// Zombies is the share of the dead that only look dead: cut off, they finish what
	// they have begun.
	Zombies float64
	// Slow is the share of workers that take SlowBy times as long for everything.
	Slow, SlowBy float64
	// Speculate has idle workers do again what has been going on longest.
	Speculate bool
}

// A Plan is how an archive is cut.
type Plan struct {
	Documents, Parts int
	// Appends has an attempt add its documents to the output as it goes, instead of
	// putting the part's file in its place at the end: what not to do.
	Appends bool
}

// An Outcome is what came of it.
type Outcome struct {
	Makespan float64 // seconds
	Ideal    float64 // seconds: the work, spread evenly over sound workers
	Attempts int
	Wasted   float64 // share of the work that did not count
	// Lost and Doubled count documents that are not in the output, or more than once.
	Lost, Doubled int
	// Longest is the longest time that a single part took.
	Longest float64
}

// An attempt is a part on a worker.
type attempt struct {
	part, worker int
	began, ends  float64
	// dies is when the worker does; beyond ends if it does not.
	dies   float64
	zombie bool
}

// simulate plays the conversion.
func simulate(c Cluster, p Plan, x cost, seed uint64) Outcome {
	s := simulation{c: c, p: p, rng: rand.New(rand.NewPCG(seed, 1)), out: newStore(p.Parts)}
	s.prepare(x)
	return s.run()
}

type simulation struct {
	c   Cluster
	p   Plan
	rng *rand.Rand

	size   []int     // documents of a part
	work   []float64 // seconds of a part on a sound worker
	pace   []float64 // of a worker: 1, or SlowBy
	death  []float64 // when the worker dies next
	queue  []int     // parts to be done
	copies []int     // attempts under way of a part
	done   []bool
	events events
	idle   []int
	out    *store
	result Outcome
	spent  float64
}

// prepare cuts the archive: documents fall into parts by the hashes of their names, and
// so not quite evenly.
func (s *simulation) prepare(x cost) {
	s.size, s.work = make([]int, s.p.Parts), make([]float64, s.p.Parts)
	total, left := 0.0, s.p.Documents
	for part := range s.p.Parts {
		even := float64(left) / float64(s.p.Parts-part)
		n := int(math.Round(even + math.Sqrt(even)*s.rng.NormFloat64()))
		if part == s.p.Parts-1 {
			n = left
		}
		n = min(max(n, 0), left)
		left -= n
		s.size[part], s.work[part] = n, x(s.rng, n)
		total += s.work[part]
	}
	s.result.Ideal = total / float64(s.c.Workers)
	s.copies, s.done = make([]int, s.p.Parts), make([]bool, s.p.Parts)
	for part := range s.p.Parts {
		s.queue = append(s.queue, part)
		s.result.Longest = max(s.result.Longest, s.work[part])
	}
	s.pace, s.death = make([]float64, s.c.Workers), make([]float64, s.c.Workers)
	for w := range s.c.Workers {
		s.pace[w], s.death[w] = 1, s.life(0)
		if s.rng.Float64() < s.c.Slow {
			s.pace[w] = s.c.SlowBy
		}
		s.idle = append(s.idle, w)
	}
}

// life draws when a worker that is there from now on dies.
func (s *simulation) life(now float64) float64 {
	if s.c.MeanLife == 0 {
		return math.Inf(1)
	}
	return now + s.rng.ExpFloat64()*s.c.MeanLife
}

func (s *simulation) run() Outcome {
	s.assign(0)
	left := s.p.Parts
	for s.events.Len() > 0 {
		e := heap.Pop(&s.events).(event)
		switch {
		case e.back: // a new worker in the place of a dead one
			s.idle = append(s.idle, e.worker)
		case e.dead:
			s.died(e)
		default:
			left -= s.finished(e)
		}
		if left == 0 && s.result.Makespan == 0 {
			s.result.Makespan = e.at
			break
		}
		s.assign(e.at)
	}
	for s.events.Len() > 0 { // those still at it when the job is done
		e := heap.Pop(&s.events).(event)
		if !e.back && (!e.dead || e.zombie) {
			s.out.put(e.attempt, s.size[e.part], s.p.Appends)
		}
	}
	s.result.Lost, s.result.Doubled = s.out.count(s.size)
	useful := 0.0
	for _, w := range s.work {
		useful += w
	}
	s.result.Wasted = 1 - useful/s.spent
	return s.result
}

// assign gives idle workers something to do.
func (s *simulation) assign(now float64) {
	for len(s.idle) > 0 {
		part, ok := s.next(now)
		if !ok {
			return
		}
		w := s.idle[0]
		s.idle = s.idle[1:]
		if s.death[w] <= now { // it died while it had nothing to do
			s.death[w] = s.life(now)
		}
		a := attempt{part: part, worker: w, began: now, ends: now + s.work[part]*s.pace[w], dies: s.death[w]}
		s.copies[part]++
		s.result.Attempts++
		e := event{attempt: a, at: a.ends}
		if a.dies < a.ends {
			e.at, e.dead, e.zombie = a.dies, true, s.rng.Float64() < s.c.Zombies
		}
		heap.Push(&s.events, e)
	}
}

// next chooses a part: one that waits, or else, when speculating, the one that has
// been on a single worker longest.
func (s *simulation) next(now float64) (part int, ok bool) {
	if len(s.queue) > 0 {
		part, s.queue = s.queue[0], s.queue[1:]
		return part, true
	}
	if !s.c.Speculate {
		return 0, false
	}
	oldest := now
	for _, e := range s.events {
		if !e.back && !s.done[e.part] && s.copies[e.part] == 1 && e.began < oldest {
			part, oldest, ok = e.part, e.began, true
		}
	}
	return part, ok
}

// died has a part done again, and another worker come.
func (s *simulation) died(e event) {
	s.spent += (e.at - e.began) / s.pace[e.worker]
	s.copies[e.part]--
	if s.p.Appends { // what it had written until then stays
		share := (e.at - e.began) / (e.ends - e.began)
		s.out.add(e.part, int(share*float64(s.size[e.part])))
	}
	if e.zombie {
		late := e
		late.dead, late.at = false, e.ends+s.c.Restart
		late.worker = -1
		heap.Push(&s.events, late)
	}
	if !s.done[e.part] && s.copies[e.part] == 0 {
		s.queue = append(s.queue, e.part)
	}
	back := e.at + s.c.Restart
	s.death[e.worker] = s.life(back)
	heap.Push(&s.events, event{at: back, back: true, attempt: attempt{worker: e.worker}})
}

// finished puts a part in its place, and reports 1 when it is the first time.
func (s *simulation) finished(e event) int {
	s.out.put(e.attempt, s.size[e.part], s.p.Appends)
	if e.worker < 0 { // nobody waits for a zombie
		return 0
	}
	s.spent += s.work[e.part]
	s.copies[e.part]--
	s.idle = append(s.idle, e.worker)
	if s.done[e.part] {
		return 0
	}
	s.done[e.part] = true
	return 1
}

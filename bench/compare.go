package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// compare has an input read by all readers in turns and prints a table of their
// best times.
func (in *input) compare(out *strings.Builder, rounds int, skip []string) {
	readers := slices.DeleteFunc(readersOf(in.format), func(r reader) bool { return slices.Contains(skip, r.name) })
	best := make([]time.Duration, len(readers))
	for round := range rounds {
		for k, r := range readers {
			if r.rounds > 0 && round >= r.rounds || best[k] < 0 {
				continue
			}
			took, err := r.read(in)
			if err != nil {
				fmt.Fprintf(os.Stderr, "bench: %s: %s is left out: %v\n", in.name, r.name, err)
				best[k] = -1
				continue
			}
			if best[k] == 0 || took < best[k] {
				best[k] = took
			}
		}
	}
	jixiao := best[0]
	fmt.Fprintf(out, "### %s (%.1f MB of markup)\n\n", in.name, float64(in.markup)/1e6)
	fmt.Fprint(out, "| reader | what it gives | ms | MB/s | documents/s | time, jixiao = 1 |\n| --- | --- | --: | --: | --: | --: |\n")
	var missing []string
	for k, r := range readers {
		if best[k] <= 0 {
			missing = append(missing, r.name)
			continue
		}
		s := best[k].Seconds()
		fmt.Fprintf(out, "| %s | %s | %.1f | %.1f | %.1f | %.2f |\n", r.name, r.gives, 1000*s, float64(in.markup)/1e6/s,
			float64(len(in.documents))/s, s/jixiao.Seconds())
	}
	out.WriteByte('\n')
	if len(missing) > 0 {
		fmt.Fprintf(out, "Left out, since they are not installed or fail on these documents: %s.\n\n", strings.Join(missing, ", "))
	}
}

// bestOf gives the shortest of some times.
func bestOf(rounds int, f func() error) (time.Duration, error) {
	var times []time.Duration
	for range rounds {
		start := time.Now()
		if err := f(); err != nil {
			return 0, err
		}
		times = append(times, time.Since(start))
	}
	return slices.Min(times), nil
}

package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	fresh := flag.Bool("measure", false, "measure latency.csv anew")
	flag.Parse()
	if err := run(*fresh); err != nil {
		fmt.Fprintln(os.Stderr, "simulate:", err)
		os.Exit(1)
	}
}

func run(fresh bool) error {
	if fresh {
		return measure(context.Background(), "internal/simulate/latency.csv", 3000)
	}
	l, err := loadLatency()
	if err != nil {
		return err
	}
	return tables(os.Stdout, l)
}

// documents is how many are simulated.
const documents = 100_000_000

// sound is a cluster on which nothing goes wrong; rough is one on which workers live
// two hours, and a hundredth of them take five times as long.
var (
	sound = Cluster{Workers: 1000}
	rough = Cluster{Workers: 1000, MeanLife: 7200, Restart: 60, Zombies: 0.2, Slow: 0.01, SlowBy: 5}
)

// tables writes the tables of docs/scale.md.
func tables(w io.Writer, l latency) error {
	fmt.Fprintf(w, "| cluster | parts a worker | minutes | of the ideal | attempts a part | work wasted | lost | doubled |\n")
	fmt.Fprintf(w, "| --- | --- | --- | --- | --- | --- | --- | --- |\n")
	speculating := rough
	speculating.Speculate = true
	for _, x := range []struct {
		name  string
		c     Cluster
		parts int
		naive bool
	}{
		{"sound", sound, 1, false},
		{"sound", sound, 4, false},
		{"sound", sound, 16, false},
		{"sound", sound, 64, false},
		{"rough", rough, 1, false},
		{"rough", rough, 4, false},
		{"rough", rough, 16, false},
		{"rough", rough, 64, false},
		{"rough, speculating", speculating, 1, false},
		{"rough, speculating", speculating, 4, false},
		{"rough, speculating", speculating, 16, false},
		{"rough, speculating", speculating, 64, false},
		{"rough, speculating, output appended", speculating, 16, true},
	} {
		p := Plan{Documents: documents, Parts: x.parts * x.c.Workers, Appends: x.naive}
		o := simulate(x.c, p, l.cost(), 1)
		if _, err := fmt.Fprintf(w, "| %s | %d | %.1f | %.2f | %.3f | %.1f %% | %d | %d |\n", x.name, x.parts,
			o.Makespan/60, o.Makespan/o.Ideal, float64(o.Attempts)/float64(p.Parts), 100*max(o.Wasted, 0), o.Lost, o.Doubled); err != nil {
			return err
		}
	}
	return nil
}

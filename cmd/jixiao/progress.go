package main

import (
	"fmt"
	"io"
	"time"

	"github.com/jixiao-data/jixiao/batch"
)

// A printer shows the progress of a job: on a terminal in one line that is written
// over and over, else in a line every ten seconds. It is for [batch.Job.Watch].
type printer struct {
	w        io.Writer
	terminal bool
	next     time.Duration
	shown    bool // there is a line on the terminal
}

// newPrinter returns a printer that writes to w.
func newPrinter(w io.Writer, terminal bool) *printer {
	p := &printer{w: w, terminal: terminal}
	if !terminal {
		p.next = 10 * time.Second // what is over by then needs no line
	}
	return p
}

// show prints how far the job is, if it is time to.
func (p *printer) show(now batch.Progress) {
	if now.Elapsed < p.next {
		return
	}
	p.clear()
	end, pause := "\n", 10*time.Second
	if p.terminal {
		end, pause = "", time.Second/5
	}
	fmt.Fprint(p.w, line(now), end)
	p.shown = p.terminal
	p.next = now.Elapsed + pause
}

// clear makes place for other text: it removes the line from the terminal.
func (p *printer) clear() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}

// line is like "120/1000 done, 3 failed, 85.2 documents/s, 4.1 MB/s, 10s left".
func line(p batch.Progress) string {
	total, left := "", ""
	seconds := max(p.Elapsed.Seconds(), 0.001)
	if p.Total > 0 {
		total = fmt.Sprintf("/%d", p.Total)
		rest := time.Duration(float64(p.Elapsed) / float64(max(p.Done, 1)) * float64(p.Total-p.Done))
		left = fmt.Sprintf(", %s left", rest.Round(time.Second))
	}
	return fmt.Sprintf("%d%s done, %d failed, %.1f documents/s, %.1f MB/s%s",
		p.Done, total, p.Failed, float64(p.Done)/seconds, float64(p.Bytes)/1e6/seconds, left)
}

package batch

import (
	"fmt"
	"io"
	"time"
)

// A Printer shows the progress of a job: on a terminal in one line that is written
// over and over, else in a line every ten seconds. It is for [Job.Watch].
type Printer struct {
	w        io.Writer
	terminal bool
	next     time.Duration
	shown    bool // there is a line on the terminal
}

// NewPrinter returns a printer that writes to w.
func NewPrinter(w io.Writer, terminal bool) *Printer {
	p := &Printer{w: w, terminal: terminal}
	if !terminal {
		p.next = 10 * time.Second // what is over by then needs no line
	}
	return p
}

// Show prints how far the job is, if it is time to.
func (p *Printer) Show(now Progress) {
	if now.Elapsed < p.next {
		return
	}
	p.Clear()
	end, pause := "\n", 10*time.Second
	if p.terminal {
		end, pause = "", time.Second/5
	}
	fmt.Fprint(p.w, now.line(), end)
	p.shown = p.terminal
	p.next = now.Elapsed + pause
}

// Clear makes place for other text: it removes the line from the terminal.
func (p *Printer) Clear() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}

// line is like "120/1000 done, 3 failed, 85.2 documents/s, 4.1 MB/s, 10s left".
func (p Progress) line() string {
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

package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/jixiao-data/jixiao/report"
	"github.com/jixiao-data/jixiao/review"
	"github.com/jixiao-data/jixiao/schema"
)

func isNotExist(err error) bool { return errors.Is(err, fs.ErrNotExist) }

// send writes a page that was made as a whole: what fails must not look like one.
func send(w http.ResponseWriter, write func(io.Writer) error) {
	var page bytes.Buffer
	if err := write(&page); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(page.Len()))
	w.Write(page.Bytes())
}

// overview shows all documents.
func (s *Server) overview(w http.ResponseWriter, r *http.Request) {
	b := report.Batch{Link: func(sha string) string { return "/doc/" + sha }, Served: true}
	s.mu.Lock()
	for _, x := range s.order {
		switch x := x.(type) {
		case *document:
			if x.summary == nil {
				d, _ := s.correctedLocked(x)
				x.summary = report.Summarise(d)
			}
			b.Add(x.summary)
		case failure:
			b.AddFailure(x.name, x.kind, x.message)
		}
	}
	s.mu.Unlock()
	send(w, func(w io.Writer) error { return b.WriteFrame(r.Context(), w, "") })
}

// corrected is a copy of a document's tree with what people said of it. The tree as
// it was read is not touched.
func (s *Server) corrected(x *document) (*schema.Disclosure, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.correctedLocked(x)
}

// correctedLocked is corrected for those who hold the lock.
func (s *Server) correctedLocked(x *document) (*schema.Disclosure, int) {
	d := copyValues(x.tree)
	return d, len(s.overlay.Apply(d))
}

// copyValues copies a tree as far as corrections change it.
func copyValues(d *schema.Disclosure) *schema.Disclosure {
	out := *d
	out.Projects = make([]schema.Project, len(d.Projects))
	for i := range d.Projects {
		p := d.Projects[i]
		for _, list := range []*[]schema.Indicator{&p.LongTerm, &p.Indicators} {
			fresh := make([]schema.Indicator, len(*list))
			for k, x := range *list {
				x.Target, x.MidTermTarget, x.Actual = clone(x.Target), clone(x.MidTermTarget), clone(x.Actual)
				if g := clone(x.Grades); g != nil {
					g.Excellent, g.Good, g.Fair, g.Poor = clone(g.Excellent), clone(g.Good), clone(g.Fair), clone(g.Poor)
					x.Grades = g
				}
				fresh[k] = x
			}
			*list = fresh
		}
		out.Projects[i] = p
	}
	return &out
}

func clone[T any](p *T) *T {
	if p == nil {
		return nil
	}
	x := *p
	return &x
}

// find is the document that a request is about, or nil.
func (s *Server) find(sha string) *document {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.docs[sha]
}

// document shows one document.
func (s *Server) document(w http.ResponseWriter, r *http.Request) {
	x := s.find(r.PathValue("sha"))
	if x == nil {
		http.NotFound(w, r)
		return
	}
	d, stale := s.corrected(x)
	send(w, func(w io.Writer) error { return report.WriteReview(w, d, x.page, stale) })
}

// read tells how a corrected value would be read, {"value":"≥95%"}, and what stands
// against it: that it states no value ("problem":"words"), has several readings
// ("several"), or should be written as the value says ("mend").
func (s *Server) read(w http.ResponseWriter, r *http.Request) {
	text := r.URL.Query().Get("value")
	if len(text) > 1000 {
		http.Error(w, "too long", http.StatusBadRequest)
		return
	}
	t, err := review.ReadValue(text)
	answer := map[string]string{"value": t.String()}
	switch {
	case err == nil:
	case t.Kind == schema.Words:
		answer["problem"] = "words"
	case t.Ambiguous:
		answer["problem"] = "several"
	default:
		answer["problem"] = "mend"
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(answer)
}

// corrections gives the overlay file out, as it is.
func (s *Server) corrections(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	data, err := os.ReadFile(s.options.Corrections)
	s.mu.Unlock()
	if err != nil && !isNotExist(err) {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/x-ndjson; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="corrections.ndjson"`)
	w.Write(data)
}

// upload reads one document from the body.
func (s *Server) upload(w http.ResponseWriter, r *http.Request) {
	select {
	case s.busy <- struct{}{}:
		defer func() { <-s.busy }()
	case <-r.Context().Done():
		return
	}
	name := fileName(r.URL.Query().Get("name"))
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.options.UploadBytes))
	if err != nil {
		status := http.StatusBadRequest
		if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
			status = http.StatusRequestEntityTooLarge
		}
		http.Error(w, err.Error(), status)
		return
	}
	if err := s.parse(r.Context(), name, data); err != nil {
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// parse reads a document within its time. A panic is the program's fault and not the
// person's, and ends nothing.
func (s *Server) parse(ctx context.Context, name string, data []byte) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("a bug in this program: %v", p)
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, s.options.Timeout)
	defer cancel()
	d, p, err := s.options.Parse(ctx, name, data)
	if err != nil {
		return err
	}
	return s.Add(d, p)
}

// fileName is a name for an upload: the last part of what the browser says, without
// what has no place in a name. No file of that name is made.
func fileName(s string) string {
	s = s[strings.LastIndexAny(s, `/\`)+1:]
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, s)
	if runes := []rune(s); len(runes) > 200 {
		s = string(runes[len(runes)-200:])
	}
	if strings.TrimSpace(s) == "" {
		return "upload"
	}
	return s
}

// A remark is the body of a request to /review.
type remark struct {
	SHA256  string         `json:"sha256"`
	Key     string         `json:"key"`
	Verdict schema.Verdict `json:"verdict"`
	Value   string         `json:"value"`
	By      string         `json:"by"`
	Why     string         `json:"why"`
}

// review keeps what a person says of a value, and answers with the value as it is
// shown from now on.
func (s *Server) review(w http.ResponseWriter, r *http.Request) {
	var x remark
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, 64<<10))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&x); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	doc := s.find(x.SHA256)
	if doc == nil {
		http.Error(w, "no such document", http.StatusNotFound)
		return
	}
	v, ok := report.FindValue(doc.tree, x.Key)
	if !ok {
		http.Error(w, "no such value", http.StatusNotFound)
		return
	}
	line := review.NewLine(doc.tree, v)
	line.Verdict, line.Value, line.By, line.Why = x.Verdict, strings.TrimSpace(x.Value), strings.TrimSpace(x.By), strings.TrimSpace(x.Why)
	line.At = s.options.Now().Format(time.RFC3339)
	if err := s.keep(doc, line); err != nil {
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		return
	}
	d, _ := s.corrected(doc)
	send(w, func(w io.Writer) error { return report.WriteValue(w, d, x.Key) })
}

// keep appends a line about a document to the file and to what is shown.
func (s *Server) keep(doc *document, line review.Line) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	doc.summary = nil
	if err := review.Append(s.options.Corrections, line); err != nil {
		return err
	}
	return s.overlay.Add(line)
}

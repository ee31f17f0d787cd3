package serve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/report"
	"github.com/jixiao-data/jixiao/review"
	"github.com/jixiao-data/jixiao/schema"
)

// policy is report's own, with what talking to the server takes.
var policy = report.CSP() + "; connect-src 'self'; frame-ancestors 'none'"

// Options say what is served.
type Options struct {
	// Parse reads a document: parser.ParsePage with limits. It must be set.
	Parse func(ctx context.Context, name string, data []byte) (*schema.Disclosure, *page.Document, error)
	// Corrections is the file that keeps what people say. It must be named.
	Corrections string
	// UploadBytes bounds one upload: by default as page.DefaultLimits bounds an input.
	UploadBytes int64
	// Timeout bounds the time that one document may take: by default a minute.
	Timeout time.Duration
	// Now is the time; by default that of the clock.
	Now func() time.Time
}

func (o Options) withDefaults() (Options, error) {
	switch {
	case o.Parse == nil:
		return o, errors.New("serve: Options.Parse is not set")
	case o.Corrections == "":
		return o, errors.New("serve: Options.Corrections is not set")
	}
	o.UploadBytes = cmp.Or(max(o.UploadBytes, 0), page.DefaultLimits().InputBytes)
	o.Timeout = cmp.Or(max(o.Timeout, 0), time.Minute)
	if o.Now == nil {
		o.Now = time.Now
	}
	return o, nil
}

// A Server shows documents. Its methods may be called from several goroutines.
type Server struct {
	options Options
	token   string
	port    string

	mu      sync.Mutex
	docs    map[string]*document // by SHA-256
	order   []any                // *document or failure, as they came
	overlay *review.Overlay
	// busy holds one place for each document that may be read at a time.
	busy chan struct{}
}

// A document is kept as it was read. Corrections are put on a copy.
type document struct {
	tree    *schema.Disclosure
	page    *page.Document
	summary *report.Packed // of the tree with its corrections; nil where they changed
}

type failure struct{ name, kind, message string }

// maxDocuments is how many documents are kept: some 300 kB of memory each.
const maxDocuments = 5000

// ErrFull says that no more documents are kept.
var ErrFull = fmt.Errorf("%d documents are open: restart the server to open others", maxDocuments)

// New returns a server without documents. The corrections are read; that there are
// none yet is no error.
func New(o Options) (*Server, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	overlay, err := review.Load(o.Corrections)
	switch {
	case isNotExist(err):
		overlay = review.NewOverlay()
	case err != nil:
		return nil, err
	}
	return &Server{
		options: o, token: newToken(), docs: map[string]*document{}, overlay: overlay, busy: make(chan struct{}, 2),
	}, nil
}

// Add adds a document. One with the bytes of an earlier one is left out.
func (s *Server) Add(d *schema.Disclosure, p *page.Document) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.docs[d.Source.SHA256] != nil {
		return nil
	}
	if len(s.order) >= maxDocuments {
		return ErrFull
	}
	doc := &document{tree: d, page: p}
	s.docs[d.Source.SHA256] = doc
	s.order = append(s.order, doc)
	return nil
}

// AddFailure adds an input that could not be read, to be listed.
func (s *Server) AddFailure(name, kind, message string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.order) < maxDocuments {
		s.order = append(s.order, failure{name, kind, message})
	}
}

// Len is the number of inputs that are listed.
func (s *Server) Len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.order)
}

// Handle binds the server to the listener's address; to be called before requests
// come in. It returns the address to open, which holds the token.
func (s *Server) Handle(l net.Addr) (http.Handler, string) {
	_, s.port, _ = net.SplitHostPort(l.String())
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.overview)
	mux.HandleFunc("GET /doc/{sha}", s.document)
	mux.HandleFunc("GET /read", s.read)
	mux.HandleFunc("GET /corrections.ndjson", s.corrections)
	mux.HandleFunc("POST /upload", s.upload)
	mux.HandleFunc("POST /review", s.review)
	return s.guard(mux), "http://" + l.String() + "/?token=" + s.token
}

// Serve answers requests until the context is done; then it ends those that are under
// way, and returns nil.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	server := &http.Server{
		Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 2 * time.Minute, WriteTimeout: 3 * time.Minute,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 32 << 10,
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if server.Shutdown(end) != nil { // a connection that a browser keeps open
		return server.Close()
	}
	return nil
}

package batch

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"strconv"
	"strings"
)

// warcMembers yields the records of a WARC file, the archive of a crawler: documents
// under their addresses, all others as members that are no files. A record that is
// damaged costs only itself.
func warcMembers(in io.Reader) iter.Seq2[member, error] {
	return func(yield func(member, error) bool) {
		w := warcReader{in: bufio.NewReaderSize(in, maxHeaderLine), block: bufio.NewReaderSize(nil, maxHeaderLine)}
		seen := map[digest]int{} // addresses
		for no := 1; ; no++ {
			m, err := w.next()
			if err == io.EOF {
				return
			}
			if isDamage(err) {
				m, err = badMember(fmt.Sprintf("record %d", no), err), nil
			}
			if m.isDocument {
				at := digestOf([]byte(m.name))
				if seen[at]++; seen[at] > 1 { // addresses in WARC have no fragment of their own
					m.name = fmt.Sprintf("%s#%d", m.name, seen[at])
				}
			}
			if !yield(m, err) || err != nil {
				return
			}
		}
	}
}

// damage is an error behind which the reading can go on.
type damage struct{ error }

func (d damage) Unwrap() error { return d.error }

func isDamage(err error) bool {
	_, ok := errors.AsType[damage](err)
	return ok
}

// badMember is one of which nothing but a failure can be told.
func badMember(name string, err error) member {
	return member{name: name, size: -1, isDocument: true, open: func() (io.ReadCloser, error) { return nil, err }}
}

const (
	maxHeaderLine = 64 << 10
	maxHeader     = 1 << 20
)

// A warcReader reads records one after the other.
type warcReader struct {
	in    *bufio.Reader
	block *bufio.Reader // of the last record
	body  *warcBody     // under it
}

// A warcBody gives the block of a record.
type warcBody struct {
	in   *bufio.Reader
	left int64
	// failed is why the rest is not to be had, nor the place where the next record
	// begins.
	failed error
	behind error // of what is between this record and the next
}

func (b *warcBody) Read(p []byte) (int, error) {
	if b.left == 0 || b.failed != nil {
		return 0, cmp.Or(b.failed, io.EOF)
	}
	n, err := b.in.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	switch {
	case err == io.EOF && b.left > 0:
		b.failed = io.ErrUnexpectedEOF
	case err != nil && err != io.EOF:
		b.failed = err
	case b.left == 0: // behind it is an empty line, and then comes the checksum, if any
		switch _, err := b.in.Peek(len("\r\n\r\n") + 1); {
		case errors.Is(err, gzip.ErrHeader):
			b.behind = err
		case isDamage(err):
			b.failed = err
		}
	}
	return n, b.failed
}

// A warcContent gives what a block holds, and only ends well if the block does.
type warcContent struct {
	io.Reader
	body *warcBody
}

func (c *warcContent) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if err == io.EOF {
		if _, bad := io.Copy(io.Discard, c.body); bad != nil {
			err = bad
		}
	}
	return n, err
}

func (c *warcContent) Close() error { return nil }

// next goes to the next record. After a damage it can be called again.
func (w *warcReader) next() (member, error) {
	b := w.body
	w.body = &warcBody{failed: io.ErrUnexpectedEOF} // until the header is read
	search := b != nil && b.failed != nil           // and whoever read it knows
	if b != nil && !search {
		_, err := io.Copy(io.Discard, b)
		if err = cmp.Or(err, b.behind); err != nil {
			return member{}, err // and search then
		}
	}
	version, err := w.version(search)
	if err != nil {
		return member{}, err
	}
	if !isWARC(version) {
		return member{}, damage{errors.New("no record where one should begin")}
	}
	h, err := readHeader(w.in)
	if err != nil {
		return member{}, err
	}
	length, err := strconv.ParseInt(h["content-length"], 10, 64)
	if err != nil || length < 0 {
		return member{}, damage{errors.New("a record that does not say how long it is")}
	}
	w.body = &warcBody{in: w.in, left: length}
	return w.member(h), nil
}

// version reads the line that begins a record: the next one that is not empty, or
// with search the next that looks like one.
func (w *warcReader) version(search bool) ([]byte, error) {
	for {
		line, err := w.in.ReadSlice('\n')
		switch {
		case isWARC(line) && err == nil:
			return line, nil
		case search && (err == nil || err == bufio.ErrBufferFull || isDamage(err)):
		case err == io.EOF && len(bytes.TrimSpace(line)) > 0 && !search:
			return nil, io.ErrUnexpectedEOF
		case err == bufio.ErrBufferFull:
			return line, nil
		case err != nil:
			return nil, err
		case len(bytes.TrimSpace(line)) > 0:
			return line, nil
		}
	}
}

func isWARC(line []byte) bool { return bytes.HasPrefix(line, []byte(warcMagic)) }

const warcMagic = "WARC/"

// A header holds the fields of a WARC record or an HTTP response, by their names in
// lower case; of a field that comes twice, the first.
type header map[string]string

// readHeader reads up to the empty line. Servers send what they like: what is no
// field is passed over.
func readHeader(in *bufio.Reader) (header, error) {
	h, last := header{}, ""
	for size := 0; size < maxHeader; {
		line, err := in.ReadSlice('\n')
		switch err {
		case nil:
		case io.EOF:
			return nil, fmt.Errorf("header: %w", io.ErrUnexpectedEOF)
		case bufio.ErrBufferFull:
			return nil, damage{errors.New("header: a line that is too long")}
		default:
			return nil, fmt.Errorf("header: %w", err)
		}
		size += len(line)
		text := strings.TrimRight(string(line), "\r\n")
		if text == "" {
			return h, nil
		}
		if text[0] == ' ' || text[0] == '\t' { // goes on
			h[last] += " " + strings.TrimSpace(text)
			continue
		}
		name, value, ok := strings.Cut(text, ":")
		last = strings.ToLower(strings.TrimSpace(name))
		if _, again := h[last]; ok && !again {
			h[last] = strings.TrimSpace(value)
		}
	}
	return nil, damage{errors.New("header: too long")}
}

// member gives a record as a file.
func (w *warcReader) member(h header) member {
	other := member{mode: fs.ModeIrregular, size: -1, stored: w.body.left}
	name, kind := strings.Trim(h["warc-target-uri"], "<>"), strings.ToLower(h["warc-type"])
	if name == "" || kind != "response" && kind != "resource" {
		return other
	}
	w.block.Reset(w.body)
	fields := h
	if strings.HasPrefix(strings.ToLower(h["content-type"]), "application/http") {
		status, err := w.block.ReadSlice('\n')
		if err == nil && !isOK(status) {
			return other
		}
		if err == nil {
			fields, err = readHeader(w.block)
		}
		if err != nil {
			return badMember(name, fmt.Errorf("HTTP: %w", err))
		}
	}
	content, err := decoded(w.block, fields)
	if err != nil {
		return badMember(name, err)
	}
	head, err := content.Peek(sniffBytes)
	switch {
	case len(head) == 0 && err != io.EOF:
		return badMember(name, err)
	case !isWanted(name, fields["content-type"], head):
		return other
	case h["warc-truncated"] != "":
		return badMember(name, fmt.Errorf("the crawler cut it off: %s", h["warc-truncated"]))
	case h["warc-segment-number"] != "":
		return badMember(name, errors.New("a record in segments"))
	}
	body := w.body
	m := member{name: name, isDocument: true, size: -1, stored: other.stored}
	m.open = func() (io.ReadCloser, error) { return &warcContent{content, body}, nil }
	return m
}

// isOK wants the line "HTTP/1.1 200 OK".
func isOK(status []byte) bool {
	fields := bytes.Fields(status)
	return len(fields) > 1 && bytes.HasPrefix(fields[0], []byte("HTTP/")) && string(fields[1]) == "200"
}

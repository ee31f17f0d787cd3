package batch

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/zstd"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/schema"
)

// A ledger is an append-only file that holds what became of each content that was
// read. A record is a key, the length of its body, a checksum and the body:
//
//	16 bytes   digest of what the record depends on (ledger.key)
//	 4 bytes   length of the body, big-endian
//	 4 bytes   CRC-32C of all before it and the body
//	 n bytes   the body: a tree or a failure, compressed by zstd
//
// A record is written by one call. Whatever stops the program, the file is good up
// to some record; the rest is cut off when it is opened again.
type ledger struct {
	scope string
	enc   *zstd.Encoder
	dec   *zstd.Decoder

	mu     sync.Mutex
	file   *os.File
	end    int64
	places map[digest]int64 // where the records are
	synced time.Time
}

// A digest is the first half of a SHA-256: what is kept in memory of each content
// is all that grows with a batch, and 128 bits tell contents apart.
type digest [16]byte

func digestOf(data []byte) digest {
	sum := sha256.Sum256(data)
	return digest(sum[:])
}

// The first byte of a body tells what JSON follows.
const (
	treeBody    = 't'
	failureBody = 'f'
)

// treeLine gives a tree as a line of JSON: the line that a [LineSink] is given.
func treeLine(d *schema.Disclosure) ([]byte, error) {
	var b bytes.Buffer
	err := export.NewNDJSON(&b).Write(d)
	return b.Bytes(), err
}

const (
	digestSize = len(digest{})
	recordHead = digestSize + 4 + 4
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// openLedger opens or begins the ledger at path, for reading only where flag is
// os.O_RDONLY. Records of another scope stay in it, and are not found.
func openLedger(path, scope string, flag int) (*ledger, error) {
	file, err := os.OpenFile(path, flag, 0o666)
	if err != nil {
		return nil, err
	}
	l := &ledger{scope: scope, file: file, places: map[digest]int64{}, synced: time.Now()}
	if err := l.open(flag != os.O_RDONLY); err != nil {
		file.Close()
		return nil, err
	}
	return l, nil
}

func (l *ledger) open(write bool) (err error) {
	if l.enc, err = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(1<<20)); err != nil {
		return err
	}
	if l.dec, err = zstd.NewReader(nil, zstd.WithDecoderMaxMemory(4<<30)); err != nil {
		return err
	}
	if err := l.index(); err != nil || !write {
		return err
	}
	return l.file.Truncate(l.end)
}

// index finds the good records.
func (l *ledger) index() error {
	in := bufio.NewReaderSize(l.file, 1<<18)
	var head [recordHead]byte
	var body []byte
	for {
		if _, err := io.ReadFull(in, head[:]); err != nil {
			return cutOff(err)
		}
		length := binary.BigEndian.Uint32(head[digestSize:])
		if left := l.size() - l.end - int64(recordHead); int64(length) > left {
			return nil
		}
		if int(length) > cap(body) {
			body = make([]byte, length)
		}
		body = body[:length]
		if _, err := io.ReadFull(in, body); err != nil {
			return cutOff(err)
		}
		if checksum(head[:], body) != binary.BigEndian.Uint32(head[digestSize+4:]) {
			return nil
		}
		l.places[digest(head[:])] = l.end
		l.end += int64(recordHead) + int64(length)
	}
}

func (l *ledger) size() int64 {
	info, err := l.file.Stat()
	if err != nil {
		return 0
	}
	return info.Size()
}

// cutOff forgives a last record that was not finished.
func cutOff(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

func checksum(head, body []byte) uint32 {
	return crc32.Update(crc32.Checksum(head[:digestSize+4], castagnoli), castagnoli, body)
}

// key depends on all that the reading of a content depends on.
func (l *ledger) key(s *Source) digest { return digestOf([]byte(l.scope + "\n" + s.SHA256)) }

// get finds what became of a content, under the name that it has now. A record that
// cannot be read is none.
func (l *ledger) get(s *Source) (r Result, ok bool) {
	body := l.body(l.key(s))
	if len(body) == 0 {
		return Result{}, false
	}
	r.Source = *s
	switch kind, data := body[0], body[1:]; kind {
	case treeBody:
		if json.Unmarshal(data, &r.Disclosure) != nil || r.Disclosure == nil {
			return Result{}, false
		}
		if r.Disclosure.Source.Name == s.Name {
			r.line = data
		}
		r.Disclosure.Source.Name = s.Name
	case failureBody:
		var f Failure
		if json.Unmarshal(data, &f) != nil {
			return Result{}, false
		}
		r.Err = f.err(s.Name)
	default:
		return Result{}, false
	}
	return r, true
}

// body reads a record's body, nil if there is none.
func (l *ledger) body(key digest) []byte {
	l.mu.Lock()
	at, ok := l.places[key]
	l.mu.Unlock()
	if !ok {
		return nil
	}
	var head [recordHead]byte
	if _, err := l.file.ReadAt(head[:], at); err != nil {
		return nil
	}
	packed := make([]byte, binary.BigEndian.Uint32(head[digestSize:]))
	if _, err := l.file.ReadAt(packed, at+int64(recordHead)); err != nil {
		return nil
	}
	body, err := l.dec.DecodeAll(packed, nil)
	if err != nil {
		return nil
	}
	return body
}

// put adds what became of a content, and sets the result's line. Failures that may
// not last are left out.
func (l *ledger) put(r *Result) (err error) {
	body := []byte{treeBody}
	if r.Err == nil {
		if r.line, err = treeLine(r.Disclosure); err != nil {
			return err
		}
		body = append(body, r.line...)
	} else {
		f := NewFailure(r.Source, r.Err)
		if !f.lasting() {
			return nil
		}
		data, err := json.Marshal(f)
		if err != nil {
			return err
		}
		body = append([]byte{failureBody}, data...)
	}
	return l.append(l.key(&r.Source), body)
}

func (l *ledger) append(key digest, body []byte) error {
	record := append(key[:], make([]byte, 8)...)
	record = l.enc.EncodeAll(body, record)
	packed := record[recordHead:]
	binary.BigEndian.PutUint32(record[digestSize:], uint32(len(packed)))
	binary.BigEndian.PutUint32(record[digestSize+4:], checksum(record, packed))

	l.mu.Lock()
	defer l.mu.Unlock()
	if _, err := l.file.WriteAt(record, l.end); err != nil { // what it wrote, the next record overwrites
		return err
	}
	l.places[key] = l.end
	l.end += int64(len(record))
	if time.Since(l.synced) > time.Second { // what a failure of power may cost
		l.synced = time.Now()
		return l.file.Sync()
	}
	return nil
}

func (l *ledger) close() error {
	l.dec.Close()
	return errors.Join(l.enc.Close(), l.file.Close())
}

// scope is what the reading of a content depends on, apart from the content.
func scope(o Options) string {
	return fmt.Sprintf("jixiao %s schema %s limits %+v", toolVersion(), schema.Version, o.Limits)
}

// toolVersion tells builds apart: a release by its version, any other by the bytes
// of the program.
var toolVersion = sync.OnceValue(func() string {
	version := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
	}
	if version != "(devel)" && !strings.Contains(version, "+dirty") {
		return version
	}
	sum, err := hashProgram()
	if err != nil {
		return version
	}
	return version + " " + sum
})

func hashProgram() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return fmt.Sprintf("%x", h.Sum(nil)[:8]), err
}

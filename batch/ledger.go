package batch

import (
	"bufio"
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

	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/schema"
)

// A ledger is an append-only file that holds what became of each content that was
// read. A record is a key, the length of its body, a checksum and the body:
//
//	16 bytes   digest of what the record depends on (ledger.key)
//	 4 bytes   length of the body, big-endian
//	 4 bytes   CRC-32C of all before it and the body
//	 n bytes   JSON of an entry, compressed by zstd
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

// An entry is what became of a content.
type entry struct {
	Tree    *schema.Disclosure `json:"tree,omitempty"`
	Failure *failure           `json:"failure,omitempty"`
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
	if err := l.file.Truncate(l.end); err != nil {
		return err
	}
	_, err = l.file.Seek(l.end, io.SeekStart)
	return err
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
func (l *ledger) get(s *Source) (d *schema.Disclosure, err error, ok bool) {
	l.mu.Lock()
	at, ok := l.places[l.key(s)]
	l.mu.Unlock()
	if !ok {
		return nil, nil, false
	}
	var head [recordHead]byte
	if _, err := l.file.ReadAt(head[:], at); err != nil {
		return nil, nil, false
	}
	packed := make([]byte, binary.BigEndian.Uint32(head[digestSize:]))
	if _, err := l.file.ReadAt(packed, at+int64(recordHead)); err != nil {
		return nil, nil, false
	}
	data, err := l.dec.DecodeAll(packed, nil)
	if err != nil {
		return nil, nil, false
	}
	var e entry
	if err := json.Unmarshal(data, &e); err != nil {
		return nil, nil, false
	}
	switch {
	case e.Tree != nil:
		e.Tree.Source.Name = s.Name
		return e.Tree, nil, true
	case e.Failure != nil:
		return nil, e.Failure.err(s.Name), true
	}
	return nil, nil, false
}

// put adds what became of a content.
func (l *ledger) put(s *Source, e entry) error {
	data, err := json.Marshal(e)
	if err != nil {
		return err
	}
	key := l.key(s)
	record := append(key[:], make([]byte, 8)...)
	record = l.enc.EncodeAll(data, record)
	body := record[recordHead:]
	binary.BigEndian.PutUint32(record[digestSize:], uint32(len(body)))
	binary.BigEndian.PutUint32(record[digestSize+4:], checksum(record, body))

	l.mu.Lock()
	defer l.mu.Unlock()
	if _, err := l.file.Write(record); err != nil {
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
	return fmt.Sprintf("jixiao %s schema %s limits %+v", toolVersion(), schema.Version, parser.Limits(o.Limits))
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

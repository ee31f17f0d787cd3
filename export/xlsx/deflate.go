package xlsx

import (
	"bytes"
	"hash/crc32"
	"sync"

	"github.com/klauspost/compress/flate"
)

// Deflated bytes are a part of a deflated stream, to the end of a byte: several, one
// after the other, are one stream.
type deflated struct {
	data []byte
	length
}

// A length is what a zip has to know of a deflated stream.
type length struct {
	sum          uint32 // CRC-32 of what was deflated
	size, packed uint64
}

// deflate deflates what comes next in a stream, or last.
func deflate(text []byte, last bool) (deflated, error) {
	var out bytes.Buffer
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(&out)
	if _, err := w.Write(text); err != nil {
		return deflated{}, err
	}
	end := w.Flush
	if last {
		end = w.Close
	}
	err := end()
	return deflated{out.Bytes(), length{crc32.ChecksumIEEE(text), uint64(len(text)), uint64(out.Len())}}, err
}

var deflaters = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, flate.DefaultCompression) // a level that there is
	return w
}}

// add is the length of l's stream with that of next behind it. A checksum goes on
// from what came before by an affine map, which is that of as many zeros.
func (l *length) add(next length) {
	before, nothing := l.sum, uint32(0)
	for left := next.size; left > 0; {
		n := min(left, uint64(len(zeros)))
		before, nothing = crc32.Update(before, crc32.IEEETable, zeros[:n]), crc32.Update(nothing, crc32.IEEETable, zeros[:n])
		left -= n
	}
	l.sum = next.sum ^ before ^ nothing
	l.size += next.size
	l.packed += next.packed
}

var zeros [1 << 15]byte

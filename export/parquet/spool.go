package parquet

import (
	"iter"
	"os"
	"slices"
)

// pieceBytes is how much of a table is in memory.
const pieceBytes = 128 << 10

// A spool holds the rows of a row group, column by column, until there are enough of
// them. What is more than a piece is in a temporary file.
type spool struct {
	rows    int
	columns [][]byte // of rows that are not in the file yet
	pending int      // bytes of these
	file    *os.File
	left    bool // the file has to be removed
	size    int64
	pieces  []piece
}

// A piece is some rows in the file.
type piece struct {
	at   int64
	ends []int // of the columns, from there
}

// add adds the rows of a block.
func (s *spool) add(b *block) error {
	start := 0
	for i, end := range b.ends {
		s.columns[i] = append(s.columns[i], b.data[start:end]...)
		start = end
	}
	s.rows += b.rows
	if s.pending += len(b.data); s.pending < pieceBytes {
		return nil
	}
	return s.spill()
}

// spill puts what is in memory into the file.
func (s *spool) spill() (err error) {
	if s.file == nil {
		if s.file, err = os.CreateTemp("", "jixiao-parquet-"); err != nil {
			return err
		}
		s.left = os.Remove(s.file.Name()) != nil // on most systems it now goes with the process
	}
	p := piece{at: s.size}
	for i, data := range s.columns {
		n, err := s.file.WriteAt(data, s.size)
		if err != nil {
			return err
		}
		s.size += int64(n)
		p.ends = append(p.ends, int(s.size-p.at))
		s.columns[i] = data[:0]
	}
	s.pieces, s.pending = append(s.pieces, p), 0
	return nil
}

// data yields the values of a column as bytes, those of some rows at a time. They are
// good until the next.
func (s *spool) data(column int) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		var buf []byte
		for _, p := range s.pieces {
			start := 0
			if column > 0 {
				start = p.ends[column-1]
			}
			buf = slices.Grow(buf[:0], p.ends[column]-start)[:p.ends[column]-start]
			if _, err := s.file.ReadAt(buf, p.at+int64(start)); err != nil {
				yield(nil, err)
				return
			}
			if !yield(buf, nil) {
				return
			}
		}
		yield(s.columns[column], nil)
	}
}

// reset empties the spool.
func (s *spool) reset() {
	for i := range s.columns {
		s.columns[i] = s.columns[i][:0]
	}
	s.pieces, s.pending, s.rows, s.size = nil, 0, 0, 0
}

// discard removes the file.
func (s *spool) discard() {
	if s.file == nil {
		return
	}
	_ = s.file.Close() // its content does not matter any more
	if s.left {
		_ = os.Remove(s.file.Name())
	}
	s.file = nil
}

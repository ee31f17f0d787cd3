package batch_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"testing"
	"unicode/utf16"

	"github.com/klauspost/compress/zstd"
	"github.com/stretchr/testify/require"
	"github.com/ulikunitz/xz"
)

// Archives of the kinds that Go has no writers for: by hand, without compression.

func xzed(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := xz.NewWriter(&b)
	require.NoError(t, err)
	_, err = w.Write(data)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.Bytes()
}

func zstded(t testing.TB, data []byte) []byte {
	t.Helper()
	enc, err := zstd.NewWriter(nil)
	require.NoError(t, err)
	defer enc.Close()
	return enc.EncodeAll(data, nil)
}

// rarred builds a RAR 5 archive.
func rarred(files ...file) []byte { return rar5(0, files...) }

// What of a RAR archive has a password.
const (
	contentsEncrypted = 1
	namesEncrypted    = 2
)

func rar5(encrypted int, files ...file) []byte {
	out := []byte("Rar!\x1a\x07\x01\x00")
	block := func(fields []byte, data []byte) {
		head := append(binary.AppendUvarint(nil, uint64(len(fields))), fields...)
		out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(head))
		out = append(append(out, head...), data...)
	}
	if encrypted == namesEncrypted {
		block(append([]byte{4, 0, 0, 0, 15}, make([]byte, 16)...), nil)
		return append(out, make([]byte, 64)...)
	}
	block([]byte{1, 0, 0}, nil) // the archive
	for _, f := range files {
		fields, extra := []byte{2, 2}, []byte(nil) // a file, with data
		if encrypted == contentsEncrypted {
			extra = append([]byte{36, 1, 0, 0, 15}, make([]byte, 32)...)
			fields = []byte{2, 3, byte(len(extra))}
		}
		fields = binary.AppendUvarint(fields, uint64(len(f.data)))
		fields = append(fields, 4) // with a checksum
		fields = binary.AppendUvarint(fields, uint64(len(f.data)))
		fields = binary.AppendUvarint(fields, 0o100644)
		fields = binary.LittleEndian.AppendUint32(fields, crc32.ChecksumIEEE(f.data))
		fields = append(fields, 0, 1) // stored, on Unix
		fields = binary.AppendUvarint(fields, uint64(len(f.name)))
		block(append(append(fields, f.name...), extra...), f.data)
	}
	block([]byte{5, 0, 0}, nil) // the end
	return out
}

// sevenZipped builds a 7z archive.
func sevenZipped(files ...file) []byte {
	var data, names []byte
	for _, f := range files {
		data = append(data, f.data...)
		for _, u := range append(utf16.Encode([]rune(f.name)), 0) {
			names = binary.LittleEndian.AppendUint16(names, u)
		}
	}
	var h []byte
	number := func(n int) {
		h = append(h, 0xff)
		h = binary.LittleEndian.AppendUint64(h, uint64(n))
	}
	h = append(h, 0x01, 0x04, 0x06) // header, streams, packed streams
	number(0)                       // where
	number(1)                       // one
	h = append(h, 0x09)
	number(len(data))
	h = append(h, 0x00, 0x07, 0x0b) // unpacked: folders
	number(1)
	h = append(h, 0, 1, 1, 0, 0x0c) // one coder: copy
	number(len(data))
	h = append(h, 0x00, 0x08, 0x0d) // files in the folder
	number(len(files))
	h = append(h, 0x09)
	for _, f := range files[:len(files)-1] {
		number(len(f.data))
	}
	h = append(h, 0x0a, 1)
	for _, f := range files {
		h = binary.LittleEndian.AppendUint32(h, crc32.ChecksumIEEE(f.data))
	}
	h = append(h, 0x00, 0x00, 0x05) // names
	number(len(files))
	h = append(h, 0x11)
	number(len(names) + 1)
	h = append(append(append(h, 0), names...), 0x00, 0x00)

	start := binary.LittleEndian.AppendUint64(nil, uint64(len(data)))
	start = binary.LittleEndian.AppendUint64(start, uint64(len(h)))
	start = binary.LittleEndian.AppendUint32(start, crc32.ChecksumIEEE(h))
	out := binary.LittleEndian.AppendUint32([]byte("7z\xbc\xaf\x27\x1c\x00\x04"), crc32.ChecksumIEEE(start))
	return append(append(append(out, start...), data...), h...)
}

package parquet

import (
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go/compress"
	codec "github.com/parquet-go/parquet-go/compress/zstd"
)

// windowBytes is how far back a page's compression looks. Pages are smaller, but for
// some dictionaries.
const windowBytes = 256 << 10

// A boundedZstd is zstd with one encoder. That of the library has a window of 8 MiB, and
// makes encoders anew, with buffers of twice that, as the garbage collector takes them.
type boundedZstd struct {
	codec.Codec
	encoder *zstd.Encoder
}

func newCodec() compress.Codec {
	encoder, err := zstd.NewWriter(nil,
		zstd.WithEncoderConcurrency(1),
		zstd.WithWindowSize(windowBytes),
		zstd.WithLowerEncoderMem(true),
		zstd.WithZeroFrames(true),  // an empty page has to be one too
		zstd.WithEncoderCRC(false), // pages have their own
	)
	if err != nil {
		panic(err) // the options are constants
	}
	return &boundedZstd{encoder: encoder}
}

// Encode implements [compress.Codec].
func (c *boundedZstd) Encode(dst, src []byte) ([]byte, error) {
	return c.encoder.EncodeAll(src, dst[:0]), nil
}

package parquet

import (
	"sync"

	"github.com/klauspost/compress/zstd"
	codec "github.com/parquet-go/parquet-go/compress/zstd"
)

// windowBytes is how far back a page's compression looks. Pages are smaller, but for
// some dictionaries.
const windowBytes = 128 << 10

// A boundedZstd is zstd with a small window. That of the library has one of 8 MiB, and
// encoders with buffers of twice that.
type boundedZstd struct {
	codec.Codec
	encoders sync.Pool // between row groups nobody needs them
}

// Encode implements the Codec of package compress.
func (c *boundedZstd) Encode(dst, src []byte) ([]byte, error) {
	encoder, ok := c.encoders.Get().(*zstd.Encoder)
	if !ok {
		var err error
		if encoder, err = zstd.NewWriter(nil,
			zstd.WithEncoderConcurrency(1),
			zstd.WithWindowSize(windowBytes),
			zstd.WithLowerEncoderMem(true),
			zstd.WithZeroFrames(true),  // an empty page has to be one too
			zstd.WithEncoderCRC(false), // pages have their own
		); err != nil {
			return nil, err
		}
	}
	defer c.encoders.Put(encoder)
	return encoder.EncodeAll(src, dst[:0]), nil
}

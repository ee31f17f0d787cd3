package main

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/batch"
)

func TestPrinter(t *testing.T) {
	var b bytes.Buffer
	p := newPrinter(&b, false)
	p.show(batch.Progress{Done: 1, Elapsed: time.Second})
	assert.Empty(t, b.String())
	p.show(batch.Progress{Done: 100, Failed: 1, Total: 400, Bytes: 2e7, Elapsed: 10 * time.Second})
	p.show(batch.Progress{Done: 101, Elapsed: 11 * time.Second})
	assert.Equal(t, "100/400 done, 1 failed, 10.0 documents/s, 2.0 MB/s, 30s left\n", b.String())

	b.Reset()
	p = newPrinter(&b, true)
	p.show(batch.Progress{Done: 1, Elapsed: time.Second})
	p.clear()
	p.clear()
	assert.Equal(t, "1 done, 0 failed, 1.0 documents/s, 0.0 MB/s\r\x1b[K", b.String())
}

//go:build !linux

package gauge

import "time"

var start = time.Now()

// threadTime is the time that passes: that of a thread is not known here.
func threadTime() time.Duration { return time.Since(start) }

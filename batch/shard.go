package batch

import (
	"fmt"
	"strconv"
	"strings"
)

// Shard is one part of a job that is split into Of parts, 1 to Of. The zero value is
// the whole job. Which part an input is in depends on its name only.
type Shard struct {
	No int `json:"no"`
	Of int `json:"of"`
}

func (s Shard) String() string {
	if s.Of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.No, s.Of)
}

// ParseShard reads "2/4". The empty string is the whole job.
func ParseShard(text string) (Shard, error) {
	if text == "" {
		return Shard{}, nil
	}
	no, of, _ := strings.Cut(text, "/")
	i, err := strconv.Atoi(no)
	n, err2 := strconv.Atoi(of)
	if err != nil || err2 != nil || i < 1 || i > n {
		return Shard{}, fmt.Errorf("shard %q: want i/n with 1 ≤ i ≤ n", text)
	}
	return Shard{i, n}, nil
}

func (s Shard) has(name string) bool { return s.Of < 2 || ShardOf(name, s.Of) == s }

// ShardOf tells which of a number of parts an input of this name is in.
func ShardOf(name string, of int) Shard {
	h := uint64(14695981039346656037) // FNV-1a
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 1099511628211
	}
	return Shard{int(h>>33)%of + 1, of}
}

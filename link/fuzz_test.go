package link_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/link"
	"github.com/jixiao-data/jixiao/schema"
)

// Whatever is joined: no indicator is lost and none is there twice.
func FuzzLink(f *testing.F) {
	var trees [][]byte
	names, err := filepath.Glob("../testdata/golden/*.json")
	require.NoError(f, err)
	require.NotEmpty(f, names)
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		trees = append(trees, data)
	}
	for i := range trees {
		f.Add(trees[i], trees[(i+1)%len(trees)])
	}
	f.Add(
		[]byte(`{"projects":[{"no":1,"name":{"raw":"甲"},"indicators":[{"level3":{"raw":"次"},"target":{"raw":"5","kind":"exact"}},{"level3":{"raw":"次"}},{}]},{"no":2,"name":{"raw":"甲"}}]}`),
		[]byte(`{"projects":[{"no":1,"name":{"raw":"甲"},"org":{"raw":"局","name":"局"},"indicators":[{"level3":{"raw":"次"},"actual":{"raw":"6","kind":"exact"}},{"level3":{"raw":"次数"}}]}]}`),
	)
	f.Fuzz(func(t *testing.T, left, right []byte) {
		var targets, evaluation schema.Disclosure
		if len(left) > 1<<18 || len(right) > 1<<18 || json.Unmarshal(left, &targets) != nil || json.Unmarshal(right, &evaluation) != nil {
			return
		}
		number(&targets)
		number(&evaluation)
		r, err := link.Link(t.Context(), &targets, &evaluation)
		require.NoError(t, err)
		for _, side := range []struct {
			d  *schema.Disclosure
			of func(*link.Record) *link.Side
		}{
			{&targets, func(x *link.Record) *link.Side { return x.Targets }},
			{&evaluation, func(x *link.Record) *link.Side { return x.Evaluation }},
		} {
			seen := map[[2]int]bool{}
			for i := range r.Records {
				if s := side.of(&r.Records[i]); s != nil {
					at := [2]int{s.ProjectNo, s.IndicatorNo}
					require.False(t, seen[at], "indicator %v is there twice", at)
					seen[at] = true
				}
			}
			all, evaluated, evaluatedProjects := 0, 0, 0
			for _, p := range side.d.Projects {
				all += len(p.Indicators)
				if isEvaluated(p) {
					evaluated += len(p.Indicators)
					evaluatedProjects++
				}
			}
			want := evaluated // of a document with both sorts, each side takes one
			if side.d == &targets {
				want = all - evaluated
			}
			if evaluatedProjects == 0 || evaluatedProjects == len(side.d.Projects) {
				want = all
			}
			require.Len(t, seen, want)
		}
		again, err := link.Link(t.Context(), &targets, &evaluation)
		require.NoError(t, err)
		require.Equal(t, r, again)
	})
}

// number gives projects and indicators their numbers, as reading a document does.
func number(d *schema.Disclosure) {
	for i := range d.Projects {
		d.Projects[i].No = i + 1
		for k := range d.Projects[i].Indicators {
			d.Projects[i].Indicators[k].No = k + 1
		}
	}
}

func isEvaluated(p schema.Project) bool {
	for _, in := range p.Indicators {
		if in.Actual != nil {
			return true
		}
	}
	return false
}

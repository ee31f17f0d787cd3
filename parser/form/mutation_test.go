package form_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser/docx"
	"github.com/jixiao-data/jixiao/parser/form"
	"github.com/jixiao-data/jixiao/parser/html"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// A box is a cell that a mutation can move and stretch.
type box struct {
	row, col, rows, cols int
	text                 string
}

// A layout is a table as boxes.
type layout struct {
	rows, cols int
	boxes      []box
}

func layoutOf(t *page.Table) *layout {
	l := &layout{rows: t.Rows, cols: t.Cols}
	for _, c := range t.Cells {
		l.boxes = append(l.boxes, box{c.Row, c.Col, c.RowSpan, c.ColSpan, c.Text})
	}
	return l
}

// table builds the table anew.
func (l *layout) table(t *testing.T, no int) *page.Table {
	t.Helper()
	slices.SortFunc(l.boxes, func(a, b box) int { return (a.row-b.row)*10_000 + a.col - b.col })
	g := page.NewGrid(page.DefaultLimits())
	k := 0
	for row := range l.rows {
		require.NoError(t, g.Row())
		for ; k < len(l.boxes) && l.boxes[k].row == row; k++ {
			b := l.boxes[k]
			if next := g.Next(); next < b.col {
				g.Skip(b.col - next)
			}
			_, err := g.Cell(b.rows, b.cols, b.text)
			require.NoError(t, err)
		}
	}
	table, err := g.Table()
	require.NoError(t, err)
	table.No = no
	return table
}

// insertRow puts a blank row before row at. Boxes that reach over it grow.
func (l *layout) insertRow(at int) {
	covered := make([]bool, l.cols)
	for i := range l.boxes {
		b := &l.boxes[i]
		switch {
		case b.row >= at:
			b.row++
		case b.row+b.rows > at:
			b.rows++
			for c := b.col; c < b.col+b.cols; c++ {
				covered[c] = true
			}
		}
	}
	for c := range l.cols {
		if !covered[c] {
			l.boxes = append(l.boxes, box{at, c, 1, 1, ""})
		}
	}
	l.rows++
}

// insertColumn puts a blank column before column at.
func (l *layout) insertColumn(at int) {
	covered := make([]bool, l.rows)
	for i := range l.boxes {
		b := &l.boxes[i]
		switch {
		case b.col >= at:
			b.col++
		case b.col+b.cols > at:
			b.cols++
			for r := b.row; r < b.row+b.rows; r++ {
				covered[r] = true
			}
		}
	}
	for r := range l.rows {
		if !covered[r] {
			l.boxes = append(l.boxes, box{r, at, 1, 1, ""})
		}
	}
	l.cols++
}

// split cuts a box in two: its text stays in the first part. Level names that are
// merged over rows so become names with blanks below.
func (l *layout) split(i int) bool {
	b := &l.boxes[i]
	switch {
	case b.rows > 1 && b.cols == 1:
		rest := *b
		rest.row, rest.rows, rest.text = b.row+1, b.rows-1, ""
		b.rows = 1
		l.boxes = append(l.boxes, rest)
	case b.cols > 1 && b.rows == 1:
		rest := *b
		rest.col, rest.cols, rest.text = b.col+1, b.cols-1, ""
		b.cols = 1
		l.boxes = append(l.boxes, rest)
	default:
		return false
	}
	return true
}

// merge joins a box with the blank one right of it.
func (l *layout) merge(i int) bool {
	b := l.boxes[i]
	for k, c := range l.boxes {
		if c.text == "" && c.row == b.row && c.rows == b.rows && c.col == b.col+b.cols && b.text != "" {
			l.boxes[i].cols += c.cols
			l.boxes = slices.Delete(l.boxes, k, k+1)
			return true
		}
	}
	return false
}

// loadPage reads a sample into the page model.
func loadPage(t *testing.T, path string) *page.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	read := html.Read
	if filepath.Ext(path) == ".docx" {
		read = docx.Read
	}
	doc, err := read(context.Background(), data, page.DefaultLimits())
	require.NoError(t, err)
	return doc
}

// TestMutations changes the layout of each sample a hundred times at random, as
// other offices' templates and other programs would, and requires the same values
// each time.
func TestMutations(t *testing.T) {
	var paths []string
	for _, pattern := range []string{"../../testdata/*.docx", "../../testdata/corpus/*.docx", "../../testdata/corpus/*.html"} {
		found, err := filepath.Glob(pattern)
		require.NoError(t, err)
		paths = append(paths, found...)
	}
	require.NotEmpty(t, paths)
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			want := mustRead(t, loadPage(t, path))
			failures := 0
			for seed := range uint64(100) {
				doc := loadPage(t, path)
				rng := rand.New(rand.NewPCG(seed, 7))
				var done []string
				for range 1 + rng.IntN(4) {
					done = append(done, mutate(t, doc, rng))
				}
				got := mustRead(t, doc)
				assert.Equal(t, pageLetters(doc), treeLetters(got), "seed %d: %v", seed, done)
				if slices.Equal(rows(want), rows(got)) {
					continue
				}
				failures++
				t.Logf("seed %d: %v: values differ:\n%s", seed, done, difference(rows(want), rows(got)))
				assert.NotEmpty(t, got.Diagnostics, "seed %d: a wrong value without a word", seed)
			}
			assert.Zero(t, failures, "of 100 mutations")
		})
	}
}

func difference(want, got []string) string {
	var b strings.Builder
	for _, w := range want {
		if !slices.Contains(got, w) {
			fmt.Fprintln(&b, "  missing", w)
		}
	}
	for _, g := range got {
		if !slices.Contains(want, g) {
			fmt.Fprintln(&b, "  wrong  ", g)
		}
	}
	return b.String()
}

func mustRead(t *testing.T, doc *page.Document) *schema.Disclosure {
	t.Helper()
	d, err := form.Read(t.Context(), doc)
	require.NoError(t, err)
	return d
}

// mutate makes one random change to one table and says which.
func mutate(t *testing.T, doc *page.Document, rng *rand.Rand) string {
	t.Helper()
	var tables []int
	for i, b := range doc.Blocks {
		if b.Kind == page.TableBlock {
			tables = append(tables, i)
		}
	}
	i := tables[rng.IntN(len(tables))]
	l := layoutOf(doc.Blocks[i].Table)
	defer func() { doc.Blocks[i].Table = l.table(t, doc.Blocks[i].Table.No) }()
	switch rng.IntN(6) {
	case 0:
		at := rng.IntN(l.rows + 1)
		l.insertRow(at)
		return fmt.Sprint("blank row ", at)
	case 1:
		at := rng.IntN(l.cols + 1)
		l.insertColumn(at)
		return fmt.Sprint("blank column ", at)
	case 2:
		for range 20 {
			if k := rng.IntN(len(l.boxes)); l.split(k) {
				return fmt.Sprintf("split %.20q", l.boxes[k].text)
			}
		}
	case 3:
		for range 40 {
			if k := rng.IntN(len(l.boxes)); l.merge(k) {
				return fmt.Sprintf("merge %.20q", l.boxes[k].text)
			}
		}
	case 4:
		if before, after := l.rename(rng); before != "" {
			return before + " → " + after
		}
	case 5:
		if l.shuffle(rng) {
			return "shuffle columns"
		}
	}
	return "nothing"
}

// shuffle brings the columns of an indicator block into another order. Halves side
// by side are told apart by their order, so a block with halves is left alone.
func (l *layout) shuffle(rng *rand.Rand) bool {
	name := slices.IndexFunc(l.boxes, func(b box) bool { return b.text == "三级指标" || b.text == "绩效指标描述" })
	if name < 0 {
		return false
	}
	top := l.boxes[name].row
	var columns []box
	names := 0
	for _, b := range l.boxes {
		if b.row == top && b.rows <= 2 {
			columns = append(columns, b)
			if b.text == "三级指标" {
				names++
			}
		}
	}
	slices.SortFunc(columns, func(a, b box) int { return a.col - b.col })
	first, last := columns[0].col, columns[len(columns)-1].col+columns[len(columns)-1].cols
	end := l.rows
	for _, b := range l.boxes {
		if b.row > top && b.row < end && b.col < last && b.col+b.cols > first &&
			!slices.ContainsFunc(columns, func(c box) bool { return b.col >= c.col && b.col+b.cols <= c.col+c.cols }) {
			if b.text != "总分" { // an earlier mutation merged cells of two columns
				return false
			}
			end = b.row
		}
	}
	for _, b := range l.boxes {
		if names > 1 || b.row < end && b.row+b.rows > end || b.row < top && b.row+b.rows > top {
			return false
		}
	}
	order := rng.Perm(len(columns))
	at := first
	moved := make([]int, len(columns))
	for _, k := range order {
		moved[k] = at - columns[k].col
		at += columns[k].cols
	}
	for i := range l.boxes {
		b := &l.boxes[i]
		if b.row < top || b.row >= end {
			continue
		}
		k := slices.IndexFunc(columns, func(c box) bool { return b.col >= c.col && b.col+b.cols <= c.col+c.cols })
		if k >= 0 {
			b.col += moved[k]
		}
	}
	return true
}

// synonyms are labels that mean the same wherever they stand.
var synonyms = [][]string{
	{"项目名称", "项 目 名 称", "项目名称：", "★项目名称", "支出项目名称"},
	{"项目编码", "项目代码", "项目编号"},
	{"主管部门", "主管部门及代码", "预算主管部门", "主管单位"},
	{"实施单位", "项目单位", "承担单位", "项目实施单位"},
	{"一级指标", "一级\n指标", "一级绩效指标"},
	{"二级指标", "二级 指标", "二级绩效指标", "二级指标（必填）"},
	{"三级指标", "三级指标*", "三级绩效指标", "指标名称", "指标名称（三级指标）"},
	{"指标值", "目标值", "绩效指标值", "指标值（包含数字及文字描述）", "年度指标值"},
	{"年度指标值", "年初目标值（A）", "年初指标值", "指标值", "目标值"},
	{"实际完成值", "全年完成值", "全年实际值", "实际完成值（B）", "完成值"},
	{"分值", "权重", "指标分值", "权重（%）"},
	{"得分", "自评得分", "自评分"},
	{"偏差原因分析及改进措施", "未完成原因分析", "未完成原因及拟采取的改进措施"},
	{"度量单位", "计量单位"},
	{"指标性质", "计算符号", "运算符号", "符号"},
	{"年度总体目标", "年度绩效目标", "当年目标", "总体绩效目标"},
	{"预期目标", "年初设定目标", "年初预期目标"},
	{"全年预算数", "全年预算数（A）", "调整后预算数"},
	{"全年执行数", "全年执行数（B）", "实际支出数"},
	{"总分", "合计", "总得分"},
}

// rename gives a label one of its synonyms, everywhere in the table.
func (l *layout) rename(rng *rand.Rand) (before, after string) {
	for range 40 {
		text := l.boxes[rng.IntN(len(l.boxes))].text
		for _, group := range synonyms {
			if group[0] != text {
				continue
			}
			after = group[rng.IntN(len(group))]
			for i := range l.boxes {
				if l.boxes[i].text == text {
					l.boxes[i].text = after
				}
			}
			return text, after
		}
	}
	return "", ""
}

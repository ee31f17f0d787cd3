package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/schema"
)

func text(raw string) *schema.Text { return &schema.Text{Raw: raw} }

func at(row, col int32) schema.Ref { return schema.Ref{Block: 7, Table: 2, Row: row, Col: col} }

func yes() *bool { b := true; return &b }
func no() *bool  { b := false; return &b }

// sample is a document with one project of each sort of value.
func sample() *schema.Disclosure {
	return &schema.Disclosure{
		SchemaVersion: schema.Version,
		Source:        schema.Source{Name: "某局.docx", Format: "docx", SHA256: "ab", Bytes: 12},
		Title:         text("某局2021年部门预算绩效信息"),
		FiscalYear:    &schema.FiscalYear{Year: 2021},
		Org:           &schema.Org{Text: schema.Text{Raw: "131002某局"}, Code: "131002", Name: "某局", Region: "某县", Level: "county"},
		Form:          "he-2020",
		Overall: &schema.Overall{
			General:    []schema.Text{{Raw: "总体目标"}},
			Items:      []schema.Item{{Text: schema.Text{Raw: "1、分项"}, No: "1", Body: "分项"}},
			Safeguards: []schema.Section{{Heading: &schema.Item{Body: "加强监督"}, Items: []schema.Item{{Body: "措施"}}}},
		},
		Projects: []schema.Project{{
			No: 1, Form: "he-2020", Code: text(" 131-0501\n"), Name: text("调研,视察"),
			Org: &schema.Org{Name: "某局"},
			Budget: schema.Budget{
				Total:   &schema.Money{Text: schema.Text{Raw: "2.00", Ref: at(3, 4)}, Amount: "2.00", Unit: "万元", Yuan: "20000"},
				Fiscal:  &schema.Money{Text: schema.Text{Raw: "见附件", Ref: at(4, 4)}},
				Initial: &schema.Money{Text: schema.Text{Raw: "１.50", Ref: at(3, 3)}, Amount: "1.50", Unit: "万元", Yuan: "15000", Repairs: schema.Repairs{schema.FullWidth}},
				Funds: []schema.Fund{{Source: "carryover", Stage: "budget", Label: "上年结转",
					Money: schema.Money{Text: schema.Text{Raw: "300", Ref: at(5, 4)}, Amount: "300", Yuan: "300"}}},
			},
			Purpose: []schema.Text{{Raw: "一"}, {Raw: "二"}},
			Plan: []schema.PlanStep{
				{Label: schema.Text{Raw: "3月底", Ref: at(5, 2)}, Month: "03", CumulativePercent: &schema.Percent{Text: schema.Text{Ref: at(6, 2)}, Value: "25.00"}},
				{Label: schema.Text{Raw: "6月底", Ref: at(5, 3)}, Month: "06"},
			},
			Goals: []schema.Item{{Text: schema.Text{Raw: "1、做好", Ref: at(7, 2)}, No: "1", Body: "做好"}},
			Indicators: []schema.Indicator{
				{
					No: 1, Level1: text("产出指标"), Level2: text("数量\n指标"), Level3: &schema.Text{Raw: "参与率", Ref: at(9, 3)},
					Weight: &schema.Number{Value: "10"},
					Target: &schema.Value{
						Threshold: schema.Threshold{
							Raw: "≥9595%及以上", Kind: schema.Bound, Op: schema.GE, Value: "95", Unit: "percent", Scale: "1",
							Direction: schema.Higher, Repairs: schema.Repairs{schema.DuplicatedNumber, schema.OperatorBothSides},
						},
						Ref: at(9, 5),
					},
					Actual: &schema.Value{
						Threshold: schema.Threshold{
							Raw: "295%", Kind: schema.Exact, Op: schema.EQ, Value: "295", Unit: "percent", Scale: "1",
							Ambiguous: true,
							Candidates: []schema.Candidate{
								{Op: schema.EQ, Value: "295", Unit: "percent"}, {Op: schema.GE, Value: "95"},
							},
						},
						Ref: at(9, 4),
					},
				},
				{
					No: 2, Level3: text("标准"),
					Grades: &schema.Grades{
						Excellent: &schema.Value{Threshold: schema.Threshold{
							Raw: "[90%,95%)", Kind: schema.Range, Op: schema.Between, Low: "90", High: "95",
							LowClosed: yes(), HighClosed: no(), Unit: "percent", Scale: "1",
						}, Ref: at(10, 4)},
						Poor: &schema.Value{Threshold: schema.Threshold{Raw: "/", Kind: schema.Empty}, Ref: at(10, 7)},
					},
					Target: &schema.Value{Threshold: schema.Threshold{Raw: " \n", Kind: schema.Empty}},
				},
			},
		}, {
			No: 2, Form: "integrated-list", Org: &schema.Org{Code: "131003", Name: "某站"}, Heading: &schema.Text{Raw: "表二", Ref: at(0, 0)},
			Tasks: []schema.Task{{
				Name: &schema.Text{Raw: "防汛\n", Ref: at(15, 1)}, Content: text("储备物资"),
				Total: &schema.Money{Text: schema.Text{Raw: "5", Ref: at(15, 3)}, Amount: "5", Unit: "万元", Yuan: "50000"},
			}, {
				Progress: &schema.Text{Raw: "完成", Ref: at(16, 2)},
				Funds: []schema.Fund{{Source: "fiscal", Stage: "executed", Label: "其中：财政拨款",
					Money: schema.Money{Text: schema.Text{Raw: "4", Ref: at(16, 4)}, Amount: "4", Unit: "万元", Yuan: "40000"}}},
			}},
			LongTerm: []schema.Indicator{{No: 1, Level1: text("产出指标"), Level3: text("受益人数"), MidTermTarget: &schema.Value{
				Threshold: schema.Threshold{
					Raw: "全年≥3千人", Kind: schema.Bound, Op: schema.GE, Value: "3", Unit: "人", UnitRaw: "人", Scale: "1000",
					Period: "year", Direction: schema.Higher,
				}, Ref: at(12, 5),
			}}},
			Indicators: []schema.Indicator{{No: 2, Level3: text("活动"), Target: &schema.Value{
				Threshold: schema.Threshold{Raw: "培训≥3次；效果良好", Kind: schema.Multi, Parts: []schema.Threshold{
					{Raw: "培训≥3次", Kind: schema.Bound, Op: schema.GE, Value: "3", Unit: "次", UnitRaw: "次", Scale: "1", Direction: schema.Higher},
					{Raw: "效果良好", Kind: schema.Grade, Grade: "良好", GradeClass: "level", Repairs: schema.Repairs{schema.TrailingPunctuation}},
				}}, Ref: at(21, 5),
			}, Actual: &schema.Value{
				Threshold: schema.Threshold{Raw: "优良中差", Kind: schema.Grade, GradeClass: "scale", ScaleLevels: []string{"优", "良", "中", "差"}},
				Ref:       schema.Ref{Block: 8, Table: 3, Row: 1, Col: 2}, // the table went on
			}}, {No: 1, Level3: text("补助"), Target: &schema.Value{
				Threshold: schema.Threshold{
					Raw: "<500万元/人·月", Kind: schema.Ratio, Op: schema.LT, Value: "500", Unit: "CNY", Scale: "10000",
					Per: []schema.Unit{"人", "month"}, Direction: schema.Lower,
				}, Ref: at(20, 5), Correction: &schema.Correction{
					Verdict: schema.Corrected, By: "王芳", At: "2026-11-25T10:00:00+08:00", Why: "多印一个零",
					Threshold: &schema.Threshold{
						Raw: "<50元/人·月", Kind: schema.Ratio, Op: schema.LT, Value: "50", Unit: "CNY", Scale: "1",
						Per: []schema.Unit{"人", "month"}, Base: "standard", LowClosed: no(),
					},
				},
			}}},
		}},
		Diagnostics: []schema.Diagnostic{{Severity: schema.SeverityWarning, Code: "code-one", Message: "one", Ref: at(1, 1)}},
	}
}

// table returns a table of the sample as CSV records without the header.
func table(t *testing.T, name string, docs ...*schema.Disclosure) (header []string, records [][]string) {
	t.Helper()
	def, ok := export.Lookup(name)
	require.True(t, ok)
	var out bytes.Buffer
	sink, err := export.NewCSV([]export.Table{def}, func(export.Table) (io.Writer, error) { return &out, nil })
	require.NoError(t, err)
	for _, d := range docs {
		require.NoError(t, sink.Write(d))
	}
	require.NoError(t, sink.Close())
	all, err := csv.NewReader(&out).ReadAll()
	require.NoError(t, err)
	return all[0], all[1:]
}

func join(records [][]string) []string {
	out := make([]string, len(records))
	for i, r := range records {
		out[i] = strings.Join(r, ",")
	}
	return out
}

// readings are the columns of a reading, as two tables of values have them.
const readings = "kind,op,value,low,low_closed,high,high_closed,unit,scale,per,base,change,grade,direction,repairs,ambiguous,candidates"

func TestValues(t *testing.T) {
	header, records := table(t, "values", sample())
	assert.Equal(t, "document,fiscal_year,org_code,org_name,form,project_no,project_code,project_name,indicator_no,"+
		"level1,level2,level3,column,raw,"+readings+",block,table,row,col,value_number,low_number,high_number,"+
		"correction,corrected,corrected_kind,corrected_op,corrected_value,corrected_low,corrected_high,corrected_unit,"+
		"corrected_scale,corrected_by,corrected_at,corrected_why,unit_raw,period,grade_class,scale_levels,"+
		"settled_kind,settled_op,settled_value,settled_low,settled_low_closed,settled_high,settled_high_closed,settled_unit,"+
		"settled_scale,settled_per,settled_base,settled_change,settled_grade,settled_grade_class,"+
		"settled_value_number,settled_low_number,settled_high_number", strings.Join(header, ","),
		"the columns are a public contract")
	assert.Equal(t, []string{
		"某局.docx,2021,131002,某局,he-2020,1,131-0501,调研,视察,1,产出指标,数量\n指标,参与率,actual,295%,exact,eq,295,,,,,percent,1,,,,,,,true,eq 295 percent|ge 95 -,7,2,9,4,295,,,,,,,,,,,,,,," +
			",,,,exact,eq,295,,,,,percent,1,,,,,,295,,",
		"某局.docx,2021,131002,某局,he-2020,1,131-0501,调研,视察,1,产出指标,数量\n指标,参与率,target,≥9595%及以上,bound,ge,95,,,,,percent,1,,,,,higher,duplicated_number|operator_both_sides,false,,7,2,9,5,95,,,,,,,,,,,,,,," +
			",,,,bound,ge,95,,,,,percent,1,,,,,,95,,",
		"某局.docx,2021,131002,某局,he-2020,1,131-0501,调研,视察,2,,,标准,grade_excellent,[90%,95%),range,between,,90,true,95,false,percent,1,,,,,,,false,,7,2,10,4,,90,95,,,,,,,,,,,,," +
			",,,,range,between,,90,true,95,false,percent,1,,,,,,,90,95",
		"某局.docx,2021,131002,某局,he-2020,1,131-0501,调研,视察,2,,,标准,grade_poor,/,empty,,,,,,,,,,,,,,,false,,7,2,10,7,,,,,,,,,,,,,,,," +
			",,,,empty,,,,,,,,,,,,,,,,",
		"某局.docx,2021,131003,某站,integrated-list,2,,,2,,,活动,target,培训≥3次；效果良好,multi,,,,,,,,,,,,,,,false,,7,2,21,5,,,,,,,,,,,,,,,," +
			",,,,multi,,,,,,,,,,,,,,,,",
		"某局.docx,2021,131003,某站,integrated-list,2,,,2,,,活动,actual,优良中差,grade,,,,,,,,,,,,,,,false,,8,3,1,2,,,,,,,,,,,,,,,," +
			",,scale,优|良|中|差,grade,,,,,,,,,,,,,scale,,,",
		"某局.docx,2021,131003,某站,integrated-list,2,,,1,,,补助,target,<500万元/人·月,ratio,lt,500,,,,,CNY,10000,人|month,,,,lower,,false,,7,2,20,5,5000000,,,corrected,<50元/人/月,ratio,lt,50,,,CNY,1,王芳,2026-11-25T10:00:00+08:00,多印一个零," +
			",,,,ratio,lt,50,,false,,,CNY,1,人|month,standard,,,,50,,",
	}, join(records))
}

// A block of its own for the whole term has the same columns in a table of its own.
func TestLongTermValues(t *testing.T) {
	want, _ := table(t, "values")
	header, records := table(t, "long_term_values", sample())
	assert.Equal(t, want, header)
	assert.Equal(t, []string{
		"某局.docx,2021,131003,某站,integrated-list,2,,,1,产出指标,,受益人数,mid_term_target,全年≥3千人,bound,ge,3,,,,,人,1000,,,,,higher,,false,,7,2,12,5,3000,,,,,,,,,,,,,,," +
			"人,year,,,bound,ge,3,,,,,人,1000,,,,,,3000,,",
	}, join(records))
}

func TestParts(t *testing.T) {
	header, records := table(t, "parts", sample())
	assert.Equal(t, "document,project_no,project_code,project_name,indicator_no,level1,level2,level3,column,part_no,raw,"+readings+
		",value_number,low_number,high_number,unit_raw,period,grade_class,scale_levels,block,table,row,col", strings.Join(header, ","))
	assert.Equal(t, []string{
		"某局.docx,2,,,2,,,活动,target,1,培训≥3次,bound,ge,3,,,,,次,1,,,,,higher,,false,,3,,,次,,,,7,2,21,5",
		"某局.docx,2,,,2,,,活动,target,2,效果良好,grade,,,,,,,,,,,,良好,,trailing_punctuation,false,,,,,,,level,,7,2,21,5",
	}, join(records))
}

// Values stand as they are printed: by block, then from left to right.
func TestOrderOfValues(t *testing.T) {
	at := func(block, col int32) *schema.Value {
		return &schema.Value{Threshold: schema.Threshold{Raw: "x", Kind: schema.Words}, Ref: schema.Ref{Block: block, Col: col}}
	}
	columns := func(x schema.Indicator) (out []string) {
		_, records := table(t, "values", &schema.Disclosure{Projects: []schema.Project{{No: 1, Indicators: []schema.Indicator{x}}}})
		for _, r := range records {
			out = append(out, r[12])
		}
		return out
	}
	assert.Equal(t, []string{"actual", "target"}, columns(schema.Indicator{Target: at(1, 5), Actual: at(1, 4)}))
	assert.Equal(t, []string{"target", "actual"}, columns(schema.Indicator{Target: at(1, 5), Actual: at(2, 4)}), "the table goes on")
	assert.Equal(t, []string{"actual", "target"}, columns(schema.Indicator{Target: at(2, 1), Actual: at(1, 7)}))
	assert.Equal(t, []string{"mid_term_target", "target"}, columns(schema.Indicator{Target: at(1, 5), MidTermTarget: at(1, 5)}), "one cell")
}

func TestOtherTables(t *testing.T) {
	for name, want := range map[string][]string{
		"documents": {"某局.docx,2021,131002,某局,he-2020,某局2021年部门预算绩效信息,docx,,ab,12,某县,county,2,4,7,1,1,0,0,1"},
		"projects": {
			"某局.docx,2021,131002,某局,he-2020,1,131-0501,调研,视察,某县,county,,,,,20000,,,15000,,,,,,一\n二,7,2,3,4",
			"某局.docx,2021,131003,某站,integrated-list,2,,,,,,,,,,,,,,,,,,,7,2,,",
		},
		"plan": {
			"某局.docx,1,131-0501,调研,视察,1,3月底,03,25.00,7,2,6,2",
			"某局.docx,1,131-0501,调研,视察,2,6月底,06,,7,2,5,3",
		},
		"tasks": {
			"某局.docx,2,,,1,防汛,储备物资,,50000,7,2,15,1",
			"某局.docx,2,,,2,,,完成,,7,2,16,2",
		},
		"funds": {
			"某局.docx,1,131-0501,调研,视察,1,,total,initial,,１.50,1.50,万元,15000,full_width,7,2,3,3",
			"某局.docx,1,131-0501,调研,视察,2,,total,budget,,2.00,2.00,万元,20000,,7,2,3,4",
			"某局.docx,1,131-0501,调研,视察,3,,fiscal,budget,,见附件,,,,,7,2,4,4",
			"某局.docx,1,131-0501,调研,视察,4,,carryover,budget,上年结转,300,300,,300,,7,2,5,4",
			"某局.docx,2,,,1,1,total,budget,,5,5,万元,50000,,7,2,15,3",
			"某局.docx,2,,,2,2,fiscal,executed,其中：财政拨款,4,4,万元,40000,,7,2,16,4",
		},
		"goals": {
			"某局.docx,,,,1,overall,,,总体目标,,,,",
			"某局.docx,,,,2,overall_item,,1,分项,,,,",
			"某局.docx,,,,3,safeguard,加强监督,,措施,,,,",
			"某局.docx,1,131-0501,调研,视察,4,annual,,1,做好,7,2,7,2",
		},
		"indicators": {
			"某局.docx,1,131-0501,调研,视察,1,产出指标,数量\n指标,参与率,,,,10,,,,,,7,2,9,3",
			"某局.docx,1,131-0501,调研,视察,2,,,标准,,,,,,,,,,,,,",
			"某局.docx,2,,,2,,,活动,,,,,,,,,,,,,",
			"某局.docx,2,,,1,,,补助,,,,,,,,,,,,,",
		},
		"diagnostics": {"某局.docx,1,warning,code-one,one,7,2,1,1"},
	} {
		_, records := table(t, name, sample())
		assert.Equal(t, want, join(records), name)
	}
}

// A project whose total is not printed is where its name is.
func TestPlaceOfProject(t *testing.T) {
	name, code := &schema.Text{Ref: at(1, 2)}, &schema.Text{Ref: at(1, 4)}
	for want, p := range map[string]schema.Project{
		"7,2,3,4": {Name: name, Code: code, Budget: schema.Budget{Total: &schema.Money{Text: schema.Text{Ref: at(3, 4)}}}},
		"7,2,1,2": {Name: name, Code: code, Budget: schema.Budget{Total: &schema.Money{}}},
		"7,2,1,4": {Code: code},
		",,,":     {},
	} {
		p.No = 1
		_, records := table(t, "projects", &schema.Disclosure{Projects: []schema.Project{p}})
		assert.Equal(t, want, strings.Join(records[0][len(records[0])-4:], ","))
	}
}

// A cell is nil or of its column's type, whatever the document leaves out, and
// the keys tell rows apart.
func TestCellTypes(t *testing.T) {
	bare := &schema.Disclosure{Projects: []schema.Project{{
		No: 1, Plan: []schema.PlanStep{{}}, Goals: []schema.Item{{}}, Tasks: []schema.Task{{Funds: []schema.Fund{{}}}},
		Indicators: []schema.Indicator{{No: 1, Target: &schema.Value{Threshold: schema.Threshold{Raw: "x", Parts: []schema.Threshold{{}}}}}},
		LongTerm:   []schema.Indicator{{No: 1, MidTermTarget: &schema.Value{Threshold: schema.Threshold{Raw: "x"}}}},
	}}, Diagnostics: []schema.Diagnostic{{}}}
	for _, table := range export.Tables() {
		for _, d := range []*schema.Disclosure{sample(), bare} {
			keys := map[string]bool{}
			for cells := range table.Rows(d) {
				require.Len(t, cells, len(table.Columns))
				for i, cell := range cells {
					assert.Contains(t, []string{"<nil>", goType[table.Columns[i].Type]}, typeName(cell),
						"%s.%s", table.Name, table.Columns[i].Name)
				}
				key := keyOf(t, table, cells)
				assert.False(t, keys[key], "%s: two rows with the key %s", table.Name, key)
				keys[key] = true
			}
			assert.NotEmpty(t, keys, table.Name)
		}
	}
}

var goType = map[export.Type]string{
	export.String: "string", export.Integer: "int64", export.Boolean: "bool",
	export.Decimal: "schema.Decimal", export.List: "[]string",
}

func TestRowsStop(t *testing.T) {
	for _, table := range export.Tables() {
		n := 0
		for range table.Rows(sample()) {
			n++
			break
		}
		assert.Equal(t, 1, n, table.Name)
	}
}

func TestJSON(t *testing.T) {
	one, two := sample(), sample()
	two.Source.Name = "two"
	write := func(sink export.Sink, docs ...*schema.Disclosure) {
		for _, d := range docs {
			require.NoError(t, sink.Write(d))
		}
		require.NoError(t, sink.Close())
	}
	read := func(b []byte, into any) { require.NoError(t, json.Unmarshal(b, into), string(b)) }

	var out bytes.Buffer
	write(export.NewJSON(&out, false), one)
	var got schema.Disclosure
	read(out.Bytes(), &got)
	assert.Equal(t, "某局.docx", got.Source.Name)
	assert.Contains(t, out.String(), `"raw": "<500万元/人·月"`, "no escapes for HTML")
	assert.True(t, strings.HasPrefix(out.String(), "{\n  \"schema_version\""))
	assert.True(t, strings.HasSuffix(out.String(), "\n}\n"))

	for n, docs := range [][]*schema.Disclosure{{}, {one}, {one, two}} {
		out.Reset()
		write(export.NewJSON(&out, true), docs...)
		var list []schema.Disclosure
		read(out.Bytes(), &list)
		assert.Len(t, list, n)
		want, err := json.MarshalIndent(docs, "", "  ")
		require.NoError(t, err)
		assert.JSONEq(t, string(want), out.String())
		assert.Equal(t, bytes.Count(want, []byte("\n"))+1, bytes.Count(out.Bytes(), []byte("\n")), "indented as a whole")
	}

	out.Reset()
	write(export.NewNDJSON(&out), one, two)
	lines := strings.Split(out.String(), "\n")
	require.Len(t, lines, 3)
	read([]byte(lines[1]), &got)
	assert.Equal(t, "two", got.Source.Name)
}

type brokenWriter struct{}

var errBroken = errors.New("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestSinksReportErrors(t *testing.T) {
	w := brokenWriter{}
	assert.ErrorIs(t, export.NewJSON(w, false).Write(sample()), errBroken)
	assert.ErrorIs(t, export.NewJSON(w, true).Close(), errBroken)
	assert.ErrorIs(t, export.NewNDJSON(w).Write(sample()), errBroken)
	sink, err := export.NewCSV(export.Tables(), func(export.Table) (io.Writer, error) { return w, nil })
	require.NoError(t, err)
	assert.ErrorIs(t, sink.Close(), errBroken)
	_, err = export.NewCSV(export.Tables(), func(export.Table) (io.Writer, error) { return nil, errBroken })
	assert.ErrorIs(t, err, errBroken)
}

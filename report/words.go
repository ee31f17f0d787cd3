package report

import (
	"html/template"

	"github.com/jixiao-data/jixiao/check"
	"github.com/jixiao-data/jixiao/schema"
)

// words is a text of the page in both of its languages.
type words = check.Message

// both writes a text in both languages; the style sheet shows one.
func both(w words) template.HTML {
	if w.ZH == "" || w.ZH == w.EN {
		return template.HTML(template.HTMLEscapeString(w.EN))
	}
	return template.HTML(`<span lang="en">` + template.HTMLEscapeString(w.EN) +
		`</span><span lang="zh">` + template.HTMLEscapeString(w.ZH) + `</span>`)
}

// repairWords say what was mended. docs/values.md shows each before and after.
var repairWords = map[schema.Repair]words{
	schema.FullWidth:           {EN: "full-width characters", ZH: "全角字符"},
	schema.OperatorVariant:     {EN: "the operator in another spelling", ZH: "符号的另一种写法"},
	schema.MisreadOperator:     {EN: "an operator that was scanned as another character", ZH: "符号被误识为其他字符"},
	schema.DuplicatedNumber:    {EN: "the number is printed twice", ZH: "数字重复打印"},
	schema.DuplicatedOperator:  {EN: "the operator is printed twice", ZH: "符号重复打印"},
	schema.DuplicatedUnit:      {EN: "the unit is printed twice", ZH: "单位重复打印"},
	schema.OperatorBothSides:   {EN: "operators before and behind that agree", ZH: "前后均有比较词，含义一致"},
	schema.MissingUnit:         {EN: "no unit is printed; the name tells it", ZH: "未印单位，由指标名称判定"},
	schema.UnitInName:          {EN: "the unit stands in the indicator's name", ZH: "单位写在指标名称中"},
	schema.PercentOver100:      {EN: "this share cannot exceed 100; the value stays", ZH: "该比率不应超过100，数值照录"},
	schema.OCRConfusable:       {EN: "letters scanned for digits (I, l, O for 1, 0)", ZH: "字母误作数字（I、l、O 作 1、0）"},
	schema.TrailingPunctuation: {EN: "a mark at the end", ZH: "末尾多余标点"},
	schema.ChineseNumeral:      {EN: "a number in Chinese numerals", ZH: "中文数字"},
}

var kindWords = map[schema.Kind]words{
	schema.Bound:    {EN: "one-sided bound", ZH: "单边界限"},
	schema.Exact:    {EN: "one number", ZH: "定值"},
	schema.Range:    {EN: "range", ZH: "区间"},
	schema.Duration: {EN: "length of time", ZH: "时长"},
	schema.Ratio:    {EN: "number per something", ZH: "比率"},
	schema.Date:     {EN: "date", ZH: "日期"},
	schema.Relative: {EN: "against a base", ZH: "相对值"},
	schema.Grade:    {EN: "quality in words", ZH: "文字等次"},
	schema.Boolean:  {EN: "yes or no", ZH: "是否"},
	schema.Multi:    {EN: "several values", ZH: "多项"},
	schema.Words:    {EN: "text that states no value", ZH: "文字，无数值"},
	schema.Empty:    {EN: "blank", ZH: "空"},
}

// opSigns are understood in both languages.
var opSigns = map[schema.Op]string{
	schema.GE: "≥", schema.GT: ">", schema.LE: "≤", schema.LT: "<", schema.EQ: "=", schema.Approx: "≈", schema.Between: "↔",
}

var columnWords = map[string]words{
	"target":          {EN: "target", ZH: "指标值"},
	"mid_term_target": {EN: "mid-term target", ZH: "中期指标值"},
	"actual":          {EN: "result", ZH: "实际完成值"},
	"grade_excellent": {EN: "excellent", ZH: "优"},
	"grade_good":      {EN: "good", ZH: "良"},
	"grade_fair":      {EN: "fair", ZH: "中"},
	"grade_poor":      {EN: "poor", ZH: "差"},
}

var severityWords = map[schema.Severity]words{
	schema.SeverityError:   {EN: "error", ZH: "错误"},
	schema.SeverityWarning: {EN: "warning", ZH: "存疑"},
	schema.SeverityInfo:    {EN: "note", ZH: "提示"},
}

// diagnosticWords are the Chinese meanings of docs/diagnostics.md: the diagnostics
// themselves speak English.
var diagnosticWords = map[string]string{
	"no-form":           "未发现绩效表，全部文字归入 unclaimed。",
	"moved-rows":        "文本表格的行缺左侧合并单元格，按补齐后读取。",
	"repeated-cells":    "合并单元格按列重复印出，各读一次；重复的单元格作为标签（repeat）保留。",
	"uneven-rows":       "文本表格的行缺合并单元格而数目不定，按原样读取。",
	"struck-text":       "带删除线的文字仍予读取；与替换数字相连处以换行分开。",
	"near-form":         "表格有指标栏目的部分标签而不完整，未予读取；多因标签写法未收录。",
	"amount-unread":     "金额处所印并非单一金额（如“约120”），或数个金额并列而无栏目可辨，未予读取。",
	"number-unread":     "分值、得分或比率处所印并非单一数字（如“9 8”），未予读取。",
	"no-money-unit":     "金额附近未印单位，按元计。",
	"summed-total":      "未印合计金额，以各任务金额相加。",
	"total-is-fiscal":   "未印其中财政资金，以总额计为财政资金。",
	"one-cell-item":     "指标集中于一个单元格时，其中一条括号内无指标值。",
	"embedded-object":   "嵌入对象（工作表、公式、控件）以图片显示，其内容未读取。",
	"encoding-mismatch": "声明的字符编码与实际不符，按实际编码读取。",
	"invalid-bytes":     "部分字节不是合法字符，以 U+FFFD 代替。",
	"page-money-unit":   "金额附近未印单位，取页眉所印单位。",
	"part-unreadable":   "正文以外的部件（编号、脚注等）损坏，略去不读。",
	"alt-chunk":         "部分内容存于嵌入文件，未读取。",
	"invalid-utf8":      "非法字节以 U+FFFD 代替。",
	"unknown-symbol":    "特殊字体的符号无法辨认，保留为私用区字符。",
	"unread-values":     "指标旁另有取值栏，其含义不确定或标签未收录；原文存于指标的 fields。",
	"hidden-text":       "设为隐藏的文字，仍予读取。",
	"hidden-cell-text":  "被合并的单元格内有文字，列于表后。",
	"broken-part":       "MHTML 网页中途中断，仅读取中断之前的内容。",
	"div-table":         "以样式表排成表格的区块，按段落读取。",
	"stray-line":        "表行之间的孤行，可能是标题或单元格的余下文字，按段落读取。",
	"lost-tab":          "表行缺单元格而多出文字行，可能丢失制表符。",
	"space-table":       "用空格对齐的栏目，按段落读取。",
}

// failureWords name the kinds of failures of package batch.
var failureWords = map[string]words{
	"unsupported": {EN: "unsupported format", ZH: "不支持的格式"},
	"encrypted":   {EN: "encrypted", ZH: "已加密"},
	"corrupt":     {EN: "damaged", ZH: "文件损坏"},
	"empty":       {EN: "empty", ZH: "空文件"},
	"limit":       {EN: "too large", ZH: "超出限制"},
	"timeout":     {EN: "took too long", ZH: "超时"},
	"bug":         {EN: "a bug in this program", ZH: "程序缺陷"},
	"unreadable":  {EN: "cannot be opened", ZH: "无法打开"},
}

// sourceWords and stageWords name the amounts of schema.Fund.
var sourceWords = map[string]words{
	"total": {EN: "total", ZH: "合计"}, "fiscal": {EN: "fiscal", ZH: "财政资金"}, "other": {EN: "other", ZH: "其他资金"},
	"carryover": {EN: "carried over", ZH: "上年结转"}, "central": {EN: "central", ZH: "中央资金"}, "local": {EN: "local", ZH: "地方资金"},
	"basic": {EN: "basic expenditure", ZH: "基本支出"}, "project": {EN: "project expenditure", ZH: "项目支出"},
}

var stageWords = map[string]words{
	"budget": {EN: "budget", ZH: "预算数"}, "initial": {EN: "initial budget", ZH: "年初预算数"}, "executed": {EN: "spent", ZH: "执行数"},
	"part_year": {EN: "spent in part of the year", ZH: "部分年度执行数"}, "forecast": {EN: "expected to be spent", ZH: "预计执行数"},
	"mid_term": {EN: "mid-term", ZH: "中期"},
}

// word finds a text by its key; a key that is unknown stands for itself.
func word[K ~string](list map[K]words, key K) words {
	if w, ok := list[key]; ok {
		return w
	}
	return words{EN: string(key), ZH: string(key)}
}

// stateWords name what documents can be filtered by.
var stateWords = map[string]words{
	"mended": {EN: "mended", ZH: "已修复"}, "ambiguous": {EN: "undecided", ZH: "未决"}, "error": {EN: "errors", ZH: "错误"},
	"warning": {EN: "warnings", ZH: "存疑"}, "unclaimed": {EN: "not understood", ZH: "未读取"},
	"reviewed": {EN: "reviewed", ZH: "已核对"}, "failed": {EN: "could not be read", ZH: "未能读取"},
}

// ruleWords say what a rule or a kind of diagnostic finds.
func ruleWords(code string) words {
	for _, r := range check.Rules() {
		if r.Code == code {
			return r.Title
		}
	}
	if zh, ok := diagnosticWords[code]; ok {
		return words{EN: code, ZH: zh}
	}
	return words{EN: code}
}

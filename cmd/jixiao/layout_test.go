package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCells(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "abc": 3, "绩效": 4, "≥95%": 4, "％": 2, "e\u0301": 1, "a\u200bb": 2, "（一）": 6, "ｶ": 1, "℃": 1,
	} {
		assert.Equal(t, want, cells(text), text)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 8, []string{""}},
		{"短", 8, []string{"短"}},
		{"完善民主监督机制", 8, []string{"完善民主", "监督机制"}},
		{"完善民主监督机制", 7, []string{"完善民", "主监督", "机制"}},
		{"一二三四，五", 8, []string{"一二三", "四，五"}},                                // no comma begins a line
		{"two words", 5, []string{"two", "words"}},                           // a word stays whole
		{"≥95% → duplicated", 12, []string{"≥95% →", "duplicated"}},          // also after other text
		{"unbreakable", 4, []string{"unbr", "eaka", "ble"}},                  // unless it is too long
		{"指标duplicated_number", 10, []string{"指标", "duplicated", "_number"}}, // beside Chinese
	} {
		got := wrap(c.text, c.width)
		assert.Equal(t, c.want, got, c.text)
		assert.Equal(t, strings.ReplaceAll(c.text, " ", ""), strings.ReplaceAll(strings.Join(got, ""), " ", ""), "nothing is lost")
	}
}

func TestTable(t *testing.T) {
	s := &screen{width: 30}
	s.table(2, [][]span{
		{plain("level"), plain("name"), plain("target")},
		{plain("产出"), plain("完善民主监督机制的建设"), plain("≥95%")},
		{plain(""), plain("短"), plain("")},
	})
	assert.Equal(t, strings.Join([]string{
		"  level  name           target",
		"  产出   完善民主监督   ≥95%",
		"         机制的建设",
		"         短",
		"",
	}, "\n"), s.String(), "columns are aligned, lines fit and have no blanks at their ends")
}

func TestColour(t *testing.T) {
	s := &screen{width: 30}
	assert.Equal(t, "x", s.paint(red, "x"))
	s.colour = true
	assert.Equal(t, "\x1b[31mx\x1b[0m", s.paint(red, "x"))
	assert.Equal(t, "x", s.paint(regular, "x"))
}

func TestOneLine(t *testing.T) {
	assert.Equal(t, "数量 指标 [31mred", oneLine(" 数量\n指标\t\x1b[31mred "))
}

package form

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"项目\u200e名称\u200f": "项目名称",
		"项目名称①":            "项目名称",
		"项目名称[1]：":         "项目名称",
		"主管部门*：":           "主管部门",
		"①项目名称":            "项目名称",
		"项目\u00ad名称\ufe0f": "项目名称",
		"①":                "",
		"一级指标²":            "一级指标",
		"2、项目名称":           "项目名称",
		"目标1":              "目标1", // a number is no mark
	} {
		assert.Equal(t, want, fold(text), text)
	}
}

package normalize_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/normalize"
)

func TestRegion(t *testing.T) {
	for name, want := range map[string][2]string{
		"中国人民政治协商会议河北省秦皇岛市北戴河区委员会": {"河北省秦皇岛市北戴河区", "county"},
		"某某县民政局":       {"某某县", "county"},
		"某某市教育局机关":     {"某某市", "prefecture"},
		"某某县某某镇人民政府":   {"某某县某某镇", "township"},
		"河北省财政厅":       {"河北省", "province"},
		"石家庄市辛集市水务局":   {"石家庄市辛集市", "county"},
		"某某县市场监督管理局":   {"某某县", "county"},
		"中共某某区委组织部":    {"某某区", "county"},
		"内蒙古自治区教育厅":    {"内蒙古自治区", "province"},
		"某某区社区服务中心":    {"某某区", "county"},
		"国家林业局":        {"", ""},
		"市场监督管理局":      {"", ""},
		"某某市某某街道办事处":   {"某某市某某街道", "township"},
		"某某县城乡建设局":     {"某某县", "county"},
		"某某经济技术开发区管委会": {"", ""},
	} {
		region, level := normalize.Region(name)
		assert.Equal(t, want, [2]string{region, level}, name)
	}
}

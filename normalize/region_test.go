package normalize_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/normalize"
)

func TestRegion(t *testing.T) {
	for name, want := range map[string][2]string{
		"中国人民政治协商会议河北省秦皇岛市北戴河区委员会": {"河北省秦皇岛市北戴河区", "county"},
		"某某县民政局":         {"某某县", "county"},
		"某某市教育局机关":       {"某某市", "prefecture"},
		"某某县某某镇人民政府":     {"某某县某某镇", "township"},
		"河北省财政厅":         {"河北省", "province"},
		"石家庄市辛集市水务局":     {"石家庄市辛集市", "county"},
		"某某县市场监督管理局":     {"某某县", "county"},
		"中共某某区委组织部":      {"某某区", "county"},
		"内蒙古自治区教育厅":      {"内蒙古自治区", "province"},
		"某某区社区服务中心":      {"某某区", "county"},
		"北京市教育局":         {"北京市", "province"},
		"上海市财政局":         {"上海市", "province"},
		"中共天津市委宣传部":      {"天津市", "province"},
		"重庆市万州区水利局":      {"重庆市万州区", "county"},
		"重庆市石柱土家族自治县财政局": {"重庆市石柱土家族自治县", "county"},
		"北京市海淀区某某街道办事处":  {"北京市海淀区某某街道", "township"},
		"北京市市场监督管理局":     {"北京市", "province"},
		"某某市北京路小学":       {"某某市", "prefecture"},
		"黔南州都匀市水务局":      {"黔南州都匀市", "county"},
		"贵州省黔东南州财政局":     {"贵州省黔东南州", "prefecture"},
		"恩施州巴东县民政局":      {"恩施州巴东县", "county"},
		"杭州市西湖区教育局":      {"杭州市西湖区", "county"},
		"贵州省教育厅":         {"贵州省", "province"},
		"某某市巴州区民政局":      {"某某市巴州区", "county"},
		"大理州大理市某某镇人民政府":  {"大理州大理市某某镇", "township"},
		"国家林业局":          {"", ""},
		"市场监督管理局":        {"", ""},
		"某某市某某街道办事处":     {"某某市某某街道", "township"},
		"某某县城乡建设局":       {"某某县", "county"},
		"某某经济技术开发区管委会":   {"", ""},
	} {
		region, level := normalize.Region(name)
		assert.Equal(t, want, [2]string{region, level}, name)
	}
}

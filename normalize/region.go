package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/internal/trim"
)

// bodies are what names of organisations may begin with before the place.
var bodies = []string{"中国人民政治协商会议", "中国共产党", "中国共产主义青年团", "共青团", "中共", "中国农工民主党", "中国民主同盟", "中国致公党", "九三学社"}

// municipalities are the cities that are provinces.
var municipalities = []string{"北京", "上海", "天津", "重庆"}

// prefectures are the autonomous prefectures by the names that are in use with 州 alone:
// 黔南州. In other names 州 ends no place: 杭州市, 贵州省.
var prefectures = []string{"黔南", "黔东南", "黔西南", "凉山", "甘孜", "阿坝", "恩施", "湘西", "延边", "临夏", "甘南", "海北", "黄南", "海南", "果洛", "玉树", "海西",
	"大理", "楚雄", "红河", "文山", "西双版纳", "德宏", "怒江", "迪庆", "昌吉", "博", "巴", "克", "伊犁"}

// A region's name ends with one of these, by level of government. The words listed
// behind each are those in which the same character names no place.
var regionEndings = []struct {
	ending, level string
	notBefore     []string // what may not follow
	notAfter      []string // what may not stand before
}{
	{"自治区", "province", nil, nil},
	{"自治州", "prefecture", nil, nil},
	{"自治县", "county", nil, nil},
	{"省", "province", nil, nil},
	{"地区", "prefecture", nil, nil},
	{"市", "prefecture", []string{"场", "民", "政", "容"}, []string{"城", "超", "夜"}},
	{"州", "prefecture", []string{"市", "区", "县", "镇", "乡", "街道", "路", "府"}, nil},
	{"县", "county", nil, nil},
	{"旗", "county", nil, []string{"国", "红"}},
	{"区", "county", []string{"域"}, []string{"社", "园", "景", "校", "小", "地", "库", "林", "矿", "发", "军", "辖", "治", "护", "灾", "新"}},
	{"街道", "township", nil, nil},
	{"镇", "township", nil, []string{"城"}},
	{"乡", "township", []string{"村", "建"}, []string{"城", "下"}},
}

// endingWords are the endings with their places in the list.
var endingWords = func() *dictionary[int] {
	words := map[string]int{}
	for k, e := range regionEndings {
		words[e.ending] = k
	}
	return newDictionary(words)
}()

// Region finds the place in the name of an organisation, and the level of its
// government: province, prefecture, county or township. 市 counts as a prefecture
// unless a prefecture or another 市 stands before it: then it is a county. The four cities
// under the central government are provinces. Both are
// "" where the name tells of no place.
func Region(name string) (region, level string) {
	s := trim.Space(name)
	for _, b := range bodies {
		s = strings.TrimPrefix(s, b)
	}
	end := 0
	for i := 0; i < len(s); {
		n, found := regionEnding(s, i, end)
		if n == 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		if found == "prefecture" && level == "prefecture" {
			found = "county" // 石家庄市辛集市
		}
		i += n
		end, level = i, found
	}
	return s[:end], level
}

// regionEnding reports whether a place's name ends at a position: at least two
// characters stand between it and the end of the place before.
func regionEnding(s string, at, from int) (length int, level string) {
	_, k, ok := endingWords.prefix(s[at:])
	if !ok {
		return 0, ""
	}
	e := &regionEndings[k]
	before, behind := s[from:at], s[at+len(e.ending):]
	if n := utf8.RuneCountInString(before); n < 1 || n > 12 || startsWith(behind, e.notBefore...) || endsWith(before, e.notAfter...) {
		return 0, ""
	}
	switch {
	case e.ending == "州" && !slices.Contains(prefectures, before):
		return 0, ""
	case e.ending == "市" && from == 0 && slices.Contains(municipalities, before):
		return len(e.ending), "province"
	}
	return len(e.ending), e.level
}

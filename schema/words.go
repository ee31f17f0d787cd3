package schema

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// Words that say of a number that it is a change, and of which kind. A value with a
// base has the change in its field; without a base it is a plain number, and only the
// printed words tell 增长5% from 下降5%.
const (
	increases = `增长|增加|上升|提高|提升|增幅|升幅|涨幅|递增|延长|扩大|超支|推迟|延迟|延后|延期|逾期|滞后`
	decreases = `下降|降低|减少|降幅|减幅|跌幅|递减|压减|压缩|缩减|缩短|节约|节省|结余|提前|亏损`
	// compares are the operators that may stand between the words and the number.
	compares = `[≥≤><=＞＜＝≧≦⩾⩽≈:：\s\-－~约近超达了率]|幅度|比例|大于等于|小于等于|大于|小于|高于|低于|多于|少于|不低于|不少于|不小于|不超过|不高于|不大于|不多于|不得低于|不得少于|不得超过|至少|至多|最低|最少|最高|最多|超过|不足|不满|不到|达到|控制在|大约|等于`
	// begins is the beginning of a number.
	begins = `[0-9０-９一二两三四五六七八九十百千半]`
)

// asked gives an expression that is compiled when it is first asked for: most programs
// only read, and compare nothing.
func asked(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

var (
	// changeBefore is a change right before the number, changeBehind one at the end. 减 alone
	// is a change there only: 减灾 is a word.
	changeBefore = asked(`(?:(` + increases + `)|(` + decreases + `|减))(?:` + compares + `)*` + begins)
	changeBehind = asked(begins + `.*(?:(` + increases + `)|(` + decreases + `))[\s。；;，,、.]*$`)
	// changeAnywhere is a change of something that is named behind it: 增加收入5万元.
	// 提高到96% is none.
	changeAnywhere = asked(`(?:(` + increases + `)|(` + decreases + `))(?:[^到至为]|$)`)

	leadEnd   = asked(`(?:` + compares + `|为|是)+$`)
	leadBegin = asked(`^(?:已|共|全年|累计|完成|开展|组织|举办|举行|实现)+`)
	arabic    = asked(`[0-9０-９]`)
	chinese   = asked(begins)
)

// SameChange reports whether two values are changes of the same kind, or both are
// none: 增长5% is none of 下降5% or of 5%. For values with a base that is their Change;
// for others the printed words beside the number tell.
func SameChange(a, b Threshold) bool {
	if a.Kind == Relative || b.Kind == Relative {
		return a.Kind == b.Kind && a.Base == b.Base && a.Change == b.Change
	}
	x, y := changeBeside(a.Raw), changeBeside(b.Raw)
	if x == y && x != "" {
		return true
	}
	far, away := changeIn(changeAnywhere(), a.Raw), changeIn(changeAnywhere(), b.Raw)
	switch {
	case x == "" && y == "":
		return far == "" || away == "" || far == away
	case x == "":
		return far == y
	case y == "":
		return x == away
	}
	return false
}

func changeBeside(raw string) string {
	if c := changeIn(changeBefore(), raw); c != "" {
		return c
	}
	return changeIn(changeBehind(), raw)
}

func changeIn(words *regexp.Regexp, raw string) string {
	switch m := words.FindStringSubmatchIndex(raw); {
	case m == nil:
		return ""
	case m[2] >= 0:
		return "increase"
	}
	return "decrease"
}

// lead gives the words before the number, which say what is counted: 培训 in
// 举办培训≥3次.
func lead(raw string) string {
	at := arabic().FindStringIndex(raw)
	if at == nil {
		at = chinese().FindStringIndex(raw)
	}
	if at == nil {
		return ""
	}
	words := strings.Join(strings.FieldsFunc(raw[:at[0]], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("“”\"'()（）.、", r) }), "")
	return leadBegin().ReplaceAllString(leadEnd().ReplaceAllString(words, ""), "")
}

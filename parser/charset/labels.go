package charset

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// The encodings that are told apart, by the name that a document records.
const (
	utf8Name    = "utf-8"
	gbName      = "gb18030"
	big5Name    = "big5"
	utf16LEName = "utf-16le"
	utf16BEName = "utf-16be"
	latinName   = "windows-1252"
)

// labels are the names that documents write for an encoding, in lower case, and
// the encoding that is meant.
var labels = map[string]string{
	"utf-8": utf8Name, "utf8": utf8Name, "unicode-1-1-utf-8": utf8Name, "x-unicode20utf8": utf8Name,

	"gb18030": gbName, "gb-18030": gbName, "gb18030-2000": gbName, "gb18030-2005": gbName, "gb18030-2022": gbName,
	"gb2312": gbName, "gb-2312": gbName, "gb_2312": gbName, "gb_2312-80": gbName, "gb2312-80": gbName,
	"csgb2312": gbName, "csiso58gb231280": gbName, "iso-ir-58": gbName,
	"gbk": gbName, "x-gbk": gbName, "cp936": gbName, "ms936": gbName, "windows-936": gbName, "936": gbName,
	"euc-cn": gbName, "euccn": gbName, "x-euc-cn": gbName, "chinese": gbName, "gb": gbName,
	"hz-gb-2312": gbName, "zh-cn": gbName,

	"big5": big5Name, "big-5": big5Name, "big5-hkscs": big5Name, "cn-big5": big5Name, "csbig5": big5Name,
	"x-x-big5": big5Name, "cp950": big5Name, "ms950": big5Name, "windows-950": big5Name,

	"utf-16": utf16LEName, "utf16": utf16LEName, "utf-16le": utf16LEName, "unicode": utf16LEName,
	"ucs-2": utf16LEName, "utf-16be": utf16BEName,

	"windows-1252": latinName, "cp1252": latinName, "x-cp1252": latinName, "us-ascii": latinName, "ascii": latinName,
	"iso-8859-1": latinName, "iso8859-1": latinName, "iso_8859-1": latinName, "latin1": latinName, "l1": latinName,
}

// Label returns the name under which a document records the encoding that a
// label means ("GB2312" → "gb18030"), or "" when the label is not known.
func Label(label string) string {
	return labels[strings.ToLower(strings.Trim(label, " \t\r\n\f\"'"))]
}

// encodingOf returns the decoder's table for a recorded name.
func encodingOf(name string) encoding.Encoding {
	switch name {
	case gbName:
		return simplifiedchinese.GB18030
	case big5Name:
		return traditionalchinese.Big5
	case utf16LEName:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case utf16BEName:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case latinName:
		return charmap.Windows1252
	}
	return unicode.UTF8
}

package docx

// An elem is an element the reader knows. All others are elemOther.
type elem uint8

const (
	elemOther elem = iota

	wDocument
	wP
	wR
	wT
	wTbl
	wTr
	wTc
	wPPr
	wTrPr
	wTcPr
	wTab
	wCr
	wNoBreakHyphen
	wTxbxContent
	wSkip // content that is no text of the document
	mMath
	mFraction
	mNum
	mDen
	mSup
	mRad
	mDeg
	mDelim
	mNary
	mProps
	mElement
	mArray
	mRow
	mcAlternate
	mcFallback
	aP
	wRPrDefault
	wDocDefaults
	wFFData
	wCheckBox
	wDropDown
	wHeader
	cChartSpace

	// Elements that carry a value in a list of properties, and others whose
	// attributes matter.

	withValue
	elemUndeclared // its prefix is perhaps declared by itself
	wNumPr
	wRPr // in a w:pPr: of the paragraph's mark
	wDel // w:del, w:moveFrom: the content is no longer there
	wPStyle
	wNumID
	wIlvl
	wOutlineLvl
	wVanish
	wStrike // or w:dstrike
	wRStyle
	wSectPr
	wHeaderReference
	wFooterReference
	wTitlePg
	wEvenAndOdd
	wCellDel
	wCellMerge
	wControl
	wChecked
	wDefault
	wResult
	wListEntry
	cChart
	dgmRelIDs
	oObject
	wGridSpan
	wVMerge
	wHMerge
	wGridBefore
	wBr
	wFldChar
	wSym
	wAltChunk
	wFootnote
	wAbstractNum
	wAbstractNumID
	wNum
	wLvl
	wLvlOverride
	wStartOverride
	wStart
	wNumFmt
	wLvlText
	wLvlRestart
	wIsLgl
	wNumStyleLink
	wRFonts
	wStyle
	wName
	wBasedOn
	mChr
	mBegChr
	mEndChr
	mSepChr
	mcChoice
	vTextPath
	pkgOverride
	pkgDefault
	pkgRelationship
)

// elems are the known elements by namespace and local name.
var elems = [...]map[string]elem{
	spaceWord: {
		"document": wDocument, "p": wP, "r": wR, "t": wT, "tbl": wTbl, "tr": wTr, "tc": wTc,
		"pPr": wPPr, "rPr": wRPr, "trPr": wTrPr, "tcPr": wTcPr, "numPr": wNumPr,
		"del": wDel, "moveFrom": wDel,
		"tab": wTab, "ptab": wTab, "cr": wCr, "br": wBr, "noBreakHyphen": wNoBreakHyphen, "sym": wSym,
		"txbxContent": wTxbxContent, "fldChar": wFldChar, "altChunk": wAltChunk, "subDoc": wAltChunk,
		"pStyle": wPStyle, "numId": wNumID, "ilvl": wIlvl, "outlineLvl": wOutlineLvl, "vanish": wVanish, "strike": wStrike, "dstrike": wStrike,
		"gridSpan": wGridSpan, "vMerge": wVMerge, "hMerge": wHMerge, "gridBefore": wGridBefore,
		"footnote": wFootnote, "endnote": wFootnote,
		"abstractNum": wAbstractNum, "abstractNumId": wAbstractNumID, "num": wNum,
		"lvl": wLvl, "lvlOverride": wLvlOverride, "startOverride": wStartOverride, "start": wStart,
		"numFmt": wNumFmt, "lvlText": wLvlText, "lvlRestart": wLvlRestart, "isLgl": wIsLgl,
		"numStyleLink": wNumStyleLink, "rFonts": wRFonts,
		"style": wStyle, "name": wName, "basedOn": wBasedOn, "rStyle": wRStyle,
		"docDefaults": wDocDefaults, "rPrDefault": wRPrDefault,
		"sectPr": wSectPr, "headerReference": wHeaderReference, "footerReference": wFooterReference,
		"titlePg": wTitlePg, "evenAndOddHeaders": wEvenAndOdd, "hdr": wHeader, "ftr": wHeader,
		"ffData": wFFData, "checkBox": wCheckBox, "checked": wChecked, "default": wDefault,
		"ddList": wDropDown, "result": wResult, "listEntry": wListEntry,
		"cellDel": wCellDel, "cellMerge": wCellMerge, "control": wControl,

		"tblPr": wSkip, "tblGrid": wSkip, "tblPrEx": wSkip, "sdtPr": wSkip, "sdtEndPr": wSkip,
		"smartTagPr": wSkip, "customXmlPr": wSkip, "pPrChange": wSkip, "rPrChange": wSkip,
		"instrText": wSkip, "delText": wSkip, "delInstrText": wSkip, "fldData": wSkip,
		"rubyPr": wSkip, "rt": wSkip,
	},
	spaceMath: {
		"oMath": mMath, "oMathPara": mMath, "r": wR, "t": wT,
		"f": mFraction, "num": mNum, "den": mDen, "sup": mSup,
		"rad": mRad, "deg": mDeg, "d": mDelim, "nary": mNary, "dPr": mProps, "naryPr": mProps,
		"e": mElement, "eqArr": mArray, "m": mArray, "mr": mRow,
		"chr": mChr, "begChr": mBegChr, "endChr": mEndChr, "sepChr": mSepChr,
	},
	spaceCompat: {"AlternateContent": mcAlternate, "Choice": mcChoice, "Fallback": mcFallback},
	spaceDraw:   {"p": aP, "r": wR, "t": wT, "br": wCr},
	spaceVML:    {"textpath": vTextPath},
	spaceObject: {"OLEObject": oObject},
	spaceChart: {
		"chartSpace": cChartSpace, "chart": cChart, "v": wT, "numCache": wSkip, "numLit": wSkip,
	},
	spaceDiagram: {"relIds": dgmRelIDs},
	spacePackage: {
		"Override": pkgOverride, "Default": pkgDefault, "Relationship": pkgRelationship,
	},
}

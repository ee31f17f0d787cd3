package docx

import (
	"bytes"

	"github.com/jixiao-data/jixiao/parser/page"
)

// maxMathBytes bounds the text of one equation.
const maxMathBytes = textBytes

// math reads what the current element holds of an equation (m:oMath, ISO/IEC
// 29500-1, 22.1) and appends it as a line of plain text: a/b, x^2, √x, (a+b).
func (l *loader) math(dst []byte) []byte {
	for l.child() {
		dst = l.mathChild(dst)
	}
	return dst
}

// mathChild appends the current element of an equation.
func (l *loader) mathChild(dst []byte) []byte {
	switch l.name {
	case wT:
		outer := len(l.open) - 1
		dst = append(dst, l.text(nil, outer)...)
		if len(l.open) > outer || len(dst) > maxMathBytes {
			l.fail(&page.LimitError{Limit: "bytes of one equation", Max: maxMathBytes, Got: int64(len(dst))})
		}
		return dst
	case wSym:
		r, _ := l.symbolRune()
		l.skip()
		return append(dst, string(r)...)
	case mFraction:
		return l.fraction(dst)
	case mSup:
		if sup := l.math(nil); len(sup) > 0 {
			return appendOperand(append(dst, '^'), sup)
		}
		return dst
	case mRad:
		return l.radical(dst)
	case mDelim:
		return l.delimited(dst)
	case mNary:
		return l.nary(dst)
	case mArray, mRow:
		start := len(dst)
		for l.child() {
			if len(dst) > start {
				dst = append(dst, ' ')
			}
			dst = l.mathChild(dst)
		}
		return dst
	case mcAlternate:
		l.alternate(func() {
			before := len(dst)
			dst = l.math(dst)
			l.found += len(dst) - before
		})
		return dst
	case wDel, wSkip, wRPr:
		l.skip()
		return dst
	}
	return l.math(dst)
}

func (l *loader) fraction(dst []byte) []byte {
	var num, den []byte
	for l.child() {
		switch l.name {
		case mNum:
			num = l.math(num)
		case mDen:
			den = l.math(den)
		default:
			dst = l.mathChild(dst)
		}
	}
	dst = append(appendOperand(dst, num), '/')
	return appendOperand(dst, den)
}

func (l *loader) radical(dst []byte) []byte {
	var degree, radicand []byte
	for l.child() {
		switch l.name {
		case mDeg:
			degree = l.math(degree)
		default:
			radicand = l.mathChild(radicand)
		}
	}
	return appendOperand(append(append(dst, degree...), "√"...), radicand)
}

// delimited appends what stands between brackets: these are properties, not text.
func (l *loader) delimited(dst []byte) []byte {
	begin, end, sep := []byte("("), []byte(")"), []byte("|")
	var inner []byte
	first := true
	for l.child() {
		switch l.name {
		case mProps:
			for l.child() {
				switch l.name {
				case mBegChr:
					begin = bytes.Clone(l.val())
				case mEndChr:
					end = bytes.Clone(l.val())
				case mSepChr:
					sep = bytes.Clone(l.val())
				}
				l.skip()
			}
		case mElement:
			if !first {
				inner = append(inner, sep...)
			}
			first = false
			inner = l.math(inner)
		default:
			inner = l.mathChild(inner)
		}
	}
	dst = append(append(dst, begin...), inner...)
	return append(dst, end...)
}

// nary appends a sum, an integral and the like, whose sign is a property.
func (l *loader) nary(dst []byte) []byte {
	sign := []byte("∫")
	var rest []byte
	for l.child() {
		if l.name != mProps {
			rest = l.mathChild(rest)
			continue
		}
		for l.child() {
			if l.name == mChr {
				sign = bytes.Clone(l.val())
			}
			l.skip()
		}
	}
	return append(append(dst, sign...), rest...)
}

// appendOperand appends an operand, in brackets where it is more than one.
func appendOperand(dst, operand []byte) []byte {
	if bytes.ContainsAny(operand, " +-−×÷·*/=<>≤≥") {
		return append(append(append(dst, '('), operand...), ')')
	}
	return append(dst, operand...)
}

package normalize

import (
	"slices"

	"github.com/jixiao-data/jixiao/schema"
)

// repairCodes lists the codes in sorted order; a repairSet has a bit for each.
var repairCodes = [...]schema.Repair{
	schema.ChineseNumeral, schema.DuplicatedNumber, schema.DuplicatedOperator, schema.DuplicatedUnit,
	schema.FullWidth, schema.MisreadOperator, schema.MissingUnit, schema.OCRConfusable,
	schema.OperatorBothSides, schema.OperatorVariant, schema.PercentOver100, schema.TrailingPunctuation,
	schema.UnitInName,
}

// A repairSet is the set of mends that a value took so far.
type repairSet uint16

func (s *repairSet) add(code schema.Repair) {
	*s |= 1 << slices.Index(repairCodes[:], code)
}

func (s *repairSet) addAll(codes schema.Repairs) {
	for _, c := range codes {
		s.add(c)
	}
}

// codes gives the set as the sorted list of the schema; nil when it is empty.
func (s repairSet) codes() schema.Repairs {
	if s == 0 {
		return nil
	}
	out := make(schema.Repairs, 0, 2)
	for i, c := range repairCodes {
		if s&(1<<i) != 0 {
			out = append(out, c)
		}
	}
	return out
}

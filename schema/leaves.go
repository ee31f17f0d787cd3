package schema

import (
	"iter"
	"reflect"
)

var (
	textType      = reflect.TypeFor[Text]()
	valueType     = reflect.TypeFor[Value]()
	thresholdType = reflect.TypeFor[Threshold]()
)

// Leaves yields every text of the tree that is not a copy of another leaf, in no
// particular order: together they are the visible text of the document. A value
// that was joined from several cells yields these cells.
func Leaves(d *Disclosure) iter.Seq[Text] {
	return func(yield func(Text) bool) { leaves(reflect.ValueOf(d).Elem(), yield) }
}

// leaves walks v by its types, so that a field added to the tree cannot be
// forgotten here.
func leaves(v reflect.Value, yield func(Text) bool) bool {
	switch v.Kind() {
	case reflect.Pointer:
		return v.IsNil() || leaves(v.Elem(), yield)
	case reflect.Slice:
		for i := range v.Len() {
			if !leaves(v.Index(i), yield) {
				return false
			}
		}
	case reflect.Struct:
		switch v.Type() {
		case thresholdType: // a value's own text is taken at the Value
			return true
		case textType:
			t := v.Interface().(Text)
			return t.Copy || t.Raw == "" || yield(t)
		case valueType:
			x := v.Interface().(Value)
			if len(x.Cells) == 0 {
				return x.Copy || x.Raw == "" || yield(Text{Raw: x.Raw, Ref: x.Ref})
			}
		}
		for i := range v.NumField() {
			if !leaves(v.Field(i), yield) {
				return false
			}
		}
	}
	return true
}

package sitrep

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"testing"
)

func number[N int | float64](n N) *N { return &n }

func TestDecodeValue(t *testing.T) {
	values := []Value{
		Type("Air/drone strike"),
		Method("car bomb"),
		Attempted,
		When{Start: "2026-03-01", End: "2026-03-31", EDTF: "2026-03", Precision: ToMonth},
		Where{Name: "Djibo", Country: "BF", Admin1: "Sahel", Lat: number(14.1), Lon: number(-1.63), GeoNamesID: 2361082, Precision: "town"},
		Where{Name: "a village", Precision: "town"},
		Actor{Name: "the army", Aliases: []string{"troops"}, Role: "perpetrator", Kind: "organization", Nationality: "BF", Count: number(40), Confidence: "reported_as_fact"},
		Target{Name: "a fuel depot", Kind: "depot", Effect: "destroyed"},
		Weapon{Name: "Grad", Kind: "rocket", Count: number(30), Landed: number(18), Platform: "truck"},
		Casualty{Effect: "killed", Min: number(18), Whole: true, Who: "soldiers", Standing: "military"},
		Casualty{Effect: "wounded", Min: number(0), Max: number(0)},
		Relation{Kind: "response_to", Incident: "i2"},
	}
	for _, v := range values {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		got, err := DecodeValue(v.Field(), b)
		if err != nil || !reflect.DeepEqual(got, v) {
			t.Errorf("DecodeValue(%s, %s) = %v, %v, want %v", v.Field(), b, got, err, v)
		}
	}
	for _, f := range Fields {
		if !slices.ContainsFunc(values, func(v Value) bool { return v.Field() == f }) {
			t.Errorf("field %s is not tried", f)
		}
	}
}

func TestDecodeValueRefuses(t *testing.T) {
	tests := []struct {
		field Field
		json  string
	}{
		{"colour", `"red"`},
		{"", `{}`},
		{FieldType, `7`},
		{FieldWhen, `"2026-03-01"`},
		{FieldCasualties, `{"min": "seven"}`},
		{FieldWhere, `{"lat": 14`},
		{FieldStage, ``},
	}
	for _, test := range tests {
		if v, err := DecodeValue(test.field, []byte(test.json)); !errors.Is(err, ErrInvalid) || v != nil {
			t.Errorf("DecodeValue(%q, %s) = %v, %v, want ErrInvalid", test.field, test.json, v, err)
		}
	}
}

func FuzzDecodeValue(f *testing.F) {
	f.Add("casualties", []byte(`{"effect": "killed", "min": 3, "max": null}`))
	f.Add("where", []byte(`{"name": "Djibo", "lat": 14.1, "lon": -1.63}`))
	f.Add("type", []byte(`"Attack"`))
	f.Fuzz(func(t *testing.T, field string, b []byte) {
		v, err := DecodeValue(Field(field), b)
		if err != nil {
			if !errors.Is(err, ErrInvalid) || v != nil {
				t.Errorf("DecodeValue(%q, %q) = %v, %v, want a value or ErrInvalid", field, b, v, err)
			}
			return
		}
		again, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		back, err := DecodeValue(v.Field(), again)
		if err != nil || !reflect.DeepEqual(back, v) {
			t.Errorf("DecodeValue(%q, %s) = %v, %v, want %v", field, again, back, err, v)
		}
	})
}

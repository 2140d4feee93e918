package sitrep

import (
	"reflect"
	"testing"
)

func TestToll(t *testing.T) {
	n := func(i int) *int { return &i }
	killed := func(low, high *int) Casualty { return Casualty{Effect: "killed", Min: low, Max: high, Whole: true} }
	rows := func(cs ...Casualty) (out []Row[Casualty]) {
		for _, c := range cs {
			out = append(out, Row[Casualty]{Value: c})
		}
		return out
	}
	part := func(k int, who string) Casualty {
		return Casualty{Effect: "killed", Min: n(k), Max: n(k), Who: who}
	}
	tests := []struct {
		name      string
		rows      []Row[Casualty]
		low, high *int
		known     bool
	}{
		{"none", nil, nil, nil, false},
		{"one", rows(killed(n(3), n(3))), n(3), n(3), true},
		{"rivals", rows(killed(n(15), n(15)), killed(n(12), n(12)), part(4, "women")), n(12), n(15), true},
		{"open", rows(killed(n(18), nil)), n(18), nil, true},
		{"open and closed", rows(killed(n(18), nil), killed(n(21), n(21))), n(18), n(21), true},
		{"open above closed", rows(killed(n(18), nil), killed(n(12), n(12))), n(12), nil, true},
		{"up to", rows(killed(nil, n(20))), nil, n(20), true},
		{"parts", rows(part(2, "soldiers"), part(3, "civilians")), n(3), n(5), true},
	}
	for _, tt := range tests {
		low, high, known := (&Incident{Casualties: tt.rows}).Toll("killed")
		if !reflect.DeepEqual(low, tt.low) || !reflect.DeepEqual(high, tt.high) || known != tt.known {
			t.Errorf("%s: Toll = %v, %v, %v", tt.name, low, high, known)
		}
	}
}

func TestBeside(t *testing.T) {
	n := func(i int) *int { return &i }
	tests := []struct {
		a, b Casualty
		want int
	}{
		{Casualty{Min: n(7)}, Casualty{Min: n(12), Max: n(12)}, -1},
		{Casualty{Min: n(15), Max: n(15)}, Casualty{Min: n(12), Max: n(12)}, 1},
		{Casualty{Min: n(12)}, Casualty{Min: n(12), Max: n(12)}, 0},
		{Casualty{Min: n(13), Max: n(13)}, Casualty{Min: n(12), Max: n(15)}, 0},
		{Casualty{Max: n(20)}, Casualty{Min: n(12), Max: n(12)}, 1},
		{Casualty{}, Casualty{Min: n(12), Max: n(12)}, 0},
	}
	for _, tt := range tests {
		if got := tt.a.Beside(tt.b); got != tt.want {
			t.Errorf("%+v.Beside(%+v) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

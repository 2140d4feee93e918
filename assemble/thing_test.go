package assemble

import "testing"

func TestThings(t *testing.T) {
	tests := []struct {
		name, one, other string
		want             bool
	}{
		{"one told more exactly", "pipeline", "Kirkuk-Suba pipeline", true},
		{"many and one", "policemen", "policeman", true},
		{"another of the kind", "Suba pipeline", "Qarband pipeline", false},
		{"what it is of", "offices of the mayor", "offices", true},
		{"another thing", "bus", "bank", false},
		{"anybody", "people", "local people", false},
		{"the same words", "people", "people", true},
		{"two of a name", "Ali Nur", "Omar Nur", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := thingOf(tt.one).same(thingOf(tt.other)); got != tt.want {
				t.Errorf("got %v", got)
			}
			if got := thingOf(tt.other).same(thingOf(tt.one)); got != tt.want {
				t.Errorf("the other way round: got %v", got)
			}
		})
	}
}

// What is called the same by more than its kind is the same one more surely.
func TestExactly(t *testing.T) {
	for _, tt := range []struct {
		one, other string
		want       bool
	}{
		{"Suba pipeline", "suba pipeline", true}, {"Suba pipeline", "pipeline", false}, {"van", "van", false}, {"Suba pipeline", "Qarband pipeline", false},
	} {
		if got := thingOf(tt.one).exactly(thingOf(tt.other)); got != tt.want {
			t.Errorf("%s and %s: %v", tt.one, tt.other, got)
		}
	}
}

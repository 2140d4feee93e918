package span

import "testing"

func TestSpan(t *testing.T) {
	tests := []struct {
		name      string
		s         Span
		empty     bool
		length    int
		in5, in11 bool // within texts of so many bytes
	}{
		{"zero", Span{}, true, 0, true, true},
		{"word", Span{0, 5}, false, 5, true, true},
		{"later word", Span{6, 11}, false, 5, false, true},
		{"empty at the end", Span{11, 11}, true, 0, false, true},
		{"past the end", Span{6, 12}, false, 6, false, false},
		{"backwards", Span{4, 2}, true, 0, false, false},
		{"before the text", Span{-1, 2}, false, 3, false, false},
	}
	for _, test := range tests {
		if got := test.s.Empty(); got != test.empty {
			t.Errorf("%s: Empty = %v, want %v", test.name, got, test.empty)
		}
		if got := test.s.Len(); got != test.length {
			t.Errorf("%s: Len = %v, want %v", test.name, got, test.length)
		}
		if got := test.s.Within(5); got != test.in5 {
			t.Errorf("%s: Within(5) = %v, want %v", test.name, got, test.in5)
		}
		if got := test.s.Within(11); got != test.in11 {
			t.Errorf("%s: Within(11) = %v, want %v", test.name, got, test.in11)
		}
	}
	if got := (Span{6, 11}).Of("seven dead."); got != "dead." {
		t.Errorf("Of = %q, want %q", got, "dead.")
	}
}

func TestPairs(t *testing.T) {
	tests := []struct {
		name               string
		a, b               Span
		contains, overlaps bool
		cover              Span
	}{
		{"the same", Span{2, 6}, Span{2, 6}, true, true, Span{2, 6}},
		{"inside", Span{2, 6}, Span{3, 5}, true, true, Span{2, 6}},
		{"around", Span{3, 5}, Span{2, 6}, false, true, Span{2, 6}},
		{"across the end", Span{2, 6}, Span{5, 9}, false, true, Span{2, 9}},
		{"side by side", Span{2, 6}, Span{6, 9}, false, false, Span{2, 9}},
		{"apart", Span{7, 9}, Span{0, 2}, false, false, Span{0, 9}},
		{"nothing inside", Span{2, 6}, Span{4, 4}, true, false, Span{2, 6}},
		{"nothing, far away", Span{2, 6}, Span{}, false, false, Span{2, 6}},
		{"nothing and something", Span{}, Span{2, 6}, false, false, Span{2, 6}},
	}
	for _, test := range tests {
		if got := test.a.Contains(test.b); got != test.contains {
			t.Errorf("%s: Contains = %v, want %v", test.name, got, test.contains)
		}
		if got := test.a.Overlaps(test.b); got != test.overlaps {
			t.Errorf("%s: Overlaps = %v, want %v", test.name, got, test.overlaps)
		}
		if got := Cover(test.a, test.b); got != test.cover {
			t.Errorf("%s: Cover = %v, want %v", test.name, got, test.cover)
		}
	}
}

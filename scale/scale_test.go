package scale

import (
	"math"
	"testing"
)

func TestSum(t *testing.T) {
	if got := Sum([]float64{2, -1, 0.5}, []float64{1, 3, 4}); got != 1 {
		t.Errorf("got %v, not 2-3+2", got)
	}
}

func TestLogOdds(t *testing.T) {
	for _, p := range []float64{0, 0.2, 0.5, 1} {
		if up, down := LogOdds(p), LogOdds(1-p); math.Abs(up+down) > 1e-9 || math.Abs(up) > 7 {
			t.Errorf("%v: %v, and %v for the opposite", p, up, down)
		}
	}
}

package extract_test

import (
	"math"
	"testing"
)

// Words that begin something else are told from those that go on with what was told.
func TestFresh(t *testing.T) {
	const first = "Gunmen shot dead a judge outside his house in Basra on Monday. "
	least, most := math.Inf(1), math.Inf(-1)
	for _, second := range []string{"A gas station near the port was set on fire by youths.", "In Mosul, a roadside bomb wounded three soldiers.", "A farmer was stabbed to death in his field."} {
		least = min(least, lastFresh(t, first+second))
	}
	for _, second := range []string{"The judge was hit in the neck and died at once.", "His driver was wounded.", "The killing was condemned by the bar association."} {
		most = max(most, lastFresh(t, first+second))
	}
	if least <= most {
		t.Errorf("other incidents are begun by %.2f and more, the same gone on with by up to %.2f", least, most)
	}
}

// lastFresh is how likely the last happening of a text begins an incident.
func lastFresh(t *testing.T, text string) float64 {
	t.Helper()
	hs := readingOf(t, text).Happenings
	if len(hs) < 2 {
		t.Fatalf("%q: %d happenings, want 2", text, len(hs))
	}
	return hs[len(hs)-1].Fresh
}

package role

import (
	"slices"
	"testing"

	"sitrep/doc"
)

func TestPlays(t *testing.T) {
	got, err := plays([]string{"O", "B-Perpetrator", "I-Perpetrator", "B-Weapon"})
	if want := []int{-1, 0, 0, len(doc.RoleKinds) - 1}; err != nil || !slices.Equal(got, want) {
		t.Errorf("plays = %d, %v, want %d", got, err, want)
	}
	if got, err := plays([]string{"O", "B-Bystander"}); err == nil {
		t.Errorf("plays of a kind that there is none of = %d, want an error", got)
	}
}

package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Values are compared where the annotators gave one.
func TestToldScore(t *testing.T) {
	var s toldScore
	for _, x := range []struct {
		g         markedEvent
		certainty string
		negative  bool
		right     bool
	}{
		{markedEvent{Certainty: "CERTAIN", Polarity: "POS"}, "certain", false, true},
		{markedEvent{Certainty: "CERTAIN", Polarity: "NEG"}, "certain", false, false},
		{markedEvent{Certainty: "POSSIBLE", Polarity: "NEG"}, "possible", true, true},
		{markedEvent{Certainty: "PROBABLE", Polarity: "POS"}, "possible", false, false},
		{markedEvent{Certainty: "UNDERSPECIFIED", Polarity: ""}, "possible", true, true},
	} {
		if got := s.count(x.g, x.certainty, x.negative); got != x.right {
			t.Errorf("count(%+v, %s, %t) = %t", x.g, x.certainty, x.negative, got)
		}
	}
	want := []string{
		"CERTAINTY of some             75.00 %   (3/4)",
		"  probable, some             P   0.00  R   0.00  F1   0.00",
		"  possible, some             P  50.00  R 100.00  F1  66.67",
		"POLARITY of some              75.00 %   (3/4)",
		"  negative, some             P 100.00  R  50.00  F1  66.67",
	}
	if got := s.lines("some"); !slices.Equal(got, want) {
		t.Errorf("lines = %q, want %q", got, want)
	}
}

// The task reads what is marked by code points, on texts of our own, and says so
// where there are none.
func TestModalityTask(t *testing.T) {
	dir := t.TempDir()
	m := task{name: "modality", gold: "gold.jsonl", reports: "reports.jsonl"}
	s := &scorer{options: options{shared: dir}}
	if _, err := modality(s, m); !errors.Is(err, errAbsent) {
		t.Errorf("without texts the error is %v, want that they are absent", err)
	}
	for name, text := range map[string]string{
		"reports.jsonl": `{"id": "a", "text": "Rebels in Lomé did not attack the fort. They may attack the bridge."}`,
		"gold.jsonl": `{"id": "a", "events": [{"start": 23, "end": 29, "certainty": "CERTAIN", "polarity": "NEG"},
 {"start": 49, "end": 55, "certainty": "POSSIBLE", "polarity": "POS"}, {"start": 10, "end": 14, "certainty": "CERTAIN", "polarity": "POS"}]}`,
	} {
		if name == "gold.jsonl" {
			text = string(slices.DeleteFunc([]byte(text), func(b byte) bool { return b == '\n' }))
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lines, err := modality(s, m)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"events found                  66.67 %   (2/3)",
		"CERTAINTY of found           100.00 %   (2/2)",
		"POLARITY of found            100.00 %   (2/2)",
		"CERTAINTY of given           100.00 %   (3/3)",
	}
	for _, w := range want {
		if !slices.Contains(lines, w) {
			t.Errorf("lines = %q, want %q among them", lines, w)
		}
	}
}

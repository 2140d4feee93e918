package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// scored is a section as the scorer would print it.
func scored(facts, matched, stage string) section {
	return section{
		heading: tasks[0].heading(),
		lines: []string{
			"stage                         " + stage + " %   (1/2)",
			"incidents that are real       " + matched + " %   (1/2 predicted)",
			"FACTS                         " + facts + " %   (1/2)",
		},
	}
}

func TestFigures(t *testing.T) {
	s := section{lines: []string{
		"note: 2 of 9 reports have no prediction",
		"PLACES found                 P  80.00  R  60.00  F1  68.57   (6/10 predicted, 6/8 gold)",
		"PLACES resolved              within 161 km  91.25 %   mean    104.2 km   AUC of log error 0.120   (6 found places with gold coordinates)",
		"  Person                     P 100.00  R  50.00  F1  66.67   (1/1 predicted, 1/2 gold)",
		"incidents that are real       33.33 %   (1/3 predicted)",
	}}
	want := []figure{
		{"PLACES found", 68.57, true},
		{"PLACES resolved", 91.25, true},
		{"Person", 66.67, false},
		{"incidents that are real", 33.33, true},
	}
	if got := s.figures(); !reflect.DeepEqual(got, want) {
		t.Errorf("figures = %v, want %v", got, want)
	}
}

func TestCompare(t *testing.T) {
	old := []section{scored("50.00", "60.00", "70.00")}
	tests := []struct {
		name string
		now  section
		want []string // a piece of each line
		fell bool
	}{
		{"the same", scored("50.00", "60.00", "70.00"), nil, false},
		{"better", scored("51.50", "60.00", "70.00"), []string{"FACTS: 50.00 -> 51.50 (+1.50)"}, false},
		{"worse by rounding", scored("49.96", "60.00", "70.00"), []string{"FACTS: 50.00 -> 49.96"}, false},
		{"worse", scored("49.90", "60.00", "70.00"), []string{"FACTS: 50.00 -> 49.90 (-0.10)"}, true},
		{"a headline in small letters", scored("50.00", "59.00", "70.00"), []string{"incidents that are real: 60.00 -> 59.00"}, true},
		{"no headline", scored("50.00", "60.00", "10.00"), []string{"stage: 70.00 -> 10.00"}, false},
		{"gone", section{heading: tasks[0].heading(), lines: scored("50.00", "60.00", "70.00").lines[:2]}, []string{"FACTS: gone, was 50.00"}, true},
		{"another task", section{heading: tasks[1].heading(), lines: []string{"INCIDENTS                    P   1.00  R   1.00  F1   1.00   (1/9)"}}, []string{"INCIDENTS: new, 1.00"}, false},
	}
	for _, test := range tests {
		lines, fell := compare(old, []section{test.now})
		ok := len(lines) == len(test.want) && fell == test.fell
		for i := range min(len(lines), len(test.want)) {
			ok = ok && strings.Contains(lines[i], test.want[i])
		}
		if !ok {
			t.Errorf("%s: compare = %q, %v, want %q, %v", test.name, lines, fell, test.want, test.fell)
		}
	}
}

func TestBaselineRoundTrip(t *testing.T) {
	a, b := scored("50.00", "60.00", "70.00"), section{heading: tasks[2].heading(), lines: []string{"ENTITIES exact"}, beside: []string{"another   41.7"}}
	got := sectionsOf(format([]section{a, b}))
	if want := []section{a, b}; !reflect.DeepEqual(got, want) {
		t.Errorf("sectionsOf(format) = %v, want %v", got, want)
	}
	fresh := section{heading: tasks[2].heading(), lines: []string{"ENTITIES overlap"}}
	if got, want := merge([]section{a, b}, []section{fresh}), []section{a, fresh}; !reflect.DeepEqual(got, want) {
		t.Errorf("merge = %v, want %v", got, want)
	}
}

func TestRepeat(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from.jsonl"), filepath.Join(dir, "to.jsonl")
	two := `{"id": "a", "text": "Shots were fired.", "url": "https://example.org/a"}` + "\n" + `{"text": "Nothing else."}` + "\n"
	if err := os.WriteFile(from, []byte(two), 0o600); err != nil {
		t.Fatal(err)
	}
	tokens, err := repeat(from, to, 3)
	if err != nil || tokens != 4+3+4 {
		t.Errorf("repeat = %d, %v, want 11 tokens", tokens, err)
	}
	b, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for line := range bytes.Lines(b) {
		var row struct{ ID, URL string }
		if err := json.Unmarshal(line, &row); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, row.ID+row.URL)
	}
	if want := []string{"report-0", "report-1", "report-2"}; !reflect.DeepEqual(ids, want) {
		t.Errorf("ids = %q, want %q", ids, want)
	}
}

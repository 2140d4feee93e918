package samples

import (
	"bufio"
	"encoding/json"
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"
)

// line is a report of wire.jsonl.
type line struct {
	ID, Title, Published, Source, URL, Text string
}

func wire(t *testing.T) []line {
	t.Helper()
	f, err := FS.Open("wire.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines []line
	for s := bufio.NewScanner(f); s.Scan(); {
		var l line
		if err := json.Unmarshal(s.Bytes(), &l); err != nil {
			t.Fatalf("%s: %v", s.Text(), err)
		}
		lines = append(lines, l)
	}
	return lines
}

// Each report has what the reader of the samples is promised, and the README
// tells what it shows.
func TestSamplesAreWhole(t *testing.T) {
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(b)
	seen := map[string]bool{}
	for _, l := range wire(t) {
		switch words := len(strings.Fields(l.Text)); {
		case seen[l.ID]:
			t.Errorf("%s stands twice", l.ID)
		case l.Title == "" || l.Source == "":
			t.Errorf("%s has no title or no source", l.ID)
		case !strings.Contains(l.URL, ".example/"):
			t.Errorf("%s: %s is not an address set aside for examples", l.ID, l.URL)
		case words < 100 || words > 400:
			t.Errorf("%s has %d words", l.ID, words)
		case !strings.Contains(readme, "`"+l.ID+"`"):
			t.Errorf("README.md does not tell of %s", l.ID)
		}
		if _, err := time.Parse(time.RFC3339, l.Published); err != nil {
			t.Errorf("%s: %v", l.ID, err)
		}
		seen[l.ID] = true
	}
	files, err := fs.Glob(FS, "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if !strings.Contains(readme, "`"+name+"`") {
			t.Errorf("README.md does not tell of %s", name)
		}
	}
	if n := len(seen) + len(files) - 1; n < 18 {
		t.Errorf("%d sample reports, want at least 18", n)
	}
}

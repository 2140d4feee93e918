package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Two invented villages and a river, as GeoNames writes its tables.
var table = strings.Join([]string{
	"9000001\tQerelzan\tQerelzan\tKerelzan\t36.41\t37.22\tP\tPPL\tSY\t\t09\t\t\t\t0\t\t402\tAsia/Damascus\t2020-01-01",
	"9000002\tZemrelu\tZemrelu\t\t36.5\t37.25\tP\tPPL\tSY\t\t09\t\t\t\t310\t\t402\tAsia/Damascus\t2020-01-01",
	"9000003\tNahr Qerel\tNahr Qerel\t\t36.4\t37.2\tH\tSTM\tSY\t\t09\t\t\t\t0\t\t402\tAsia/Damascus\t2020-01-01",
	"163843\tSyria\tSyria\t\t35\t38\tA\tPCLI\tSY\t\t00\t\t\t\t20000000\t\t402\tAsia/Damascus\t2020-01-01",
	"",
}, "\n")

// sitrepRun runs the program and gives its exit code and what it printed.
func sitrepRun(t *testing.T, places, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, complaints bytes.Buffer
	code = run(append([]string{"--gazetteer", places}, args...), Globals{
		Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &complaints, Now: func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) },
	})
	return code, out.String(), complaints.String()
}

func TestGazetteer(t *testing.T) {
	dir := t.TempDir()
	places := filepath.Join(dir, "data", "gazetteer.places")
	archive := filepath.Join(dir, "SY.zip")
	writeZip(t, archive, map[string]string{"readme.txt": "not a table", "SY.txt": table})

	if code, out, _ := sitrepRun(t, places, "", "gazetteer"); code != exitFine || !strings.Contains(out, "none imported") {
		t.Errorf("gazetteer without imports = %d, %q", code, out)
	}
	if code, _, _ := sitrepRun(t, places, "", "gazetteer", "find", "Zemrelu"); code != exitBad {
		t.Errorf("find of what is not there = %d, want %d", code, exitBad)
	}
	code, out, complaints := sitrepRun(t, places, "", "gazetteer", "import", archive)
	if code != exitFine || out != "3 places added, 1 left out, 0 lines bad\n" || complaints != "" {
		t.Fatalf("import = %d, %q, %q", code, out, complaints)
	}
	code, out, _ = sitrepRun(t, places, "", "gazetteer", "find", "zemrelu")
	if want := "Zemrelu, SY  P.PPL  36.5000, 37.2500  310 people  geonames.org/9000002  imported\n"; code != exitFine || out != want {
		t.Errorf("find zemrelu = %d, %q, want %q", code, out, want)
	}
	if _, out, _ = sitrepRun(t, places, "", "gazetteer"); !strings.Contains(out, "3 places imported") || !strings.Contains(out, "SY  3: 1 waters, 2 towns and villages") {
		t.Errorf("gazetteer = %q", out)
	}
	report := "Six farmers died in the village of Zemrelu, northern Syria, on Monday, police said."
	if _, out, _ = sitrepRun(t, places, report, "extract", "-f", "jsonl"); !strings.Contains(out, `"geonames_id":9000002`) {
		t.Errorf("extract with imported places does not have Zemrelu's id: %s", out)
	}
	if _, out, _ = sitrepRun(t, filepath.Join(dir, "other"), report, "extract", "-f", "jsonl"); strings.Contains(out, `"geonames_id":9000002`) {
		t.Errorf("extract without imported places has Zemrelu's id: %s", out)
	}
}

func TestGazetteerImportBadLines(t *testing.T) {
	dir := t.TempDir()
	places := filepath.Join(dir, "gazetteer.places")
	lines := strings.SplitAfter(table, "\n")
	in := lines[0] + "nonsense\n" + strings.Replace(lines[1], "36.5", "136.5", 1) + strings.Repeat("x", 2*longestLine) + "\n\r\n" + strings.TrimSuffix(lines[2], "\n")
	code, out, complaints := sitrepRun(t, places, in, "gazetteer", "import", filepath.Join(dir, "none.txt"), "-")
	if code != exitBad || out != "2 places added, 0 left out, 4 lines bad\n" {
		t.Errorf("import = %d, %q, want %d and 2 places added", code, out, exitBad)
	}
	for _, want := range []string{
		"none.txt: no such file", "standard input:2: has 1 columns", `standard input:3: has "136.5" for its latitude`, "standard input:4: is too long",
	} {
		if !strings.Contains(complaints, want) {
			t.Errorf("complaints lack %q: %s", want, complaints)
		}
	}
	if code, _, complaints := sitrepRun(t, places, "nonsense", "gazetteer", "import", "-"); code != exitBad || !strings.Contains(complaints, "standard input:1:") {
		t.Errorf("import of nonsense = %d, %q", code, complaints)
	}
	if _, out, _ := sitrepRun(t, places, "", "gazetteer"); !strings.Contains(out, "2 places imported") {
		t.Errorf("after it, gazetteer = %q, want 2 places still", out)
	}
}

func TestGazetteerUnsound(t *testing.T) {
	places := filepath.Join(t.TempDir(), "gazetteer.places")
	if err := os.WriteFile(places, []byte("nonsense"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"gazetteer"}, {"gazetteer", "import", "-"}, {"extract", "-"}} {
		if code, _, complaints := sitrepRun(t, places, "", args...); code != exitBad || !strings.Contains(complaints, places) {
			t.Errorf("%v with an unsound file = %d, %q, want %d and the file's name", args, code, complaints, exitBad)
		}
	}
}

func writeZip(t *testing.T, path string, files map[string]string) {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"readme.txt", "SY.txt"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

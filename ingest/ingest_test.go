package ingest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sitrep"
)

// told is what a test looks at of each report or error: "id | title | text", or
// "! message".
func told(paths []string, stdin io.Reader) []string {
	var all []string
	for r, err := range Reports(paths, stdin) {
		if err != nil {
			all = append(all, "! "+err.Error())
			continue
		}
		all = append(all, r.ID+" | "+r.Title+" | "+r.Text)
	}
	return all
}

func packed(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write([]byte(s))
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A program that sends one report and waits gets it read: nothing more has to come
// before the first line is taken for what it is.
func TestFirstRecordIsNotHeldBack(t *testing.T) {
	for _, first := range []string{`{"id":"a","text":"x"}`, ` { "id":"a","text":"x"}`, `{"id":"a","text":"x","more":"` + strings.Repeat("\x01", 50) + `"}`} {
		r, w := io.Pipe()
		go io.WriteString(w, first+"\n")
		n := 0
		for in, err := range Inputs([]string{"-"}, r) {
			if err != nil || in.Origin != "stdin:1" {
				t.Errorf("of %q: %q, %v, want stdin:1", first, in.Origin, err)
			}
			if n++; n == 1 {
				w.Close() // comes only after the first was given
			}
		}
		if n != 1 {
			t.Errorf("of %q: %d inputs, want 1", first, n)
		}
	}
}

func TestStreams(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"nothing", "", nil},
		{"text", "Shells fell on Darun.\r\nNobody was hurt.", []string{"sha256-9e0e058c35927f54 |  | Shells fell on Darun.\nNobody was hurt."}},
		{"lines", `{"id":"a","text":"One."}` + "\n\n" + `{"id":"b","title":"T","text":"Two."}`, []string{"a |  | One.", "b | T | Two."}},
		{"a number for an id", `{"id":7,"text":"x"}`, []string{"7 |  | x"}},
		{"an address for an id", `{"url":"https://a.example/1","text":"x"}`, []string{"https://a.example/1 |  | x"}},
		{"nulls", `{"id":null,"title":null,"published":null,"source":null,"url":null,"text":"x"}`, []string{"sha256-2d711642b726b044 |  | x"}},
		{"other fields", `{"id":"a","text":"x","tags":[{"deep":1}]}`, []string{"a |  | x"}},
		{"a mark before lines", "\ufeff" + `{"id":"a","text":"x"}`, []string{"a |  | x"}},
		{"UTF-16 lines", "\xff\xfe" + wide(`{"id":"a","text":"Mosul’s"}`), []string{"a |  | Mosul’s"}},
		{
			"bad lines among good",
			`{"id":"a","text":"x"}` + "\n{\"id\": \n[1]\n" + `{"id":"c","text":" "}` + "\n" + `{"text":5}` + "\n" + `{"id":"d","text":"y"}` + "\n",
			[]string{
				"a |  | x",
				"! stdin:2: is not JSON: unexpected end of JSON input at byte 7",
				`! stdin:3: is a JSON array, not an object with a "text"`,
				`! stdin:4: has no "text"`,
				`! stdin:5: its "text" is of JSON type number`,
				"d |  | y",
			},
		},
		{"an array", `[ {"id":"a","text":"x"}, {"id":"b","text":"y"} ]`, []string{"a |  | x", "b |  | y"}},
		{"an object over lines", "{\n \"id\": \"a\",\n \"text\": \"x\"\n}\n{\n \"text\": \"y\", \"id\":\"b\"}", []string{"a |  | x", "b |  | y"}},
		{"an array that breaks off", `[ {"id":"a","text":"x"}, {"id"`, []string{"a |  | x", "! stdin#2: is not JSON: ends in the middle"}},
		{"a PDF", "%PDF-1.7 ...", []string{"! stdin: is a PDF: give its text as plain text, HTML or JSON Lines"}},
		{"bytes", "\x01\x02\x03\x04abc", []string{"! stdin: is no text, HTML or JSON Lines"}},
		{"a feed", "<?xml version='1.0'?><rss><channel/></rss>", []string{"! stdin: is XML but no page: give its text as plain text, HTML or JSON Lines"}},
		{"an empty page", "<html><body></body></html>", []string{"! stdin: is a page without a main text"}},
		{"blanks", " \n\t\n", []string{"! stdin: holds no text"}},
		{"packed", packed(t, `{"id":"a","text":"x"}`), []string{"a |  | x"}},
		{"packed, broken off", packed(t, strings.Repeat(`{"id":"a","text":"x"}`+"\n", 2))[:40], []string{"a |  | x", "a |  | x", "! stdin:3: ends in the middle of the packed data"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := told([]string{"-"}, strings.NewReader(tt.in))
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("Reports(%q): -want +got\n%s", tt.in, d)
			}
		})
	}
}

// wide gives ASCII and the right quotation mark in UTF-16, low byte first.
func wide(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.Write([]byte{byte(r), byte(r >> 8)})
	}
	return b.String()
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"b.txt":          "A grenade was thrown.",
		"a/2.jsonl":      `{"id":"2","text":"two"}`,
		"a/1.jsonl":      `{"id":"1","text":"one"}`,
		"a/empty.jsonl":  "",
		".hidden.txt":    "no",
		".git/x.txt":     "no",
		"c.json.gz":      packed(t, `[{"id":"3","text":"three"}]`),
		"d.bin":          "\x00\x01\x02\x03",
		"e.txt":          "",
		"f.dat":          `{"id":"4","text":"four"}`,
		"misnamed.htm":   "Words and no markup at all.",
		"misnamed.jsonl": "Words and no markup at all.",
	} {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(content), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	got := told([]string{dir, filepath.Join(dir, "none.txt")}, nil)
	for i := range got {
		got[i] = strings.ReplaceAll(got[i], dir+string(filepath.Separator), "")
	}
	want := []string{
		"1 |  | one", "2 |  | two",
		"sha256-18f6ede9f8f4561f |  | A grenade was thrown.",
		"3 |  | three",
		"! d.bin: is no text, HTML or JSON Lines",
		"! e.txt: empty",
		"4 |  | four",
		"sha256-b0de3b252343582a |  | Words and no markup at all.",
		"! misnamed.jsonl:1: is not JSON: invalid character 'W' looking for beginning of value at byte 1",
		"! none.txt: no such file or directory",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Reports(folder): -want +got\n%s", d)
	}
}

// flood is a line of so many bytes, then a good line.
func flood(n int) io.Reader {
	return io.MultiReader(strings.NewReader(`{"text":"`), io.LimitReader(letters{}, int64(n)),
		strings.NewReader("\"}\n"+`{"id":"after","text":"x"}`))
}

type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestBounds(t *testing.T) {
	got := told([]string{"-"}, flood(maxLine))
	want := []string{"! stdin:1: line longer than 64 MB", "after |  | x"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Reports(a line past the bound): -want +got\n%s", d)
	}
	got = told([]string{"-"}, flood(maxText+1))
	want = []string{`! stdin:1: its "text" is larger than 16 MB`, "after |  | x"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Reports(a text past the bound): -want +got\n%s", d)
	}
	got = told([]string{"-"}, io.LimitReader(letters{}, maxFile+1))
	if want := []string{"! stdin: larger than 16 MB: not one report"}; !cmp.Equal(got, want) {
		t.Errorf("Reports(a file past the bound) = %q, want %q", got, want)
	}
}

func TestErrorsAreInvalid(t *testing.T) {
	for _, err := range Reports([]string{"-"}, strings.NewReader("{\"\n")) {
		if !errors.Is(err, sitrep.ErrInvalid) {
			t.Errorf("Reports gave %v, want an ErrInvalid", err)
		}
	}
}

func TestStopping(t *testing.T) {
	n := 0
	for range Reports([]string{"-", "-"}, strings.NewReader("{\"\n{\"\n{\"\n")) {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("Reports went on for %d, want 2", n)
	}
}

// TestRecordKeepsPositions: what another program counted in a JSON text holds
// after reading.
func TestRecordKeepsPositions(t *testing.T) {
	in := `{"id":"a","source":"Daily\u0000Post","title":"A\u0092s","published":"2021-05-04T07:30:00Z","language":"pt-br",` +
		`"text":" one\r\n\r\ntwo\u0000\u0007three\u0092\u0081 four\f\ud83d\ude80"}`
	var got *sitrep.Report
	for r, err := range Reports([]string{"-"}, strings.NewReader(in)) {
		if err != nil {
			t.Fatal(err)
		}
		got = r
	}
	published, _ := parsePublished("2021-05-04T07:30:00Z")
	want := &sitrep.Report{
		ID: "a", Title: "A’s", Source: "Daily Post", Text: " one\r\n\r\ntwo  three’  four\n🚀", Language: "pt-BR",
		Published: published, PublishedFrom: "metadata", Raw: []byte(in), Media: "application/json", Origin: "stdin:1",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Reports(%q): -want +got\n%s", in, d)
	}
}

// A stream has a name and no file: the name's ending counts, and nothing is opened.
func TestStreamHasANameAlone(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"a.xhtml", "<i>", "a.xhtml: is a page without a main text"},
		{"A.XHTML.GZ", packed(t, "<i>"), "A.XHTML.GZ: is a page without a main text"},
		{"a.txt", "<i>", "<i>"},
		{"/etc/passwd", "Shells fell on Darun.", "Shells fell on Darun."},
		{"../../x.jsonl", `{"id":"a","text":"One."}`, "One."},
		{"-", "Shells fell.", "Shells fell."},
		{"stdin", "", "stdin holds nothing"},
		{"empty.txt", "", "empty.txt: empty"},
	} {
		got := tt.name + " holds nothing"
		for in, err := range Stream(tt.name, strings.NewReader(tt.in), 0) {
			var r *sitrep.Report
			if err == nil {
				r, err = in.Report()
			}
			switch {
			case err != nil:
				got = err.Error()
			default:
				got = r.Text
			}
		}
		if got != tt.want {
			t.Errorf("Stream(%q, %q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

// What unpacks without end is refused when the bound is reached, be it one text, one
// line or many.
func TestStreamThatUnpacksTooFar(t *testing.T) {
	const most = 4 << 20
	for name, text := range map[string]string{
		"text":  strings.Repeat("Shells fell on Darun. ", most/20),
		"lines": strings.Repeat(`{"text":"Shells fell on Darun."}`+"\n", most/20),
		"line":  `{"text":"` + strings.Repeat("Shells fell on Darun. ", most/20) + `"}`,
		"array": `[{"text":"` + strings.Repeat("Shells fell on Darun. ", most/20) + `"}]`,
	} {
		var last error
		for _, err := range Stream(name, strings.NewReader(packed(t, text)), most) {
			last = err
		}
		if !errors.Is(last, sitrep.ErrInvalid) || !strings.Contains(last.Error(), "unpacks to more than 4 MB") {
			t.Errorf("%s: the stream ended with %v", name, last)
		}
		for _, err := range Stream(name, strings.NewReader(packed(t, text)), int64(len(text))+1) {
			if err != nil {
				t.Errorf("%s: within its bound the stream gives %v", name, err)
			}
		}
	}
}

package ingest

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"sitrep"
)

// sound checks what every report promises.
func sound(t *testing.T, r *sitrep.Report) {
	t.Helper()
	for name, s := range map[string]string{"id": r.ID, "title": r.Title, "text": r.Text, "source": r.Source, "url": r.URL} {
		if !utf8.ValidString(s) {
			t.Errorf("%s %q is not UTF-8", name, s)
		}
	}
	if strings.TrimSpace(r.Text) == "" || r.ID == "" || r.Language == "" || len(r.Raw) == 0 || r.Media == "" || r.Origin == "" {
		t.Errorf("report lacks something: %+v", r)
	}
	if i := strings.IndexFunc(r.Text+r.Title, control); i >= 0 {
		t.Errorf("report holds a control character: %q", (r.Text + r.Title)[i:])
	}
	if r.Published.Known() != (r.PublishedFrom != "") {
		t.Errorf("published %v from %q", r.Published, r.PublishedFrom)
	}
}

// twice reads an input two times: the results are the same, and sound.
func twice(t *testing.T, b []byte, k kind) {
	t.Helper()
	first, err := Input{"x", b, k}.Report()
	second, err2 := Input{"x", b, k}.Report()
	if (err == nil) != (err2 == nil) || err != nil && err.Error() != err2.Error() {
		t.Fatalf("first gave %v, then %v", err, err2)
	}
	if err != nil {
		return
	}
	if d := cmp.Diff(first, second); d != "" {
		t.Fatalf("-first +second\n%s", d)
	}
	sound(t, first)
}

func FuzzText(f *testing.F) {
	for _, s := range []string{
		"Shells fell on Darun.\r\nNobody was hurt.", "\ufeffTwo die in Marad\n\nA bomb went off.", "\xff\xfea\x00b\x00",
		"caf\xe9 \x93bombed\x94", "\x82\xc9\x82\xe6\x82\xe9", "Forças \xe2\x80", "a\x00b\x1b[0m", "",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) { twice(t, b, plain) })
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		"<html><body><article>" + body + "</article></body></html>", "<p>" + body[:60], "<!doctype html><table><tr>" + body,
		`<meta charset="shift_jis"><time datetime="2021-05-04">x</time>` + body, "<ul><li><a><b><p></a>", "<?xml version='1.0'?><html/>",
		`<script type="application/ld+json">[{"@graph":[{"datePublished":"2021-05-04"}]}]</script>` + body, "<svg><style><!--</style>" + body,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) { twice(t, b, page) })
}

// FuzzJSONL: streams of any kind end, name what is bad, and give each line of
// its own that is a report.
func FuzzJSONL(f *testing.F) {
	for _, s := range []string{
		`{"text":"x"}`, "{\"text\":\"x\"}\n{\"text\n{}", "[{\"text\":\"x\"},", "{\n\"text\": \"x\"}", "\xff\xfe{\x00\"\x00", "\x1f\x8b\x08\x00",
		`{"id":1e999,"text":"\ud800\u0000"}`, `{"TEXT":"x","text":null}`, "\ufeff{\"text\":\"\xff\"}", `{"published":{"a":1},"text":"x"}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for r, err := range Reports([]string{"-"}, bytes.NewReader(b)) {
			if err == nil {
				sound(t, r)
			}
		}
		twice(t, b, record)
	})
}

package web

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"testing"

	"github.com/klauspost/compress/gzip"
)

// unpacked is what was sent with gzip.
func unpacked(t *testing.T, b []byte) string {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Pages, files and exports come with gzip to who takes it, and are the same.
func TestPacked(t *testing.T) {
	b := open(t)
	script, err := b.server.files.address("vendor/maplibre-gl.mjs")
	if err != nil {
		t.Fatal(err)
	}
	icon, err := b.server.files.address("icon.svg")
	if err != nil {
		t.Fatal(err)
	}
	for path, smaller := range map[string]int{"/": 3, "/map.json": 1, "/export.csv": 2, "/export.jsonl": 2, script: 3, icon: 0} {
		_, header, plain := b.answer(t, path, "identity")
		if header.Get("Content-Encoding") != "" || !slices.Contains(header.Values("Vary"), "Accept-Encoding") {
			t.Errorf("%s in plain has %q, and varies by %q", path, header.Get("Content-Encoding"), header.Values("Vary"))
		}
		_, header, packed := b.answer(t, path, "br, gzip;q=0.8")
		if smaller == 0 {
			if header.Get("Content-Encoding") != "" || !bytes.Equal(packed, plain) {
				t.Errorf("%s, of %d bytes, is packed", path, len(plain))
			}
			continue
		}
		if header.Get("Content-Encoding") != "gzip" || !slices.Contains(header.Values("Vary"), "Accept-Encoding") {
			t.Errorf("%s has %q, and varies by %q", path, header.Get("Content-Encoding"), header.Values("Vary"))
			continue
		}
		if unpacked(t, packed) != string(plain) {
			t.Errorf("%s is another text when it is packed", path)
		}
		if len(packed)*smaller > len(plain) {
			t.Errorf("%s has %d bytes of %d", path, len(packed), len(plain))
		}
	}
}

// What tells how far something is does not wait to be packed, and what may show a
// secret is not packed.
func TestAnswersToPostsAreNotPacked(t *testing.T) {
	b := open(t)
	kind, form := formOf(t, part{field: "text", body: "Police said a bomb killed 12 people in Baqubah."})
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, b.URL+"/add/preview", form)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", kind)
	r.Header.Set("Accept-Encoding", "gzip")
	answer, err := b.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.Header.Get("Content-Encoding") != "" || len(body) < worthPacking {
		t.Errorf("%d: %d bytes (%v) in %q", answer.StatusCode, len(body), err, answer.Header.Get("Content-Encoding"))
	}
}

func TestTakesGzip(t *testing.T) {
	for accept, want := range map[string]bool{
		"": false, "gzip": true, "br, GZIP ;q=1": true, "gzip;q=0": false, "gzip; q=0.000": false, "br;q=1, gzip;q=0.5": true, "identity": false, "xgzip": false,
	} {
		if got := takesGzip(accept); got != want {
			t.Errorf("takesGzip(%q) = %v, want %v", accept, got, want)
		}
	}
}

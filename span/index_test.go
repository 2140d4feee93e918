package span

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// texts in which bytes, code points and UTF-16 units part ways, some across
// the places that an Index remembers.
var texts = []string{
	"",
	"a",
	"Seven dead, officials say.",
	"Zażółć, a town near Łódź",
	"🚀🚀 rockets, 爆発 in 東京 and 🇮🇶",
	"e\u0301",
	"\x00\ufeff",
	strings.Repeat("x", stride-1) + "🚀" + strings.Repeat("y", stride),
	strings.Repeat("é", 2*stride) + "z",
	strings.Repeat("🚀", stride/2+1),
	strings.Repeat("a🚀é東", stride),
}

func TestIndex(t *testing.T) {
	for _, text := range texts {
		checkIndex(t, text)
	}
}

func FuzzIndex(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 8*stride {
			t.Skip() // reports are valid UTF-8; and counting the slow way takes long
		}
		checkIndex(t, text)
	})
}

// checkIndex compares an Index with counting from the text's start, at every
// character.
func checkIndex(t *testing.T, text string) {
	t.Helper()
	ix := NewIndex(text)
	ends := []int{}
	for i := range text {
		ends = append(ends, i)
	}
	ends = append(ends, len(text))
	for n, i := range ends {
		s := Span{i, len(text)}
		start, end := ix.CodePoints(s)
		if wantEnd := utf8.RuneCountInString(text); start != n || end != wantEnd {
			t.Fatalf("CodePoints(%v) of %q = %d, %d, want %d, %d", s, text, start, end, n, wantEnd)
		}
		if got := ix.FromCodePoints(n, end); got != s {
			t.Fatalf("FromCodePoints(%d, %d) of %q = %v, want %v", n, end, text, got, s)
		}
		start, end = ix.UTF16(s)
		if wantStart, wantEnd := units(text[:i]), units(text); start != wantStart || end != wantEnd {
			t.Fatalf("UTF16(%v) of %q = %d, %d, want %d, %d", s, text, start, end, wantStart, wantEnd)
		}
	}
	if got, want := ix.FromCodePoints(0, len(ends)+9), (Span{0, len(text)}); got != want {
		t.Fatalf("FromCodePoints past the end of %q = %v, want %v", text, got, want)
	}
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }

func BenchmarkIndex(b *testing.B) {
	text := strings.Repeat("Three rockets 🚀 fell near Łódź. ", 200)
	for b.Loop() {
		ix := NewIndex(text)
		for i := 0; i < len(text); i += 97 {
			ix.CodePoints(Span{i, i})
		}
	}
}

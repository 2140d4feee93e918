package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPlain(t *testing.T) {
	tests := []struct{ in, want string }{
		{"three killed", "three killed"},
		{"Kördülü’s “ağıt”", "Kördülü’s “ağıt”"},
		{"a\tb\nc\r\nd", "a b c  d"},
		{"\x1b[2Jgone", "�[2Jgone"},
		{"\u009b31mred", "�31mred"},
		{"abc\u202edef\u2069", "abc�def�"},
		{"bad \xff byte", "bad � byte"},
	}
	for _, tt := range tests {
		if got := plain(tt.in); got != tt.want {
			t.Errorf("plain(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestCut(t *testing.T) {
	tests := []struct {
		in      string
		columns int
		want    string
	}{
		{"Baqubah", 7, "Baqubah"},
		{"Baqubah market", 9, "Baqubah…"},
		{"喀布尔市场", 6, "喀布…"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
	}
	for _, tt := range tests {
		got := cut(tt.in, tt.columns)
		if got != tt.want || width(got) > tt.columns {
			t.Errorf("cut(%q, %d) = %q, want %q", tt.in, tt.columns, got, tt.want)
		}
	}
}

// Whatever the news says, no control character reaches the terminal, and JSON
// keeps its meaning.
func FuzzPlain(f *testing.F) {
	for _, s := range []string{"three killed", "\x1b]0;title\a", "a\u202eb", "\xff\x00", "\u009b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := plain(s); strings.ContainsFunc(got, unfit) || !utf8.ValidString(got) {
			t.Errorf("plain(%q) = %q", s, got)
		}
		encoded, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		safe := plainJSON(encoded)
		if bytes.ContainsFunc(safe, unfit) {
			t.Errorf("plainJSON(%q) = %q", encoded, safe)
		}
		var a, b string
		if json.Unmarshal(encoded, &a) != nil || json.Unmarshal(safe, &b) != nil || a != b {
			t.Errorf("plainJSON(%q) = %q, which means something else", encoded, safe)
		}
	})
}

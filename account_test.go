package sitrep

import (
	"errors"
	"strings"
	"testing"
)

func TestRoles(t *testing.T) {
	all := append(Roles(), "", "root")
	for i, r := range all {
		for j, other := range all {
			want := i < 4 && j < 4 && i >= j
			if got := r.Includes(other); got != want {
				t.Errorf("%q.Includes(%q) = %v, want %v", r, other, got, want)
			}
		}
		if _, err := ParseRole(string(r)); errors.Is(err, ErrInvalid) == (i < 4) {
			t.Errorf("ParseRole(%q): %v", r, err)
		}
	}
}

func TestCheckName(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"anna", "anna"},
		{" Anna.B@desk.example ", "anna.b@desk.example"},
		{"x", "x"},
		{strings.Repeat("a", 64), strings.Repeat("a", 64)},
		{strings.Repeat("a", 65), ""},
		{"", ""},
		{".anna", ""},
		{"anna-", ""},
		{"anna b", ""},
		{"anna\nb", ""},
		{"аnna", ""}, // a Cyrillic letter that looks like another
		{"anna\x00", ""},
		{"../anna", ""},
	} {
		got, err := CheckName(test.name)
		if got != test.want || (err != nil) != (test.want == "") || err != nil && !errors.Is(err, ErrInvalid) {
			t.Errorf("CheckName(%q) = %q, %v, want %q", test.name, got, err, test.want)
		}
	}
}

package lex_test

import (
	"testing"

	"sitrep/lex"
)

func TestMouthpiece(t *testing.T) {
	for outlet, want := range map[string]string{
		"Amaq": "Islamic State", "AL-MASIRAH TV": "Houthis", "az Zallaqa": "Jama'at Nusrat al-Islam wal-Muslimin", "Reuters": "", "": "",
	} {
		if got := lex.Mouthpiece(outlet); got != want {
			t.Errorf("%q is the voice of %q, want %q", outlet, got, want)
		}
	}
	for _, r := range lex.Table("outlets") {
		if _, ok := lex.KnownGroup(r[1]); !ok {
			t.Errorf("%s is the voice of %s, which groups.tsv does not have", r[0], r[1])
		}
	}
}

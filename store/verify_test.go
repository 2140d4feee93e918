package store

import (
	"fmt"
	"strings"
	"testing"

	"sitrep"
)

// A single altered byte must be found, wherever it stands, and named.
func TestVerifyFindsOneByte(t *testing.T) {
	exhaustive(t)
	tests := []struct {
		name, change string
		says         []string
	}{
		{"text", "UPDATE versions SET text = replace(text, 'bomb', 'tomb') WHERE number = 1", []string{"report r1", "text"}},
		{"title", "UPDATE versions SET title = 'Bomb in Welm'", []string{"report r1", "head"}},
		{"publisher", "UPDATE versions SET source = 'The Courrer'", []string{"report r1", "head"}},
		{"date", "UPDATE versions SET published = '2026-03-10'", []string{"report r1", "head"}},
		{"report id", "UPDATE reports SET id = 'r7'", []string{"report r7", "head"}},
		{"text hash", "UPDATE versions SET text_hash = replace(text_hash, substr(text_hash, 1, 1), 'x')", []string{"report r1", "text"}},
		{"quote", `UPDATE claims SET quotes = replace(quotes, '3 people', '8 people') WHERE id = 'c4'`, []string{"incident", "report r1", "claim c4", "casualties", "is not what stands"}},
		{"span", `UPDATE claims SET quotes = replace(quotes, '"Start":', '"Start":1') WHERE id = 'c4'`, []string{"claim c4"}},
		{"value", `UPDATE claims SET value = replace(value, '"min":3', '"min":8') WHERE id = 'c4'`, []string{"claim c4", "not as it was written"}},
		{"no value", `UPDATE claims SET value = '{' WHERE id = 'c4'`, []string{"claim c4"}},
		{"certainty", "UPDATE claims SET certainty = 'probable' WHERE id = 'c4'", []string{"claim c4"}},
		{"rule", "UPDATE claims SET rule = 'tent' WHERE id = 'c4'", []string{"claim c4"}},
		{"speaker", `UPDATE statements SET body = replace(body, '"police"', '"polite"')`, []string{"statement s1"}},
		{"voice", "UPDATE claims SET statement = NULL WHERE id = 'c4'", []string{"claim c4"}},
		{"lost claim", "DELETE FROM claims WHERE id = 'c4'", []string{"report r1", "reading"}},
		{"engine", "UPDATE readings SET engine = 'engine-2'", []string{"report r1", "reading"}},
		{"incident id", "UPDATE incidents SET id = 'aaaaaaaa'", []string{"incident aaaaaaaa", "id"}},
		{"link", "UPDATE links SET evidence = '[\"x\"]'", []string{"incident", "link"}},
		{"lost link", "DELETE FROM links", []string{"link"}},
		{"decision", "UPDATE decisions SET body = replace(body, 'car bomb', 'bar bomb')", []string{"decision"}},
		{"list: since", "UPDATE records SET since = since + 1", []string{"since"}},
		{"profile", "UPDATE profiles SET body = replace(body, 'Velm', 'Welm')", []string{"profile"}},
		{"name index", "DELETE FROM names", []string{"names"}},
		{"name index: more", "INSERT INTO names SELECT 'x', incident FROM profiles", []string{"names"}},
		{"sketch", "UPDATE sketches SET agency = 'x'", []string{"sketch"}},
		{"list: day", "UPDATE records SET start = '2026-03-10'", []string{"when"}},
		{"list: toll", "UPDATE records SET killed_low = 4", []string{"casualties"}},
		{"list: record", "UPDATE records SET record = replace(record, 'Bombing', 'Bombinc')", []string{"record"}},
		{"list: lost", "DELETE FROM records", []string{"incident"}},
		{"place index", "UPDATE around SET south = 31, north = 31", []string{"around"}},
		{"place index: lost", "DELETE FROM around", []string{"around"}},
		{"word index", "INSERT INTO words (words, rowid, title, text) SELECT 'delete', doc, title, text FROM documented", []string{"full-text"}},
		{"reading retired", "UPDATE readings SET retired = 1", []string{"reading"}},
		{"row that leads nowhere", "PRAGMA foreign_keys = 0; UPDATE claims SET telling = 77 WHERE id = 'c4'", []string{"claim"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := fresh(t)
			id := add(t, s, first)[0].Incidents[0]
			if _, err := s.Decide(t.Context(), sitrep.Decision{
				Deed: sitrep.AddClaim, Incident: id, Value: sitrep.Method("car bomb"), Who: "a", Why: "b", Recorded: noon,
			}); err != nil {
				t.Fatal(err)
			}
			sound(t, s)
			if _, err := s.write.Exec(tt.change); err != nil {
				t.Fatal(err)
			}
			found := strings.Join(problems(t, s), "\n")
			for _, say := range tt.says {
				if !strings.Contains(found, say) {
					t.Errorf("Verify after %q says %q, want %q in it", tt.change, found, say)
				}
			}
		})
	}
}

// Every single byte of the raw bytes, as they are packed, counts.
func TestVerifyFindsEveryRawByte(t *testing.T) {
	exhaustive(t)
	s := fresh(t)
	add(t, s, first)
	var raw []byte
	if err := s.write.QueryRow("SELECT raw FROM versions").Scan(&raw); err != nil {
		t.Fatal(err)
	}
	for i := range raw {
		raw[i] ^= 1
		if _, err := s.write.Exec("UPDATE versions SET raw = ?", raw); err != nil {
			t.Fatal(err)
		}
		found := fmt.Sprint(problems(t, s))
		if !strings.Contains(found, "report r1") {
			t.Errorf("Verify with byte %d of %d altered says %s", i, len(raw), found)
		}
		raw[i] ^= 1
	}
}

// A connection that verified once must not take what was added since for damage.
func TestVerifyAgain(t *testing.T) {
	exhaustive(t)
	s := fresh(t)
	s.read.SetMaxOpenConns(1)
	for i := range 40 { // so many that the full-text index is merged in between
		f := other
		f.id, f.body = fmt.Sprintf("r%d", i), strings.Repeat(fmt.Sprintf("word%d ", i), 50)
		add(t, s, f)
		sound(t, s)
	}
}

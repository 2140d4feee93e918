package link

import (
	"testing"

	"sitrep"
)

const bombing = "A car bomb went off at the market of Qasr Ubayd on Tuesday, police said."

func TestCredit(t *testing.T) {
	tests := []struct{ name, source, text, want string }{
		{"dateline", "", "OMRAN (AP) — " + bombing, "AP"},
		{"dateline with a day", "", "BAGHDAD, March 3 (Reuters) - " + bombing, "Reuters"},
		{"dateline with a country in brackets", "", "PANAMA CITY (PANAMA), 3 MAR 90 (ACAN-EFE) -- [TEXT] " + bombing, "EFE"},
		{"dateline of an agency in small letters", "", "Omran (dpa) - " + bombing, "dpa"},
		{"dateline that is the agency alone", "", "(Reuters) - " + bombing, "Reuters"},
		{"dateline of two", "", "OMRAN, Iraq (AFP/Reuters) - " + bombing, "AFP"},
		{"dateline after a title", "", "Bomb in Qasr Ubayd\nOMRAN, Iraq, March 3 (Xinhua) -- " + bombing, "Xinhua"},
		{"dateline of the paper's own", "", "OMRAN, Iraq (Harbour Wire) - " + bombing, ""},
		{"dateline of no agency", "", "OMRAN — " + bombing, ""},
		{"line before the day", "", "Xinhua | Updated: 2026-03-03 17:52\n" + bombing, "Xinhua"},
		{"line with the agency last", "", "Updated: 2026-03-03 06:50 (Xinhua)\n" + bombing, "Xinhua"},
		{"byline", "", "By Salma Odeh, Associated Press\n" + bombing, "AP"},
		{"byline of several", "", "By Agencies\n" + bombing, "Agencies"},
		{"agency alone", "", "Reuters\n" + bombing, "Reuters"},
		{"source", "", "Source: Kyodo\n" + bombing, "Kyodo"},
		{"at the end", "", bombing + "\n(PTI)", "PTI"},
		{"behind the last words", "", bombing + " - AFP", "AFP"},
		{"owner", "", bombing + "\nCopyright 2026 The Associated Press. All rights reserved.", "AP"},
		{"the publisher is one", "Reuters", bombing, "Reuters"},

		{"contributed", "", bombing + "\nReuters contributed to this report.", ""},
		{"contributed, with the agency first", "", bombing + "\nThe Associated Press contributed to this report", ""},
		{"with files from", "", bombing + "\nWith files from AFP", ""},
		{"reporting by", "", bombing + "\nAdditional reporting by Reuters", ""},
		{"a picture's", "", "Smoke over Qasr Ubayd. © 2026 Karim Rasun (AFP)\n" + bombing, ""},
		{"a picture's, at the end", "", bombing + "\nPhoto: Reuters", ""},
		{"a picture from the file", "", "FILE - In this Feb. 3, 2026, file photo, traders wait. (AP Photo/Karim Rasun)\n" + bombing, ""},
		{"named in the text", "", bombing + " The governor bombing AFP that seven had died.", ""},
		{"named at its beginning", "", "Reuters reported that " + bombing, ""},
		{"letters that are a word", "", "ANI is a town.\n" + bombing, ""},
		{"none", "Diyala Courier", bombing, ""},
		{"empty", "", "", ""},
	}
	for _, tt := range tests {
		if got := Credit(&sitrep.Report{Source: tt.source, Text: tt.text}); got != tt.want {
			t.Errorf("%s: Credit = %q, want %q of %q", tt.name, got, tt.want, tt.text)
		}
	}
}

// TestDateline: what stands before the text itself is found, and nothing else.
func TestDateline(t *testing.T) {
	for text, want := range map[string]string{
		"OMRAN (AP) — Seven died.":                             "OMRAN (AP) — ",
		"SAN TOLMO, 2 MAY 90 (ACAN-EFE) -- [TEXT] AT LEAST 18": "SAN TOLMO, 2 MAY 90 (ACAN-EFE) -- [TEXT] ",
		"RUTAN, Iraq — Seven died.":                            "RUTAN, Iraq — ",
		"Seven died (three of them children) - police":         "",
		"Seven died in Omran.":                                 "",
		"":                                                     "",
	} {
		if got := text[:dateline(text)]; got != want {
			t.Errorf("dateline of %q = %q, want %q", text, got, want)
		}
	}
}

package extract_test

import "testing"

// Words for violence that are said of something else mean nothing of the kind.
func TestMeant(t *testing.T) {
	said := []string{
		"Lena Ortiz attacked her rival's tax plan at the debate in Ohio on Monday.",
		"The striker shot from twenty metres and hit the post as the home side came under attack.",
		"The company said its new rocket would blast off from the pad in Florida in May with a satellite.",
		"The senator fired back at his critics and shot down the proposal.",
	}
	done := []string{
		"Gunmen attacked a police post near Tabora on Monday, killing two officers.",
		"A bomb exploded outside a bank in Cali, wounding four passers-by, police said.",
		"Students protested outside the ministry in Lusaka on Friday, and police arrested eleven of them.",
		"Rebels fired rockets at the airport of Marad in Iraq.",
	}
	for _, tt := range []struct {
		texts []string
		meant bool
	}{{said, false}, {done, true}} {
		for _, text := range tt.texts {
			for _, h := range readingOf(t, text).Happenings {
				if got := h.Meant >= 0; got != tt.meant {
					t.Errorf("%q is meant by %.1f, want meant: %t", text, h.Meant, tt.meant)
				}
			}
		}
	}
}

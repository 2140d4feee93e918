package link

import "testing"

func TestFold(t *testing.T) {
	for _, same := range [][]string{
		{"Muhammad", "Mohammed", "Mohamed", "Mohammad", "Muḥammad"},
		{"Abu Kamal", "Albukamal", "Al-Bukamal", "Abou Kamal", "Abū Kamāl"},
		{"Deir ez-Zor", "Dayr az-Zawr", "Deir al-Zour", "Deir el-Zor"},
		{"Fallujah", "Falluja", "al-Fallujah", "Al Falluja"},
		{"Ba'qubah", "Baquba", "Baqubah"},
		{"Hussein", "Husayn", "Hossain"},
		{"Osama", "Usama"},
		{"Daoud", "Dawud", "Dawood"},
		{"Kyiv", "Kiev"},
		{"El Fasher", "al-Fashir", "Al Fashir"},
		{"ash-Shaddadi", "al-Shaddadi", "Shaddadi"},
		{"Djibo", "Jibo"},
		{"Tell Abyad", "Tal Abyad", "Tel Abyad"},
		{"Kunduz", "Qunduz", "Kundooz"},
		{"Lahouaiej-Bouhlel", "Lahouaiej Bouhlel"},
		{"Bogotá", "Bogota"},
		{"Łódź", "Lodz"},
	} {
		for _, name := range same[1:] {
			if Fold(name) != Fold(same[0]) {
				t.Errorf("Fold(%q) = %q, want %q as of %q", name, Fold(name), Fold(same[0]), same[0])
			}
		}
	}
	for _, other := range [][2]string{
		{"Homs", "Hama"},
		{"Iran", "Iraq"},
		{"Mosul", "Misrata"},
		{"Kabul", "Kapisa"},
		{"Ahmad", "Muhammad"},
		{"Nice", "Nok"},
		{"Taliban", "Talbiya"},
		{"Hassan", "Hussein"},
		{"Baghdad", "Baghlan"},
		{"Ali", "Al"},
		{"Karim", "Karam Sing"},
	} {
		if Fold(other[0]) == Fold(other[1]) {
			t.Errorf("Fold(%q) = Fold(%q) = %q, want different", other[0], other[1], Fold(other[0]))
		}
	}
	if got := Fold(" -'"); got != "" {
		t.Errorf("Fold of no letter = %q, want nothing", got)
	}
}

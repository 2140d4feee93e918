package ingest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

func encoded(t *testing.T, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecode(t *testing.T) {
	const (
		spanish  = "Dos guardias murieron cuando explotó un coche bomba en la región; el señor Núñez habló."
		german   = "Bei dem Anschlag auf die Brücke in Königsfurt wurden fünf Männer getötet, sagte die Behörde."
		russian  = "В результате обстрела посёлка погибли двое военных, ещё трое ранены, сообщили в полиции региона."
		greek    = "Δύο φρουροί σκοτώθηκαν και έξι οδηγοί τραυματίστηκαν από έκρηξη βόμβας, ανακοίνωσε η αστυνομία."
		chinese  = "警方说，一枚炸弹在市场附近爆炸，造成两名警卫死亡，另有六人受伤。目前没有人宣布对此事负责。"
		japanese = "警察によると、市場の近くで爆弾が爆発し、警備員二人が死亡、六人がけがをした。"
		english  = "The mayor’s guards – two of them – died, “a heavy blow”, he said."
	)
	jis := encoded(t, japaneseEncoding, japanese)
	tests := []struct {
		name  string
		raw   []byte
		page  bool
		want  string
		notes []string
	}{
		{"UTF-8", []byte(english), false, english, nil},
		{"UTF-8 with mark", []byte("\ufeff" + english), false, english, nil},
		{"UTF-16 low first", encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), english), false, english, nil},
		{"UTF-16 high first", encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), russian), false, russian, nil},
		{"UTF-16 without mark", encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), spanish), false, spanish, nil},
		{"windows-1252, English", encoded(t, charmap.Windows1252, english), false, english, []string{"read as windows-1252"}},
		{"windows-1252, Spanish", encoded(t, charmap.Windows1252, spanish), false, spanish, []string{"read as windows-1252"}},
		{"latin1, German", encoded(t, charmap.ISO8859_1, german), false, german, []string{"read as windows-1252"}},
		{"windows-1251", encoded(t, charmap.Windows1251, russian), false, russian, []string{"read as windows-1251"}},
		{"koi8-r", encoded(t, charmap.KOI8R, russian), false, russian, []string{"read as koi8-r"}},
		{"Greek", encoded(t, charmap.ISO8859_7, greek), false, greek, []string{"read as iso-8859-7"}},
		{"gb18030", encoded(t, simplifiedchinese.GB18030, chinese), false, chinese, []string{"read as gbk"}},
		{"shift_jis", jis, false, japanese, []string{"read as shift_jis"}},
		{"broken UTF-8", []byte("Forças — região: explosão \xe2\x80 fim."), false, "Forças — região: explosão \ufffd fim.", []string{"2 bytes that are not UTF-8 were replaced"}},
		{"declared", append([]byte(`<meta charset="shift_jis">`), jis...), true, `<meta charset="shift_jis">` + japanese, nil},
		{"declared wrongly", []byte(`<meta charset="iso-8859-1">` + english), true, `<meta charset="iso-8859-1">` + english, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, notes := decode(tt.raw, tt.page)
			if got != tt.want || !cmp.Equal(notes, tt.notes) {
				t.Errorf("decode(%q) = %q, %q, want %q, %q", tt.raw, got, notes, tt.want, tt.notes)
			}
		})
	}
}

var japaneseEncoding = japanese.ShiftJIS

func TestHarmless(t *testing.T) {
	tests := []struct{ in, want string }{
		{"plain\n\ttext", "plain\n\ttext"},
		{"a\x00b\x1b[31mc\x7f", "a b [31mc "},
		{"page\fend\v", "page\nend\n"},
		{"don\u0092t \u0081x \u0085", "don’t  x …"},
		{"a\xff\xfeb", "a\ufffdb"},
		{"\u202ekept\u202c\u200b\ufeff", "\u202ekept\u202c\u200b\ufeff"},
	}
	for _, tt := range tests {
		if got := harmless(tt.in); got != tt.want {
			t.Errorf("harmless(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestHeadline(t *testing.T) {
	tests := []struct{ in, title, rest string }{
		{"Two die in Marad blast\n\nA bomb went off.", "Two die in Marad blast", "A bomb went off."},
		{"TWO DIE IN MARAD BLAST  \n \n\n  A bomb went off.", "TWO DIE IN MARAD BLAST", "A bomb went off."},
		{"Who shelled the bridge at Oru?\n\nNobody says.", "Who shelled the bridge at Oru?", "Nobody says."},
		{"Two died in a blast.\n\nPolice came.", "", ""},
		{"Two die in Marad blast\nA bomb went off.", "", ""},
		{"Two die in Marad blast", "", ""},
		{"Two die in Marad blast\n\n", "", ""},
		{"4 May 2021\n\nA bomb went off.", "", ""},
		{"MARAD (Agency) -\n\nA bomb went off.", "", ""},
		{"Dear readers,\n\nA bomb went off.", "", ""},
		{"“We heard a bang”\n\nA bomb went off.", "", ""},
	}
	for _, tt := range tests {
		title, rest, ok := headline(tt.in)
		if want := tt.title != ""; ok != want || ok && (title != tt.title || rest != tt.rest) {
			t.Errorf("headline(%q) = %q, %q, %v, want %q, %q, %v", tt.in, title, rest, ok, tt.title, tt.rest, want)
		}
	}
}

func TestLanguageOf(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Gunmen on motorcycles opened fire on a bus near the border town, killing the driver and two passengers.", "en"},
		{"GUNMEN ON MOTORCYCLES OPENED FIRE ON A BUS NEAR THE BORDER TOWN, KILLING THE DRIVER AND TWO PASSENGERS.", "en"},
		{"Hombres armados dispararon contra un autobús cerca de la frontera y mataron al conductor y a dos pasajeros.", "es"},
		{"Des hommes armés ont ouvert le feu sur un autobus près de la frontière, tuant le chauffeur et deux passagers.", "fr"},
		{"Вооружённые люди открыли огонь по автобусу недалеко от границы, погибли водитель и двое пассажиров. Об этом сообщили в полиции, расследование продолжается уже второй день.", "ru"},
		{"فتح مسلحون النار على حافلة قرب بلدة حدودية ما أدى إلى مقتل السائق واثنين من الركاب", "ar"},
		{"Gunmen fired.", "und"},
		{"12 34 56 78 90 12 34 56 78 90 12 34 56 78 90 12 34 56 78 90", "und"},
		{"", "und"},
	}
	for _, tt := range tests {
		if got := languageOf(tt.in); got != tt.want {
			t.Errorf("languageOf(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

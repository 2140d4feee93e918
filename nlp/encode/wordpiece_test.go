package encode

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"sitrep/span"
)

// wordsOf gives the words of a text: what stands between spaces.
func wordsOf(text string) []span.Span {
	var out []span.Span
	at := 0
	for field := range strings.FieldsSeq(text) {
		i := at + strings.Index(text[at:], field)
		out = append(out, span.Span{Start: i, End: i + len(field)})
		at = i + len(field)
	}
	return out
}

// testVocabulary has every small letter, alone and within a word, and some
// longer pieces.
func testVocabulary() []string {
	v := strings.Fields(`[PAD] [UNK] [CLS] [SEP] , . - ' / ( ) $ the bomb ##ing ##ings ##er un ##aff ##able affable
		istanbul cafe sao tome zur ##ich strasse stra ##ß ##e fi fire ﬁ ##ﬁ police 中 国 й и ά α σ ς ##σ ##ς ᄒ ##ᅡ ##ᆫ ᄀ ##ᆨ
		0 1 2 ##0 ##1 ##2 17 ##th`)
	for c := 'a'; c <= 'z'; c++ {
		if s := string(c); !slices.Contains(v, "##"+s) {
			v = append(v, "##"+s)
		}
		v = append(v, string(c))
	}
	return v
}

func testWords(t testing.TB) *Vocabulary {
	t.Helper()
	lines := strings.Join(testVocabulary(), "\n")
	v, err := newVocabulary([]byte(lines), len(testVocabulary()))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestPieces(t *testing.T) {
	tests := []struct {
		name, word, want string // want: each piece with the bytes that it covers
	}{
		{"known", "bomb", "bomb=bomb"},
		{"capitals", "BOMBings", "bomb=BOMB ##ings=ings"},
		{"longest first", "unaffable", "un=un ##aff=aff ##able=able"},
		{"longest first, not best", "affablex", "affable=affable ##x=x"},
		{"letter by letter", "qxz", "q=q ##x=x ##z=z"},
		{"unknown letter", "bombж", "[UNK]=bombж"},
		{"unknown run only", "ж-bomb", "[UNK]=ж -=- bomb=bomb"},
		{"punctuation", "un-fire.", "un=un -=- fire=fire .=."},
		{"punctuation as symbols", "$17", "$=$ 17=17"},
		{"punctuation that is not ASCII", "un“fire", "un=un [UNK]=“ fire=fire"},
		{"not punctuation", "a€b", "[UNK]=a€b"},
		{"digits", "17th", "17=17 ##th=th"},
		{"accent in one character", "Café", "cafe=Café"},
		{"accent on its own", "Cafe\u0301s", "cafe=Cafe\u0301 ##s=s"},
		{"accent at the end", "cafe\u0301\u0323", "cafe=cafe\u0301\u0323"},
		{"tilde", "São", "sao=São"},
		{"umlaut", "ZÜRich", "zur=ZÜR ##ich=ich"},
		{"sharp s stays", "straße", "stra=stra ##ß=ß ##e=e"},
		{"dotted capital I, shorter in lower case", "İSTANBUL", "istanbul=İSTANBUL"},
		{"dotless i", "ıstanbul", "[UNK]=ıstanbul"},
		{"Kelvin sign", "\u212a", "k=\u212a"},
		{"ligature stays", "ﬁ", "ﬁ=ﬁ"},
		{"ideographs stand alone", "a中国b", "a=a 中=中 国=国 b=b"},
		{"compatibility ideograph", "\uf900", "[UNK]=\uf900"},
		{"Hangul comes apart", "한", "ᄒ=한 ##ᅡ=한 ##ᆫ=한"},
		{"Cyrillic short i", "Й", "и=Й"},
		{"Greek with accents", "Ά", "α=Ά"},
		{"final sigma is as written", "ΣΣ", "σ=Σ ##σ=Σ"},
		{"soft hyphen", "fi\u00adre", "fire=fi\u00adre"},
		{"control at the edges", "\u0000fire\u0007", "fire=fire"},
		{"direction marks", "\u200efire\u200f", "fire=fire"},
		{"not a character", "fi\xffre", "fire=fi\xffre"},
		{"replacement character", "fire\ufffd", "fire=fire"},
		{"only controls", "\u200b\u200e", "[UNK]=\u200b\u200e"},
		{"only an accent", "\u0301", "[UNK]=\u0301"},
		{"accent after a control", "a\u200d\u0301b", "a=a ##b=b"},
		{"nothing", "", "[UNK]="},
		{"space within", "fire police", "fire=fire police=police"},
		{"hard space within", "fire\u00a0police", "fire=fire police=police"},
		{"tab and new line", "a\t\nb", "a=a b=b"},
		{"as long as may be", strings.Repeat("a", 100), "a=a" + strings.Repeat(" ##a=a", 99)},
		{"too long", strings.Repeat("a", 101), "[UNK]=" + strings.Repeat("a", 101)},
		{"too long, but not in characters", strings.Repeat("ß", 60), "[UNK]=" + strings.Repeat("ß", 60)},
		{"long, cut by punctuation", strings.Repeat("a", 60) + "/" + strings.Repeat("a", 60), "a=a" + strings.Repeat(" ##a=a", 59) + " /=/ a=a" + strings.Repeat(" ##a=a", 59)},
		{"looks like a special piece", "[CLS]", "[UNK]=[ c=C ##l=L ##s=S [UNK]=]"},
		{"looks like the middle of a word", "##er", "[UNK]=# [UNK]=# e=e ##r=r"},
	}
	v := testWords(t)
	known := newWords(v)
	for _, tt := range tests {
		text := "x" + tt.word + "x"
		w := []span.Span{{Start: 1, End: 1 + len(tt.word)}}
		pieces := v.Pieces(text, w, nil)
		var got []string
		for _, p := range pieces {
			got = append(got, v.Text(p.ID)+"="+text[p.Start:p.End])
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: Pieces(%q) = %s, want %s", tt.name, tt.word, s, tt.want)
		}
		for range 2 {
			if again := appendWord(nil, known.cut(tt.word), 1, 0, nil); !reflect.DeepEqual(again, pieces) {
				t.Errorf("%s: an encoder gives %v, want %v", tt.name, again, pieces)
			}
		}
	}
}

func TestCaseOf(t *testing.T) {
	tests := []struct {
		word string
		want uint8
	}{
		{"attack", CaseLower},
		{"", CaseLower},
		{"--", CaseLower},
		{"中国", CaseLower},
		{"élan", CaseLower},
		{"a", CaseLower},
		{"Baghdad", CaseTitle},
		{"Élan", CaseTitle},
		{"'Tis", CaseTitle},
		{"O'neill", CaseTitle},
		{"İstanbul", CaseTitle},
		{"PKK", CaseUpper},
		{"U.S.", CaseUpper},
		{"ÉU", CaseUpper},
		{"AT&T", CaseUpper},
		{"30", CaseDigits},
		{"17th", CaseDigits},
		{"F-16", CaseDigits},
		{"٣", CaseDigits},
		{"A1", CaseDigits},
		{"km²", CaseDigits},
		{"McKenzie", CaseMixed},
		{"iPhone", CaseMixed},
		{"al-Asad", CaseMixed},
		{"PKKs", CaseMixed},
		{"O'Neill", CaseMixed},
		{"A", CaseSingle},
		{"J.", CaseSingle},
		{"É", CaseSingle},
	}
	for _, tt := range tests {
		if got := caseOf(tt.word); got != tt.want {
			t.Errorf("caseOf(%q) = %d, want %d", tt.word, got, tt.want)
		}
	}
}

func TestPiecesOfCapitals(t *testing.T) {
	const text = "POLICE Fire 17th"
	v := testWords(t)
	for _, tt := range []struct {
		capitals []bool
		want     []uint8
	}{
		{nil, []uint8{CaseUpper, CaseTitle, CaseDigits, CaseDigits}},
		{[]bool{true, false, true}, []uint8{CaseLower, CaseTitle, CaseLower, CaseLower}},
	} {
		var got []uint8
		for _, p := range v.Pieces(text, wordsOf(text), tt.capitals) {
			got = append(got, p.Case)
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("with capitals %v: cases %v, want %v", tt.capitals, got, tt.want)
		}
	}
}

// TestWordsForget fills the memory for words several times over.
func TestWordsForget(t *testing.T) {
	v := testWords(t)
	w := newWords(v)
	c := cutter{vocabulary: v}
	for i := range 2*maxKnownWords + 7 {
		word := string([]rune{'a' + rune(i%26), 'a' + rune(i/26%26), 'a' + rune(i/676%26), 'a' + rune(i/17576)})
		if got, want := w.cut(word), c.cut(word); !reflect.DeepEqual(got, want) {
			t.Fatalf("cut(%q) = %v, want %v", word, got, want)
		}
	}
	if n := w.seen.len(); n > maxKnownWords {
		t.Errorf("%d words are known, more than %d", n, maxKnownWords)
	}
}

func FuzzPieces(f *testing.F) {
	f.Add("The bombing in São Tomé, 17th.", []byte{3, 8, 3, 4, 6, 1, 5})
	f.Add("İSTANBUL ﬁre e\u0301\u0323 한국\u200b中国", []byte{9, 0, 5, 1, 255})
	f.Add("\xff\xc3 a\u0ccab", []byte{1, 1, 1, 1, 1, 1, 1})
	v := testWords(f)
	f.Fuzz(func(t *testing.T, text string, lengths []byte) {
		var words []span.Span
		at := 0
		for _, n := range lengths { // words lie side by side and may cut a character
			end := min(len(text), at+int(n))
			words = append(words, span.Span{Start: at, End: end})
			at = end
		}
		pieces := v.Pieces(text, words, nil)
		known := newWords(v)
		for range 2 {
			var got []Piece
			for i, w := range words {
				got = appendWord(got, known.cut(w.Of(text)), w.Start, i, nil)
			}
			if !reflect.DeepEqual(got, pieces) {
				t.Fatalf("remembered: %v, want %v", got, pieces)
			}
		}
		word, start, end := -1, 0, 0
		for _, p := range pieces {
			if int(p.Word) != word {
				if word++; int(p.Word) != word {
					t.Fatalf("word %d has no piece: %v", word, pieces)
				}
			}
			if w := words[word]; !w.Contains(span.Span{Start: p.Start, End: p.End}) || p.Start > p.End {
				t.Fatalf("piece %v lies not in its word %v", p, w)
			}
			if p.Start < start || p.End < end {
				t.Fatalf("piece %v goes back", p)
			}
			if p.ID < 0 || int(p.ID) >= v.Len() || p.Case >= cases {
				t.Fatalf("piece %v is none", p)
			}
			start, end = p.Start, p.End
		}
		if word != len(words)-1 {
			t.Fatalf("%d words, pieces for %d", len(words), word+1)
		}
		checkLetters(t, text, words, pieces)
	})
}

// checkLetters tells of letters and digits that no piece covers.
func checkLetters(t *testing.T, text string, words []span.Span, pieces []Piece) {
	covered := make([]bool, len(text))
	for _, p := range pieces {
		for i := p.Start; i < p.End; i++ {
			covered[i] = true
		}
	}
	for _, w := range words {
		for i, r := range w.Of(text) {
			if r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) && !covered[w.Start+i] {
				t.Fatalf("no piece covers %q of %q: %v", r, w.Of(text), pieces)
			}
		}
	}
}

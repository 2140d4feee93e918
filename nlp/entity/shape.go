package entity

import (
	"regexp"

	"sitrep/doc"
	"sitrep/span"
)

// shapes are types that the characters tell, the surest first.
var shapes = []struct {
	kind string
	is   *regexp.Regexp
}{
	{"Url", regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s<>"“”]*[\pL\pN/]`)},
	{"CommsIdentifier", regexp.MustCompile(`(?i)\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b|\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,6}\b|(?:^|[\s(])(@\w{2,})\b`)},
	{"Coordinate", regexp.MustCompile(`(?:\d{1,3}°\s?(?:\d{1,2}(?:\.\d+)?['′’]\s?)?(?:\d{1,2}(?:\.\d+)?["″”]\s?)?|\d{1,3}\.\d+°?\s?)[NS][,;\s]{0,2}(?:\d{1,3}°\s?(?:\d{1,2}(?:\.\d+)?['′’]\s?)?(?:\d{1,2}(?:\.\d+)?["″”]\s?)?|\d{1,3}\.\d+°?\s?)[EW]\b|-?\b\d{1,2}\.\d{3,}°?,\s?-?\d{1,3}\.\d{3,}\b`)},
	{"Frequency", regexp.MustCompile(`(?i)\b\d+(?:[.,]\d+)?\s?[kMG]?Hz\b`)},
	{"Money", regexp.MustCompile(`(?i)(?:(?:US|CA|AU|NZ|HK)?\$|[£€¥₪₹₽₺]|\b(?:USD|EUR|GBP)\s?)\d[\d,]*(?:\.\d+)?(?:[ -]?(?:thousand|million|billion|trillion|bn|mn|m|k))?\b|\b\d[\d,]*(?:\.\d+)?\s(?:(?:thousand|million|billion|trillion)\s)?(?:dollars|euros|pounds sterling|pesos|rubles|roubles|rupees|shekels|dinars|liras?)\b`)},
}

// withShape keeps what has a shape of its own: addresses, coordinates,
// frequencies, sums of money.
func (f *finder) withShape() {
	for _, s := range shapes {
		for _, at := range s.is.FindAllStringSubmatchIndex(f.d.Text, -1) {
			found := span.Span{Start: at[0], End: at[1]}
			if len(at) > 2 && at[2] >= 0 {
				found = span.Span{Start: at[2], End: at[3]}
			}
			if m, ok := f.shape(found, s.kind); ok {
				f.out = append(f.out, m)
				f.shapes++
			}
		}
	}
}

// shape gives the mention of a span; ok is false where it has no token, or what
// was found before has some of it.
func (f *finder) shape(s span.Span, kind string) (m doc.Mention, ok bool) {
	if f.shaped(s) {
		return m, false
	}
	m = doc.Mention{Span: s, Type: kind, Form: doc.Name, Name: plain(s.Of(f.d.Text)), Quantity: -1}
	m.First, m.End = f.d.TokensIn(s)
	for m.First > 0 && f.d.Tokens[m.First-1].End > s.Start {
		m.First--
	}
	for m.End < len(f.d.Tokens) && f.d.Tokens[m.End].Start < s.End {
		m.End++
	}
	m.Head = m.End - 1
	return m, m.First < m.End
}

// shaped tells whether a span shares characters with one that has a shape of
// its own, and does not hold it whole.
func (f *finder) shaped(s span.Span) bool {
	for _, m := range f.out[:f.shapes] {
		if m.Overlaps(s) && (!s.Contains(m.Span) || s == m.Span) {
			return true
		}
	}
	return false
}

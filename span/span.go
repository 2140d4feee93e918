// Package span gives names to pieces of a text: byte ranges within it, and
// their translation to code points and UTF-16 at the edges of the program.
package span

// Span is the half-open byte range [Start, End) of a text. The zero Span is
// empty and stands for "no words".
type Span struct {
	Start, End int
}

// Empty tells whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Len is the number of bytes in the span.
func (s Span) Len() int { return max(0, s.End-s.Start) }

// Of returns the words of text that the span names. It panics when the span
// does not lie within text; Within tells beforehand.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Within tells whether the span lies inside a text of n bytes.
func (s Span) Within(n int) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= n }

// Contains tells whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps tells whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return max(s.Start, o.Start) < min(s.End, o.End) }

// Cover returns the smallest span that holds both; an empty one adds nothing.
func Cover(a, b Span) Span {
	switch {
	case a.Empty():
		return b
	case b.Empty():
		return a
	}
	return Span{min(a.Start, b.Start), max(a.End, b.End)}
}

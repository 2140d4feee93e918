package lex

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// Entry is a place on its way into a gazetteer file.
type Entry struct {
	Place
	Others []string // names it is found by besides Place.Name
}

// EncodeGazetteer makes the bytes of a gazetteer file, with the ordinary words
// that its names are told from. The same input gives the same bytes.
func EncodeGazetteer(entries []Entry, ordinary []string) ([]byte, error) {
	if len(entries) > indexMask {
		return nil, fmt.Errorf("%d places are more than a gazetteer file holds", len(entries))
	}
	e := encoder{strings: map[string]uint32{}, countries: map[string]byte{}, features: map[string]byte{}, divisions: map[string]int{}}
	slices.SortStableFunc(entries, byWeight)
	names, skeletons := map[string][]uint32{}, map[string][]uint32{}
	for i, entry := range entries {
		if err := e.record(entry.Place); err != nil {
			return nil, fmt.Errorf("encode %s: %w", entry.Name, err)
		}
		addNames(names, skeletons, uint32(i), entry)
	}
	var parts header
	plainWords := map[string][]uint32{}
	for _, w := range ordinary {
		plainWords[FoldPlace(w)] = []uint32{0}
	}
	for folded, values := range names {
		if common(plainWords, folded) {
			values[0] |= commonBit
		}
	}
	index := e.index(names)
	bones := e.index(skeletons)
	vocabulary := e.index(plainWords)
	if len(e.names) >= 1<<24 || len(e.lists)/3 >= listBit {
		return nil, fmt.Errorf("gazetteer too large: %d bytes of names, %d of lists", len(e.names), len(e.lists))
	}
	at := len(magic) + 8*len(parts.sections())
	out := []byte(magic)
	var body []byte
	for _, b := range [][]byte{e.records, e.names, e.division, words(e.features), words(e.countries), e.lists, index, bones, vocabulary} {
		out = appendNumbers(out, at, at+len(b))
		at += len(b)
		body = append(body, b...)
	}
	return append(out, body...), nil
}

// common tells whether a folded name is an ordinary word or a plain form of one.
func common(ordinary map[string][]uint32, folded string) bool {
	return inflected(folded, func(w string) bool { return ordinary[w] != nil })
}

// byWeight puts the most populous first, then orders by all that a user sees.
func byWeight(a, b Entry) int {
	return cmp.Or(
		cmp.Compare(b.Population, a.Population), cmp.Compare(a.Country, b.Country), cmp.Compare(a.Name, b.Name),
		cmp.Compare(a.GeoNamesID, b.GeoNamesID), cmp.Compare(a.Feature, b.Feature), cmp.Compare(a.Lat, b.Lat), cmp.Compare(a.Lon, b.Lon))
}

// addNames files an entry under all that it is found by. Values come in the
// order of the entries, so that lists are sorted.
func addNames(names, skeletons map[string][]uint32, i uint32, e Entry) {
	e.keys(func(key string, kind keyKind, alternate bool) {
		m := names
		if kind == skeletonKey {
			m = skeletons
		}
		flag := uint32(0)
		if alternate {
			flag = otherBit
		}
		if last := len(m[key]) - 1; last < 0 || m[key][last]&indexMask != i {
			m[key] = append(m[key], i|flag)
		}
	})
}

// keyKind tells a folded name from a skeleton of one.
type keyKind bool

const (
	nameKey     keyKind = false
	skeletonKey keyKind = true
)

// keys gives all that an entry is found by, some of it more than once: what it
// goes by first.
func (e *Entry) keys(yield func(key string, kind keyKind, alternate bool)) {
	for n, name := range append([]string{e.Name}, e.Others...) {
		folded := FoldPlace(name)
		if folded == "" {
			continue
		}
		yield(folded, nameKey, n > 0)
		if rest, ok := withoutArticle(folded); ok && HasArticle(e.Country) {
			yield(rest, nameKey, n > 0)
		}
		if Carried(e.Country) && !strings.HasPrefix(e.Feature, "A.ADM2") {
			if s := skeleton(folded); s != "" {
				yield(e.Country+" "+s, skeletonKey, n > 0)
			}
		}
	}
}

type encoder struct {
	records, names, division, lists []byte
	strings                         map[string]uint32
	countries, features             map[string]byte
	divisions                       map[string]int
}

func (e *encoder) record(p Place) error {
	country, err := number(e.countries, p.Country)
	if err != nil {
		return err
	}
	feature, err := number(e.features, p.Feature)
	if err != nil {
		return err
	}
	b := appendNumbers(e.records, int(p.GeoNamesID))
	b = append24(b, e.name(p.Name))
	b = append24(b, packDegrees(p.Lat, 90))
	b = append24(b, packDegrees(p.Lon, 180))
	count, division := packCount(p.Population), e.divide(p.Admin1)
	e.records = append(b, byte(count), byte(count>>8), feature, country, byte(division), byte(division>>8))
	return nil
}

// number gives a word its place in a table of at most 256.
func number(table map[string]byte, word string) (byte, error) {
	n, ok := table[word]
	if !ok {
		if len(table) > 255 {
			return 0, fmt.Errorf("more than 256 kinds, %q the last", word)
		}
		n = byte(len(table))
		table[word] = n
	}
	return n, nil
}

func (e *encoder) name(s string) uint32 {
	at, ok := e.strings[s]
	if !ok {
		at = uint32(len(e.names))
		e.strings[s] = at
		n := min(len(s), 255)
		e.names = append(append(e.names, byte(n)), s[:n]...)
	}
	return at
}

// divide gives the number of a division's name, from 1; 0 for none.
func (e *encoder) divide(name string) int {
	if name == "" {
		return 0
	}
	n, ok := e.divisions[name]
	if !ok {
		e.division = append24(e.division, e.name(name))
		n = len(e.divisions) + 1
		e.divisions[name] = n
	}
	return n
}

// words lays a table of words out in columns of equal width.
func words(table map[string]byte) []byte {
	width := 0
	for w := range table {
		width = max(width, len(w))
	}
	b := []byte(strings.Repeat(" ", 1+width*len(table)))
	b[0] = byte(width)
	for w, i := range table {
		copy(b[1+width*int(i):], w)
	}
	return b
}

// index lays names out by their hash.
func (e *encoder) index(names map[string][]uint32) []byte {
	type entry struct {
		hash uint64
		name string
	}
	var all []entry
	for name := range names {
		all = append(all, entry{hash: hashEnd(hashOf(name)), name: name})
	}
	slices.SortFunc(all, func(a, b entry) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.name, b.name)) })
	size := max(1, bits.Len(uint(len(all)))-3) // some six entries share a place in the directory
	dir := make([]int, 1<<size+1)
	var body []byte
	for i, x := range all {
		dir[x.hash>>(64-size)+1] = i + 1
		body = appendNumbers(body, int(uint32(x.hash>>(32-size))))
		body = append24(body, e.value(names[x.name]))
	}
	for i := 1; i < len(dir); i++ {
		dir[i] = max(dir[i], dir[i-1])
	}
	return append(appendNumbers([]byte{byte(size)}, dir...), body...)
}

// value writes a list where one value does not do.
func (e *encoder) value(values []uint32) uint32 {
	if len(values) == 1 {
		return values[0]
	}
	at := uint32(len(e.lists) / 3)
	e.lists = append24(e.lists, uint32(len(values))|values[0]&commonBit)
	for _, v := range values {
		e.lists = append24(e.lists, v&^uint32(commonBit))
	}
	return listBit | at
}

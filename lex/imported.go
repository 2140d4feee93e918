package lex

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"
)

// The file of imported places, all numbers little-endian:
//
//	"SGIMP1\n\x00", the header's numbers as 8 bytes each, the SHA-256 of the records;
//	then records, index, directory, tables
//
// A record is its length (4 bytes, itself not counted), GeoNames id (8), latitude and longitude in 1/100,000 of
// a degree (4 each), population (8), then feature, country, code of the first division, name, and the number
// of other names (2) before each of these; a string is a byte of length and its bytes. Records are sorted by
// id. An entry of the index is the hash of a name or a skeleton (8) and a reference (8), sorted; a reference
// is its rank (1 byte: the more people, the less), and twice the place of the record, plus 1 where the place
// goes by another name. The directory has for each of the hash's first bits the number (4) of the first entry.
// Tables are lines of text: "division", code and name; "count", country, feature class and number.
const (
	importedMagic  = "SGIMP1\n\x00"
	importedHeader = len(importedMagic) + 8*6 + 32
	referenceSize  = 16

	mostReadings = 200 // that are given of one name, the most populous first
	headRoom     = 1024
)

// ErrImported is told of a file that holds no imported places.
var ErrImported = errors.New("not a file of imported places")

// Imported is a file of places that a user imported. It reads from the file as it
// is asked, and is safe for use by many goroutines at once.
type Imported struct {
	file      io.ReaderAt
	close     func() error
	info      os.FileInfo
	parts     importedParts
	digest    string
	directory []uint32
	divisions map[string]string // code, "SY.08", to name
	counts    []Count
}

type importedParts struct {
	places, records, index, directory, tables, bits int64 // records to tables are where each ends
}

func (p *importedParts) numbers() []*int64 {
	return []*int64{&p.places, &p.records, &p.index, &p.directory, &p.tables, &p.bits}
}

// Count is how many places of a country and a feature class there are.
type Count struct {
	Country, Class string
	Places         int
}

// OpenImported opens a file of imported places; where there is no such file, it
// gives nil and no error.
func OpenImported(path string) (*Imported, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil //nolint:nilnil // "no file" is no error, and there is nothing to give
	}
	if err != nil {
		return nil, fmt.Errorf("open the imported places: %w", err)
	}
	st, err := f.Stat()
	if err == nil {
		var im *Imported
		if im, err = readImported(f, st.Size()); err == nil {
			im.close, im.info = f.Close, st
			return im, nil
		}
	}
	return nil, fmt.Errorf("open the imported places of %s: %w", path, errors.Join(err, f.Close()))
}

// readImported reads the header, the directory and the tables.
func readImported(file io.ReaderAt, size int64) (*Imported, error) {
	im := &Imported{file: file, divisions: map[string]string{}}
	head := make([]byte, importedHeader)
	if _, err := file.ReadAt(head, 0); err != nil || string(head[:len(importedMagic)]) != importedMagic {
		return nil, ErrImported
	}
	at := len(importedMagic)
	for _, n := range im.parts.numbers() {
		*n = int64(binary.LittleEndian.Uint64(head[at:]))
		at += 8
	}
	im.digest = hex.EncodeToString(head[at : at+6])
	p := im.parts
	ends := []int64{int64(importedHeader), p.records, p.index, p.directory, p.tables}
	if !slices.IsSorted(ends) || p.tables != size || p.bits < 0 || p.bits > 31 || p.directory-p.index != 4*(1<<p.bits+1) {
		return nil, fmt.Errorf("%w, or one that is cut off", ErrImported)
	}
	rest := make([]byte, p.tables-p.index)
	if _, err := file.ReadAt(rest, p.index); err != nil {
		return nil, fmt.Errorf("read it: %w", err)
	}
	for b := rest[:p.directory-p.index]; len(b) > 0; b = b[4:] {
		im.directory = append(im.directory, binary.LittleEndian.Uint32(b))
	}
	if !slices.IsSorted(im.directory) || int64(im.directory[len(im.directory)-1])*referenceSize != p.index-p.records {
		return nil, fmt.Errorf("%w: its directory is unsound", ErrImported)
	}
	if err := im.readTables(string(rest[p.directory-p.index:])); err != nil {
		return nil, err
	}
	return im, nil
}

func (im *Imported) readTables(text string) error {
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case f[0] == "division" && len(f) == 3:
			im.divisions[f[1]] = f[2]
		case f[0] == "count" && len(f) == 4:
			c := Count{Country: f[1], Class: f[2]}
			if _, err := fmt.Sscan(f[3], &c.Places); err != nil {
				return fmt.Errorf("%w: its table of counts is unsound", ErrImported)
			}
			im.counts = append(im.counts, c)
		default:
			return fmt.Errorf("%w: its tables are unsound", ErrImported)
		}
	}
	return nil
}

// Close closes the file.
func (im *Imported) Close() error { return im.close() }

// Places is how many there are.
func (im *Imported) Places() int { return int(im.parts.places) }

// Digest names what the file holds: another content has another digest.
func (im *Imported) Digest() string { return im.digest }

// Counts tells what there is, by country and class; the caller must not change it.
func (im *Imported) Counts() []Count { return im.counts }

// reference is an entry of the index behind the hash.
type reference uint64

func makeReference(at int64, population int, alternate bool) reference {
	rank := uint64(63)
	for n := population; n > 0; n >>= 1 {
		rank--
	}
	r := rank<<56 | uint64(at)<<1
	if alternate {
		r |= 1
	}
	return reference(r)
}

func (r reference) at() int64       { return int64(r << 8 >> 9) }
func (r reference) alternate() bool { return r&1 == 1 }

// find gives what a hash leads to, the most populous first. What cannot be read
// is not found.
func (im *Imported) find(hash uint64) []reference {
	b := hash >> (64 - im.parts.bits)
	lo, hi := int64(im.directory[b]), int64(im.directory[b+1])
	for hi-lo > mostReadings {
		mid := (lo + hi) / 2
		entries := im.entries(mid, mid+1)
		if len(entries) == 0 {
			return nil
		}
		if entries[0].hash < hash {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo > hi {
		return nil
	}
	var out []reference
	for _, e := range im.entries(lo, min(lo+2*mostReadings, int64(im.directory[b+1]))) {
		if e.hash == hash && len(out) < mostReadings {
			out = append(out, e.to)
		}
	}
	return out
}

// indexed is an entry of the index.
type indexed struct {
	hash uint64
	to   reference
}

func (x indexed) compare(y indexed) int {
	return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.to, y.to))
}

func (x indexed) append(b []byte) []byte {
	return binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(b, x.hash), uint64(x.to))
}

func readIndexed(b []byte) indexed {
	return indexed{binary.LittleEndian.Uint64(b), reference(binary.LittleEndian.Uint64(b[8:]))}
}

func (im *Imported) entries(from, to int64) []indexed {
	b := make([]byte, (to-from)*referenceSize)
	if _, err := im.file.ReadAt(b, im.parts.records+from*referenceSize); err != nil {
		return nil
	}
	out := make([]indexed, 0, to-from)
	for ; len(b) > 0; b = b[referenceSize:] {
		out = append(out, readIndexed(b))
	}
	return out
}

// place reads the record that a reference leads to; ok is false where there is none.
func (im *Imported) place(r reference) (p Place, ok bool) {
	at := r.at()
	if at < int64(importedHeader) || at >= im.parts.records {
		return Place{}, false
	}
	b := make([]byte, min(headRoom, im.parts.records-at))
	if _, err := im.file.ReadAt(b, at); err != nil {
		return Place{}, false
	}
	p, _, ok = readPlace(b[4:])
	if ok {
		p.Admin1 = im.divisions[p.Country+"."+p.Admin1]
		p.Alternate, p.Imported = r.alternate(), true
	}
	return p, ok
}

// readPlace reads a record behind its length, and gives what stands behind the name.
func readPlace(b []byte) (p Place, rest []byte, ok bool) {
	if len(b) < 24 {
		return Place{}, nil, false
	}
	p.GeoNamesID = int64(binary.LittleEndian.Uint64(b))
	p.Lat = float64(int32(binary.LittleEndian.Uint32(b[8:]))) / 1e5
	p.Lon = float64(int32(binary.LittleEndian.Uint32(b[12:]))) / 1e5
	p.Population = int(binary.LittleEndian.Uint64(b[16:]))
	b = b[24:]
	for _, s := range []*string{&p.Feature, &p.Country, &p.Admin1, &p.Name} {
		if len(b) == 0 || len(b) < 1+int(b[0]) {
			return Place{}, nil, false
		}
		*s, b = string(b[1:1+b[0]]), b[1+b[0]:]
	}
	return p, b, len(p.Feature) > 2 && math.Abs(p.Lat) <= 90 && math.Abs(p.Lon) <= 180
}

// appendRecord writes an entry as a record.
func appendRecord(b []byte, e Entry) []byte {
	start := len(b)
	b = append(b, 0, 0, 0, 0)
	b = binary.LittleEndian.AppendUint64(b, uint64(e.GeoNamesID))
	b = binary.LittleEndian.AppendUint32(b, uint32(int32(math.Round(e.Lat*1e5))))
	b = binary.LittleEndian.AppendUint32(b, uint32(int32(math.Round(e.Lon*1e5))))
	b = binary.LittleEndian.AppendUint64(b, uint64(e.Population))
	for _, s := range []string{e.Feature, e.Country, e.Admin1, e.Name} {
		b = appendString(b, s)
	}
	others := e.Others[:min(len(e.Others), math.MaxUint16)]
	b = binary.LittleEndian.AppendUint16(b, uint16(len(others)))
	for _, s := range others {
		b = appendString(b, s)
	}
	binary.LittleEndian.PutUint32(b[start:], uint32(len(b)-start-4))
	return b
}

func appendString(b []byte, s string) []byte {
	n := min(len(s), longestName)
	return append(append(b, byte(n)), s[:n]...)
}

// readRecord reads a whole record, behind its length.
func readRecord(b []byte) (Entry, bool) {
	p, b, ok := readPlace(b)
	if !ok || len(b) < 2 {
		return Entry{}, false
	}
	e := Entry{Place: p}
	n := int(binary.LittleEndian.Uint16(b))
	for b = b[2:]; n > 0; n-- {
		if len(b) == 0 || len(b) < 1+int(b[0]) {
			return Entry{}, false
		}
		e.Others = append(e.Others, string(b[1:1+b[0]]))
		b = b[1+b[0]:]
	}
	return e, true
}

// merge puts readings of both gazetteers together, the most populous first. A
// place that both have is given once, with its GeoNames id.
func merge(own, imported []Place) []Place {
	out := slices.Clone(own)
	for _, p := range imported {
		i := slices.IndexFunc(out, func(q Place) bool { return same(q, p) })
		switch {
		case i < 0:
			out = append(out, p)
		case out[i].GeoNamesID == 0:
			out[i].GeoNamesID = p.GeoNamesID
		}
	}
	slices.SortStableFunc(out, func(a, b Place) int { return cmp.Compare(b.Population, a.Population) })
	return out
}

// same tells whether an imported place is one that the embedded gazetteer has,
// maybe without an id.
func same(own, p Place) bool {
	switch {
	case own.Imported || own.Country != p.Country:
		return false
	case own.GeoNamesID != 0:
		return own.GeoNamesID == p.GeoNamesID
	case own.Feature == "A.ADM1" && p.Feature == "A.ADM1":
		return own.Admin1 == p.Admin1
	}
	return own.Feature[0] == p.Feature[0] && math.Abs(own.Lat-p.Lat) < 0.1 && math.Abs(own.Lon-p.Lon) < 0.1
}

// records gives all entries in the order of the file.
func (im *Imported) records() *recordReader {
	return newRecordReader(io.NewSectionReader(im.file, int64(importedHeader), im.parts.records-int64(importedHeader)))
}

package lex

import (
	"encoding/binary"
	"errors"
	"math"
)

// The gazetteer's file, all numbers little-endian:
//
//	"SGZ1", then for each section its start and end as 4 bytes: records, names,
//	divisions, features, countries, lists, names' index, skeletons' index, words' index
//
// A record is recordSize bytes: GeoNames id (4), name (3, a byte of length and
// the bytes within names), latitude and longitude (3 each), population (2),
// feature (1), country (1), first division (2; 0 for none). An index is the
// number of bits b of its directory (1 byte), the directory of 2^b+1 numbers of
// 4 bytes, and entries of 7 bytes, sorted by hash: 4 bytes of hash, 3 of value.
// A value is a record with its flags, or the place of a list of such.
const (
	magic      = "SGZ1"
	recordSize = 19
	entrySize  = 7

	listBit   = 1 << 23 // the value is a list
	otherBit  = 1 << 22 // the name is not the one that the place goes by
	commonBit = 1 << 21 // the name is an ordinary word
	indexMask = commonBit - 1
)

type section struct{ start, end int }

type header struct {
	records, names, divisions, features, countries, lists, index, skeletons, words section
}

// sections lists them in the order of the file.
func (h *header) sections() []*section {
	return []*section{&h.records, &h.names, &h.divisions, &h.features, &h.countries, &h.lists, &h.index, &h.skeletons, &h.words}
}

// ErrGazetteer is told of bytes that are no gazetteer.
var ErrGazetteer = errors.New("not a gazetteer file")

// OpenGazetteer reads a gazetteer from the bytes of its file and keeps them.
func OpenGazetteer(file string) (*Gazetteer, error) {
	g := &Gazetteer{file: file}
	all := g.parts.sections()
	if len(file) < len(magic)+8*len(all) || file[:len(magic)] != magic {
		return nil, ErrGazetteer
	}
	for i, s := range all {
		at := len(magic) + 8*i
		s.start, s.end = int(g.u32(at)), int(g.u32(at+4))
		if s.start > s.end || s.end > len(file) {
			return nil, ErrGazetteer
		}
	}
	return g, nil
}

func (g *Gazetteer) u16(at int) uint32 { return uint32(g.file[at]) | uint32(g.file[at+1])<<8 }
func (g *Gazetteer) u24(at int) uint32 { return g.u16(at) | uint32(g.file[at+2])<<16 }
func (g *Gazetteer) u32(at int) uint32 { return g.u24(at) | uint32(g.file[at+3])<<24 }

// hit looks a hash up among the names.
func (g *Gazetteer) hit(h uint64) (Hit, bool) {
	hash := hashEnd(h)
	hit := Hit{gaz: g}
	hit.value, hit.own = g.value(g.parts.index, hash)
	if v := hit.value; hit.own {
		hit.Common = v&commonBit != 0
		if v&listBit != 0 {
			hit.Common = g.u24(g.parts.lists.start+3*int(v&(listBit-1)))&commonBit != 0
		}
	}
	if g.imported != nil {
		hit.more = g.imported.find(hash)
	}
	return hit, hit.own || len(hit.more) > 0
}

// value finds a hash in an index. The directory gives the few entries that share
// its first bits; the next 32 bits tell them apart.
func (g *Gazetteer) value(s section, h uint64) (uint32, bool) {
	bits := int(g.file[s.start])
	dir := s.start + 1
	entries := dir + 4*(1<<bits+1)
	b := int(h >> (64 - bits))
	key := uint32(h >> (32 - bits))
	for i := g.u32(dir + 4*b); i < g.u32(dir+4*b+4); i++ {
		if at := entries + entrySize*int(i); g.u32(at) == key {
			return g.u24(at + 4), true
		}
	}
	return 0, false
}

// place reads the record that a value names.
func (g *Gazetteer) place(value uint32) Place {
	at := g.parts.records.start + recordSize*int(value&indexMask)
	p := Place{
		GeoNamesID: int64(g.u32(at)),
		Name:       g.name(g.u24(at + 4)),
		Lat:        unpackDegrees(g.u24(at+7), 90),
		Lon:        unpackDegrees(g.u24(at+10), 180),
		Population: unpackCount(g.u16(at + 13)),
		Feature:    g.word(g.parts.features, g.file[at+15]),
		Country:    g.word(g.parts.countries, g.file[at+16]),
		Alternate:  value&otherBit != 0,
	}
	if d := int(g.u16(at + 17)); d > 0 {
		p.Admin1 = g.name(g.u24(g.parts.divisions.start + 3*(d-1)))
	}
	return p
}

// name reads the string that begins at an offset within names.
func (g *Gazetteer) name(at uint32) string {
	i := g.parts.names.start + int(at)
	return g.file[i+1 : i+1+int(g.file[i])]
}

// word reads entry i of a table of words of one length each: its first byte
// tells the length, and blanks fill what is shorter.
func (g *Gazetteer) word(s section, i byte) string {
	n := int(g.file[s.start])
	at := s.start + 1 + n*int(i)
	end := at + n
	for end > at && g.file[end-1] == ' ' {
		end--
	}
	return g.file[at:end]
}

const degreeSteps = 1<<24 - 1

func packDegrees(d, most float64) uint32 {
	return uint32(math.Round((d + most) / (2 * most) * degreeSteps))
}

// unpackDegrees gives degrees to four places, finer than what was packed.
func unpackDegrees(v uint32, most float64) float64 {
	d := float64(v)/degreeSteps*2*most - most
	return math.Round(d*1e4) / 1e4
}

// packCount keeps eleven bits of a number and how far they were shifted.
func packCount(n int) uint32 {
	shift := uint32(0)
	for n >= 1<<11 {
		n >>= 1
		shift++
	}
	return shift<<11 | uint32(max(n, 0))
}

func unpackCount(v uint32) int { return int(v&(1<<11-1)) << (v >> 11) }

// The hash is FNV-1a, which takes a name in pieces, stirred at the end so that
// its first bits are as good as its last.
const (
	hashStart uint64 = 14695981039346656037
	hashPrime uint64 = 1099511628211
)

func hashMore(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * hashPrime
	}
	return h
}

func hashEnd(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}

func hashOf(s string) uint64 { return hashMore(hashStart, s) }

// appendNumbers adds 32-bit numbers.
func appendNumbers(b []byte, ns ...int) []byte {
	for _, n := range ns {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	return b
}

func append24(b []byte, v uint32) []byte { return append(b, byte(v), byte(v>>8), byte(v>>16)) }

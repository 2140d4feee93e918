package encode

import "bytes"

// table numbers strings in the order in which they come: a hash table whose
// strings lie in one piece of memory, so that looking up and adding allocate
// next to nothing.
type table struct {
	bytes []byte
	ends  []uint32 // where string i ends in bytes; it begins where the one before it ends
	slots []uint32 // number + 1, found by hash; 0 is free; a power of two of them, at least half of them free
}

// newTable makes a table with room for n strings.
func newTable(n int) *table {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return &table{slots: make([]uint32, size), ends: make([]uint32, 0, n)}
}

// hashStart and hashByte are FNV-1a: a hash that grows byte by byte, so that
// all beginnings of a string are hashed in one pass.
const hashStart uint64 = 14695981039346656037

func hashByte(h uint64, b byte) uint64 { return (h ^ uint64(b)) * 1099511628211 }

func hashOf[S string | []byte](h uint64, s S) uint64 {
	for i := range len(s) {
		h = hashByte(h, s[i])
	}
	return h
}

// slot gives where the search for a hash begins: its upper bits are mixed in,
// for those below depend on little.
func (t *table) slot(h uint64) int { return int((h ^ h>>32) & uint64(len(t.slots)-1)) }

// at gives string i.
func (t *table) at(i int) []byte {
	from := uint32(0)
	if i > 0 {
		from = t.ends[i-1]
	}
	return t.bytes[from:t.ends[i]]
}

// find gives the number of the string head+tail, whose hash is h, or -1.
func (t *table) find(h uint64, head string, tail []byte) int {
	for i := t.slot(h); t.slots[i] != 0; i = (i + 1) & (len(t.slots) - 1) {
		n := int(t.slots[i]) - 1
		s := t.at(n)
		if len(s) == len(head)+len(tail) && string(s[:len(head)]) == head && bytes.Equal(s[len(head):], tail) {
			return n
		}
	}
	return -1
}

// findString gives the number of a string whose hash is h, or -1.
func (t *table) findString(h uint64, s string) int { return t.find(h, s, nil) }

// add gives the next number to a string whose hash is h. Of two equal strings
// the first is found. It panics when the table is full.
func (t *table) add(h uint64, s string) {
	if 2*len(t.ends) >= len(t.slots) {
		panic("encode: table is full")
	}
	t.bytes = append(t.bytes, s...)
	t.ends = append(t.ends, uint32(len(t.bytes)))
	i := t.slot(h)
	for t.slots[i] != 0 {
		i = (i + 1) & (len(t.slots) - 1)
	}
	t.slots[i] = uint32(len(t.ends))
}

// len is how many strings the table holds.
func (t *table) len() int { return len(t.ends) }

// clear forgets all strings and keeps the memory.
func (t *table) clear() {
	t.bytes, t.ends = t.bytes[:0], t.ends[:0]
	clear(t.slots)
}

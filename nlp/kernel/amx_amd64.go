package kernel

// mulRowsAMX takes rows of a multiple of 64 bytes, and leaves others to mulRows512. A group of its rows is two tiles; what
// is left after groups of 32 is one more, whose tiles share a row where their number is odd.
func mulRowsAMX(m *Matrix, dst []int32, a []uint8, rows int) {
	depth, stride := m.Depth(), m.Stride()
	if depth%64 != 0 {
		mulRows512(m, dst, a, rows)
		return
	}
	multiply := func(from, groups, rows int) {
		high := (rows + 1) / 2
		config := tileConfig(uint8(high))
		mulTiles(&config, groups, rows-high, &dst[from*stride], 4*stride, &a[from*depth], depth, &m.data[0], depth/64, &m.offset[0], stride/panel)
	}
	whole := rows / 32 * 32
	if whole > 0 {
		multiply(0, whole/32, 32)
	}
	if whole < rows {
		multiply(whole, 1, rows-whole)
	}
}

// tileConfig is what the processor wants to know of the eight tiles: those of sums and of the left side have so many rows, the last
// two, of the right side, 16.
func tileConfig(rows uint8) [64]byte {
	c := [64]byte{0: 1}
	for t := range 8 {
		c[16+2*t], c[48+t] = 64, rows
	}
	c[48+6], c[48+7] = 16, 16
	return c
}

//go:noescape
func mulTiles(config *[64]byte, groups, second int, dst *int32, dstStride int, left *uint8, leftStride int, right *int8, steps int, offset *int32, panels int)

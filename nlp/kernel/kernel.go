// Package kernel does the arithmetic of a small transformer: products of bytes, and what stands between them.
//
// It has several implementations, one for each kind of processor. All of them give the same results, bit for bit: sums of
// integers are exact, and the floats are added in the order of 16 lanes that plain.go spells out, without fused
// multiply-add. Only which NaN a NaN is may differ.
package kernel

import "fmt"

// engine is an implementation. Its functions may rely on lengths that were checked.
type engine struct {
	name        string
	mul         func(m *Matrix, dst []int32, a []uint8, rows int)
	quantize    func(dst []uint8, depth int, scale, src []float32, rows, cols int)
	dequant     func(dst []float32, sums []int32, stride int, scale, colScale, bias []float32, rows, cols int)
	dequantGELU func(dst []float32, sums []int32, stride int, scale, colScale, bias []float32, rows, cols int)
	addGELU     func(dst, x, y, z []float32)                                   // y and z are nil where nothing is added
	layerNorm   func(x, y, gamma, beta []float32, eps float32, rows, cols int) // y is nil where nothing is added
	dot         func(a, b []float32) float32                                   // of equal length
	mulF32      func(dst, a, b []float32, rows, k, n int)                      // k is at least 1
	head        func(a *Attention, out, qkv []float32, n, h int)
}

var plain = engine{
	name:        "generic",
	mul:         mulPlain,
	quantize:    quantizePlain,
	dequant:     dequantPlain,
	dequantGELU: dequantGELUPlain,
	addGELU:     addGELUPlain,
	layerNorm:   layerNormPlain,
	dot:         dotPlain,
	mulF32:      mulF32Plain,
	head:        headPlain,
}

// engines are those that this processor can run, best first.
var engines = append(native(), &plain)

// active is the one in use. Only Use changes it, for tests and benchmarks: no result depends on it.
var active = engines[0]

// Name tells which implementation is in use: "amx", "avx512vnni", "avxvnni", "avx2", "arm64dot" or "generic".
func Name() string { return active.name }

// Names lists the implementations that this processor can run, best first. The last is always "generic".
func Names() []string {
	var names []string
	for _, e := range engines {
		names = append(names, e.name)
	}
	return names
}

// Use switches to the named implementation. It must not be called while another goroutine computes.
func Use(name string) error {
	for _, e := range engines {
		if e.name == name {
			active = e
			return nil
		}
	}
	return fmt.Errorf("this processor cannot run the kernel %q; it can run %q", name, Names())
}

// need panics unless a slice is as long as a caller said it was: assembly does not check.
func need(what string, have, want int) {
	if have < want {
		panic(fmt.Sprintf("kernel: %s has %d elements and needs %d", what, have, want))
	}
}

// first is where x begins; nil for nil.
func first(x []float32) *float32 {
	if x == nil {
		return nil
	}
	return &x[0]
}

// area is rows*cols, and panics where either is negative.
func area(rows, cols int) int {
	if rows < 0 || cols < 0 {
		panic(fmt.Sprintf("kernel: %d rows of %d", rows, cols))
	}
	return rows * cols
}

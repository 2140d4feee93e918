// Kernelgen writes the assembly of nlp/kernel: for amd64 the same functions for registers of 512 bits and of 256 bits, products
// with tiles, and what arm64 takes.
//
// It is our own because github.com/mmcloughlin/avo does not know VPDPBUSD, the instruction that all turns on. Run it by
// `go generate ./nlp/kernel`.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	out := flag.String("out", ".", "the folder to write to")
	flag.Parse()
	for name, text := range files() {
		if err := os.WriteFile(filepath.Join(*out, name), []byte(text), 0o644); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// files are what is written, by name.
func files() map[string]string {
	return map[string]string{
		"amx_amd64.s":    amx(),
		"avx512_amd64.s": avx512(),
		"avx2_amd64.s":   avx2(),
		"neon_arm64.s":   neon(),
	}
}

func amx() string {
	a := newAssembler(true)
	a.mulTiles("mulTiles")
	return a.String()
}

func avx512() string {
	a := newAssembler(true)
	a.product("mul512", "VPDPBUSD", 4, offsets)
	a.product("scores512", "VPDPWSSD", 4, panels)
	a.product("weigh512", "VPDPWSSD", 2, scaled)
	a.floats("512")
	return a.String()
}

func avx2() string {
	a := newAssembler(false)
	a.widen("widen256")
	a.product256("mul256", bytesWay, 0, offsets)
	a.product256("scores256", wordsWay, 0, panels)
	a.product256("weigh256", wordsWay, 0, scaled)
	a.product256("mulVEX", vnniWay, 0x50, offsets)
	a.product256("scoresVEX", vnniWay, 0x52, panels)
	a.product256("weighVEX", vnniWay, 0x52, scaled)
	a.floats("256")
	return a.String()
}

func neon() string {
	a := newArm()
	a.mulDot("mulDot")
	a.mulWords("mulWords")
	a.peak("peakNEON")
	a.narrowBytes("narrowBytesNEON")
	a.narrow("narrowNEON")
	a.dequant("dequantNEON", false)
	a.dequant("dequantGELUNEON", true)
	a.addGELU("addGELUNEON")
	a.layerNorm("layerNormNEON")
	a.dot("dotNEON")
	a.softmax("softmaxNEON")
	a.tables()
	return a.String()
}

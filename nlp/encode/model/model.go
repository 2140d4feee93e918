// Package model carries the trained network that ships with the program.
package model

import (
	_ "embed"
	"sync"

	"sitrep/nlp/encode"
)

//go:embed sitrep.bin
var file []byte

// Shipped gives the network, loaded once.
var Shipped = sync.OnceValues(func() (*encode.Model, error) { return encode.Load(file) })

package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain puts the program itself in the path of scripts, and of tests that need
// it as a process of its own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"sitrep": main})
}

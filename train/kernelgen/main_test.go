package main

import (
	"os"
	"path/filepath"
	"testing"
)

// The assembly that is committed is what the generator writes.
func TestCommitted(t *testing.T) {
	for name, want := range files() {
		got, err := os.ReadFile(filepath.Join("..", "..", "nlp", "kernel", name))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s is not what the generator writes: run go generate ./nlp/kernel", name)
		}
	}
}

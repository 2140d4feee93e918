package main

import (
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain puts the program itself in the path of scripts, and of tests that need
// it as a process of its own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"sitrep": main})
}

// program is the path of the sitrep to run: the one that is tested, or, where that
// is made slow to find races, one made without. Races are found by the tests of flow.
func program(t *testing.T) string {
	t.Helper()
	info, ok := debug.ReadBuildInfo()
	if !ok || !slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"}) {
		path, err := exec.LookPath("sitrep")
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
	path := filepath.Join(t.TempDir(), "sitrep")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v, %s", err, out)
	}
	return path
}

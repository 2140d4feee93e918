package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The scripts tell what a user types and sees; each has a folder and a store of
// its own.
func TestScripts(t *testing.T) {
	path := filepath.Dir(program(t)) + string(filepath.ListSeparator) + os.Getenv("PATH")
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(e *testscript.Env) error {
			e.Setenv("PATH", path)
			e.Setenv("SITREP_STORE", filepath.Join(e.WorkDir, "sitrep.db"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "onlyid": onlyID, "prefix": prefix, "alter": alter,
		},
	})
}

// exits runs a program that must end with a code: exits 2 sitrep nonsense.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	var ended *exec.ExitError
	if !errors.As(err, &ended) || ended.ExitCode() != want {
		ts.Fatalf("%q ended with %v, want exit status %d", args[1:], err, want)
	}
}

// onlyID puts the id of the one incident that was listed in a variable.
func onlyID(ts *testscript.TestScript, _ bool, args []string) {
	var listed struct{ ID string }
	if err := json.Unmarshal([]byte(ts.ReadFile("stdout")), &listed); err != nil {
		ts.Fatalf("what was listed is no one incident: %v", err)
	}
	ts.Setenv(args[0], listed.ID)
}

// prefix puts the beginning of an id in a variable.
func prefix(ts *testscript.TestScript, _ bool, args []string) { ts.Setenv(args[0], args[1][:5]) }

// alter replaces some bytes of a file, wherever they stand.
func alter(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	b, err := os.ReadFile(path)
	ts.Check(err)
	if !bytes.Contains(b, []byte(args[1])) {
		ts.Fatalf("%q does not stand in %s", args[1], args[0])
	}
	ts.Check(os.WriteFile(path, bytes.ReplaceAll(b, []byte(args[1]), []byte(args[2])), 0o600))
}

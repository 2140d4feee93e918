package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/alecthomas/kong"
)

const description = `Sitrep turns news reports about attacks, strikes and clashes into incident
records in which every value - who was killed, how many, where, when, with what, by whom - carries
who said it, how firmly, and the very words.

Examples:
  sitrep extract report.txt                      what one report says, for reading
  sitrep extract --format jsonl reports.jsonl    one line of JSON a report, for programs
  gzip -dc archive.jsonl.gz | sitrep extract -f jsonl - > out.jsonl

Exit status: 0 fine; 1 some input was bad or something is wrong; 2 the command
line was not understood.`

// usageError is a mistake in how the program was called.
type usageError struct{ error }

// usagef makes a usageError.
func usagef(format string, a ...any) error { return usageError{fmt.Errorf(format, a...)} }

// complain prints one trouble as the program's users know it.
func complain(stderr io.Writer, err error) {
	_, _ = fmt.Fprintf(stderr, "sitrep: %v\n", err) // nobody is left to be told that this failed
}

// parse reads the arguments. Where there is nothing to run (help, version, a
// mistake) the command is nil and code is the exit code.
func parse(args []string, c *cli) (command func(context.Context) error, code int) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case exited:
			command, code = nil, int(p)
		default:
			panic(p)
		}
	}()
	parser := kong.Must(c,
		kong.Name("sitrep"),
		kong.Description(description),
		kong.Writers(c.Stdout, c.Stderr),
		kong.Exit(func(code int) { panic(exited(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Vars{"store": inDataFolder("sitrep.db"), "places": inDataFolder("gazetteer.places"), "version": version(), "user": userName()},
	)
	if len(args) == 0 {
		args = []string{"--help"}
	}
	kctx, err := parser.Parse(args)
	if err != nil {
		complain(c.Stderr, fmt.Errorf("%w; see sitrep --help", err))
		return nil, exitUsage
	}
	return func(ctx context.Context) error {
		kctx.BindTo(ctx, (*context.Context)(nil))
		return kctx.Run(&c.Globals)
	}, exitFine
}

// exited is how parse learns that kong wants to end the program.
type exited int

// inDataFolder is a file in the user's data folder, or in the working folder
// where the user has none.
func inDataFolder(name string) string {
	if data := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(data) {
		return filepath.Join(data, "sitrep", name)
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return name
	}
	return filepath.Join(home, ".local", "share", "sitrep", name)
}

// versionFlag prints the version and ends the program.
type versionFlag bool

// BeforeReset is called by kong as soon as it meets the flag.
func (versionFlag) BeforeReset(app *kong.Kong, vars kong.Vars) error {
	if _, err := fmt.Fprintln(app.Stdout, "sitrep", vars["version"]); err != nil {
		return err
	}
	app.Exit(exitFine)
	return nil
}

// userName is the name of who runs the program; empty where it is not known.
func userName() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	if _, name, ok := strings.Cut(u.Username, `\`); ok {
		return name // DOMAIN\name
	}
	return u.Username
}

// version is the module's version as the Go tool recorded it in the program.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}

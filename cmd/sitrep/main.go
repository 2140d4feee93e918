// Command sitrep turns news reports about attacks, strikes and clashes into
// incident records in which every value carries who said it and the very words.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // for machines that have no time zones: 450 KB
)

// cli is the command line; one file a subcommand.
type cli struct {
	Globals

	Extract  extractCmd  `cmd:"" help:"Read reports and print what they say. Keeps nothing."`
	Link     linkCmd     `cmd:"" help:"Tell which reports are of the same happening. Keeps nothing."`
	Add      addCmd      `cmd:"" help:"Read reports and keep them in the store."`
	Annotate annotateCmd `cmd:"" help:"Show all that is seen of a report: words, trees, mentions, times, places, sayings, events."`
	List     listCmd     `cmd:"" help:"List incidents, newest first."`
	Show     showCmd     `cmd:"" help:"Show one incident: each value, its rivals, who says so, the words."`
	Timeline timelineCmd `cmd:"" help:"Tell what was known of an incident when, and by whose word."`
	Diff     diffCmd     `cmd:"" help:"Tell what changed of an incident between two moments."`
	Speakers speakersCmd `cmd:"" help:"Tell how first figures of each speaker and publisher compared with last ones."`
	Serve    serveCmd    `cmd:"" help:"Open the workbench: the store on pages, for a browser."`
	Verify   verifyCmd   `cmd:"" help:"Check every value, claim and word of the store."`
	Rebuild  rebuildCmd  `cmd:"" help:"Make the machine's claims afresh from the stored reports."`

	Accept    acceptCmd    `cmd:"" help:"Say that a claim is right."`
	Reject    rejectCmd    `cmd:"" help:"Say that a claim is wrong."`
	Correct   correctCmd   `cmd:"" help:"Say that a claim is wrong, and what is right."`
	AddClaim  addClaimCmd  `cmd:"" help:"Add a value that no report gives."`
	Merge     mergeCmd     `cmd:"" help:"Say that two incidents are one."`
	Split     splitCmd     `cmd:"" help:"Say that reports of an incident tell of another one."`
	Grade     gradeCmd     `cmd:"" help:"Say what a publisher's word is worth."`
	Review    reviewCmd    `cmd:"" help:"Say that an incident is as it should be."`
	Undo      undoCmd      `cmd:"" help:"Take a decision back."`
	Decisions decisionsCmd `cmd:"" help:"List what analysts decided."`

	User  userCmd  `cmd:"" help:"Make accounts for the workbench, and have charge of them."`
	Token tokenCmd `cmd:"" help:"Make tokens, which let programs in, and revoke them."`
	Audit auditCmd `cmd:"" help:"List who changed what, when, from where."`

	Demo demoCmd `cmd:"" help:"Show what the program does, on sample reports of its own."`

	Gazetteer gazetteerCmd `cmd:"" help:"Tell which places are known, import more, look one up."`
}

// Globals is what every command is given.
type Globals struct {
	Store   string      `help:"The file that reports and incidents are kept in." placeholder:"FILE" env:"SITREP_STORE" default:"${store}" type:"path"`
	Places  string      `name:"gazetteer" help:"The file that imported places are kept in." placeholder:"FILE" env:"SITREP_GAZETTEER" default:"${places}" type:"path"`
	Version versionFlag `help:"Print the version and exit."`

	Stdin  io.Reader        `kong:"-"`
	Stdout io.Writer        `kong:"-"`
	Stderr io.Writer        `kong:"-"`
	Now    func() time.Time `kong:"-"`
}

// Exit codes of the program.
const (
	exitFine  = 0
	exitBad   = 1 // some input was bad, or something is wrong
	exitUsage = 2 // the command line was not understood
)

// errReported ends a command whose troubles have been printed already.
var errReported = errors.New("some input was bad")

func main() {
	os.Exit(run(os.Args[1:], Globals{
		Stdin:  os.Stdin,
		Stdout: os.Stdout,
		Stderr: os.Stderr,
		Now:    time.Now,
	}))
}

// run is the whole program: it reads the arguments, runs the command and gives
// the exit code. An interrupt or a request to end cancels the command.
func run(args []string, g Globals) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	command, code := parse(args, &cli{Globals: g})
	if command == nil {
		return code
	}
	return exitCode(g.Stderr, command(ctx))
}

// exitCode prints a command's error, where it has not been printed, and turns
// it into an exit code. A reader of our output who leaves early is no error.
func exitCode(stderr io.Writer, err error) int {
	var usage usageError
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return exitFine
	case errors.Is(err, errReported):
		return exitBad
	case errors.As(err, &usage):
		complain(stderr, err)
		return exitUsage
	case errors.Is(err, context.Canceled):
		complain(stderr, errors.New("interrupted"))
		return exitBad
	}
	complain(stderr, err)
	return exitBad
}

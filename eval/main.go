// Command eval scores what the program prints against texts annotated by hand,
// and measures how fast it reads. The texts are no part of the project: they
// are looked for in the folder shared beside it.
//
//	go run ./eval            score every task, and compare with eval/baseline.txt
//	go run ./eval -update    the same, and write eval/baseline.txt
//	go run ./eval speed      read 20,000 reports on one core
//	go run ./eval store      fill a store with 1,000,000 incidents and ask it
//	go run ./eval workbench -store FILE    ask the workbench for its pages
//	go run ./eval speed -peer spacy    extract, its language stages and spaCy in turn
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"
)

// Exit codes of the command.
const (
	exitFell   = 1 // a headline figure fell, or something went wrong
	exitUsage  = 2
	exitAbsent = 3 // the data or the scorer is not there
)

var (
	errAbsent = errors.New("absent")
	errFell   = errors.New("a headline figure fell; see above. If that is right, run with -update and say why in the commit")
)

// options are what the command line says.
type options struct {
	root   string // of the module
	shared string
	only   []string // names of tasks; empty for all
	update bool
	misses bool
	copies int    // reports to read when measuring speed
	peer   string // another program to be timed beside

	incidents int    // to make up for a store
	keep      string // file of that store; empty for one that is thrown away
	asIs      bool   // ask it as it is

	store   string        // file that the workbench shows
	url     string        // where it is; empty to start one
	clients int           // who ask it at once
	limit   time.Duration // that the 95th percentile of a page may take; 0 for any
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := run(ctx, os.Args[1:])
	if err == nil {
		return
	}
	fmt.Fprintln(os.Stderr, "eval:", err)
	if errors.Is(err, errAbsent) {
		os.Exit(exitAbsent) //nolint:gocritic // nothing is left that stop would undo
	}
	os.Exit(exitFell)
}

func run(ctx context.Context, args []string) error {
	root, err := moduleRoot()
	if err != nil {
		return err
	}
	o := options{root: root}
	flags := flag.NewFlagSet("eval", flag.ExitOnError)
	flags.StringVar(&o.shared, "shared", fallback(os.Getenv("SITREP_SHARED"), filepath.Join(root, "..", "shared")), "folder of the annotated texts and the scorer")
	flags.BoolVar(&o.update, "update", false, "write the figures to eval/baseline.txt, or of speed to eval/bench.txt, of store to eval/store.txt, of workbench to eval/workbench.txt")
	flags.BoolVar(&o.misses, "misses", false, "print what was missed as well; writes and compares nothing")
	flags.IntVar(&o.copies, "reports", 20_000, "how many reports speed reads")
	flags.IntVar(&o.incidents, "incidents", 1_000_000, "how many incidents store makes up, with three times as many reports")
	flags.StringVar(&o.keep, "keep", "", "file that store keeps its incidents in, or has kept them in; empty for none")
	flags.BoolVar(&o.asIs, "as-is", false, "ask the store of -keep as it is, though it has not all the incidents yet")
	flags.StringVar(&o.store, "store", "", "file of the store that workbench asks for pages of")
	flags.StringVar(&o.url, "url", "", "where sitrep serve shows that store, such as http://localhost:8035; empty to start it")
	flags.IntVar(&o.clients, "clients", 2, "how many ask the workbench at once")
	flags.DurationVar(&o.limit, "limit", 0, "end with 1 if the 95th percentile of a page is over this, such as 100ms; 0 for no limit")
	flags.StringVar(&o.peer, "peer", "", "time extract and its language stages beside this program instead: spacy")
	only := flags.String("only", "", "tasks to score, with commas, of "+strings.Join(names(), ", ")+", or parts of the names of questions to a store; empty for all")
	mode := "score"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		mode, args = args[0], args[1:]
	}
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *only != "" {
		o.only = strings.Split(*only, ",")
	}
	switch mode {
	case "score":
		return score(ctx, o)
	case "speed":
		if o.peer != "" {
			return beside(ctx, o)
		}
		return speed(ctx, o)
	case "store":
		return stores(ctx, o)
	case "workbench":
		return workbench(ctx, o)
	}
	fmt.Fprintf(os.Stderr, "eval: no command %q; there are score, speed, store and workbench\n", mode)
	os.Exit(exitUsage)
	return nil
}

// moduleRoot is the nearest folder above this one that holds a go.mod.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		if filepath.Dir(dir) == dir {
			return "", errors.New("run this inside the module")
		}
		dir = filepath.Dir(dir)
	}
}

func fallback(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

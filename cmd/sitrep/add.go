package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"sitrep/flow"
	"sitrep/ingest"
	"sitrep/store"
)

// addCmd puts reports into the store.
type addCmd struct {
	Format  string   `short:"f" enum:"text,jsonl" default:"text" help:"How to print: text for the counts at the end; jsonl, a line for each report as soon as it is on the disk (${enum})."`
	Workers int      `placeholder:"N" help:"How many reports to read at once. Default: one for each processor."`
	Inputs  []string `arg:"" name:"input" help:"Files or folders of plain text, HTML or JSON Lines, gzip'd or not; - is standard input."`
}

// Help is shown by add --help.
func (addCmd) Help() string {
	return `The same report twice is one report; one that has changed is a new version, and
the old one stays. A report that was counted or printed is on the disk: nothing that
happens later loses it. One that cannot be read is named on standard error; the rest
go on, and the exit status is 1 at the end. Adding the same files again is safe, and quick.

Examples:
  sitrep add reports.jsonl saved-pages/
  gzip -dc archive.jsonl.gz | sitrep add --format jsonl - > kept.jsonl
  sitrep --store iraq.db add iraq/*.html`
}

// Run reads the inputs and keeps them.
func (c *addCmd) Run(ctx context.Context, g *Globals) error {
	if c.Workers < 0 {
		return usagef("--workers %d: there must be one at least", c.Workers)
	}
	k, closeStore, err := keeper(ctx, g, c.Workers, true)
	if err != nil {
		return err
	}
	defer closeStore()
	t := tally{states: map[store.State]int{}}
	p := &progress{}
	if c.Format == "text" {
		p = newProgress(g.Stderr)
	}
	var printed error
	err = k.Add(ctx, ingest.Inputs(c.Inputs, g.Stdin), func(kept flow.Kept) {
		switch {
		case kept.Err != nil:
			p.clear()
			complain(g.Stderr, kept.Err)
		case c.Format == "jsonl" && printed == nil:
			printed = printLines(g.Stdout, []receipt{receiptOf(kept)})
		}
		t.count(kept)
		p.show(t.String())
	})
	p.clear()
	if c.Format == "text" {
		_, printed = fmt.Fprintln(g.Stdout, t)
	}
	switch {
	case err != nil:
		return err
	case printed != nil:
		return printed
	case t.refused > 0:
		return errReported
	}
	return nil
}

// receipt tells a program what became of a report that is on the disk.
type receipt struct {
	Report    string      `json:"report"`
	State     store.State `json:"state"`
	Version   int         `json:"version,omitempty"`   // of one that is new or changed
	Incidents []string    `json:"incidents,omitempty"` // of one that is new or changed, the main one first
}

func receiptOf(k flow.Kept) receipt {
	return receipt{k.Report, k.Outcome.State, k.Outcome.Version, k.Outcome.Incidents}
}

// keeper opens the store and what reading needs.
func keeper(ctx context.Context, g *Globals, workers int, create bool) (*flow.Keeper, func(), error) {
	rd, closeReader, err := reader(g)
	if err != nil {
		return nil, nil, err
	}
	st, err := flow.OpenStore(ctx, g.Store, create)
	if err != nil {
		closeReader()
		return nil, nil, err
	}
	closeStore := func() {
		closeReader()
		if err := st.Close(); err != nil {
			complain(g.Stderr, err)
		}
	}
	return &flow.Keeper{Store: st, Reader: rd, Workers: workers, Now: g.Now}, closeStore, nil
}

// tally counts what became of reports.
type tally struct {
	states  map[store.State]int
	refused int
}

func (t *tally) count(k flow.Kept) {
	if k.Err != nil {
		t.refused++
		return
	}
	t.states[k.Outcome.State]++
}

// String is the line that add ends with.
func (t tally) String() string {
	return fmt.Sprintf("%d new, %d changed, %d known, %d refused",
		t.states[store.New], t.states[store.Changed], t.states[store.Known], t.refused)
}

// progress is a line on a terminal that is written over; nothing elsewhere.
type progress struct {
	w     io.Writer // nil where there is no terminal
	shown string
	calls int
}

func newProgress(stderr io.Writer) *progress {
	if f, ok := stderr.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return &progress{w: f}
	}
	return &progress{}
}

// often is after how many reports the line is written anew.
const often = 10

func (p *progress) show(line string) {
	if p.calls++; p.w == nil || p.calls%often != 1 {
		return
	}
	_, _ = fmt.Fprintf(p.w, "\r%s\x1b[K", line) // a terminal: nobody is left to be told
	p.shown = line
}

func (p *progress) clear() {
	if p.shown != "" {
		_, _ = fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = ""
	}
}

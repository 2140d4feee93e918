package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"sitrep"
	"sitrep/export"
	"sitrep/flow"
	"sitrep/ingest"
)

// extractCmd prints what reports say and keeps nothing.
type extractCmd struct {
	Format  string   `short:"f" enum:"text,json,jsonl" default:"text" help:"How to print: text for reading; jsonl, one line of JSON a report; json, one indented array (${enum})."`
	Workers int      `placeholder:"N" help:"How many reports to read at once. Default: one for each processor."`
	Inputs  []string `arg:"" optional:"" name:"input" help:"Files or folders of plain text, HTML or JSON Lines, gzip'd or not; - is standard input."`
}

// Help is shown by extract --help.
func (extractCmd) Help() string {
	return `Reports are printed in the order in which they come, as soon as they are read.
One that cannot be read is named on standard error; the rest go on, and the exit
status is 1 at the end.

Examples:
  sitrep extract report.txt
  sitrep extract --format jsonl saved-pages/ > readings.jsonl
  curl -s https://news.example/story | sitrep extract -`
}

// Run reads the inputs in many workers and prints in their order.
func (c *extractCmd) Run(ctx context.Context, g *Globals) error {
	out := c.printer(g.Stdout)
	bad, err := readAll(ctx, g, "extract", c.Workers, c.Inputs, out.lay, func(printed []byte) error {
		if err := out.print(printed); err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := out.end(); err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	if bad {
		return errReported
	}
	return nil
}

// readAll reads the inputs of a command in many workers and gives take what each
// report came to, in their order. Those that cannot be read are named, and bad
// tells that there were some.
func readAll[T any](ctx context.Context, g *Globals, command string, workers int, named []string,
	of func(*sitrep.Reading) (T, error), take func(T) error,
) (bad bool, err error) {
	inputs, err := inputsOf(command, workers, named, g.Stdin)
	if err != nil {
		return false, err
	}
	rd, closeReader, err := reader(g)
	if err != nil {
		return false, err
	}
	defer closeReader()
	for x, err := range flow.Stream(ctx, rd, ingest.Inputs(inputs, g.Stdin), workers, of) {
		switch {
		case ctx.Err() != nil:
			return bad, ctx.Err()
		case err != nil:
			bad = true
			complain(g.Stderr, err)
			continue
		}
		if err := take(x); err != nil {
			return bad, err
		}
	}
	return bad, nil
}

// inputsOf are the inputs of a command's arguments, or standard input where there
// is none and something comes from there.
func inputsOf(command string, workers int, named []string, stdin io.Reader) ([]string, error) {
	if workers < 0 {
		return nil, usagef("--workers %d: there must be one at least", workers)
	}
	if len(named) > 0 {
		return named, nil
	}
	if f, ok := stdin.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return nil, usagef("%[1]s: no input: name a file or folder, or send reports to standard input; see sitrep %[1]s --help", command)
	}
	return []string{"-"}, nil
}

// printer prints readings, or what else is made of reports, one after another.
type printer[T any] struct {
	w       io.Writer
	columns int // of the terminal; 0 where there is none
	layOut  func(io.Writer, T) error
	fit     func([]byte) []byte // for a terminal; nil is plainJSON

	first, between, last string
	none                 string // instead of all, where there was nothing to print
	printed              int
}

func (c *extractCmd) printer(w io.Writer) *printer[*sitrep.Reading] {
	p := &printer[*sitrep.Reading]{w: w, columns: columns(w)}
	switch c.Format {
	case "jsonl":
		p.layOut = export.JSONL
	case "json":
		p.layOut = export.JSON
		p.array()
	default:
		p.layOut = func(w io.Writer, r *sitrep.Reading) error { return writeReading(w, r, p.columns) }
		p.between = "\n"
	}
	return p
}

// array makes one JSON array of all that is printed.
func (p *printer[T]) array() { p.first, p.between, p.last, p.none = "[\n", ",\n", "\n]\n", "[]\n" }

// lay gives what is printed of one; many goroutines may call it at once where
// they may call layOut.
func (p *printer[T]) lay(one T) ([]byte, error) {
	var b bytes.Buffer
	if err := p.layOut(&b, one); err != nil {
		return nil, err
	}
	out := b.Bytes()
	if p.last != "" {
		out = bytes.TrimSuffix(out, []byte("\n"))
	}
	switch {
	case p.columns <= 0:
	case p.fit != nil:
		out = p.fit(out)
	default:
		out = plainJSON(out) // of a page, too, which has no such character left
	}
	return out, nil
}

// print writes what lay gave, at once: whoever waits for it may be a program.
func (p *printer[T]) print(laid []byte) error {
	lead := p.between
	if p.printed == 0 {
		lead = p.first
	}
	p.printed++
	_, err := p.w.Write(append([]byte(lead), laid...))
	return err
}

// end writes what stands behind the last.
func (p *printer[T]) end() error {
	last := p.last
	if p.printed == 0 {
		last = p.none
	}
	_, err := io.WriteString(p.w, last)
	return err
}

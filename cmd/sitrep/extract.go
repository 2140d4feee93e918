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
	inputs, err := c.inputs(g.Stdin)
	if err != nil {
		return err
	}
	rd, err := flow.NewReader()
	if err != nil {
		return err
	}
	out := c.printer(g.Stdout)
	bad := false
	for printed, err := range flow.Stream(ctx, rd, ingest.Inputs(inputs, g.Stdin), c.Workers, out.lay) {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			bad = true
			complain(g.Stderr, err)
			continue
		}
		if err := out.print(printed); err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
	}
	if err := out.end(); err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	if bad {
		return errReported
	}
	return nil
}

// inputs are those of the arguments, or standard input where there is none and
// something comes from there.
func (c *extractCmd) inputs(stdin io.Reader) ([]string, error) {
	if c.Workers < 0 {
		return nil, usagef("--workers %d: there must be one at least", c.Workers)
	}
	if len(c.Inputs) > 0 {
		return c.Inputs, nil
	}
	if f, ok := stdin.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return nil, usagef("extract: no input: name a file or folder, or send reports to standard input; see sitrep extract --help")
	}
	return []string{"-"}, nil
}

// printer prints readings one after another in a format.
type printer struct {
	w       io.Writer
	columns int // of the terminal; 0 where there is none
	layOut  func(io.Writer, *sitrep.Reading) error

	first, between, last string
	printed              int
}

func (c *extractCmd) printer(w io.Writer) *printer {
	p := &printer{w: w, columns: columns(w)}
	switch c.Format {
	case "jsonl":
		p.layOut = export.JSONL
	case "json":
		p.layOut = export.JSON
		p.first, p.between, p.last = "[\n", ",\n", "\n]\n"
	default:
		p.layOut = func(w io.Writer, r *sitrep.Reading) error { return writeReading(w, r, p.columns) }
		p.between = "\n"
	}
	return p
}

// lay gives what is printed of a reading; many goroutines call it at once.
func (p *printer) lay(r *sitrep.Reading) ([]byte, error) {
	var b bytes.Buffer
	if err := p.layOut(&b, r); err != nil {
		return nil, err
	}
	out := b.Bytes()
	if p.last != "" {
		out = bytes.TrimSuffix(out, []byte("\n"))
	}
	if p.columns > 0 {
		out = plainJSON(out) // of a page, too, which has no such character left
	}
	return out, nil
}

// print writes what lay gave, at once: whoever waits for it may be a program.
func (p *printer) print(laid []byte) error {
	lead := p.between
	if p.printed == 0 {
		lead = p.first
	}
	p.printed++
	_, err := p.w.Write(append([]byte(lead), laid...))
	return err
}

// end writes what stands behind the last reading.
func (p *printer) end() error {
	if p.last == "" {
		return nil
	}
	last := p.last
	if p.printed == 0 {
		last = "[]\n"
	}
	_, err := io.WriteString(p.w, last)
	return err
}

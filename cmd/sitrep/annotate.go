package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"

	"sitrep"
	"sitrep/annotate"
	"sitrep/doc"
	"sitrep/flow"
	"sitrep/ingest"
)

// annotateCmd shows all that is seen of reports and keeps nothing.
type annotateCmd struct {
	Format  string   `short:"f" enum:"text,html,json,jsonl,conllu" default:"text" help:"How to print: text for a terminal; html, one page for a browser; json or jsonl for programs; conllu, words and trees with the entities (${enum})."`
	ID      []string `placeholder:"ID" help:"Only the report of this id; may be given more than once."`
	Limit   int      `placeholder:"N" help:"Only the first N reports."`
	Workers int      `placeholder:"N" help:"How many reports to read at once. Default: one for each processor."`
	Inputs  []string `arg:"" optional:"" name:"input" help:"Files or folders of plain text, HTML or JSON Lines, gzip'd or not; - is standard input."`
}

// Help is shown by annotate --help.
func (annotateCmd) Help() string {
	return `To find out why something was misread: each sentence with its words, tags and tree;
quantities, times with their values, places with their coordinates, mentions and what
they refer to, sayings, events, notes; and the statements, claims and incidents made of
them, with the rule behind each.

The page of --format html is one file that loads nothing. Click a word to see what it
was taken for, a sentence's number for its tree, a claim for its words. CoNLL-U is
that of Universal Dependencies, with entities as in CorefUD.

Examples:
  sitrep annotate report.txt
  sitrep annotate --format html report.txt > report-seen.html
  sitrep annotate --format html --id w-17 reports.jsonl > w-17.html
  sitrep annotate --format conllu --limit 100 reports.jsonl > reports.conllu
  sitrep annotate --format json report.txt | jq '.[].times[] | {exact, value}'`
}

// Run reads the inputs in many workers and prints in their order.
func (c *annotateCmd) Run(ctx context.Context, g *Globals) error {
	inputs, err := inputsOf("annotate", c.Workers, c.Inputs, g.Stdin)
	if err != nil {
		return err
	}
	if c.Limit < 0 {
		return usagef("--limit %d: there must be one at least", c.Limit)
	}
	if c.Format == "html" && columns(g.Stdout) > 0 {
		return usagef("annotate: a page is for a browser: send it to a file, as in sitrep annotate --format html FILE > page.html")
	}
	rd, closeReader, err := reader(g)
	if err != nil {
		return err
	}
	defer closeReader()
	out := c.printer(g.Stdout)
	bad := false
	missing := slices.Clone(c.ID)
	for sheet, err := range c.sheets(ctx, rd, ingest.Inputs(inputs, g.Stdin)) {
		var laid []byte
		if err == nil {
			id := sheet.Reading.Report.ID
			missing = slices.DeleteFunc(missing, func(s string) bool { return s == id })
			laid, err = laySafely(out, sheet)
		}
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			bad = true
			complain(g.Stderr, err)
			continue
		}
		if err := out.print(laid); err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
		if out.printed == c.Limit {
			break
		}
	}
	if err := out.end(); err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	for _, id := range missing {
		if out.printed == c.Limit && c.Limit > 0 {
			break // it was not looked for to the end
		}
		bad = true
		complain(g.Stderr, fmt.Errorf("no report has the id %s: %w", plain(id), sitrep.ErrNotFound))
	}
	if bad {
		return errReported
	}
	return nil
}

// sheets reads the inputs and gives the reports that were asked for.
func (c *annotateCmd) sheets(ctx context.Context, rd *flow.Reader, inputs iter.Seq2[ingest.Input, error]) iter.Seq2[annotate.Sheet, error] {
	return func(yield func(annotate.Sheet, error) bool) {
		read := flow.StreamDocs(ctx, rd, inputs, c.Workers, func(d *doc.Doc, r *sitrep.Reading) (annotate.Sheet, error) {
			d.Vectors = doc.Vectors{} // they are large, and not shown
			return annotate.Sheet{Doc: d, Reading: r}, nil
		})
		for sheet, err := range read {
			if err == nil && len(c.ID) > 0 && !slices.Contains(c.ID, sheet.Reading.Report.ID) {
				continue
			}
			if !yield(sheet, err) {
				return
			}
		}
	}
}

func (c *annotateCmd) printer(w io.Writer) *printer[annotate.Sheet] {
	p := &printer[annotate.Sheet]{w: w, columns: columns(w)}
	switch c.Format {
	case "html":
		p.first, p.last = annotate.PageHead(), annotate.PageTail()
		p.none = p.first + p.last
		p.layOut = func(w io.Writer, s annotate.Sheet) error { return annotate.HTML(w, s, p.printed == 0) }
	case "json":
		p.layOut = annotate.JSON
		p.array()
	case "jsonl":
		p.layOut = annotate.JSONL
	case "conllu":
		p.layOut = new(annotate.Corpus).Print
		p.fit = plainLines
	default:
		p.layOut = func(w io.Writer, s annotate.Sheet) error { return writeSheet(w, s, p.columns) }
		p.between = "\n"
	}
	return p
}

// laySafely lays out a report that may be odd enough to break that.
func laySafely(p *printer[annotate.Sheet], s annotate.Sheet) (laid []byte, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			laid, err = nil, fmt.Errorf("%s: showing it failed: %v", s.Reading.Report.Origin, broken)
		}
	}()
	return p.lay(s)
}

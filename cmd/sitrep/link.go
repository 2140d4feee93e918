package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"sitrep"
	"sitrep/link"
)

// linkCmd says which reports tell of the same happening, and keeps nothing.
type linkCmd struct {
	Format  string   `short:"f" enum:"text,jsonl" default:"text" help:"How to print: text for reading, the reports of one happening together; jsonl, one line of JSON a report (${enum})."`
	Why     bool     `help:"In text, say of each report what it has in common with the others."`
	Workers int      `placeholder:"N" help:"How many reports to read at once. Default: one for each processor."`
	Inputs  []string `arg:"" optional:"" name:"input" help:"Files or folders of plain text, HTML or JSON Lines, gzip'd or not; - is standard input."`
}

// Help is shown by link --help.
func (linkCmd) Help() string {
	return `Reports of one happening share the id of an incident, whatever words they use and
whether or not it was violent. Nothing is printed before all are read: what a
report belongs with shows when the others are known. Lines of JSON stand in the
order of the input; the id is made of the first report's, so that the same input
gives the same ids.

A report that cannot be read is named on standard error; the rest go on, and the
exit status is 1 at the end.

Examples:
  sitrep link saved-pages/
  sitrep link --why reports.jsonl | less
  sitrep link --format jsonl reports.jsonl | jq -r '[.incident, .id] | @tsv' | sort`
}

// linkedReport is a report on its way to its group.
type linkedReport struct {
	telling   *link.Telling
	published string
	source    string
}

// Run reads the inputs in many workers, groups what they gave and prints.
func (c *linkCmd) Run(ctx context.Context, g *Globals) error {
	var pool link.Pool
	var lines []linkLine
	bad, err := readAll(ctx, g, "link", c.Workers, c.Inputs, tell, func(r linkedReport) error {
		pool.Add(r.telling)
		lines = append(lines, linkLine{ID: r.telling.ID, title: r.telling.Title, published: r.published, source: r.source})
		return nil
	})
	if err != nil {
		return err
	}
	for i, j := range pool.Group() {
		lines[i].Incident, lines[i].Evidence, lines[i].joined = j.Incident, j.Evidence, j
		if j.Reports > 1 {
			score := float64(int(100*j.Score+0.5)) / 100
			lines[i].Score = &score
		}
	}
	if err := c.print(g.Stdout, lines); err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	if bad {
		return errReported
	}
	return nil
}

func tell(r *sitrep.Reading) (linkedReport, error) {
	published, _, _ := strings.Cut(r.Report.Published.String(), "T")
	return linkedReport{link.Tell(r), published, r.Report.Source}, nil
}

// linkLine is what is printed of a report.
type linkLine struct {
	ID       string   `json:"id"`
	Incident string   `json:"incident"`
	Score    *float64 `json:"score,omitempty"`    // how near it is to the others, up to 1
	Evidence []string `json:"evidence,omitempty"` // in words

	title, published, source string
	joined                   link.Joined
}

func (c *linkCmd) print(w io.Writer, lines []linkLine) error {
	if c.Format == "jsonl" {
		return printLines(w, lines)
	}
	members := map[int][]int{} // of each group, by its first
	for i, l := range lines {
		members[l.joined.First] = append(members[l.joined.First], i)
	}
	pw := pageWriter{columns: pageWidth}
	if n := columns(w); n > 0 && n < pageWidth {
		pw.columns = n
	}
	between := ""
	for i := range lines {
		of := members[i]
		if len(of) == 0 {
			continue
		}
		pw.out.WriteString(between)
		between = "\n"
		pw.line(0, "", fmt.Sprintf("%s · %s%s", lines[i].Incident, plural(len(of), "report"), fromTo(lines, of)))
		for _, j := range of {
			c.report(&pw, &lines[j])
		}
	}
	_, err := w.Write(pw.out.Bytes())
	return err
}

// report writes one report of a group.
func (c *linkCmd) report(w *pageWriter, l *linkLine) {
	title := l.title
	if title == "" {
		title = l.ID
	}
	if l.source != "" {
		title += " (" + l.source + ")"
	}
	w.line(atValue, l.published, title)
	if c.Why {
		for _, e := range l.Evidence {
			w.line(atVoice, "", "· "+e)
		}
	}
}

// fromTo is the days from the first to the last of some reports.
func fromTo(lines []linkLine, of []int) string {
	first, last := "", ""
	for _, i := range of {
		d := lines[i].published
		if d != "" && (first == "" || d < first) {
			first = d
		}
		last = max(last, d)
	}
	if first == "" || first == last {
		return strings.TrimRight(" · "+first, " ·")
	}
	return " · " + first + " to " + last
}

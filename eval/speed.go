package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"sitrep/doc"
	"sitrep/ingest"
	"sitrep/nlp"
	"sitrep/nlp/token"
)

// reading is one run of many reports by one core.
type reading struct {
	texts           string // what was read
	reports, tokens int
	bytes           int64 // printed
	first, whole    time.Duration
	processor       time.Duration // user and system
	peak            int64         // bytes of memory; 0 where the machine does not tell
}

// speed reads many reports on one core and prints how fast that went.
func speed(ctx context.Context, o options) error {
	dir, err := os.MkdirTemp("", "sitrep-speed-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a temporary folder that stays is the machine's to clear
	program := filepath.Join(dir, "sitrep")
	if err := build(ctx, o.root, program); err != nil {
		return err
	}
	texts, theirs := filepath.Join(o.shared, "data", "clusters", "reports.jsonl"), true
	if _, err := os.Stat(texts); err != nil {
		fmt.Fprintf(os.Stderr, "%s is not there: reading our own samples instead\n", texts)
		texts, theirs = filepath.Join(o.root, "samples", "wire.jsonl"), false
	}
	input := filepath.Join(dir, "reports.jsonl")
	r := reading{texts: filepath.Base(filepath.Dir(texts)), reports: o.copies}
	if r.tokens, err = repeat(texts, input, o.copies); err != nil {
		return fmt.Errorf("repeat %s: %w", texts, err)
	}
	if err := r.measure(ctx, program, input); err != nil {
		return err
	}
	micro, err := benchmarks(ctx, o.root)
	if err != nil {
		return err
	}
	out := r.String() + "\n" + micro
	fmt.Print(out)
	if o.update && theirs {
		return os.WriteFile(filepath.Join(o.root, "eval", "bench.txt"), []byte(out), 0o644)
	}
	return nil
}

// repeat writes n reports to a file, those of another over and over with ids of
// their own, and tells how many words, numbers and marks they have together.
func repeat(from, to string, n int) (tokens int, err error) {
	rows, counts, err := load(from)
	if err != nil {
		return 0, err
	}
	f, err := os.Create(to)
	if err != nil {
		return 0, err
	}
	w := bufio.NewWriter(f)
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	for i := range n {
		row := rows[i%len(rows)]
		row["id"] = fmt.Sprint("report-", i)
		delete(row, "url") // else they would be one report
		if err := lines.Encode(row); err != nil {
			return 0, errors.Join(err, f.Close())
		}
		tokens += counts[i%len(rows)]
	}
	return tokens, errors.Join(w.Flush(), f.Close())
}

// load gives the rows of a JSON Lines file and how many tokens each has.
func load(file string) (rows []map[string]any, tokens []int, err error) {
	if err := eachRow(file, func(row map[string]any) { rows = append(rows, row) }); err != nil {
		return nil, nil, err
	}
	p, err := nlp.Of(token.Stage())
	if err != nil {
		return nil, nil, err
	}
	for r, err := range ingest.Reports([]string{file}, nil) {
		if err != nil {
			return nil, nil, err
		}
		d := doc.New(r.Title, r.Text, r.Published.Time)
		p.Annotate(d)
		tokens = append(tokens, len(d.Tokens))
	}
	if len(rows) == 0 || len(rows) != len(tokens) {
		return nil, nil, fmt.Errorf("%d lines, %d reports", len(rows), len(tokens))
	}
	return rows, tokens, nil
}

// measure runs the program on one core over the input.
func (r *reading) measure(ctx context.Context, program, input string) error {
	cmd := exec.CommandContext(ctx, program, "extract", "--format", "jsonl", input)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return err
	}
	lines, err := r.drain(out, start)
	if err != nil {
		return errors.Join(err, cmd.Wait())
	}
	if err := cmd.Wait(); err != nil {
		return fmt.Errorf("extract: %w\n%s", err, complaints.Bytes())
	}
	r.whole = time.Since(start)
	r.processor = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	r.peak = peak(cmd.ProcessState)
	if lines != r.reports {
		return fmt.Errorf("%d reports went in and %d lines came out", r.reports, lines)
	}
	return nil
}

// drain reads what the program prints, counts its lines, and tells on the way.
func (r *reading) drain(out io.Reader, start time.Time) (lines int, err error) {
	buf := make([]byte, 1<<20)
	told := start
	for {
		n, err := out.Read(buf)
		if r.bytes == 0 && n > 0 {
			r.first = time.Since(start)
		}
		r.bytes += int64(n)
		lines += bytes.Count(buf[:n], []byte("\n"))
		if time.Since(told) > 10*time.Second {
			told = time.Now()
			fmt.Fprintf(os.Stderr, "%d of %d reports after %s\n", lines, r.reports, time.Since(start).Round(time.Second))
		}
		if errors.Is(err, io.EOF) {
			return lines, nil
		}
		if err != nil {
			return lines, err
		}
	}
}

// String is what was measured, a line a figure.
func (r *reading) String() string {
	var b strings.Builder
	line := func(name, f string, a ...any) { fmt.Fprintf(&b, "%-22s "+f+"\n", append([]any{name}, a...)...) }
	s := r.processor.Seconds() // what else the machine does takes from the clock
	fmt.Fprintf(&b, "# The whole of sitrep extract on one core (GOMAXPROCS=1). Written by: make bench UPDATE=1\n")
	line("machine", "%s, %d cores, %s/%s, %s", processorName(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version())
	line("texts", "%s, repeated", r.texts)
	line("reports", "%d", r.reports)
	line("tokens", "%d (words, numbers and marks)", r.tokens)
	line("time", "%.1f s of the processor, %.1f s by the clock", s, r.whole.Seconds())
	line("reports a second", "%.0f of the processor's", float64(r.reports)/s)
	line("tokens a second", "%.0f of the processor's", float64(r.tokens)/s)
	line("first output after", "%.2f s", r.first.Seconds())
	line("printed", "%.0f MB", float64(r.bytes)/1e6)
	if r.peak > 0 {
		line("peak memory", "%.0f MB", float64(r.peak)/1e6)
	}
	return b.String()
}

// benchmarks runs those of the packages that extract needs and gives their lines;
// the store's, which fills 100,000 incidents first, is for running by hand.
func benchmarks(ctx context.Context, root string) (string, error) {
	fmt.Fprintln(os.Stderr, "running the packages' benchmarks")
	cmd := exec.CommandContext(ctx, "go", "test", "-run=^$", "-bench=.", "-benchmem", "-benchtime=500ms", "-cpu=1",
		"./flow", "./lex", "./nlp/...", "./span")
	cmd.Dir = root
	out, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("benchmarks: %w\n%s", err, out)
	}
	var b strings.Builder
	pkg := ""
	for l := range strings.Lines(string(out)) {
		if p, ok := strings.CutPrefix(l, "pkg: "); ok {
			pkg = strings.TrimSpace(p)
		}
		if strings.HasPrefix(l, "Benchmark") {
			fmt.Fprintf(&b, "%-22s %s", pkg, l)
		}
	}
	return b.String(), nil
}

// processorName is the processor as Linux names it, or unknown.
func processorName() string {
	b, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "unknown processor"
	}
	for l := range strings.Lines(string(b)) {
		if name, value, ok := strings.Cut(l, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "unknown processor"
}

package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
)

// scorer is one run over some tasks.
type scorer struct {
	options
	program string // the sitrep under test
	dir     string // for what it prints
}

// score scores tasks, prints the figures and compares or writes the baseline.
func score(ctx context.Context, o options) error {
	todo, err := chosen(o.only)
	if err != nil {
		return err
	}
	if err := present(o.shared); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "sitrep-eval-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a temporary folder that stays is the machine's to clear
	s := scorer{o, filepath.Join(dir, "sitrep"), dir}
	if err := build(ctx, o.root, s.program); err != nil {
		return err
	}
	sections, err := s.all(ctx, todo)
	if err != nil {
		return err
	}
	for _, sec := range sections {
		fmt.Println(sec)
	}
	if o.misses {
		return nil
	}
	return settle(filepath.Join(o.root, "eval", "baseline.txt"), sections, o.update)
}

// settle compares new sections with the baseline, or puts them into it.
func settle(file string, sections []section, update bool) error {
	b, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	old := sectionsOf(string(b))
	lines, fell := compare(old, sections)
	for _, l := range lines {
		fmt.Println(l)
	}
	switch {
	case update:
		return os.WriteFile(file, []byte(format(merge(old, sections))), 0o644)
	case fell:
		return errFell
	case len(lines) == 0:
		fmt.Println("The same as eval/baseline.txt.")
	}
	return nil
}

// present tells whether all that scoring needs is there.
func present(shared string) error {
	if _, err := os.Stat(filepath.Join(shared, "eval", "score.py")); err != nil {
		return fmt.Errorf("the annotated texts and their scorer are not at %s, so there is nothing to score; name their folder with -shared or SITREP_SHARED: %w", shared, errAbsent)
	}
	if _, err := exec.LookPath("python3"); err != nil {
		return fmt.Errorf("the scorer needs Python 3, and no python3 is on the path: %w", errAbsent)
	}
	return nil
}

// build makes the program under test.
func build(ctx context.Context, root, program string) error {
	cmd := exec.CommandContext(ctx, "go", "build", "-o", program, "./cmd/sitrep")
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build sitrep: %w\n%s", err, out)
	}
	return nil
}

// all scores the tasks, as many at once as there are cores, in their order.
func (s *scorer) all(ctx context.Context, todo []task) ([]section, error) {
	sections, errs := make([]section, len(todo)), make([]error, len(todo))
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for i, t := range todo {
		wait.Go(func() {
			free <- struct{}{}
			defer func() { <-free }()
			fmt.Fprintln(os.Stderr, "scoring", t.heading())
			sections[i], errs[i] = s.one(ctx, t)
		})
	}
	wait.Wait()
	return sections, errors.Join(errs...)
}

// one reads a task's reports with the program and scores what it prints.
func (s *scorer) one(ctx context.Context, t task) (section, error) {
	if t.inside != nil {
		lines, err := t.inside(s, t)
		if err != nil {
			return section{}, fmt.Errorf("%s: %w", t.name, err)
		}
		return section{t.heading(), lines, t.peers()}, nil
	}
	files, err := filepath.Glob(filepath.Join(s.shared, filepath.FromSlash(t.reports)))
	if err != nil || len(files) == 0 {
		return section{}, fmt.Errorf("%s: no reports at %s: %w", t.name, t.reports, errAbsent)
	}
	printed := filepath.Join(s.dir, t.name+".jsonl")
	if err := s.read(ctx, t, files, printed); err != nil {
		return section{}, fmt.Errorf("%s: %w", t.name, err)
	}
	args := []string{filepath.Join(s.shared, "eval", "score.py"), t.name, filepath.Join(s.shared, filepath.FromSlash(t.gold)), printed}
	if s.misses {
		args = append(args, "--misses")
	}
	cmd := exec.CommandContext(ctx, "python3", args...)
	cmd.Env = append(os.Environ(), "PYTHONHASHSEED=0") // sets in one order on every run
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		return section{}, fmt.Errorf("%s: score: %w\n%s", t.name, err, complaints.Bytes())
	}
	return section{t.heading(), strings.Split(strings.TrimRight(string(out), "\n"), "\n"), t.peers()}, nil
}

// peers is what others reach, a line each.
func (t task) peers() []string {
	var out []string
	for _, p := range t.beside {
		out = append(out, fmt.Sprintf("%-42s %s", p.name, p.figures))
	}
	return out
}

// read has the program read files, and writes what it prints to another.
func (s *scorer) read(ctx context.Context, t task, files []string, printed string) error {
	out, err := os.Create(printed)
	if err != nil {
		return err
	}
	command := cmp.Or(t.command, "extract")
	cmd := exec.CommandContext(ctx, s.program, append([]string{command, "--format", "jsonl"}, files...)...)
	var complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = out, &complaints
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w\n%s", command, errors.Join(err, out.Close()), complaints.Bytes())
	}
	return out.Close()
}

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sitrep"
	"sitrep/flow"
	"sitrep/store"
)

// Reports that add --format jsonl printed are acknowledged. The tests here kill the
// program with the signal that no program can answer: what was acknowledged must be
// in the store, whole, and nothing of the rest may be there by half. The moments
// are drawn by lot, but the same on every run.

// TestKilledMakingTheStore kills the program while it makes a new store: the file
// that is left can be used.
func TestKilledMakingTheStore(t *testing.T) {
	kills := 8
	if testing.Short() {
		kills = 3
	}
	sitrep := program(t)
	chance := rand.New(rand.NewPCG(9, 1))
	for i := range kills {
		path := filepath.Join(t.TempDir(), "killed.db")
		p := startAdd(t, sitrep, path)
		for end := time.Now().Add(10 * time.Second); time.Now().Before(end); {
			if _, err := os.Stat(path); err == nil {
				break
			}
		}
		p.kill(time.Duration(chance.IntN(25_000)) * time.Microsecond)
		if acknowledged := p.acknowledged(nil); len(acknowledged) > 0 {
			t.Fatalf("nothing was given, but %q was acknowledged", acknowledged)
		}
		checkKept(t, fmt.Sprintf("kill %d", i+1), path, nil)
	}
}

// TestKilled kills the program again and again while it adds reports. What the
// store holds in the end is what it holds without any kill.
func TestKilled(t *testing.T) {
	const atATime = 10 // reports that are given to the program before it is killed
	kills := 20
	if testing.Short() {
		kills = 5
	}
	sitrep := program(t)
	chance := rand.New(rand.NewPCG(9, 2))
	path := filepath.Join(t.TempDir(), "killed.db")
	var acknowledged []string
	forNothing := 0 // kills that came before anything was acknowledged
	for i := range kills {
		p := startAdd(t, sitrep, path)
		p.give(rawOf(0)) // when this one is on the disk the program is at work
		first := p.acknowledged(func(string) bool { return false })
		for n := range atATime {
			p.give(rawOf(max(1, len(acknowledged)) + n))
		}
		var more []string
		if i%3 == 1 { // at once when something is acknowledged: it must not be so too early
			more = p.acknowledged(func(string) bool { return false })
			p.kill(0)
		} else {
			p.kill(time.Duration(30+chance.IntN(220)) * time.Millisecond)
		}
		more = append(more, p.acknowledged(nil)...)
		if len(more) == 0 {
			forNothing++
		}
		if len(acknowledged) == 0 {
			acknowledged = first
		}
		acknowledged = append(acknowledged, more...)
		if i%2 == 0 { // otherwise the next run meets what the kill left behind
			checkKept(t, fmt.Sprintf("kill %d", i+1), path, acknowledged)
		}
		if t.Failed() {
			return
		}
	}
	if !testing.Short() && (forNothing == 0 || forNothing == kills) {
		t.Errorf("%d of %d kills came before anything was acknowledged: this shows nothing", forNothing, kills)
	}
	t.Logf("%d kills, %d reports acknowledged, %d kills before anything was", kills, len(acknowledged), forNothing)

	all := filepath.Join(t.TempDir(), "all.jsonl")
	var b bytes.Buffer
	for i := range len(acknowledged) + 2*atATime {
		b.Write(rawOf(i))
	}
	if err := os.WriteFile(all, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	whole := filepath.Join(t.TempDir(), "whole.db")
	for _, p := range []string{path, whole} {
		if out, err := exec.Command(sitrep, "--store", p, "add", all).CombinedOutput(); err != nil || !strings.Contains(string(out), " 0 refused") {
			t.Fatalf("add to %s: %v, %s", p, err, out)
		}
		if out, err := exec.Command(sitrep, "--store", p, "verify").CombinedOutput(); err != nil {
			t.Errorf("verify %s: %v, %s", p, err, out)
		}
	}
	checkKept(t, "in the end", path, acknowledged)
	if d := cmp.Diff(contents(t, whole), contents(t, path)); d != "" {
		t.Errorf("the store after kills is another than without (-without +with):\n%s", d)
	}
}

// process is a running sitrep add that reads from the test.
type process struct {
	t      *testing.T
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	stderr bytes.Buffer
}

func startAdd(t *testing.T, sitrep, path string) *process {
	t.Helper()
	p := &process{t: t, cmd: exec.Command(sitrep, "--store", path, "add", "--format", "jsonl", "-")}
	p.cmd.Stderr = &p.stderr
	var err error
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.out = bufio.NewReader(out)
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *process) give(raw []byte) {
	p.t.Helper()
	if _, err := p.in.Write(raw); err != nil {
		p.t.Fatalf("giving a report: %v, %s", err, p.stderr.Bytes())
	}
}

// kill kills the process some time from now.
func (p *process) kill(later time.Duration) {
	time.AfterFunc(later, func() { p.cmd.Process.Kill() })
}

// acknowledged gives the ids of the reports that the process acknowledges until
// more says no; where more is nil, until its end, which must be a violent one.
func (p *process) acknowledged(more func(id string) bool) (ids []string) {
	p.t.Helper()
	for {
		line, err := p.out.ReadString('\n')
		switch {
		case err == io.EOF && more == nil: // what there is of a last line was not printed
			if err := p.cmd.Wait(); err == nil || p.stderr.Len() > 0 {
				p.t.Errorf("add ended with %v, %q, want it killed without a word", err, p.stderr.Bytes())
			}
			return ids
		case err != nil:
			p.t.Fatalf("reading what add prints: %v, %s", err, p.stderr.Bytes())
		}
		var r receipt
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			p.t.Fatalf("add printed %q: %v", line, err)
		}
		ids = append(ids, r.Report)
		if more != nil && !more(r.Report) {
			return ids
		}
	}
}

// checkKept checks that the store is sound and holds what was acknowledged.
func checkKept(t *testing.T, when, path string, acknowledged []string) {
	t.Helper()
	s, err := flow.OpenStore(t.Context(), path, false)
	if err != nil {
		t.Errorf("%s: %v", when, err)
		return
	}
	defer s.Close()
	if err := s.Verify(t.Context(), func(p store.Problem) { t.Errorf("%s: %s", when, p) }); err != nil {
		t.Errorf("%s: %v", when, err)
	}
	for i, id := range acknowledged {
		if want := fmt.Sprintf("r%d", i); id != want {
			t.Errorf("%s: %s was acknowledged in the place of %s", when, id, want)
		}
		k, err := s.Report(t.Context(), id, 0)
		if err != nil || string(k.Report.Raw) != strings.TrimSuffix(string(rawOf(i)), "\n") {
			t.Errorf("%s: %s was acknowledged but is not there as it came: %v", when, id, err)
		}
	}
}

// content is what a store holds, but for when it came to hold it.
type content struct {
	Listed  []store.Listed
	Records []*store.Record
	Reports []*sitrep.Report
}

func contents(t *testing.T, path string) (c content) {
	t.Helper()
	s, err := flow.OpenStore(t.Context(), path, false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if c.Listed, err = s.Incidents(t.Context(), store.Filter{}); err != nil {
		t.Fatal(err)
	}
	for _, in := range c.Listed {
		r, err := s.Incident(t.Context(), in.ID, store.AsOf{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range r.Claims {
			r.Claims[i].Report.Recorded = time.Time{}
		}
		for i := range r.Statements {
			r.Statements[i].Report.Recorded = time.Time{}
		}
		for i := range r.Sources {
			r.Sources[i].Recorded = time.Time{}
		}
		for i := range r.Links {
			r.Links[i].Recorded = time.Time{}
		}
		c.Records = append(c.Records, r)
	}
	err = s.Each(t.Context(), func(k *store.Kept) error {
		c.Reports = append(c.Reports, k.Report)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// rawOf is the so-manieth report, a line of JSON. They tell of blasts in a few
// towns, several of each.
func rawOf(i int) []byte {
	towns := [...]string{"Mosul", "Kirkuk", "Baidoa", "Herat", "Quetta", "Aleppo", "Donetsk", "Maiduguri", "Gao", "Tunis"}
	town, day := towns[i%len(towns)], i/40+1
	return fmt.Appendf(nil, `{"id":"r%d","published":"2021-05-%02d","source":"Paper %d","title":"Blast in %s","text":`+
		`"A car bomb killed %d people in %s on May %d, police said. A hospital official said at least %d were wounded. Nobody claimed responsibility for the attack, number %d of the year."}`+"\n",
		i, day+1, i%7, town, i%4+2, town, day, i%7+3, i+1)
}

package flow

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"sitrep"
	"sitrep/ingest"
)

func newReader(t testing.TB) *Reader {
	t.Helper()
	rd, err := NewReader(Options{})
	if err != nil {
		t.Fatal(err)
	}
	return rd
}

// numbered gives n numbers as inputs, each third of them an error instead.
func numbered(n int) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i := range n {
			var err error
			if i%3 == 2 {
				err = fmt.Errorf("bad %d", i)
			}
			if !yield(i, err) {
				return
			}
		}
	}
}

func TestOrderIsKept(t *testing.T) {
	for _, workers := range []int{0, 1, 8} {
		var got, want []string
		work := func(i int) (string, error) {
			for range (i * 7919) % 13 { // some take longer than others
				runtime.Gosched()
			}
			if i%3 == 1 {
				return "", fmt.Errorf("failed %d", i)
			}
			return fmt.Sprintf("read %d", i), nil
		}
		for s, err := range ordered(t.Context(), numbered(1000), workers, work) {
			if err != nil {
				s = err.Error()
			}
			got = append(got, s)
		}
		for i := range 1000 {
			want = append(want, fmt.Sprintf("%s %d", [...]string{"read", "failed", "bad"}[i%3], i))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d workers: order not kept: %q", workers, got)
		}
	}
}

// TestFewAreHeld: while one input is slow, no more than a few others are taken.
func TestFewAreHeld(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const workers = 3
		taken := 0
		inputs := func(yield func(int, error) bool) {
			for ; taken < 1000 && yield(taken, nil); taken++ {
			}
		}
		slow := make(chan struct{})
		work := func(i int) (int, error) {
			if i == 0 {
				<-slow
			}
			return i, nil
		}
		go func() {
			synctest.Wait() // all that can be taken is taken
			if most := workers * (ahead + 1); taken > most {
				t.Errorf("%d inputs were taken while the first was slow, want %d at most", taken, most)
			}
			close(slow)
		}()
		n := 0
		for range ordered(t.Context(), inputs, workers, work) {
			n++
		}
		if n != 1000 {
			t.Errorf("%d results, want 1000", n)
		}
	})
}

func TestCancelling(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	endless := func(yield func(int, error) bool) {
		for i := 0; yield(i, nil); i++ {
		}
	}
	n := 0
	var last error
	for _, err := range ordered(ctx, endless, 4, func(i int) (int, error) { return i, nil }) {
		if n++; n == 100 {
			stop()
		}
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("the stream ended with %v, want context.Canceled", last)
	}
}

// TestCancellingWhileWaiting: an input that never comes does not hold up the end.
func TestCancellingWhileWaiting(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	r, w := io.Pipe()
	defer w.Close()
	go func() {
		fmt.Fprintln(w, `{"text":"Shells fell on Darun."}`)
	}()
	var last error
	for _, err := range Stream(ctx, newReader(t), ingest.Inputs([]string{"-"}, r), 2, id) {
		stop()
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("the stream ended with %v, want context.Canceled", last)
	}
}

func TestStoppingEarly(t *testing.T) {
	n := 0
	for range ordered(t.Context(), numbered(1000), 4, func(i int) (int, error) { return i, nil }) {
		if n++; n == 10 {
			break
		}
	}
	if n != 10 {
		t.Errorf("%d results, want 10", n)
	}
}

func id(r *sitrep.Reading) (string, error) { return r.Report.ID, nil }

// TestBadInputCostsThatInputOnly: bad lines, and a reading that panics, are
// named in their place; every other report is read.
func TestBadInputCostsThatInputOnly(t *testing.T) {
	in := strings.Join([]string{
		`{"id":"a","text":"Shells fell on Darun."}`,
		`{"id":"b","text":`,
		`{"id":"c","text":"Gunmen shot two men in Oru."}`,
		`{"id":"d","text":""}`,
		`{"id":"boom","text":"A bomb went off."}`,
		`{"id":"e","text":"Nobody was hurt."}`,
		`{"id":"fail","text":"Nobody was hurt."}`,
	}, "\n")
	finish := func(r *sitrep.Reading) (string, error) {
		switch r.Report.ID {
		case "boom":
			panic("index out of range")
		case "fail":
			return "", errors.New("no words")
		}
		return r.Report.ID, nil
	}
	var got []string
	for s, err := range Stream(t.Context(), newReader(t), ingest.Inputs([]string{"-"}, strings.NewReader(in)), 4, finish) {
		if err != nil {
			s = "! " + err.Error()
		}
		got = append(got, s)
	}
	want := []string{
		"a",
		"! stdin:2: is not JSON: unexpected end of JSON input at byte 17",
		"c",
		`! stdin:4: has no "text"`,
		"! stdin:5: reading it failed: index out of range",
		"e",
		"! stdin:7: no words",
	}
	if !slices.Equal(got, want) {
		t.Errorf("Stream gave\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// generated is n small reports as JSON Lines, made while they are read.
type generated struct {
	n, i int
	left []byte
}

func (g *generated) Read(p []byte) (int, error) {
	if len(g.left) == 0 {
		if g.i == g.n {
			return 0, io.EOF
		}
		g.left = fmt.Appendf(g.left[:0], `{"id":"r%d","published":"2021-05-04","text":"Gunmen shot %d men in Mosul on Monday, police said."}`+"\n", g.i, g.i%30+1)
		g.i++
	}
	n := copy(p, g.left)
	g.left = g.left[n:]
	return n, nil
}

// TestMemoryStaysFlat: the heap does not grow with the number of reports.
func TestMemoryStaysFlat(t *testing.T) {
	const n = 5_000 // a report takes more than 10 kB while it is read
	rd := newReader(t)
	heap := func() uint64 {
		runtime.GC()
		runtime.GC() // what is pooled outlives one
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	seen := 0
	var early, late uint64
	for _, err := range Stream(t.Context(), rd, ingest.Inputs([]string{"-"}, &generated{n: n}), 0, id) {
		if err != nil {
			t.Fatal(err)
		}
		switch seen++; seen {
		case n / 10:
			early = heap()
		case n:
			late = heap()
		}
	}
	const most = 1 << 20
	if seen != n || late > early+most {
		t.Errorf("%d of %d reports; %d bytes of heap after a tenth, %d at the end: grew by more than %d", seen, n, early, late, most)
	}
	t.Logf("%d reports: %d kB of heap after a tenth, %d kB at the end", n, early>>10, late>>10)
}

func BenchmarkStream(b *testing.B) {
	rd := newReader(b)
	b.ResetTimer()
	for range Stream(b.Context(), rd, ingest.Inputs([]string{"-"}, &generated{n: b.N}), 0, id) {
	}
}

// TestSameInputSameBytes: what is printed of
// many reports does not depend on the number of workers or the run.
func TestSameInputSameBytes(t *testing.T) {
	rd := newReader(t)
	var first []byte
	for run, workers := range []int{1, 8, 8, 3} {
		var b bytes.Buffer
		for out, err := range Stream(t.Context(), rd, ingest.Inputs([]string{"-"}, &generated{n: 300}), workers, printed) {
			if err != nil {
				t.Fatal(err)
			}
			b.Write(out)
		}
		if run == 0 {
			first = b.Bytes()
		} else if !bytes.Equal(first, b.Bytes()) {
			t.Errorf("run %d with %d workers printed something else than the first", run, workers)
		}
	}
}

package flow

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sitrep"
	"sitrep/ingest"
	"sitrep/store"
)

// keeper gives a Keeper of a new store.
func keeper(t *testing.T) *Keeper {
	t.Helper()
	st, err := OpenStore(t.Context(), filepath.Join(t.TempDir(), "s.db"), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	now := func() time.Time { return time.Date(2021, 6, 10, 12, 0, 0, 0, time.UTC) }
	return &Keeper{Store: st, Reader: newReader(t), Workers: 2, Now: now}
}

const threeReports = `{"id":"a","published":"2021-06-10","text":"A car bomb in Kirkuk killed four people on Monday."}
{"id":"b","published":"2021-06-10","text":"Gunmen shot dead two guards in Quetta on Tuesday."}
{"id":"c","published":"2021-06-10","text":"A mortar shell wounded a girl in Herat on Tuesday."}
`

func kept(k Kept) string {
	if k.Err != nil {
		return "! " + k.Err.Error()
	}
	return k.Report + " " + string(k.Outcome.State)
}

// sound checks that the store is whole and holds so many reports.
func sound(t *testing.T, k *Keeper, reports int) {
	t.Helper()
	if err := k.Store.Verify(t.Context(), func(p store.Problem) { t.Errorf("Verify: %s", p) }); err != nil {
		t.Error(err)
	}
	if n, err := k.Store.Count(t.Context()); n != reports || err != nil {
		t.Errorf("the store holds %d reports, %v, want %d", n, err, reports)
	}
}

// A reading that the store refuses costs that report only, in the middle of a batch.
func TestRefusedCostsThatReportOnly(t *testing.T) {
	k := keeper(t)
	arrivals := ordered(t.Context(), ingest.Inputs([]string{"-"}, strings.NewReader(threeReports)), 2, func(in ingest.Input) (*arrival, error) {
		r, err := in.Report()
		if err != nil {
			return nil, err
		}
		a, err := k.read(r, in.Origin)
		if err == nil && r.ID == "b" {
			a.reading.Claims[0].Quotes[0].Exact = "words that nobody wrote"
		}
		return a, err
	})
	var got []string
	err := k.keepAll(t.Context(), arrivals, func(b *store.Batch, a *arrival) (store.Outcome, error) {
		return b.Add(t.Context(), a.report, a.reading, Decide)
	}, func(k Kept) { got = append(got, kept(k)) })
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 || got[0] != "a new" || got[2] != "c new" || !strings.HasPrefix(got[1], "! stdin:2: ") || !strings.Contains(got[1], "words that nobody wrote") {
		t.Errorf("three reports, one of them refused, were kept as %q", got)
	}
	sound(t, k, 2)
}

// A reader that breaks on a report costs that report only.
func TestReadingThatPanics(t *testing.T) {
	broken := &Keeper{Reader: &Reader{}}
	a, err := broken.read(&sitrep.Report{ID: "a", Text: "Shells fell on Darun."}, "reports.jsonl:7")
	if a != nil || !errors.Is(err, sitrep.ErrInvalid) || !strings.Contains(fmt.Sprint(err), "reports.jsonl:7") {
		t.Errorf("read = %v, %v, want an ErrInvalid that names the input", a, err)
	}
}

// What was called kept before add was cancelled is kept, and adding again does the rest.
func TestCancellingAdd(t *testing.T) {
	k := keeper(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	lines := &generated{n: 1_000}
	n := 0
	err := k.Add(ctx, ingest.Inputs([]string{"-"}, lines), func(Kept) {
		if n++; n == 1 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) || n == 0 || n == 1_000 {
		t.Errorf("Add of which %d were kept ended with %v, want it cancelled in the middle", n, err)
	}
	sound(t, k, n)
	var got []string
	if err := k.Add(t.Context(), ingest.Inputs([]string{"-"}, &generated{n: n + 1}), func(k Kept) { got = append(got, string(k.Outcome.State)) }); err != nil {
		t.Fatal(err)
	}
	want := append(slices.Repeat([]string{"known"}, n), "new")
	if !slices.Equal(got, want) {
		t.Errorf("adding %d again and one more gives %q", n, got)
	}
	sound(t, k, n+1)
}

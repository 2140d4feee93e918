package flow

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"sitrep"
	"sitrep/ingest"
)

func addAll(t *testing.T, k *Keeper, lines string) (got []string) {
	t.Helper()
	if err := k.Add(t.Context(), ingest.Stream("a.jsonl", strings.NewReader(lines), 0), func(k Kept) { got = append(got, kept(k)) }); err != nil {
		t.Fatal(err)
	}
	return got
}

// A text past the bound costs that report only.
func TestTextBound(t *testing.T) {
	k := keeper(t)
	k.Bounds.Text = 1 << 10
	got := addAll(t, k, threeReports+`{"id":"d","text":"`+strings.Repeat("Shells fell. ", 100)+`"}`+"\n"+`{"id":"e","text":"Shells fell."}`)
	if len(got) != 5 || got[3] != "! invalid: a.jsonl:4: its text is longer than 1 KB: cut it into its parts" || got[4] != "e new" {
		t.Errorf("five reports, one of them too long, were kept as %q", got)
	}
	sound(t, k, 4)
}

// A report that takes too long is refused, and its turn is free once it is read.
func TestTimeBound(t *testing.T) {
	k := keeper(t)
	k.Bounds = Bounds{Time: time.Nanosecond, Turns: make(chan struct{}, 1)}
	long := `{"id":"a","text":"` + strings.Repeat("Gunmen shot dead two guards in Quetta on Tuesday. ", 50) + `"}` + "\n"
	got := addAll(t, k, long)
	if len(got) != 1 || !strings.Contains(got[0], "a.jsonl:1: reading it takes longer than 1ns") {
		t.Errorf("a report that takes too long was kept as %q", got)
	}
	k.Bounds.Time = time.Minute
	if got := addAll(t, k, long); len(got) != 1 || got[0] != "a new" {
		t.Errorf("after one that took too long, a report was kept as %q", got)
	}
}

// Who waits for his turn may be called off, and reads nothing.
func TestWaitingForATurn(t *testing.T) {
	k := keeper(t)
	k.Bounds.Turns = make(chan struct{}, 1)
	k.Bounds.Turns <- struct{}{}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	for in := range ingest.Stream("a.jsonl", strings.NewReader(threeReports), 0) {
		if _, _, err := k.Try(ctx, in); !errors.Is(err, context.Canceled) {
			t.Errorf("Try without a turn = %v, want it cancelled", err)
		}
	}
	<-k.Bounds.Turns
	for in := range ingest.Stream("a.jsonl", strings.NewReader(threeReports), 0) {
		d, reading, err := k.Try(t.Context(), in)
		if err != nil || len(d.Sentences) == 0 || len(reading.Incidents) != 1 {
			t.Errorf("Try(%s) = %v, %v, %v", in.Origin, d, reading, err)
		}
	}
	if _, _, err := k.Try(t.Context(), ingest.Input{Origin: "nothing"}); !errors.Is(err, sitrep.ErrInvalid) {
		t.Errorf("Try of nothing = %v, want an ErrInvalid", err)
	}
	sound(t, k, 0)
}

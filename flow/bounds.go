package flow

import (
	"context"
	"fmt"
	"time"

	"sitrep"
	"sitrep/doc"
	"sitrep/ingest"
)

// Bounds keep what others send from taking a machine for itself. The zero value
// bounds nothing.
type Bounds struct {
	Text  int           // most bytes of a report's text; a longer one is refused
	Time  time.Duration // most time for reading one report; one that takes longer is refused
	Turns chan struct{} // no more reports are read at once than it holds, over all Adds and Tries; nil is no bound
}

// Try reads an input and keeps nothing. An error is of the input, or ctx was
// cancelled.
func (k *Keeper) Try(ctx context.Context, in ingest.Input) (*doc.Doc, *sitrep.Reading, error) {
	r, err := in.Report()
	if err != nil {
		return nil, nil, err
	}
	return k.within(ctx, r)
}

// seen is what came of reading a report.
type seen struct {
	d       *doc.Doc
	reading *sitrep.Reading
	err     error
}

// within reads a report within the bounds. Reading cannot be broken off: what takes
// too long goes on with nobody waiting, and has its turn until it ends.
func (k *Keeper) within(ctx context.Context, r *sitrep.Report) (*doc.Doc, *sitrep.Reading, error) {
	if most := k.Bounds.Text; most > 0 && len(r.Text) > most {
		return nil, nil, fmt.Errorf("%w: %s: its text is longer than %d KB: cut it into its parts", sitrep.ErrInvalid, r.Origin, most>>10)
	}
	if k.Bounds.Turns != nil {
		select {
		case k.Bounds.Turns <- struct{}{}:
		case <-ctx.Done():
			return nil, nil, ctx.Err()
		}
	}
	read := make(chan seen, 1)
	go func() {
		var s seen
		s.d, s.reading, s.err = k.annotate(r, r.Origin)
		if k.Bounds.Turns != nil {
			<-k.Bounds.Turns
		}
		read <- s
	}()
	var late <-chan time.Time
	if k.Bounds.Time > 0 {
		timer := time.NewTimer(k.Bounds.Time)
		defer timer.Stop()
		late = timer.C
	}
	select {
	case s := <-read:
		return s.d, s.reading, s.err
	case <-late:
		return nil, nil, fmt.Errorf("%w: %s: reading it takes longer than %v: cut it into its parts", sitrep.ErrInvalid, r.Origin, k.Bounds.Time)
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
}

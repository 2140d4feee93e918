package flow

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"sitrep"
	"sitrep/doc"
	"sitrep/ingest"
	"sitrep/link"
	"sitrep/store"
	"sitrep/weigh"
)

// A batch is committed when it holds so many reports or bytes, or so long after
// its first report came.
const (
	batchReports = 100
	batchBytes   = 8 << 20
	batchWait    = 100 * time.Millisecond
)

// OpenStore opens a store for adding to, rebuilding and verifying; a missing one
// is made where create is set.
func OpenStore(ctx context.Context, path string, create bool) (*store.Store, error) {
	return store.Open(ctx, path, store.Options{Create: create, Rules: rulesOfStore})
}

// rulesOfStore are what the store asks others.
var rulesOfStore = store.Rules{
	Weigh: weighed,
	Names: link.Names,
	Sketch: func(r *sitrep.Report) store.Sketch {
		values := link.Sketch(r.Text)
		return store.Sketch{Values: values, Bands: link.Bands(values), Agency: link.Credit(r)}
	},
	Copies: link.IsCopy,
}

// weighed is the rule that lists go by.
func weighed(id string, claims []sitrep.Sourced, statements []sitrep.Statement) sitrep.Incident {
	return weigh.Incident(id, claims, statements, weigh.Latest)
}

// Keeper puts readings into a store.
type Keeper struct {
	Store   *store.Store
	Reader  *Reader
	Workers int              // how many read at once; 0 is one for each processor
	Now     func() time.Time // when readings are recorded
	Bounds  Bounds           // of what is added; the zero value is none
}

// Kept is what became of one input, or of one report that was read again.
type Kept struct {
	Report  string // its id; empty where the input could not be read
	Title   string // the report's; may be empty
	Origin  string // file, or file and line; empty where the input could not be read: Err names it
	Outcome store.Outcome
	Err     error // why it was refused; nil where it was not
}

// Add reads inputs and keeps the reports. It calls done for every input, in
// their order, once what became of it is on the disk. A refused input costs
// nothing but itself; an error of Add means that the store failed, or that ctx
// was cancelled, after what was called done.
func (k *Keeper) Add(ctx context.Context, inputs iter.Seq2[ingest.Input, error], done func(Kept)) error {
	arrivals := ordered(ctx, inputs, k.Workers, func(in ingest.Input) (*arrival, error) {
		r, err := in.Report()
		if err != nil {
			return nil, err
		}
		if state, err := k.Store.Knows(ctx, r); err == nil && state == store.Known {
			return &arrival{report: r, known: true}, nil
		}
		_, reading, err := k.within(ctx, r)
		if err != nil {
			return nil, err
		}
		return &arrival{report: r, reading: reading}, nil
	})
	return k.keepAll(ctx, arrivals, func(b *store.Batch, a *arrival) (store.Outcome, error) {
		return b.Add(context.WithoutCancel(ctx), a.report, a.reading, Decide)
	}, done)
}

// arrival is a report with its reading, on the way into the store.
type arrival struct {
	report  *sitrep.Report
	reading *sitrep.Reading // nil for one that is known
	known   bool
	kept    *store.Kept // of one that is read again
	err     error       // why there is none
}

// read reads a report that may be odd enough to break the reader.
func (k *Keeper) read(r *sitrep.Report, origin string) (*arrival, error) {
	_, reading, err := k.annotate(r, origin)
	if err != nil {
		return nil, err
	}
	return &arrival{report: r, reading: reading}, nil
}

// annotate is read that gives the annotated text as well.
func (k *Keeper) annotate(r *sitrep.Report, origin string) (d *doc.Doc, reading *sitrep.Reading, err error) {
	defer func() {
		if p := recover(); p != nil {
			d, reading, err = nil, nil, fmt.Errorf("%w: %s: reading it failed: %v", sitrep.ErrInvalid, origin, p)
		}
	}()
	came := *r
	d, reading = k.Reader.Annotate(&came)
	return d, reading, nil
}

// Decide finds the incident that one of a new report is.
func Decide(in *sitrep.Profile, candidates []sitrep.Profile) store.Link {
	m := link.Decide(in, candidates)
	return store.Link{Incident: m.ID, Score: m.Score, Evidence: m.Evidence, Who: link.Version}
}

// engine names all that makes readings and links.
func (k *Keeper) engine() string { return k.Reader.Version() + " " + link.Version }

// keepAll gathers arrivals in batches and puts each into the store.
func (k *Keeper) keepAll(ctx context.Context, arrivals iter.Seq2[*arrival, error],
	put func(*store.Batch, *arrival) (store.Outcome, error), done func(Kept),
) error {
	coming, stop := context.WithCancel(ctx)
	defer stop()
	line := make(chan *arrival)
	go func() {
		defer close(line)
		for a, err := range arrivals {
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				a = &arrival{err: err}
			}
			select {
			case line <- a:
			case <-coming.Done():
				return
			}
		}
	}()
	for open := true; open; {
		var batch []*arrival
		batch, open = gather(line)
		if err := k.keep(ctx, batch, put, done); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// gather waits for an arrival and takes those that come soon after; open tells
// whether more may come.
func gather(line <-chan *arrival) (batch []*arrival, open bool) {
	a, open := <-line
	if !open {
		return nil, false
	}
	timer := time.NewTimer(batchWait)
	defer timer.Stop()
	for size := 0; ; {
		batch = append(batch, a)
		if a.report != nil {
			size += len(a.report.Raw) + len(a.report.Text)
		}
		if len(batch) == batchReports || size >= batchBytes {
			return batch, true
		}
		select {
		case a, open = <-line:
			if !open {
				return batch, false
			}
		case <-timer.C:
			return batch, true
		}
	}
}

// keep puts a batch into the store and, once it is on the disk, says so. It is
// not to be cut short by cancelling.
func (k *Keeper) keep(ctx context.Context, batch []*arrival, put func(*store.Batch, *arrival) (store.Outcome, error), done func(Kept)) error {
	all := make([]Kept, len(batch))
	var b *store.Batch
	defer func() {
		if b != nil {
			_ = b.Rollback() // nothing to do after Commit
		}
	}()
	for i, a := range batch {
		switch {
		case a.err != nil:
			all[i].Err = a.err
			continue
		case a.known:
			all[i] = keptOf(a.report, store.Outcome{State: store.Known}, nil)
			continue
		}
		if b == nil {
			var err error
			if b, err = k.Store.Begin(context.WithoutCancel(ctx), k.engine(), k.Now()); err != nil {
				return err
			}
		}
		out, err := put(b, a)
		if err != nil && !errors.Is(err, sitrep.ErrInvalid) {
			return err
		}
		if err != nil && a.report.Origin != "" {
			err = fmt.Errorf("%s: %w", a.report.Origin, err)
		}
		all[i] = keptOf(a.report, out, err)
	}
	if b != nil {
		if err := b.Commit(); err != nil {
			return err
		}
	}
	for _, kept := range all {
		done(kept)
	}
	return nil
}

func keptOf(r *sitrep.Report, out store.Outcome, err error) Kept {
	return Kept{Report: r.ID, Title: r.Title, Origin: r.Origin, Outcome: out, Err: err}
}

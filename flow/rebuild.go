package flow

import (
	"context"
	"errors"
	"iter"

	"sitrep/store"
)

// errEnough ends a walk over a store whose reports nobody wants any more.
var errEnough = errors.New("enough")

// Rebuild makes the machine's claims and links afresh, from the latest version
// of every report and in the order in which they were recorded, and then all
// indexes. A reading that comes out as it stands is left alone: after an
// unchanged engine nothing has changed. Analysts' entries are not touched.
//
// It calls done for every report once what became of it is on the disk: Changed
// where its reading is a new one, else Known. It may be cancelled and run again.
func (k *Keeper) Rebuild(ctx context.Context, done func(Kept)) error {
	var failed error
	readings := ordered(ctx, k.reports(ctx, &failed), k.Workers, func(kept *store.Kept) (*arrival, error) {
		kept.Report.Origin = "report " + kept.Report.ID
		a, err := k.read(kept.Report, kept.Report.Origin)
		if err == nil {
			a.kept = kept
		}
		return a, err
	})
	if err := k.keepAll(ctx, readings, func(b *store.Batch, a *arrival) (store.Outcome, error) {
		changed, err := b.Redo(context.WithoutCancel(ctx), a.kept, a.reading, Decide)
		if changed {
			return store.Outcome{State: store.Changed, Version: a.kept.Version}, err
		}
		return store.Outcome{State: store.Known, Version: a.kept.Version}, err
	}, done); err != nil {
		return err
	}
	if failed != nil {
		return failed
	}
	return k.reindex(ctx)
}

// reports goes through the store's reports; failed is set before it ends.
func (k *Keeper) reports(ctx context.Context, failed *error) iter.Seq2[*store.Kept, error] {
	return func(yield func(*store.Kept, error) bool) {
		err := k.Store.Each(ctx, func(kept *store.Kept) error {
			if !yield(kept, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			*failed = err
		}
	}
}

func (k *Keeper) reindex(ctx context.Context) error {
	b, err := k.Store.Begin(ctx, k.engine(), k.Now())
	if err != nil {
		return err
	}
	defer b.Rollback() // nothing to do after Commit
	if err := b.Reindex(ctx); err != nil {
		return err
	}
	return b.Commit()
}

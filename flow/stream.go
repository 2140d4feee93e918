package flow

import (
	"context"
	"fmt"
	"iter"
	"runtime"

	"sitrep"
	"sitrep/doc"
	"sitrep/ingest"
)

// ahead is how many inputs a worker may be ahead of the one that is waited for.
const ahead = 4

// Stream reads inputs with many workers and gives, in the order of the inputs,
// what finish makes of each reading; finish runs in the workers. An input that
// is bad, and one whose reading panics, gives an error that names it, and the
// rest goes on. No more than a few inputs a worker are held at a time.
//
// Zero workers means one for each processor. When ctx is cancelled the stream
// ends with its error, without waiting for an input that is slow to come.
func Stream[T any](
	ctx context.Context, rd *Reader, inputs iter.Seq2[ingest.Input, error], workers int,
	finish func(*sitrep.Reading) (T, error),
) iter.Seq2[T, error] {
	return StreamDocs(ctx, rd, inputs, workers, func(_ *doc.Doc, r *sitrep.Reading) (T, error) { return finish(r) })
}

// StreamDocs is Stream that hands on the annotated texts as well.
func StreamDocs[T any](
	ctx context.Context, rd *Reader, inputs iter.Seq2[ingest.Input, error], workers int,
	finish func(*doc.Doc, *sitrep.Reading) (T, error),
) iter.Seq2[T, error] {
	return ordered(ctx, inputs, workers, func(in ingest.Input) (out T, err error) {
		defer func() {
			if p := recover(); p != nil {
				err = fmt.Errorf("%s: reading it failed: %v", in.Origin, p)
			}
		}()
		r, err := in.Report()
		if err != nil {
			return out, err
		}
		out, err = finish(rd.Annotate(r))
		if err != nil {
			err = fmt.Errorf("%s: %w", in.Origin, err)
		}
		return out, err
	})
}

// job is one input on its way through a worker.
type job[I, O any] struct {
	in   I
	out  O
	err  error
	done chan struct{} // closed when out and err are set
}

// ordered applies work to each input in many workers and gives the results in the
// order of the inputs. Errors among the inputs are passed on in their place.
func ordered[I, O any](ctx context.Context, inputs iter.Seq2[I, error], workers int, work func(I) (O, error)) iter.Seq2[O, error] {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return func(yield func(O, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		todo := make(chan *job[I, O])
		line := make(chan *job[I, O], workers*ahead)
		go feed(ctx, inputs, todo, line)
		for range workers {
			go func() {
				for j := range todo {
					j.out, j.err = work(j.in)
					close(j.done)
				}
			}()
		}
		for ctx.Err() == nil {
			select {
			case <-ctx.Done():
			case j, open := <-line:
				if !open && ctx.Err() == nil {
					return
				}
				if open && !hand(ctx, j, yield) {
					return
				}
			}
		}
		var none O
		yield(none, ctx.Err())
	}
}

// hand waits for a job and hands on its result; it tells whether to go on. Of a
// job that is cut short it hands on nothing.
func hand[I, O any](ctx context.Context, j *job[I, O], yield func(O, error) bool) bool {
	select {
	case <-ctx.Done():
		return true
	case <-j.done:
		return yield(j.out, j.err)
	}
}

// feed puts each input in line, where its place is kept, and then before the
// workers. It ends when the inputs or ctx do.
func feed[I, O any](ctx context.Context, inputs iter.Seq2[I, error], todo, line chan<- *job[I, O]) {
	defer close(line)
	defer close(todo)
	for in, err := range inputs {
		j := &job[I, O]{in: in, err: err, done: make(chan struct{})}
		select {
		case line <- j:
		case <-ctx.Done():
			return
		}
		if err != nil {
			close(j.done)
			continue
		}
		select {
		case todo <- j:
		case <-ctx.Done():
			return
		}
	}
}

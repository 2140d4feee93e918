package encode

// Head is a dense layer of the model's file: the last step of a stage, or one
// on the way to it. It is safe for use by many goroutines at once.
type Head struct {
	name   string
	labels []string
	dense  dense
}

// Head gives a dense layer by name: the file's matrix "head.NAME".
func (m *Model) Head(name string) (*Head, bool) {
	h, ok := m.heads[name]
	return h, ok
}

// Name is the head's name.
func (h *Head) Name() string { return h.name }

// In is how many numbers a row has that the head reads.
func (h *Head) In() int { return h.dense.weights.K() }

// Out is how many numbers a row has that it gives.
func (h *Head) Out() int { return h.dense.weights.N() }

// Labels is what the outputs stand for, as Model.Labels.
func (h *Head) Labels() []string { return h.labels }

// Apply gives weights times row plus bias for each row of In numbers: rows of
// Out numbers, written to dst where it has the room, and to new memory
// otherwise. An Encoder of any model lends its scratch.
func (h *Head) Apply(e *Encoder, dst, rows []float32) []float32 {
	n := len(rows) / h.In()
	if n*h.In() != len(rows) {
		panic("encode: the rows of a head are not whole")
	}
	dst = grow(dst, n*h.Out())
	e.scratch.fit(h.dense)
	for i := 0; i < n; i += block {
		count := min(block, n-i)
		e.scratch.product(h.dense, dst[i*h.Out():], rows[i*h.In():], count)
	}
	return dst
}

// Scores is Apply with room that the Encoder lends: the result is overwritten by
// its next Scores, and must not be used after the Encoder was given back.
func (h *Head) Scores(e *Encoder, rows []float32) []float32 {
	e.scores = h.Apply(e, e.scores, rows)
	return e.scores
}

// grow gives n elements of s, with what they hold, or as many new ones.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

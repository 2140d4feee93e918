package encode

import "strings"

// Labelled is a run of rows [First, End), and the kind that its labels name
// after "B-" and "I-"; empty where they are plain "B" and "I".
type Labelled struct {
	First, End int
	Kind       string
}

// Spans reads a column whose labels are "O", and "B" and "I" or "B-KIND" and
// "I-KIND": it gives the runs of the best sequence of labels in which an I
// follows only a B or I of its kind (Viterbi). rows are rows of width numbers,
// as Head.Apply gives them; runs are counted from the first of them, and come
// in their order.
func (c Column) Spans(rows []float32, width int) []Labelled {
	return c.runs(c.path(rows, width, nil, 0))
}

// SpansApart is Spans where it counts by cost against a run that it begins right
// behind another.
func (c Column) SpansApart(rows []float32, width int, cost float32) []Labelled {
	return c.runs(c.path(rows, width, nil, cost))
}

// SpansEnding is Spans where it counts for a sequence, or against it, that a run
// ends right before row i: by ends[i].
func (c Column) SpansEnding(rows []float32, width int, ends []float32) []Labelled {
	return c.runs(c.path(rows, width, ends, 0))
}

// never is the score of a label that may not stand where it stands.
const never = -1e9

// path gives the best sequence of labels; ends may be nil, and apart is what a run
// right behind another costs.
func (c Column) path(rows []float32, width int, ends []float32, apart float32) []int {
	n, k := len(rows)/width, len(c.Labels)
	path := make([]int, n)
	if n == 0 {
		return path
	}
	score, next := make([]float32, k), make([]float32, k) // of the best sequence so far, by its last label
	back := make([]int, n*k)                              // the label before it
	for j, l := range c.Labels {
		score[j] = rows[c.From+j]
		if inside(l) {
			score[j] = never
		}
	}
	for i := 1; i < n; i++ {
		row := c.Of(rows[i*width : (i+1)*width])
		end := float32(0)
		if ends != nil {
			end = ends[i]
		}
		none, outside := c.beforeOther(score, end)
		other, fresh := none, outside // before a B
		if apart != 0 {
			other, fresh = c.beforeOther(score, end-apart)
		}
		for j, l := range c.Labels {
			from, sum := other, fresh
			switch {
			case inside(l):
				from = c.before(j, score)
				sum = score[from]
			case l[0] == 'O':
				from, sum = none, outside
			}
			back[i*k+j], next[j] = from, sum+row[j]
		}
		score, next = next, score
	}
	at := Highest(score)
	for i := n - 1; i >= 0; i-- {
		path[i] = at
		at = back[i*k+at]
	}
	return path
}

// before gives the better of the two labels that may stand before an I.
func (c Column) before(j int, score []float32) int {
	best := j
	for b, l := range c.Labels {
		if l[0] == 'B' && l[1:] == c.Labels[j][1:] && score[b] > score[best] {
			best = b
		}
	}
	return best
}

// beforeOther gives the best label before an O or B, and its score; end counts for
// what is not O.
func (c Column) beforeOther(score []float32, end float32) (best int, top float32) {
	for i, x := range score {
		if c.Labels[i][0] != 'O' {
			x += end
		}
		if i == 0 || x > top {
			best, top = i, x
		}
	}
	return best, top
}

func inside(label string) bool { return label[0] == 'I' }

// runs reads a sequence of labels.
func (c Column) runs(path []int) []Labelled {
	var out []Labelled
	for i, at := range path {
		switch l := c.Labels[at]; {
		case l[0] == 'B':
			out = append(out, Labelled{i, i + 1, strings.TrimPrefix(l[1:], "-")})
		case inside(l):
			out[len(out)-1].End = i + 1
		}
	}
	return out
}

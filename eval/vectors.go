package main

import (
	"fmt"
	"path/filepath"

	"sitrep/doc"
	"sitrep/ingest"
	"sitrep/nlp/encode"
	"sitrep/nlp/encode/model"
	"sitrep/nlp/kernel"
	"sitrep/nlp/token"
)

// vectors groups reports by their vectors alone, and scores the groups.
func vectors(s *scorer, t task) ([]string, error) {
	gold, err := clusterOf(filepath.Join(s.shared, filepath.FromSlash(t.gold)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errAbsent, err)
	}
	m, err := model.Shipped()
	if err != nil {
		return nil, err
	}
	p, err := pipeline(m, token.Stage(), encode.Stage)
	if err != nil {
		return nil, err
	}
	var found [][]float32
	var want []string
	for r, err := range ingest.Reports([]string{filepath.Join(s.shared, filepath.FromSlash(t.reports))}, nil) {
		if err != nil {
			return nil, err
		}
		d := doc.New(r.Title, r.Text, r.Published.Time)
		p.Annotate(d)
		found, want = append(found, d.Vectors.Report), append(want, gold[r.ID])
	}
	var lines []string
	for _, least := range []float32{0.5, 0.55, 0.6, 0.65, 0.7, 0.75} {
		lines = append(lines, bcubed(linkage(found, least), want).line(fmt.Sprintf("B-CUBED, linkage above %.2f", least)))
	}
	return lines, nil
}

func clusterOf(file string) (map[string]string, error) {
	out := map[string]string{}
	err := eachRow(file, func(row struct{ ID, Cluster string }) { out[row.ID] = row.Cluster })
	return out, err
}

// linkage groups vectors of length 1 by average linkage: the two groups whose
// members are nearest on average are joined, while that is above least. It gives
// each vector's group.
func linkage(v [][]float32, least float32) []int {
	group := make([]int, len(v))
	members := make([][]int, len(v))
	near := make([][]float32, len(v)) // sums over pairs
	for i := range v {
		group[i], members[i] = i, []int{i}
		near[i] = make([]float32, len(v))
		for j := range v {
			near[i][j] = kernel.Dot(v[i], v[j])
		}
	}
	for {
		a, b, top := -1, -1, least
		for i := range members {
			for j := range i {
				if len(members[i]) == 0 || len(members[j]) == 0 {
					continue
				}
				if mean := near[i][j] / float32(len(members[i])*len(members[j])); mean > top {
					a, b, top = j, i, mean
				}
			}
		}
		if a < 0 {
			return group
		}
		for _, i := range members[b] {
			group[i] = a
		}
		members[a], members[b] = append(members[a], members[b]...), nil
		for k := range near {
			near[a][k] += near[b][k]
			near[k][a] = near[a][k]
		}
	}
}

// share is precision and recall that are not made of whole counts.
type share struct{ precision, recall float64 }

func (s share) line(name string) string {
	return fmt.Sprintf("%-28s P %6.2f  R %6.2f  F1 %6.2f", name, 100*s.precision, 100*s.recall, 200*s.precision*s.recall/(s.precision+s.recall))
}

// bcubed is the mean over all members of how much of their group is of their
// kind, and how much of their kind is in their group (Bagga and Baldwin 1998).
func bcubed(group []int, want []string) share {
	var s share
	for i := range group {
		same, mine, kind := 0.0, 0.0, 0.0
		for j := range group {
			if group[i] == group[j] {
				mine++
			}
			if want[i] == want[j] {
				kind++
			}
			if group[i] == group[j] && want[i] == want[j] {
				same++
			}
		}
		s.precision += same / mine / float64(len(group))
		s.recall += same / kind / float64(len(group))
	}
	return s
}

// Package scale weighs what speaks for a reading against what speaks against it, where how much each sign
// counts was learned from annotated texts.
package scale

import "math"

// Sum is what signs come to, each by how much it counts. Of both there are as many.
func Sum(counts, signs []float64) float64 {
	sum := 0.0
	for i, n := range counts {
		sum += n * signs[i]
	}
	return sum
}

// One is a sign that is there, 1, or is not, 0.
func One(there bool) float64 {
	if there {
		return 1
	}
	return 0
}

// LogOdds are the log-odds of a probability, kept within what single words and sentences can tell:
// from -7 to 7.
func LogOdds(p float64) float64 { return math.Log((p + 1e-3) / (1 - p + 1e-3)) }

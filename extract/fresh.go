package extract

import _ "embed"

// freshFile is what train/fresh.py has learned of the words that begin a new incident.
//
//go:embed fresh.bin
var freshFile string

var freshJudge = readJudge(freshFile)

// fresh tells how likely words with some vectors begin an incident that the report has not told of before, in log-odds; 0
// where nothing is known of it.
func fresh(vector []float32) float64 { return freshJudge.of(vector) }

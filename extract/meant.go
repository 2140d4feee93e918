package extract

import _ "embed"

// meantFile is what train/meant.py has learned of words that mean what they say: that something was done to people or things,
// or somebody stood up against something. "She attacked the budget", "the rocket blasts off" and "my phone died" do not.
//
//go:embed meant.bin
var meantFile string

var meantJudge = readJudge(meantFile)

// meant tells how likely words with some vectors mean what they say, in log-odds, by them and by what the report is about; 0
// where nothing is known of it.
func (x *extractor) meant(vector []float32) float64 { return meantJudge.of(vector, x.d.Vectors.Report) }

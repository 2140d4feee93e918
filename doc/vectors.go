package doc

// Vectors is what the encoder makes of a Doc: a vector for each syntactic word,
// on which learned stages set their heads, and one for the whole report.
type Vectors struct {
	Width  int
	Words  []float32 // Width numbers a word, one after the other
	Report []float32 // of length 1; reports of one happening lie near each other
}

// Word gives the vector of syntactic word i.
func (v Vectors) Word(i int) []float32 { return v.Words[i*v.Width : (i+1)*v.Width] }

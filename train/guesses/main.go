// Command guesses prints for each happening of some reports what may be so of it that its words do not tell, and what
// speaks for each: the places that it may be at, in the order of extract.Sign, and the organizations that may have done
// it, in that of extract.Clue. sites.py and culprits.py learn from them. With -vectors, the network's vectors of its words
// and of the report are printed, too: fresh.py and meant.py learn from them.
// Arguments are files of reports; a line of standard output is one report's.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"log"
	"os"
	"unicode/utf8"

	"sitrep"
	"sitrep/assemble"
	"sitrep/extract"
	"sitrep/flow"
	"sitrep/ingest"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("guesses: ")
	vectors := flag.Bool("vectors", false, "print the vectors of each happening and report, too")
	flag.Parse()
	rd, err := flow.NewReader(flow.Options{})
	if err != nil {
		log.Fatal(err)
	}
	w := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(w)
	for in, err := range ingest.Inputs(flag.Args(), os.Stdin) {
		if err != nil {
			log.Fatal(err)
		}
		r, err := in.Report()
		if err != nil {
			log.Fatal(err)
		}
		if err := enc.Encode(row(rd, r, *vectors)); err != nil {
			log.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		log.Fatal(err)
	}
}

// happening is one telling, and the incident of the reading that it is of; laid tells whether a telling of that lays
// it to an organization, and placed whether its own words tell a place.
type happening struct {
	words
	Incident string    `json:"incident"`
	Laid     bool      `json:"laid"`
	Placed   bool      `json:"placed"`
	Deeds    []words   `json:"deeds"`
	Places   []place   `json:"places"`
	Bodies   []body    `json:"bodies"`
	Struck   []string  `json:"struck"`
	Vector   []float32 `json:"vector"`
}

type place struct {
	words
	Exact     string        `json:"exact"`
	Name      string        `json:"name"`
	Country   string        `json:"country"`
	Precision string        `json:"precision"`
	Signs     extract.Signs `json:"signs"`
}

type body struct {
	Names []string      `json:"names"`
	Words []words       `json:"words"`
	Clues extract.Clues `json:"clues"`
}

// words are a piece of the report, in code points.
type words struct {
	Part  sitrep.Part `json:"part"`
	Start int         `json:"start"`
	End   int         `json:"end"`
}

func row(rd *flow.Reader, r *sitrep.Report, vectors bool) map[string]any {
	d, reading := rd.Extract(r)
	of, laid := map[sitrep.Quote]string{}, map[string]bool{}
	for _, in := range flow.Join(reading, assemble.Learned) {
		for _, q := range in.Quotes {
			of[q] = in.ID
		}
	}
	for _, c := range reading.Claims {
		v, ok := c.Value.(sitrep.Actor)
		if ok && v.BlamedBody() && c.Rule != sitrep.CulpritLikely {
			laid[c.Incident] = true
		}
	}
	out := []happening{}
	for _, g := range extract.Guesses(d, reading.Report) {
		h := happening{words: wordsOf(r, []sitrep.Quote{g.Words})[0], Incident: of[g.Words], Laid: laid[of[g.Words]], Placed: g.Placed, Deeds: wordsOf(r, g.Deeds), Places: []place{}, Bodies: []body{}, Struck: g.Struck}
		if vectors {
			h.Vector = g.Vector
		}
		for _, p := range g.Places {
			h.Places = append(h.Places, place{wordsOf(r, []sitrep.Quote{p.Quote})[0], p.Quote.Exact, p.Name, p.Country, p.Precision, p.Signs})
		}
		for _, b := range g.Bodies {
			h.Bodies = append(h.Bodies, body{b.Names, wordsOf(r, b.Quotes), b.Clues})
		}
		out = append(out, h)
	}
	row := map[string]any{"report": r.ID, "happenings": out}
	if vectors {
		row["vector"] = d.Vectors.Report
	}
	return row
}

func wordsOf(r *sitrep.Report, quotes []sitrep.Quote) []words {
	var out []words
	for _, q := range quotes {
		text := r.Words(q.Part)
		out = append(out, words{q.Part, utf8.RuneCountInString(text[:q.Span.Start]), utf8.RuneCountInString(text[:q.Span.End])})
	}
	return out
}

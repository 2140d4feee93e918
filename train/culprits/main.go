// Command culprits prints for each happening of some reports the organizations that may have done what it tells, and
// what speaks for each, in the order of extract.Clue: culprits.py learns from them.
// Arguments are files of reports; a line of standard output is one report's.
package main

import (
	"bufio"
	"encoding/json"
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
	log.SetPrefix("culprits: ")
	rd, err := flow.NewReader(flow.Options{})
	if err != nil {
		log.Fatal(err)
	}
	w := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(w)
	for in, err := range ingest.Inputs(os.Args[1:], os.Stdin) {
		if err != nil {
			log.Fatal(err)
		}
		r, err := in.Report()
		if err != nil {
			log.Fatal(err)
		}
		if err := enc.Encode(row(rd, r)); err != nil {
			log.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		log.Fatal(err)
	}
}

// happening is one telling, and the incident of the reading that it is of; laid tells whether a telling of that lays
// it to an organization.
type happening struct {
	Incident string  `json:"incident"`
	Laid     bool    `json:"laid"`
	Deeds    []words `json:"deeds"`
	Bodies   []body  `json:"bodies"`
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

func row(rd *flow.Reader, r *sitrep.Report) map[string]any {
	d, reading := rd.Extract(r)
	found := flow.Join(reading, assemble.Learned)
	laid := map[string]bool{}
	for _, c := range reading.Claims {
		v, ok := c.Value.(sitrep.Actor)
		if ok && v.Kind == "organization" && v.Role != "victim" && v.Role != "responder" && c.Rule != sitrep.CulpritLikely {
			laid[c.Incident] = true
		}
	}
	out := []happening{}
	for _, s := range extract.Culprits(d, reading.Report) {
		h := happening{Bodies: []body{}}
		for _, in := range found {
			for _, q := range in.Quotes {
				if q == s.Words {
					h.Incident, h.Laid = in.ID, laid[in.ID]
				}
			}
		}
		h.Deeds = wordsOf(r, s.Deeds)
		for _, b := range s.Bodies {
			h.Bodies = append(h.Bodies, body{b.Names, wordsOf(r, b.Quotes), b.Clues})
		}
		out = append(out, h)
	}
	return map[string]any{"report": r.ID, "happenings": out}
}

func wordsOf(r *sitrep.Report, quotes []sitrep.Quote) []words {
	var out []words
	for _, q := range quotes {
		text := r.Words(q.Part)
		out = append(out, words{q.Part, utf8.RuneCountInString(text[:q.Span.Start]), utf8.RuneCountInString(text[:q.Span.End])})
	}
	return out
}

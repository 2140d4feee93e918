// Command sites prints for each happening of some reports whose words tell no place those that it may be at,
// and what speaks for each, in the order of extract.Sign: sites.py learns from them.
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
	log.SetPrefix("sites: ")
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

// happening is one telling, and the incident of the reading that it is of.
type happening struct {
	Incident string   `json:"incident"`
	Deeds    []words  `json:"deeds"`
	Places   []places `json:"places"`
}

type places struct {
	words
	Exact     string        `json:"exact"`
	Name      string        `json:"name"`
	Country   string        `json:"country"`
	Precision string        `json:"precision"`
	Signs     extract.Signs `json:"signs"`
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
	out := []happening{}
	for _, s := range extract.Sites(d, reading.Report) {
		h := happening{Places: []places{}}
		for _, in := range found {
			for _, q := range in.Quotes {
				if q == s.Words {
					h.Incident = in.ID
				}
			}
		}
		for _, q := range s.Deeds {
			h.Deeds = append(h.Deeds, wordsOf(r, q))
		}
		for _, p := range s.Places {
			h.Places = append(h.Places, places{wordsOf(r, p.Quote), p.Quote.Exact, p.Name, p.Country, p.Precision, p.Signs})
		}
		out = append(out, h)
	}
	return map[string]any{"report": r.ID, "happenings": out}
}

func wordsOf(r *sitrep.Report, q sitrep.Quote) words {
	text := r.Words(q.Part)
	return words{q.Part, utf8.RuneCountInString(text[:q.Span.Start]), utf8.RuneCountInString(text[:q.Span.End])}
}

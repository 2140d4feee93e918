// Command words prints, for each report of JSON Lines on standard input, where
// its sentences and words stand, so that what trains the model cuts text as the
// program does. Spans count bytes of the text, or of the title where there is one:
//
//	{"id": "...", "text": "...", "sentences": [[[start, end], ...], ...]}
//
// where text is the title, an empty line and the body, as the program reads it.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"time"

	"sitrep/doc"
	"sitrep/nlp/token"
)

type report struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

type cut struct {
	ID        string     `json:"id"`
	Text      string     `json:"text"`
	Body      int        `json:"body"` // the byte at which the body begins
	Sentences [][][2]int `json:"sentences"`
}

func main() {
	out := bufio.NewWriter(os.Stdout)
	dec := json.NewDecoder(bufio.NewReader(os.Stdin))
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	stage := token.Stage()
	for dec.More() {
		var r report
		if err := dec.Decode(&r); err != nil {
			log.Fatal("words: ", err)
		}
		d := doc.New(r.Title, r.Text, time.Time{})
		stage.Run(d)
		c := cut{ID: r.ID, Text: d.Text, Body: d.Body, Sentences: make([][][2]int, len(d.Sentences))}
		for _, w := range d.Words {
			c.Sentences[w.Sentence] = append(c.Sentences[w.Sentence], [2]int{w.Start, w.End})
		}
		if err := enc.Encode(c); err != nil {
			log.Fatal("words: ", err)
		}
	}
	if err := out.Flush(); err != nil {
		log.Fatal("words: ", err)
	}
}

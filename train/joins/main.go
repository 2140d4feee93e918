// Command joins reads sets of reports once and joins what they tell as often as it is
// asked, each time with other weights of assemble's evidence: joins.py looks for the
// best. Arguments are sets, NAME=FILE,FILE,...; a line of standard input is a folder
// and the weights, in the order of assemble.Evidence. The readings of each set are
// written to FOLDER/NAME.jsonl, and what speaks for each incident's being one, in the
// order of assemble.Sign, and where it is told, to FOLDER/NAME.signs.jsonl; then a line
// to standard output.
// With no weights on a line, it is those that the program has, and these are printed.
// With -all, incidents are not left out that little speaks for, but those whose words do not mean what they say:
// reals.py learns from them.
// With -choices MARKS nothing is joined: a line for each report has what each of its tellings could be joined to where the
// report is joined rightly before it, and where the tellings stand. MARKS are, by the report's id, what its words are marked with.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sitrep"
	"sitrep/assemble"
	"sitrep/export"
	"sitrep/flow"
	"sitrep/ingest"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("joins: ")
	all := flag.Bool("all", false, "leave no incident out that little speaks for")
	marked := flag.String("choices", "", "a file of marks; print what could be joined")
	flag.Parse()
	rd, err := flow.NewReader(flow.Options{})
	if err != nil {
		log.Fatal(err)
	}
	sets := map[string][]*sitrep.Reading{}
	for _, a := range flag.Args() {
		name, files, _ := strings.Cut(a, "=")
		for in, err := range ingest.Inputs(strings.Split(files, ","), os.Stdin) {
			if err != nil {
				log.Fatal(err)
			}
			r, err := in.Report()
			if err != nil {
				log.Fatal(err)
			}
			_, reading := rd.Extract(r)
			sets[name] = append(sets[name], reading)
		}
	}
	if *marked != "" {
		if err := choices(*marked, sets); err != nil {
			log.Fatal(err)
		}
		return
	}
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		folder, w, err := request(lines.Text())
		if err != nil {
			log.Fatal(err)
		}
		rules := assemble.Learned
		if rules.Join = w; *all {
			rules.Real = assemble.Scale{}
		}
		for name, set := range sets {
			if err := write(filepath.Join(folder, name), set, rules); err != nil {
				log.Fatal(err)
			}
		}
		fmt.Println(strings.Trim(fmt.Sprint(w), "[]"))
	}
}

// request reads a line of input.
func request(line string) (folder string, w assemble.Weights, err error) {
	words := strings.Fields(line)
	if len(words) == 1 {
		return words[0], assemble.Learned.Join, nil
	}
	if len(words) != 1+len(w) {
		return "", w, fmt.Errorf("%d words, want a folder and %d weights", len(words), len(w))
	}
	for i, s := range words[1:] {
		if w[i], err = strconv.ParseFloat(s, 64); err != nil {
			return "", w, err
		}
	}
	return words[0], w, nil
}

// write joins the readings of a set and writes them, and their signs.
func write(path string, set []*sitrep.Reading, rules assemble.Rules) error {
	var rows, signs bytes.Buffer
	enc := json.NewEncoder(&signs)
	for _, r := range set {
		c := *r
		c.Claims, c.Events, c.Statements, c.Happenings = slices.Clone(r.Claims), slices.Clone(r.Events), slices.Clone(r.Statements), slices.Clone(r.Happenings)
		for _, in := range flow.Join(&c, rules) {
			if err := enc.Encode(map[string]any{"report": r.Report.ID, "incident": in.ID, "signs": in.Signs, "tellings": tellings(r.Report, in.Quotes)}); err != nil {
				return err
			}
		}
		c.Entities, c.Times = nil, nil
		if err := export.JSONL(&rows, &c); err != nil {
			return err
		}
	}
	return errors.Join(os.WriteFile(path+".jsonl", rows.Bytes(), 0o644), os.WriteFile(path+".signs.jsonl", signs.Bytes(), 0o644))
}

// telling is where a report tells of an incident, in code points.
type telling struct {
	Part  sitrep.Part `json:"part"`
	Start int         `json:"start"`
	End   int         `json:"end"`
}

func tellings(r *sitrep.Report, quotes []sitrep.Quote) []telling {
	out := []telling{}
	for _, q := range quotes {
		text := r.Words(q.Part)
		out = append(out, telling{q.Part, utf8.RuneCountInString(text[:q.Span.Start]), utf8.RuneCountInString(text[:q.Span.End])})
	}
	return out
}

// mark is what some words of a report are marked with.
type mark struct {
	telling
	Incidents []int `json:"incidents"` // their numbers, from one on
	Deed      bool  `json:"deed"`      // they tell what happened
}

// choices prints what the tellings of some sets could be joined to.
func choices(path string, sets map[string][]*sitrep.Reading) error {
	marks := map[string][]mark{}
	if b, err := os.ReadFile(path); err != nil {
		return err
	} else if err := json.Unmarshal(b, &marks); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	enc := json.NewEncoder(os.Stdout)
	for name, set := range sets {
		for _, rd := range set {
			at, of := map[string]telling{}, []int{}
			for _, h := range rd.Happenings {
				told := tellings(rd.Report, h.Quotes)
				at[h.ID] = told[0]
				of = append(of, incidentOf(told, marks[rd.Report.ID]))
			}
			if err := enc.Encode(map[string]any{"set": name, "report": rd.Report.ID, "choices": assemble.Choices(rd, of), "at": at}); err != nil {
				return err
			}
		}
	}
	return nil
}

// incidentOf gives the incident of which most marks among some tellings are, of those first that tell what happened: zero where
// nothing is marked, -1 where two have as many.
func incidentOf(told []telling, marks []mark) int {
	for _, deeds := range []bool{true, false} {
		count := map[int]int{}
		for _, m := range marks {
			if deeds && !m.Deed || !slices.ContainsFunc(told, func(t telling) bool { return t.Part == m.Part && t.Start < m.End && m.Start < t.End }) {
				continue
			}
			for _, i := range m.Incidents {
				count[i]++
			}
		}
		best, n := 0, 0
		for i, c := range count {
			switch {
			case c > n:
				best, n = i, c
			case c == n:
				best = -1
			}
		}
		if best != 0 {
			return best
		}
	}
	return 0
}

package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// task is one way to score the output on one set of texts.
type task struct {
	name    string // as the scorer calls it
	gold    string // within the shared folder
	reports string // a pattern of files within the shared folder
	command string // that reads them and prints; empty for extract
	beside  []peer
	inside  func(*scorer, task) ([]string, error) // scores the layers themselves, not what is printed; nil for the scorer
}

// peer is what another program reaches on the same or the like texts.
type peer struct {
	name, figures string
}

// tasks are all that is scored, in the order in which it is written down.
// Figures marked "held" are of texts that are kept back elsewhere: the same
// kind, not the same; those marked (p) are published, not measured.
var tasks = []task{
	{name: "facts", gold: "examples", reports: "examples/*/report.json"},
	{
		name: "incidents", gold: "data/muc/dev/gold.jsonl", reports: "data/muc/dev/reports.jsonl",
		beside: []peer{
			{"GE 1992, TST3 and TST4, held", "INCIDENTS 58.0, 59.2   all string slots 52.1, 54.6"},
			{"SRI 1992, held", "INCIDENTS 51.8, 51.5   all string slots 43.0, 45.6"},
			{"GTT (BERT) 2021, held", "INCIDENTS 48.0, 58.4   all string slots 40.5, 53.8"},
			{"IterX (T5-large) 2023, held", "INCIDENTS 52.3, 53.1   all string slots 46.0, 48.1"},
		},
	},
	{
		name: "entities", gold: "data/re3d/gold.jsonl", reports: "data/re3d/reports.jsonl",
		beside: []peer{
			{"spaCy 3.8 en_core_web_sm", "overlap 50.7   exact 41.7"},
			{"CoreNLP 4.5.10", "overlap 51.1   exact 44.3"},
		},
	},
	{
		name: "places", gold: "data/places/tr-news/gold.jsonl", reports: "data/places/tr-news/reports.jsonl",
		beside: []peer{
			{"spaCy 3.8 en_core_web_sm", "found 66.7"},
			{"CoreNLP 4.5.10", "found 74.4"},
			{"Mordecai 3 (p)", "within 161 km 87.3 % of those found"},
			{"the network has learned from these texts", "on texts that it has not: nlp/encode/model/CARD.md"},
		},
	},
	{
		name: "times", gold: "data/times/gold.jsonl", reports: "data/times/reports.jsonl",
		beside: []peer{
			{"spaCy 3.8 en_core_web_sm", "strict 82.9   relaxed 90.5"},
			{"CoreNLP 4.5.10 (SUTime)", "strict 79.9   relaxed 90.0   relaxed+value 72.7"},
		},
	},
	{name: "modality", gold: "data/times/gold.jsonl", reports: "data/times/reports.jsonl", inside: modality},
	{
		name: "statements", gold: "data/polnear/dev/gold.jsonl", reports: "data/polnear/dev/reports.jsonl",
		beside: []peer{
			{"CRF (p), exact source, cue, content", "50.6   53.4   28.6"},
			{"BiLSTM-Cofe (p)", "73.3   66.2   63.6"},
			{"BERT-Cofe (p)", "83.2   75.3   72.9"},
			{"textacy 0.13, direct quotations, held", "27.5   32.4   29.6   whole statements 21.6"},
			{"CoreNLP 4.5.10, direct quotations, held", "25.0   -   32.5   whole statements 19.7"},
		},
	},
	{name: "ewt", gold: "data/ud/en_ewt-dev.conllu", inside: grammar},
	{name: "gum", gold: "data/ud/en_gum-dev.conllu", inside: grammar},
	{
		name: "coreference", gold: "data/ud/en_gum-dev.conllu", inside: coreference,
		beside: []peer{{"CorPipe 2023 (mT5-xxl), GUM (p)", "CoNLL about 76, heads of mentions alike"}},
	},
	{
		name: "vectors", gold: "data/clusters/gold.jsonl", reports: "data/clusters/reports.jsonl", inside: vectors,
		beside: []peer{{"all-MiniLM-L6-v2, average linkage", "95.2 above 0.5"}},
	},
	{
		name: "clusters", gold: "data/clusters/gold.jsonl", reports: "data/clusters/reports.jsonl", command: "link",
		beside: []peer{{"all-MiniLM-L6-v2, average linkage", "B-cubed 95.2 above 0.5"}},
	},
	{name: "events", gold: "data/plover/gold.jsonl", reports: "data/plover/reports.jsonl"},
}

// chosen gives the tasks of these names, or all where there is none.
func chosen(names []string) ([]task, error) {
	if len(names) == 0 {
		return tasks, nil
	}
	var out []task
	for _, n := range names {
		i := slices.IndexFunc(tasks, func(t task) bool { return t.name == n })
		if i < 0 {
			return nil, fmt.Errorf("no task is called %q", n)
		}
		out = append(out, tasks[i])
	}
	return out, nil
}

// names gives the names of all tasks.
func names() []string {
	var out []string
	for _, t := range tasks {
		out = append(out, t.name)
	}
	return out
}

// heading is the line that a task's figures stand under.
func (t task) heading() string {
	return t.name + " (" + strings.TrimSuffix(filepath.ToSlash(t.gold), "/gold.jsonl") + ")"
}

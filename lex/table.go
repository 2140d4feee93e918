// Package lex holds the word lists and the gazetteer: plain files, embedded,
// and their readers. It knows nothing of the language stages that use them.
package lex

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed data
var data embed.FS

// Table reads data/name.tsv: one row a line, columns between tabs, lines that
// start with # and empty lines left out. It panics when the file is not there,
// which only a mistake of ours can bring about.
func Table(name string) [][]string {
	b, err := data.ReadFile("data/" + name + ".tsv")
	if err != nil {
		panic(fmt.Sprintf("lex: no table %s: %v", name, err))
	}
	var rows [][]string
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		rows = append(rows, strings.Split(line, "\t"))
	}
	return rows
}

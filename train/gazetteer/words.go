package main

import (
	"bufio"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// wordSet holds the ordinary words of English.
type wordSet map[string]bool

// readCommonWords takes from WordNet the single words that it writes small.
func readCommonWords(folder string) (wordSet, error) {
	ws := wordSet{}
	for _, part := range []string{"noun", "verb", "adj", "adv"} {
		path := filepath.Join(folder, "data."+part)
		f, err := os.Open(path)
		if err != nil {
			return nil, fmt.Errorf("read a source: %w", err)
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			ws.add(lines.Text())
		}
		if err := errors.Join(lines.Err(), f.Close()); err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
	}
	return ws, nil
}

// add takes the words of one line: offset, file, kind, count, then word and
// number in turn.
func (ws wordSet) add(line string) {
	f := strings.Fields(line)
	if len(f) < 6 || strings.HasPrefix(line, " ") {
		return
	}
	for i := 4; i+1 < len(f) && len(f[i+1]) == 1; i += 2 {
		w := f[i]
		w, _, _ = strings.Cut(w, "(")
		if len(w) <= 14 && strings.IndexFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }) < 0 {
			ws[w] = true
		}
	}
}

// sorted gives the words in order.
func (ws wordSet) sorted() []string { return slices.Sorted(maps.Keys(ws)) }

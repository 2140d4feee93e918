package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

// eachRow hands on each line of a file of JSON lines. A line may be 16 MiB long.
func eachRow[T any](file string, take func(T)) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		var row T
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return fmt.Errorf("%s: line %d: %w", file, n, err)
		}
		take(row)
	}
	return lines.Err()
}

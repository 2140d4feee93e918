// Package samples holds news reports of invented incidents, for trying the
// program out. README.md tells what each of them shows.
package samples

import "embed"

// FS holds the reports: plain text, one HTML page, and JSON Lines.
//
//go:embed *.txt *.html *.jsonl
var FS embed.FS

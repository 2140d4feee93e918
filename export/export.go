// Package export prints readings as JSON for programs, in the format that
// other programs are written against, and incidents as tables.
package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"sitrep"
)

// JSONL prints a reading as one line of JSON. Nothing is printed of a reading
// with a quote that does not stand in its report: that is an error.
func JSONL(w io.Writer, r *sitrep.Reading) error { return write(w, r, "") }

// JSON prints what JSONL does, over many lines.
func JSON(w io.Writer, r *sitrep.Reading) error { return write(w, r, "  ") }

func write(w io.Writer, r *sitrep.Reading, indent string) error {
	out, err := lay(r)
	if err != nil {
		return fmt.Errorf("export report %s: %w", r.Report.ID, err)
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	if err := encoder.Encode(out); err != nil {
		return fmt.Errorf("export report %s: %w", r.Report.ID, err)
	}
	_, err = w.Write(b.Bytes())
	return err
}

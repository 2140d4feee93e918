package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"sitrep"
)

// lines gives each line that is not blank as one input, in memory that is its own.
func (s source) lines(yield emit) bool {
	s.Reader = utf8Of(s.Reader)
	for n := 1; ; n++ {
		origin := fmt.Sprintf("%s:%d", s.name, n)
		line, long, err := readLine(s.Reader)
		if len(bytes.TrimSpace(line)) > 0 && !yield(Input{origin, line, record}, nil) {
			return false
		}
		if long && !yield(Input{}, bad(origin, "line longer than %d MB", maxLine>>20)) {
			return false
		}
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			return yield(Input{}, bad(origin, "%v", plainly(err)))
		}
	}
}

// readLine reads to the end of the line. A line past the bound is skipped: long
// is true and line nil. Unpacking may fail in the middle of a line: what there
// is of it is then left out.
func readLine(r *bufio.Reader) (line []byte, long bool, err error) {
	for {
		piece, err := r.ReadSlice('\n')
		if len(line)+len(piece) > maxLine {
			long, line = true, nil
		}
		if !long {
			line = append(line, piece...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return nil, long, err
		}
		return bytes.TrimRight(line, "\r\n"), long, err
	}
}

// values gives each object of a stream, or of one array, as one input. A mistake
// in the JSON ends the source: nothing tells where the next object begins.
func (s source) values(yield emit) bool {
	r := &bounded{utf8Of(s.Reader), maxLine, fmt.Errorf("one report is larger than %d MB", maxLine>>20)}
	decoder := json.NewDecoder(r)
	array := startsArray(s.Reader)
	if array {
		if _, err := decoder.Token(); err != nil {
			return yield(Input{}, bad(s.name, "%v", jsonReason(err)))
		}
	}
	for n := 1; !array || decoder.More(); n++ {
		origin := fmt.Sprintf("%s#%d", s.name, n)
		var raw json.RawMessage
		switch err := decoder.Decode(&raw); {
		case errors.Is(err, io.EOF) && !array:
			return true
		case err != nil:
			return yield(Input{}, bad(origin, "%v", jsonReason(err)))
		}
		if !yield(Input{origin, raw, record}, nil) {
			return false
		}
		r.left = maxLine
	}
	if _, err := decoder.Token(); err != nil {
		return yield(Input{}, bad(s.name, "%v", jsonReason(err)))
	}
	return true
}

func startsArray(r *bufio.Reader) bool {
	head, _ := r.Peek(window)
	return bytes.HasPrefix(bytes.TrimSpace(latin(head)), []byte("["))
}

// bounded is a reader that fails after so many bytes.
type bounded struct {
	io.Reader
	left int64
	past error // what it fails with
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, b.past
	}
	n, err := b.Reader.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

// utf8Of takes a byte order mark off, and reads UTF-16 where the mark tells of it.
func utf8Of(r *bufio.Reader) *bufio.Reader {
	mark, _ := r.Peek(3)
	if order, _ := utf16Order(mark); order == nil && !bytes.HasPrefix(mark, []byte("\ufeff")) {
		return r
	}
	decoder := unicode.BOMOverride(unicode.UTF8.NewDecoder())
	return bufio.NewReaderSize(transform.NewReader(r, decoder), window)
}

// fields are what is read of a JSON report; others are only kept in Raw.
type fields struct {
	ID        word   `json:"id"`
	Title     string `json:"title"`
	Published word   `json:"published"`
	Source    string `json:"source"`
	URL       string `json:"url"`
	Language  string `json:"language"`
	Text      string `json:"text"`
}

// word is a string, or a number as it is written.
type word string

// UnmarshalJSON reads a string or number; null leaves the word as it is.
func (w *word) UnmarshalJSON(b []byte) error {
	var number json.Number
	if json.Unmarshal(b, &number) == nil && b[0] != '"' {
		*w = word(number)
		return nil
	}
	return json.Unmarshal(b, (*string)(w))
}

// readRecord reads one JSON report. Code points are not added nor taken away,
// so that positions which other programs counted in it hold.
func readRecord(in Input) (*sitrep.Report, error) {
	var f fields
	if err := json.Unmarshal(in.raw, &f); err != nil {
		return nil, jsonReason(err)
	}
	switch {
	case strings.TrimSpace(f.Text) == "":
		return nil, errors.New(`has no "text"`)
	case len(f.Text) > maxText:
		return nil, fmt.Errorf(`its "text" is larger than %d MB`, maxText>>20)
	}
	r := &sitrep.Report{
		ID: string(f.ID), Title: harmless(f.Title), Text: harmless(f.Text), Source: harmless(f.Source),
		URL: harmless(f.URL), Language: tag(f.Language), Media: "application/json",
	}
	if !utf8.Valid(in.raw) {
		r.Notes = append(r.Notes, "bytes that are not UTF-8 were replaced")
	}
	publish(r, string(f.Published))
	return r, nil
}

// jsonReason puts a mistake in JSON in the words of its writer, not of Go.
func jsonReason(err error) error {
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("is a JSON %s, not an object with a \"text\"", kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf("its %q is of JSON type %s", kind.Field, kind.Value)
	case errors.As(err, &syntax):
		return fmt.Errorf("is not JSON: %w at byte %d", syntax, syntax.Offset)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errors.New("is not JSON: ends in the middle")
	}
	return plainly(err)
}

package ingest

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf16"
)

// format is what a source holds.
type format uint8

const (
	oneText    format = iota
	onePage           // HTML
	jsonLines         // a JSON object a line
	jsonValues        // JSON objects over several lines, or an array of them
	nothing           // no bytes, in a stream or a list of reports
	refused
)

var extensions = map[string]format{
	".htm": onePage, ".html": onePage, ".xhtml": onePage, ".shtml": onePage,
	".json": jsonLines, ".jsonl": jsonLines, ".ndjson": jsonLines,
}

// foreign are the beginnings of files that hold no text of their own.
var foreign = []struct{ magic, name string }{
	{"%PDF-", "a PDF"},
	{"PK\x03\x04", "a zip archive or office document"},
	{"\xd0\xcf\x11\xe0", "an office document"},
	{"{\\rtf", "a rich-text document"},
	{"SQLite format 3\x00", "a database"},
	{"WARC/", "a web archive"},
	{"\x7fELF", "a program"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"GIF8", "a picture"},
	{"BZh", "a bzip2 archive"},
	{"\xfd7zXZ", "an xz archive"},
	{"\x28\xb5\x2f\xfd", "a zstd archive"},
	{"7z\xbc\xaf", "a 7z archive"},
}

var (
	recordStart = regexp.MustCompile(`^[ \t]*\{[ \t]*"`)
	jsonStart   = regexp.MustCompile(`^\s*(\[\s*)?\{\s*"`)
	valuesStart = regexp.MustCompile(`^\s*(\[|\{\s*\n)`)
	pageStart   = regexp.MustCompile(`(?i)^\s*(<\?xml[^>]*>\s*)?(<!--(?s:.*?)-->\s*)*<(!doctype html|html|head|body|title|meta|article|main|section|div|h1|p)\b`)
	markupStart = regexp.MustCompile(`(?i)^\s*<(\?xml|rss|feed|rdf|nitf|newsml)\b`)
)

// sniff tells from a source's first bytes and extension what it holds; for what
// is refused it gives the reason.
func sniff(head []byte, ext string) (format, string) {
	byName, named := extensions[ext]
	if len(head) == 0 {
		if ext == "" || byName == jsonLines {
			return nothing, ""
		}
		return refused, "empty"
	}
	for _, f := range foreign {
		if bytes.HasPrefix(head, []byte(f.magic)) {
			return refused, "is " + f.name + ": give its text as plain text, HTML or JSON Lines"
		}
	}
	head = latin(head)
	switch {
	case isBinary(head):
		return refused, "is no text, HTML or JSON Lines"
	case jsonStart.Match(head) && byName != onePage, byName == jsonLines:
		if valuesStart.Match(head) && ext != ".jsonl" && ext != ".ndjson" {
			return jsonValues, ""
		}
		return jsonLines, ""
	case pageStart.Match(head), named:
		return onePage, ""
	case markupStart.Match(head):
		return refused, "is XML but no page: give its text as plain text, HTML or JSON Lines"
	}
	return oneText, ""
}

// latin gives the head of a source without byte order mark, UTF-16 as UTF-8: good
// enough to look at.
func latin(head []byte) []byte {
	order, mark := utf16Order(head)
	if order == nil {
		return bytes.TrimPrefix(head, []byte("\ufeff"))
	}
	units := make([]uint16, 0, len(head)/2)
	for b := head[mark:]; len(b) > 1; b = b[2:] {
		units = append(units, order.Uint16(b))
	}
	return []byte(string(utf16.Decode(units)))
}

// isBinary tells whether more than one byte in twenty is one that texts have not.
func isBinary(head []byte) bool {
	odd := 0
	for _, b := range head {
		if b < ' ' && strings.IndexByte("\t\n\v\f\r\x1b", b) < 0 || b == 0x7f {
			odd++
		}
	}
	return odd*20 > len(head)
}

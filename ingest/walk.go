package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// window is how much of a source is buffered, and sniffed at most.
const window = 64 << 10

// emit hands over one input, or the reason why there is none; it tells whether
// to go on.
type emit = func(Input, error) bool

// source is one open file or stream.
type source struct {
	name string // for messages
	ext  string // lower case, of what is inside where it is gzip'd; empty for streams
	*bufio.Reader
}

// walk reads one path: a file, a folder, or "-" for stdin.
func walk(path string, stdin io.Reader, yield emit) bool {
	if path == "-" {
		return open(stdin, "stdin", "", 0, yield)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return yield(Input{}, bad(path, "%v", plainly(err)))
	case info.IsDir():
		return walkFolder(path, yield)
	}
	return openFile(path, yield)
}

func walkFolder(root string, yield emit) bool {
	goOn := true
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		hidden := path != root && strings.HasPrefix(entry.Name(), ".")
		switch {
		case err != nil:
			goOn = yield(Input{}, bad(path, "%v", plainly(err)))
		case hidden && entry.IsDir():
			return fs.SkipDir
		case !hidden && isFile(path, entry):
			goOn = openFile(path, yield)
		}
		if !goOn {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil && goOn {
		return yield(Input{}, bad(root, "%v", plainly(err)))
	}
	return goOn
}

// isFile tells whether a folder's entry is a file or leads to one: a pipe in a
// folder would be waited on for ever.
func isFile(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular() // a dead link is named when it is opened
}

func openFile(path string, yield emit) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(Input{}, bad(path, "%v", plainly(err)))
	}
	defer f.Close() // only read from
	return open(f, path, strings.ToLower(path), 0, yield)
}

// open unpacks a stream where it is gzip'd, to no more than most bytes unless that is
// 0, and takes it apart. base is what it is called in lower case, empty for nothing.
func open(r io.Reader, name, base string, most int64, yield emit) bool {
	s := source{name, "", bufio.NewReaderSize(r, window)}
	if magic, _ := s.Peek(2); string(magic) == "\x1f\x8b" {
		unpacked, err := gzip.NewReader(s.Reader)
		if err != nil {
			return yield(Input{}, bad(name, "gzip: %v", plainly(err)))
		}
		var inside io.Reader = unpacked
		if most > 0 {
			inside = &bounded{unpacked, most, fmt.Errorf("unpacks to more than %d MB", most>>20)}
		}
		s.Reader = bufio.NewReaderSize(inside, window)
		base = strings.TrimSuffix(base, ".gz")
	}
	s.ext = filepath.Ext(base)
	return s.inputs(yield)
}

// inputs takes a source apart by what is in it.
func (s source) inputs(yield emit) bool {
	if s.startsWithRecord() {
		return s.lines(yield)
	}
	head, err := s.Peek(window)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) && len(head) == 0 {
		return yield(Input{}, bad(s.name, "%v", plainly(err)))
	}
	format, reason := sniff(head, s.ext)
	switch format {
	case refused:
		return yield(Input{}, bad(s.name, "%s", reason))
	case nothing:
		return true
	case jsonLines:
		return s.lines(yield)
	case jsonValues:
		return s.values(yield)
	case onePage:
		return s.whole(page, yield)
	}
	return s.whole(plain, yield)
}

// startsWithRecord tells whether the first line begins a JSON object, which
// settles what the source holds. It looks no further than the first line: a
// program that sends report after report must not wait for an answer to the first
// until it has sent enough of them to be sniffed at.
func (s source) startsWithRecord() bool {
	if byName, named := extensions[s.ext]; named && byName != jsonLines {
		return false
	}
	for n := 1; n <= window; n = s.Buffered() + 1 {
		if _, err := s.Peek(n); err != nil {
			return false
		}
		head, _ := s.Peek(s.Buffered())
		if line, _, ended := bytes.Cut(head, []byte("\n")); ended {
			return recordStart.Match(line)
		}
	}
	return false
}

// whole takes a source as one input.
func (s source) whole(k kind, yield emit) bool {
	raw, err := io.ReadAll(io.LimitReader(s, maxFile+1))
	switch {
	case err != nil:
		return yield(Input{}, bad(s.name, "%v", plainly(err)))
	case len(raw) > maxFile:
		return yield(Input{}, bad(s.name, "larger than %d MB: not one report", maxFile>>20))
	}
	return yield(Input{s.name, raw, k}, nil)
}

// plainly leaves out of an error what the message says anyway.
func plainly(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("ends in the middle of the packed data")
	}
	return err
}

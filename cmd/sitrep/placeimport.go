package main

import (
	"archive/zip"
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"sitrep/lex"
)

// placeImport reads GeoNames files line by line.
type placeImport struct {
	ctx              context.Context //nolint:containedctx // of one run of the command
	importer         *lex.Importer
	stderr           io.Writer
	progress         *progress
	added, left, bad int
}

// file imports one file. A file that cannot be read counts as a bad line; an
// error is one of what is written, or the end of the run.
func (i *placeImport) file(name string, stdin io.Reader) error {
	if name == "-" {
		return i.lines("standard input", stdin)
	}
	f, err := os.Open(name)
	if err != nil {
		i.refuse(err)
		return nil
	}
	defer f.Close() // was only read from
	st, err := f.Stat()
	if err != nil {
		i.refuse(err)
		return nil
	}
	var head [4]byte
	if n, _ := f.ReadAt(head[:], 0); n == len(head) && string(head[:]) == "PK\x03\x04" {
		return i.archive(name, f, st.Size())
	}
	return i.lines(name, f)
}

// archive imports the tables of a zip file; what is named readme is none.
func (i *placeImport) archive(name string, f *os.File, size int64) error {
	z, err := zip.NewReader(f, size)
	if err != nil {
		i.refuse(fmt.Errorf("%s: %w", name, err))
		return nil
	}
	found := false
	for _, e := range z.File {
		base := strings.ToLower(path.Base(e.Name))
		if !strings.HasSuffix(base, ".txt") || strings.HasPrefix(base, "readme") {
			continue
		}
		found = true
		r, err := e.Open()
		if err != nil {
			i.refuse(fmt.Errorf("%s: %s: %w", name, e.Name, err))
			continue
		}
		err = i.lines(name+": "+e.Name, r)
		if err := errors.Join(err, r.Close()); err != nil {
			return err
		}
	}
	if !found {
		i.refuse(fmt.Errorf("%s: holds no table: a file of GeoNames has a .txt inside", name))
	}
	return nil
}

// longestLine is the most bytes that a line is read to; GeoNames' longest has some 15,000.
const longestLine = 1 << 18

// errLongLine is told of a line that is no line of GeoNames.
var errLongLine = errors.New("is too long")

// lines imports a table.
func (i *placeImport) lines(name string, r io.Reader) error {
	in := bufio.NewReaderSize(r, longestLine)
	for n := 1; ; n++ {
		if n%1000 == 0 {
			if err := i.ctx.Err(); err != nil {
				return err
			}
			i.progress.show(fmt.Sprintf("%s: %d lines", name, n))
		}
		line, err := readLine(in)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && !errors.Is(err, errLongLine):
			i.refuse(fmt.Errorf("%s:%d: %w", name, n, err))
			return nil
		}
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if err == nil && line == "" {
			continue
		}
		var e lex.Entry
		if err == nil {
			e, err = lex.ParseGeoNames(line)
		}
		switch {
		case err != nil:
			i.refuse(fmt.Errorf("%s:%d: %w", name, n, err))
		case !e.Wanted():
			i.left++
		default:
			i.added++
			if err := i.importer.Add(e); err != nil {
				return err
			}
		}
	}
}

// refuse names what is bad.
func (i *placeImport) refuse(err error) {
	i.bad++
	i.progress.clear()
	complain(i.stderr, errors.New(plain(err.Error())))
}

// readLine reads a line without its end. Of one that is too long the rest is
// passed over.
func readLine(in *bufio.Reader) (string, error) {
	b, err := in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = in.ReadSlice('\n')
		}
		if err == nil || errors.Is(err, io.EOF) {
			err = errLongLine
		}
		return "", err
	}
	if errors.Is(err, io.EOF) && len(b) > 0 {
		err = nil
	}
	return strings.TrimRight(string(b), "\r\n"), err
}

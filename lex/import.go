package lex

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"io"
	"maps"
	"math/bits"
	"os"
	"slices"
)

// Importer makes a file of imported places. It keeps no more than a part of them
// in memory, the rest in files beside the one that it makes.
type Importer struct {
	dir   string
	old   *Imported
	runs  []*os.File // of records, each sorted by id; in the order in which they came
	chunk [][]byte   // records that are yet to be written
	size  int        // of them
}

// How much is held before it is written out, sorted.
const (
	mostRecords = 32 << 20 // bytes
	mostIndexed = 2 << 20  // entries
)

// NewImporter begins a file that will hold what the old one does, and what is
// added. old may be nil. The folder must exist.
func NewImporter(folder string, old *Imported) (*Importer, error) {
	dir, err := os.MkdirTemp(folder, ".import-")
	if err != nil {
		return nil, fmt.Errorf("import places: %w", err)
	}
	return &Importer{dir: dir, old: old}, nil
}

// Close removes what was held beside the file.
func (w *Importer) Close() error {
	var errs []error
	for _, f := range w.runs {
		errs = append(errs, f.Close())
	}
	return errors.Join(append(errs, os.RemoveAll(w.dir))...)
}

// Wanted tells whether a place is worth importing: one that has a kind, and is no
// country, of which the program knows all, and no division of once.
func (e *Entry) Wanted() bool {
	return len(e.Feature) > 2 && e.Feature[0] != '.' && !e.State() && (!e.Division() || e.Feature[len(e.Feature)-1] != 'H')
}

// Add adds an entry. Where two have one GeoNames id, the last is kept.
func (w *Importer) Add(e Entry) error {
	b := appendRecord(nil, e)
	w.chunk = append(w.chunk, b)
	if w.size += len(b) + 24; w.size < mostRecords {
		return nil
	}
	return w.spill()
}

func recordID(record []byte) uint64 { return binary.LittleEndian.Uint64(record[4:]) }

// spill writes the chunk out as a run.
func (w *Importer) spill() error {
	slices.SortStableFunc(w.chunk, func(a, b []byte) int { return cmp.Compare(recordID(a), recordID(b)) })
	f, err := w.create()
	if err != nil {
		return err
	}
	w.runs = append(w.runs, f)
	out := bufio.NewWriter(f)
	for _, b := range w.chunk {
		if _, err := out.Write(b); err != nil {
			return fmt.Errorf("import places: %w", err)
		}
	}
	w.chunk, w.size = nil, 0
	if err := out.Flush(); err != nil {
		return fmt.Errorf("import places: %w", err)
	}
	return nil
}

func (w *Importer) create() (*os.File, error) {
	f, err := os.CreateTemp(w.dir, "")
	if err != nil {
		return nil, fmt.Errorf("import places: %w", err)
	}
	return f, nil
}

// Write makes the file, in place of what has its name. Nothing is left of a file
// that could not be made whole.
func (w *Importer) Write(path string) error {
	if err := w.spill(); err != nil {
		return err
	}
	f, err := w.create()
	if err != nil {
		return err
	}
	err = w.fill(f)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("import places: %w", err)
	}
	if err := os.Chmod(f.Name(), 0o644); err != nil { //nolint:gosec // as other files of the user are made
		return fmt.Errorf("import places: %w", err)
	}
	if w.changed(path) {
		return fmt.Errorf("import places: %s was changed by another import meanwhile, and is left as it is; import again", path)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return fmt.Errorf("import places: %w", err)
	}
	return nil
}

// changed tells whether the file is another one than when the import began.
func (w *Importer) changed(path string) bool {
	now, err := os.Stat(path)
	if w.old == nil {
		return err == nil
	}
	return err != nil || !os.SameFile(now, w.old.info)
}

// writing is one file in the making.
type writing struct {
	out       *bufio.Writer
	at        int64
	parts     importedParts
	digest    hash.Hash
	index     *indexRuns
	divisions map[string]string
	counts    map[Count]int
}

func (w *Importer) fill(f *os.File) error {
	wr := &writing{
		out: bufio.NewWriterSize(f, 1<<20), at: int64(importedHeader), digest: sha256.New(), index: &indexRuns{create: w.create},
		divisions: map[string]string{}, counts: map[Count]int{},
	}
	defer wr.index.close()
	if _, err := wr.out.Write(make([]byte, importedHeader)); err != nil {
		return err
	}
	if err := w.merged(wr.record); err != nil {
		return err
	}
	wr.parts.records = wr.at
	if err := wr.writeIndex(); err != nil {
		return err
	}
	if _, err := wr.out.WriteString(wr.tables()); err != nil {
		return err
	}
	if err := wr.out.Flush(); err != nil {
		return err
	}
	end, err := f.Seek(0, io.SeekCurrent)
	if err != nil {
		return err
	}
	wr.parts.tables = end
	head := []byte(importedMagic)
	for _, n := range wr.parts.numbers() {
		head = binary.LittleEndian.AppendUint64(head, uint64(*n))
	}
	_, err = f.WriteAt(wr.digest.Sum(head), 0)
	return err
}

// merged gives the records of the old file and of all runs by id, the youngest
// of those that share one.
func (w *Importer) merged(each func(record []byte) error) error {
	var sources []*recordReader
	if w.old != nil {
		sources = append(sources, w.old.records())
	}
	for _, f := range w.runs {
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return err
		}
		sources = append(sources, newRecordReader(f))
	}
	var last []byte
	for {
		next := -1
		for i, s := range sources {
			if s.record != nil && (next < 0 || recordID(s.record) < recordID(sources[next].record)) {
				next = i
			}
		}
		if next >= 0 && last != nil && recordID(last) == recordID(sources[next].record) {
			last = nil // of one id the oldest comes first
		}
		if last != nil {
			if err := each(last); err != nil {
				return err
			}
		}
		if next < 0 {
			break
		}
		last = sources[next].record
		sources[next].read()
	}
	var errs []error
	for _, s := range sources {
		errs = append(errs, s.err)
	}
	return errors.Join(errs...)
}

// record writes a record and takes down what it is found by.
func (wr *writing) record(record []byte) error {
	e, ok := readRecord(record[4:])
	if !ok {
		return fmt.Errorf("%w: a record is unsound", ErrImported)
	}
	seen := map[string]bool{}
	var failed error
	e.keys(func(key string, _ keyKind, alternate bool) {
		if failed == nil && !seen[key] {
			seen[key] = true
			failed = wr.index.add(indexed{hashEnd(hashOf(key)), makeReference(wr.at, e.Population, alternate)})
		}
	})
	if failed != nil {
		return failed
	}
	if e.Feature == "A.ADM1" {
		wr.divisions[e.Country+"."+e.Admin1] = e.divisionName()
	}
	wr.counts[Count{Country: e.Country, Class: e.Feature[:1]}]++
	wr.parts.places++
	wr.at += int64(len(record))
	wr.digest.Write(record)
	_, err := wr.out.Write(record)
	return err
}

// divisionName gives what the embedded gazetteer calls a first division, so that
// places of both are told to lie in one.
func (e *Entry) divisionName() string {
	for _, n := range append([]string{e.Name}, e.Others...) {
		for _, p := range Gaz().Find(n) {
			if p.Feature == "A.ADM1" && p.Country == e.Country && (p.GeoNamesID == 0 || p.GeoNamesID == e.GeoNamesID) {
				return p.Admin1
			}
		}
	}
	return e.Name
}

// writeIndex writes index and directory.
func (wr *writing) writeIndex() error {
	wr.parts.bits = int64(max(1, bits.Len64(uint64(wr.index.total))-6))
	directory := make([]uint32, 1<<wr.parts.bits+1)
	n := uint32(0)
	var b []byte
	err := wr.index.sorted(func(x indexed) error {
		n++
		directory[x.hash>>(64-wr.parts.bits)+1] = n
		b = x.append(b[:0])
		_, err := wr.out.Write(b)
		return err
	})
	if err != nil {
		return err
	}
	wr.parts.index = wr.parts.records + int64(n)*referenceSize
	for i := 1; i < len(directory); i++ {
		directory[i] = max(directory[i], directory[i-1])
	}
	wr.parts.directory = wr.parts.index + 4*int64(len(directory))
	return binary.Write(wr.out, binary.LittleEndian, directory)
}

func (wr *writing) tables() string {
	var b bytes.Buffer
	for _, code := range slices.Sorted(maps.Keys(wr.divisions)) {
		fmt.Fprintf(&b, "division\t%s\t%s\n", code, wr.divisions[code])
	}
	counts := slices.SortedFunc(maps.Keys(wr.counts), func(a, b Count) int {
		return cmp.Or(cmp.Compare(a.Country, b.Country), cmp.Compare(a.Class, b.Class))
	})
	for _, c := range counts {
		fmt.Fprintf(&b, "count\t%s\t%s\t%d\n", c.Country, c.Class, wr.counts[c])
	}
	return b.String()
}

// recordReader reads records one after the other.
type recordReader struct {
	in     *bufio.Reader
	record []byte // the one that is read, whole; nil at the end
	err    error
}

func newRecordReader(r io.Reader) *recordReader {
	s := &recordReader{in: bufio.NewReaderSize(r, 1<<16)}
	s.read()
	return s
}

// largestRecord is the most that appendRecord writes, and more.
const largestRecord = 1 << 25

func (s *recordReader) read() {
	s.record = nil
	var size [4]byte
	if _, err := io.ReadFull(s.in, size[:]); err != nil {
		if !errors.Is(err, io.EOF) {
			s.err = err
		}
		return
	}
	n := binary.LittleEndian.Uint32(size[:])
	if n < 24 || n > largestRecord {
		s.err = fmt.Errorf("%w: a record is unsound", ErrImported)
		return
	}
	b := make([]byte, 4+n)
	copy(b, size[:])
	if _, err := io.ReadFull(s.in, b[4:]); err != nil {
		s.err = err
		return
	}
	s.record = b
}

// indexRuns sorts more entries of an index than memory should hold.
type indexRuns struct {
	create func() (*os.File, error)
	total  int
	held   []indexed
	runs   []*os.File
}

func (x *indexRuns) add(e indexed) error {
	x.held = append(x.held, e)
	x.total++
	if len(x.held) < mostIndexed {
		return nil
	}
	return x.spill()
}

func (x *indexRuns) spill() error {
	slices.SortFunc(x.held, indexed.compare)
	f, err := x.create()
	if err != nil {
		return err
	}
	x.runs = append(x.runs, f)
	out := bufio.NewWriterSize(f, 1<<20)
	var b []byte
	for _, e := range x.held {
		b = e.append(b[:0])
		if _, err := out.Write(b); err != nil {
			return err
		}
	}
	x.held = x.held[:0]
	return out.Flush()
}

// sorted gives all that was added in order.
func (x *indexRuns) sorted(each func(indexed) error) error {
	if err := x.spill(); err != nil {
		return err
	}
	x.held = nil
	var sources []*bufio.Reader
	var heads []indexed
	next := func(i int) error {
		var b [referenceSize]byte
		_, err := io.ReadFull(sources[i], b[:])
		if errors.Is(err, io.EOF) {
			sources, heads = slices.Delete(sources, i, i+1), slices.Delete(heads, i, i+1)
			return nil
		}
		heads[i] = readIndexed(b[:])
		return err
	}
	for _, f := range x.runs {
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return err
		}
		sources, heads = append(sources, bufio.NewReaderSize(f, 1<<16)), append(heads, indexed{})
		if err := next(len(heads) - 1); err != nil {
			return err
		}
	}
	for len(heads) > 0 {
		least := 0
		for i := range heads {
			if heads[i].compare(heads[least]) < 0 {
				least = i
			}
		}
		if err := each(heads[least]); err != nil {
			return err
		}
		if err := next(least); err != nil {
			return err
		}
	}
	return nil
}

// close closes the runs, which the Importer removes with their folder.
func (x *indexRuns) close() {
	for _, f := range x.runs {
		_ = f.Close() // was only kept aside
	}
}

package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"sitrep"
	"sitrep/ingest"
)

// Bounds of an upload.
const (
	mostUpload   = 64 << 20         // bytes, where Options do not say
	mostHeld     = 1 << 20          // bytes of its files that are held in memory; the rest goes to temporary files
	mostUnpacked = 4                // times what may be uploaded is what packed files may hold
	mostName     = 160              // bytes of a file's name that are shown
	standstill   = 30 * time.Second // after which an upload that does not move on is given up
)

// tooLargeError is an upload past its bound.
type tooLargeError struct{ most int64 }

func (e tooLargeError) Error() string {
	return fmt.Sprintf("What was sent is larger than %s. Send fewer or smaller files at a time; sitrep add takes files of any size.", megabytes(e.most))
}

func megabytes(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", n>>10)
	}
	return fmt.Sprintf("%d MB", n>>20)
}

// upload is what a form brought: a text, or files, or both. Nothing of it is looked
// for on this machine; what a file is called is for messages alone.
type upload struct {
	Pasted pasted
	form   *multipart.Form
	who    string
	most   int64 // bytes that a packed file may hold
}

// pasted is a text with what is known of it.
type pasted struct {
	Text, Title, Publisher, URL, Published string
}

// described tells whether anything but the text is given.
func (p *pasted) described() bool { return p.Title+p.Publisher+p.URL+p.Published != "" }

// receive takes a form in, up to a bound. It is to be closed.
func (s *Server) receive(w http.ResponseWriter, r *http.Request) (*upload, error) {
	most := s.o.Upload
	body := newMoving(w, r.Body)
	defer body.stop()
	r.Body = http.MaxBytesReader(w, body, most)
	if err := r.ParseMultipartForm(mostHeld); err != nil { //nolint:gosec // the body ends at most
		return nil, received(err, most)
	}
	field := func(name string) string { return strings.TrimSpace(r.PostFormValue(name)) }
	u := &upload{
		Pasted: pasted{
			Text: lines(r.PostFormValue("text")), Title: field("title"), Publisher: field("publisher"), URL: field("url"), Published: field("published"),
		},
		form: r.MultipartForm, who: s.who(r), most: mostUnpacked * most,
	}
	if err := u.Pasted.check(); err != nil {
		u.close()
		return nil, err
	}
	return u, nil
}

// lines makes the line ends of forms those of texts.
func lines(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")) }

// received says what is wrong with a form.
func received(err error, most int64) error {
	var past *http.MaxBytesError
	var path *os.PathError
	switch {
	case errors.As(err, &past):
		return tooLargeError{most}
	case errors.Is(err, multipart.ErrMessageTooLarge):
		return fmt.Errorf("%w: too many files at a time; send fewer", sitrep.ErrInvalid)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return fmt.Errorf("%w: what was sent stood still for %v; send it again", sitrep.ErrInvalid, standstill)
	case errors.As(err, &path):
		return fmt.Errorf("take in what was sent: %w", err)
	}
	return fmt.Errorf("%w: what was sent cannot be read: %w", sitrep.ErrInvalid, err)
}

// check refuses what is no address or no day.
func (p *pasted) check() error {
	if p.Published != "" {
		if m, err := sitrep.ParseMoment(p.Published); err != nil || !m.Known() {
			return fmt.Errorf("%w: %q is no day that a report was published on; write it as 2026-05-31", sitrep.ErrInvalid, p.Published)
		}
	}
	if p.URL != "" {
		if a, err := url.Parse(p.URL); err != nil || a.Host == "" || a.Scheme != "http" && a.Scheme != "https" {
			return fmt.Errorf("%w: %q is no address of a report; it begins with https:// or http://", sitrep.ErrInvalid, p.URL)
		}
	}
	if p.Text == "" && p.described() {
		return fmt.Errorf("%w: title, publisher, address and day are those of a pasted text, and there is none", sitrep.ErrInvalid)
	}
	return nil
}

// close removes what was taken in.
func (u *upload) close() {
	if u.form != nil {
		_ = u.form.RemoveAll() // temporary files: the machine removes them in the end
	}
}

// empty tells that nothing was brought.
func (u *upload) empty() bool { return u.Pasted.Text == "" && len(u.files()) == 0 }

func (u *upload) files() []*multipart.FileHeader {
	if u.form == nil {
		return nil
	}
	return u.form.File["file"]
}

// inputs finds the reports in all that was brought: the text, then file by file. Each
// that has none gives an error that names it.
func (u *upload) inputs() iter.Seq2[ingest.Input, error] {
	return func(yield func(ingest.Input, error) bool) {
		if u.Pasted.Text != "" && !eachOf("pasted text", u.pasted(), yield) {
			return
		}
		for _, f := range u.files() {
			if !eachOf(nameOf(f), u.file(f), yield) {
				return
			}
		}
	}
}

// eachOf hands on the inputs of one file; where there are none, it says so.
func eachOf(name string, inputs iter.Seq2[ingest.Input, error], yield func(ingest.Input, error) bool) bool {
	none := true
	for in, err := range inputs {
		none = false
		if !yield(in, err) {
			return false
		}
	}
	return !none || yield(ingest.Input{}, &ingest.Error{Origin: name, Why: "holds no report"})
}

// nameOf is what a file is called, in short.
func nameOf(f *multipart.FileHeader) string {
	name := strings.ToValidUTF8(f.Filename, "\ufffd")
	if len(name) > mostName { // its ending tells what is in it
		name = name[:runeAt(name, mostName/2)] + "…" + name[runeAt(name, len(name)-mostName/2):]
	}
	return name
}

func (u *upload) file(h *multipart.FileHeader) iter.Seq2[ingest.Input, error] {
	return func(yield func(ingest.Input, error) bool) {
		f, err := h.Open()
		if err != nil {
			yield(ingest.Input{}, &ingest.Error{Origin: nameOf(h), Why: "is not there any more; send it again"})
			return
		}
		defer f.Close() // only read from
		for in, err := range ingest.Stream(nameOf(h), f, u.most) {
			if !yield(in, err) {
				return
			}
		}
	}
}

// record is a pasted text as it is kept where something is known of it. Who pasted it
// stands there and nowhere else: a report's text is nobody's but its publisher's.
type record struct {
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"`
	Source    string `json:"source,omitempty"`
	URL       string `json:"url,omitempty"`
	Text      string `json:"text"`
	PastedBy  string `json:"pasted_by,omitempty"`
}

// pasted is the text as it came, whatever it is; or one report, where something is
// known of it.
func (u *upload) pasted() iter.Seq2[ingest.Input, error] {
	const name = "pasted text"
	p := &u.Pasted
	if !p.described() {
		return ingest.Stream(name, strings.NewReader(p.Text), 0)
	}
	return func(yield func(ingest.Input, error) bool) {
		var one *sitrep.Report
		for in, err := range ingest.Stream(name, strings.NewReader(p.Text), 0) {
			var r *sitrep.Report
			if err == nil {
				r, err = in.Report()
			}
			if err == nil && one != nil {
				err = &ingest.Error{Origin: name, Why: "holds several reports: leave title, publisher, address and day empty, which are of one"}
			}
			if err != nil {
				yield(ingest.Input{}, err)
				return
			}
			one = r
		}
		if one == nil {
			return
		}
		rec := record{Title: p.Title, Published: p.Published, Source: p.Publisher, URL: p.URL, Text: one.Text, PastedBy: u.who}
		if rec.Title == "" {
			rec.Title = one.Title
		}
		raw, err := json.Marshal(rec)
		if err != nil {
			yield(ingest.Input{}, err)
			return
		}
		for in, err := range ingest.Stream(name, strings.NewReader(string(raw)), 0) {
			if !yield(in, err) {
				return
			}
		}
	}
}

// moving is a body that may take as long as it moves on: the server's own limits are
// for requests as a whole.
type moving struct {
	io.ReadCloser

	timer *time.Timer
}

func newMoving(w http.ResponseWriter, body io.ReadCloser) *moving {
	c := http.NewResponseController(w)
	_ = c.SetReadDeadline(time.Time{}) // where there are none, nothing is to be put off
	return &moving{body, time.AfterFunc(standstill, func() { _ = c.SetReadDeadline(longAgo) })}
}

// longAgo is a deadline that ends what waits.
var longAgo = time.Unix(1, 0)

func (m *moving) Read(p []byte) (int, error) {
	m.timer.Reset(standstill)
	return m.ReadCloser.Read(p)
}

func (m *moving) stop() { m.timer.Stop() }

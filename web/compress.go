package web

import (
	"bytes"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
)

// worthPacking is from how many bytes on an answer is sent smaller.
const worthPacking = 1 << 10

// packing sends pages, data and exports with gzip to who takes it. What is not asked
// for by GET goes as it is: lines that tell how far something is must not wait, and a
// new token, which is shown in an answer of that kind alone, must not stand in a text
// whose length tells what is in it.
func packing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Add("Vary", "Accept-Encoding")
		if !takesGzip(r.Header.Get("Accept-Encoding")) {
			next.ServeHTTP(w, r)
			return
		}
		p := &packer{ResponseWriter: w}
		next.ServeHTTP(p, r)
		p.end() // not after a panic: what breaks off must not look whole
	})
}

// packers are kept for the next answer: each has large tables of its own.
var packers = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

// packer packs an answer where its first piece is long enough: pages are sent in one.
type packer struct {
	http.ResponseWriter

	code  int // 0 until one is given
	began bool
	gz    *gzip.Writer // nil where it goes as it is
}

// WriteHeader waits for the first piece of what has one.
func (p *packer) WriteHeader(code int) {
	if p.code == 0 {
		p.code = code
	}
}

func (p *packer) Write(b []byte) (int, error) {
	p.begin(len(b))
	if p.gz != nil {
		return p.gz.Write(b)
	}
	return p.ResponseWriter.Write(b)
}

// begin sends the head of an answer whose first piece is so long.
func (p *packer) begin(n int) {
	if p.began {
		return
	}
	p.began = true
	h := p.Header()
	if n >= worthPacking && h.Get("Content-Encoding") == "" && packs(h.Get("Content-Type")) {
		h.Set("Content-Encoding", "gzip")
		h.Del("Content-Length")
		p.gz = packers.Get().(*gzip.Writer)
		p.gz.Reset(p.ResponseWriter)
	}
	if p.code != 0 {
		p.ResponseWriter.WriteHeader(p.code)
	}
}

// FlushError sends what is packed so far.
func (p *packer) FlushError() error {
	p.begin(0)
	if p.gz != nil {
		if err := p.gz.Flush(); err != nil {
			return err
		}
	}
	return http.NewResponseController(p.ResponseWriter).Flush()
}

// Unwrap is for http.ResponseController.
func (p *packer) Unwrap() http.ResponseWriter { return p.ResponseWriter }

func (p *packer) end() {
	p.begin(0)
	if p.gz != nil {
		_ = p.gz.Close() // nobody is left to tell
		packers.Put(p.gz)
	}
}

// packs tells whether content of a type gets smaller.
func packs(contentType string) bool {
	t, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return false
	}
	switch t {
	case "application/json", "application/geo+json", "application/jsonl", "image/svg+xml":
		return true
	}
	return strings.HasPrefix(t, "text/")
}

// takesGzip tells whether gzip is among the encodings that are accepted.
func takesGzip(accept string) bool {
	for part := range strings.SplitSeq(accept, ",") {
		name, weight, weighed := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(name), "gzip") {
			continue
		}
		if !weighed {
			return true
		}
		q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(weight), "q="), 64)
		return err == nil && q > 0
	}
	return false
}

// pack is a file with gzip; nil where that is no smaller.
func pack(b []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	_, _ = w.Write(b) // memory takes everything
	_ = w.Close()
	if out.Len() >= len(b) {
		return nil
	}
	return out.Bytes()
}

package web

import (
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"unicode"

	"sitrep/store"
)

// raw sends a report as it came, to be kept and never to be shown: it may be a page
// with anything in it.
func (s *Server) raw(w http.ResponseWriter, r *http.Request) error {
	k, err := s.original(r)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Security-Policy", "sandbox")
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": fileName(k)}))
	h.Set("Content-Length", strconv.Itoa(len(k.Report.Raw)))
	_, _ = w.Write(k.Report.Raw) // nobody is left to tell
	return nil
}

// text sends a report's text alone, whole.
func (s *Server) text(w http.ResponseWriter, r *http.Request) error {
	k, err := s.original(r)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Security-Policy", "sandbox")
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(k.Report.Text)))
	_, _ = w.Write([]byte(k.Report.Text)) // nobody is left to tell
	return nil
}

func (s *Server) original(r *http.Request) (*store.Kept, error) {
	at, err := queryOf(r).moment()
	if err != nil {
		return nil, err
	}
	k, _, err := s.version(r, at)
	return k, err
}

// endings are those of files, by what reports came as.
var endings = map[string]string{"text/html": ".html", "text/plain": ".txt", "application/json": ".json", "application/pdf": ".pdf"}

// fileName is a name for what a report came as, which every system allows.
func fileName(k *store.Kept) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.", r) {
			return r
		}
		return '-'
	}, path.Base(k.Report.ID))
	const longest = 80
	name = strings.Trim(name[:runeAt(name, min(len(name), longest))], ".-")
	return name + "-v" + strconv.Itoa(k.Version) + endings[k.Report.Media]
}

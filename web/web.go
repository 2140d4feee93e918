// Package web shows the store to people: pages that the program itself makes and
// serves, with nothing from anywhere else.
package web

import (
	"context"
	"errors"
	"net/http"
	"time"

	"sitrep"
	"sitrep/enter"
	"sitrep/flow"
	"sitrep/guard"
	"sitrep/store"
)

// Options are what a Server is made with.
type Options struct {
	Store  *store.Store
	Keeper *flow.Keeper // reads what is added on the page; nil where nothing can be added
	Now    func() time.Time
	Enter  enter.Reader // reads values that are typed; the zero Reader knows the embedded places
	Who    string       // whose decisions those are that are made without signing in; empty where everybody signs in
	Upload int64        // most bytes of what is added at a time; 0 is 64 MB
	// Guard says how people sign in; the server sets what is its own: Store, Now, Local,
	// Open and Refuse.
	Guard guard.Options
	// Failed is told what went wrong inside, which readers are not; nil for nobody.
	Failed func(r *http.Request, err error)
}

// Server answers every request of the workbench. It is safe for use by many
// goroutines at once.
type Server struct {
	o     Options
	guard *guard.Guard
	inner http.Handler // all routes, behind the guard, packed
	pages pages
	files files
	rota  rota
	adder *adder // nil where nothing can be added

	outcomes outcomes

	exports exportBounds
}

// New makes a server.
func New(o Options) (*Server, error) {
	if o.Failed == nil {
		o.Failed = func(*http.Request, error) {}
	}
	f, err := newFiles()
	if err != nil {
		return nil, err
	}
	p, err := newPages(f)
	if err != nil {
		return nil, err
	}
	s := &Server{o: o, pages: p, files: f, exports: exportBounds{most: 200_000, page: 500}}
	if s.o.Upload <= 0 {
		s.o.Upload = mostUpload
	}
	if o.Keeper != nil {
		s.adder = newAdder(o.Keeper)
	}
	if err := s.newGuard(o.Guard); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	for _, r := range s.routes() {
		mux.Handle(r.pattern, r.guarded())
	}
	s.inner = packing(s.guard.Handler(mux))
	return s, nil
}

// Close waits until what is being written is written. No request may come after it.
func (s *Server) Close() { s.guard.Close() }

// policy lets pages use what this server serves, and nothing else: no script or
// style that stands in a page, no frame around it, no other machine.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
	"connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin") // a report's publisher does not learn who reads about it
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "private, no-cache")
	s.inner.ServeHTTP(w, r)
}

// route is one kind of address and what answers there.
type route struct {
	pattern string      // as http.ServeMux has it
	role    sitrep.Role // whom it is for
	handler http.Handler
}

// page is a handler that gives what it failed with; what it wrote before that is
// not sent.
type page func(w http.ResponseWriter, r *http.Request) error

// handle makes a handler of a page.
func (s *Server) handle(p page) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := p(w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

// fail tells the reader what went wrong: what he can do something about in its own
// words, and else that it is our fault.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	code, text := http.StatusInternalServerError, "Something went wrong inside. The log of the program has more."
	var large tooLargeError
	var refused *guard.Refusal
	switch {
	case errors.As(err, &refused):
		code, text = refused.Status, refused.Words
	case errors.As(err, &large):
		code, text = http.StatusRequestEntityTooLarge, large.Error()
	case errors.Is(err, context.Canceled):
		return // nobody waits for an answer
	case errors.Is(err, sitrep.ErrNotFound):
		code, text = http.StatusNotFound, err.Error()
	case mendable(err) != 0:
		code, text = mendable(err), err.Error()
	default:
		s.failed(r, err)
	}
	if err := s.renderStatus(w, r, code, "error", errorPage{layout: s.layout(r, http.StatusText(code)), Text: text}); err != nil {
		s.failed(r, err)
	}
}

// mendable is the status of an answer to what the reader can send otherwise, or again;
// 0 for other errors, and none.
func mendable(err error) int {
	switch {
	case errors.Is(err, sitrep.ErrInvalid):
		return http.StatusBadRequest
	case errors.Is(err, sitrep.ErrConflict):
		return http.StatusConflict
	}
	return 0
}

// failed tells of what went wrong inside; what failed because nobody waits for the
// answer any more did not.
func (s *Server) failed(r *http.Request, err error) {
	if r.Context().Err() == nil {
		s.o.Failed(r, err)
	}
}

// errorPage is what is shown where there is no page.
type errorPage struct {
	layout

	Text string
}

package web

import (
	"net/http"

	"sitrep/guard"
)

// who is the name that decisions of a request are signed with.
func (s *Server) who(r *http.Request) string {
	c, _ := guard.From(r.Context())
	return c.Account.Name
}

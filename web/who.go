package web

import (
	"net/http"

	"sitrep"
	"sitrep/guard"
)

// who is the name that decisions of a request are signed with.
func (s *Server) who(r *http.Request) string {
	c, _ := guard.From(r.Context())
	return c.Account.Name
}

// decides tells whether whose request it is may decide.
func (s *Server) decides(r *http.Request) bool { return may(r, sitrep.Analyst) }

// may tells whether whose request it is may do what a role may.
func may(r *http.Request, role sitrep.Role) bool {
	c, ok := guard.From(r.Context())
	return ok && c.Role.Includes(role)
}

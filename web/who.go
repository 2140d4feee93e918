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

// need refuses whose request it is what only a role may do.
func need(r *http.Request, role sitrep.Role) error {
	c, _ := guard.From(r.Context())
	return c.Need(role)
}

// decides tells whether whose request it is may decide.
func (s *Server) decides(r *http.Request) bool { return may(r, sitrep.Analyst) }

// mayUndo tells whether whose request it is may take a decision back.
func mayUndo(r *http.Request, d *sitrep.Decision) bool { return may(r, roleOf(d)) }

// roleOf is the role that a decision needs, and its undoing as well: that names the same
// publisher.
func roleOf(d *sitrep.Decision) sitrep.Role {
	if d.Publisher != "" {
		return sitrep.Editor
	}
	return sitrep.Analyst
}

// may tells whether whose request it is may do what a role may.
func may(r *http.Request, role sitrep.Role) bool {
	c, ok := guard.From(r.Context())
	return ok && c.Role.Includes(role)
}

package web

import "net/http"

// who is the one whose decisions a request makes.
func (s *Server) who(*http.Request) string { return s.o.Who }

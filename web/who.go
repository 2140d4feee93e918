package web

import "net/http"

// who is the one that a request is made by.
func (s *Server) who(*http.Request) string { return s.o.Who }

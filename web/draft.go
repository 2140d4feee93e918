package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"sitrep"
	"sitrep/enter"
	"sitrep/view"
)

// Bounds of what a form may send.
const (
	mostSent    = 64 << 10 // bytes
	mostReason  = 2000     // characters
	mostClaims  = 200      // judged at once
	mostReports = 1000     // split off at once
)

// draft is a decision about an incident as a form has it, whole or not.
type draft struct {
	Deed    sitrep.Deed
	Claims  []string   // ids of those that are judged
	Whole   bool       // the whole value is meant that the first of them is of
	Form    enter.Form // the value that is right
	Other   string     // the incident to merge
	Words   string     // that the other incident is looked for by
	Reports []string   // to be split off
	Why     string
	Seen    string // the incident's revision that was looked at
	SeenToo string // that of the other incident
	Next    string // the page to go to afterwards; empty for the incident's
}

// judging are the deeds that the buttons beside a voice or a value ask for.
var judging = [...]sitrep.Deed{sitrep.Accept, sitrep.Reject, sitrep.Correct}

// judgeable gives the claim that stands for a value of which several voices, or one,
// can be judged at once; none where no report says so.
func judgeable(v view.Value) []string {
	for _, voice := range v.Voices {
		if voice.Report != "" && len(voice.Claims) > 0 && !voice.Denies {
			return voice.Claims[:1]
		}
	}
	return nil
}

// draftOf reads what a form or an address says. A button beside a voice says which
// claim it is for under the name of its deed; one beside a value adds "-value".
func draftOf(v url.Values) draft {
	d := draft{
		Deed: sitrep.Deed(v.Get("deed")), Claims: v["claim"], Whole: v.Get("whole") != "",
		Form:  enter.Form{Field: v.Get("field"), Text: v.Get("text"), Low: v.Get("low"), High: v.Get("high"), From: v.Get("from"), To: v.Get("to"), Precision: v.Get("precision")},
		Other: strings.TrimSpace(v.Get("other")), Words: strings.TrimSpace(v.Get("q")), Reports: v["report"],
		Why: strings.TrimSpace(v.Get("why")), Seen: v.Get("seen"), SeenToo: v.Get("seen_other"), Next: nextOf(v.Get("next")),
	}
	for _, deed := range judging {
		for _, whole := range []bool{false, true} {
			name := string(deed)
			if whole {
				name += "-value"
			}
			if v.Get(name) != "" {
				d.Deed, d.Claims, d.Whole = deed, []string{v.Get(name)}, whole
			}
		}
	}
	return d
}

// nextOf is a page of ours to go to; empty for any other.
func nextOf(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || u.User != nil || strings.Contains(next, `\`) {
		return ""
	}
	for _, page := range []string{"/incidents/", "/review", "/decisions"} {
		if strings.HasPrefix(u.Path, page) {
			return u.String()
		}
	}
	return ""
}

// sent reads a form for a decision that was sent.
func sent(w http.ResponseWriter, r *http.Request) (url.Values, error) {
	if queryOf(r).Get("as_of") != "" {
		return nil, errPast
	}
	r.Body = http.MaxBytesReader(w, r.Body, mostSent)
	if err := r.ParseForm(); err != nil {
		return nil, fmt.Errorf("%w: the form cannot be read: %w", sitrep.ErrInvalid, err)
	}
	return r.PostForm, nil
}

// reason sees to a reason's being there and bearable.
func reason(why string) error {
	switch n := utf8.RuneCountInString(why); {
	case n == 0:
		return fmt.Errorf("%w: say why", sitrep.ErrInvalid)
	case n > mostReason:
		return fmt.Errorf("%w: the reason has %s characters; %s are the most", sitrep.ErrInvalid, number(n), number(mostReason))
	}
	return nil
}

// complete tells what is missing before it can be decided.
func (d *draft) complete() error {
	if d.Deed != sitrep.Review || d.Why != "" {
		if err := reason(d.Why); err != nil {
			return err
		}
	}
	judges := slices.Contains(judging[:], d.Deed)
	switch {
	case judges && len(d.Claims) == 0:
		return fmt.Errorf("%w: choose whose words are meant", sitrep.ErrInvalid)
	case judges && len(d.Claims) > mostClaims:
		return fmt.Errorf("%w: %s claims at once are too many; %d are the most", sitrep.ErrInvalid, number(len(d.Claims)), mostClaims)
	case d.Deed == sitrep.Merge && d.Other == "":
		return fmt.Errorf("%w: choose the incident to merge with", sitrep.ErrInvalid)
	case d.Deed == sitrep.Split && len(d.Reports) == 0:
		return fmt.Errorf("%w: tick the reports that tell of another incident", sitrep.ErrInvalid)
	case d.Deed == sitrep.Split && len(d.Reports) > mostReports:
		return fmt.Errorf("%w: %s reports at once are too many", sitrep.ErrInvalid, number(len(d.Reports)))
	case judges, d.Deed == sitrep.Merge, d.Deed == sitrep.Split, d.Deed == sitrep.AddClaim, d.Deed == sitrep.Review:
		return nil
	}
	return fmt.Errorf("%w: nobody can %q an incident", sitrep.ErrInvalid, d.Deed)
}

// value is the value that is right, where the deed has one.
func (s *Server) value(d *draft) (sitrep.Value, error) {
	if d.Deed != sitrep.Correct && d.Deed != sitrep.AddClaim {
		return nil, nil //nolint:nilnil // none, and nothing wrong
	}
	if enter.Kind(d.Form.Field) == "" {
		return nil, fmt.Errorf("%w: choose what the value is of", sitrep.ErrInvalid)
	}
	return s.o.Enter.Value(d.Form.Typed())
}

package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"sitrep"
	"sitrep/view"
)

//go:embed templates
var templates embed.FS

// pages are the templates by the names of their files: each with the layout around
// it and the parts that many share.
type pages map[string]*template.Template

func newPages(f files) (pages, error) {
	names, err := fs.Glob(templates, "templates/*.html")
	if err != nil {
		return nil, err
	}
	funcs := template.FuncMap{
		"add":        func(a, b int) int { return a + b },
		"asset":      f.address,
		"fold":       fold,
		"iso":        isoText,
		"judgeable":  judgeable,
		"kind":       kindText,
		"label":      label,
		"less":       func(a, b int) int { return a - b },
		"minute":     minuteOf,
		"moment":     momentText,
		"number":     number,
		"percent":    percent,
		"plural":     plural,
		"publisher":  publisherAddress,
		"radius":     radius,
		"reportpage": reportPageAddress,
		"rules":      rules,
		"shape":      shapeOf,
		"source":     sourceAddress,
		"speaker":    speakerAddress,
		"there":      momentThere,
		"visible":    short,
		"whole":      view.Visible,
		"words":      wordsAddress,
	}
	parse := func(files ...string) (*template.Template, error) {
		return template.New("layout.html").Funcs(funcs).Option("missingkey=error").ParseFS(templates, append([]string{"templates/layout.html", "templates/parts.html"}, files...)...)
	}
	out := pages{}
	for _, file := range names {
		name := strings.TrimSuffix(path.Base(file), ".html")
		switch name {
		case "layout", "parts", "judge":
			continue
		case "incident", "review":
			if out[judged(name)], err = parse("templates/judge.html", file); err != nil {
				return nil, err
			}
		}
		if out[name], err = parse(file); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// judged is the name of a page on which what is claimed can be judged: it has
// buttons beside every voice and value, which the same page of the past has not.
func judged(name string) string { return name + " to judge" }

// layout is what every page has.
type layout struct {
	Title string
	At    string // the address of the section, for the menu
	Query query
	Who   string

	Decides, Adds bool // what who asks may do
}

func (s *Server) layout(r *http.Request, title string) layout {
	return layout{
		Title: title, At: r.URL.Path, Query: queryOf(r), Who: s.who(r), Decides: s.decides(r), Adds: may(r, sitrep.Editor) && s.o.Keeper != nil,
	}
}

// section is a place of the menu.
type section struct {
	Name, Address string
	Here          bool
}

// Section is a place of the menu of this page.
func (l layout) Section(address, name string) section {
	return section{name, address + l.Query.Kept(), l.At == address}
}

// render sends a page.
func (s *Server) render(w http.ResponseWriter, r *http.Request, name string, data any) error {
	return s.renderStatus(w, r, http.StatusOK, name, data)
}

// renderStatus sends a page once it is whole: one that fails half way sends
// nothing. Where only a part is asked for, as the page's own script does, it is sent
// without what stands around it.
func (s *Server) renderStatus(w http.ResponseWriter, r *http.Request, code int, name string, data any) error {
	root := "layout.html"
	if r.Header.Get("Sitrep-Part") != "" {
		root = "main"
	}
	t, ok := s.pages[name]
	if !ok {
		return fmt.Errorf("there is no template %s", name)
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, root, data); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Add("Vary", "Sitrep-Part")
	w.WriteHeader(code)
	_, err := w.Write(b.Bytes())
	return err
}

// radius is how far from its point a place may be, in kilometres; 0 where it has none.
func radius(w *sitrep.Where) float64 { return view.Radius(*w) }

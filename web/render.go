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
		"section":    sectionOf,
		"shape":      shapeOf,
		"source":     sourceAddress,
		"speaker":    speakerAddress,
		"there":      momentThere,
		"toll":       tollText,
		"visible":    short,
		"whole":      view.Visible,
		"words":      wordsAddress,
	}
	out := pages{}
	for _, name := range names {
		if base := path.Base(name); base != "layout.html" && base != "parts.html" && base != "judge.html" {
			t, err := template.New("layout.html").Funcs(funcs).Option("missingkey=error").ParseFS(templates, "templates/layout.html", "templates/parts.html", name)
			if err != nil {
				return nil, err
			}
			out[strings.TrimSuffix(base, ".html")] = t
		}
	}
	for _, name := range []string{"incident", "review"} {
		t, err := template.New("layout.html").Funcs(funcs).Option("missingkey=error").ParseFS(templates,
			"templates/layout.html", "templates/parts.html", "templates/judge.html", "templates/"+name+".html")
		if err != nil {
			return nil, err
		}
		out[judged(name)] = t
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

func sectionOf(page any, address, name string) (section, error) {
	p, ok := page.(interface{ menu() (string, query) })
	if !ok {
		return section{}, fmt.Errorf("%T has no layout", page)
	}
	at, q := p.menu()
	return section{name, address + q.Kept(), at == address}, nil
}

func (l layout) menu() (string, query) { return l.At, l.Query }

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

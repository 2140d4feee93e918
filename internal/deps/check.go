package deps

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Check reads every Go file of the module at the root of files and gives what
// breaks the rules, a sentence each, in the order of the files. Tests may
// import what they like. It is an error when a file cannot be read or parsed.
func Check(module string, files fs.FS) (breaches []string, err error) {
	err = walk(files, func(name string) error {
		src, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, src, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		s := source{name: name, folder: path.Dir(name), module: module, file: f}
		breaches = append(breaches, s.check()...)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("check imports: %w", err)
	}
	return breaches, nil
}

// walk calls visit with every Go file that is built into a package.
func walk(files fs.FS, visit func(name string) error) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		switch base := path.Base(name); {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (base == "testdata" || base == "vendor" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")):
			return fs.SkipDir
		case d.IsDir(), !strings.HasSuffix(name, ".go"), strings.HasSuffix(name, "_test.go"):
			return nil
		}
		return visit(name)
	})
}

// source is one Go file under examination.
type source struct {
	name, folder, module string
	file                 *ast.File
}

func (s *source) check() []string {
	r, ok := roomOf(s.folder)
	if !ok {
		return []string{fmt.Sprintf("%s: package %s has no row in internal/deps", s.name, s.folder)}
	}
	var out []string
	names := map[string]string{} // of the imports in this file
	for _, spec := range s.file.Imports {
		p, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
		name := path.Base(p)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		names[name] = p
		if why := s.refuse(r, p, name); why != "" {
			out = append(out, fmt.Sprintf("%s: imports %s: %s", s.name, p, why))
		}
	}
	return append(out, s.refuseUses(names)...)
}

// refuse says why a file may not import a package; empty where it may.
func (s *source) refuse(r room, p, name string) string {
	if name == "." {
		return "a dot import hides where names come from"
	}
	if p == s.module || strings.HasPrefix(p, s.module+"/") {
		folder := strings.TrimPrefix(strings.TrimPrefix(p, s.module), "/")
		if folder == "" {
			folder = "."
		}
		if !fitsAny(r.may, folder) {
			return fmt.Sprintf("%s may import of ours only %s", s.folder, list(r.may))
		}
		return ""
	}
	for _, v := range imports {
		if fits(v.path+"/*", p) && !fitsAny(v.in, s.folder) {
			return fmt.Sprintf("it is for %s: %s", list(v.in), v.why)
		}
	}
	return ""
}

// refuseUses finds reserved names of other packages, called or passed on, and
// init functions.
func (s *source) refuseUses(names map[string]string) []string {
	var out []string
	ast.Inspect(s.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Recv == nil && n.Name.Name == "init" {
				out = append(out, s.name+": has an init function: nothing happens before main")
			}
		case *ast.SelectorExpr:
			x, ok := n.X.(*ast.Ident)
			if !ok {
				break
			}
			full := names[x.Name] + "." + n.Sel.Name
			i := slices.IndexFunc(calls, func(v reserved) bool { return v.path == full })
			if i >= 0 && !fitsAny(calls[i].in, s.folder) {
				out = append(out, fmt.Sprintf("%s: uses %s: it is for %s: %s", s.name, full, list(calls[i].in), calls[i].why))
			}
		}
		return true
	})
	return out
}

func roomOf(folder string) (room, bool) {
	i := slices.IndexFunc(rooms, func(r room) bool { return fits(r.folder, folder) })
	if i < 0 {
		return room{}, false
	}
	return rooms[i], true
}

// fits tells whether a folder is the one that a pattern names or, with a "*" at
// its end, lies in or below it.
func fits(pattern, folder string) bool {
	below, star := strings.CutSuffix(pattern, "*")
	if !star {
		return pattern == folder
	}
	return below == "" || strings.HasPrefix(folder+"/", below)
}

func fitsAny(patterns []string, folder string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return fits(p, folder) })
}

func list(folders []string) string {
	if len(folders) == 0 {
		return "no package"
	}
	return strings.Join(folders, ", ")
}

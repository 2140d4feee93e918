package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"sync"

	"sitrep/annotate"
)

//go:embed static
var static embed.FS

// files are those that pages link to. Their addresses have a digest of what is in
// them, so that a browser may keep them for good; the folder's digest, so that
// files find each other by their names.
type files struct {
	hash  string
	names map[string]served
}

// served is one of them.
type served struct {
	content []byte
	packed  func() []byte // with gzip, packed when it is first asked for; nil where that is no smaller
}

func newFile(name string, content []byte) served {
	return served{content, sync.OnceValue(func() []byte {
		if len(content) < worthPacking || !packs(contentType(name)) {
			return nil
		}
		return pack(content)
	})}
}

func newFiles() (files, error) {
	f := files{names: map[string]served{}}
	sum := sha256.New()
	put := func(name string, b []byte) {
		sum.Write(fmt.Appendf(nil, "%s %d\n", name, len(b)))
		sum.Write(b)
		f.names[name] = newFile(name, b)
	}
	err := fs.WalkDir(static, "static", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := static.ReadFile(name)
		put(name[len("static/"):], b)
		return err
	})
	put("marks.css", []byte(annotate.MarksCSS()))
	put("towns.json", towns())
	f.hash = hex.EncodeToString(sum.Sum(nil))[:16]
	return f, err
}

// address is where a file is served.
func (f files) address(name string) (string, error) {
	if _, ok := f.names[name]; !ok {
		return "", fmt.Errorf("there is no file static/%s", name)
	}
	return "/static/" + f.hash + "/" + name, nil
}

func (f files) serve(w http.ResponseWriter, r *http.Request) {
	found, ok := f.names[r.PathValue("name")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	if r.PathValue("hash") == f.hash {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	w.Header().Set("Content-Type", contentType(r.PathValue("name")))
	content := found.content
	if packed := found.packed(); packed != nil && takesGzip(r.Header.Get("Accept-Encoding")) {
		content = packed
		w.Header().Set("Content-Encoding", "gzip")
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(content)))
	_, _ = w.Write(content) // nobody is left to tell
}

// contentType is that of a file by its name; what machines have set for names
// does not count for those that we serve.
func contentType(name string) string {
	switch ext := path.Ext(name); ext {
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".json", ".geojson":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	default:
		if t := mime.TypeByExtension(ext); t != "" {
			return t
		}
	}
	return "application/octet-stream"
}

package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

// write makes the files that are kept of one package.
func write(p pack, files map[string][]byte) error {
	for _, f := range p.Files {
		b, ok := files[f.From]
		if !ok {
			return fmt.Errorf("%s@%s has no %s", p.Name, p.Version, f.From)
		}
		b, err := made(f.How, b)
		if err != nil {
			return fmt.Errorf("%s of %s: %w", f.From, p.Name, err)
		}
		if err := os.MkdirAll(filepath.Dir(f.To), 0o750); err != nil {
			return fmt.Errorf("make room for %s: %w", f.To, err)
		}
		if err := os.WriteFile(f.To, b, 0o644); err != nil {
			return fmt.Errorf("write %s: %w", f.To, err)
		}
		log.Printf("%s %s: %s, %d bytes", p.Name, p.Version, f.To, len(b))
	}
	return nil
}

func made(how string, b []byte) ([]byte, error) {
	switch how {
	case "copy":
		return b, nil
	case "script":
		return withoutMap(b), nil
	case "world":
		return world(b)
	}
	return nil, fmt.Errorf("nothing is known of how to make %q", how)
}

// withoutMap cuts off the comment that sends debuggers to a file that is not served.
func withoutMap(b []byte) []byte {
	if i := bytes.LastIndex(b, []byte("//# sourceMappingURL=")); i >= 0 {
		return b[:i]
	}
	return b
}

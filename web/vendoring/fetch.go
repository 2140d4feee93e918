package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// fetch gets a package with npm and gives its files by their paths within it. A
// package that is not the one of the lock file is an error.
func fetch(ctx context.Context, p pack) (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "sitrep-vendoring-")
	if err != nil {
		return nil, fmt.Errorf("fetch %s: %w", p.Name, err)
	}
	defer func() { _ = os.RemoveAll(dir) }() // a temporary folder's end
	cmd := exec.CommandContext(ctx, "npm", "pack", "--silent", "--pack-destination", dir, p.Name+"@"+p.Version)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("npm pack %s@%s: %w", p.Name, p.Version, err)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(names) != 1 {
		return nil, fmt.Errorf("npm pack %s@%s left %d tarballs, not one", p.Name, p.Version, len(names))
	}
	b, err := os.ReadFile(names[0])
	if err != nil {
		return nil, fmt.Errorf("fetch %s: %w", p.Name, err)
	}
	if got := integrity(b); got != p.Integrity {
		return nil, fmt.Errorf("%s@%s is not what was looked at before: its integrity is %s, not %s", p.Name, p.Version, got, p.Integrity)
	}
	files, err := unpack(b)
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", p.Name, err)
	}
	return files, nil
}

// integrity is how npm writes the hash of a tarball.
func integrity(b []byte) string {
	sum := sha512.Sum512(b)
	return "sha512-" + base64.StdEncoding.EncodeToString(sum[:])
}

// unpack gives the files of an npm tarball, without the folder that all lie in.
func unpack(tgz []byte) (map[string][]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(tgz))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		b, err := io.ReadAll(t)
		if err != nil {
			return nil, err
		}
		_, name, _ := strings.Cut(h.Name, "/")
		files[name] = b
	}
}

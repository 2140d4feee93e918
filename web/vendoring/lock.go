package main

import (
	"encoding/json"
	"fmt"
	"os"
)

// pack is one npm package: which, and what of it is kept where.
type pack struct {
	Name      string `json:"name"`
	Version   string `json:"version"`
	Integrity string `json:"integrity"` // of the tarball, as npm writes it: "sha512-" and base64
	Files     []file `json:"files"`
}

// file is one file that is kept. How it is made is copy, script (what debuggers
// are told is cut off) or world (the map of the world).
type file struct {
	From string `json:"from"` // path within the package
	To   string `json:"to"`   // path within the module
	How  string `json:"how"`
}

func readLock(name string) ([]pack, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read what is to be fetched: %w", err)
	}
	var packages []pack
	if err := json.Unmarshal(b, &packages); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return packages, nil
}

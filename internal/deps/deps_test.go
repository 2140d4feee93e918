package deps

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// root is the module's root, from this package's folder.
const root = "../.."

func TestRules(t *testing.T) {
	breaches, err := Check("sitrep", os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range breaches {
		t.Error(b)
	}
}

func TestEveryRowHasAPackage(t *testing.T) {
	var folders []string
	err := walk(os.DirFS(root), func(name string) error {
		folder := "."
		if i := strings.LastIndexByte(name, '/'); i >= 0 {
			folder = name[:i]
		}
		folders = append(folders, folder)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rooms {
		if !slices.ContainsFunc(folders, func(f string) bool { return fits(r.folder, f) }) {
			t.Errorf("the row of %s fits no package", r.folder)
		}
	}
}

func TestCheck(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		want  []string // a piece of each sentence
	}{
		{"a verb and its nouns", map[string]string{"weigh/weigh.go": `package weigh; import ("sitrep"; "sitrep/span"; "fmt")`}, nil},
		{"the verb next to it", map[string]string{"weigh/weigh.go": `package weigh; import "sitrep/store"`}, []string{"weigh/weigh.go: imports sitrep/store: weigh may import of ours only ., span"}},
		{"a noun and a verb", map[string]string{"sitrep.go": `package sitrep; import "sitrep/weigh"`}, []string{"sitrep.go: imports sitrep/weigh"}},
		{"a leaf", map[string]string{"span/span.go": `package span; import "sitrep"`}, []string{"span/span.go: imports sitrep: span may import of ours only no package"}},
		{"language stages are strung together", map[string]string{"nlp/nlp.go": `package nlp; import ("sitrep/nlp/token"; "sitrep/doc")`}, nil},
		{"language stages know no reports", map[string]string{"nlp/nlp.go": `package nlp; import "sitrep"`}, []string{"nlp/nlp.go: imports sitrep"}},
		{"a stage and another", map[string]string{"nlp/when/when.go": `package when; import "sitrep/nlp/token"`}, []string{"nlp/when/when.go: imports sitrep/nlp/token"}},
		{"a stage and the encoder", map[string]string{"nlp/when/when.go": `package when; import "sitrep/nlp/encode"`}, nil},
		{"another module of like name", map[string]string{"span/span.go": `package span; import "sitreport/x"`}, nil},
		{"the edge", map[string]string{"cmd/sitrep/main.go": `package main; import ("sitrep/store"; "net/http"; "time"); var _ = time.Now`}, nil},
		{"no row", map[string]string{"util/util.go": `package util`}, []string{"util/util.go: package util has no row"}},
		{"SQL outside the store", map[string]string{"view/view.go": `package view; import "database/sql"`}, []string{"view/view.go: imports database/sql: it is for store"}},
		{"SQL drivers outside the store", map[string]string{"view/view.go": `package view; import _ "database/sql/driver"`}, []string{"view/view.go: imports database/sql/driver"}},
		{"SQL in the store", map[string]string{"store/store.go": `package store; import "database/sql"`}, nil},
		{"the network", map[string]string{"ingest/get.go": `package ingest; import "net/http/httputil"`}, []string{"ingest/get.go: imports net/http/httputil: it is for cmd/*"}},
		{"chance", map[string]string{"weigh/weigh.go": `package weigh; import "math/rand/v2"`}, []string{"weigh/weigh.go: imports math/rand/v2: it is for no package"}},
		{"the clock", map[string]string{"store/now.go": `package store; import "time"; var now = time.Now()`}, []string{"store/now.go: uses time.Now"}},
		{"the clock, passed on", map[string]string{"store/now.go": `package store; import "time"; var now = time.Now`}, []string{"store/now.go: uses time.Now"}},
		{"the clock under another name", map[string]string{"store/now.go": `package store; import clock "time"; func f() { _ = clock.Since }`}, []string{"store/now.go: uses time.Since"}},
		{"times that are given", map[string]string{"store/now.go": `package store; import "time"; func f(t time.Time) { _ = t.Add(time.Hour) }`}, nil},
		{"the environment", map[string]string{"flow/flow.go": `package flow; import "os"; var x = os.Getenv("X")`}, []string{"flow/flow.go: uses os.Getenv"}},
		{"init", map[string]string{"lex/lex.go": `package lex; func init() {}`}, []string{"lex/lex.go: has an init function"}},
		{"a method called init", map[string]string{"lex/lex.go": `package lex; type t int; func (t) init() {}`}, nil},
		{"a dot import", map[string]string{"lex/lex.go": `package lex; import . "strings"`}, []string{"lex/lex.go: imports strings: a dot import"}},
		{"tests import what they like", map[string]string{"span/span_test.go": `package span; import ("sitrep/store"; "math/rand")`}, nil},
		{"testdata is no package", map[string]string{"span/testdata/x.go": `package x; import "sitrep"`}, nil},
		{"files for other machines too", map[string]string{"span/span_plan9.go": `package span; import "sitrep"`}, []string{"span/span_plan9.go: imports sitrep"}},
		{
			"every breach, in order",
			map[string]string{"doc/a.go": `package doc; import "sitrep/lex"; func init() {}`, "span/b.go": `package span; import "unsafe"`},
			[]string{"doc/a.go: imports sitrep/lex", "doc/a.go: has an init", "span/b.go: imports unsafe"},
		},
	}
	for _, test := range tests {
		got, err := Check("sitrep", tree(test.files))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		same := slices.EqualFunc(got, test.want, strings.Contains)
		if !same {
			t.Errorf("%s: Check = %q, want sentences with %q", test.name, got, test.want)
		}
	}
}

func TestCheckOfBrokenSource(t *testing.T) {
	_, err := Check("sitrep", tree(map[string]string{"span/span.go": "package"}))
	if err == nil || !strings.Contains(err.Error(), "span/span.go") {
		t.Errorf("Check = %v, want an error that names span/span.go", err)
	}
}

func tree(files map[string]string) fs.FS {
	fsys := fstest.MapFS{}
	for name, src := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(src)}
	}
	return fsys
}

// Package deps says who may import whom. The rules are the data below; Check
// reads the sources themselves, so that no cache of the Go tool can answer for
// it.
package deps

// room is a package of ours and those of ours that it may import. Names are
// folders from the module's root; "." is the root package. A "*" at the end
// stands for everything below the folder, and "*" alone for every package.
type room struct {
	folder string
	may    []string
}

// rooms has a row for every package. Where several fit, the first counts.
var rooms = []room{
	{"span", nil},
	{"lex", nil},
	{"scale", nil},
	{"samples", nil},
	{"doc", []string{"span"}},
	{".", []string{"span"}},

	{"nlp", []string{"nlp/*", "doc", "span", "lex"}},
	{"nlp/encode", []string{"nlp/kernel", "doc", "span"}},
	{"nlp/encode/*", []string{"nlp/encode"}},
	{"nlp/*", []string{"nlp/encode", "nlp/kernel", "doc", "span", "lex"}},

	{"ingest", []string{".", "span"}},
	{"enter", []string{".", "lex"}},
	{"extract", []string{".", "doc", "span", "lex", "scale"}},
	{"assemble", []string{".", "scale", "span"}},
	{"link", []string{".", "span"}},
	{"weigh", []string{".", "span"}},
	{"store", []string{".", "span"}},
	{"view", []string{".", "span"}},
	{"export", []string{".", "span"}},
	{"annotate", []string{".", "doc", "span", "view", "export"}},

	{"flow", []string{".", "doc", "lex", "ingest", "nlp", "extract", "assemble", "link", "weigh", "store", "view"}},

	{"guard", []string{".", "store"}},
	{"web", []string{".", "span", "doc", "lex", "ingest", "enter", "view", "weigh", "store", "export", "flow", "annotate", "guard"}},

	{"web/vendoring", []string{"."}},

	{"cmd/*", []string{"*"}},
	{"eval", []string{"*"}},
	{"train/words", []string{"doc", "nlp/token"}},
	{"train/joins", []string{".", "assemble", "export", "flow", "ingest"}},
	{"train/guesses", []string{".", "assemble", "extract", "flow", "ingest"}},
	{"train/*", []string{"lex"}},
	{"internal/*", nil},
}

// reserved is an import from outside the module, with all that lies below it,
// and the rooms that may have it.
type reserved struct {
	path string
	in   []string
	why  string
}

var imports = []reserved{
	{"database/sql", []string{"store"}, "SQL stands in store"},
	{"modernc.org/sqlite", []string{"store"}, "SQL stands in store"},
	{"github.com/pressly/goose", []string{"store"}, "SQL stands in store"},
	{"net/http", []string{"cmd/*", "web", "guard", "eval"}, "reading a report needs no network"},
	{"os/exec", []string{"cmd/*", "eval", "web/vendoring"}, "no other program is needed to read a report"},
	{"os/signal", []string{"cmd/*", "eval"}, "signals are the edge's"},
	{"github.com/alecthomas/kong", []string{"cmd/*"}, "arguments are read at the edge"},
	{"math/rand", nil, "the same input gives the same output"},
	{"log", []string{"cmd/*", "eval", "train/*", "web/vendoring"}, "errors are returned, and told once, at the edge"},
	{"unsafe", nil, "nothing needs it"},
	{"C", nil, "one binary, made with Go alone"},
}

// calls are names of other packages that only some rooms may use.
var calls = []reserved{
	{"time.Now", []string{"cmd/*", "eval"}, "the clock is read at the edge and passed down"},
	{"time.Since", []string{"cmd/*", "eval"}, "the clock is read at the edge and passed down"},
	{"time.Until", []string{"cmd/*", "eval"}, "the clock is read at the edge and passed down"},
	{"time.Local", []string{"cmd/*"}, "what a machine's clock is set to changes no output"},
	{"os.Getenv", []string{"cmd/*", "eval"}, "the environment is read at the edge and passed down"},
	{"os.LookupEnv", []string{"cmd/*", "eval"}, "the environment is read at the edge and passed down"},
	{"os.Exit", []string{"cmd/*", "eval", "train/*"}, "errors are returned"},
}

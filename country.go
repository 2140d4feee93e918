package sitrep

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed countries.tsv
var countries string

// countryNames is the table of countries, read when it is first asked for.
var countryNames = sync.OnceValue(func() map[string]string {
	names := make(map[string]string, 256)
	for line := range strings.Lines(countries) {
		if code, name, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			names[code] = name
		}
	}
	return names
})

// CountryName is the usual short English name of a country by its ISO 3166-1
// alpha-2 code. A code that is no country's is given back as it came.
func CountryName(code string) string {
	if name, ok := countryNames()[code]; ok {
		return name
	}
	return code
}

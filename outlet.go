package sitrep

import (
	"slices"
	"strings"
)

// agencies are the names under which news agencies are credited, and the one
// that is theirs here.
var agencies = map[string]string{
	"associated press": "ap", "agence france presse": "afp", "thomson reuters": "reuters",
	"deutsche presse agentur": "dpa", "united press international": "upi", "press association": "pa",
	"pa media": "pa", "press trust of india": "pti", "asian news international": "ani", "anadolu": "aa",
	"itar tass": "tass", "islamic republic news agency": "irna", "syrian arab news agency": "sana",
}

// hosts begin, and domains end, an outlet's name that is the address of its pages.
var (
	hosts   = []string{"www.", "edition.", "mobile.", "m.", "news.", "en."}
	domains = []string{
		".com", ".org", ".net", ".info", ".news", ".co.uk", ".com.au", ".com.cn", ".com.tr", ".co.za", ".co.in",
		".gov", ".int", ".tv", ".fr", ".de", ".it", ".es", ".ru", ".ua", ".in", ".pk", ".tr", ".ca", ".ie",
	}
)

// kindsOfOutlet end an outlet's name without being part of what tells it from others.
var kindsOfOutlet = []string{" news agency", " newspaper", " newswire", " news", " agency", " website", " television", " tv", " radio"}

// Outlet is the one name under which an outlet is counted, whichever way it is
// written: "The Associated Press" and "AP" are "ap", "www.example.com" is
// "example". Empty for an empty name.
func Outlet(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	if !strings.Contains(name, " ") {
		name = strings.TrimPrefix(strings.TrimPrefix(name, "https://"), "http://")
		for _, h := range hosts {
			name = strings.TrimPrefix(name, h)
		}
		name = strings.TrimSuffix(name, "/")
		for _, d := range domains {
			if rest, ok := strings.CutSuffix(name, d); ok && rest != "" {
				name = rest
				break
			}
		}
	}
	name = strings.TrimPrefix(Fold(name), "the ")
	for _, kind := range kindsOfOutlet {
		if rest, ok := strings.CutSuffix(name, kind); ok {
			name = rest
			break
		}
	}
	if short, ok := agencies[name]; ok {
		return short
	}
	return name
}

// agencyNames are the names that agencies have here, and those of some more.
var agencyNames = func() map[string]bool {
	names := map[string]bool{"xinhua": true, "interfax": true, "kyodo": true, "efe": true, "ansa": true}
	for _, short := range agencies {
		names[short] = true
	}
	return names
}()

// agency tells whether an outlet, as Outlet names it, is a known news agency.
func agency(outlet string) bool { return agencyNames[outlet] }

// unnamed are outlets that a report names by no name, so that nobody can say
// whose voice it is.
var unnamed = map[string]bool{
	"media": true, "press": true, "report": true, "reports": true, "outlets": true, "newspapers": true,
	"journalists": true, "reporters": true, "correspondents": true, "agencies": true, "broadcaster": true, "channel": true,
	"reporter": true, "journalist": true, "correspondent": true, "outlet": true, "newspaper": true, "news": true, "television": true,
	"tv": true, "radio": true, "agency": true, "paper": true,
}

// named tells whether an outlet is named by a name and not only by what it is:
// "BFMTV", not "local media" or "a state news agency".
func named(outlet string) bool {
	words := strings.Fields(outlet)
	words = slices.DeleteFunc(words, func(w string) bool {
		return unnamed[w] || slices.Contains([]string{"a", "an", "local", "state", "national", "news", "several", "other", "some", "run", "official"}, w)
	})
	return len(words) > 0
}

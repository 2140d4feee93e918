package link

import (
	"regexp"
	"strings"
)

// datelines are how a text may begin: "BEIRUT, Jan. 3 (AP) -- ", "(Reuters) - ",
// "LIMA, 25 OCT 89 (EFE) -- [TEXT] ", "DAMASCUS — ".
var datelines = []*regexp.Regexp{
	regexp.MustCompile(`^\s*(?:\p{Lu}[^\n()]{0,60}(?:\([^()\n]{2,30}\)[^\n()]{0,30})?)?\((?:dpa|\p{Lu}[^()\n]{1,40})\)\s*(?:--?|–|—|:)\s*(?:\[[^\]\n]{1,60}\]\s*)*`),
	regexp.MustCompile(`^\s*\p{Lu}[\p{Lu}'’-]+(?:[ ,/]+\p{Lu}[\p{L}\d.,'’-]*){0,5}(?:[ ,]+\d{1,4}){0,2}\s+(?:--|–|—|-)\s+`),
}

// dateline is how many bytes the dateline has that a text begins with; 0 for
// none.
func dateline(text string) int {
	const longest = 400
	text = text[:min(len(text), longest)]
	if strings.HasPrefix(strings.ToUpper(text[:min(len(text), 4)]), "FILE") {
		return 0 // of a picture
	}
	for _, re := range datelines {
		if at := re.FindStringIndex(text); at != nil {
			return at[1]
		}
	}
	return 0
}

package weigh

import (
	"strings"

	"sitrep"
)

// deed is how a title names what was done, and whether it goes on with the
// target: "Rocket attack" on a base, but "Suicide bombing" in a town.
type deed struct {
	noun string
	on   bool
}

// byMethod names deeds by method, where the method's own name will not do or
// goes on with the target.
var byMethod = map[sitrep.Method]deed{
	"rocket fire":        {"rocket attack", true},
	"mortar fire":        {"mortar attack", true},
	"artillery fire":     {"shelling", false},
	"missile strike":     {"missile strike", true},
	"air strike":         {"air strike", true},
	"drone strike":       {"drone strike", true},
	"car bomb":           {"car bombing", false},
	"truck bomb":         {"truck bombing", false},
	"roadside bomb":      {"roadside bombing", false},
	"suicide car bomb":   {"suicide car bombing", false},
	"suicide truck bomb": {"suicide truck bombing", false},
	"landmine":           {"landmine blast", false},
	"grenade":            {"grenade attack", true},
	"chemical attack":    {"chemical attack", true},
	"vehicle ramming":    {"vehicle attack", false},
	"kidnapping":         {"abduction", false},
	"arson":              {"arson attack", true},
	"arrest":             {"arrests", false},
	"raid":               {"raid", true},
	"ambush":             {"ambush", false},
	"dispersal":          {"protest dispersed", false},
	"foiled":             {"attack foiled", false},
	"defused":            {"bomb defused", false},
	"capture":            {"territory captured", false},
	"recapture":          {"territory recaptured", false},
}

// byType names deeds by type, where no method is told.
var byType = map[sitrep.Type]deed{
	"Attack":                              {"attack", true},
	"Armed clash":                         {"armed clash", false},
	"Shelling/artillery/missile attack":   {"shelling", false},
	"Air/drone strike":                    {"air strike", true},
	"Remote explosive/landmine/IED":       {"bombing", false},
	"Suicide bomb":                        {"suicide bombing", false},
	"Grenade":                             {"grenade attack", true},
	"Chemical weapon":                     {"chemical attack", true},
	"Abduction/forced disappearance":      {"abduction", false},
	"Sexual violence":                     {"sexual violence", false},
	"Looting/property destruction":        {"destruction of property", false},
	"Mob violence":                        {"mob violence", false},
	"Violent demonstration":               {"violent demonstration", false},
	"Protest with intervention":           {"protest dispersed", false},
	"Peaceful protest":                    {"protest", false},
	"Excessive force against protesters":  {"force against protesters", false},
	"Arrests":                             {"arrests", false},
	"Disrupted weapons use":               {"attack foiled", false},
	"Agreement":                           {"agreement", false},
	"Change to group/activity":            {"change of activity", false},
	"Government regains territory":        {"government takes territory", false},
	"Non-state actor overtakes territory": {"territory overrun", false},
	"Non-violent transfer of territory":   {"transfer of territory", false},
	"Headquarters or base established":    {"base established", false},
}

// title is one readable line for an incident: "Rocket attack on Camp Taji,
// Iraq", "Abduction of two engineers in Herat, Afghanistan".
func title(in *sitrep.Incident) string {
	d := deedOf(in)
	line := stageWord(in.Stage, d.noun)
	target := ""
	if d.on && len(in.Targets) > 0 {
		target = plain(in.Targets[0].Value.Name)
	}
	if of := whom(in); of != "" {
		line += " of " + of
	}
	where, near := placeWords(in)
	switch {
	case target == "" && where == "":
		return sentence(line)
	case target == "":
		return sentence(line + " in " + where)
	case where == "":
		return sentence(line + " on " + target)
	case near != "" && shares(target, near):
		return sentence(line + " on " + rest(target, where))
	}
	return sentence(line + " on " + target + " in " + where)
}

// deedOf names what was done.
func deedOf(in *sitrep.Incident) deed {
	if d, ok := byMethod[in.Method]; ok && (in.Method != "capture" || in.Type != "Arrests") {
		return d
	}
	if in.Method != "" && in.Method != "capture" && !vague[in.Method] {
		return deed{noun: string(in.Method)}
	}
	if d, ok := byType[in.Type]; ok {
		return d
	}
	return deed{noun: "incident"}
}

// stageWord tells what did not come all the way.
func stageWord(s sitrep.Stage, noun string) string {
	switch s {
	case sitrep.Attempted:
		return "attempted " + noun
	case sitrep.Threatened:
		return "threatened " + noun
	case sitrep.Planned:
		return "planned " + noun
	}
	return noun
}

// whom names the victim of an abduction or an assassination, if one is told.
func whom(in *sitrep.Incident) string {
	if in.Type != "Abduction/forced disappearance" && in.Method != "assassination" {
		return ""
	}
	for _, a := range in.Actors {
		if a.Value.Role == "victim" {
			return plain(a.Value.Name)
		}
	}
	for _, c := range in.Casualties {
		if c.Value.Effect == "abducted" && c.Value.Who != "" {
			return plain(c.Value.Who)
		}
	}
	return ""
}

// placeWords is the place with its country, and the place alone where it is
// not the country itself.
func placeWords(in *sitrep.Incident) (where, near string) {
	if in.Where == nil {
		return "", ""
	}
	p := in.Where.Value
	country := sitrep.CountryName(p.Country)
	switch {
	case p.Name == "" || p.Precision == "country":
		return first(country, p.Name), ""
	case country == "" || country == p.Name:
		return p.Name, p.Name
	}
	return p.Name + ", " + country, p.Name
}

// shares tells whether a target's name and a place's name are one, or one is
// part of the other.
func shares(target, place string) bool {
	t, p := bare(target), bare(place)
	return strings.Contains(" "+t+" ", " "+p+" ") || strings.Contains(" "+p+" ", " "+t+" ")
}

// rest is the target and, behind it, what of the place it does not say.
func rest(target, where string) string {
	name, country, found := strings.Cut(where, ", ")
	if len(name) > len(target) {
		target = name
	}
	if !found || strings.Contains(target, country) {
		return target
	}
	return target + ", " + country
}

// plain is a name without the article before it.
func plain(s string) string {
	for _, article := range []string{"the ", "The ", "THE ", "a ", "A ", "an ", "An "} {
		if r, ok := strings.CutPrefix(s, article); ok {
			return r
		}
	}
	return s
}

package entity

import (
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// corefer gives every mention its entity: fuller names first, then short forms,
// acronyms, descriptions beside a name, and pronouns.
func corefer(d *doc.Doc) {
	c := chain{d: d, byName: map[string]int{}, byLast: map[string]int{}}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		m.Entity = i
		switch m.Form {
		case doc.Name:
			c.name(i)
		case doc.Nominal:
			c.nominal(i)
		case doc.Pronoun:
			c.pronoun(i)
		}
	}
}

// chain remembers the mentions seen so far.
type chain struct {
	d      *doc.Doc
	byName map[string]int // folded name -> first mention
	byLast map[string]int // last word of a person's name -> fullest mention
}

// same makes mention i one with mention j, and takes over what j knows.
func (c *chain) same(i, j int) {
	m, of := &c.d.Mentions[i], &c.d.Mentions[j]
	m.Entity = of.Entity
	if m.Form == doc.Pronoun || len(of.Name) > len(m.Name) && of.Form == doc.Name {
		m.Name = of.Name
	}
	if m.Title == "" {
		m.Title = of.Title
	}
	if m.Org == "" {
		m.Org = of.Org
	}
	if m.Nationality == "" && m.Form != doc.Nominal {
		m.Nationality = of.Nationality
	}
	if m.Class == "" || m.Class == "other" {
		m.Class = of.Class
	}
}

func (c *chain) name(i int) {
	m := &c.d.Mentions[i]
	key := strings.ToLower(m.Name)
	if m.Form == doc.Name && m.Type == "Nationality" {
		return
	}
	if j, ok := c.byName[key]; ok {
		c.same(i, j)
		return
	}
	if m.Type == "Person" {
		c.person(i, key)
	} else if j := c.spelledOut(i); j >= 0 {
		c.same(i, j)
	}
	c.apposition(i)
	c.byName[key] = i
}

// person ties "Urban" to "Bill Urban".
func (c *chain) person(i int, key string) {
	words := strings.Fields(key)
	last := words[len(words)-1]
	if j, ok := c.byLast[last]; ok && (len(words) == 1 || strings.HasSuffix(strings.ToLower(c.d.Mentions[j].Name), key) || len(strings.Fields(c.d.Mentions[j].Name)) == 1) {
		c.same(i, j)
		if len(words) == 1 {
			return
		}
	}
	c.byLast[last] = i
}

// spelledOut gives the name that stands just before an acronym in brackets:
// "Kurdistan Workers' Party (PKK)"; -1 where there is none.
func (c *chain) spelledOut(i int) int {
	m := c.d.Mentions[i]
	if m.First < 2 || c.d.Tokens[m.First-1].Low != "(" || m.End-m.First > 1 {
		return -1
	}
	for j := i - 1; j >= 0 && i-j < 6; j-- {
		if o := c.d.Mentions[j]; o.End == m.First-1 && o.Form == doc.Name && o.Type == "Organisation" {
			return j
		}
	}
	return -1
}

// apposition ties a name to the role before it, "army spokesman Ali Nur" or "the
// spokesman, Col. Ali Nur", and to the role behind it, "Ali Nur, the commander of".
func (c *chain) apposition(i int) {
	m := &c.d.Mentions[i]
	if m.Type != "Person" {
		return
	}
	for j := i - 1; j >= 0 && i-j < 6; j-- {
		o := &c.d.Mentions[j]
		if o.Form != doc.Nominal || o.Type != "Person" || o.Plural || !c.adjoins(o.End, m.First) {
			continue
		}
		c.describe(m, o)
		return
	}
	for j := i + 1; j < len(c.d.Mentions) && j-i < 5; j++ {
		o := &c.d.Mentions[j]
		if o.Form != doc.Nominal || o.Plural || o.First != m.End+1 || c.d.Tokens[m.End].Low != "," {
			continue
		}
		c.describe(m, o)
		return
	}
}

// adjoins tells whether nothing, or one comma, stands between two mentions.
func (c *chain) adjoins(end, first int) bool {
	return end == first || end+1 == first && c.d.Tokens[end].Low == ","
}

// describe takes a person's role and organisation from a description.
func (c *chain) describe(m, role *doc.Mention) {
	if m.Title == "" {
		m.Title = role.Name
	}
	if m.Org == "" {
		m.Org = role.Org
	}
	if role.Class != "" && (m.Class == "" || m.Class == "other") {
		m.Class = role.Class
	}
	if m.Nationality == "" {
		m.Nationality = role.Nationality
	}
	role.Entity = m.Entity
}

// nominal ties a definite description to the last one with the same head:
// "the gunman" after "a gunman"; and a role to its bearer: "the minister".
func (c *chain) nominal(i int) {
	m := c.d.Mentions[i]
	if !definite(c.d.Tokens[m.First].Low) {
		return
	}
	head := c.d.Tokens[m.Head].Low
	for j := i - 1; j >= 0 && i-j < 80; j-- {
		o := c.d.Mentions[j]
		switch {
		case o.Form == doc.Nominal && c.d.Tokens[o.Head].Low == head,
			o.Form == doc.Name && o.Type == "Person" && !m.Plural && hasWord(strings.ToLower(o.Title), head):
			c.same(i, j)
			return
		}
	}
}

func definite(low string) bool {
	return low == "the" || low == "this" || low == "that" || low == "these"
}

func hasWord(s, word string) bool {
	for _, w := range strings.Fields(s) {
		if w == word {
			return true
		}
	}
	return false
}

// pronoun ties "he" to the last single person, "they" to the last of many.
func (c *chain) pronoun(i int) {
	m := c.d.Mentions[i]
	for j := i - 1; j >= 0 && i-j < 40; j-- {
		o := c.d.Mentions[j]
		if o.Type == "Nationality" || o.Type == "Location" || o.Form == doc.Pronoun && o.Entity == j {
			continue
		}
		if c.agrees(m, o) {
			c.same(i, j)
			return
		}
	}
}

// agrees tells whether a pronoun can stand for a mention.
func (c *chain) agrees(p, o doc.Mention) bool {
	switch c.d.Tokens[p.Head].Low {
	case "he", "him", "she":
		return o.Type == "Person" && !o.Plural && lex.Function(c.d.Tokens[o.Head].Low) != "pron" || o.Form == doc.Pronoun && sameSex(c.d, p, o)
	case "they", "them":
		return o.Plural
	case "it":
		return o.Type == "Organisation" && !o.Plural
	}
	return false
}

func sameSex(d *doc.Doc, p, o doc.Mention) bool {
	female := func(m doc.Mention) bool { return d.Tokens[m.Head].Low == "she" }
	male := func(m doc.Mention) bool { l := d.Tokens[m.Head].Low; return l == "he" || l == "him" }
	return female(p) && female(o) || male(p) && male(o)
}

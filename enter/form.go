package enter

import (
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// Form is a value as the fields of a page have it, each as it was typed. Which
// count depends on the field.
type Form struct {
	Field     string // one of Fields
	Text      string // of all but a day and a toll: the word or the name; of a place "Kirkuk, IQ"
	Low, High string // of a toll: numbers; an empty one is not known
	From, To  string // of a day: ISO days; To is empty for one day
	Precision string // of a day: day, month, year; empty is day
}

// Fields are the names that values are typed with, in the order of pages.
var Fields = [...]string{
	"type", "method", "stage", "when", "where", "killed", "wounded", "missing", "abducted", "captured", "displaced",
	"perpetrator", "claimant", "suspect", "victim", "responder", "target", "weapon",
}

// Of gives the names that values of a field are typed with; nil for one that nobody
// can type.
func Of(f sitrep.Field) []string {
	switch f {
	case sitrep.FieldType, sitrep.FieldMethod, sitrep.FieldStage, sitrep.FieldWhen, sitrep.FieldWhere:
		return []string{string(f)}
	case sitrep.FieldCasualties:
		return Fields[5:11]
	case sitrep.FieldActors:
		return Fields[11:16]
	case sitrep.FieldTargets:
		return Fields[16:17]
	case sitrep.FieldWeapons:
		return Fields[17:]
	}
	return nil
}

// Kind is how a value of that name is typed: "word", "type", "stage", "when", "where",
// "toll" or "name"; empty for what is no name of Fields.
func Kind(name string) string {
	switch i := slices.Index(Fields[:], name); {
	case i < 0:
		return ""
	case name == "method":
		return "word"
	case i < 5:
		return name
	case i < 11:
		return "toll"
	}
	return "name"
}

// Typed is the value as it is typed on the command line; Reader.Value reads it.
// What is missing in the form is missing in it.
func (f Form) Typed() string {
	value := strings.TrimSpace(f.Text)
	switch Kind(f.Field) {
	case "toll":
		value = between(strings.TrimSpace(f.Low), strings.TrimSpace(f.High))
	case "when":
		value = days(strings.TrimSpace(f.From), strings.TrimSpace(f.To), f.Precision)
	}
	return f.Field + "=" + value
}

func between(low, high string) string {
	switch {
	case low == high:
		return low
	case high == "":
		return low + "+"
	case low == "":
		return ".." + high
	}
	return low + "-" + high
}

func days(from, to, precision string) string {
	switch {
	case precision == "month" && len(from) > len("2026-03"):
		return from[:len("2026-03")]
	case precision == "year" && len(from) > len("2026"):
		return from[:len("2026")]
	case to == "" || to == from:
		return from
	}
	return from + "/" + to
}

// FormOf is the form that is filled with a value, to be corrected in.
func FormOf(v sitrep.Value) Form {
	switch v := v.(type) {
	case sitrep.Type:
		return Form{Field: "type", Text: string(v)}
	case sitrep.Method:
		return Form{Field: "method", Text: string(v)}
	case sitrep.Stage:
		return Form{Field: "stage", Text: string(v)}
	case sitrep.When:
		return formOfWhen(v)
	case sitrep.Where:
		return Form{Field: "where", Text: placeText(v)}
	case sitrep.Actor:
		return Form{Field: v.Role, Text: v.Name}
	case sitrep.Target:
		return Form{Field: "target", Text: v.Name}
	case sitrep.Weapon:
		return Form{Field: "weapon", Text: v.Name}
	case sitrep.Casualty:
		return Form{Field: v.Effect, Low: numberText(v.Min), High: numberText(v.Max)}
	}
	return Form{}
}

func formOfWhen(w sitrep.When) Form {
	day := func(s string) string { return s[:min(len(s), len("2026-03-11"))] }
	f := Form{Field: "when", From: day(w.Start), To: day(w.End), Precision: "day"}
	if f.From == "" { // only a day is known by which it was
		f.From = f.To
	}
	switch w.Precision {
	case sitrep.ToMonth, sitrep.ToYear:
		f.To, f.Precision = "", string(w.Precision)
	default:
		if f.To == f.From {
			f.To = ""
		}
	}
	return f
}

// placeText is a place as it is typed: with its point where the gazetteer has none.
func placeText(w sitrep.Where) string {
	text := w.Name
	if w.Country != "" {
		text += ", " + w.Country
	}
	switch {
	case w.GeoNamesID == 0 && w.Lat != nil && w.Lon != nil:
		text += " @ " + degrees(*w.Lat) + "," + degrees(*w.Lon) + " " + w.Precision
	case w.Precision == "region" && w.Country != "":
		text += " region"
	}
	return text
}

func degrees(d float64) string { return strconv.FormatFloat(d, 'f', -1, 64) }

func numberText(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

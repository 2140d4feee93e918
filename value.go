package sitrep

import (
	"encoding/json"
	"fmt"
	"time"
)

// Value is what one claim says of one field: a Type, Method, Stage, When,
// Where, Actor, Target, Weapon, Casualty or Relation.
type Value interface {
	// Field tells which field the value belongs to.
	Field() Field
}

// Type is what happened, as an ACLED sub-event type.
type Type string

// Types are the types that an incident can have.
var Types = [...]Type{
	"Attack", "Armed clash", "Shelling/artillery/missile attack", "Air/drone strike", "Remote explosive/landmine/IED",
	"Suicide bomb", "Grenade", "Chemical weapon", "Abduction/forced disappearance", "Sexual violence",
	"Looting/property destruction", "Mob violence", "Violent demonstration", "Protest with intervention", "Peaceful protest",
	"Excessive force against protesters", "Arrests", "Disrupted weapons use", "Agreement", "Change to group/activity",
	"Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory",
	"Headquarters or base established", "Other",
}

// Method is what was done, in a word or two: "rocket fire", "car bomb".
type Method string

// Stage tells how far it came.
type Stage string

// Stages.
const (
	CarriedOut Stage = "carried_out"
	Attempted  Stage = "attempted"
	Threatened Stage = "threatened"
	Planned    Stage = "planned"
)

// When is a time, never finer than the words. Start and End are ISO days, both
// included; with precision hour or minute they carry a time of day as well. Where
// only a day is known by which it came to pass, Start and Precision are empty.
type When struct {
	Start     string    `json:"start"`
	End       string    `json:"end"`
	EDTF      string    `json:"edtf"` // ISO 8601-2
	Precision Precision `json:"precision"`
}

// Days are the first and the last day of a time, at 0:00 UTC; ok is false where the
// first is not told. Of a time whose end is not told the last is the first.
func (w When) Days() (first, last time.Time, ok bool) {
	first, err := dayIn(w.Start)
	if err != nil {
		return first, last, false
	}
	last, err = dayIn(w.End)
	if err != nil || last.Before(first) {
		last = first
	}
	return first, last, true
}

// dayIn reads the day of an ISO day or time.
func dayIn(s string) (time.Time, error) {
	return time.Parse(time.DateOnly, s[:min(len(s), len(time.DateOnly))])
}

// Where is a place, never finer than the words. Lat and Lon are nil where the
// gazetteer has no coordinates.
type Where struct {
	Name       string   `json:"name"`
	Country    string   `json:"country"` // ISO 3166-1 alpha-2; empty where unknown
	Admin1     string   `json:"admin1"`
	Lat        *float64 `json:"lat"`
	Lon        *float64 `json:"lon"`
	GeoNamesID int64    `json:"geonames_id"` // 0 where the gazetteer has none
	Precision  string   `json:"precision"`   // site, town, region, country
}

// Actor is somebody who takes part in an incident.
type Actor struct {
	Name        string   `json:"name"`
	Aliases     []string `json:"aliases"`
	Role        string   `json:"role"`        // perpetrator, suspect, claimant, victim, responder
	Kind        string   `json:"kind"`        // individual, organization
	Nationality string   `json:"nationality"` // ISO 3166-1 alpha-2
	Count       *int     `json:"count"`
	Confidence  string   `json:"confidence"` // as in MUC-4, and denied; empty for victims and responders
}

// Blamed tells whether somebody is held to have done it, or says so himself.
func (a Actor) Blamed() bool {
	return a.Role == "perpetrator" || a.Role == "suspect" || a.Role == "claimant"
}

// BlamedBody tells whether an organization is held to have done it, or says so itself.
func (a Actor) BlamedBody() bool { return a.Kind == "organization" && a.Blamed() }

// Target is a thing, not a person, that an incident was aimed at or hit.
type Target struct {
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
	Kind    string   `json:"kind"`
	Effect  string   `json:"effect"` // destroyed, damaged, none; empty where not told
}

// Weapon is what was used.
type Weapon struct {
	Name     string   `json:"name"`
	Aliases  []string `json:"aliases"`
	Kind     string   `json:"kind"`
	Count    *int     `json:"count"`
	Landed   *int     `json:"landed"`
	Platform string   `json:"platform"`
}

// Casualty is one figure: how many, of whom, came to what harm. "At least 18"
// is Min 18, Max nil; "three" is Min 3, Max 3.
type Casualty struct {
	Effect      string `json:"effect"` // killed, wounded, missing, captured, abducted, displaced
	Min         *int   `json:"min"`
	Max         *int   `json:"max"`
	Whole       bool   `json:"whole"` // a total, not a part of one
	Who         string `json:"who"`
	Nationality string `json:"nationality"` // ISO 3166-1 alpha-2, where told for exactly this number
	Standing    string `json:"standing"`    // civilian, military, police, contractor, militant
}

// Relation ties one incident to another of the same report.
type Relation struct {
	Kind     string `json:"kind"` // response_to, precedent_of, part_of, follows
	Incident string `json:"incident"`
}

// Field tells which field the value belongs to.
func (Type) Field() Field { return FieldType }

// Field tells which field the value belongs to.
func (Method) Field() Field { return FieldMethod }

// Field tells which field the value belongs to.
func (Stage) Field() Field { return FieldStage }

// Field tells which field the value belongs to.
func (When) Field() Field { return FieldWhen }

// Field tells which field the value belongs to.
func (Where) Field() Field { return FieldWhere }

// Field tells which field the value belongs to.
func (Actor) Field() Field { return FieldActors }

// Field tells which field the value belongs to.
func (Target) Field() Field { return FieldTargets }

// Field tells which field the value belongs to.
func (Weapon) Field() Field { return FieldWeapons }

// Field tells which field the value belongs to.
func (Casualty) Field() Field { return FieldCasualties }

// Field tells which field the value belongs to.
func (Relation) Field() Field { return FieldRelations }

// DecodeValue reads a field's value from the JSON that encoding it gave.
func DecodeValue(f Field, b []byte) (Value, error) {
	switch f {
	case FieldType:
		return decode[Type](b)
	case FieldMethod:
		return decode[Method](b)
	case FieldStage:
		return decode[Stage](b)
	case FieldWhen:
		return decode[When](b)
	case FieldWhere:
		return decode[Where](b)
	case FieldActors:
		return decode[Actor](b)
	case FieldTargets:
		return decode[Target](b)
	case FieldWeapons:
		return decode[Weapon](b)
	case FieldCasualties:
		return decode[Casualty](b)
	case FieldRelations:
		return decode[Relation](b)
	}
	return nil, fmt.Errorf("%w: no field is called %q", ErrInvalid, f)
}

func decode[V Value](b []byte) (Value, error) {
	var v V
	if err := json.Unmarshal(b, &v); err != nil {
		return nil, fmt.Errorf("%w: value: %w", ErrInvalid, err)
	}
	return v, nil
}

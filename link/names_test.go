package link

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sitrep"
)

func TestNames(t *testing.T) {
	two := 2
	in := &sitrep.Incident{
		Where: &sitrep.Row[sitrep.Where]{Value: sitrep.Where{Name: "Abu Kamal", Country: "SY", Precision: "town"}},
		Actors: []sitrep.Row[sitrep.Actor]{
			{Value: sitrep.Actor{Name: "Mohammed Karim al-Rawi", Aliases: []string{"al-Rawi", "the driver"}, Role: "perpetrator", Kind: "individual"}},
			{Value: sitrep.Actor{Name: "TWO SOLDIERS", Role: "victim", Kind: "individual", Count: &two}},
			{Value: sitrep.Actor{Name: "UNIDENTIFIED GUNMEN", Role: "perpetrator", Kind: "individual"}},
			{Value: sitrep.Actor{Name: "Salma Odeh", Role: "victim", Kind: "individual"}},
			{Value: sitrep.Actor{Name: "Green Valley Front", Role: "claimant", Kind: "organization"}},
			{Value: sitrep.Actor{Name: "police officer", Role: "victim", Kind: "individual"}},
		},
		Targets: []sitrep.Row[sitrep.Target]{{Value: sitrep.Target{Name: "market"}}, {Value: sitrep.Target{Name: "Hotel Miramar", Aliases: []string{"the hotel"}}}},
	}
	want := []string{
		Fold("Abu Kamal") + "/SY", Fold("Hotel Miramar"), Fold("Karim Rawi"), Fold("Muhammad Karim Rawi"), Fold("Salma Odeh"),
	}
	if d := cmp.Diff(want, Names(in)); d != "" {
		t.Errorf("Names: -want +got\n%s", d)
	}
	if got := Names(&sitrep.Incident{Where: &sitrep.Row[sitrep.Where]{Value: sitrep.Where{Name: "Iraq", Country: "IQ", Precision: "country"}}}); got != nil {
		t.Errorf("Names of an incident in a country = %q, want none", got)
	}
}

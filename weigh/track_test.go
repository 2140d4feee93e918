package weigh

import (
	"fmt"
	"reflect"
	"testing"

	"sitrep"
)

func TestTracks(t *testing.T) {
	tl := &teller{}
	at := func(h int) sitrep.Source { return report("Harbour Wire", h) }
	police := func(h int, v sitrep.Value) sitrep.Sourced {
		return tl.said(at(h), "Police", "police", sitrep.States, v)
	}
	nurse := tl.said(at(2), "", "medical", sitrep.States, killed(n(40), n(40)))
	nurse.Statement.Speaker.Anonymous = true
	claims := []sitrep.Sourced{
		tl.own(at(1), killed(n(7), nil)), police(2, killed(n(9), n(9))), nurse, police(3, killed(n(12), n(12))),
		tl.own(at(4), killed(n(12), n(12))), tl.own(at(5), killed(n(7), nil)),
		judge(police(6, killed(n(99), n(99))), sitrep.Rejected, "anna", 7),
		tl.said(at(6), "BFMTV", "media", sitrep.States, killed(n(14), n(14))),
		tl.own(at(1), sitrep.Casualty{Effect: "wounded", Min: n(3), Max: n(3), Whole: true}),
		tl.own(at(1), sitrep.Casualty{Effect: "missing", Min: n(3), Max: n(3), Whole: true}),
	}
	var got []string
	for _, tr := range Tracks(claims, Latest) {
		got = append(got, fmt.Sprintf("%s %s: %s at %d, then %s, revised %d, in the end %s",
			tr.Kind, tr.Who, figure(tr.First.Value), tr.First.At.Time.Hour(), figure(tr.Last.Value), tr.Revised, figure(*tr.Settled)))
	}
	want := []string{
		"publisher Harbour Wire: killed 7-? at 1, then killed 12-12, revised 1, in the end killed 14-14",
		"publisher Harbour Wire: wounded 3-3 at 1, then wounded 3-3, revised 0, in the end wounded 3-3",
		"publisher bfmtv: killed 14-14 at 6, then killed 14-14, revised 0, in the end killed 14-14",
		"speaker Police: killed 9-9 at 2, then killed 12-12, revised 1, in the end killed 14-14",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Tracks = %q, want %q", got, want)
	}
}

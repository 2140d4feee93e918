package view

import (
	"reflect"
	"testing"

	"sitrep"
)

func TestSpeakers(t *testing.T) {
	figure := func(i int) sitrep.Casualty {
		return sitrep.Casualty{Effect: "killed", Min: n(i), Max: n(i), Whole: true}
	}
	track := func(who string, first, settled, revised int) sitrep.Track {
		end := figure(settled)
		return sitrep.Track{Who: who, Kind: sitrep.OfSpeaker, Harm: "killed", First: sitrep.Figure{Value: figure(first)}, Revised: revised, Settled: &end}
	}
	unsettled := track("Police", 3, 3, 0)
	unsettled.Settled = nil
	var s Speakers
	s.Add([]sitrep.Track{track("police", 6, 12, 1), track("the clinic", 15, 12, 0)})
	s.Add([]sitrep.Track{track("Police", 9, 9, 0), unsettled})
	s.Add([]sitrep.Track{track("Police", 8, 10, 2)})
	half := func(x float64) *float64 { return &x }
	want := []SpeakerRow{
		{Who: "Police", Kind: "speaker", Harm: "killed", Incidents: 3, Below: 2, At: 1, Corrected: 2, Median: half(0.8)},
		{Who: "the clinic", Kind: "speaker", Harm: "killed", Incidents: 1, Above: 1, Median: half(1.25)},
	}
	if got := s.Rows(); !reflect.DeepEqual(got, want) {
		t.Errorf("Rows = %+v, want %+v", got, want)
	}
	var none Speakers
	if got := none.Rows(); len(got) != 0 {
		t.Errorf("of nothing, Rows = %+v", got)
	}
}

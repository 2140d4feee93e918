package web

import (
	"context"
	"sync"

	"sitrep"
	"sitrep/store"
	"sitrep/view"
	"sitrep/weigh"
)

// figures are how somebody's first figures compared with what is shown in the end.
type figures struct {
	Incidents int // that were looked at
	Sums      []view.SpeakerRow
	Rows      []figureRow
}

// figureRow is what somebody said of one harm of an incident.
type figureRow struct {
	Title, Address string
	Harm           string
	First, Last    given
	Settled        string // what is shown in the end; empty for nothing
	Beside         int    // -1 where the first was below that, 1 above
	Revised        int
}

// given is a count that was given, when, and where its words are.
type given struct{ Text, At, Words string }

// figures weighs the incidents of which somebody gave figures: on demand, since that
// goes by the moment and the rule that are asked for, which no table could keep. How
// many there are is bounded by the store.
func (s *Server) figures(ctx context.Context, q query, list []store.Figured, kind sitrep.TrackKind, own func(who string) bool) (figures, error) {
	at, err := q.moment()
	if err != nil {
		return figures{}, err
	}
	rule, err := q.rule()
	if err != nil {
		return figures{}, err
	}
	records, tracks, errs := make([]*store.Record, len(list)), make([][]sitrep.Track, len(list)), make([]error, len(list))
	var all sync.WaitGroup
	for i := range list {
		all.Go(func() {
			if records[i], errs[i] = s.o.Store.Incident(ctx, list[i].ID, at); errs[i] == nil {
				tracks[i] = weigh.Tracks(records[i].Claims, rule)
			}
		})
	}
	all.Wait()
	out := figures{Incidents: len(list)}
	var sums view.Speakers
	for i := range list {
		if errs[i] != nil {
			return out, errs[i]
		}
		for _, t := range tracks[i] {
			if t.Kind != kind || !own(t.Who) {
				continue
			}
			t.Who = "" // one record, however the name is written
			sums.Add([]sitrep.Track{t})
			out.Rows = append(out.Rows, figureRowOf(&list[i], records[i], &t, q))
		}
	}
	out.Sums = sums.Rows()
	return out, nil
}

func figureRowOf(f *store.Figured, rec *store.Record, t *sitrep.Track, q query) figureRow {
	row := figureRow{
		Title: view.Visible(f.Title), Address: "/incidents/" + f.ID + q.Kept(), Harm: t.Harm, Revised: t.Revised,
		First: figureOf(rec, &t.First), Last: figureOf(rec, &t.Last),
	}
	if row.Title == "" {
		row.Title = "Incident " + f.ID
	}
	if t.Settled != nil {
		row.Settled = view.Range(t.Settled.Min, t.Settled.Max)
		row.Beside = t.First.Value.Beside(*t.Settled)
	}
	return row
}

func figureOf(rec *store.Record, f *sitrep.Figure) given {
	out := given{Text: view.Range(f.Value.Min, f.Value.Max), At: f.At.String()}
	for i := range rec.Claims {
		if c := &rec.Claims[i]; c.Claim.ID == f.Claim {
			out.Words = reportAddress(c.Report.ID, c.Report.Version, c.Claim.Quotes)
		}
	}
	return out
}

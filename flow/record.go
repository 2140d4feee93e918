package flow

import (
	"sitrep/store"
	"sitrep/view"
	"sitrep/weigh"
)

// Record weighs an incident of the store by a rule: what pages are made of.
func Record(rec *store.Record, rule weigh.Rule) view.Record {
	slots := weigh.Slots(rec.Claims, rule)
	told := make([]view.Told, 0, len(rec.Statements))
	for _, s := range rec.Statements {
		told = append(told, view.Told{Statement: s.Statement, Report: s.Report})
	}
	links := make([]view.Link, 0, len(rec.Links))
	for _, l := range rec.Links {
		links = append(links, view.Link{Report: l.Report, Incident: l.Incident, Score: l.Score, Evidence: l.Evidence, By: l.Who})
	}
	return view.Record{
		Incident: weigh.FromSlots(rec.ID, slots, rec.Claims, rec.Said()), Rule: string(rule), Slots: slots,
		Statements: told, Reports: rec.Sources, Ties: weigh.Ties(rec.Claims), Links: links,
	}
}

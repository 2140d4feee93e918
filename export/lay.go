package export

import "sitrep"

// lay makes the printed shape of a reading.
func lay(r *sitrep.Reading) (line, error) {
	c := &counter{report: r.Report}
	out := line{
		Engine:     known(r.Engine),
		Report:     layReport(r.Report),
		Incidents:  each(r.Incidents, c.incident),
		Claims:     each(r.Claims, c.claim),
		Statements: each(r.Statements, c.statement),
		Events:     each(r.Events, c.event),
		Mentions: mentions{
			Entities: each(r.Entities, func(e sitrep.Entity) entity { return entity{c.quote(e.Quote), e.Type, e.ID} }),
			Places:   each(r.Places, c.place),
			Times: each(r.Times, func(t sitrep.TimeExpression) time {
				return time{c.quote(t.Quote), t.Type, t.Value}
			}),
		},
	}
	return out, c.wrong
}

func layReport(r *sitrep.Report) report {
	return report{
		ID: r.ID, Title: known(r.Title), Published: known(r.Published.String()), PublishedFrom: known(r.PublishedFrom),
		Source: known(r.Source), URL: known(r.URL), Language: known(r.Language), SHA256: r.TextHash(),
		Notes: list(r.Notes), Text: r.Text,
	}
}

func (c *counter) incident(in sitrep.Incident) incident {
	out := incident{
		ID: in.ID, Title: in.Title, Type: known(string(in.Type)), Method: known(string(in.Method)),
		Stage: known(string(in.Stage)), Status: known(string(in.Status)), Claims: list(in.Claims),
	}
	if in.When != nil {
		out.When = &whenRow{in.When.Value, basisOf(c, in.ID, *in.When)}
	}
	if in.Where != nil {
		out.Where = &whereRow{layWhere(in.Where.Value), basisOf(c, in.ID, *in.Where)}
	}
	out.Actors = each(in.Actors, func(r sitrep.Row[sitrep.Actor]) actorRow { return actorRow{layActor(r.Value), basisOf(c, in.ID, r)} })
	out.Targets = each(in.Targets, func(r sitrep.Row[sitrep.Target]) targetRow {
		return targetRow{layTarget(r.Value), basisOf(c, in.ID, r)}
	})
	out.Weapons = each(in.Weapons, func(r sitrep.Row[sitrep.Weapon]) weaponRow {
		return weaponRow{layWeapon(r.Value), basisOf(c, in.ID, r)}
	})
	out.Casualties = each(in.Casualties, func(r sitrep.Row[sitrep.Casualty]) casualtyRow {
		return casualtyRow{layCasualty(r.Value), basisOf(c, in.ID, r)}
	})
	out.Relations = each(in.Relations, func(r sitrep.Row[sitrep.Relation]) relationRow { return relationRow{r.Value, basisOf(c, in.ID, r)} })
	return out
}

func basisOf[V any](c *counter, id string, r sitrep.Row[V]) basis {
	return basis{c.some(r.Quotes, "a row of incident", id), list(r.Claims)}
}

func (c *counter) claim(cl sitrep.Claim) claim {
	return claim{
		ID: cl.ID, Incident: cl.Incident, Field: cl.Value.Field(), Value: valueOf(cl.Value), Statement: known(cl.Statement),
		Stance: cl.Stance, Certainty: cl.Certainty, Polarity: cl.Polarity, Spans: c.some(cl.Quotes, "claim", cl.ID), Rule: cl.Rule,
	}
}

func (c *counter) statement(s sitrep.Statement) statement {
	sp := s.Speaker
	return statement{
		ID: s.ID, Incident: known(s.Incident),
		Speaker: speaker{
			known(sp.Name), known(sp.Title), known(sp.Organization),
			known(sp.Nationality), known(sp.Kind), sp.Anonymous,
		},
		Stance: s.Stance, Certainty: s.Certainty, Polarity: s.Polarity, Said: known(s.Said), Via: known(s.Via),
		Source: each(s.Source, c.quote), Cue: each(s.Cue, c.quote), Content: c.some(s.Content, "statement", s.ID),
	}
}

func (c *counter) event(e sitrep.Event) event {
	return event{e.Event, known(e.Mode), list(e.Source), list(e.Target), c.some(e.Quotes, "event", e.Event), known(e.Incident)}
}

func (c *counter) place(p sitrep.PlaceName) place {
	return place{c.quote(p.Quote), p.Lat, p.Lon, known(p.Country), known(p.GeoNamesID), known(p.Feature)}
}

package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
)

// refresh makes afresh what follows from an incident that the machine links
// tellings to: what linking goes by, and what lists show of it and of those that
// analysts have tied to it.
func (b *Batch) refresh(ctx context.Context, incident int64) error {
	id, err := idOf(ctx, b.q, incident)
	if err != nil {
		return err
	}
	m, err := movesOf(ctx, b.q, incident, AsOf{})
	if err != nil {
		return err
	}
	told, err := tellingsOf(ctx, b.q, incident, AsOf{})
	if err != nil {
		return err
	}
	g, err := collect(ctx, b.q, told, id, AsOf{})
	if err != nil {
		return err
	}
	linked := g // what linking goes by
	if fresh := b.fresh(told); len(fresh) < len(told) {
		if linked, err = collect(ctx, b.q, fresh, id, AsOf{}); err != nil {
			return err
		}
	}
	p, ok := b.s.profiled(id, linked)
	if err := b.putProfile(ctx, incident, p, ok); err != nil {
		return err
	}
	if len(m.members) > 1 {
		return b.refreshAll(ctx, m)
	}
	if err := g.judge(ctx, b.q, m, incident, id, AsOf{}); err != nil {
		return err
	}
	if g.judged || linked != g {
		return b.putRecord(ctx, incident, id, b.s.rowOf(g, id))
	}
	return b.putRecord(ctx, incident, id, g.rowOf(&p.Incident))
}

// fresh are those of some tellings that linking goes by: all, but when reports are
// read again only those that have been, so that it comes to what it would have from
// the beginning.
func (b *Batch) fresh(told []telling) []telling {
	if !b.redoing {
		return told
	}
	var fresh []telling
	for _, t := range told {
		if t.engine == b.engine {
			fresh = append(fresh, t)
		}
	}
	return fresh
}

// refreshShown makes afresh what lists show of an incident and of all that
// analysts have tied to it.
func (b *Batch) refreshShown(ctx context.Context, incident int64) error {
	m, err := movesOf(ctx, b.q, incident, AsOf{})
	if err != nil {
		return err
	}
	return b.refreshAll(ctx, m)
}

func (b *Batch) refreshAll(ctx context.Context, m *moves) error {
	slices.Sort(m.members)
	if err := b.putMoved(ctx, m); err != nil {
		return err
	}
	for _, incident := range m.members {
		id, err := idOf(ctx, b.q, incident)
		if err != nil {
			return err
		}
		row, err := b.s.weighed(ctx, b.q, incident, id)
		if err != nil {
			return err
		}
		if err := b.putReviewed(ctx, incident); err != nil {
			return err
		}
		if err := b.putRecord(ctx, incident, id, row); err != nil {
			return err
		}
	}
	return nil
}

// putRecord puts what lists show of an incident in the place of what they showed,
// and keeps that for those who look at the past.
func (b *Batch) putRecord(ctx context.Context, incident int64, id string, row recordRow) error {
	was, err := loadRow(ctx, b.q, incident)
	if err != nil {
		return err
	}
	if was.recordRow != row {
		if err := b.replaceRecord(ctx, incident, id, &was, &row); err != nil {
			return err
		}
	}
	return b.putInQueue(ctx, incident, &row)
}

func (b *Batch) replaceRecord(ctx context.Context, incident int64, id string, was *lasting, row *recordRow) error {
	if err := b.outgrown(ctx, incident, &was.recordRow, row); err != nil {
		return err
	}
	at := toMicro(b.recorded)
	if was.reports > 0 && was.since < at {
		key, err := b.put(ctx, `INSERT INTO history (incident, since, ended, `+recordColumns+`, seal)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			append(append([]any{incident, was.since, at}, was.fields()...), was.sealEnded(id, at))...)
		if err != nil {
			return err
		}
		if err := b.putSiteOnce(ctx, key, was.record); err != nil {
			return err
		}
	}
	if err := b.retally(ctx, &was.recordRow, row); err != nil {
		return err
	}
	if err := b.putSite(ctx, incident, was.record, row.record); err != nil {
		return err
	}
	if row.reports == 0 {
		_, err := b.put(ctx, "DELETE FROM records WHERE incident = ?", incident)
		return err
	}
	p, err := pointOf(row.record)
	if err != nil {
		return err
	}
	now := lasting{*row, at}
	_, err = b.put(ctx, `INSERT OR REPLACE INTO records (incident, since, `+recordColumns+`, seal, lat, lon)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		append(append([]any{incident, at}, row.fields()...), now.seal(), p.null(p.lat), p.null(p.lon))...)
	return err
}

// putMoved keeps which tellings are shown as of another incident than they are
// linked to, for lists that look for words.
func (b *Batch) putMoved(ctx context.Context, m *moves) error {
	at := toMicro(b.recorded)
	for _, base := range m.members {
		told, err := tellingsOf(ctx, b.q, base, AsOf{})
		if err != nil {
			return err
		}
		for _, t := range told {
			if err := b.move(ctx, t.key, base, m.shown(base, t.report), at); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *Batch) move(ctx context.Context, telling, base, shown, at int64) error {
	var was moved
	err := b.q.QueryRowContext(ctx, "SELECT key, incident, since FROM moved WHERE telling = ? AND ended IS NULL", telling).
		Scan(&was.key, &was.incident, &was.since)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	there := err == nil
	if there && was.incident == shown || !there && shown == base {
		return nil
	}
	versions, err := keys(ctx, b.q, "SELECT rd.version FROM tellings t JOIN readings rd ON rd.key = t.reading WHERE t.key = ?", telling)
	if err != nil {
		return err
	}
	for _, v := range versions {
		b.stale[v] = true
	}
	was.telling = telling
	if there {
		if _, err := b.put(ctx, "UPDATE moved SET ended = ?, seal = ? WHERE key = ?", at, sealEnded(was.seal(), at), was.key); err != nil {
			return err
		}
	}
	if shown == base {
		return nil
	}
	now := moved{telling: telling, incident: shown, since: at}
	_, err = b.put(ctx, "INSERT INTO moved (telling, incident, since, seal) VALUES (?, ?, ?, ?)", telling, shown, at, now.seal())
	return err
}

// moved is a row of the table of that name.
type moved struct{ key, telling, incident, since int64 }

func (m *moved) seal() []byte { return seal(itoa(m.telling), itoa(m.incident), itoa(m.since)) }

package store

import (
	"context"
	"fmt"
	"strings"

	"sitrep"
)

// Untouched is the revision of an incident that no decision has to do with.
const Untouched = "none"

// bearing gives the decisions that bear on an incident as it is shown: those about it
// and all that mergers and splits tie to it, and those on claims of the reports of its
// tellings.
func bearing(ctx context.Context, q asker, incident int64, told []telling, at AsOf) ([]*decided, error) {
	m, err := movesOf(ctx, q, incident, at)
	if err != nil {
		return nil, err
	}
	reports := []int64{}
	for _, t := range told {
		reports = append(reports, t.report)
	}
	return decisionsWhere(ctx, q, at, `(d.incident IN (SELECT value FROM json_each(?1)) OR d.other IN (SELECT value FROM json_each(?1))
		OR d.report IN (SELECT value FROM json_each(?2)))`, toJSON(m.members), toJSON(reports))
}

// revisionOf is the id of the last of the decisions that bear on an incident.
func revisionOf(ds []*decided) string {
	if len(ds) == 0 {
		return Untouched
	}
	return ds[len(ds)-1].ID
}

// unseen refuses a decision where others have decided something that its analyst had
// not seen.
func (b *Batch) unseen(ctx context.Context, row *decided) error {
	if row.Seen == "" {
		return nil
	}
	since := int64(0)
	if seen := fold(row.Seen); seen != Untouched {
		found, err := keys(ctx, b.q, "SELECT key FROM decisions WHERE id = ?", seen)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return fmt.Errorf("%w: no decision has the id %q", sitrep.ErrInvalid, row.Seen)
		}
		since = found[0]
	}
	ds, err := b.bearingOn(ctx, row)
	if err != nil {
		return err
	}
	var between []string
	for _, d := range ds {
		if d.key > since {
			between = append(between, fmt.Sprintf("%s: %s (%s, %s)", d.Who, d.Deed, d.ID, d.Recorded.UTC().Format("2006-01-02 15:04Z")))
		}
	}
	if between == nil {
		return nil
	}
	return fmt.Errorf("%w: others have decided since you looked: %s; look again", sitrep.ErrConflict, strings.Join(between, "; "))
}

func (b *Batch) bearingOn(ctx context.Context, row *decided) ([]*decided, error) {
	if !row.incident.Valid {
		return decisionsWhere(ctx, b.q, AsOf{}, "d.subject = ?", row.subject)
	}
	told, err := shownTellings(ctx, b.q, row.incident.Int64, AsOf{})
	if err != nil {
		return nil, err
	}
	return bearing(ctx, b.q, row.incident.Int64, told, AsOf{})
}

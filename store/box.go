package store

import "sitrep"

// Box is a piece of the map between two parallels and two meridians, in degrees,
// with its edges. One of which the west is greater than the east crosses the date
// line.
type Box struct{ South, West, North, East float64 }

func (b *Box) valid() bool {
	within := func(x, most float64) bool { return x >= -most && x <= most } // false for what is no number
	return b.South <= b.North && within(b.South, 90) && within(b.North, 90) && within(b.West, 180) && within(b.East, 180)
}

// condition is that on a row of records or history, r; its arguments are added.
func (b *Box) condition(args *[]any) string {
	*args = append(*args, b.South, b.North, b.West, b.East)
	if b.West > b.East {
		return "r.lat BETWEEN ? AND ? AND (r.lon >= ? OR r.lon <= ?)"
	}
	return "r.lat BETWEEN ? AND ? AND r.lon BETWEEN ? AND ?"
}

// parts are the box, or the two halves of one that crosses the date line.
func (b *Box) parts() []Box {
	if b.West > b.East {
		return []Box{{b.South, b.West, b.North, 180}, {b.South, -180, b.North, b.East}}
	}
	return []Box{*b}
}

// hasRecord tells whether the place of a record lies in it.
func (b *Box) hasRecord(record string) (bool, error) {
	var s summary
	if err := decodeJSON(record, &s); err != nil || s.Where == nil {
		return false, err
	}
	return b.has(s.Where), nil
}

func (b *Box) has(w *sitrep.Where) bool {
	if w.Lat == nil || w.Lon == nil {
		return false
	}
	east := *w.Lon >= b.West && *w.Lon <= b.East
	if b.West > b.East {
		east = *w.Lon >= b.West || *w.Lon <= b.East
	}
	return east && *w.Lat >= b.South && *w.Lat <= b.North
}

package sitrep

// Widen is the figure c with its range widened to hold d as well. A figure that
// is open at the top ("at least 7") leaves the range open unless the other
// reaches as far as it does; one that is open at the bottom ("up to 20") takes
// the other's lower end.
func (c Casualty) Widen(d Casualty) Casualty {
	switch {
	case c.Max != nil && d.Max != nil:
		if *d.Max > *c.Max {
			c.Max = d.Max
		}
	case c.Max != nil:
		if d.Min != nil && *d.Min > *c.Max {
			c.Max = nil
		}
	case d.Max != nil:
		if c.Min == nil || *d.Max >= *c.Min {
			c.Max = d.Max
		}
	}
	if c.Min == nil || d.Min != nil && *d.Min < *c.Min {
		c.Min = d.Min
	}
	return c
}

// Toll is the range of the killed, or of those who came to another harm, that
// the incident's rows add up to: from the lowest total to the highest, or,
// where only parts are told, from the largest part to all of them together. A
// nil low or high is not known; known is false where no row tells of that harm.
func (in *Incident) Toll(effect string) (low, high *int, known bool) {
	var totals, parts []Casualty
	for _, r := range in.Casualties {
		switch {
		case r.Value.Effect != effect:
		case r.Value.Whole:
			totals = append(totals, r.Value)
		default:
			parts = append(parts, r.Value)
		}
	}
	if len(totals) == 0 {
		return tollOfParts(parts)
	}
	all := totals[0]
	for _, c := range totals[1:] {
		all = all.Widen(c)
	}
	return all.Min, all.Max, true
}

func tollOfParts(parts []Casualty) (low, high *int, known bool) {
	sum, open := 0, false
	for _, c := range parts {
		if c.Min != nil && (low == nil || *c.Min > *low) {
			low = c.Min
		}
		if c.Max == nil {
			open = true
			continue
		}
		sum += *c.Max
	}
	if len(parts) > 0 && !open {
		high = &sum
	}
	return low, high, len(parts) > 0
}

// Point is the one number that a figure is compared by: its low end, or else its
// high end; nil for one of which neither is known.
func (c Casualty) Point() *int {
	if c.Min != nil {
		return c.Min
	}
	return c.Max
}

// Beside tells whether figure c is below (-1) or above (1) another, or agrees with
// it (0): one lies in the range of the other, or nothing is known of one. "At
// least 7" is below 12, though it left room for it.
func (c Casualty) Beside(d Casualty) int {
	x, y := c.Point(), d.Point()
	switch {
	case x == nil || y == nil:
		return 0
	case reaches(c, *y) || reaches(d, *x):
		return 0
	case *x < *y:
		return -1
	}
	return 1
}

// reaches tells whether a number is within a figure that has two ends, or at its
// only one.
func reaches(c Casualty, n int) bool {
	low, high := c.Min, c.Max
	if low == nil {
		low = high
	}
	if high == nil {
		high = low
	}
	return *low <= n && n <= *high
}

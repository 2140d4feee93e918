package web

import (
	"fmt"
	"math"
	"strings"
	"time"

	"sitrep"
	"sitrep/view"
)

// harm is what is told of those who came to one kind of harm.
type harm struct {
	view.Heading

	Range string // from the lowest to the highest of what stands: "12–15"
	Chart *chart // nil where there are not two figures with their times
}

// harmsOf takes out of the headings those of people harmed.
func harmsOf(in *sitrep.Incident, headings []view.Heading) (harmed []harm, others []view.Heading) {
	for _, h := range headings {
		low, high, known := in.Toll(strings.ToLower(h.Name))
		if !known {
			others = append(others, h)
			continue
		}
		t := view.Toll{Low: low, High: high}
		harmed = append(harmed, harm{Heading: h, Range: t.String(), Chart: chartOf(h)})
	}
	return harmed, others
}

// chart is how a figure came about: every voice's, by when it was published.
type chart struct {
	Width, Height int
	Dots          []dot
	Lines         []line // of the scale
	From, To      string // first and last moment
	Left, Right   int
	Label         string // what it is, in words
}

// dot is one figure of one voice: a bar from low to high.
type dot struct {
	X, Y     float64
	Top      float64 // of a range that is open or wide: where its bar ends
	Open     bool    // "at least": the bar has an arrow
	Standing string
	Path     string // its shape, which tells its standing: round where it is shown, a diamond for a rival, hollow what was overtaken
	Name     string
}

// line is one of the scale.
type line struct {
	Y     float64
	Value int
}

// Measures of a chart, in pixels of its own.
const (
	chartWidth  = 460
	chartHeight = 150
	chartLeft   = 34
	chartRight  = 12
	chartTop    = 14
	chartBottom = 22
	chartTime   = "2 Jan 15:04"
)

// figure is one voice's.
type figure struct {
	at        time.Time
	low, high int
	open      bool
	standing  string
	name      string
}

// chartOf draws the figures of a heading that have a time.
func chartOf(h view.Heading) *chart {
	figures := figuresOf(h)
	if len(figures) < 2 {
		return nil
	}
	first, last, most := figures[0].at, figures[0].at, 0
	for _, f := range figures {
		if f.at.Before(first) {
			first = f.at
		}
		if f.at.After(last) {
			last = f.at
		}
		most = max(most, f.high)
	}
	if !last.After(first) {
		return nil
	}
	c := &chart{
		Width: chartWidth, Height: chartHeight, From: first.Format(chartTime), To: last.Format(chartTime),
		Left: chartLeft, Right: chartWidth - chartRight, Label: h.Name + ", by when it was published",
	}
	step := scale(most)
	top := (most + step - 1) / step * step
	x := func(t time.Time) float64 {
		return chartLeft + float64(t.Sub(first))/float64(last.Sub(first))*(chartWidth-chartLeft-chartRight)
	}
	y := func(n int) float64 {
		return chartHeight - chartBottom - float64(n)/float64(top)*(chartHeight-chartTop-chartBottom)
	}
	for n := 0; n <= top; n += step {
		c.Lines = append(c.Lines, line{round(y(n)), n})
	}
	for _, f := range figures {
		d := dot{X: round(x(f.at)), Y: round(y(f.low)), Top: round(y(f.high)), Open: f.open, Standing: f.standing, Name: f.name}
		if f.open {
			d.Top = round(max(d.Y-chartTop, chartTop/2))
		}
		d.Path = shapeAt(f.standing, d.X, d.Y)
		c.Dots = append(c.Dots, d)
	}
	return c
}

// figuresOf are the figures of a heading that have an end and a time; parts of a
// total are none of them.
func figuresOf(h view.Heading) (all []figure) {
	for i, v := range h.Values {
		if i > 0 {
			break // a part of the total, or somebody else
		}
		for _, o := range append([]view.Value{v}, v.Others...) {
			for _, voice := range o.Voices {
				at, err := time.Parse(time.RFC3339, voice.Published)
				if err != nil {
					at, err = time.Parse(time.DateOnly, voice.Published)
				}
				if err != nil || o.Low == nil && o.High == nil || voice.Denies {
					continue
				}
				f := figure{at: at.UTC(), standing: o.Standing, open: o.High == nil, name: o.Text}
				if o.Low != nil {
					f.low, f.high = *o.Low, *o.Low
				}
				if o.High != nil {
					f.high = *o.High
				}
				all = append(all, f)
			}
		}
	}
	return all
}

// scale is the step between the lines of a scale up to a figure: 1, 2 or 5 of some
// power of ten, for no more than five lines.
func scale(most int) int {
	for step := 1; ; step *= 10 {
		for _, n := range []int{1, 2, 5} {
			if most <= 4*n*step {
				return n * step
			}
		}
	}
}

func round(f float64) float64 { return math.Round(f*10) / 10 }

// shapeAt is an SVG path for the standing of a figure.
func shapeAt(standing string, x, y float64) string {
	const r = 5.0
	if standing == string(sitrep.Rival) {
		return fmt.Sprintf("M%.1f %.1fl%.0f %.0fl-%.0f %.0fl-%.0f -%.0fz", x, y-r, r, r, r, r, r, r)
	}
	return fmt.Sprintf("M%.1f %.1fa%.0f %.0f 0 1 0 %.0f 0a%.0f %.0f 0 1 0 -%.0f 0z", x-r, y, r, r, 2*r, r, r, 2*r)
}

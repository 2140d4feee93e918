package link

import (
	"cmp"
	"math"
	"strconv"
	"strings"
	"testing"

	"sitrep"
)

// sites are invented places in real countries: name, country, region, precision,
// latitude and longitude.
var sites = map[string][6]string{
	"Omran":      {"Omran", "IQ", "Diyala", "town", "33.7", "44.6"},
	"Umran":      {"Al-ʿUmrān", "IQ", "Diyala", "town", "", ""},
	"Omran-E":    {"Omran al-Sharqiya", "IQ", "Diyala", "town", "33.8", "44.7"}, // 14 km off
	"Qasr":       {"Qasr Ubayd", "IQ", "Diyala", "town", "34.2", "44.6"},        // 56 km off
	"Rutan":      {"Rutan", "IQ", "Anbar", "town", "33.0", "40.3"},              // 400 km off
	"market":     {"Tell Market", "IQ", "Diyala", "site", "33.700", "44.600"},
	"station":    {"North Station", "IQ", "Diyala", "site", "33.760", "44.600"}, // 7 km off
	"Diyala":     {"Diyala", "IQ", "Diyala", "region", "33.9", "44.9"},
	"Anbar":      {"Anbar", "IQ", "Anbar", "region", "33.0", "41.0"},
	"Iraq":       {"Iraq", "IQ", "", "country", "33.0", "44.0"},
	"Syria":      {"Syria", "SY", "", "country", "35.0", "38.0"},
	"Abu Zamal":  {"Abu Zamal", "SY", "Deir ez-Zor", "town", "34.40", "40.90"},
	"Albuzamal":  {"Albuzamal", "SY", "Deir ez-Zor", "town", "34.41", "40.91"},
	"Saint-Orme": {"Saint-Orme", "FR", "Provence", "town", "43.7", "7.2"},
}

// kindsOfIncidents are short for types.
var kindsOfIncidents = map[string]sitrep.Type{
	"bomb": "Remote explosive/landmine/IED", "suicide": "Suicide bomb", "attack": "Attack", "shelling": "Shelling/artillery/missile attack",
	"air": "Air/drone strike", "clash": "Armed clash", "abduction": "Abduction/forced disappearance", "protest": "Peaceful protest", "riot": "Violent demonstration",
}

// profile makes an incident of words like "day=2026-03-03; place=Omran; main".
func profile(t testing.TB, words string) sitrep.Profile {
	t.Helper()
	p := sitrep.Profile{}
	p.Stage = sitrep.CarriedOut
	for w := range strings.SplitSeq(words, ";") {
		key, value, _ := strings.Cut(strings.TrimSpace(w), "=")
		switch key {
		case "day":
			p.When = &sitrep.Row[sitrep.When]{Value: timeOf(value)}
		case "place":
			p.Where = &sitrep.Row[sitrep.Where]{Value: siteOf(t, value)}
		case "type":
			p.Type = kindsOfIncidents[value]
		case "method":
			p.Method = sitrep.Method(value)
		case "methods":
			for m := range strings.SplitSeq(value, ",") {
				p.Methods = append(p.Methods, sitrep.Method(m))
			}
		case "stage":
			p.Stage = sitrep.Stage(value)
		case "killed", "wounded":
			p.Casualties = append(p.Casualties, sitrep.Row[sitrep.Casualty]{Value: figureOf(key, value)})
		case "dead":
			p.Actors = append(p.Actors, sitrep.Row[sitrep.Actor]{Value: sitrep.Actor{Name: value, Role: "victim", Kind: "individual"}})
		case "foreigners":
			n, _ := strconv.Atoi(value)
			p.Casualties = append(p.Casualties, sitrep.Row[sitrep.Casualty]{Value: sitrep.Casualty{Effect: "wounded", Min: &n, Max: &n, Whole: true, Nationality: "CN"}})
		case "by":
			p.Actors = append(p.Actors, sitrep.Row[sitrep.Actor]{Value: sitrep.Actor{Name: value, Role: "perpetrator", Kind: "individual"}})
		case "group":
			p.Actors = append(p.Actors, sitrep.Row[sitrep.Actor]{Value: sitrep.Actor{Name: value, Role: "claimant", Kind: "organization"}})
		case "target":
			name, kind, _ := strings.Cut(value, "/")
			p.Targets = append(p.Targets, sitrep.Row[sitrep.Target]{Value: sitrep.Target{Name: name, Kind: kind}})
		case "out":
			m, err := sitrep.ParseMoment(value)
			if err != nil {
				t.Fatal(err)
			}
			p.First, p.Last = m, m
		case "main":
			p.Main = true
		case "degrees":
			d, _ := strconv.ParseFloat(value, 64)
			p.Vector = []int8{int8(math.Round(127 * math.Cos(d*math.Pi/180))), int8(math.Round(127 * math.Sin(d*math.Pi/180)))}
		default:
			t.Fatalf("what is %q?", key)
		}
	}
	return p
}

// timeOf reads 2026-03-03T10, 2026-03-03, 2026-03-02/2026-03-08, 2026-03, 2026 and ../2026-03-03.
func timeOf(s string) sitrep.When {
	if end, ok := strings.CutPrefix(s, "../"); ok {
		return sitrep.When{End: end, EDTF: s}
	}
	if start, end, ok := strings.Cut(s, "/"); ok {
		return sitrep.When{Start: start, End: end, EDTF: s, Precision: sitrep.ToWeek}
	}
	switch len(s) {
	case len("2026"):
		return sitrep.When{Start: s + "-01-01", End: s + "-12-31", EDTF: s, Precision: sitrep.ToYear}
	case len("2026-03"):
		return sitrep.When{Start: s + "-01", End: s + "-28", EDTF: s, Precision: sitrep.ToMonth}
	case len("2026-03-03"):
		return sitrep.When{Start: s, End: s, EDTF: s, Precision: sitrep.ToDay}
	}
	return sitrep.When{Start: s + ":00", End: s + ":00", EDTF: s, Precision: sitrep.ToHour}
}

func siteOf(t testing.TB, key string) sitrep.Where {
	t.Helper()
	s, ok := sites[key]
	if !ok {
		t.Fatalf("where is %q?", key)
	}
	w := sitrep.Where{Name: s[0], Country: s[1], Admin1: s[2], Precision: s[3]}
	if s[4] != "" {
		lat, _ := strconv.ParseFloat(s[4], 64)
		lon, _ := strconv.ParseFloat(s[5], 64)
		w.Lat, w.Lon = &lat, &lon
	}
	return w
}

// figureOf reads "12" and "7+".
func figureOf(effect, s string) sitrep.Casualty {
	number, open := strings.CutSuffix(s, "+")
	n, _ := strconv.Atoi(number)
	c := sitrep.Casualty{Effect: effect, Min: &n, Max: &n, Whole: true}
	if open {
		c.Max = nil
	}
	return c
}

const (
	joined = true
	other  = false
)

// decisions are a known incident, one of a new report, and whether they are one.
var decisions = []struct {
	name       string
	known, new string
	want       bool
}{
	// One incident, told again.
	{"the same told twice", "day=2026-03-03; place=Omran; type=bomb", "day=2026-03-03; place=Omran; type=bomb", joined},
	{"at least 7, then 12", "day=2026-03-03; place=Omran; type=bomb; method=car bomb; killed=7+; main; out=2026-03-03", "day=2026-03-03; place=Omran; type=bomb; method=car bomb; killed=12; main; out=2026-03-04", joined},
	{"12, then 15", "day=2026-03-03; place=Omran; type=bomb; killed=12; main; out=2026-03-03", "day=2026-03-03; place=Omran; type=bomb; killed=15; main; out=2026-03-05", joined},
	{"a bomb, then a suicide bomb", "day=2026-03-03; place=Omran; type=bomb; method=bombing", "day=2026-03-03; place=Omran; type=suicide; method=suicide bombing", joined},
	{"an attack, then what kind", "day=2026-03-03; place=Omran; type=attack", "day=2026-03-03; place=Omran; type=bomb; method=car bomb", joined},
	{"bombed, from the air", "day=2026-03-03; place=Omran; type=air; method=air strike", "day=2026-03-03; place=Omran; type=bomb; method=bombing", joined},
	{"a protest that turned violent", "day=2026-03-03; place=Omran; type=protest", "day=2026-03-03; place=Omran; type=riot", joined},
	{"a night between two days", "day=2026-03-03; place=Omran; type=bomb", "day=2026-03-04; place=Omran; type=bomb", joined},
	{"two foreigners hurt, and all who were", "day=2026-03-03; place=Omran; type=bomb; foreigners=2", "day=2026-03-03; place=Omran; type=bomb; wounded=100", joined},
	{"a truck attack, and the gunfight it ended in", "day=2026-03-03; place=Omran; type=attack; method=vehicle ramming", "day=2026-03-03; place=Omran; type=attack; method=gunfight; methods=gunfight,vehicle ramming", joined},
	{"a late report", "day=2026-03-03; place=Omran; type=bomb; main; out=2026-03-03", "day=2026-03-03; place=Omran; type=bomb; main; out=2026-09-01", joined},
	{"the week, later the day", "day=2026-03-02/2026-03-08; place=Omran; type=bomb", "day=2026-03-03; place=Omran; type=bomb", joined},
	{"one victim in two spellings", "day=2026-03-03; place=Omran; type=attack; dead=Mohammed al-Rasun", "day=2026-03-03; place=Omran; type=attack; dead=Muhammad Rasun", joined},
	{"a town in two spellings", "day=2026-03-03; place=Abu Zamal; type=air", "day=2026-03-03; place=Albuzamal; type=air", joined},
	{"a spelling without coordinates", "day=2026-03-03; place=Omran; type=bomb", "day=2026-03-03; place=Umran; type=bomb", joined},
	{"the village beside the town", "day=2026-03-03; place=Omran; type=bomb", "day=2026-03-03; place=Omran-E; type=bomb", joined},
	{"the region first", "day=2026-03-03; place=Diyala; type=bomb", "day=2026-03-03; place=Omran; type=bomb", joined},
	{"targets by other words", "day=2026-03-03; place=Omran; type=bomb; target=vegetable market/commercial", "day=2026-03-03; place=Omran; type=bomb; target=the markets/", joined},
	{"two groups claim it", "day=2026-03-03; place=Omran; type=bomb; group=Green Valley Front", "day=2026-03-03; place=Omran; type=bomb; group=Sons of the River", joined},
	{"the country alone, and one report's words", "day=2026-03-03; place=Iraq; type=shelling; method=missile launch; main; degrees=0", "day=2026-03-03; place=Iraq; type=shelling; method=missile launch; main; degrees=15", joined},
	{"a corrected place, the same dead", "day=2026-03-03; place=Omran; type=attack; dead=Salma Odeh", "day=2026-03-03; place=Qasr; type=attack; dead=Salma Odeh", joined},
	{"a corrected place, nearly the same report", "day=2026-03-03; place=Omran; type=bomb; killed=12; main; degrees=0", "day=2026-03-03; place=Qasr; type=bomb; killed=12; main; degrees=10", joined},
	{"no day, the same dead", "place=Omran; type=attack; day=2026-03-03; dead=Salma Odeh", "place=Omran; type=attack; dead=Salma Odeh", joined},
	{"no place, the same dead", "place=Omran; type=attack; day=2026-03-03; dead=Salma Odeh", "day=2026-03-03; type=attack; dead=Salma Odeh", joined},
	{"no day, the same attacker in the same town", "place=Saint-Orme; type=attack; day=2026-03-03; by=Jean Morvel", "place=Saint-Orme; type=attack; by=Jean Morvel", joined},
	{"no place, nearly the same report", "day=2026-03-03; place=Omran; type=bomb; method=car bomb; killed=12; main; degrees=0", "day=2026-03-03; type=bomb; method=car bomb; killed=12; main; degrees=5", joined},
	{"known by the reports' days alone", "day=../2026-03-04; place=Omran; type=bomb; method=car bomb; main; out=2026-03-04", "day=2026-03-03; place=Omran; type=bomb; method=car bomb; main; out=2026-03-03", joined},
	{"the month, in passing", "day=2016-07-14; place=Saint-Orme; type=attack; method=vehicle ramming; main; out=2016-07-15", "day=2016-07; place=Saint-Orme; type=attack; out=2017-03-01", joined},
	{"the year, in passing", "day=2016-07-14; place=Saint-Orme; type=attack; method=vehicle ramming; main; out=2016-07-15", "day=2016; place=Saint-Orme; type=attack; out=2017-03-01", joined},
	{"no day, in passing, by town and means", "day=2016-07-14; place=Saint-Orme; type=attack; method=vehicle ramming; main; out=2016-07-15", "place=Saint-Orme; type=attack; method=vehicle ramming; out=2017-03-01", joined},
	{"the report comes after it was told in passing", "day=2026-03-03; place=Omran; type=bomb; out=2026-03-05", "day=2026-03-03; place=Omran; type=bomb; main; out=2026-03-03", joined},

	// Two incidents.
	{"other days", "day=2026-03-03; place=Omran; type=bomb", "day=2026-03-09; place=Omran; type=bomb", other},
	{"other days, the same words", "day=2026-03-03; place=Omran; type=bomb; killed=5; main; degrees=0", "day=2026-03-06; place=Omran; type=bomb; killed=5; main; degrees=0", other},
	{"other towns far apart", "day=2026-03-03; place=Omran; type=bomb; killed=5", "day=2026-03-03; place=Rutan; type=bomb; killed=5", other},
	{"the next town on one day", "day=2026-03-03; place=Omran; type=bomb; method=car bomb; main; degrees=0", "day=2026-03-03; place=Qasr; type=bomb; method=car bomb; main; degrees=5", other},
	{"another country", "day=2026-03-03; place=Iraq; type=air", "day=2026-03-03; place=Syria; type=air", other},
	{"another region", "day=2026-03-03; place=Diyala; type=air", "day=2026-03-03; place=Anbar; type=air", other},
	{"two sites of one town", "day=2026-03-03; place=market; type=bomb; method=car bomb", "day=2026-03-03; place=station; type=bomb; method=car bomb", other},
	{"other types in one town on one day", "day=2026-03-03; place=Omran; type=bomb", "day=2026-03-03; place=Omran; type=abduction", other},
	{"a car bomb and an air strike", "day=2026-03-03; place=Omran; type=air; method=air strike", "day=2026-03-03; place=Omran; type=bomb; method=car bomb", other},
	{"other means", "day=2026-03-03; place=Omran; type=attack; method=shooting", "day=2026-03-03; place=Omran; type=attack; method=stabbing", other},
	{"other targets, the same words", "day=2026-03-03; place=Omran; type=bomb; method=car bomb; target=market/commercial; main; degrees=0", "day=2026-03-03; place=Omran; type=bomb; method=car bomb; target=police post/police; main; degrees=5", other},
	{"tolls of another order", "day=2026-03-03; place=Omran; type=bomb; method=car bomb; killed=2", "day=2026-03-03; place=Omran; type=bomb; method=car bomb; killed=30", other},
	{"other hours of one day", "day=2026-03-03T09; place=Omran; type=bomb; method=car bomb", "day=2026-03-03T19; place=Omran; type=bomb; method=car bomb", other},
	{"one dead each, by other names", "day=2026-03-03; place=Omran; type=attack; method=shooting; killed=1; dead=Salma Odeh", "day=2026-03-03; place=Omran; type=attack; method=shooting; killed=1; dead=Karim Rasun", other},
	{"only planned", "day=2026-03-03; place=Omran; type=bomb; stage=planned", "day=2026-03-03; place=Omran; type=bomb", other},
	{"a country and a day", "day=2026-03-03; place=Iraq; type=air; method=air strike", "day=2026-03-03; place=Iraq; type=air; method=air strike", other},
	{"a country, a day and a few dead", "day=2026-03-03; place=Iraq; type=air; method=air strike; killed=2", "day=2026-03-03; place=Rutan; type=air; method=air strike; killed=2", other},
	{"a country, a day and a group", "day=2026-03-03; place=Iraq; type=air; method=air strike; group=Northern Coalition; main", "day=2026-03-03; place=Rutan; type=air; method=air strike; group=Northern Coalition; main", other},
	{"a country, a day and a group, in passing", "day=2026-03-03; place=Iraq; type=air; method=air strike; group=Northern Coalition; main", "day=2026-03-03; place=Rutan; type=air; method=air strike; group=Northern Coalition", other},
	{"a region and a day", "day=2026-03-03; place=Diyala; type=air", "day=2026-03-03; place=Diyala; type=air", other},
	{"the month and the town, told as news", "day=2026-03-03; place=Omran; type=bomb; main", "day=2026-03; place=Omran; type=bomb; main", other},
	{"no day, nothing else", "day=2026-03-03; place=Omran; type=bomb; method=car bomb; main", "place=Omran; type=bomb; method=car bomb; main", other},
	{"by other days, nearly the same report", "day=../2026-03-03; place=Omran; type=bomb; main; degrees=0", "day=../2026-03-13; place=Omran; type=bomb; main; degrees=5", other},
	{"no place, nothing else", "day=2026-03-03; place=Omran; type=bomb; method=car bomb", "day=2026-03-03; type=bomb; method=car bomb", other},
	{"neither day nor place", "type=bomb; method=car bomb; killed=12", "type=bomb; method=car bomb; killed=12", other},
	{"another year, in passing", "day=2016-07-14; place=Saint-Orme; type=attack; main; out=2016-07-15", "day=2015; place=Saint-Orme; type=attack; out=2017-03-01", other},
	{"no day, in passing, no means told", "day=2016-07-14; place=Saint-Orme; type=attack; main; out=2016-07-15", "place=Saint-Orme; type=attack; out=2017-03-01", other},
	{"no day, in passing, by what many do", "day=2016-07-14; place=Saint-Orme; type=attack; method=shooting; main; out=2016-07-15", "place=Saint-Orme; type=attack; method=shooting; out=2017-03-01", other},
	{"told before it happened", "day=2026-03-09; place=Omran; type=attack; dead=Salma Odeh", "place=Omran; type=attack; dead=Salma Odeh; out=2026-03-03", other},
	{"by a day long before", "day=../2026-03-01; place=Omran; type=bomb; main", "day=2026-03-09; place=Omran; type=bomb; main", other},
	{"the same attacker in another town", "day=2026-03-03; place=Omran; type=attack; by=Jean Morvel", "place=Rutan; type=attack; by=Jean Morvel", other},
	{"reports about other things", "day=2026-03-03; place=Diyala; type=bomb; main; degrees=0", "day=2026-03-03; place=Omran; type=bomb; main; degrees=80", other},
	{"far fewer dead, later", "day=2026-03-03; place=Omran; type=bomb; method=car bomb; killed=20; wounded=30; main; out=2026-03-03", "day=2026-03-03; place=Omran; type=bomb; method=car bomb; killed=8; wounded=10; main; out=2026-03-04", other},
}

func TestDecide(t *testing.T) {
	for _, tt := range decisions {
		known, in := profile(t, tt.known), profile(t, tt.new)
		known.ID = "known"
		m := Decide(&in, []sitrep.Profile{known})
		if (m.ID == "known") != tt.want {
			c := compare(&in, &known)
			t.Errorf("%s: Decide = %q, score %.2f, want joined %v\n\tevidence: %d: %s", tt.name, m.ID, m.Score, tt.want, c.sum, strings.Join(c.evidence, "; "))
		}
		if len(m.Evidence) == 0 || (m.Score > 0) != (m.ID != "") || m.Score > 1 {
			t.Errorf("%s: a match must have evidence, and a score where there is one: %+v", tt.name, m)
		}
		in.ID = "in"
		if back := Decide(&known, []sitrep.Profile{in}); (back.ID == "in") != tt.want {
			t.Errorf("%s: the other way round Decide = %q, want joined %v", tt.name, back.ID, tt.want)
		}
	}
}

// TestDecideWhich: of several candidates the best; where no day tells which, none.
func TestDecideWhich(t *testing.T) {
	tests := []struct {
		name, in   string
		candidates []string
		want       string
	}{
		{"none is known", "day=2026-03-03; place=Omran; type=bomb", nil, ""},
		{"the one with the toll", "day=2026-03-03; place=Omran; type=bomb; killed=12", []string{"day=2026-03-03; place=Omran; type=bomb", "day=2026-03-03; place=Omran; type=bomb; killed=12"}, "2"},
		{"of equals the first", "day=2026-03-03; place=Omran; type=bomb", []string{"day=2026-03-03; place=Omran; type=bomb", "day=2026-03-03; place=Omran; type=bomb"}, "1"},
		{"a month with two of the kind", "day=2026-03; place=Omran; type=bomb; out=2026-09-01", []string{"day=2026-03-03; place=Omran; type=bomb; main", "day=2026-03-19; place=Omran; type=bomb; main"}, ""},
		{"a month with two, one of that toll and means", "day=2026-03; place=Omran; type=bomb; method=car bomb; killed=12; out=2026-09-01", []string{"day=2026-03-03; place=Omran; type=bomb; main", "day=2026-03-19; place=Omran; type=bomb; method=car bomb; killed=12; main"}, "2"},
	}
	for _, tt := range tests {
		in := profile(t, tt.in)
		var known []sitrep.Profile
		for i, c := range tt.candidates {
			p := profile(t, c)
			p.ID = strconv.Itoa(i + 1)
			known = append(known, p)
		}
		if m := Decide(&in, known); m.ID != tt.want {
			t.Errorf("%s: Decide = %q (%s), want %q", tt.name, m.ID, strings.Join(m.Evidence, "; "), cmp.Or(tt.want, "none"))
		}
	}
}

func BenchmarkDecide(b *testing.B) {
	known := make([]sitrep.Profile, 200)
	for i := range known {
		known[i] = profile(b, "day=2026-03-03; place=Omran; type=bomb; method=car bomb; killed=12; dead=Salma Odeh; by=Jean Morvel; target=market/commercial")
		known[i].ID = strconv.Itoa(i)
	}
	in := profile(b, "day=2026-03-03; place=Omran; type=bomb; method=car bomb; killed=15; dead=Karim Rasun; target=police post/police; main")
	for b.Loop() {
		Decide(&in, known)
	}
}

package flow

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sitrep"
)

// published is the day of every report here: a Thursday.
var published = sitrep.Moment{Time: time.Date(2021, 6, 10, 0, 0, 0, 0, time.UTC), Precision: sitrep.ToDay}

func reader(t testing.TB) *Reader {
	t.Helper()
	rd, err := NewReader(Options{})
	if err != nil {
		t.Fatal(err)
	}
	return rd
}

// summary tells the incidents of a reading, one a line.
func summary(o *sitrep.Reading) []string {
	var out []string
	for _, in := range o.Incidents {
		s := []string{string(in.Type), string(in.Stage)}
		if in.When != nil {
			s = append(s, "when "+in.When.Value.EDTF)
		}
		if in.Where != nil {
			s = append(s, "where "+in.Where.Value.Name+" "+in.Where.Value.Country+" "+in.Where.Value.Precision)
		}
		for _, r := range in.Casualties {
			v := r.Value
			s = append(s, strings.TrimSpace(fmt.Sprintf("%s %s..%s %s", v.Effect, number(v.Min), number(v.Max), v.Nationality)))
		}
		for _, r := range in.Actors {
			if r.Value.Role != "victim" {
				s = append(s, r.Value.Role+" "+r.Value.Name)
			}
		}
		for _, r := range in.Targets {
			s = append(s, strings.TrimSpace("target "+r.Value.Name+" "+r.Value.Effect))
		}
		for _, r := range in.Weapons {
			s = append(s, "weapon "+r.Value.Name+" "+number(r.Value.Count)+" "+number(r.Value.Landed)+" "+cmp.Or(r.Value.Platform, "-"))
		}
		for _, r := range in.Relations {
			s = append(s, r.Value.Kind+" "+r.Value.Incident)
		}
		out = append(out, strings.Join(s, "; "))
	}
	return out
}

func number(n *int) string {
	if n == nil {
		return "?"
	}
	return fmt.Sprint(*n)
}

func TestRead(t *testing.T) {
	tests := []struct {
		name, title, text string
		want              []string // parts that must stand in each incident's summary, ";" between them
	}{
		{
			name: "a toll in the passive, a day, a town", text: "Two policemen were killed and five people were wounded when a car bomb exploded in Kirkuk on Tuesday.",
			want: []string{"Remote explosive/landmine/IED; carried_out; when 2021-06-08; where Kirkuk IQ town; killed 2..2; wounded 5..5; weapon car bomb"},
		},
		{
			name: "an object's toll with its floor", text: "Gunmen opened fire on a bus in Quetta on Monday, killing at least 18 passengers and wounding dozens.",
			want: []string{"Attack; when 2021-06-07; where Quetta PK town; killed 18..?; wounded 24..?; perpetrator Gunmen; target bus"},
		},
		{
			name: "a sum with nationalities", text: "Two Americans and a British soldier were killed in a rocket attack near Mosul on Sunday.",
			want: []string{"Shelling/artillery/missile attack; when 2021-06-06; killed 3..3; killed 2..2 US; killed 1..1 GB"},
		},
		{
			name: "ellipsis", text: "The blast in Kabul on Wednesday left three dead and 11 injured.",
			want: []string{"Remote explosive/landmine/IED; killed 3..3; wounded 11..11"},
		},
		{
			name: "nobody hurt", text: "A mortar attack hit a market in Donetsk on Monday but caused no injuries.",
			want: []string{"Shelling/artillery/missile attack; wounded 0..0; target market"},
		},
		{
			name: "a weapon with number, landing and platform", text: "On Saturday a modified truck fired 24 Katyusha rockets, nine of which landed inside Erbil.",
			want: []string{"Shelling/artillery/missile attack; when 2021-06-05; weapon Katyusha rockets 24 9 modified truck"},
		},
		{
			name: "a vehicle as a weapon", text: "A man drove a white van into a crowd in Lyon on Friday. Four pedestrians died. A second vehicle, a truck, was not involved.",
			want: []string{"Attack; where Lyon FR town; killed 4..4; perpetrator man"},
		},
		{
			name: "a claim of responsibility and a suspect", title: "Blast in Peshawar",
			text: "A bomb exploded outside a police station in Peshawar on Monday, killing six officers. The Army of the North claimed responsibility for the attack. But police said the Taliban could be responsible.",
			want: []string{"killed 6..6; claimant Army of the North; suspect Taliban; target police station"},
		},
		{
			name:  "an earlier case is another incident",
			title: "Bomb kills four in Baidoa",
			text:  "A roadside bomb killed four soldiers near Baidoa in Somalia on Tuesday. In March, a similar attack in Mogadishu killed nine civilians.",
			want: []string{
				"Remote explosive/landmine/IED; when 2021-06-08; where Baidoa SO town; killed 4..4",
				"when 2021-03; where Mogadishu SO town; killed 9..9; precedent_of i1",
			},
		},
		{
			name: "another than what was in the news before", title: "Another Bombing in Basra",
			text: "Officials have confirmed another bombing in Basra on Monday. The blast killed four people.",
			want: []string{"Remote explosive/landmine/IED; when 2021-06-07; where Basrah IQ town; killed 4..4"},
		},
		{
			name: "what its target was", text: "Seven offices of a bank were damaged by bombs on Monday. The targets of the attacks were branches of the Tarik Bank in Kirkuk.",
			want: []string{"Remote explosive/landmine/IED; when 2021-06-07; where Kirkuk IQ town"},
		},
		{
			name: "two incidents of one sentence", text: "The minister condemned the suicide bombing in Herat on Monday and the rocket attack in Kandahar on Tuesday.",
			want: []string{"Suicide bomb; when 2021-06-07; where Herāt AF town", "Shelling/artillery/missile attack; when 2021-06-08; where Kandahār AF town"},
		},
		{
			name: "capitals", text: "SAN SALVADOR, 9 JUN 89 (ACAN) -- [TEXT] GUERRILLAS ATTACKED AN ARMY CONVOY IN USULUTAN YESTERDAY. SEVEN SOLDIERS WERE KILLED AND TWO VEHICLES WERE DESTROYED.",
			want: []string{"Attack; killed 7..7; perpetrator guerrillas; target ARMY CONVOY"},
		},
		{
			name: "a protest", text: "Thousands of people joined a protest in Tunis on Saturday against rising prices.",
			want: []string{"Peaceful protest; when 2021-06-05; where Tunis TN town"},
		},
		{
			name: "arrests", text: "Police arrested 14 suspects in Marseille on Wednesday after the robbery.",
			want: []string{"Arrests; captured 14..14"},
		},
		{
			name: "an abduction", text: "Unidentified men kidnapped three engineers from their office in Port Harcourt on Sunday.",
			want: []string{"Abduction/forced disappearance; when 2021-06-06; abducted 3..3; perpetrator Unidentified men"},
		},
		{name: "nothing of the kind", text: "The trade fair in Leipzig opened on Monday with 300 exhibitors. The mayor said visitors were up by a third.", want: nil},
		{name: "a general remark", text: "Terrorism is a crime. Such attacks must stop, the president said on Monday.", want: nil},
		{name: "denied", text: "The army said on Monday that it had not attacked the village of Deir Hafir.", want: nil},
	}
	rd := reader(t)
	for _, tt := range tests {
		r := &sitrep.Report{ID: tt.name, Title: tt.title, Text: tt.text, Published: published}
		if strings.Contains(tt.text, "9 JUN 89") {
			r.Published = sitrep.Moment{}
		}
		got := summary(rd.Read(r))
		if len(got) != len(tt.want) {
			t.Errorf("%s: incidents of %q = %q, want %d", tt.name, tt.text, got, len(tt.want))
			continue
		}
		for i, want := range tt.want {
			parts := strings.Split(got[i], "; ")
			for part := range strings.SplitSeq(want, "; ") {
				if !slices.ContainsFunc(parts, func(p string) bool { return strings.HasPrefix(p, part) }) {
					t.Errorf("%s: incident %d = %q, want %q in it", tt.name, i+1, got[i], part)
				}
			}
		}
	}
}

// A headline of any length costs no more than one that is one, and what is read of
// the report stands in it.
func TestTooLong(t *testing.T) {
	r := &sitrep.Report{
		ID: "r", Title: strings.Repeat("A quiet day at the market. ", 1<<16), Published: published,
		Text: "Police said a car bomb killed nine people in Mosul on Wednesday.",
	}
	got := reader(t).Read(r)
	if len(got.Incidents) == 0 || got.Incidents[0].Where == nil {
		t.Errorf("incidents are %v, want the one of the text", summary(got))
	}
	for _, c := range got.Claims {
		for _, q := range c.Quotes {
			if !r.Holds(q) {
				t.Errorf("%s does not hold %+v", r.ID, q)
			}
		}
	}
	if len(got.Report.Notes) != 1 || !strings.Contains(got.Report.Notes[0], "not read") || len(r.Notes) != 0 {
		t.Errorf("notes are %q, the report's own %q; want one that something was not read", got.Report.Notes, r.Notes)
	}
}

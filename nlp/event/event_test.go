package event

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"sitrep/doc"
	"sitrep/nlp/encode"
	"sitrep/nlp/encode/model"
	"sitrep/nlp/entity"
	"sitrep/nlp/parse"
	"sitrep/nlp/quantity"
	"sitrep/nlp/role"
	"sitrep/nlp/tag"
	"sitrep/nlp/token"
	"sitrep/nlp/when"
	"sitrep/nlp/where"
)

func annotate(t testing.TB, text string) *doc.Doc {
	t.Helper()
	m, err := model.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	d := doc.New("", text, time.Date(2021, 6, 10, 0, 0, 0, 0, time.UTC))
	token.Stage().Run(d)
	run := func(stages ...func(*encode.Model) (doc.Stage, error)) {
		for _, f := range stages {
			s, err := f(m)
			if err != nil {
				t.Fatal(err)
			}
			s.Run(d)
		}
	}
	run(encode.Stage, tag.Sentences, tag.Stage, parse.Stage, role.Stage)
	for _, s := range []doc.Stage{quantity.Stage(), when.Stage(), where.Stage()} {
		s.Run(d)
	}
	run(entity.Things, entity.Chains, entity.Stage)
	Stage().Run(d)
	return d
}

func show(d *doc.Doc, e doc.Event) string {
	names := func(ms []int) string {
		var out []string
		for _, m := range ms {
			out = append(out, d.Mentions[m].Name)
		}
		return strings.Join(out, "+")
	}
	s := fmt.Sprintf("%s(%s>%s)", e.Of(d.Text), names(e.Source), names(e.Target))
	for _, f := range []struct {
		on   bool
		name string
	}{
		{e.Stage != "carried_out", e.Stage},
		{e.Passive, "passive"},
		{e.Negated, "negated"},
		{e.Possible, "possible"},
		{e.Generic, "generic"},
		{e.Definite, "definite"},
		{e.Another, "another"},
		{e.Bare, "bare"},
	} {
		if f.on {
			s += " " + f.name
		}
	}
	return s
}

func TestEvents(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"Gunmen killed three farmers.", []string{"killed(Gunmen>farmers)"}},
		{"Three farmers were killed by gunmen.", []string{"killed(gunmen>farmers) passive"}},
		{"Three killed in a rocket attack", []string{"killed(>) passive", "rocket attack(>)"}},
		{"The army did not attack the village.", []string{"attack(army>) negated"}},
		{"The attack on the soldiers was a shock.", []string{"attack(>soldiers) definite"}},
		{"A similar attack followed.", []string{"attack(>) another"}},
		{"Such attacks must stop.", []string{"attacks(>) generic bare"}},
		{"Police foiled an attempted bombing.", []string{"foiled(Police>)", "bombing(>) attempted"}},
		{"Rebels threatened to attack the bridge.", []string{"threatened(Rebels>)", "attack(Rebels>) threatened"}},
		{"The drone strike by Turkey on the militants failed.", []string{"drone strike(Turkey>militants) definite"}},
		{"A man drove a lorry into shoppers.", []string{"drove a lorry into(man>shoppers)"}},
		{"Workers began a general strike over pay.", []string{"began(Workers>)", "general strike(Workers>)"}},
		{"She visited the Massacre Museum with her older brother in Basra.", []string{"visited(she>Massacre Museum)"}},
		{"Attack helicopters flew by.", nil},
		{"Two nurses were hurt when a bomb hit their van.", []string{"hurt(>nurses) passive", "hit(>)"}},
		{"Gunmen died after a roadside bomb killed two farmers.", []string{"died(>Gunmen)", "roadside bomb(>)", "killed(>farmers)"}},
		{"Rebels claim Iraq market bombing that killed two nurses", []string{"bombing(>)", "killed(>nurses)"}},
		{"Gunmen killed a soldier and two farmers.", []string{"killed(Gunmen>soldier+farmers)"}},
		{"Suspected rebels struck in two districts on Monday, the army said.", []string{"struck(Suspected rebels>)"}},
		{"Gunmen opened fire.", []string{"opened fire(Gunmen>)"}},
		{"Policeman shot dead after killing two farmers.", []string{"shot(>Policeman) passive", "killing(Policeman>farmers)"}},
	}
	for _, tt := range tests {
		d := annotate(t, tt.text)
		var got []string
		for _, e := range d.Events {
			got = append(got, show(d, e))
		}
		if g, w := strings.Join(got, " | "), strings.Join(tt.want, " | "); g != w {
			t.Errorf("events of %q = %q, want %q", tt.text, g, w)
		}
	}
}

func FuzzEvents(f *testing.F) {
	for _, s := range []string{"killed killed by by killed", "attack on on attack of the", "drove into drove into", "BOMBED AND BOMBED", "strike strike strike"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := annotate(t, strings.ToValidUTF8(text, ""))
		last := 0
		for i, e := range d.Events {
			if e.First < last || e.First >= e.End || e.End > len(d.Tokens) || d.Tokens[e.End-1].Sentence != e.Sentence {
				t.Fatalf("event %d: tokens %d to %d of sentence %d", i, e.First, e.End, e.Sentence)
			}
			for _, m := range append(append([]int(nil), e.Source...), e.Target...) {
				if m < 0 || m >= len(d.Mentions) {
					t.Fatalf("event %d names mention %d of %d", i, m, len(d.Mentions))
				}
			}
			last = e.End
		}
	})
}

// An act that is only spoken of is coded as what speaking of it is.
func TestCode(t *testing.T) {
	tests := []struct{ text, want string }{
		{"The rebels withdrew from the town.", "RETREAT"},
		{"The rebels will withdraw from the town.", "AGREE"},
		{"The rebels promised to withdraw from the town.", "AGREE"},
		{"The rebels will not withdraw from the town.", "REJECT"},
		{"The rebels refused to withdraw from the town.", "REJECT"},
		{"The rebels must withdraw from the town.", "DEMAND"},
		{"The rebels vowed to attack the town.", "THREATEN"},
		{"The rebels attacked the town.", "ASSAULT"},
		{"The army shelled the town.", "FIGHT"},
	}
	for _, tt := range tests {
		d := annotate(t, tt.text)
		if len(d.Events) == 0 || d.Events[len(d.Events)-1].Event != tt.want {
			t.Errorf("events of %q are %+v, want %s", tt.text, d.Events, tt.want)
		}
	}
}

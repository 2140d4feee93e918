package event

import (
	"fmt"
	"strings"
	"testing"

	"sitrep/doc"
)

func showCodings(d *doc.Doc) string {
	var out []string
	for _, c := range d.Codings {
		e := d.Events[c.Events[0]]
		e.Source, e.Target = c.Source, c.Target
		e.Stage, e.Passive, e.Definite, e.Another, e.Bare, e.Negated = "carried_out", false, false, false, false, false
		code := c.Event
		if c.Mode != "" {
			code += "/" + c.Mode
		}
		out = append(out, code+" "+show(d, e))
	}
	return strings.Join(out, " | ")
}

func TestCodings(t *testing.T) {
	tests := []struct{ text, want string }{
		// one act of each kind, and who does it to whom
		{"Norway and Chile reached a fishing agreement on Monday.", "AGREE reached(Norway+Chile>Norway+Chile)"},
		{"The mayor met rebel leaders in Oslo.", "CONSULT met(mayor>rebel leaders)"},
		{"The Danish foreign minister visited Peru on Friday.", "CONSULT/visit visited(Danish foreign minister>Peru)"},
		{"Kenya praised the rebels.", "SUPPORT praised(Kenya>rebels)"},
		{"Chile restored diplomatic ties with Ghana.", "SUPPORT restored(Chile>Ghana)"},
		{"Norway gave Ghana a grant of two million dollars.", "AID gave(Norway>Ghana)"},
		{"The government lifted the curfew in Oslo.", "CONCEDE lifted(government>Oslo)"},
		{"The rebels released 12 hostages.", "RETREAT/release released(rebels>hostages)"},
		{"The army withdrew its troops from Ghana.", "RETREAT/withdraw withdrew(army>Ghana)"},
		{"Prosecutors opened an investigation into the police.", "INVESTIGATE opened(Prosecutors>police)"},
		{"Opposition parties demanded the resignation of President Ali Nur.", "DEMAND demanded(Opposition parties>Ali Nur)"},
		{"Ghana rejected a Danish proposal.", "REJECT rejected(Ghana>Danish)"},
		{"Farmers blocked roads in Peru.", "PROTEST/obstruct blocked(Farmers>Peru)"},
		{"Norway imposed sanctions on Ghana.", "SANCTION imposed(Norway>Ghana)"},
		{"Chile expelled two Danish diplomats.", "SANCTION/expel expelled(Chile>Danish diplomats)"},
		{"The government banned the party.", "COERCE/ban banned(government>party)"},
		{"Police seized the newspaper's computers.", "COERCE/seize seized(Police>newspaper)"},
		{"Kenya deployed troops to Ghana.", "MOBILIZE/troops deployed(Kenya>Ghana)"},

		// passive, and a deed named by a noun
		{"Two Danish diplomats were expelled by Chile.", "SANCTION/expel expelled(Chile>Danish diplomats)"},
		{"The rebels held talks with the government.", "CONSULT held talks(rebels>government)"},

		// what is spoken of is coded as speaking of it, once
		{"The rebels promised to release the hostages.", "AGREE promised(rebels>hostages)"},
		{"The rebels vowed to release the hostages.", "AGREE vowed(rebels>hostages)"},
		{"The rebels threatened to kill the hostages.", "THREATEN threatened(rebels>hostages)"},
		{"Ghana accused the rebels of killing two nurses.", "DISAPPROVE accused(Ghana>rebels)"},
		{"The mayor condemned the attack by the rebels.", "DISAPPROVE condemned(mayor>rebels)"},
		{"Ghana said Chile must pay the nurses.", "DEMAND pay(Ghana>Chile)"},
		{"Ghana will withdraw its troops from Chile unless the rebels stop.", "THREATEN withdraw(Ghana>Chile)"},
		{"The rebels did not agree to the plan.", "REJECT agree to(rebels>)"},

		{"Ghana urged Chile to support the rebels.", "SUPPORT urged(Ghana>rebels)"},
		{"The rebels are ready to compromise.", "AGREE ready(rebels>)"},
		{"The rebels are unwilling to compromise.", "REJECT unwilling(rebels>)"},
		{"Nurses shouted slogans to demand the resignation of President Ali Nur.", "PROTEST/demo shouted(Nurses>Ali Nur)"},

		{"Ghana wants Chile to withdraw from the town.", "DEMAND wants(Ghana>Chile)"},

		// who does it with what tells violence apart
		{"Students clashed with police.", "PROTEST/riot clashed(Students>police)"},
		{"Warplanes bombed rebels in Ghana.", "FIGHT/aerial bombed(Warplanes>rebels)"},
		{"Chile fired a missile.", "MOBILIZE/weapons fired(Chile>)"},
		{"The rebels fired rockets at the soldiers.", "FIGHT/heavy-weapons fired(rebels>soldiers)"},
		{"Rebels captured the town.", "FIGHT captured(Rebels>)"},
		{"The senator attacked the plan.", "DISAPPROVE attacked(senator>)"},
		{"Striking nurses met the mayor.", "CONSULT met(Striking nurses>mayor)"},

		// one deed told by two words is one act
		{"Gunmen killed two nurses in an attack on a clinic.", "ASSAULT killed(Gunmen>nurses)"},
		{"Soldiers shot three farmers.", "FIGHT/firearms shot(Soldiers>farmers)"},

		// what is told beside the news is left out, and what did not come to pass
		{"Ghana praised Chile, which expelled two rebels in May.", "SUPPORT praised(Ghana>Chile)"},
		{"The army may withdraw from Ghana.", ""},

		// words that are acts only with such an object
		{"Militants committed crimes.", ""},
		{"The minister held a news conference.", ""},
		{"The nurse had a heart attack.", ""},
		{"The company launched a website.", ""},
		{"The chairman opened a window.", ""},
		{"The firm raised prices.", ""},
	}
	for _, tt := range tests {
		d := annotate(t, tt.text)
		if got := showCodings(d); got != tt.want {
			t.Errorf("codings of %q = %q, want %q", tt.text, got, tt.want)
		}
	}
}

// An act beside violence is no incident.
func TestActsAreNoIncidents(t *testing.T) {
	for _, text := range []string{
		"Norway imposed sanctions on Ghana.", "The government lifted the curfew.", "The mayor met rebel leaders.", "Ghana invaded Chile.",
	} {
		d := annotate(t, text)
		if len(d.Events) == 0 {
			t.Errorf("%q has no event", text)
		}
		for _, e := range d.Events {
			if e.Type != "" {
				t.Errorf("%q tells of %s", text, fmt.Sprint(e.Type))
			}
		}
	}
}

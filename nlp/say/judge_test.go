package say

import (
	"fmt"
	"strings"
	"testing"

	"sitrep/doc"
	"sitrep/span"
)

func TestJudge(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Police said two men had fled.", "states certain positive said= via="},
		{"The army denied the report.", "denies certain positive said= via="},
		{"The army said it had not fired.", "states certain negative said= via="},
		{"The governor confirmed the deaths of two guards.", "confirms certain positive said= via="},
		{"The coast guard believes the ship sank.", "believes probable positive said= via="},
		{"A diplomat said the rebels may have crossed.", "states possible positive said= via="},
		{"A diplomat said the rebels had apparently crossed.", "states probable positive said= via="},
		{"The Northern Front claimed the bombing in a video.", "claims_responsibility certain positive said= via=in a video"},
		{"The Northern Front claimed the bombing.", "claims_responsibility certain positive said= via="},
		{"The mayor condemns the bombing in Tarif, which the Northern Front has claimed.", "condemns certain positive said= via=; claims_responsibility certain positive said= via="},
		{"A spokesman refused to say how many had fled.", "declines certain positive said= via="},
		{"The governor put the death toll at 12.", "states certain positive said= via="},
		{"The Northern Front claimed that the bridge was mined.", "alleges certain positive said= via="},
		{"No group has claimed responsibility for the attack.", "claims_responsibility certain negative said= via="},
		{"There was no claim of responsibility for the attack.", "claims_responsibility certain negative said= via="},
		{"The report could not be independently verified.", "declines certain positive said= via="},
		{"The ministry did not reply to a request for comment on the raid.", "declines certain positive said= via="},
		{"The Northern Front has made no comment on the raid.", "declines certain positive said= via="},
		{"The Northern Front had not issued any statement.", "declines certain positive said= via="},
		{"The Northern Front has made no statement on the raid.", "declines certain positive said= via="},
		{"The Northern Front put the number of soldiers killed at six.", "states certain positive said= via="},
		{"The company would not be drawn on whether a ransom had been paid.", "declines certain positive said= via="},
		{"It was not clear who had fired the shells.", "declines certain positive said= via="},
		{"Neither account could be checked.", "declines certain positive said= via="},
		{"Harbour Wire was not able to verify the video.", "declines certain positive said= via="},
		{"The raid drew no immediate claim of responsibility.", "claims_responsibility certain negative said= via="},
		{"The army said its soldiers had killed six rebels.", "states certain positive said= via="},
		{"The Northern Front said one of its men had carried out the raid.", "claims_responsibility certain positive said= via="},
		{"The Northern Front said six of its men had been killed in the raid.", "states certain positive said= via="},
		{"The Northern Front said that the killing of six of its members, carried out by soldiers, was a crime.", "states certain positive said= via="},
		{"The Northern Front claimed the raid in a message with a video in which men are seen on a lorry.", "claims_responsibility certain positive said= via="},
		{"The ministry declined to give a motive.", "declines certain positive said= via="},
		{"The ministry did not say why the road was shut.", "declines certain positive said= via="},
		{"The envoy urged both sides to stop.", "asks certain positive said= via="},
		{"Al Shabaab said it had carried out the attack.", "claims_responsibility certain positive said= via="},
		{"Al Shabaab said that it had not attacked the town.", "states certain negative said= via="},
		{"Al Shabaab said it had been attacked.", "states certain positive said= via="},
		{"The Houthis said their naval forces had targeted the ship.", "claims_responsibility certain positive said= via="},
		{"The army said its jets had bombed the camp.", "states certain positive said= via="},
		{"The Northern Front owned up to the bombing.", "claims_responsibility certain positive said= via="},
		{"The rebels vowed to return.", "pledges certain positive said= via="},
		{"The police suspect a rival clan.", "suspects possible positive said= via="},
		{"The council condemned the raid.", "condemns certain positive said= via="},
		{"The harbour office warned that mines were adrift.", "warns certain positive said= via="},
		{"Police said Tuesday that two men had fled.", "states certain positive said=2020-03-10 via="},
		{"The ministry said in a statement that the border was shut.", "states certain positive said= via=in a statement"},
		{"Governor Ana Ruiz told Radio Tarif that the jail was full.", "states certain positive said= via=told Radio Tarif"},
		{"The clinic tweeted that its gate had been hit.", "states certain positive said= via=in a tweet"},
		{"“We condemn this act,” the mayor said.", "condemns certain positive said= via="},
	}
	for _, tt := range tests {
		d := read("", tt.text, "")
		var got []string
		for _, s := range d.Sayings {
			got = append(got, fmt.Sprintf("%s %s %s said=%s via=%s", s.Stance, s.Certainty, s.Polarity, s.Said, s.Via))
		}
		if g := strings.Join(got, "; "); g != tt.want {
			t.Errorf("sayings of %q = %s, want %s", tt.text, g, tt.want)
		}
	}
}

func TestSpeaker(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"name and title", "Defense Minister Ana Ruiz said the port was open.", "Ana Ruiz|Defense Minister|official|false"},
		{"pronoun", "General Omar Haddad left early. General Omar Haddad said it was over. He added that nobody was hurt.", "Omar Haddad|General|military|false; Omar Haddad|General|military|false"},
		{"short form", "Mayor Marta Lind said no. Lind said the bridge would stay.", "Marta Lind|Mayor|official|false"},
		{"anonymous", "A police officer, speaking on condition of anonymity, said two men fled.", "police officer||police|true"},
		{"sources", "Security sources said two men fled.", "Security sources||other|true"},
		{"monitor", "The Tarif Observatory for Peace said nine died.", "Tarif Observatory for Peace||monitor|false"},
		{"witness", "Witnesses said nine died.", "Witnesses||witness|false"},
		{"after a participle", "Planes bombed the port, wounding at least three people, a nurse and residents said.", "nurse and residents||medical|false"},
		{"a spokesman", "A police spokesman said two men fled.", "police spokesman||police|false"},
		{"a known group", "JNIM said two men fled.", "Jama'at Nusrat al-Islam wal-Muslimin||armed_group|false"},
		{"known as", "A group known as the Salt Road Brigade said it had fled.", "Salt Road Brigade||armed_group|false"},
		{"headless", "The men were said to be armed.", "||other|false"},
	}
	for _, tt := range tests {
		d := read("", tt.text, "")
		var got []string
		for _, s := range d.Sayings {
			got = append(got, fmt.Sprintf("%s|%s|%s|%v", s.Speaker.Name, s.Speaker.Title, s.Speaker.Kind, s.Speaker.Anonymous))
		}
		if g := strings.Join(got, "; "); !strings.HasSuffix(g, tt.want) {
			t.Errorf("%s: speakers of %q = %s, want %s", tt.name, tt.text, g, tt.want)
		}
	}
}

// A mention that covers the source's head tells who speaks.
func TestSpeakerFromMention(t *testing.T) {
	d := read("", "He said the port was open.", "")
	d.Mentions = []doc.Mention{{Span: span.Span{End: 2}, First: 0, End: 1, Type: "Person", Form: doc.Pronoun, Name: "Ana Ruiz", Title: "Minister", Org: "Ministry of Ports", Nationality: "PE", Class: "official"}}
	all := stages()
	all[len(all)-1].Run(d)
	want := doc.Speaker{Name: "Ana Ruiz", Title: "Minister", Organization: "Ministry of Ports", Nationality: "PE", Kind: "official"}
	if len(d.Sayings) != 1 || d.Sayings[0].Speaker != want || d.Sayings[0].Mention != 0 {
		t.Errorf("Sayings = %+v, want one by %+v", d.Sayings, want)
	}
}

func TestParent(t *testing.T) {
	d := read("", "An official said that the army believes rebels laid the mine.", "")
	if len(d.Sayings) != 2 || d.Sayings[0].Parent != -1 || d.Sayings[1].Parent != 0 {
		t.Errorf("Sayings = %+v, want the second within the first", d.Sayings)
	}
}

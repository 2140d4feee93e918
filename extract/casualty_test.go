package extract_test

import (
	"strings"
	"testing"

	"sitrep"
)

// voiced gives the claims of one field in a report, with the voice that each is
// in: "police: killed 12-12".
func voiced(t *testing.T, text string, field sitrep.Field) string {
	t.Helper()
	rd := readingOf(t, text)
	voices := map[string]string{}
	for _, s := range rd.Statements {
		voices[s.ID] = strings.ToLower(s.Speaker.Name) + ": "
	}
	var lines []string
	for _, c := range rd.Claims {
		if c.Value.Field() == field {
			line := voices[c.Statement] + words(c.Value)
			if v, ok := c.Value.(sitrep.Casualty); ok && v.Nationality != "" {
				line += " " + v.Nationality
			}
			if c.Stance != sitrep.States || c.Polarity != sitrep.Positive || c.Certainty != sitrep.Certain {
				line += " (" + string(c.Stance) + ", " + string(c.Certainty) + ", " + string(c.Polarity) + ")"
			}
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "; ")
}

func TestFigures(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"exactly", "A bomb killed three people in Basra.", "killed 3-3"},
		{"people that the network takes for a place", "Gunmen killed two dockers in Odesa on Tuesday.", "killed 2-2"},
		{"what armies say for killing", "The army said it had \"neutralised\" 50 bandits near Djibo.", "army: killed 50-50"},
		{"fighters eliminated", "Troops eliminated two militants in Nazran.", "killed 2-2"},
		{"no people neutralised", "Experts neutralised two mines in Basra.", ""},
		{"no fighters eliminated", "Parliament eliminated two taxes on Monday.", ""},
		{"animals beside people", "Gunmen killed five donkeys and a farmhand in Katsina.", "killed 1-1"},
		{"animals alone", "The blast killed two dogs in Kirkuk.", ""},
		{"who speaks of animals", "Herders said 40 sheep were killed in the attack in Katsina.", ""},
		{"at least", "A bomb killed at least 18 people in Basra.", "killed 18-"},
		{"more than", "A bomb killed more than a dozen people in Basra.", "killed 13-"},
		{"up to", "A bomb killed up to 20 people in Basra.", "killed -20"},
		{"dozens", "A bomb wounded dozens of people in Basra.", "wounded 24-"},
		{"nobody", "A bomb exploded in Basra, but caused no injuries.", "wounded 0-0"},
		{"parts of a sum", "Two Americans and a British soldier were killed by a bomb in Basra.", "killed 3-3; killed 2-2 part US; killed 1-1 part GB"},
		{"a list", "A teacher, two nurses and a guard were killed by a bomb in Basra.", "killed 4-4; killed 1-1 part; killed 2-2 part"},
		{"a list of objects", "Soldiers arrested her uncle, sister and daughter in Basra.", "captured 3-3; captured 1-1 part"},
		{"a list of one each", "Her uncle, sister and daughter were arrested by soldiers in Basra.", "captured 3-3; captured 1-1 part"},
		{"somebody's name in a list", "The driver, Ali Nur, and two guards were killed by a bomb in Basra.", "killed 3-3; killed 2-2 part"},
		{"who says so is not in it", "According to police, two men and a woman were killed by a bomb in Basra.", "police: killed 3-3; police: killed 2-2 part; police: killed 1-1 part"},
		{"two harms", "A bomb killed two people and wounded seven in Basra.", "killed 2-2; wounded 7-7"},
		{"two voices", "A bomb exploded in Basra. Police said 12 people were killed. A hospital official said 15 people were killed.", "police: killed 12-12; hospital official: killed 15-15"},
		{"not firmly", "A bomb exploded in Basra. Residents said four people may have been killed.", "residents: killed 4-4 (states, possible, positive)"},
		{"dead by a verb of two words", "Two teachers were shot dead in Basra.", "killed 2-2"},
		{"to death", "Two teachers were shot to death in Basra.", "killed 2-2"},
		{"gunned down", "Two teachers were gunned down in Basra.", "killed 2-2"},
		{"between verb and death", "Gunmen stabbed two teachers to death in Basra.", "killed 2-2"},
		{"lives lost", "Twelve guards lost their lives in an attack in Basra.", "killed 12-12"},
		{"lives claimed", "An attack in Basra claimed the lives of 12 guards.", "killed 12-12"},
		{"lives counted", "A bombing in Basra claimed 15 lives and wounded 20 people.", "wounded 20-20; killed 15-15"},
		{"several alone", "Six people were killed and several injured by a bomb in Basra.", "killed 6-6; wounded 2- part"},
		{"named behind what he is", "The party condemned the murder of presidency minister Ali Nur in Basra.", "party: killed 1-1 (condemns, certain, positive)"},
		{"by what they all are", "WHAT HAS ENDANGERED THE TOWN IS THE MURDER OF THE FRANCISCANS IN BASRA ON MONDAY.", "killed 2- part"},
		{"along with others, later", "The mayor was killed at dawn near his home in Basra, along with two guards.", "killed 3-3; killed 1-1 part; killed 2-2 part"},
		{"bodies that are described", "A bomb exploded in Basra. Crews recovered 107 charred bodies of the victims.", "killed 107-107"},
		{"the number of victims", "A bomb exploded in Basra. Police said the number of victims is 59.", "police: killed 59-59"},
		{"some of the dead", "A bomb killed nine people in Basra. Four of the dead were nurses.", "killed 9-9; killed 4-4 part"},
		{"some of the injured", "A bomb wounded nine people in Basra. Four of the injured were nurses.", "wounded 9-9; wounded 4-4 part"},
		{"bodies counted", "Gunmen attacked a village near Basra. A porter said he had counted 27 bodies.", "porter: killed 27-27"},
		{"an age before", "A bomb wounded nine people in Basra, including a four-year-old girl.", "wounded 9-9; wounded 1-1 part"},
		{"an age", "A bomb killed Ali Nur (56) in Basra.", "killed 1-1"},
		{"ages in a list", "A bomb killed Ali Nur, 56, and his son Omar, 9, in Basra.", "killed 2-2; killed 1-1 part"},
		{"ages before harm", "Ali Nur, 56, and a guard were killed in Basra.", "killed 2-2; killed 1-1 part"},
		{"ages of several", "Two sisters, 4 and 11, were killed by a mine in Basra.", "killed 2-2"},
		{"the number of a regiment", "Two soldiers of Brigade 12 were killed by a mine in Basra.", "killed 2-2"},
		{"a couple", "A couple and their baby were killed by a shell in Basra.", "killed 3-3; killed 2-2 part; killed 1-1 part"},
		{"some of them between", "Six people, two of them women, were wounded by a grenade in Basra.", "wounded 6-6; wounded 2-2 part"},
		{"some among them between", "Nine people, two nurses among them, died in an air strike in Basra.", "killed 9-9; killed 2-2 part"},
		{"some of them far behind", "Nine people were killed on Monday in Basra, two of them in a second blast.", "killed 9-9; killed 2-2 part"},
		{"along with", "Ali Nur was killed along with two guards in Basra.", "killed 3-3; killed 1-1 part; killed 2-2 part"},
		{"who escaped", "Gunmen killed two guards and a third escaped in Basra.", "killed 2-2"},
		{"in critical condition", "A bomb wounded nine people in Basra; two are in critical condition.", "wounded 9-9; wounded 2-2 part"},
		{"a known part of them", "A bomb killed nine people in Basra. Seven of the dead were guards, while two were nurses who waited for a bus.", "killed 9-9; killed 7-7 part; killed 2-2 part"},
		{"some of those killed", "A bomb killed six people in Basra. Four of those killed were police officers.", "killed 6-6; killed 4-4 part"},
		{"some in critical condition", "A bomb wounded nine people in Basra, a doctor said, and two of them were in a critical condition.", "doctor: wounded 9-9; doctor: wounded 2-2 part"},
		{"in intensive care", "Gunmen shot dead a judge in Basra. His driver, who was behind the wheel, is in intensive care.", "killed 1-1; wounded 1-1 part"},
		{"to a hospital by name", "A bomb went off in Basra. Three women and a man were taken to the Sinbad General Hospital.", "wounded 4-4; wounded 3-3 part"},
		{"left with wounds", "A bomb at a bus stop left a boy with serious injuries in Basra.", "wounded 1-1"},
		{"burns", "A drone hit a depot in Basra on Monday. Three drivers suffered burns.", "wounded 3-3"},
		{"a mass grave", "A mass grave with the remains of 30 people was uncovered near Basra.", "killed 30-30"},
		{"found hanging", "The bodies of six men were found hanging from a bridge in Basra.", "killed 6-6"},
		{"wounds of bodies", "Seven bodies were found in Basra on Monday with bullet wounds.", "killed 7-7"},
		{"another by its order", "Gunmen killed two nurses and seriously wounded a third in Basra.", "killed 2-2; wounded 1-1"},
		{"bodies found", "The bodies of three kidnapped fishermen were found in Basra.", "abducted 3-3; killed 3-3"},
		{"suspected", "Soldiers killed three suspected militants in the city of Basra on Monday.", "killed 3-3"},
		{"taken alive", "Police shot dead two men in Basra on Monday. A third man and a woman were taken alive.", "killed 2-2; captured 2-2; captured 1-1 part"},
		{"unaccounted for", "A bomb killed two sailors in Basra on Monday. Six people are still unaccounted for.", "killed 2-2; missing 6-6"},
		{"named behind their number", "Two guards, Ali Nur and Omar Haddad, were killed in a raid near Basra.", "killed 2-2"},
		{"named between dashes", "Two guards - Ali Nur and Omar Haddad - were killed in a raid near Basra.", "killed 2-2"},
		{"and somebody by name", "Two guards and Omar Haddad were killed in a raid near Basra.", "killed 3-3; killed 2-2 part; killed 1-1 part"},
		{"by age", "A 19-year-old was shot dead in Basra on Monday.", "killed 1-1"},
		{"a thing's age", "A 90-year-old church burned down in Basra on Monday.", ""},
		{"a team of four", "Gunmen abducted a vaccination team of four near Basra on Monday.", "abducted 4-4"},
		{"in the present", "Pirates abduct eight crew near Basra.", "abducted 8-8"},
		{"a toll beside arrests", "The market bombing toll in Basra rose to 34 as police arrested five men.", "captured 5-5"},
		{"fled", "Gunmen killed a porter in Basra on Monday. At least 1,100 people fled to Kirkuk.", "killed 1-1; displaced 1100-"},
		{"since a day", "Rebels shelled Basra on Monday. About 3,000 people have fled since Tuesday.", "displaced 3000-3000"},
		{"fled, who came to fight", "Rebels shelled Basra on Monday. About 40 militants fled after the attack.", ""},
		{"a few fled", "Rebels shelled Basra on Monday. Two porters fled.", ""},
		{"whose killing", "Ali Nur's killing near Basra on Monday shocked the town.", "killed 1-1"},
		{"from their homes", "The shelling of Basra on Monday drove hundreds of families from their homes.", "displaced 200-"},
		{"homeless", "The shelling of Basra on Monday left 300 families homeless.", "displaced 300-300"},
		{"passers-by", "A grenade went off in Basra on Monday, wounding a patrolman and three passers-by.", "wounded 4-4; wounded 1-1 part; wounded 3-3 part"},
		{"taken to hospital", "A bomb in Basra killed four pupils. Eight more were taken to hospital.", "killed 4-4; wounded 8-8 part"},
		{"whose death a noun tells", "Police spoke of the six monks' murder in Basra.", "police: killed 6-6"},
		{"a killing that is known", "Police spoke of the killing of six monks in Basra.", "police: killed 6-6"},
		{"who was there is not counted", "Some 35 people were at work in the plant as a grenade hit its gate in Basra. They had been told to stay.", ""},
		{"not hurt", "A woman who passed by was not injured in an attack in Basra.", ""},
		{"not a single one", "Not a single guard was killed by the bomb in Basra.", "killed 0-0"},
		{"nobody, another way", "Nobody was killed by a bomb in Basra, but three people were hurt.", "killed 0-0; wounded 3-3"},
		{"none of them", "None of the six nurses was hurt by a bomb in Basra.", "wounded 0-0"},
		{"no casualties", "A bomb exploded outside a bank in Basra, causing damage but no casualties.", "killed 0-0; wounded 0-0"},
		{"none, right behind", "A bomb exploded outside a bank in Basra. No injuries were reported.", "wounded 0-0"},
		{"only meant", "Gunmen attacked a court in Basra to kill the three judges.", ""},
		{"threatened", "The group said it would kill the two envoys after an attack in Basra.", ""},
		{"with a clause between", "Two guards who were escorting her and a bystander were wounded in an attack in Basra.", "wounded 3-3; wounded 2-2 part; wounded 1-1 part"},
		{"with parts between dashes", "Six herders -- five Kenyans and one Dane -- and two women were killed by gunmen in Basra.", "killed 8-8; killed 6-6 part; killed 2-2 part"},
		{"children of them", "Nine people, five of them children, were killed by a bomb in Basra.", "killed 9-9; killed 5-5 part"},
		{"children among them", "Nine people, among them five children, were killed by a bomb in Basra.", "killed 9-9; killed 5-5 part"},
		{"mostly", "At least 17 people -- most of them herders and their wives -- were killed in a raid in Basra.", "killed 17-"},
		{"parts that come to the whole", "Seven people, two policemen and five gunmen, were killed by a bomb in Basra.", "killed 7-7; killed 2-2 part; killed 5-5 part"},
		{"a family's number", "Three members of a family of five were killed by a bomb in Basra.", "killed 3-3"},
		{"ages are no numbers", "Two nurses, aged 24 and 31, were shot dead by gunmen in Basra.", "killed 2-2"},
		{"some of a number", "Seven of the nine guards were wounded in an attack in Basra.", "wounded 7-7 part"},
		{"the object of another verb", "A bomb killed a councillor and his driver was wounded in Basra.", "killed 1-1; wounded 1-1"},
		{"two tolls", "The police put the number of dead at 18 and the number of wounded at 27 after a bombing in Basra.", "police: killed 18-18; police: wounded 27-27"},
		{"a toll that rose", "The death toll of a bombing in Basra rose from 28 to 31.", "killed 31-31"},
		{"between two numbers", "Between three and five people were killed by a bomb in Basra.", "killed 3-5"},
		{"hostages", "Gunmen killed a guard, took two nurses hostage and fled from a clinic in Basra.", "killed 1-1; abducted 2-2"},
		{"somebody with two titles", "Gunmen killed Ali Nur, head of a bank and mayor of Basra.", "killed 1-1"},
		{"people by name", "Ali Nur and Omar Hadi were shot dead by gunmen in Basra.", "killed 2-2; killed 1-1 part; killed 1-1 part"},
		{"both", "Both men were shot dead by gunmen in Basra.", "killed 2-2"},
		{"a subject nearer than who spoke last", "A warder said that the gate was open. Police chief Omar Haddad drove to the jail. He added that a bomb had killed two guards in Basra.", "omar haddad: killed 2-2"},
		{"peoples behind the whole", "A bomb killed seven people, five Danes and two Kenyans, in Basra on Monday.", "killed 7-7; killed 5-5 part DK; killed 2-2 part KE"},
		{"citizens of a country", "A bomb wounded two citizens of Kazakhstan in Basra on Monday.", "wounded 2-2 KZ"},
		{"who says so, with his name behind", "Helicopters bombed a camp near Basra, killing seven fighters, a military spokesman, Colonel Ali Nur, said.", "ali nur: killed 7-7"},
		{"killed or hurt", "About 60 people were killed or hurt in a bombing in Basra.", ""},
		{"in a limb", "Gunmen fired at a car in Basra. A nurse was hit in the arm by a bullet.", "wounded 1-1"},
		{"seized by armed people", "Two nurses were seized by gunmen in Basra on Monday.", "abducted 2-2"},
		{"no people seized", "Soldiers seized two rifles in a raid in Basra on Monday.", ""},
		{"captured in a clash", "One soldier was killed in a clash near Basra and three insurgents were captured.", "killed 1-1; captured 3-3"},
		{"not of this world", "The minister said that 40 schools had been opened in Basra.", ""},
	}
	for _, tt := range tests {
		if got := voiced(t, tt.text, sitrep.FieldCasualties); got != tt.want {
			t.Errorf("%s: figures of %q = %q, want %q", tt.name, tt.text, got, tt.want)
		}
	}
}

// How firmly somebody is held to have done it, as in MUC-4.
func TestConfidence(t *testing.T) {
	const bomb = "A bomb killed six soldiers in Basra on Monday. "
	tests := []struct{ text, want string }{
		{"The attack was carried out by the Red Front.", "reported_as_fact"},
		{"The Red Front said it carried out the attack.", "claimed_or_admitted"},
		{"The Red Front announced that it would bomb the courts of the port.", "possible"},
		{"The Red Front denied that it was involved in the attack.", "denied"},
		{"The interior ministry attributed the attack to the Red Front.", "suspected_or_accused_by_authorities"},
		{"Villagers blamed the attack on the Red Front.", "suspected_or_accused"},
		{"Opposition leaders blamed the attack on the Red Front.", "suspected_or_accused"},
		{"The mayor said that the Red Front could have been involved in the attack.", "possible"},
		{"There is no evidence that the Red Front was behind the attack.", "denied"},
		{"If the attack was carried out by the Red Front, the talks are over.", "possible"},
		{"Police linked the Red Front to the attack.", "suspected_or_accused_by_authorities"},
		{"The evidence points to the Red Front.", "suspected_or_accused"},
		{"The mayor pointed to the Red Front.", ""},
		{"The Red Front launched an inquiry into the attack.", ""},
		{"The mayor said that he had no doubt that the Red Front was behind the attack.", "suspected_or_accused_by_authorities"},
	}
	for _, tt := range tests {
		got := ""
		for _, c := range readingOf(t, bomb+tt.text).Claims {
			if a, ok := c.Value.(sitrep.Actor); ok && a.Name == "Red Front" {
				got = a.Confidence
			}
		}
		if got != tt.want {
			t.Errorf("confidence of %q = %q, want %q", tt.text, got, tt.want)
		}
	}
}

// Who did it is told as a fact only in the report's voice; a denial is the denier's.
func TestBlame(t *testing.T) {
	const bomb = "A bomb killed six soldiers in Basra on Monday. "
	tests := []struct{ text, want string }{
		{bomb + "The Red Front claimed responsibility for the attack.", "victim soldiers; claimant Red Front"},
		{bomb + "The Red Front denied that it had bombed the barracks.", "victim soldiers; red front: suspect Red Front (denies, certain, positive)"},
		{bomb + "Nobody claimed responsibility.", "victim soldiers"},
		{bomb + "The Red Front said that one of its men had carried out the attack.", "victim soldiers; claimant Red Front"},
		{"Fighters stormed a jail in Basra on Friday, an attack the police blamed on the Red Front.", "perpetrator Fighters; police: suspect Red Front (alleges, certain, positive)"},
		{"Soldiers arrested three men in Basra on Monday over a bombing.", "responder Soldiers; suspect men"},
		{"Army sappers defused a bomb under a bridge in Basra on Monday.", "responder Army sappers"},
		{"On March 19 gunmen on a boat opened fire at an office in Basra, killing a clerk.", "perpetrator gunmen; perpetrator gunmen; victim clerk"},
		{"Two guards were killed in Basra on Friday by men thought to be members of the Red Front.", "perpetrator men; victim guards; suspect members of the Red Front; suspect Red Front"},
		{bomb + "The regional branch of the Red Front claimed responsibility late on Friday.", "victim soldiers; claimant Red Front"},
		{bomb + "The ministry laid the blame on the Red Front.", "victim soldiers; ministry: suspect Red Front"},
		{"Around 300 residents demonstrated in Basra on Monday to demand better protection.", "perpetrator residents"},
		{"Two men threw a grenade at a checkpoint manned by volunteers in Basra, killing a nurse.", "perpetrator men; victim nurse"},
		{"A gunman killed five people in Basra. Police identified the attacker as Ali Nur.", "perpetrator gunman; victim people; police: suspect Ali Nur; police: perpetrator attacker"},
		{"A man drove a truck into a crowd in Basra, killing six. The mayor named him as Ali Nur, a mechanic.", "perpetrator man; perpetrator man; mayor: suspect Ali Nur"},
		{"Scores of raiders stormed a village near Basra on Sunday, killing two nurses.", "perpetrator raiders; perpetrator raiders; victim nurses"},
		{"On Monday, army planes bombed Basra, killing five people.", "perpetrator army; victim people"},
		{"Ten people died in Basra when warplanes of a Saudi-led coalition struck a market on Sunday.", "victim people; perpetrator Saudi-led coalition"},
		{bomb + "Police suspect the Red Front.", "victim soldiers; police: suspect Red Front (suspects, possible, positive)"},
		{bomb + "Police blamed members of the Northern Liberation Army.", "victim soldiers; police: suspect members of the Northern Liberation Army (alleges, certain, positive); police: suspect Northern Liberation Army (alleges, certain, positive)"},
		{bomb + "Police blamed members of the Guatemalan army.", "victim soldiers; police: suspect members of the Guatemalan army (alleges, certain, positive); police: suspect Guatemalan army (alleges, certain, positive)"},
		{"Two farmers accused of the bombing in Basra were held on Monday.", "suspect farmers"},
		{bomb + "The Red Front said it had carried out the attack.", "victim soldiers; claimant Red Front; red front: claimant Red Front (claims_responsibility, certain, positive)"},
		{bomb + "The Red Front said its fighters had staged the ambush.", "victim soldiers; red front: claimant Red Front"},
		{bomb + "The clandestine group \"Desert Army\" has accepted responsibility for the attack.", "victim soldiers; claimant Desert Army"},
		{bomb + "The Red Front denied responsibility for the attack.", "victim soldiers; suspect Red Front"},
		{bomb + "The interior ministry attributed the crime to the Red Front.", "victim soldiers; interior ministry: suspect Red Front (alleges, probable, positive)"},
		{bomb + "The Red Front is believed to have carried out the attack.", "victim soldiers; : suspect Red Front (believes, probable, positive)"},
		{bomb + "The police hold the Red Front responsible for the attack.", "victim soldiers; suspect Red Front"},
		{"The governor refused to say how many soldiers were killed in Basra.", ""},
		{"Officials did not say whether anyone was hurt in the blast in Basra on Monday.", ""},
		{bomb + "Responsibility was claimed by the Red Front.", "victim soldiers; claimant Red Front"},
		{bomb + "A caller claimed responsibility on behalf of the Red Front.", "victim soldiers; caller: claimant Red Front (claims_responsibility, certain, positive)"},
		{bomb + "The Red Front boasted of the bombing.", "victim soldiers; claimant Red Front"},
		{bomb + "The Red Front admitted planting the bomb.", "victim soldiers; claimant Red Front"},
		{bomb + "Suspicion fell on the Red Front.", "victim soldiers; suspect Red Front"},
		{bomb + "The Red Front is the prime suspect.", "victim soldiers; suspect Red Front"},
		{bomb + "The government pointed the finger at the Red Front.", "victim soldiers; suspect Red Front"},
		{bomb + "The Red Front rejected accusations that it was behind the bombing.", "victim soldiers; suspect Red Front"},
		{bomb + "Two men linked to the Red Front were arrested for the bombing.", "victim soldiers; suspect men; suspect Red Front"},
		{"Six soldiers were killed in Basra on Monday, apparently by the Red Front.", "suspect Red Front; victim soldiers"},
		{"Alleged members of the Red Front killed six soldiers in Basra on Monday.", "suspect members of the Red Front; suspect Red Front; victim soldiers"},
		{"The Red Front allegedly killed six soldiers in Basra on Monday.", "suspect Red Front; victim soldiers"},
		{"Six soldiers died in Basra on Monday at the hands of the Red Front.", "perpetrator Red Front; victim soldiers"},
		{"Israeli jets struck a depot near Damascus on Monday, killing two soldiers.", "perpetrator Israel; perpetrator Israel; victim soldiers"},
		{"A group calling itself the Salt Road Army killed six soldiers in Basra on Monday.", "perpetrator Salt Road Army; victim soldiers"},
		{"An armed group calling itself the Salt Road Army claimed responsibility on Wednesday for a bombing that killed six soldiers in Basra.", "salt road army: victim soldiers (claims_responsibility, certain, positive); claimant Salt Road Army"},
		{"Sel Amar, a local militia, killed six soldiers in Basra on Monday.", "perpetrator Sel Amar; victim soldiers"},
		{"Gunmen from the Sel Amar movement killed six soldiers in Basra on Monday.", "perpetrator Gunmen; perpetrator Sel Amar; victim soldiers"},
		{bomb + "The Red Front planned and carried out the bombing.", "victim soldiers; perpetrator Red Front"},
		{bomb + "The Red Front said it was not involved.", "victim soldiers; red front: suspect Red Front (states, certain, negative)"},
		{bomb + "The Red Front denied that it had anything to do with the bombing.", "victim soldiers; suspect Red Front"},
		{bomb + "The bomber was identified as Ali Nur.", "victim soldiers; : suspect Ali Nur"},
		{bomb + "Police named Ali Nur as the bomber.", "victim soldiers; police: suspect Ali Nur"},
		{"Fighters loyal to the Red Front killed six soldiers in Basra on Monday.", "perpetrator Fighters; perpetrator Red Front; victim soldiers"},
		{"Russian warplanes bombed a market near Idlib on Monday, killing six people.", "perpetrator Russia; perpetrator Russia; victim people"},
		{"Navy helicopters shelled a market near Idlib on Monday, killing six people.", "perpetrator Navy; victim people"},
		{"Four people died in fighting between the army and rebels near Bria on Monday.", "victim people; perpetrator army; perpetrator army; perpetrator rebels"},
		{"Soldiers clashed with gunmen near Bria on Monday, and four people died.", "perpetrator Soldiers; perpetrator gunmen; victim people"},
		{"A blast hurt six people in Basra on Monday, among them a four-year-old girl, mayor Omar Haddad told Basra Radio.", "omar haddad: victim people; omar haddad: victim four-year-old girl"},
		{"Russia fired 40 drones at Orda on Monday and the Ukrainian air force shot down 31 drones.", "perpetrator Russia; responder Ukrainian air force"},
		{"Russia fired 40 drones at Orda on Monday. The Ukrainian air force said it had shot down 31 of them.", "perpetrator Russia"},
		{bomb + "The attack was directed against the Red Front.", "victim soldiers"},
		{bomb + "The Red Front accused the army of corruption.", "victim soldiers"},
		{"BASRA, Iraq, March 5 (Harbour Wire) -- The Red Front has claimed responsibility for the attack on a judge's home on Sunday.", "claimant Red Front"},
		{"Gunmen killed six soldiers in Basra on Monday.", "perpetrator Gunmen; victim soldiers"},
		{"Four members of the Northern Liberation Army killed six soldiers in Basra on Monday.", "perpetrator members of the Northern Liberation Army; perpetrator Northern Liberation Army; victim soldiers"},
		{"Gunmen killed six soldiers in Basra on Monday, police said.", "police: perpetrator Gunmen; police: victim soldiers"},
	}
	for _, tt := range tests {
		if got := voiced(t, tt.text, sitrep.FieldActors); got != tt.want {
			t.Errorf("actors of %q = %q, want %q", tt.text, got, tt.want)
		}
	}
}

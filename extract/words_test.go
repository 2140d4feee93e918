package extract_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"sitrep"
	"sitrep/doc"
	"sitrep/extract"
	"sitrep/nlp"
)

// readingOf reads a report of Thursday, 5 March 2026.
func readingOf(t *testing.T, text string) *sitrep.Reading {
	t.Helper()
	return readingFrom(t, sitrep.Report{Source: "Harbour Wire", Text: text})
}

// readingFrom is readingOf for what another outlet published, and what has a title.
func readingFrom(t *testing.T, r sitrep.Report) *sitrep.Reading {
	t.Helper()
	stages, err := nlp.New(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r.ID = "r"
	d := doc.New(r.Title, r.Text, time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC))
	d.Source = r.Source
	stages.Annotate(d)
	return extract.Read(d, &r)
}

// told gives the claims of one field in a report, a line a claim.
func told(t *testing.T, text string, field sitrep.Field) string {
	t.Helper()
	var lines []string
	for _, c := range readingOf(t, text).Claims {
		if c.Value.Field() == field {
			lines = append(lines, words(c.Value))
		}
	}
	return strings.Join(lines, "; ")
}

func words(v sitrep.Value) string {
	switch v := v.(type) {
	case sitrep.When:
		return v.EDTF
	case sitrep.Actor:
		return v.Role + " " + v.Name
	case sitrep.Casualty:
		s := v.Effect + " " + number(v.Min) + "-" + number(v.Max)
		if !v.Whole {
			s += " part"
		}
		return s
	case sitrep.Where:
		return v.Name
	case sitrep.Target:
		return v.Name
	case sitrep.Weapon:
		return v.Name
	}
	return fmt.Sprint(v)
}

func number(n *int) string {
	if n == nil {
		return ""
	}
	return fmt.Sprint(*n)
}

func TestWordsTold(t *testing.T) {
	tests := []struct {
		text  string
		field sitrep.Field
		want  string
	}{
		// Whose day it is.
		{"Gunmen stormed a bank in Basra on Tuesday.", sitrep.FieldWhen, "2026-03-03"},
		{"The council met on Wednesday, a day after gunmen stormed a bank in Basra.", sitrep.FieldWhen, "2026-03-03"},
		{"Basra buried its dead on Wednesday, two weeks after a car bomb killed nine people.", sitrep.FieldWhen, "2026-02-18"},
		{"The council met on Wednesday, years after gunmen stormed a bank in Basra.", sitrep.FieldWhen, ""},
		{"The Red Front claimed responsibility on Wednesday for a car bombing that killed two people in Basra.", sitrep.FieldWhen, ""},
		{"The Red Front on Wednesday denied that it had bombed a bank in Basra.", sitrep.FieldWhen, ""},
		{"Police fought the group in the hills near Basra until last summer.", sitrep.FieldWhen, ""},
		{"Two days after gunmen killed two nurses in Basra, police on Wednesday held a man.", sitrep.FieldWhen, "2026-03-02"},
		{"Two days after the vote, gunmen killed a porter in Basra on Wednesday.", sitrep.FieldWhen, "2026-03-04"},
		{"A porter who was shot in Basra on Sunday died on Wednesday.", sitrep.FieldWhen, "2026-03-01"},
		{"Gunmen shot two porters in Basra on Sunday, the third such killing this year.", sitrep.FieldWhen, "2026-03-01"},
		{"Last month, six guards died in an ambush near Basra.", sitrep.FieldWhen, "2026-02"},
		{"In May gunmen killed two nurses in Basra, and in June a bomb killed six guards in Kirkuk.", sitrep.FieldWhen, "2025-05; 2025-06"},
		{"BASRA, Iraq, March 5 (Harbour Wire) - Gunmen stormed a bank on Tuesday.", sitrep.FieldWhen, "2026-03-03"},
		{"BASRA, Iraq, March 5 (Harbour Wire) - Gunmen stormed a bank in the old town.", sitrep.FieldWhen, ""},
		{"The governor this morning condemned the murder of three nurses in Basra.", sitrep.FieldWhen, ""},
		{"In a letter published on Wednesday the union deplored the killing of three nurses in Basra.", sitrep.FieldWhen, ""},
		{"The minister flew home on Wednesday after the bombing of a market in Basra on Sunday.", sitrep.FieldWhen, "2026-03-01"},
		{"The council spoke on Wednesday of the murder of three nurses in Basra.", sitrep.FieldWhen, ""},
		{"Rebels attacked three schools in Basra to spoil the 9 May races.", sitrep.FieldWhen, ""},
		{"Rebels attacked a school in Basra to disrupt Wednesday's elections.", sitrep.FieldWhen, ""},
		{"The attack in Basra was the work of the Red Front, which was founded in 1995.", sitrep.FieldWhen, ""},
		{"Ali Nur, a leader of the Red Front, the group that laid down its arms on 9 January, was killed in Basra.", sitrep.FieldWhen, ""},
		{"Officials confirmed an attack on a market in Basra on Sunday.", sitrep.FieldWhen, "2026-03-01"},
		{"The Red Front claimed responsibility for the Feb. 12 bombing of a mill near Basra.", sitrep.FieldWhen, "2026-02-12"},
		{"Two months ago a bomb killed nine nurses in Basra on Jan. 3.", sitrep.FieldWhen, "2026-01-03"},
		{"Gunmen shot two guards dead. The incident took place in Kirkuk on Tuesday.", sitrep.FieldWhen, "2026-03-03"},
		{"Gunmen shot two guards dead. It happened on Tuesday.", sitrep.FieldWhen, "2026-03-03"},
		{"Gunmen shot two guards dead. A similar incident took place in Kirkuk on Tuesday.", sitrep.FieldWhen, ""},
		{"Gunmen shot two guards dead. The council took note of the incident on Tuesday.", sitrep.FieldWhen, ""},
		{"Last month more than 200 nurses were reported killed in raids near Basra.", sitrep.FieldWhen, "2026-02"},
		{"It was the worst attack in Basra since May: a bomb killed nine nurses.", sitrep.FieldWhen, ""},
		{"Gunmen stormed a bank in Basra on Tuesday. The attack began at about 9 a.m. and lasted an hour.", sitrep.FieldWhen, "2026-03-03; 2026-03-03T09~"},
		{"Basra/Oslo, 5 March 2026 – Harbour Relief (HR) is horrified by the killing of two of our nurses in an attack in Basra county, in the south of Iraq, on Tuesday.", sitrep.FieldWhen, "2026-03-03"},
		{"Basra/Oslo, 5 March 2026 – We mourn the killing of two nurses in an attack on Tuesday.", sitrep.FieldWhen, "2026-03-03"},
		{"It was the worst bombing in Basra since January 2015, when 20 people were killed at a mosque.", sitrep.FieldWhen, "2015-01"},
		{"He called it the worst bombing in Basra \"since January 2015,\" when 20 people were killed at a mosque.", sitrep.FieldWhen, "2015-01"},
		{"The council on Wednesday condemned Sunday's bombing of a market in Basra, which killed nine nurses.", sitrep.FieldWhen, "2026-03-01"},
		{"A bomb went off in Basra on Tuesday. At 3 a.m. this morning (0000 GMT) gunmen shot two guards dead in Kirkuk.", sitrep.FieldWhen, "2026-03-03; 2026-03-05T00:00Z"},
		{"The Red Front on Tuesday threatened to kill three judges in Basra.", sitrep.FieldWhen, "2026-03-03"},
		// How far it came.
		{"An inquiry will be opened into the murder of three nurses in Basra.", sitrep.FieldStage, "carried_out"},
		{"The council will investigate the murder of three nurses in Basra.", sitrep.FieldStage, "carried_out"},
		{"The Red Front said it will carry out the murder of three judges in Basra.", sitrep.FieldStage, "planned"},
		// Where it was.
		{"Gunmen shot two guards dead. The incident took place in Kirkuk on Tuesday.", sitrep.FieldWhere, "Kirkuk"},
		{"A clerk shot a porter dead in Ankara and cried: \"Remember the harbour of Mosul!\"", sitrep.FieldWhere, "Ankara"},
		{"A clerk shot a porter dead and cried: \"Remember the streets in Mosul!\"", sitrep.FieldWhere, ""},
		{"Government forces shelled Idlib on Monday, killing six people.", sitrep.FieldWhere, "Idlib"},
		{"Militants stormed the village of Gaskiya on Monday and killed six people.", sitrep.FieldWhere, "Gaskiya"},
		{"Gunmen killed six people in the streets of Mosul on Monday.", sitrep.FieldWhere, "Mosul"},
		{"Russian shelling of Kherson killed two nurses on Monday.", sitrep.FieldWhere, "Kherson"},
		{"A drone strike killed two nurses in Gaza on Monday.", sitrep.FieldWhere, "Gaza Strip"},
		{"BASRA, Iraq, March 5 (Harbour Wire) -- Gunmen killed two porters here on Monday.", sitrep.FieldWhere, "Basrah"},
		{"Gunmen killed two porters in Nigeria's Plateau state on Monday.", sitrep.FieldWhere, "Plateau State"},
		{"The explosion damaged a restaurant, which is located in the residential district of Miraflores in Lima.", sitrep.FieldWhere, "Miraflores"},
		{"Gunmen attacked a Karachi mosque on Monday, killing three people.", sitrep.FieldWhere, "Karachi"}, // where what is hit stands
		{"Gunmen stormed Kabul's Serena hotel on Monday, killing three people.", sitrep.FieldWhere, "Kabul"},
		{"Planes bombed the Santa Elena church in Usulutan in El Salvador, killing three people.", sitrep.FieldWhere, "Usulután"},
		{"Two bombs were thrown at a van that stood before the embassy in Zarkul district, near Basra.", sitrep.FieldWhere, "Zarkul"},
		{"Rebels sabotaged pylons and transformers in Basra.", sitrep.FieldWhere, "Basrah"},
		{"Rebels sabotaged the talks in Basra.", sitrep.FieldWhere, ""},
		{"Gunmen killed three Karachi traders on Monday.", sitrep.FieldWhere, ""},
		{"A grenade was thrown at a bus on the Atlantic highway in Guatemala City.", sitrep.FieldWhere, "Guatemala City"},
		{"Gunmen shot two guards dead. The crime was committed in Kirkuk on Tuesday.", sitrep.FieldWhere, "Kirkuk"},
		{"Gunmen stormed a church on Monday, killing nine people. The church stands in Mopti.", sitrep.FieldWhere, "Mopti"},
		{"A bomb damaged two hotels on Monday. The hotels are located in Kirkuk.", sitrep.FieldWhere, "Kirkuk"},
		{"A bomb damaged two hotels on Monday. The damaged hotels are located in Kirkuk.", sitrep.FieldWhere, "Kirkuk"},
		{"A bomb damaged the house of a judge on Monday. The house is in the port of Aden.", sitrep.FieldWhere, "Aden"},
		{"GUNMEN SHOT TWO GUARDS DEAD ON MONDAY. THE INCIDENT TOOK PLACE IN KIRKUK.", sitrep.FieldWhere, "Kirkuk"},
		{"A bomb went off in Kirkuk. The blast was felt in a suburb of Arbil.", sitrep.FieldWhere, "Kirkuk"},
		{"Gunmen stormed a church on Monday, killing nine people. The embassy is located in Mopti.", sitrep.FieldWhere, ""},
		{"The rebels announced in Tegucigalpa on Monday that planes had bombed three villages.", sitrep.FieldWhere, ""}, // that is where it was said
		{"Gunmen killed nine traders, according to reports broadcast in Bogota.", sitrep.FieldWhere, ""},
		{"In Mopti, officials said gunmen killed nine traders.", sitrep.FieldWhere, "Mopti"},
		{"Police reported the killing of nine traders in Mopti.", sitrep.FieldWhere, "Mopti"},
		{"GUNMEN SHOT A LAWYER IN THE BARRIO TOMAS QUIJANO NEIGHBORHOOD ON MONDAY.", sitrep.FieldWhere, "BARRIO TOMAS QUIJANO"}, // the whole name, in capitals
		{"A BOMB EXPLODED ON SORATA MOUNTAIN IN GUATEMALA, POLICE SAID.", sitrep.FieldWhere, "SORATA MOUNTAIN"},
		{"GUERRILLAS ATTACKED AN AMBULANCE NEAR THE NATIONAL UNIVERSITY ON MONDAY.", sitrep.FieldWhere, "NATIONAL UNIVERSITY"},
		{"GUERRILLAS BURNED TEN HOUSES IN SANTA ROSA DE YANAMARCA IN PERU.", sitrep.FieldWhere, "SANTA ROSA DE YANAMARCA"},
		{"GUERRILLAS BURNED TEN HOUSES IN SANTA ROSA DE SAN MIGUEL IN PERU.", sitrep.FieldWhere, "SANTA ROSA DE SAN MIGUEL"},
		{"On Monday, gunmen killed two teachers in Kirkuk and a bomb killed three soldiers in Mosul.", sitrep.FieldWhere, "Kirkuk; Mosul"},
		{"Gunmen killed two porters in Beni in eastern Congo on Monday.", sitrep.FieldWhere, "Beni"},
		{"Gunmen killed two porters in Congo on Monday.", sitrep.FieldWhere, "Democratic Republic of the Congo"},
		{"Gunmen killed two porters in Jenin on Monday.", sitrep.FieldWhere, "Janīn"},
		{"Kabul was rocked by two blasts on Monday.", sitrep.FieldWhere, "Kabul"},
		{"Rockets hit Basra on Monday, killing six people.", sitrep.FieldWhere, "Basrah"},
		{"Aleppo came under heavy shelling on Monday, and six people were killed.", sitrep.FieldWhere, "Aleppo"},
		{"North Korea launched two rockets across Japan on Tuesday.", sitrep.FieldWhere, "North Korea"},
		{"India test-fired two short-range missiles on Monday.", sitrep.FieldWhere, "India"},
		{"Iran fired a missile over northern Iraq on Tuesday, officials in Baghdad said.", sitrep.FieldWhere, "Iran"},
		{"A clerk shot Russia's consul on Monday.", sitrep.FieldWhere, ""},
		{"BASRA, Iraq, March 5 (Harbour Wire) -- A bomb destroyed a bank in this city.", sitrep.FieldWhere, "Basrah"},
		{"The Iraqi cabinet met. Two bombs went off in several parts of the capital, the police of Iraq said.", sitrep.FieldWhere, "Baghdad"},
		{"Gunmen killed two porters in the Jordanian capital.", sitrep.FieldWhere, "Amman"},
		{"Rebels marched into Kirkuk. On Tuesday a bomb killed a porter in the town.", sitrep.FieldWhere, "Kirkuk"},
		{"Rebels marched into Kirkuk. On Tuesday a bomb killed a porter in the same town.", sitrep.FieldWhere, "Kirkuk"},
		{"Rebels marched into Kirkuk. On Tuesday they fired mortars at the town's airport.", sitrep.FieldWhere, "Kirkuk"},
		{"On March 1 gunmen opened fire at the home of the mayor of Mosul, killing a clerk.", sitrep.FieldWhere, "Mosul"},
		{"Luis Rojas, the party's candidate, was shot at a rally in Tijuana.", sitrep.FieldWhere, "Tijuana"},
		{"Iraq mourned. Gunmen killed a porter in the provincial capital.", sitrep.FieldWhere, ""},
		{"On Sunday shots were heard in Kirkuk. There, gunmen had killed two porters.", sitrep.FieldWhere, "Kirkuk"},
		{"On Sunday shots were heard in Kirkuk. There, gunmen had killed two porters.", sitrep.FieldWhen, "2026-03-01"},
		{"There was a blast in Kirkuk. There are two dead.", sitrep.FieldWhere, "Kirkuk"},
		{"The clan's men struck back on Sunday. They ambushed a lorry near Kirkuk, killing two porters.", sitrep.FieldWhen, "2026-03-01"},
		{"The clan's men struck back on Sunday. Gunmen ambushed a lorry near Kirkuk, killing two porters.", sitrep.FieldWhen, ""},
		{"On Sunday armed men entered the clinic in Kirkuk. They beat a nurse and set fire to the ward.", sitrep.FieldWhere, "Kirkuk"},
		{"The farmer was seized on Monday, when four men stopped his lorry near Basra.", sitrep.FieldType, "Abduction/forced disappearance"},
		{"The town was seized on Monday, after a long siege.", sitrep.FieldType, ""},
		{"Kirkuk police said two porters were shot dead on Monday.", sitrep.FieldWhere, "Kirkuk"},
		{"Last month 16 soldiers died in a similar attack in Kirkuk.", sitrep.FieldWhere, "Kirkuk"},
		{"A freighter was hit by a missile in the Red Sea off Yemen on Monday, the owners said, in an attack that the group has not claimed.", sitrep.FieldWhere, "Red Sea"},
		{"A bomb killed a nurse in Kirkuk. A porter died on the way to hospital in Mosul.", sitrep.FieldWhere, "Kirkuk"},
		{"Iraq mourned. Gunmen killed a porter outside the city council.", sitrep.FieldWhere, ""},
		// Of a town and a part of it, or of two places of which one only tells where the other lies, the one that is told most exactly.
		{"A bomb exploded in the residential district of Karrada in Baghdad on Monday, killing two.", sitrep.FieldWhere, "Karrada"},
		{"In Baghdad, a bomb exploded on Monday near a branch of the state bank in the Karrada neighborhood.", sitrep.FieldWhere, "Karrada"},
		{"Gunmen killed two men near their home in Baghdad's eastern Zerqelun neighborhood on Monday.", sitrep.FieldWhere, "Zerqelun"},
		{"A senator was shot on Monday in the main square of Taji, 20 km north of Baghdad.", sitrep.FieldWhere, "Taji"},
		{"The ambush took place on Monday in Taji, a town in the Baghdad governorate, and killed two.", sitrep.FieldWhere, "Taji"},
		{"A driver who was abducted in Basra on Sunday was found dead on Tuesday.", sitrep.FieldWhen, "2026-03-01"},
		{"In a letter published in Ankara the union deplored the killing of three nurses.", sitrep.FieldWhere, ""},
		// Who was hurt.
		{"A car bomb killed two people in Basra and the wounded were taken to a hospital.", sitrep.FieldCasualties, "killed 2-2"},
		{"The number of dead in the Basra car bombing rose to four after a policeman died.", sitrep.FieldCasualties, "killed 1-1 part; killed 4-4"},
		{"A bomb killed nine people in Basra, and two of the injured died.", sitrep.FieldCasualties, "killed 9-9; killed 2-2 part"},
		{"A bomb exploded in Basra, killing four people, a hospital official said.", sitrep.FieldCasualties, "killed 4-4"},
		{"Omar Haddad, 56, was killed when a bomb exploded in Basra.", sitrep.FieldCasualties, "killed 1-1"},
		{"Two people were killed in a car crash in Basra on Monday.", sitrep.FieldType, ""},
		{"An earthquake killed 40 people in Basra.", sitrep.FieldType, ""},
		{"The storm battered Basra on Monday, killing six people.", sitrep.FieldType, ""},
		{"A ferry capsized off Basra on Monday, killing six people.", sitrep.FieldType, ""},
		{"A fire killed six people in a hostel in Basra on Monday.", sitrep.FieldType, ""},
		{"Israeli fire killed six people in Gaza on Monday.", sitrep.FieldType, "Attack"},
		{"An earthquake struck the town of Darun on Monday, killing 14 people.", sitrep.FieldType, ""},
		{"Six people were killed on Monday when their church was struck by lightning in Basra.", sitrep.FieldType, ""},
		{"A freight train struck a school bus near Basra on Monday, killing four children.", sitrep.FieldType, ""},
		{"A woman was hit by a train near Basra on Monday and died in hospital.", sitrep.FieldType, ""},
		{"A coach carrying pilgrims plunged into a ravine near Basra on Monday, killing at least 20.", sitrep.FieldType, ""},
		{"A nurse was killed on Monday when her car overturned near Basra.", sitrep.FieldType, ""},
		{"A gas explosion at a noodle shop in Basra on Monday killed two people and hurt 55.", sitrep.FieldType, ""},
		{"An explosion at a noodle shop in Basra on Monday killed two people and hurt 55.", sitrep.FieldType, "Remote explosive/landmine/IED"},
		{"A wave of bombings killed 40 people in Basra on Monday.", sitrep.FieldType, "Attack"},
		{"A wave of attacks hit Basra on Monday, killing 40 people.", sitrep.FieldType, "Attack"},
		{"Turkish ships struck the port of Basra on Monday.", sitrep.FieldType, "Attack"},
		{"A boat packed with explosives hit a frigate off Basra on Monday, killing two sailors.", sitrep.FieldType, "Remote explosive/landmine/IED"},
		{"A truck plunged into a crowd in Basra on Monday, killing five people.", sitrep.FieldType, "Attack"},
		{"A porter died of a heart attack in Basra on Monday.", sitrep.FieldType, ""},
		{"The Red Front has fought the army in Basra, on and off, since 1949.", sitrep.FieldType, ""},
		{"Troops have fought rebels in Basra since Monday, killing nine.", sitrep.FieldType, "Armed clash"},
		{"A strike over pay closed the docks in Basra on Monday.", sitrep.FieldType, ""},
		{"Hundreds marched in Basra on Monday to demand elections.", sitrep.FieldType, "Peaceful protest"},
		{"Rebels seized control of the town of Bria on Monday.", sitrep.FieldType, "Non-state actor overtakes territory"},
		{"A new coach took control of the team in Basra on Monday.", sitrep.FieldType, ""},
		{"Rebels captured the town of Bria on Monday.", sitrep.FieldType, "Non-state actor overtakes territory"},
		{"The town of Bria fell to rebels on Monday.", sitrep.FieldType, "Non-state actor overtakes territory"},
		{"The town of Bria fell to rebels on Monday.", sitrep.FieldWhere, "Bria"},
		{"The town of Bria fell to rebels on Monday.", sitrep.FieldActors, "perpetrator rebels"},
		{"The army lost control of Bria on Monday.", sitrep.FieldType, "Non-state actor overtakes territory"},
		{"Soldiers seized the town of Bria on Monday.", sitrep.FieldType, "Government regains territory"},
		{"Soldiers drove the rebels out of Bria on Monday.", sitrep.FieldType, "Government regains territory"},
		{"The army had regained control of Bria by Monday.", sitrep.FieldType, "Government regains territory"},
		{"The front held Bria, a town that the army retook on Monday.", sitrep.FieldType, "Government regains territory"},
		{"A bomb maker was shot dead in Basra on Monday.", sitrep.FieldType, "Attack"},
		{"Gunmen entered the town of Bria on Monday.", sitrep.FieldMethod, "raid"},
		{"Rebels entered talks in Bria on Monday.", sitrep.FieldType, ""},
		{"The company lost its case in Bria on Monday.", sitrep.FieldType, ""},
		{"The job fell to a young engineer in Bria on Monday.", sitrep.FieldType, ""},
		{"Soldiers battled rebels for the town of Bria on Monday.", sitrep.FieldType, "Armed clash"},
		{"Soldiers battled rebels for the town of Bria on Monday.", sitrep.FieldWhere, "Bria"},
		{"Rebels fought soldiers in Bria on Monday.", sitrep.FieldActors, "perpetrator Rebels; perpetrator soldiers"},
		{"Firefighters battled a blaze in Bria on Monday.", sitrep.FieldType, ""},
		{"Nurses marched through Basra on Monday, demanding that the killers be found.", sitrep.FieldType, "Peaceful protest"},
		{"Thousands rallied in Basra on Monday calling for the governor to resign.", sitrep.FieldType, "Peaceful protest"},
		{"Soldiers killed three suspected militants in Basra on Monday.", sitrep.FieldType, "Armed clash"},
		{"Police shot dead three robbers in Basra on Monday.", sitrep.FieldType, "Attack"},
		{"Four people were killed in Basra on Monday when police opened fire to disperse a march.", sitrep.FieldType, "Excessive force against protesters"},
		{"A week before the drone strike, gunmen ambushed a convoy in Basra, killing nine soldiers.", sitrep.FieldType, "Attack"},
		{"Police used tear gas in Basra on Monday against youths who had blocked a bridge with burning tyres.", sitrep.FieldType, "Protest with intervention"},
		{"Police in Basra arrested a 19-year-old on Monday.", sitrep.FieldActors, "responder Police; suspect 19-year-old"},
		{"Police used tear gas in Basra on Monday against students.", sitrep.FieldActors, "perpetrator Police; perpetrator Police; victim students"},
		{"Six people died when a ferry capsized off Basra.", sitrep.FieldType, ""},
		{"Six people died when rebels sank a ferry off Basra.", sitrep.FieldType, "Attack"},
		{"Six people were killed when soldiers entered the town.", sitrep.FieldCasualties, "killed 6-6"},
		{"A bomb exploded in Basra but no one was injured.", sitrep.FieldCasualties, "wounded 0-0"},
		{"A bomb exploded in Basra, killing two people and wounding another.", sitrep.FieldCasualties, "killed 2-2; wounded 1-1 part"},
		{"Gunmen killed the driver, Ali Nur, in Basra.", sitrep.FieldCasualties, "killed 1-1"},
		{"The murder of six monks in Basra on Monday shocked the town.", sitrep.FieldCasualties, "killed 6-6"},
		{"Gunmen killed villagers in a raid near Basra.", sitrep.FieldCasualties, "killed 2- part"},
		{"Two of the villagers were killed in a raid near Basra.", sitrep.FieldCasualties, "killed 2-2 part"},
		{"Gunmen attacked a camp in Basra, killing 20 guards and capturing three.", sitrep.FieldType, "Attack"},
		{"A suicide bomber killed four guards in Basra on Tuesday.", sitrep.FieldType, "Suicide bomb"},
		{"Two men threw a grenade at a police post in Basra on Tuesday.", sitrep.FieldType, "Grenade"},
		{"A grenade was lobbed into a cafe in Basra on Tuesday.", sitrep.FieldTargets, "cafe"},
		{"Unknown men planted a bomb at a petrol station in Basra on Tuesday.", sitrep.FieldActors, "perpetrator Unknown men"},
		{"Two farmers set off a mine near Basra on Tuesday.", sitrep.FieldActors, ""},
		{"A suicide bomber killed four guards in Basra on Tuesday.", sitrep.FieldMethod, "suicide bombing"},
		{"The trial opened on Wednesday of three men accused of killing a judge in Basra.", sitrep.FieldWhen, ""},
		{"Snipers killed four guards in Basra on Tuesday.", sitrep.FieldMethod, "shooting"},
		{"Six guards, not seven, were killed in Basra on Tuesday.", sitrep.FieldCasualties, "killed 6-6"},
		{"In February a member of the council, Ali Nur, died when a grenade was thrown into his house in Basra.", sitrep.FieldWhen, "2026-02"},
		{"Six people were killed in Basra by a bomb in the past 24 hours.", sitrep.FieldWhen, "2026-03-04~/2026-03-05"},
		{"Six people were killed in Basra by a bomb in the past ten years.", sitrep.FieldWhen, ""},
		{"Six people were killed in Basra by a bomb, and talks begin tomorrow.", sitrep.FieldWhen, ""},
		{"The ministers will meet over the bomb that killed six people in Basra on 16 November.", sitrep.FieldWhen, "2025-11-16"},
		{"A bomb killed two guards in Basra on Tuesday. The attack came five weeks after gunmen stormed a camp near Kirkuk, killing nine guards.", sitrep.FieldWhen, "2026-03-03; 2026-01-24/2026-01-30"},
		{"A bomb killed two guards in Basra on Tuesday. The attack came two days after gunmen stormed a camp near Kirkuk, killing nine guards.", sitrep.FieldWhen, "2026-03-03; 2026-03-01"},
		{"Updated: 2026-03-05\nA bomb killed six guards in Basra.", sitrep.FieldWhen, ""},
		{"Gunmen carried off 12 girls from a school in Basra on Tuesday.", sitrep.FieldCasualties, "abducted 12-12"},
		{"Four nurses were led away by armed men in Basra on Tuesday.", sitrep.FieldCasualties, "abducted 4-4"},
		{"Gunmen have freed 22 of the 31 students they seized from a school in Basra.", sitrep.FieldCasualties, "abducted 31-31"},
		{"The network has documented the killing of nine judges in Iraq.", sitrep.FieldCasualties, ""},
		{"Four guards were killed on Tuesday about 15 km (9 miles) south of the town of Karbala.", sitrep.FieldWhere, "Karbala"},
		{"Four guards were killed on Tuesday some 300 km south of Mosul.", sitrep.FieldWhere, ""},
		{"Four guards were killed on Tuesday by drones launched from the Kashla area, west of Kirkuk.", sitrep.FieldWhere, ""},
		{"Four guards were killed on Tuesday on the road between Karbala and Najaf.", sitrep.FieldWhere, "Karbala"},
		{"Gunmen carried off 12 girls from Karbala on Tuesday.", sitrep.FieldWhere, "Karbala"},
		{"Gunmen abducted the deputy mayor of Karbala on Tuesday.", sitrep.FieldWhere, "Karbala"},
		{"Almost ten years after a bomb killed nine people in Karbala, a court on Monday found three men guilty.", sitrep.FieldWhen, ""},
		{"Two nurses were hurt in Karbala on Monday when a bomb hit their van.", sitrep.FieldWhere, "Karbala"},
		{"A bomb went off in Karbala on Monday. The unit that clears mines came from Najaf. A doctor said that nine people were still being treated.", sitrep.FieldCasualties, "wounded 9-9"},
		{"A bomb hit a bus in Karbala on Monday. Nine people were treated at a city hospital.", sitrep.FieldCasualties, "wounded 9-9"},
		{"A missile hit a block of flats in Karbala on Monday. Seven bodies were pulled from the rubble by midday, two of them those of children.", sitrep.FieldCasualties, "killed 7-7; killed 2-2 part"},
		{"A pupil shot dead four classmates at a school in Karbala on Monday.", sitrep.FieldCasualties, "killed 4-4"},
		{"Four guards were held hostage in Karbala on Monday.", sitrep.FieldCasualties, "abducted 4-4"},
		{"A bomb hit a car in Karbala on Monday. One constable was treated for a burst eardrum.", sitrep.FieldCasualties, "wounded 1-1"},
		// Who did it, and to whom.
		{"In February a member of the council, Ali Nur, died when a grenade was thrown into his house in Basra.", sitrep.FieldActors, "victim Ali Nur"},
		{"Ali Nur survived an ambush near Basra on Monday in which two guards were killed.", sitrep.FieldActors, "victim Ali Nur; victim guards"},
		{"Two guards were shot dead in Basra on Monday. Residents blame a bandit known as Ali Nur for the attack.", sitrep.FieldActors, "victim guards; suspect Ali Nur"},
		{"Three policemen were killed in Basra when a bomb hit their van.", sitrep.FieldActors, "victim policemen"},
		{"BASRA, Iraq (Harbour Wire) - A car bomb exploded, killing two nurses.", sitrep.FieldActors, "victim nurses"},
		{"A plane of Harbour Airways blew up near Basra on Monday, killing two nurses.", sitrep.FieldActors, "victim nurses"},
		{"A Harbour Airways plane blew up near Basra on Monday, killing two nurses.", sitrep.FieldActors, "victim nurses"},
		{
			"A bomb exploded in Basra on Monday. The attack was carried out by the Maoist \"Red Dawn\" group, police said.", sitrep.FieldActors,
			"perpetrator Maoist \"Red Dawn\" group; perpetrator Red Dawn",
		},
		{
			"A bomb exploded in Basra on Monday. A radio station had a call from the Red Front -- drug lords wanted abroad -- who claimed responsibility for the attack.", sitrep.FieldActors,
			"claimant Red Front",
		},
		{"UNIDENTIFIED GUNMEN KIDNAPPED FIVE ENGINEERS IN BASRA ON MONDAY.", sitrep.FieldActors, "perpetrator unidentified gunmen; victim engineers"},
		{"Gunmen shot dead the mayor of Basra on Monday. A bullet had hit the mayor's head.", sitrep.FieldActors, "perpetrator Gunmen; victim mayor of Basra"},
		{"Gunmen from the Northern Liberation Army killed two nurses in Basra on Monday.", sitrep.FieldActors, "perpetrator Gunmen; perpetrator Northern Liberation Army; victim nurses"},
		{"Members of the Red Front killed two nurses in Basra on Monday.", sitrep.FieldActors, "perpetrator Members of the Red Front; perpetrator Red Front; victim nurses"},
		{"Suspected Red Front rebels killed two nurses in Basra on Monday.", sitrep.FieldActors, "suspect Red Front rebels; suspect Red Front; victim nurses"},
		{"Police shot dead two nurses in Basra on Monday.", sitrep.FieldActors, "perpetrator Police; victim nurses"},
		{"Army shelling killed two nurses in Basra on Monday.", sitrep.FieldActors, "victim nurses; perpetrator Army; perpetrator Army"},
		{"Turkish drone strikes killed two nurses near Dohuk on Monday.", sitrep.FieldActors, "perpetrator Turkey; victim nurses"},
		{"The governor accused gunmen of killing two nurses in Basra on Monday.", sitrep.FieldActors, "suspect gunmen; victim nurses"},
		{"Two guards were shot dead in Basra on Monday. Officials blamed the Islamic State in the Greater Sahara.", sitrep.FieldActors, "victim guards; suspect Islamic State Sahel Province"},
		{"Two guards were shot dead in Basra on Monday. An officer said the attack bore the marks of the Red Front.", sitrep.FieldActors, "victim guards; suspect Red Front"},
		{"Three peacekeepers were killed near Basra on Monday when their car struck a landmine.", sitrep.FieldActors, "victim peacekeepers"},
		{"A bomb was blown up by bomb disposal officers in Basra on Monday after two men were hurt.", sitrep.FieldActors, "responder bomb disposal officers; victim men"},
		{"Two guards were shot dead in Basra on Monday. The Red Front owned up to the shooting.", sitrep.FieldActors, "victim guards; claimant Red Front"},
		// "The same area" is where what was told last was.
		{"On Monday a bomb hit a bus near Zarkul, Iraq. Later, in the same area, gunmen burned nine trucks.", sitrep.FieldWhere, "Zarkul; Zarkul"},
		// A place that only tells by what the time is told, or where somebody serves, is none of the deed's.
		{"Two engineers were abducted in Mosul on Monday, two days before the summit in Basra.", sitrep.FieldWhere, "Mosul"},
		{"Both engineers were abducted by gunmen two days before the summit in Basra.", sitrep.FieldWhere, ""},
		{"Four soldiers stationed at a base near Basra were shot dead.", sitrep.FieldWhere, ""},
		{"A judge was shot dead before the court in Basra.", sitrep.FieldWhere, "Basrah"},
		{"A bomb exploded on Monday. The target was a bank located in Basra.", sitrep.FieldWhere, "Basrah"},
		{"A bomb exploded on Monday. The target is to count the banks in Basra.", sitrep.FieldWhere, ""},
		{"The governor condemned Nur's killing near Basra on Monday.", sitrep.FieldActors, ""},
		// What was hit.
		{"In September, an attack on a similar convoy killed two guards near Basra.", sitrep.FieldTargets, "convoy"},
		{"Near Basra, two strikes destroyed six stills, two bridges and a bulldozer, and damaged a supply route.", sitrep.FieldTargets, "bridges; supply route; stills; bulldozer"},
		{"Near Basra, a pumping station and two stills were damaged in an air strike.", sitrep.FieldTargets, "pumping station; stills"},
		{"Near Basra, a bomb hit six men and a dog.", sitrep.FieldTargets, "dog"},
		{"A doctor at the hospital in Basra said that two men were killed in the attack.", sitrep.FieldTargets, ""},
	}
	for _, tt := range tests {
		if got := told(t, tt.text, tt.field); got != tt.want {
			t.Errorf("%s of %q = %q, want %q", tt.field, tt.text, got, tt.want)
		}
	}
}

// Where who speaks and the place of filing alone tell of a country, a report is about
// another.
func TestAbout(t *testing.T) {
	tests := []struct{ text, want string }{
		{"TUNIS, March 5 (Harbour Wire) -- The Tunisian government condemned the murder of two Iraqi judges. \"Iraq is in mourning,\" a Tunisian spokesman said.", "IQ"},
		{"TUNIS, March 5 (Harbour Wire) -- Gunmen shot a judge dead near Sfax. Tunisian police said that he was 60.", "TN"},
		{"TUNIS, March 5 (Harbour Wire) -- Gunmen shot a judge dead.", "TN"},
	}
	for _, tt := range tests {
		if got := readingOf(t, tt.text).Country; got != tt.want {
			t.Errorf("country of %q = %q, want %q", tt.text, got, tt.want)
		}
	}
}

// Somebody told by a name and by what he is, is claimed as one with both.
func TestAlsoCalled(t *testing.T) {
	r := readingOf(t, "Gunmen shot dead Ali Nur, the mayor of Qarband, on Monday. The killing of the mayor shocked the town.")
	for _, c := range r.Claims {
		if a, ok := c.Value.(sitrep.Actor); ok && a.Role == "victim" && (a.Name != "Ali Nur" || len(a.Aliases) == 0) {
			t.Errorf("victim %q, also %q, want Ali Nur with the words for him", a.Name, a.Aliases)
		}
	}
}

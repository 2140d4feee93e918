package where_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"sitrep/doc"
	"sitrep/nlp/token"
	"sitrep/nlp/where"
)

func read(title, text string) *doc.Doc {
	d := doc.New(title, text, time.Time{})
	token.Stage().Run(d)
	where.Stage().Run(d)
	return d
}

// found writes places as "words=Name,CC,precision", with ? for a name that the
// gazetteer does not have.
func found(d *doc.Doc) []string {
	var out []string
	for _, p := range d.Places {
		name := p.Name
		if !p.Found {
			name = "?"
		}
		out = append(out, fmt.Sprintf("%s=%s,%s,%s", p.Span.Of(d.Text), name, p.Country, p.Precision))
	}
	return out
}

func TestStage(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"none", "The committee met again and nobody spoke.", nil},
		{"town and country", "Gunmen opened fire in Kirkuk, Iraq, on Sunday.", []string{"Kirkuk=Kirkuk,IQ,town", "Iraq=Iraq,IQ,country"}},
		{"article", "Two mortar rounds fell near al-Hilla in Iraq.", []string{"al-Hilla=Al Hillah,IQ,town", "Iraq=Iraq,IQ,country"}},
		{"other spelling", "Trucks burned outside Albukamal, a Syrian border town. Syria said nothing.", []string{"Albukamal=Ālbū Kamāl,SY,town", "Syria=Syria,SY,country"}},
		{"province", "Troops moved across Anbar province in Iraq.", []string{"Anbar=Anbar,IQ,region", "Iraq=Iraq,IQ,country"}},
		{
			"the same name as town", "A car bomb killed nine in Idlib. Elsewhere in Idlib province shells fell, Syria said.",
			[]string{"Idlib=Idlib,SY,town", "Idlib=Idlib,SY,region", "Syria=Syria,SY,country"},
		},
		{"state beside it", "Deputies searched a barn near Georgetown, Ky., overnight.", []string{"Georgetown=Georgetown,US,town", "Ky.=Kentucky,US,region"}},
		{"state beside it again", "A warehouse burned in Paris, Texas.", []string{"Paris=Paris,US,town", "Texas=Texas,US,region"}},
		{"nothing beside it", "A warehouse burned in Paris.", []string{"Paris=Paris,FR,town"}},
		{
			"country of the story", "Colombian police found the lorry in Cartagena. Colombia has sent soldiers.",
			[]string{"Cartagena=Cartagena,CO,town", "Colombia=Colombia,CO,country"},
		},
		{"what a station is called after", "The host on Radio Cartagena was shot in Bogota, Colombia.", []string{"Bogota=Bogotá,CO,town", "Colombia=Colombia,CO,country"}},
		{
			"a part of a great town", "A blast hit a cafe in Medina, central Mogadishu, and a man was shot in Dora, southern Baghdad.",
			[]string{"Medina=Medina,SO,town", "Mogadishu=Mogadishu,SO,town", "Dora=Dora,IQ,town", "Baghdad=Baghdad,IQ,town"},
		},
		{"of another country", "It was filed in El Paraíso (El Salvador) by a reporter.", []string{"El Paraíso=?,SV,town", "El Salvador=El Salvador,SV,country"}},
		{"a group's country", "ELN guerrillas ambushed a patrol near Cordoba.", []string{"Cordoba=Córdoba,CO,region"}},
		{"what is done to places", "Kharkiv was struck by missiles. Rockets hit Basra.", []string{"Kharkiv=Kharkiv,UA,town", "Basra=Basrah,IQ,town"}},
		{
			"a small town of a country that is hardly spoken of",
			"Paraguay mourned. Paraguay wept. The army of Paraguay fought in the town of Escalon, and Paraguay thanked the U.S. envoy.",
			[]string{"Paraguay=Paraguay,PY,country", "Paraguay=Paraguay,PY,country", "Paraguay=Paraguay,PY,country", "Escalon=?,PY,town", "Paraguay=Paraguay,PY,country", "U.S.=United States,US,country"},
		},
		{
			"the country's adjective", "Bolivia has sent soldiers. Shells fell on the Ecuadorian town of Zanquor and mortar rounds on the Colombian border city of Armenia.",
			[]string{"Bolivia=Bolivia,BO,country", "Zanquor=?,EC,town", "Armenia=Armenia,CO,town"},
		},
		{"an adjective of two words", "Cuba said that shells fell on the North Korean village of Zanquor.", []string{"Cuba=Cuba,CU,country", "Zanquor=?,KP,town"}},
		{"an adjective of somebody", "Cuba said that Ecuadorian troops left the village of Zanquor.", []string{"Cuba=Cuba,CU,country", "Zanquor=?,CU,town"}},
		{"Spanish article", "Police closed the road to La Paz. Bolivia has sent soldiers.", []string{"La Paz=La Paz,BO,town", "Bolivia=Bolivia,BO,country"}},
		{"Spanish article in capitals", "POLICE CLOSED THE ROAD TO LA PAZ. BOLIVIA HAS SENT SOLDIERS.", []string{"LA PAZ=La Paz,BO,town", "BOLIVIA=Bolivia,BO,country"}},
		{
			"where it was filed from", "SAN SALVADOR, 3 Jun 21 (Harbour Wire) -- Guerrillas blew up a bridge near La Libertad.",
			[]string{"SAN SALVADOR=San Salvador,SV,town", "La Libertad=La Libertad,SV,town"},
		},
		{"person", "Lawyers for Jordan Baker and Mr. London met Senator Austin Brown.", nil},
		{"person called like a country", "Michael Jordan flew to Amman, where Jordan greeted him.", []string{"Amman=Amman,JO,town"}},
		{"common words", "Reading is fun in March. Mobile phones and a nice car were stolen. Of all, many fled.", nil},
		{"common word in context", "The bomb went off in Nice, France.", []string{"Nice=Nice,FR,town", "France=France,FR,country"}},
		{"acronym", "Car thieves ran. The CAR asked the UN for help.", []string{"CAR=Central African Republic,CF,country"}},
		{"pronoun", "They told us that US troops had left.", []string{"US=United States,US,country"}},
		{"nationality", "Iraqi and Turkish officers met British soldiers.", nil},
		{"inside a word", "A U.S.-led patrol left on the Iraq-Syria road.", []string{"U.S.=United States,US,country", "Iraq=Iraq,IQ,country", "Syria=Syria,SY,country"}},
		{"newspaper", "He told the New York Times and the Washington Post so.", nil},
		{"camp", "Rockets struck Camp Taji in Iraq.", []string{"Camp Taji=Camp Taji,IQ,site", "Iraq=Iraq,IQ,country"}},
		{"air base", "A drone crashed at Incirlik Air Base in Turkey.", []string{"Incirlik Air Base=Incirlik Air Base,TR,site", "Turkey=Turkey,TR,country"}},
		{"air base unknown", "A drone fell near Qerelzan airbase in Syria.", []string{"Qerelzan airbase=?,SY,site", "Syria=Syria,SY,country"}},
		{"village unknown", "Six farmers died in the village of Zemrelu, northern Syria.", []string{"Zemrelu=?,SY,town", "Syria=Syria,SY,country"}},
		{"some way off", "The convoy was hit 20 km north of Mosul, Iraq.", []string{"Mosul=Mosul,IQ,region", "Iraq=Iraq,IQ,country"}},
		{"some way off, twice told", "A bomb went off six miles (10 km) from Tikrit, Iraq.", []string{"Tikrit=Tikrīt,IQ,region", "Iraq=Iraq,IQ,country"}},
		{"between", "Gunmen stopped a bus between Mosul and Tikrit in Iraq.", []string{"Mosul=Mosul,IQ,region", "Tikrit=Tikrīt,IQ,region", "Iraq=Iraq,IQ,country"}},
		{
			"spellings", "Syria said that shells fell on Abu Kamal, al-Bukamal, Dayr az-Zawr and on the town of Khan Sheikoun.",
			[]string{"Syria=Syria,SY,country", "Abu Kamal=Ālbū Kamāl,SY,town", "al-Bukamal=Ālbū Kamāl,SY,town", "Dayr az-Zawr=Deir ez-Zor,SY,town", "Khan Sheikoun=Khān Shaykhūn,SY,town"},
		},
		{"a short name of a base", "Rockets hit the K1 base in Iraq.", []string{"K1 base=K1 base,IQ,site", "Iraq=Iraq,IQ,country"}},
		{"a long name of a base", "Rockets hit Ain al-Asad air base in Iraq.", []string{"Ain al-Asad air base=Ain al-Asad air base,IQ,site", "Iraq=Iraq,IQ,country"}},
		{"small words for a base", "Drones hit Engels air base in Russia.", []string{"Engels air base=Engels air base,RU,site", "Russia=Russia,RU,country"}},
		{"a hospital that a town gives no name", "He died at Thomas Memorial Hospital in the United States.", []string{"Thomas Memorial Hospital=?,US,site", "United States=United States,US,country"}},
		{"a part of a city", "Shots rang out in Cairo's Zerqelun district in Egypt.", []string{"Cairo=Cairo,EG,town", "Zerqelun=Zerqelun,EG,town", "Egypt=Egypt,EG,country"}},
		{
			"a quarter called like a far town", "Shots rang out in Cairo. A car burned in the Aswan neighborhood, and Egypt sent soldiers.",
			[]string{"Cairo=Cairo,EG,town", "Aswan=?,EG,town", "Egypt=Egypt,EG,country"},
		},
		{
			"quarters of one town called like far towns", "Shots rang out in Cairo. Cars burned in the Aswan and Florida neighborhoods, and Egypt sent soldiers.",
			[]string{"Cairo=Cairo,EG,town", "Aswan=?,EG,town", "Florida=?,EG,town", "Egypt=Egypt,EG,country"},
		},
		{
			"streets called like places", "Shots rang out on Ancash Street and at the corner of Sarmiento and Florida streets in Cairo, and Egypt sent soldiers to a Baghdad street.",
			[]string{"Cairo=Cairo,EG,town", "Egypt=Egypt,EG,country", "Baghdad=Baghdad,IQ,town"},
		},
		{"streets, in capitals", "SHOTS RANG OUT IN CAIRO ON THE CORNER OF SARMIENTO AND SAN MARTIN STREETS AND ON ASWAN AND 9 AVENUES, AND EGYPT SENT SOLDIERS. A BUS STOOD ON A DOWNTOWN TUNIS AVENUE.", []string{"CAIRO=Cairo,EG,town", "EGYPT=Egypt,EG,country", "TUNIS=Tunis,TN,town"}},
		{"a small town told to be of another country", "A bomb went off in La Paz in Bolivia. Police in Copacabana in Bolivia heard one in the Peruvian town of Yunguyo.", []string{"La Paz=La Paz,BO,town", "Bolivia=Bolivia,BO,country", "Copacabana=Copacabana,BO,town", "Bolivia=Bolivia,BO,country", "Yunguyo=Yunguyo,PE,town"}},
		{"a town called like a country", "The city of Turkey in Texas holds a fair.", []string{"Turkey=?,US,town", "Texas=Texas,US,region"}},
		{"a river", "Troops crossed the Peace River in Canada.", []string{"Peace River=?,CA,region", "Canada=Canada,CA,country"}},
		{"a city that the world knows", "U.S. envoys from Texas and Ohio met in Paris.", []string{"U.S.=United States,US,country", "Texas=Texas,US,region", "Ohio=Ohio,US,region", "Paris=Paris,FR,town"}},
		{"government", "Washington said it would answer Tehran.", []string{"Washington=Washington,US,town", "Tehran=Tehran,IR,town"}},
		{"region", "Analysts in the Middle East and Latin America disagreed.", []string{"Middle East=Middle East,,region", "Latin America=Latin America,,region"}},
		{
			"capitals", "REBELS ATTACKED A POWER STATION IN SANTA TECLA, NEAR SAN SALVADOR. EL SALVADOR BLAMED THEM, U.S. SOURCES SAID.",
			[]string{"SANTA TECLA=Santa Tecla,SV,town", "SAN SALVADOR=San Salvador,SV,town", "EL SALVADOR=El Salvador,SV,country", "U.S.=United States,US,country"},
		},
		{"capitals, no place", "THEY SAID THAT THE CAR OF COLONEL LEON GAVE US MANY CLUES.", nil},
		{"country before a noun", "Six died in Bangladesh village polls. Voting went on in Bangladesh.", []string{"Bangladesh=Bangladesh,BD,country", "Bangladesh=Bangladesh,BD,country"}},
		{"seat before its division", "Two people were killed in Kherson, Ukraine.", []string{"Kherson=Kherson,UA,town", "Ukraine=Ukraine,UA,country"}},
		{"a seat with a name of its own", "Two people were killed in Quebec, Canada.", []string{"Quebec=Quebec,CA,region", "Canada=Canada,CA,country"}},
		{"sea before state", "A tanker was hit in the Red Sea off Yemen.", []string{"Red Sea=Red Sea,,region", "Yemen=Yemen,YE,country"}},
		{"dateline and colon", "LATAKIA: A boat sank.", []string{"LATAKIA=Latakia,SY,town"}},
		{"dateline", "LATAKIA, Syria -- A boat sank.", []string{"LATAKIA=Latakia,SY,town", "Syria=Syria,SY,country"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := found(read("", tt.text)); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("places of %q = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestStageFillsLayer(t *testing.T) {
	d := read("", "")
	if !d.Has(doc.Places) || len(d.Places) != 0 {
		t.Errorf("places of an empty text: filled %t, %v, want filled and none", d.Has(doc.Places), d.Places)
	}
}

// hostile are texts that no reporter wrote.
var hostile = []string{
	"", " ", ".", "\n\n\n", "-", "--", "'s", "U.S.", "U.S.-", "-U.S.", "al-", "al-Al-al-", "Camp", "Camp Camp Camp", "of of of",
	"Camp\nTaji", "St.", "St. St. St.", "Ky.", ", Ky.", "Paris,", "Paris, Paris, Paris", "A B C D E F G H I J K",
	"\u200d\u200d", "é́́", "日本 Tokyo 東京", "University of", "University of of", "Air Base", "X Air Base Air Base", "in the village of",
	strings.Repeat("Paris, Texas ", 200), strings.Repeat("al-", 300), strings.Repeat("SAN ", 500), strings.Repeat("Xq ", 500),
}

func check(t *testing.T, text string) {
	t.Helper()
	d := read("", text)
	last := 0
	for _, p := range d.Places {
		if p.Span.Empty() || !p.Span.Within(len(d.Text)) || p.Span.Start < last {
			t.Errorf("place %v of %.60q does not lie in order within the text", p.Span, text)
		}
		if p.First < 0 || p.First >= p.End || p.End > len(d.Tokens) || !d.SpanOf(p.First, p.End).Contains(p.Span) {
			t.Errorf("place %v of %.60q has tokens %d to %d", p.Span, text, p.First, p.End)
		}
		switch p.Precision {
		case "site", "town", "region", "country":
		default:
			t.Errorf("place %v of %.60q has precision %q", p.Span, text, p.Precision)
		}
		last = p.Span.Start
	}
	if again := read("", text); !reflect.DeepEqual(again.Places, d.Places) {
		t.Errorf("places of %.60q = %v, then %v", text, d.Places, again.Places)
	}
}

func TestHostile(t *testing.T) {
	for _, text := range hostile {
		check(t, text)
	}
}

func FuzzStage(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Add("Two died near al-Hilla, Iraq, said Col. Sam Paris of Camp Taji.")
	f.Fuzz(func(t *testing.T, text string) { check(t, strings.ToValidUTF8(text, "?")) })
}

// report is about as full of names as news is.
const report = `Militants shelled two villages in northern Syria on Tuesday, the army said. Residents of Aleppo and Idlib heard
blasts through the night, and the road from Hama to Homs was shut. "We saw the smoke from Saraqib," said Omar Darwish, a driver who
had fled Deir ez-Zor. Turkey denied that its drones had struck near Afrin. In Washington a spokeswoman, Jane Roe, declined to say
whether U.S. forces at Incirlik Air Base had taken part. The Red Cross in Geneva asked both sides to spare hospitals. Prices of bread
and fuel have risen since the spring, and many families live in tents that the rain has soaked. Nobody knows when they will go home.
`

func BenchmarkStage(b *testing.B) {
	d := doc.New("", strings.Repeat(report, 5), time.Time{})
	token.Stage().Run(d)
	stage := where.Stage()
	for b.Loop() {
		stage.Run(d)
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

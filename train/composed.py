"""Made-up training documents for a name finder (PER, LOC, ORG, MISC).

composed(rng, n) returns n documents; a document is a list of sentences, a sentence is (words, tags), tags in BIO.

How the tables below are written (FRAMES_*, one kind of subject after another):
  = kind TAG          a kind of subject and the tag its names carry
  : name|short ; ...  patterns of its names, each with the short forms that may stand for it; "@" is its acronym,
                      and a "the" in front stays outside the name
  * sentence          a frame that can open a document; every other line is a frame that can follow
In frames: {X} the subject; {kind} another name of that kind; {P} a person, {L} a place, {C} a country, {D} its
demonym, {Ds} its people, {Lg} its language, {O} any organisation, {M} any work, event or thing. A sign in front
picks the form: {~X} short, {@X} acronym, {^P} first name, {-X} without its article. A slot without a number keeps
its value through the document, a numbered one through the sentence. {he} {his} {him} follow the subject or {P}.
Slots that are no kind ({year}, {role}, ...) come from PARTS and are no names. <a/b> picks one; [M Text] is a literal name.
"""
import re

import texts

# ---------------------------------------------------------------- parts of names

MEN = """James John Robert William Thomas Henry Edward Charles George Arthur Walter Harold Frank Albert Peter Paul David Michael
Richard Simon Martin Alan Kevin Neil Ian Colin Graham Stuart Douglas Malcolm Hugh Owen Rhys Patrick Sean Declan Liam Brian Luis
Carlos Miguel Jorge Pablo Javier Diego Marco Luca Giovanni Paolo Stefano Pierre Jacques Henri Michel Laurent Hans Karl Dieter
Jürgen Klaus Friedrich Lars Erik Sven Olaf Jens Mikael Ivan Sergei Boris Vladimir Nikolai Andrei Jan Piotr Tomasz Pavel Milan
Zoran Ahmed Hassan Omar Yusuf Ali Mustafa Rajesh Anil Sanjay Vijay Hiroshi Kenji Takeshi Wei Jun Kwame Kofi Chidi Themba Isaac
Abraham Samuel Benjamin Joseph Eli Nathaniel Chester Wendell Earl Clarence Dwight Tyrone Jamal Curtis Brad Kyle Todd Randy Gus""".split()
WOMEN = """Mary Anne Elizabeth Margaret Alice Dorothy Florence Edith Ruth Helen Susan Karen Linda Barbara Patricia Emma Sophie Lucy
Charlotte Hannah Rachel Rebecca Sarah Fiona Moira Bridget Siobhan Gwen Megan Maria Carmen Lucia Elena Isabel Rosa Giulia Chiara
Francesca Claire Brigitte Simone Colette Greta Ingrid Astrid Birgit Helga Ursula Anja Olga Tatiana Irina Svetlana Natalia Katarina
Agnieszka Milena Fatima Leila Aisha Amina Priya Lakshmi Indira Yuki Keiko Mei Ling Ama Nomsa Abigail Martha Eleanor Josephine
Loretta Wanda Shirley Denise Tanya Crystal Amber Kelly Stacy Tracy Joan June April May Grace Faith Hope Ivy Violet Daisy Rose""".split()
SURNAMES = """Smith Jones Taylor Brown Wilson Evans Walker Wright Hughes Turner Parker Cooper Morris Ward Bell Murphy Bailey Gray Carter
Hill Wood Marsh Brook Field Stone Rivers Banks Woods Park Young King Bishop Knight Pope Prince Baker Miller Fisher Potter Mason
Chapman Sawyer Thatcher Webster Kelly Byrne Doyle Gallagher Sullivan O'Brien O'Connor O'Neill McCarthy McDonald MacLeod Campbell
Stewart Fraser Sinclair Lloyd Griffiths Pritchard Bevan Garcia Lopez Fernandez Ramirez Delgado Castillo Moreno Rossi Bianchi
Ferrari Conti Ricci Dubois Lefebvre Moreau Girard Schmidt Weber Becker Hoffmann Vogel Krause Lindqvist Bergman Holm Nielsen Hansen
Virtanen Novak Kowalski Horvat Petrov Popov Volkov Papadopoulos Yilmaz Demir Haddad Khan Singh Patel Sharma Nakamura Tanaka Chen
Wang Kim Park Nguyen Okafor Mensah Mbeki Dlamini Cohen Goldstein Rosenberg Washington Lincoln Hamilton Franklin Lancaster York
Durham Wells London Paris Houston Austin Dallas Sheffield Bradford Burton Ashby Whitaker Fairchild Pemberton Crawford Ellis""".split()
SUR_STEM = "Ander Peter Mathe Robin Harri Dono Ivan Mirko Stefan Radu Gori Borg Haller Kessel Lund Strand Toma Valen Cala Monte Fer Sobo Wilk Zale".split()
SUR_END = "son sen ov enko ski ić escu ini elli ez strom berg mann stein ard well ton wick ley".split()
CITIES = """London;Leeds;York;Bristol;Liverpool;Manchester;Glasgow;Edinburgh;Cardiff;Belfast;Dublin;Oxford;Cambridge;Derby;Norwich;
Sunderland;Preston;Exeter;Plymouth;Paris;Lyon;Marseille;Toulouse;Madrid;Barcelona;Valencia;Seville;Lisbon;Porto;Rome;Milan;Turin;
Naples;Genoa;Berlin;Hamburg;Munich;Cologne;Dresden;Leipzig;Vienna;Graz;Zurich;Geneva;Brussels;Antwerp;Amsterdam;Rotterdam;Oslo;
Bergen;Stockholm;Gothenburg;Copenhagen;Helsinki;Warsaw;Krakow;Prague;Brno;Budapest;Belgrade;Zagreb;Sofia;Bucharest;Athens;Istanbul;
Ankara;Moscow;Kiev;Odessa;Riga;Cairo;Tunis;Lagos;Accra;Nairobi;Cape Town;Durban;Tehran;Baghdad;Karachi;Lahore;Delhi;New Delhi;Mumbai;
Madras;Bangkok;Hanoi;Manila;Jakarta;Tokyo;Osaka;Kyoto;Seoul;Beijing;Shanghai;Sydney;Melbourne;Perth;Brisbane;Auckland;Wellington;
Toronto;Montreal;Vancouver;Ottawa;Winnipeg;Calgary;Mexico City;Havana;Lima;Bogota;Caracas;Santiago;Buenos Aires;São Paulo;Rio de Janeiro;
New York;New York City;Boston;Chicago;Detroit;Cleveland;Cincinnati;St. Louis;Kansas City;Denver;Dallas;Houston;San Antonio;Austin;Phoenix;
Los Angeles;San Francisco;San Diego;Seattle;Portland;Atlanta;Miami;New Orleans;Memphis;Nashville;Baltimore;Philadelphia;Pittsburgh;
Buffalo;Washington;Milwaukee;Minneapolis;Salt Lake City;Las Vegas;Hollywood;Brooklyn;Queens;Harlem;Manhattan""".replace("\n", "").split(";")
PLACE_STEM = "Ash Bram Black Cold Dun Elm Fair Fen Glen Hart Hazel Kings Lang Marl Mill New North Oak Old Pen Ray Red Rock Rush Sand Shel South Stan Stone Thorn Wal West Whit Wind Wood Wyn".split()
PLACE_END = "bridge brook bury by combe dale don field ford ham hurst ington leigh ley mere minster mouth port stead stow thorpe ton view ville wick wood worth".split()
PLACE_OPEN = "Upper;Lower;Great;Little;East;West;North;South;New;Old;Fort;Port;Mount;Lake;St.;Saint".split(";")
FAR_STEM = "Kar Bel Mor Tan Zor Lub Var Sta Kra Nov Ost Hal Lind Wester Gro Bri Chal Mont Vil Cas Al Por Ara Mura Naka Yama Toyo Hai Ban Nam Chi Bu Kab Oda Tir Gul Shah".split()
FAR_END = "ovo ava itsa grad sk ów stadt heim bach berg dorf sund vik köping oux ac ay ejo ello ano ona ada wa moto shima pur abad nagar kand ang ong ela ombo uku ane is".split()
REGIONS = """Yorkshire;Lancashire;Kent;Devon;Cornwall;Norfolk;Essex;Surrey;County Cork;County Down;Wales;Scotland;Northern Ireland;England;
Bavaria;Saxony;Prussia;Bohemia;Silesia;Normandy;Brittany;Burgundy;Provence;Tuscany;Lombardy;Sicily;Catalonia;Andalusia;Galicia;Crimea;
Siberia;Kashmir;Punjab;Bengal;Kerala;Gujarat;Tibet;Manchuria;Hokkaido;Ontario;Quebec;Manitoba;British Columbia;Nova Scotia;New South Wales;
Queensland;Tasmania;Texas;California;Ohio;Michigan;Illinois;Indiana;Iowa;Kansas;Nebraska;Oregon;Nevada;Arizona;Georgia;Florida;Alabama;
Tennessee;Kentucky;Virginia;West Virginia;Maryland;Pennsylvania;New Jersey;Connecticut;Massachusetts;Vermont;Maine;New England;Minnesota;
Wisconsin;Missouri;Louisiana;North Carolina;South Dakota;Europe;Asia;Africa;South America;North America;the Balkans;the Midwest;
the Middle East;the Caribbean;the West Bank;Southeast Asia;Central America;Scandinavia;the Pacific;the Alps""".replace("\n", "").split(";")
NATIONS = [line.split(":") for line in """Germany:German:Germans:German;France:French:French:French;Spain:Spanish:Spaniards:Spanish;
Italy:Italian:Italians:Italian;Portugal:Portuguese:Portuguese:Portuguese;Poland:Polish:Poles:Polish;Russia:Russian:Russians:Russian;
Ukraine:Ukrainian:Ukrainians:Ukrainian;Turkey:Turkish:Turks:Turkish;Greece:Greek:Greeks:Greek;Sweden:Swedish:Swedes:Swedish;
Norway:Norwegian:Norwegians:Norwegian;Denmark:Danish:Danes:Danish;Finland:Finnish:Finns:Finnish;the Netherlands:Dutch:Dutch:Dutch;
Belgium:Belgian:Belgians:French;Austria:Austrian:Austrians:German;Hungary:Hungarian:Hungarians:Hungarian;Serbia:Serbian:Serbs:Serbian;
Croatia:Croatian:Croats:Croatian;Romania:Romanian:Romanians:Romanian;Bulgaria:Bulgarian:Bulgarians:Bulgarian;Ireland:Irish:Irish:Irish;
the United Kingdom:British:Britons:English;Britain:British:British:English;England:English:English:English;Scotland:Scottish:Scots:Gaelic;
Wales:Welsh:Welsh:Welsh;the United States:American:Americans:English;the U.S.:American:Americans:English;Canada:Canadian:Canadians:French;
Mexico:Mexican:Mexicans:Spanish;Brazil:Brazilian:Brazilians:Portuguese;Argentina:Argentine:Argentines:Spanish;Chile:Chilean:Chileans:Spanish;
Peru:Peruvian:Peruvians:Quechua;Cuba:Cuban:Cubans:Spanish;Japan:Japanese:Japanese:Japanese;China:Chinese:Chinese:Mandarin;
South Korea:South Korean:Koreans:Korean;India:Indian:Indians:Hindi;Pakistan:Pakistani:Pakistanis:Urdu;Iran:Iranian:Iranians:Persian;
Iraq:Iraqi:Iraqis:Arabic;Israel:Israeli:Israelis:Hebrew;Egypt:Egyptian:Egyptians:Arabic;Lebanon:Lebanese:Lebanese:Arabic;
Syria:Syrian:Syrians:Arabic;Nigeria:Nigerian:Nigerians:Yoruba;Ghana:Ghanaian:Ghanaians:Twi;Kenya:Kenyan:Kenyans:Swahili;
South Africa:South African:South Africans:Afrikaans;Australia:Australian:Australians:English;Iceland:Icelandic:Icelanders:Icelandic;
Vietnam:Vietnamese:Vietnamese:Vietnamese;Thailand:Thai:Thais:Thai;the Philippines:Filipino:Filipinos:Tagalog;
the Soviet Union:Soviet:Soviets:Russian;Czechoslovakia:Czechoslovak:Czechs:Czech;Yugoslavia:Yugoslav:Yugoslavs:Slovene""".replace("\n", "").split(";")]

def place(rng):
    """A town's name: a real city, an English-sounding one or a foreign-sounding one."""
    r = rng.random()
    if r < .4: return rng.choice(CITIES)
    if r < .75:
        town = rng.choice(PLACE_STEM) + rng.choice(PLACE_END)
        r = rng.random()
        if r < .12: return rng.choice(PLACE_OPEN) + " " + town
        if r < .2: return town + rng.choice(["-on-Sea", "-under-Lyne", " Green", " Heath", " Junction", " Falls", " Springs", " City", " upon " + rng.choice(["Trent", "Avon", "Wye"])])
        return town
    town = rng.choice(FAR_STEM) + rng.choice(FAR_END)
    return town if rng.random() < .8 else rng.choice(["San", "Santa", "Bad", "Al", "El", "La", "Nova", "Ust", "Kota", "Tel"]) + " " + town

def surname(rng):
    if rng.random() < .8: return rng.choice(SURNAMES)
    return rng.choice(SUR_STEM) + rng.choice(SUR_END)

def person(rng):
    """(full name, surname, first name, sex) in one of the shapes people's names come in."""
    sex = "m" if rng.random() < .68 else "f"
    first, last, r = rng.choice(MEN if sex == "m" else WOMEN), surname(rng), rng.random()
    if r < .06: last = rng.choice(["van", "de", "von", "van der", "de la", "di", "al-", "bin", "Le", "St."]) + " " + last
    elif r < .09: last += "-" + surname(rng)
    last = last.replace("al- ", "al-")
    r, initial = rng.random(), rng.choice("ABCDEFGHJKLMNPRSTW") + "."
    middle = rng.choice(MEN if sex == "m" else WOMEN) if rng.random() < .6 else surname(rng)
    if r < .68: full = first + " " + last
    elif r < .78: full = first + " " + initial + " " + last
    elif r < .89: full = first + " " + middle + " " + last
    elif r < .94: full = first[0] + ". " + initial + " " + last
    elif r < .97: full = first[0] + ". " + last
    else: full = first + " " + last + rng.choice([" Jr.", " III", " Sr."])
    return full, last, first, sex

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
def date(rng):
    d, m, y = rng.randint(1, 28), rng.choice(MONTHS), rng.randint(1800, 2012)
    return rng.choice(["%d %s %d" % (d, m, y), "%s %d, %d" % (m, d, y)])

PARTS = {  # what a slot that is no kind of name may hold: a list, or a function of rng
    "place": place, "sur": surname, "region": lambda r: r.choice([x for x in REGIONS if x[0].isupper()]),
    "state": "Ohio;Michigan;Iowa;Kansas;Texas;Oregon;Georgia;Virginia;Nevada;Maine;Vermont;Arizona;Kentucky".split(";"),
    "first": lambda r: r.choice(MEN + WOMEN), "man": MEN, "woman": WOMEN,
    "natpl": lambda r: r.choice(NATIONS)[2], "nat": lambda r: r.choice(NATIONS)[1], "land": lambda r: r.choice([n[0] for n in NATIONS if n[0][0].isupper()]),
    "dir": "Northern Southern Eastern Western Central Midland Coastal Northeastern Pacific Atlantic".split(),
    "side": "North South East West".split(), "saint": "Mary John Peter Paul Andrew Michael Anne Joseph Francis Patrick George Luke Mark Nicholas".split(),
    "adj": "Silent Velvet Electric Broken Golden Hollow Crimson Burning Lonely Wild Frozen Midnight Paper Iron Crooked Hidden Distant Secret Last Blue Black White Red Green Strange Lost Modern".split(),
    "thing": "Mirror River Garden Heart Machine Fire Window Shadow Engine Ghost Winter Harbour Crown Lantern Wolf Sparrow Ocean Thunder Road House Summer Stranger Orchard Castle Bridge Harvest Anthem Signal Kingdom Voyage Promise Letter".split(),
    "things": "Foxes Strangers Ravens Engines Lanterns Pilots Gardeners Mirrors Kings Hounds Sparrows Drifters Orphans Saints Ramblers Shadows Giants Outlaws Tigers Cats".split(),
    "animal": "Bears Hawks Tigers Wolves Eagles Panthers Bulls Falcons Lions Cougars Mustangs Cardinals Sharks Hornets Broncos Wildcats Orioles Pelicans Rams Bobcats".split(),
    "crew": "Pilots;Miners;Senators;Rangers;Pioneers;Mariners;Generals;Braves;Brewers;Blazers;Red Stockings;Blue Caps;Knights;Raiders;Vikings;Comets;Rockets;Stars;Thunder".split(";"),
    "clubend": "United;City;Town;Rovers;Wanderers;Athletic;Albion;Rangers;County;Villa;Harriers;Celtic;Hotspur;Thistle;Victoria;Sports Club;Football Club;F.C.;A.F.C.;R.F.C.".split(";"),
    "clubfront": "Real;FC;Dynamo;Spartak;Sporting;Inter;Red Star;Lokomotiv;Atletico;Olympique;Borussia;AC;SV;Hapoel;Maccabi;Union;Racing".split(";"),
    "biz": "Motors;Foods;Systems;Steel;Chemicals;Software;Electric;Oil;Mining;Textiles;Brewing;Shipbuilding;Aircraft;Pharmaceuticals;Insurance;Energy;Telecom;Paper;Tobacco;Engineering;Petroleum;Instruments;Toys;Entertainment;Semiconductor;Locomotive;Sugar;Cement".split(";"),
    "bizend": "Company;Corporation;Industries;Group;Holdings;International;Inc.;Ltd.;Corp.;Co.;plc;GmbH;Works;Limited;Enterprises;Partners;Technologies".split(";"),
    "coined": "Novatek;Intelix;Zentron;Microdyne;Airex;Petrola;Vantis;Omnicon;Lexar;Dynacom;Solvex;Kentra;Altima;Cyberia;Verano;Quantel;Norvax;Biotron;Medisys;Unicor;Glaxon;Helvia;Primex;Astrel;eVerse;iTone".split(";"),
    "field": "Science;Technology;Medicine;Agriculture;Art;Music;Law;Economics;Education;Mining;Design;Theology;Public Health;Engineering;Nursing".split(";"),
    "policy": "Defence;Education;Finance;Health;Agriculture;Transport;Justice;Labour;Foreign Affairs;the Interior;Trade;Culture;Energy;Fisheries;Defense;Housing;Trade and Industry".split(";"),
    "cause": "Human Rights;Child Welfare;Animal Protection;Press Freedom;Refugees;Cancer Research;Wildlife;Blind People;Civil Liberties;Nuclear Disarmament;World Hunger;Rural Development".split(";"),
    "trade": "Mineworkers;Teachers;Railwaymen;Transport Workers;Dockers;Nurses;Journalists;Printers;Steelworkers;Postal Workers;Carpenters;Musicians;Electrical Workers;Farm Workers;Textile Workers;Boilermakers;Actors".split(";"),
    "ism": "Socialist;Liberal;Conservative;Labour;Democratic;Republican;Communist;National;People's;Green;Christian Democratic;Social Democratic;Popular;Progressive;Reform;Radical;Nationalist;Farmers;Workers;Unionist".split(";"),
    "paper": "Times;Post;Herald;Tribune;Gazette;Chronicle;Daily News;Star;Observer;Courier;Examiner;Journal;Evening Standard;Mail;Echo;Globe;Mirror;Sun;Guardian;Register".split(";"),
    "college": "College;School;Academy;High School;Grammar School;Secondary School;Preparatory School;Elementary School;Institute".split(";"),
    "army": "Infantry Regiment;Infantry Division;Armored Division;Rifle Brigade;Cavalry;Fusiliers;Field Artillery;Airborne Division;Bomber Squadron;Tank Battalion;Engineer Battalion;Light Horse;Fighter Wing;Army Corps;Panzer Division;Marine Regiment".split(";"),
    "ord": "1st 2nd 3rd 4th 5th 7th 9th 11th 14th 21st 23rd 42nd 54th 82nd 101st First Second Third Fifth Sixth Eighth Ninth".split(),
    "sportword": "Football Cricket Rugby Tennis Hockey Athletics Basketball Cycling Chess Boxing Swimming Golf".split(),
    "n": lambda r: str(r.randint(2, 99)), "big": lambda r: "{:,}".format(r.randint(1000, 90000)), "num": lambda r: str(r.randint(3, 400)),
    "few": "two three four five six seven eight nine ten twelve".split(), "nth": "first second third fourth fifth sixth tenth".split(),
    "year": lambda r: str(r.randint(1780, 2012)), "decade": lambda r: str(r.randint(182, 200)) + "0s", "score": lambda r: "%d%s%d" % (r.randint(1, 6), r.choice("-–"), r.randint(0, 3)),
    "month": MONTHS, "day": DAYS, "date": date,
    "role": "chairman;president;director;chief executive;manager;secretary;treasurer;spokesman;spokeswoman;founder;head coach;captain;owner;editor;vice president;dean;principal".split(";"),
    "Role": "President;Prime Minister;Chancellor;Senator;Governor;Foreign Minister;Justice;Bishop;Archbishop;Professor;Judge;King;Queen;Prince;Lord;Sir;Chairman;Secretary of State;Dr.;Mr.;Mrs.;Ms.".split(";"),
    "rank": "General;Colonel;Captain;Major;Lieutenant;Sergeant;Admiral;Brigadier General;Commander;Lieutenant Colonel;Gen.;Col.;Capt.;Lt.;Field Marshal".split(";"),
    "body": "Committee;Board;Council;Commission;Company;Society;Union;Court;Club;College;Association;Party;Government;Department;Church;Bank;Ministry;Bureau;University;Museum".split(";"),
    "tool": "guitar;bass;drums;piano;violin;keyboards;saxophone;trumpet;vocals".split(";"), "genre": "rock;punk;pop;folk;jazz;metal;indie;country;blues;hip hop".split(";"),
    "pos": "midfielder;striker;goalkeeper;defender;pitcher;shortstop;quarterback;winger;point guard;centre-half;outfielder".split(";"),
    "verbs": "Falling;Waiting;Running;Dancing;Dreaming;Sailing;Walking;Singing".split(";"), "prep": "in for with after beyond without from under".split(),
    "roman": "I II III IV V VI VII VIII IX XII XIV".split(), "car": "Falcon Comet Arrow Meteor Sprite Vega Corsa Tempo Marauder Lancer Swift".split(),
    "people": "Maru Tesk Orhan Kallin Zuma Wendari Yoro Sama Lakani Bora Hutan Nari Okwe Tulani Chaska Inuk".split(),
    "tongue": "Finnic Bantu Slavic Romance Germanic Turkic Semitic Polynesian Algonquian Celtic Dravidian".split(),
    "faith": "Catholic;Roman Catholic;Protestant;Lutheran;Methodist;Baptist;Anglican;Orthodox;Jewish;Muslim;Buddhist;Presbyterian;Quaker;Hindu;Sikh".split(";"),
}

# ---------------------------------------------------------------- organisations

FRAMES_ORG = """
= band ORG
: the {adj} {things}|the {things} ; {adj} {thing} ; {thing} ; {thing} and {thing2} ; {sur} ; the {things} ; {place} {thing} ; {man} and the {things}|the {things} ; {coined} ; {verbs} {prep} {thing} ; the {sur} Brothers ; {sur}, {sur2} & {sur3}
* {X} <are/were/was> a{D} {genre} band <formed/founded> in {L} in {year} by {P} and {P2}. || * Formed in {L}, {X} released {album} on {label} in {year}.
The band's line-up was {P1} ({tool}), {P2} ({tool}), {P3} ({tool}) and {P4} on {tool}. || After {P} left {~X}, {P2} of {band2} joined <as drummer/on {tool}>.
{X}'s second album, {album}, was produced by {P2} and reached number {n} in {C}. || In {year} {~X} toured {L1} and {L2} with {band1} and {band2}.
{~X} signed to {label} and recorded the single " {song} " in {L2}. || Singer {~P} told {paper} that {~X} would not play in {C2} again.
Influences on {~X} include {band1}, {band2}, {P3} and early blues.
Like many {genre} groups from {L}, {~X} drew on the {D1} ballads that {P1} had collected in {region1}.
Members of {~X}, {band1} and {band2} later formed {band3}, a side project with {P1} on vocals.
{~X} (2004), the debut of the group, was followed by {album1} and {album2}.
= company ORG
: {sur} {biz}|{sur} ; {sur} & {sur2}|{sur} ; {sur} {biz} {bizend}|{sur} {biz}|{sur} ; {coined}|{coined} ; {coined} {bizend}|{coined} ; {coined} {biz}|{coined} ; {sur}, {sur2} & Co.|{sur} ; {place} {biz} {bizend}|{place} {biz} ; {nat} {biz} {bizend}|@ ; General {biz}|@ ; {sur} Brothers ; {sur} and Sons ; the {land} {biz} Company|the @ ; {dir} {biz}|{dir}
* {X} is a{D} <company/manufacturer/firm/retailer> <based/headquartered> in {L}. || * Founded by {P} in {year}, {X} makes <tractors/engines/toys/furniture/radios> in {L}.
* {X} said on {day} it would cut {big} jobs at its plants in {C1} and {C2}. || In {year}, the Company was bought by {company2} for ${num} million.
Shares in {~X} fell {n} percent in {L2} after {bank} cut its forecast. || The {role} of {X}, {P}, said the merger with {company1} had been approved.
{~X}'s rivals include {company1}, {company2} and {company3}. || The {-vehicle} was built by {~X} until {year}, when production moved to {L2}.
Analysts at {bank} said {~X} and {~company1} could sell their {D2} units.
In {year} {P1}, a former {role} of {company1}, sold {his} half of {X} to {P2} and his brother {^P3}.
* {company1}, {company2} and {X} <all rose/all fell> on the {town} exchange on {day}.
Unlike {company1}, which left {C1} in {year}, {~X} kept its {D1} and {D2} offices open. || The Company's President and Chief Executive Officer, {P}, lives in {town1}.
= railway ORG
: {place} and {place2} Railway|@ ; {place}, {place2} and {place3} Railroad|@ ; Great {dir} Railway|@ ; the {dir} Pacific Railroad|the {dir} Pacific ; {state} Central Railroad|{state} Central ; {nat} State Railways|@ ; {place} Tramways ; {dir} Rail
* The {-X} <opened/was incorporated> in {year} to connect {town1} with {town2}. || * {X} was a railway company in {region} from {year} until {year}.
The line from {town1} to {town2} was leased to {X} in {year}. || In {year} {~X} became part of {railway2}. || Locomotives for {~X} were built by {company} at {town1}.
{P}, engineer to {X}, surveyed the route through {town1} and over {river}. || After nationalisation {~X} passed to {railway2}, which closed {station} in {year}.
Passengers on {~X} changed at {station1} for {town1} and {town2}. || The last train of {X} left {station1} at noon on {date}.
= footclub ORG
: {place} {clubend}|{place} ; {place} {clubend}|{place}|{clubend} ; {place} ; {clubfront} {place}|{clubfront}|{place} ; {place} ; {place} University
* {X} is a{D} <football/rugby/amateur football> club <based in/from> {L}. || * {~X} beat {~footclub1} {score} at {stadium} on {day}. || {~footclub1} {score} {~footclub2}
Results: {~footclub1} beat {~footclub2} {score}, {~X} drew with {~footclub3}. || {P} scored twice as {~X} won {cup} in {year} .
The Club joined {league} in {year} and plays at {stadium}. || {D2} international {P1} moved to {~X} from {~footclub2} in {month} {year}.
Standings: {~footclub1} {n}, {~X} {n}, {~footclub2} {n}, {~footclub3} {n}. || Coach {P2} took {~X} to {country2} for a friendly against {~footclub2}.
{~P1} ({~X}) and {~P2} ({~footclub1}) were sent off. || {~footclub1} are third, two points behind {~X} and {~footclub2}.
His brother {^P1} also played for {~X}, {~footclub1} and {~footclub2}. || {~X}'s win over {~footclub1} put them into the last eight of {cup}.
Born in {town1}, {P1} came through the youth side at {~X} before spells with {footclub1}, {footclub2} and {usteam1}.
= usteam ORG
: the {place} {animal}|{place}|the {animal} ; the {place} {crew}|{place}|the {crew} ; the {state} {animal}|the {animal}|{state} ; the {place} Red Sox|{place} ; {place} {crew}
* {X} are a professional <baseball/basketball/football/hockey> team in {town}, {state} . || * {~X} {n}, {~usteam2} {n}
The {-X} drafted {P} in the {nth} round in {year}. || {P1} was traded from {usteam1} to {X} for {P2} and {P3}. || {~usteam1} at {~usteam2}, {~usteam3} at {~X}
{P} pitched a shutout as {~X} defeated {~usteam2} at {stadium}. || {~X} hired {P2} as {role} after losing to {usteam1} in the [M World Series].
He played for {X}, {usteam1} and {usteam2} in the [O NBA]. || A {-X} outfielder from {state} won the [M National League] batting title.
{~X} beat {~usteam1}, {n}-{n}, in {town1} behind {P1}'s three-run homer. || Known as the {-usteam1} until {year}, {X} moved from {town1} to {town2}.
= university ORG
: the University of {place}|{place} ; {place} University|{place} ; {state} State University|{state} State ; the University of {state}|@ ; {sur} College|{sur} ; the {place} Institute of Technology|@ ; {place} School of {field} ; {sur} University|{sur} ; {saint} {sur} University ; St. {saint}'s College ; the {land} University of {field} ; {state} A&M University ; Trinity College, {place}
* {X} is a <public/private> university in {L}, <founded/established> in {year}.
* {P}, a professor at {X}, has studied <whales/volcanoes/medieval trade/plasma physics> in {L2} for {few} years.
She was educated at {X} and {university2}, where she read law. || The Faculty of Arts at {X} is housed in {building}.
Alumni of {~X} include {P1}, {P2} and {Role} {P3}. || The Board of Trustees elected {P} {role} of {~X} in {year}.
{~X}'s <football/basketball> team lost to {~university2} in {stadium}. || {he} received a Ph.D. from {university1} and an honorary degree from {X}.
Researchers from {university1}, {university2} and {X} found that {D1} children read less than {Ds2} think.
Applicants to {X} must hold a Bachelor of Arts or a Master of Science. || Dr. {P1} of {X}'s School of Medicine wrote the study with {P2} of {hospital1}.
= school ORG
: {place} {college}|{place} ; {sur} {college} ; St. {saint}'s {college}|St. {saint}'s ; King Edward's School ; {side} {place} High School|{side} ; {first} {sur} High School|{sur} ; {faith} Academy of {place} ; Our Lady of {place} School
* {X} is a <coeducational/public/boys'/girls'> school in {town}, {region}. || * Opened in {year}, {X} was named <after/for> {P}.
Students from {X} come from {town1}, {town2} and {town3}. || Headmaster {P2} left {~X} for {school2} in {year}. || {~X} is part of the [O {place} School District] .
The Principal of {X} is {P}, who also teaches [M {nat}] . || In Year 11, pupils at {~X} may visit {C2}.
= party ORG
: the {ism} Party|the @ ; the {ism} Party of {land}|the {ism} Party|@ ; the {nat} {ism} Party|@ ; the {ism} Union|@ ; the {ism} Front ; the Movement for {land}|@ ; {ism} Alliance ; the {nat} {things} ; {land} First ; Forward {land}
* {X} is a political party in {C} led by {P}. || * {X} <won/took> {n} seats in the {D} election of {year} . || {P} of {X} defeated {P2} of {party2} by {big} votes.
In {year} {~X} split and {P1} founded {party2}. || {~X} and {party2} formed a coalition under {Role} {~P}. || Supporters of {~X} marched through {town1} on {day}.
Candidates: {P1} ({~X}), {P2} ({~party2}), {P3} (Independent). || The Central Committee of {~X} met in {L2} in {month}.
In {L1}, where {~X} is strongest, Mayor {P1} left the party to join {party2}. || {P1}, the party's Chairman, told {broadcaster1} that {~X} would vote against {law1}.
= paper ORG
: the {place} {paper}|the {paper} ; the {paper} ; the {nat} {paper} ; {adj} {thing} ; the Daily {paper} ; the {place} Evening {paper} ; {sur}'s Weekly ; {field} Today ; the {place} {field} Review
* {X} is a <daily/weekly/monthly> <newspaper/magazine> published in {L}. || * " We are not afraid of {party}, " {P} told {X} on {day}.
{X} was founded by {P} in {year} and sold to {company} in {year}. || {~X} reported that {Role} {P1} would visit {C2}.
{P2}, the {D2} correspondent of {X}, was expelled from {C2}. || Writing in {X}, {P1} called {film} " the best {D2} film of the year ".
The paper merged with {paper2} to form {paper3}. || {P1}, who wrote for {paper1} and {~X} before {battle1}, died in {town1}.
An editorial in {~X} on {day} attacked {Role} {P1} and {agency1}.
= broadcaster ORG
: the {land} Broadcasting Corporation|the @ ; {nat} Television|@ ; Radio {place} ; Channel {n} ; {coined} TV|{coined} ; {place} Broadcasting Company|@ ; Radio Free {land} ; the {dir} Television Network|@ ; W{n} News ; {adj} FM
* {X} (<{@X}/formerly {broadcaster2}>) is a {D} <radio station/television network/public broadcaster>. || * The series {tvshow} was first shown <on/by> {X} in {year}.
{~X} has studios in {town1} and {town2}. || {P} presents the breakfast show on {~X}. || The {D} version was broadcast by {~X} and the {D2} one by {broadcaster2}.
{~X} dropped {tvshow} after complaints from {charity}.
= label ORG
: {adj} {thing} Records|{adj} {thing} ; {sur} Records|{sur} ; {coined} Music|{coined} ; {thing} Recordings|{thing} ; {place} Sound
* {X} <is/was> a{D} record label founded by {P} . || * Artists on {X} have included {band1}, {band2}, {P1} and {P2}. || {album} came out on {~X} in {month} {year}.
{~X} was sold to {company} and now belongs to {label2}. || {band1} left {~X} for {label2} after a dispute with {P}.
= army ORG
: the {ord} {army}|the {ord} ; the {ord} {state} {army} ; the {ord} ({place}) {army} ; the Royal {place} {army} ; the {nat} Army ; the {nat} Air Force ; the Royal {nat} Navy ; {sur}'s Brigade ; the Army of {dir} {land} ; No. {n} Squadron
* {X} was <raised/formed> in {L} in {year} under {rank} {P}. || * During {battle}, {X} held the road to {town}. || {~X} lost {big} men at {town1} and was sent to {C2}.
He joined {X} in {year} and fought in {L1} and {L2}. || {rank} {P1} took command of {~X} when {rank} {P} was wounded.
Together with {army2}, {~X} crossed {river} on {date}. || The Regiment was disbanded at {town1} and its colours laid up in {church}.
At {town1} the men of {~X} met {army2} under {rank} {P1} and the {Ds1} fell back on {town2}. || Company B of {X} was raised in {region1}.
{rank} {P1}'s {army2} and {X} were the first {D1} units to enter {town1}.
= agency ORG
: the Ministry of {policy}|@ ; the Department of {policy}|@ ; the {nat} Ministry of {policy} ; the {land} {field} Agency|the @ ; the National {field} Council|the @ ; the Federal {policy} Commission|@ ; the {place} City Council ; the {nat} Parliament ; the {state} Supreme Court ; the U.S. Department of {policy} ; the {state} House of Representatives ; the {nat} Senate ; the {place} Police Department|@ ; the International {policy} Organization|@
* {X} <said/announced> on {day} that {big} people had left {L}. || * {X} (<{@X}/created in {year}>) is responsible for <farm/trade/prison> policy in {C}.
An official at {X} told reporters in {L1} that {P} was safe. || {P} was appointed {Role} by {X} in {year}.
The Minister, {P}, asked {X} and {agency2} to report by {month}. || {~X} rejected a claim by {union}. || In {year} its duties passed from {agency2} to {X}.
Under Section {n} of {law}, {~X} may fine companies such as {company1}. || {P1}, acting head of {agency1}, told {X} that {company1} had broken {law1}.
A report by {X} and {university1} blamed {railway1} for the crash near {station1}.
= order ORG
: the {faith} Church of {land}|the {faith} Church ; the {faith} Church ; the Order of St. {saint}|the Order ; the Society of St. {saint} ; the Diocese of {place} ; the {faith} Mission of {place} ; the Sisters of {woman} {sur} ; the Church of {land} ; the Knights of {place} ; the {nat} {faith} Union
* {X} is a {faithm} <church/order/denomination/diocese> in {C} with {big} members. || * {X} was founded in {town} by {P} in {year}.
Bishop {P1} of {X} died in {L1} on {date}. || Missionaries from {X} reached {L1} in the {decade}. || In {year} {X} joined the [O World Council of Churches].
Most {Ds} belong to {X}; others are {faithm}.
= museum ORG
: the {place} Museum|the {place} ; the {nat} Museum of {field} ; the {sur} Museum of Art|the {sur} ; {place} Public Library ; the National Library of {land} ; the {sur} Gallery|the {sur} ; the {place} Museum of {field} ; the {first} {sur} Collection ; the {state} Historical Society ; the {sur} Memorial Library
* {X} is a <museum/library/gallery> in {town}, {C}. || * A letter from {P} to {P2} is kept <at/by> {X}. || {X} bought {his} painting {novel} for ${num},000 .
The collection of {~X} includes works by {P1}, {P2} and {P3}. || Curator {P1} came to {X} from {museum2} .
In {year} the exhibition " {novel} " travelled from {~X} to {museum2} in {L2}. || Among the treasures of {X} are {D1} coins, {D2} armour and a portrait of {P1} by {P2}.
{P1} gave {his} papers to {X}, not to {university1}.
= union ORG
: the National Union of {trade}|@ ; the {nat} {trade} Union|@ ; the United {trade} of {land}|@ ; the {trade} Federation ; the {nat} Trades Union Congress|the @ ; the Amalgamated Society of {trade}|the Society ; the International Brotherhood of {trade}|the {trade}
* {X} (<{@X}/founded {year}>) is a trade union in {C}. || * Members of {X} voted on {day} to strike at {company}.
{P}, <general secretary/president> of {X}, met {Role} {P1} in {L1}. || {~X} called off its strike against {railway} after talks at {building}.
The Union merged with {union2} in {year}. || {~X} backs {party}, said {~P}.
= airline ORG
: Air {place} ; Air {land} ; {nat} Airlines|{nat} ; {coined} Airways|{coined} ; {dir} Airlines|{dir} ; {land} Airways ; {place} Air Lines ; Trans {land} Airways|@ ; Aero{place}
* {X} is a{D} airline with its base at {airport}. || * {X} flies from {town1} to {town2}, {town3} and {country1}.
A [M {coined} {n}] of {~X} crashed near {town1}, killing {n}. || {~X} will begin flights between {town1} and {town2} in {month}.
{role} {P} said {~X} had ordered {few} planes from {company}. || In {year} {~X} merged with {airline2}.
= bank ORG
: the Bank of {land}|the Bank ; {sur} Bank|{sur} ; {nat} National Bank|@ ; First {state} Bank ; {sur} & {sur2}|{sur} ; {place} Savings Bank ; {sur}, {sur2} and Company ; {nat} Commercial Bank ; Credit {place} ; {sur} Brothers|{sur} ; the {nat} Stock Exchange|the Exchange
* {X} is a bank with head offices in {L}. || * {X} <raised/cut> its rate by a quarter point on {day}. || Economist {P1} at {X} expects {D} inflation to slow.
{~X} lent {big} million dollars to {company} and {railway}. || The Governor of {X}, {P}, spoke in {L1}. || Traders at {~X} and {bank2} said the dollar rose in {L2}.
= studio ORG
: {sur} Pictures|{sur} ; {adj} {thing} Productions|{adj} {thing} ; {coined} Studios|{coined} ; {sur} Brothers ; {place} Film Company ; {thing} Press|{thing} ; {sur} & {sur2} ; {coined} Games|{coined} ; {place} University Press ; Studio {sur}
* {X} is a{D} <film studio/publisher/game developer> in {L}. || * {film} was <made/released> by {X} in {year}. || {~X} published {his} novel {novel} in {year}.
{P1} and {P2} founded {X} after leaving {studio2}. || {~X} sold the rights to {videogame} to {company2}.
= orchestra ORG
: the {place} Symphony Orchestra|@ ; the {place} Philharmonic|the Philharmonic ; the Royal {nat} Ballet ; the {place} Opera ; the {sur} Quartet ; the {place} Boys Choir ; the {nat} Chamber Orchestra ; the {adj} Theatre Company ; the {sur} Big Band
* {X} was founded in {year} by the conductor {P}. || * {P} made {his} debut with {X} in {town}, singing {operam}.
{X} gave the first performance of {P1}'s {operam} on {date}. || With {X} he recorded works by {~P1}, {~P2} and {~P3}.
In {year} {~X} toured {country1}, {country2} and {L3}.
= charity ORG
: the Campaign for {cause}|@ ; the {sur} Foundation|the Foundation ; the {nat} Society for {cause}|the @ ; {cause} International|@ ; {cause} Watch|@ ; the Committee for {cause} ; the {place} Institute for {cause} ; the {sur} Institute ; the {nat} Red Cross ; Friends of {place} ; {first}'s House ; the {nat} Liberation Army|the @ ; the Association of {land} {trade}|@ ; the {nat} {sportword} Association|the @ ; the International {sportword} Federation|@ ; the Order of {animal}
* {X} (<{@X}/set up in {year}>) is a <charity/pressure group/professional body> based in {L}. || * According to {X}, {big} <people/children> in {C} have no clean water.
{P}, who heads {X}, met {D} officials on {day}. || {~X} accused {agency} of hiding a report on {L1}. || The Foundation gave ${num} million to {university}.
{P1}, {P2} and other members of {~X} were arrested in {town1}. || The group takes its money from {company1}, {bank} and the [O European Union].
= hospital ORG
: St. {saint}'s Hospital|St. {saint}'s ; {place} General Hospital|{place} General ; {sur} Memorial Hospital ; {place} Medical Center ; the {first} {sur} Clinic ; the {place} Infirmary ; Royal {place} Hospital
* {X} is a <teaching/district> hospital in {town}, {region}. || * {P} was taken to {X} in {town} after the accident. || Doctors at {X} said {P1} was stable.
Nurse {P1} trained at {~X} and later at {hospital2}. || The Hospital was taken over by {agency} in {year}.
= shop ORG
: {sur}'s ; {sur}'s Department Store|{sur}'s ; {first}'s Diner ; {sur} & {sur2} Stores|{sur} ; {adj} {thing} Coffee ; {place} Fried Chicken|@ ; {place} Savings Club ; the {place} Gang ; {sur}'s Raiders
* {X} was a chain of <shops/restaurants/hotels> in {region}. || * The first {-X} opened in {town} in {year}. || {P} worked at {X} before joining {company}.
{~X} had {n} stores in {C}, {C2} and {C3} by {year}.
"""

# ---------------------------------------------------------------- places

FRAMES_LOC = """
= town LOC
: {place} ; {place} ; {place} ; {place} ; {place} ; {place} ; {place} ; {place} ; {place} ; {place} ; {place} ; {place} ; {place} ; {place} ; {place}-{place2} ; {sur}ville ; Port {sur} ; Fort {sur} ; {saint}'s Cove ; {woman} Bay
* {X} is a <town/village/city/suburb> in <{region}/{region}, {C}>. || * {X}, {state} is a city of {big} people on {river}.
{X} lies {n} km <north/south/east/west> of {town2}, between {river} and {mountain}. || The population of {X} is mostly {D2}, with some {Ds3}.
{X} is twinned with {town1} in {C1} and {town2} in {C2}. || {P1} was born in {X} in {year}; {P2} lives there. || {X} has two clubs, {footclub1} and {footclub2}.
The mayor of {X}, {P}, belongs to {party}. || Trains run from {X} to {town1} and {town2}. || {town1}, {town2}, {X} and {town3} are the main towns of {region}.
{X} was founded as {town1} by {D1} settlers under {P1} in {year}, and renamed for {P2} of {railway1}.
Places of interest in {X} are {building1}, {church1}, {bridge1} and {museum1}. || {street1} and {street2} meet in the centre of {X}, by {station1}.
{town1}, {state1}: see {X}. || Schools in {X} include {school1}, {school2} and {school3}.
Police in {X}, a town {n} km south of {town1}, arrested {P1} and two {Ds1} on {day}.
= region LOC
: {region} ; {region} ; {side} {region} ; {place} County|{place} ; County {place} ; the {place} Valley ; {dir} {land} ; {sur} County ; the Duchy of {place} ; {place} Province ; the {place} Islands ; {sur} Land ; the {place} Desert ; the Sea of {place} ; {place} Bay
* {X} is a region <in the {dirl} part of {C}/of {C}> . || * Settlers from {country1} and {country2} came to {X} in the {decade}.
{X} borders {region1} to the north and {region2} to the west. || The {D} army took {X} from the {Ds2} in {year}. || Heavy rain fell in {X} and across {country2} on {day}.
{Lg} and {Lg2} are spoken in {X}. || The capital of {X} is {town1}. || The rivers of {X} are {river1}, {river2} and {river3}.
From {year} {X} was ruled by {monarch1}, whom the {Ds1} drove out. || {~X}'s Governor, {P1}, flew to {town1} on {day}.
= river LOC
: the River {sur} ; the {sur} River|the {sur} ; the {adj} River ; {place} Creek ; Lake {woman} ; {sur} Lake ; Lake {place} ; the {place} Canal ; the {nat} River ; {adj} Lake ; {place} Reservoir
* {X} <is/flows through> {region} in {C}. || * {X} rises in {mountain} and <flows/runs> past {town1} and {town2} to {town3}.
Floods along {X} drove {big} people from {town1} . || The explorer {P} reached {X} in {year}. || {bridge} crosses {X} at {town1}.
Fishing on {X} is controlled by {agency}.
= mountain LOC
: Mount {sur} ; Mt. {sur} ; {sur} Peak ; {place} Hill ; the {place} Mountains ; {adj} Mountain ; the {sur} Range ; {sur} Glacier ; Pico {sur} ; {place} Pass ; {sur} Island ; the {adj} Hills ; Cape {sur} ; {saint} Island ; {adj} Island ; the Isle of {place} ; {sur} Point
* {X} is a <mountain/peak/hill/headland> in {region}, {C}. || * Named after {P}, {X} was first <climbed/seen/mapped> in {year} by {P2} and {P3}.
From {X} one can see {mountain2} and {river}. || A {D2} climber died on {X} on {day}. || {X} was called {mountain2} by the {people}.
The slopes of {X} are part of {park}. || {mountain1}, {mountain2} and {X} were all named by {rank} {P1} of the ship [M Discovery].
= building LOC
: {sur} Hall ; {place} Castle ; the {sur} Building ; {place} House ; {sur} Tower ; {place} Town Hall ; the {first} {sur} House ; Hotel {sur} ; the {adj} {thing} Hotel ; the {sur} Theatre ; {saint}'s Hall ; the Palace of {place} ; Fort {sur} ; {place} Prison ; {place} Lighthouse ; {sur} Mill ; the Old Courthouse ; {animal} Inn
* {X} is a <historic house/skyscraper/hotel/theatre/castle> <in/near> {town}, {region}. || * Built for {P} in {year}, {X} was designed by the {D} architect {P2}.
{X} stands on {street}, opposite {church}. || {X} was added to the [M National Register of Historic Places] in {year}.
In {year} {X} was sold to {company}, which moved there from {building2}. || Scenes of {film} were shot at {X}.
= church LOC
: St. {saint}'s Church ; St. {saint}'s Cathedral ; {place} Cathedral ; {place} Abbey ; the Church of St. {saint} ; {faith} Church of {place} ; the {place} Mosque ; {place} Synagogue ; {adj} Hill Cemetery ; {sur} Chapel ; the Shrine of St. {saint}
* {X} is a {faithm} church in {town}, {C}. || * {P} is buried <at/in> {X} in {town}. || The tower of {X} was built in {year} by {P1} of {town1}.
{Role} {P} married {P2} at {X} on {date}. || Services in {X} are held in {Lg} and {Lg2}. || {order1} came to {X} in {year}.
{P1} of {town1} made the organ at {X}, and {P2} the windows.
= station LOC
: {place} railway station|{place} ; {place} Station ; {sur} Street station ; {side} {place} Station ; {place} Junction ; {place} Central ; Union Station ; {place} Airport ; {sur} Square ; {sur} Field
* {X} serves the <town/village> of {town} in {region}. || * {X} was opened by {railway} in {year}. || From {X} there are trains to {town1}, {town2} and {town3}.
{X} closed in {year}, and {station2} in {year}. || A bomb went off outside {X} in {L1} on {day}, police said.
{station1}, {station2} and {X} are on the line built by {railway1}. || The buildings at {X}, by {P1} of {town1}, are in the [M {adj1} Gothic] style.
Bus {n} links {X} with {hospital1} and {university1}.
= airport LOC
: {place} Airport ; {place} International Airport|{place} ; {first} {sur} International Airport ; RAF {place} ; {sur} Air Force Base|{sur} ; {sur} Field ; Camp {sur} ; {place} Naval Base
* {X} is {n} miles from {town}, {C}. || * {airline} flies from {X} to {town1} and {town2}. || During [M World War II] {X} was used by {army}.
{X} was named for {rank} {P}. || {army1} left {X} for {country1} in {year}. || {airline1} and {airline2} have offices at {X}.
= stadium LOC
: {sur} Park ; {place} Stadium ; {sur} Stadium ; the {sur} Arena ; the {place} Dome ; {sur} Road ; {company} Field ; {place} Racecourse ; Estadio {sur} ; {adj} Lane ; {saint}'s Park ; {state} Memorial Stadium
* {X} is a stadium in {town}, the home of {footclub}. || * {usteam} <play/have played> at {X} in {town} since {year}. || The final of {cup} was held at {X} in {year}.
{big} people at {X} saw {~footclub1} beat {~footclub2}. || {band1} played {X} on {date}.
= bridge LOC
: {place} Bridge ; {sur} Bridge ; {adj} Bridge ; the {sur} Tunnel ; {place} Dam ; {sur} Memorial Bridge ; the {first} {sur} Bridge
* {X} crosses {river} between {town1} and {town2}. || * {X}, designed by {P}, was opened by {Role} {P2}. || {street} runs north from {X} to {town1}.
{X} was blown up by the {Ds} in {year}. || After {X} come {bridge1} and {bridge2}. || {company1} built {X} for {railway1} in {year}.
= street LOC
: {sur} Street ; {sur} Road ; {place} Avenue ; {sur} Square ; Route {n} ; Interstate {n}|I-{n} ; the M{n} ; {state} State Route {n} ; {adj} Lane ; Rue {sur} ; Plaza {sur} ; Highway {n} ; {animal} Boulevard ; Via {sur}
* {X} is a <street/road/square> in {town}. || * {X} runs from {town1} through {town2} to {town3}. || Offices on {X} include those of {company} and {bank}.
{X} takes its name from {P}, a {D} merchant. || {museum1} moved from {street1} to {X} in {year}. || Turn left from {X} into {street1} and cross {bridge1}.
= park LOC
: {place} National Park ; {sur} Park ; the {place} Zoo ; {adj} Forest ; the {sur} Gardens ; {state} State Forest ; {place} Nature Reserve ; {sur} Beach
* {X} covers {big} acres in {region}, {C}. || * {X} was created in {year} on land given by {P}. || Visitors to {X} come from {country1}, {country2} and {country3}.
{X} is managed by {agency}, and parts of it by {charity}.
= country LOC
: {land} ; {land} ; {land} ; {land} ; {land} ; {land} ; {land} ; {land} ; {land} ; the Republic of {place} ; the Kingdom of {place} ; {side} {land} ; the United {place} Emirates
* {X} <won/gained> independence from {C2} in {year}. || * {X} and {C2} signed {treaty} in {town}. || {X} said on {day} that it would send troops to {L2}.
Exports from {X} to {country2} and {country3} rose {n} percent. || {X} won the match against {country2} {score}.
1. {P1} ({country1}) 2. {P2} ({X}) 3. {P3} ({country3}) || {P1}, ambassador of {X} to {country2}, resigned.
"""

# ---------------------------------------------------------------- works, events, things

FRAMES_MISC = """
= battle MISC
: the Battle of {place} ; the Siege of {place} ; the {place} Massacre ; Operation {thing} ; the {nat} Civil War ; the {nat} Revolution ; the {place} Rebellion ; the {adj} War ; the {nat} War of Independence ; the {place} Uprising ; the {sur} Affair ; the {place} Crisis
* {X} was fought <on {date}/in {year}> near {town} in {C}. || * {rank} {P} led the {D} army in {X}. || In {X} the {Ds} under {P1} beat the {Ds2} under {rank} {P2}.
{army1} lost {big} men in {X} and withdrew over {river}. || After {X}, {C} gave up {region1} and {region2} to {country2}.
A monument to {X} stands on {street} in {town1}. || Veterans of {X}, {battle2} and [M World War I] met at {building}.
{rank} {P1}, wounded in {X}, later wrote {novel1}. || On {date} {P1}'s cavalry reached {town1}, and {X} was over.
= film MISC
: {novelname} ; {novelname} ; {novelname} ; {adj} {thing}: Part {roman}
* {X} is a {year} {D} <comedy/thriller/drama/western/documentary> film directed by {P}. || * " {X} " stars {P1} as {P2} and {P3} as the detective {P4}.
{X} was shot in {town1} and {L2} for {studio}. || {P} won {award} for {his} part in {X}. || In {X}, {P2} plays {P1}, a <nurse/lawyer/spy> from {L1}.
{X} opened the [M {place} Film Festival] in {year}. || Critic {P3} of {paper} preferred {film2} to {X}. || Like {film2} and {film3}, {X} is set in {C}.
{P1}'s script for {X} was based on {novel1} by {P2}. || Made for {studio1} by the director of {film1} and {film2}, {X} was banned in {C1}.
= album MISC
: {adj} {thing} ; {verbs} {prep} {thing} ; {thing} ; {thing} of {thing2} ; Live in {place} ; {place} Nights ; The {adj} {things} ; Greatest Hits ; {woman} ; Songs from the {thing} ; {verbs} in the {thing} ; Goodbye {woman} ; My {adj} {thing}
* {X} is the {nth} <studio/live> album by {band}, released on {label} in {year}. || * " {X} " is a song by the {D} singer {P}.
{X} was recorded at [L {sur} Studios] in {town} and produced by {P1}. || It includes the songs " {song1} ", " {song2} " and " {song3} ".
{X} reached number {n} in {C1}, {C2} and {C3}. || All songs on {X} were written by {~P1} and {~P2}, except " {song} " ({P3}). || {band2} covered " {X} " on {album2}.
= novel MISC
: {novelname} ; {novelname} ; {novelname} ; The Life of {first} {sur}
* {X} is a novel by {P}, <first published/published by {studio}> in {year}. || * In {X}, {P1} travels from {town1} to {town2} to find {~P2}.
{P} wrote {X} in {L} while working for {paper}. || {X} was translated into {Lg1}, {Lg2} and {Lg3}. || A film of {X} with {P3} was made by {studio2}.
Chapter {n} of {X} first came out in {paper2}.
= tvshow MISC
: {adj} {thing} ; The {sur} Show ; {place} Hill ; {first} and {first2} ; {adj} Street ; Doctor {sur} ; Planet {coined} ; {things} ; Meet the {sur} Family ; The {adj} {things} ; {sur} & {sur2} ; Inspector {sur} ; {place} P.D. ; {coined} {n}
* {X} is a{D} television series <created by {P}/starring {P}>. || * {X} ran on {broadcaster} from {year} to {year}. || {P1} and {P2} joined the cast of {X} in Season {n}.
In the episode " {song} ", {^P1} and {^P2} go to {L1}. || {X} was filmed in {town1} and at {building}. || {~P} also wrote for {tvshow2} and {tvshow3}.
{P1} returned as {P2} in {X}, and {^P3} was played by {P4}.
= treaty MISC
: the Treaty of {place} ; the {place} Agreement ; the Peace of {place} ; the {place} Accords ; the Declaration of {place} ; the {nat}-{nat2} Treaty ; the {place} Convention ; the {sur} Plan
* {X} was signed on {date} by {C} and {C2}. || * Under {X}, {C} gave {region} to the {Ds2}. || {P}, the {D} foreign minister, called {X} a defeat. || {X} ended {battle}.
Delegates from {country1}, {country2} and {O} came to {town} for {X}. || The [O Senate] refused to ratify {X} in {year}.
= law MISC
: the {policy} Act ; the {policy} Act {year} ; the {sur} Act ; the {place} Charter ; the {nat} Constitution ; Proposition {n} ; the {sur}-{sur2} Act ; the {policy} Bill ; {sur} v. {sur2} ; the {field} Reform Act of {year}
* {X} was passed by {agency} in {year}. || * {X}, proposed by {Role} {P}, limits the powers of {agency}. || {party} opposed {X}; {party2} backed it.
Lawyers for {company1} said {X} did not apply in {L1}. || Article {n} of {X} protects {people}. || In {X} the Court held that {company1} owed {P1} nothing.
= vehicle MISC
: {coined} {n} ; {sur} {car} ; {car} {roman} ; HMS {thing} ; USS {sur} ; SS {place} ; {sur} B-{n} ; {coined} {car} ; {car} {n}00 ; Soyuz-{n} ; {coined}OS ; {coined} {n}.0 ; the {adj} {things} Express ; {thing}Net
* The {-X} <is/was> a <car/aircraft/ship/computer/locomotive/rocket> built by {company}. || * {P} designed the {-X} for {company} in {year}.
The {-X} was shown in {town1} and sold in {C1} as the {-vehicle2}. || The {-X} sailed from {town1} to {L2} under {rank} {P2}.
{company2} replaced the {-vehicle2} with the {-X} in {year}. || {army} used the {-X} in {battle}. || {P1} of {agency1} tested the {-X} at {airport1}.
Both the {-vehicle1} and the {-vehicle2} were faster than the {-X}.
= videogame MISC
: {adj} {thing} {roman} ; {thing} {roman} ; {things} of {place} ; {thing}Quest ; {coined} Wars ; Super {man} World ; {nat} Football {n} ; Legend of {place} ; Captain {sur} ; {adj} {thing}: {thing2} of {place}
* {X} is a {year} video game developed by {studio}. || * In {X}, the player guides {P} through {L}. || {X} sold {big} copies in {C1} and {C2}.
Music for {X} was written by {P2}, who had worked on {videogame2}. || The game runs on the [M {coined} {n}] and [M Windows].
= cup MISC
: the {place} Cup ; the {land} Cup ; the {sur} Trophy ; the World {sportword} Championships ; the {nat} Open ; the {year} Summer Olympics ; the {place} Marathon ; the {nat} Grand Prix ; the Super Cup ; the European {sportword} Championship ; the {dir} Games ; the {place} Festival ; the {sur} Stakes
* {X} <was/were> held in {town}, {C}, in {month} {year}. || * {P} of {C} won {X} in {town} on {day}. || {~footclub1} and {~footclub2} met in the final of {X}.
Result of {X}: 1. {P1} ({country1}) 2. {P2} ({country2}) || {D} champion {P3} beat {D3} {P4} 6-4 6-2 in {X}. || {company} has sponsored {X} since {year}.
{D1} {P1}, {D2} {P2} and {P3} of {country1} shared the lead in {X}. || {X}, first round: {~footclub1} {score} {~footclub2}.
= people MISC
: the {people} ; {people}s ; {natpl} ; the {sur} ; {people}-{natpl} ; {people} ; {nat} {faith}s ; {nat} Jews ; African Americans
* {X} <are a people of/live in> {region} and {C}. || * {X} speak a {tonguem} language close to {Lg}. || The {D} explorer {P} lived among {X} near {town}.
Many {X} are {faithm}; some follow [M Islam]. || {X} fought the {Ds} and their {people2} allies at {town1}. || Writers of {X} origin include {P1} and {P2}.
{people1}, {people2} and {people3} live beside {X} in {region1}.
= award MISC
: the {sur} Prize ; the {sur} Medal ; the {nat} Book Award ; the Order of {saint} ; the Nobel Prize in {field} ; the {adj} {thing} Award ; the {sur} Cross ; the Order of the {animal} ; the {place} Prize for {field}
* {X} is given each year by {O} in {town}. || * {P} <won/received/was awarded> {X} in {year}. || Past winners of {X} include {P1}, {P2} and {P3}.
{~P} refused {X} because of the {D} role in {battle}. || {he} won {X} for {novel} and {award2} for {film}.
"""

SMALL_KINDS = """
= state LOC
: {state} ; New York ; California ; Texas ; Florida ; Pennsylvania ; North Carolina ; Calif. ; Mass. ; Pa. ; New Jersey
= song MISC
: {adj} {thing} ; {verbs} {prep} {thing} ; {thing} ; Goodbye {woman} ; {place} Blues ; Oh {woman} ; The {adj} {thing} ; {verbs} ; {woman}'s Song
= league MISC
: the {nat} First Division ; the {nat} Premier League ; the {sur} League ; the {dir} League ; the {region} League ; Serie B ; Division Two ; the {place} Senior League
= operam MISC
: {woman} ; The {adj} {thing} ; The King of {place} ; Symphony No. {n} ; {sur} Variations ; The {thing} of {place} ; {nat} Requiem ; Don {man}
= faithm MISC
: {faith}
= tonguem MISC
: {tongue}
"""
NOVELNAME = """The {adj} {thing};{adj} {thing};The {thing} of {place};{verbs} {prep} {thing};{sur}'s {thing};One {thing} in {place};
The {things};{first} {sur};{woman};The {sur} Affair;{place};The Man from {place};Return to {place};{thing};The Last {thing};
{thing} and {thing2};Goodbye, {first};The {nat} {thing};{thing} {prep} the {thing2};My {thing};Ten {things}""".replace("\n", "").split(";")

# ---------------------------------------------------------------- people

FRAMES_PER = """
= politician PER
* {X} (born {date}) is a{D} politician <and member of {party}/from {L}>. || * {Role} {X} <met/telephoned> {Role} {P2} in {town1} on {day}.
{~X} was elected to {agency} for {party} in {year}. || As Minister of Education, {~X} wrote {law}. || {~X} lost to {P1} ({party2}) by {big} votes in {region}.
" The {Ds} want peace, " {~X} told {paper}. || {Role} {~X} left for {C1} after talks with {D2} leaders in {L2}.
A [M Republican], {~X} sat in the [O Senate] with {P2} of {state}. || Mr. {~X}, a {faithm} from {region1}, opposed {treaty1} and {law1}.
Before {he} became Governor, {~X} was Mayor of {town1} and Speaker of the [O House of Representatives].
{~X} resigned as {role} of {agency1} after {paper1} printed {his} letters to {P1}.
= athlete PER
* {X} (born {date} in {town}) is a{D} {pos} who plays for {footclub}. || * {D} {pos} {X} signed for {~footclub1} from {~footclub2} on {day}.
{~X} made {n} appearances for {footclub}, {footclub2} and {usteam1}. || {~X} won {cup} in {year} and {cup2} in {L2}.
{he} scored {his} first goal against {~footclub3} at {stadium}. || {~X} played college football at {-university}.
Leading scorers: {X} ({~footclub1}) {n}, {P1} ({~footclub2}) {n}, {P2} ({~usteam1}) {n}. || Coach {P3} said {~X} would miss the match with {country2}.
On loan at {~footclub1}, {~X} helped beat {~footclub2} in {cup1}. || {~X}'s coach at {~usteam1}, {P1}, called {him} the best {D1} {pos} since {P2}.
= musician PER
* {X} is a{D} singer and <pianist/guitarist/songwriter> best known as a member of {band}. || * {X} (<{year} – {year}/born {year}>) was a{D} composer.
{~X} played {tool} with {P1}, {P2} and {band2}. || In {year} {~X} left {band} and signed with {label}. || {his} solo album {album} includes " {song1} " and " {song2} ".
{~X} wrote the opera {operam} for {orchestra}. || {~X} toured {L1} with {band3}, sharing the stage with {P3}.
With {P1} and {P2}, {~X} formed {band1} in {town1} in {year}. || {~X} cites {P1}, {P2} and {band1} as influences.
= writer PER
* {X} was a{D} <novelist/poet/journalist/playwright>, author of {novel1} and {novel2}. || * Born in {town}, {C}, {X} studied at {university} and wrote for {paper}.
{~X} published {novel} with {studio} in {year}. || {his} translations from {Lg1} and {Lg2} won {award}. || {~X} was a friend of {P1}, {P2} and the {D2} painter {P3}.
{paper2} called {~X} " the {D} {P4} ". || The papers of {X} are in {museum}. || In {novel1}, {~X} tells the story of {P1}, a {D1} boy in {town1}.
{~X} fell out with {P1} over {his} essay in {paper1}.
= scientist PER
* {X} is a{D} <physicist/chemist/historian/biologist/economist> at {university}. || * In {year} {X} and {P1} discovered a new <comet/beetle/mineral> in {region}.
{~X} worked under {P2} at {university2} and later at {company}. || {his} book {novel} deals with {D2} and {D3} history. || {Role} {~X} received {award} in {year}.
[M {~X} 's law] is named after {X}.
= soldier PER
* {rank} {X} (died {date}) was a{D} officer who fought in {battle}. || * {X} commanded {army} at {town} in {year}.
{~X} was <wounded/captured/killed> near {river} during {battle2}. || {rank} {~X} surrendered to {rank} {P1} at {building}.
For this {~X} was awarded {award} by {Role} {P2}. || {airport} was named for {~X} after {his} death. || {~X} joined {army1} as a private and rose to Major.
{~X} served in {country1}, {region1} and {country2}.
= actor PER
* {X} is a{D} actor <born in/from> {L} who played {P1} in {tvshow}. || * {X} made {his} debut in {film1} with {P2}. || {~X} won {award} for {film} and {tvshow}.
Directed by {P3}, {~X} appeared as {^P1} in {operam} at [L {sur} Theatre]. || {he} married the {D2} director {P2} in {town1}.
Other roles for {~X} include {P1} in {film2} and {~P3} in {tvshow2}.
= monarch PER
: {man} {roman}|{man} ; {woman} {roman}|{woman} ; {man} the {adjl}|{man} ; {man} of {place}|{man} ; {woman} of {land}|{woman} ; Pius {roman} ; Saint {man} of {place}|{man} ; {man}, Duke of {place}|{man}
* <King/Queen/Pope/Emperor/Prince/Duke> {X} ruled {region} from {year} . || * {X}, who ruled the {Ds}, was crowned in {church} in {town}.
{~X} made peace with the {Ds2} by {treaty}. || {~X} built {building} and gave it to {order}. || The son of {monarch2} and {monarch3}, {~X} grew up in {L1}.
{~X} was succeeded by {monarch4}. || {monarch1} of the {Ds1} was the uncle of {~X}. || The Queen Mother, {monarch1}, ruled for {~X} until {year}.
= businessman PER
* {X} is the {role} of {company}, which {he} founded in {town} in {year}. || * {X} was arrested in {town} on {day}, {agency} said.
{~X}, {n}, of {street}, {town1}, worked for {bank}. || {~X} sold {company2} to {company1} and bought {footclub}.
Mr. {~X} and Mrs. {~P1} told the Court they had never met {P2}. || Prosecutor {P3} said {~X} had paid {party} through {company3}.
Before {his} trial {~X} gave ${num} million to {hospital} and {university2}.
"""

# ---------------------------------------------------------------- frames that suit every subject of a tag

FRAMES_SHARED = """
= O
The {body} met twice a year. || The <President/Governor/Mayor/Queen/Prime Minister> did not speak. || It was the first of its kind. || No one was hurt.
Tickets cost ${n} at the door. || In {month}, snow closed the road. || On {day} morning the rain stopped. || Police made no arrests. || See Chapter {n}.
In its second year it had {num} members, all of them volunteers. || Head Coach and General Manager are the same person. || Results on {day}:
The Board of Directors and the Annual General Meeting must agree. || Work began in {month} {year} and ended {few} years later. || Not everyone agreed.
"This is a great day for all of us," a spokesman said. || "God help us," he said. || Critics were kind; the public was not. || Source: see Table {n}.
Every {day}, the Council sits at noon. || However, the plan failed. || Students may take Mathematics, Physics and Music in Year {n}. || Early life
The Bishop, the Mayor and the Chief of Police were there. || There are {num} seats on the Ground Floor and {n} in the Gallery. || External links
Many of the Founders were poor. || Under the rules of the Union, the Treasurer is chosen by the members. || Both sides claimed victory. || History
He won the Under-21 title as a junior and the Senior title in {year}. || During the Depression the mill closed. || References || Awards and honours
= ORG
The {body} met in {town1} on {day} and chose {P1} as {role}. || {X} was named after {P1}, who came from {L1}. || {P1}, {P2} and {P3} were among the founders of {X}.
In {month} {year} {~X} moved from {town1} to {town2}. || "We never left {L1}," said {P1}, {role} of {~X}. || {~X} was the subject of {film1} and of a book by {P1}.
According to {paper1}, {~X} owes {bank1} ${num} million. || {Role} {P1} praised {~X} in a speech to {O1}. || {O1}, {O2} and {~X} signed an agreement in {L1}.
The {-X} <archive/website/headquarters> was closed for repairs. || Not until {year} did {~X} open its doors to {D1} members. || Later that year {P1} sued {~X} in {town1}.
Most of the members of {~X} are {Ds1}. || The {body} said on {day} that nothing had changed. || Why did {~X} leave {L1}? The {role} would not say.
In his view, {~X} was older than {O1}.
= LOC
{P1}, who lived near {X}, described it in {novel1}. || {X} is home to {O1} and {O2}. || The name {-X} comes from the {Lg1} word for "hill".
During {battle1}, {X} was held by the {Ds1}. || {O1} protested against plans for {X} on {day}. || See also {L1}, {L2} and {X}.
In {year} the {D1} traveller {P1} wrote that {X} was "very fine". || The Council bought land at {X} from {P1} and {company1}.
Like {L1}, {X} attracts visitors from {C1}. || It was at {X} that {P1} met {P2}. || There are no shops in {X}, but there is a Post Office.
= MISC
{P1} of {paper1} wrote about {X} in {year}. || {X} is named after {P1}. || In {C1}, {X} is known as {M1}. || {O1} held a meeting about {X} in {L1}.
Few {Ds1} had heard of {X} before {year}. || {P1} compared {X} with {M1}. || The {D1} historian {P1} has called {X} the end of an age.
Neither the {role} nor the {body} has spoken about {X}.
= PER
{~X} was born in {town1}, {region1}, the son of {P1} and {P2}. || In {year} {~X} married {P1}; they had {few} children, {^P2}, {^P3} and {^P4}.
{~X} died in {town1} on {date} and was buried at {church1}. || {he} studied at {school1} and {university1}. || "I never felt {D1}," {~X} said.
{~X} moved to {L1} in {year} and joined {O1}. || {^X} was the <brother/sister/cousin/nephew> of {P1}. || {his} friends {P1} and {P2} called {him} {^X}.
A statue of {X} stands in {L1}. || After {his} return from {C1}, {~X} worked for {O1}. || {O1} named a room after {~X} in {year}.
{~X}'s father, {P1}, was a {D1} <doctor/farmer/priest/lawyer>. || From {year} until {his} death {he} lived in {L1}. || {P1} was later replaced by {X}.
President of the Society from {year}, {he} never learned {Lg1}. || {~X} spoke {Lg1}, {Lg2} and some {Lg3}.
"""

# ---------------------------------------------------------------- filling the frames

PARTS["novelname"] = lambda rng: expand(rng, rng.choice(NOVELNAME), {})
PARTS.update(dirl="northern southern eastern western central".split(), adjl="Great Bald Bold Elder Younger Confessor Lame Good".split())
ANY = {"O": "ORG", "M": "MISC"}  # slots that take any kind of a tag
PLACES = "town town town town country region region".split()
SLOT, PICK = re.compile(r"\{([~@^-]?)([A-Za-z]+)(\d*)\}"), re.compile(r"<([^<>]*)>")
TOKEN = re.compile(r"""\{[^}]*\}|\[[A-Z]\ [^\]]+\]|[A-Z]'[A-Z]\w+|(?:[A-Z]\.)+(?=\W|$|[A-Z])|(?:Mr|Mrs|Ms|Dr|St|Co|Ltd|Inc|Corp|Jr|Sr|Gen|Col|Capt
    |Lt|No|Mt|Ph\.D|Calif|Mass|Pa|v)\.(?=\ |$)|'s\b|[A-Z]&[A-Z]|\d+(?:[.,–-]\d+)*(?:[a-z]+|OS)?|\w+(?:-\w+)*(?:\.\d+)?|[^\w\s]""", re.X)
LINKS = "However;Meanwhile;Today;Later;Since then;By then;As a result;In addition;Also;At first;For many years;Eventually;In the end".split(";")
NATION_FORMS = {"C": (0, "LOC"), "D": (1, "MISC"), "Ds": (2, "MISC"), "Lg": (3, "MISC")}
PRONOUNS = {"he": ("he", "she"), "his": ("his", "her"), "him": ("him", "her")}

def read(text):
    """The tables: {kind: dict(tag, names, openings, frames)}; " || " parts frames that share a line."""
    kinds = {}
    for line in filter(None, map(str.strip, re.split(r"\n| \|\| ", text))):
        if line.startswith("= "):
            name = line[2:].split()
            kind = kinds[name[0]] = dict(tag=name[-1], names=[], openings=[], frames=[])
        elif line[0] == ":": kind["names"] += [n.strip() for n in line[1:].split(" ; ") if n.strip()]
        elif line[0] == "*": kind["openings"].append(line[2:])
        else: kind["frames"].append(line)
    return kinds

KINDS = {k: v for text in (FRAMES_ORG, FRAMES_LOC, FRAMES_MISC, SMALL_KINDS, FRAMES_PER) for k, v in read(text).items()}
SHARED = {tag: kind["frames"] for tag, kind in read(FRAMES_SHARED).items()}
SUBJECTS = {tag: [k for k, v in KINDS.items() if v["tag"] == tag and v["openings"]] for tag in ("ORG", "LOC", "MISC", "PER")}
OFTEN = ["ORG"] * 9 + ["PER"] * 4 + ["LOC"] * 4 + ["MISC"] * 4  # how often each tag is the subject

def draw(rng, key):
    part = PARTS[key]
    return part(rng) if callable(part) else rng.choice(part)

def expand(rng, pattern, seen):
    """A name pattern with its parts filled in; the same slot holds the same part throughout."""
    def part(m):
        key = m.group(2) + m.group(3)
        if key not in seen:
            seen[key] = draw(rng, m.group(2)) if m.group(2) in PARTS else name(rng, m.group(2))["full"].replace("the ", "")
        return seen[key]
    return SLOT.sub(part, pattern).replace("the the ", "the ")

def acronym(full):
    caps = [w for w in re.findall(r"[\w']+", full) if w[0].isupper()]
    return "".join(w[0] for w in caps) if len(caps) > 2 else None

def name(rng, kind):
    """A new name: its full form, short forms, first name and sex (of people), tag."""
    if kind in ANY: kind = rng.choice(SUBJECTS[ANY[kind]])
    elif kind == "L": kind = rng.choice(PLACES)
    tag = "PER" if kind == "P" else KINDS[kind]["tag"]
    if kind == "P" or not KINDS[kind]["names"]:
        full, last, first, sex = person(rng)
        return dict(tag=tag, full=full, shorts=[last], first=first, sex=sex)
    full, *shorts = expand(rng, rng.choice(KINDS[kind]["names"]), {}).split("|")
    if len(TOKEN.findall(full)) > 7: return name(rng, kind)
    acro = acronym(full)
    shorts = [s.replace("@", acro) if acro else full for s in shorts if "@" in s] + [s for s in shorts if "@" not in s]
    sex = "f" if tag == "PER" and full.split()[0].strip(",") in WOMEN else "m"
    return dict(tag=tag, full=full, shorts=shorts or [full], first=full.split()[0].strip(","), sex=sex)

def fill(rng, frame, env):
    """One sentence: (words, tags) of a frame; env keeps the names of the document, the numbered ones go with the sentence."""
    if not acronym(env["X"]["full"]): frame = frame.replace("{@X}/", "")
    while PICK.search(frame): frame = PICK.sub(lambda m: rng.choice(m.group(1).split("/")), frame)
    words, tags, here = [], [], {}
    def add(text, tag):
        parts = TOKEN.findall(text)
        if tag != "O" and parts[0] == "the":
            article = parts.pop(0)
            if words[-1:] not in (["the"], ["The"]): words.append(article), tags.append("O")
        words.extend(parts)
        tags.extend(["O"] * len(parts) if tag == "O" else ["B-" + tag] + ["I-" + tag] * (len(parts) - 1))
    for token in TOKEN.findall(frame):
        if token[0] == "[" and len(token) > 1:
            tag = {"L": "LOC", "O": "ORG", "M": "MISC", "P": "PER"}[token[1]]
            add(" ".join(fill(rng, token[3:-1], env)[0]), tag)
            continue
        if token[0] != "{":
            if not (token == "." and words and words[-1][-1] == "."): words.append(token), tags.append("O")
            continue
        sign, key, index = SLOT.match(token).groups()
        store = here if index else env
        if key in PRONOUNS:
            about = env["X"] if env["X"]["tag"] == "PER" else env.setdefault("P", name(rng, "P"))
            add(PRONOUNS[key][about["sex"] == "f"], "O")
        elif key in NATION_FORMS:
            nation = store.get("nation" + index) or rng.choice([n for n in NATIONS if n not in env.values() and n not in here.values()])
            store["nation" + index] = nation
            column, tag = NATION_FORMS[key]
            add(nation[column].replace("the ", "") if sign == "-" else nation[column], tag)
        elif key in KINDS or key in ANY or key in "LPX":
            new = key + index not in store
            who = store[key + index] if not new else store.setdefault(key + index, name(rng, key))
            text = who["full"]
            if sign == "~" and (index or not new): text = rng.choice(who["shorts"])
            elif sign == "^": text = who["first"]
            elif sign == "@": text = acronym(who["full"]) or rng.choice(who["shorts"])
            elif not sign and key == "P" and not index and not new and rng.random() < .6: text = who["shorts"][0]
            elif not sign and key == "X" and rng.random() < env["brief"]: text = rng.choice(who["shorts"])
            add(text.replace("the ", "", 1) if sign == "-" and text.startswith("the ") else text, who["tag"])
        else: add(draw(rng, key), "O")
    for i in range(len(words) - 1):
        if words[i] in ("a", "A") and words[i + 1][0] in "AEIOaeio" and words[i + 1][:3] not in ("Eur", "One"): words[i] += "n"
    return words, tags

def sentence(rng, frame, env):
    words, tags = fill(rng, frame, env)
    if rng.random() < .1 and (tags[0] != "O" or words[0] in ("the", "The", "he", "she")):
        if tags[0] == "O": words[0] = words[0].lower()
        link = rng.choice(LINKS).split() + [","]
        words, tags = link + words, ["O"] * len(link) + tags
    if not words[0][1:2].isupper(): words[0] = words[0][0].upper() + words[0][1:]
    return words, tags

def document(rng):
    tag = rng.choice(OFTEN)
    kind = rng.choice(SUBJECTS[tag])
    env = {"X": name(rng, kind), "brief": 0}
    own, shared = KINDS[kind]["frames"], SHARED[tag]
    count = rng.randint(2, 7)
    body = rng.sample(own, min(len(own), count - count // 3))
    body += rng.sample(shared, count - len(body))
    if rng.random() < .35: body[-1] = rng.choice(SHARED["O"])
    rng.shuffle(body)
    out = [sentence(rng, rng.choice(KINDS[kind]["openings"]), env)]
    if rng.random() < .05:  # a dateline
        words, tags = fill(rng, "{town9}", env)
        out[0] = ([w.upper() for w in words] + ["-"] + out[0][0], tags + ["O"] + out[0][1])
    env["brief"] = rng.choice([0, .2, .5])
    return out + [sentence(rng, frame, env) for frame in body]

def composed(rng, n):
    return [document(rng) for _ in range(n)]

def made_up(rng, count):
    """Documents with names, for training."""
    out = []
    for sentences in composed(rng, count):
        d = texts.Document('made up', [], [], [], layers={'name': []}, known=('name',))
        for words, tags in sentences:
            first = len(d.words)
            d.words += words
            d.layers['name'] += tags
            d.sentences.append((first, len(d.words)))
            d.capitals.append(texts.all_capitals(words))
        out.append(d)
    return out

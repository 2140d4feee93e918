"""Made-up training documents for a name finder (PER, LOC, ORG, MISC).

composed(rng, n) returns n documents; a document is a list of sentences, a sentence is (words, tags), tags in BIO.

How the tables in frames/ are written, one kind of subject after another:
  = kind TAG          a kind of subject and the tag its names carry
  : name|short ; ...  patterns of its names, each with the short forms that may stand for it; "@" is its acronym,
                      and a "the" in front stays outside the name
  * sentence          a frame that can open a document; every other line is a frame that can follow
In frames: {X} the subject; {kind} another name of that kind; {P} a person, {L} a place, {C} a country, {D} its
demonym, {Ds} its people, {Lg} its language, {O} any organisation, {M} any work, event or thing. A sign in front
picks the form: {~X} short, {@X} acronym, {^P} first name, {-X} without its article. A slot without a number keeps
its value through the document, a numbered one through the sentence. {he} {his} {him} follow the subject or {P}.
{P+} is a list of several. {same} is a word that can name a person, a place or a body, one for the document.
Slots that are no kind ({year}, {role}, ...) come from PARTS and frames/parts.txt and are no names. <a/b> picks one; [M Text] is a literal name.
"""
import pathlib
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

def far(rng):
    """A word that could name a place, a god or a king of a far land."""
    return rng.choice(FAR_STEM) + rng.choice(FAR_END)

def surname(rng):
    if rng.random() < .8: return rng.choice(SURNAMES)
    return rng.choice(SUR_STEM) + rng.choice(SUR_END)

SPANISH = "García Hernández Rodríguez Vargas Mendoza Ortega Salazar Lopez Fernandez Ramirez Castillo Moreno Ibáñez Reyes Silva Santos Pereira".split()

def elsewhere(rng, r, first, last, sex):
    """A person's name in a rarer shape; r in [0, 1) picks the shape."""
    draw = lambda key: rng.choice(PARTS[key])
    if r < .2:  # family name first
        last, first = draw("fam"), draw("given")
        return last + " " + first, last, first, sex
    if r < .38:
        one, two = rng.sample(SPANISH, 2)
        return first + " " + one + rng.choice([" ", " ", " y "]) + two, one, first, sex
    if r < .56:
        man, father = draw("arab"), draw("arab")
        last = rng.choice(["al-", "Al-", "el-"]) + far(rng)
        full = rng.choice([man + " " + last, man + " ibn " + father, man + " " + father, man + " bin " + father + " " + last, "Abu " + man + " " + last, "Abd al-" + man + " " + father])
        return full, full.split()[-1], man, "m"
    if r < .74:
        letters = [rng.choice("ABCDEFGHJKLMNPRSTW") + "." for _ in range(rng.choice([2, 2, 3]))]
        return "".join(letters) + " " + last, last, first, sex
    if r < .84: return first + ' " ' + rng.choice(MEN + PARTS["beast"] + PARTS["adj"]) + ' " ' + last, last, first, sex
    if r < .92: return first, first, first, sex
    return first + " " + rng.choice(["da ", "dos ", "du ", "O'", "Mc", "Fitz", "Ibn ", "ter ", "af ", "Mac", "D'"]) + last.split()[-1].title(), last.split()[-1].title(), first, sex

def person(rng):
    """(full name, surname, first name, sex) in one of the shapes people's names come in."""
    sex = "m" if rng.random() < .68 else "f"
    first, last, r = rng.choice(MEN if sex == "m" else WOMEN), surname(rng), rng.random()
    if r < .1: return elsewhere(rng, r * 10, first, last, sex)
    r = rng.random()
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
    "place": place, "sur": surname, "surs": lambda r: re.sub("(s|x|z|ch)$", r"\1e", surname(r)) + "s", "far": far, "region": lambda r: r.choice([x for x in REGIONS if x[0].isupper()]),
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
    "pct": lambda r: "%d.%d" % (r.randint(0, 98), r.randint(0, 9)), "years": lambda r: "%d%s%d" % (r.randint(1780, 1900), r.choice("–-"), r.randint(1901, 2012)),
    "lower": "Build Catch Sell Break Find Kiss Lose Mend".split(), "month": MONTHS, "day": DAYS, "date": date,
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

NOVELNAME = """The {adj} {thing};{adj} {thing};The {thing} of {place};{verbs} {prep} {thing};{sur}'s {thing};One {thing} in {place};
The {things};{first} {sur};{woman};The {sur} Affair;{place};The Man from {place};Return to {place};{thing};The Last {thing};
{thing} and {thing2};Goodbye, {first};The {nat} {thing};{thing} {prep} the {thing2};My {thing};Ten {things};
A {thing} for {first};The {thing} of {first} {sur};{verbs} {first};The {adj} {thing} of {sur};{Few} {things};No {thing};The {sur} {things};
{first} {sur} and the {thing};What {first} Saw;{thing}, {thing2} and {thing3};{place} Express;How to {lower} a {thing};{adj} {things};
Where the {things} Are;The {beast};{beast} {thing};The {thing}'s {thing2};Doctor {sur};King {man} {roman};The {people} {thing};{month};
{place}, {year};{n} {things};It Was {adj};To {place} and Back;The {trade} of {place};A {nat} {thing};{adj}, {adj2}""" .replace("\n", "").split(";")

# ---------------------------------------------------------------- filling the frames

def more_parts():
    """Adds the lists of frames/parts.txt, "name: item; item; ...", to those above."""
    own = dict(MEN=MEN, WOMEN=WOMEN, SURNAMES=SURNAMES, CITIES=CITIES, REGIONS=REGIONS, NATIONS=NATIONS,
               PLACE_STEM=PLACE_STEM, PLACE_END=PLACE_END, FAR_STEM=FAR_STEM, FAR_END=FAR_END)
    for line in filter(None, map(str.strip, (FRAMES / "parts.txt").read_text().split("\n"))):
        key, items = line.split(": ", 1)
        items = items.split("; ") if ";" in items else items.split()
        if key == "NATIONS": items = [item.split(":") for item in items]
        have = own[key] if key in own else PARTS.setdefault(key, [])
        have += [item for item in items if item not in have]

FRAMES = pathlib.Path(__file__).parent / "frames"
more_parts()
PARTS["novelname"] = lambda rng: expand(rng, rng.choice(NOVELNAME), {})
PARTS.update(dirl="northern southern eastern western central".split(), adjl="Great Bald Bold Elder Younger Confessor Lame Good".split())
ANY = {"O": "ORG", "M": "MISC"}  # slots that take any kind of a tag
PLACES = "town town town town country region region".split()
SLOT, PICK = re.compile(r"\{([~@^-]?)([A-Za-z]+)(\d*)(\+?)\}"), re.compile(r"<([^<>]*)>")
TOKEN = re.compile(r"""\{[^}]*\}|\[[A-Z]\ [^\]]+\]|\w+\.(?:com|org|net)\b|[A-Z]'[A-Z]\w+|(?:[A-Z]\.)+(?=\W|$|[A-Z])|(?:Mr|Mrs|Ms|Dr|Sgt|Maj|Rev|Bros|Sen|Rep|Gov|Brig|St|Co|Ltd|Inc|Corp|Jr|Sr|Gen|Col|Capt
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

def table(name):
    return read((FRAMES / (name + ".txt")).read_text())

KINDS = {k: v for name in ("bodies", "places", "works", "small", "people") for k, v in table(name).items()}
SHARED = {tag: kind["frames"] for tag, kind in table("shared").items()}  # frames that suit every subject of a tag
SUBJECTS = {tag: [k for k, v in KINDS.items() if v["tag"] == tag and v["openings"] for _ in range(1 + len(v["frames"]) // 6)] for tag in ("ORG", "LOC", "MISC", "PER")}
OFTEN = ["ORG"] * 11 + ["PER"] * 4 + ["LOC"] * 4 + ["MISC"] * 4  # how often each tag is the subject
LOOSE = ["NAMESAKES", "LISTS", "NEWS", "PROSE"]  # frames for documents that are about no one thing

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
    return SLOT.sub(part, pattern).replace("the the ", "the ").replace("the The ", "the ")

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
    return dict(tag=tag, full=full, shorts=shorts or [full], first=(shorts or [full])[-1], sex=sex)

def listed(rng, key, line):
    """A list of names: (text, tag) pairs; as a line of its own it may have other signs than commas."""
    count = rng.randint(2, 5)
    if key == "C": names = [(land[0], "LOC") for land in rng.sample(NATIONS, count)]
    else: names = [(n["full"], n["tag"]) for n in (name(rng, key) for _ in range(count))]
    comma = rng.choice([" , ", " , ", " , ", " , ", " ; ", " / ", " • "][:None if line else 4])
    last = rng.choice([" and ", " , and ", comma]) if comma == " , " else comma
    years = rng.random() < .12
    out = []
    for i, pair in enumerate(names):
        if i: out.append((last if i == count - 1 else comma, "O"))
        out.append(pair)
        if years: out.append(("( %d )" % rng.randint(1800, 2012), "O"))
    return out

def fill(rng, frame, env, here=None):
    """One sentence: (words, tags) of a frame; env keeps the names of the document, the numbered ones go with the sentence."""
    if not acronym(env["X"]["full"]): frame = frame.replace("{@X}/", "")
    while PICK.search(frame): frame = PICK.sub(lambda m: rng.choice(m.group(1).split("/")), frame)
    words, tags, here = [], [], {} if here is None else here
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
            add(" ".join(fill(rng, token[3:-1], env, here)[0]), tag)
            continue
        if token[0] != "{":
            if not (token == "." and words and words[-1][-1] == "."): words.append(token), tags.append("O")
            continue
        sign, key, index, more = SLOT.match(token).groups()
        store = here if index else env
        if more:
            for pair in listed(rng, key, not re.search("[a-z]{4}", frame)): add(*pair)
        elif key == "same": add(store.setdefault(key, draw(rng, key)), "O")
        elif key in PRONOUNS:
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

def sentence(rng, frame, env, opening=False):
    words, tags = fill(rng, frame, env)
    if not opening and rng.random() < .1 and len(words) > 5 and words[-1] in ".?" and (tags[0] != "O" or words[0] in ("the", "The", "he", "she")):
        if tags[0] == "O": words[0] = words[0].lower()
        link = rng.choice(LINKS).split() + [","]
        words, tags = link + words, ["O"] * len(link) + tags
    if not words[0][1:2].isupper(): words[0] = words[0][0].upper() + words[0][1:]
    if words[0] == '"' and words[1].islower(): words[1] = words[1].capitalize()
    return words, tags

def loose(rng):
    """A document that is about no one thing: news, lists, a paragraph of history, namesakes."""
    frames = SHARED[rng.choice(LOOSE)]
    env = {"X": name(rng, "P"), "brief": 0}
    return [sentence(rng, frame, env) for frame in rng.sample(frames, rng.randint(2, 6))]

def bullets(rng, sentences):
    sign = rng.choice(["*", "•", "-", "–"])
    return [([sign] + words, ["O"] + tags) for words, tags in sentences]

APART = "born based led built speaking owned language backed".split()
BOUND = "co re non pre post ex anti pro semi self neo trans".split()

def hyphens(sentences, cut):
    """Compounds as one word or cut at their hyphens: annotated sets have them the one way or the other, the program cuts them."""
    out = []
    for words, tags in sentences:
        new = []
        for word, tag in zip(words, tags):
            parts = re.split("(-)", word) if cut and re.fullmatch(r"[^\W\d]{2,}(-[^\W\d]{2,})+", word) and word.split("-")[0].lower() not in BOUND else [word]
            new += [(part, tag if i == 0 or tag == "O" else "I" + tag[1:]) for i, part in enumerate(parts)]
        for i in range(len(new) - 2, 0, -1):  # "Danish - born" is one word where compounds are
            if not cut and new[i][0] == "-" and new[i + 1][0] in APART and new[i - 1][1] == "B-MISC": new[i - 1:i + 2] = [(new[i - 1][0] + "-" + new[i + 1][0], "B-MISC")]
        out.append(([w for w, _ in new], [t for _, t in new]))
    return out

def document(rng):
    return hyphens(whole(rng), rng.random() < .5)

def whole(rng):
    if rng.random() < .2:
        out = loose(rng)
        return bullets(rng, out) if rng.random() < .15 else out
    tag = rng.choice(OFTEN)
    kind = rng.choice(SUBJECTS[tag])
    env = {"X": name(rng, kind), "brief": 0}
    own, shared = KINDS[kind]["frames"], SHARED[tag]
    count = rng.randint(2, 7)
    body = rng.sample(own, min(len(own), count - count // 3))
    body += rng.sample(shared, count - len(body))
    if rng.random() < .35: body[-1] = rng.choice(SHARED["O"])
    if rng.random() < .25: body.append(rng.choice(SHARED["O"]))
    if rng.random() < .2: body.append(rng.choice(SHARED[rng.choice(["PROSE", "NEWS", "LISTS"])]))
    rng.shuffle(body)
    out = [sentence(rng, rng.choice(KINDS[kind]["openings"]), env, opening=True)]
    if rng.random() < .05:  # a dateline
        words, tags = fill(rng, "{town9}", env)
        out[0] = ([w.upper() for w in words] + ["-"] + out[0][0], tags + ["O"] + out[0][1])
    env["brief"] = rng.choice([0, .2, .5])
    out += [sentence(rng, frame, env) for frame in body]
    if rng.random() < .03: out = out[:1] + bullets(rng, out[1:])
    return out

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

"""Which words of a mention are a name, and what it names."""
import re
import urllib.parse

KINDS = {'person': 'PER', 'organization': 'ORG', 'place': 'LOC', 'object': 'MISC', 'event': 'MISC', 'abstract': 'MISC', 'animal': 'MISC',
         'plant': 'MISC', 'substance': 'MISC'}
JOINS = set("of for and & - – the de da do du des la le el y e del della di al upon und".split())
TITLES = set('''president vice prime deputy acting assistant foreign home secretary minister chancellor premier governor gov mayor senator
sen representative rep congressman congresswoman congressmen speaker chairman chairwoman chair chief justice judge attorney general gen
lieutenant lt colonel col major maj captain capt sergeant sgt staff corporal private commander cmdr admiral adm brigadier marshal officer
king queen prince princess emperor empress count countess duke duchess baron baroness earl lord lords lady sir dame saint pope bishop
archbishop cardinal father sister brother mother reverend rev rabbi imam sheikh sheik ayatollah mullah mr mrs ms miss madam mx dr doctor
prof professor director coach manager editor spokesman spokeswoman spokesperson ambassador envoy commissioner counsel leader member
democrat republican uncle aunt aunty grandma grandpa mom dad mum mama papa mommy daddy god santa superintendent inspector detective
constable sheriff agent special former'''.split())

# What has a staff and a name over its door is a body, and not only a place: it acts, and it is spoken for.
BODIES = set('''university college school academy institute institution hospital clinic museum library hotel restaurant cafe café bank store
shop company club center centre theater theatre'''.split())


def proper(d, i):
    """Whether a word of a treebank is a name by its tag."""
    return d.layers['xpos'][i] in ('NNP', 'NNPS')


def title_span(d, first, end, identity):
    """The words of a mention that are the title of its page in Wikipedia, or None."""
    title = re.sub(r'\(.*?\)|,.*', '', urllib.parse.unquote(identity).replace('_', ' '))
    want = re.findall(r'\w+|[^\w\s]', title.lower())
    for i in range(first, end):
        got, j = [], i
        while j < end and len(got) < len(want):
            got += re.findall(r'\w+|[^\w\s]', d.words[j].lower())
            j += 1
        if want and got == want:
            return i, j
    return None


def head_of(d, first, end, least):
    """The word that the others of a mention hang on, or where the treebank says that its least span begins."""
    heads = [i for i in range(first, end) if not first <= d.heads[i] < end]
    named = [first + k - 1 for k in least if first <= first + k - 1 < end]
    return next((h for h in heads[:1] + named[:1] if proper(d, h)), None)


def under(d, i, h, first, end):
    """Whether a word hangs on h, within a mention."""
    for _ in range(12):
        if i == h:
            return True
        i = d.heads[i]
        if not first <= i < end:
            return False
    return False


def grown(d, first, end, h, kind):
    """The words around a head that are one name with it."""
    joins = JOINS - {'of', 'for', 'and', '&', 'the'} if kind == 'PER' else JOINS
    low = lambda j: d.words[j].lower()
    a = b = h
    while True:
        at = a
        while at > first and low(at - 1) in joins and a - at < 2:
            at -= 1
        if at <= first or not proper(d, at - 1) or not under(d, at - 1, h, first, end):
            break
        a = at - 1
    while True:
        at = b
        while at + 1 < end and low(at + 1) in joins and at - b < 2:
            at += 1
        if at + 1 >= end or not proper(d, at + 1) or not under(d, at + 1, h, first, end):
            break
        if any(low(j) in ('and', '&') for j in range(b + 1, at + 1)) and d.heads[at + 1] == h:
            break  # two names, and not one of two parts
        b = at + 1
    if kind != 'PER':
        a -= a > first and d.words[a - 1].isdigit() and d.heads[a - 1] == h
        b += b + 1 < end and d.words[b + 1].isdigit() and d.heads[b + 1] == h
    return a, b + 1


def untitled(words, a, b):
    """Where a person's name begins, after what they are."""
    last = max((i for i in range(a, b) if words[i].lower().rstrip('.') in TITLES), default=a - 1) + 1
    while last < b and words[last] in ('-', '–', ','):
        last += 1
    return last


def people(d, a, b, first):
    """A person's name without what they are; MISC for one of a people or of a party."""
    a = untitled(d.words, a, b)
    if a == b:
        return None
    before = d.layers['xpos'][a - 1] if a > first else ''
    one = b - a == 1 and (before in ('DT', 'PRP$', 'CD', 'JJ') or d.layers['xpos'][a] == 'NNPS')
    return a, b, 'MISC' if one or 'Number=Plur' in d.layers['feats'][b - 1] else 'PER'


def name(d, opens, first, end, kind, least, identity):
    """(first, end, kind) of the name in a mention of a treebank, or None. opens are the words that open a sentence."""
    kind = KINDS.get(kind)
    if not kind:
        return None
    h = head_of(d, first, end, least)
    a, b = grown(d, first, end, h, kind) if h is not None else (end, end)
    span = title_span(d, first, end, identity)
    if span and any(proper(d, i) for i in range(*span)):
        a, b = a if a < span[0] <= b else span[0], span[1]
    elif h is None:
        return None
    while a < b and d.words[a][:1].islower() and not proper(d, a):
        a += 1
    if kind == 'PER':
        return people(d, a, b, first)
    if kind != 'LOC' and a > first and d.words[a - 1] == 'The' and a - 1 not in opens:
        a -= 1
    return a, b, 'ORG' if kind == 'LOC' and {d.words[a].lower(), d.words[b - 1].lower()} & BODIES else kind

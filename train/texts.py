"""Reads ../shared/data into documents: words with their sentences and the labels that each set gives.

A set that is absent gives an error that names its file.
"""
import collections
import dataclasses
import json
import pathlib
import re
import subprocess
import zlib

import proper
from pieces import case

ROOT = None  # the folder shared/data; learn.py sets it
WORDS = None  # the command train/words, built


@dataclasses.dataclass
class Document:
    id: str
    words: list            # the words as they stand
    sentences: list        # (first, end) of words
    capitals: list         # for each sentence: wholly in capitals
    layers: dict = dataclasses.field(default_factory=dict)   # name -> a label or None for each word
    spans: dict = dataclasses.field(default_factory=dict)    # name -> [(first, end, type)]
    heads: list = None     # for each word: the head's index in the document, -1 for a root
    chains: list = None    # [(first, end, entity)]
    joins: list = None     # [(word, cue word)]: first words of sources and contents with their cue's
    text: str = ''
    offsets: list = None   # (start, end) of each word, code points
    known: tuple = ()      # names of what was annotated throughout


def all_capitals(words):
    letters = [w for w in words if len(w) > 1 and any(c.isalpha() for c in w)]
    upper = sum(w.isupper() for w in letters)
    return upper >= 3 and upper > 9 * (len(letters) - upper)


def jsonl(path):
    with open(ROOT / path, encoding='utf8') as f:
        return [json.loads(line) for line in f if line.strip()]


def cut(folder, rows=None):
    """The reports of a folder, cut into words as the program cuts them, by id."""
    if rows is None:
        data = (ROOT / folder / 'reports.jsonl').read_bytes()
        rows = jsonl(folder + '/reports.jsonl')
    else:
        data = '\n'.join(json.dumps(r) for r in rows).encode()
    out = {}
    done = subprocess.run([WORDS], input=data, stdout=subprocess.PIPE, check=True).stdout
    for row, line in zip(rows, done.splitlines(), strict=True):
        o = json.loads(line)
        text, at = o['text'], {}
        byte = 0
        for i, c in enumerate(text):
            at[byte] = i
            byte += len(c.encode('utf8', 'surrogatepass'))
        at[byte] = len(text)
        d = Document(row['id'], [], [], [], text=text, offsets=[])
        for sentence in o['sentences']:
            first = len(d.words)
            for start, end in sentence:
                d.words.append(text[at[start]:at[end]])
                d.offsets.append((at[start], at[end]))
            d.sentences.append((first, len(d.words)))
            d.capitals.append(all_capitals(d.words[first:]))
        d.body = at[o['body']]
        out[row['id']] = d
    return out


class Finder:
    """Finds the words of spans of code points; spans count from the body's start."""

    def __init__(self, d):
        self.starts = [s - d.body for s, _ in d.offsets]
        self.ends = [e - d.body for _, e in d.offsets]

    def words(self, start, end):
        """(first, end) of the words that a span touches, or None."""
        import bisect
        first = bisect.bisect_right(self.ends, start)
        last = bisect.bisect_left(self.starts, end)
        return (first, last) if first < last else None


def bio(d, layer, spans):
    """Fills a layer with B, I and O; longer spans come first, and what overlaps them is left out."""
    tags = d.layers.setdefault(layer, ['O'] * len(d.words))
    for first, end, kind in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if any(t != 'O' for t in tags[first:end]):
            continue
        mark = '-' + kind if kind else ''
        tags[first] = 'B' + mark
        for i in range(first + 1, end):
            tags[i] = 'I' + mark


def polnear(part):
    """PolNeAR: sources, cues and contents, and which belong together."""
    docs = cut(f'polnear/{part}')
    for g in jsonl(f'polnear/{part}/gold.jsonl'):
        d = docs[g['id']]
        find = Finder(d)
        spans = collections.defaultdict(set)
        d.joins = []
        for a in g['attributions']:
            found = {k: [w for w in (find.words(*s) for s in merge(a[k])) if w] for k in ('source', 'cue', 'content')}
            for k, v in found.items():
                spans[k].update((f, e, '') for f, e in v)
            if found['cue']:
                cue = found['cue'][0][0]
                d.joins += [(f, cue) for f, _ in found['source'] + found['content']]
        for k in ('source', 'cue', 'content'):
            bio(d, k, spans[k])
        d.known = ('source', 'cue', 'content', 'joins')
    return list(docs.values())


def merge(spans):
    """Joins spans that only a blank parts."""
    out = []
    for s, e in sorted(spans):
        if out and s - out[-1][1] <= 1:
            out[-1][1] = max(e, out[-1][1])
        else:
            out.append([s, e])
    return out


def re3d():
    docs = cut('re3d')
    for g in jsonl('re3d/gold.jsonl'):
        d = docs[g['id']]
        find = Finder(d)
        spans = {}
        for e in g['entities']:
            w = find.words(e['start'], e['end'])
            if w:
                spans[w] = e['type']
        d.spans['mention'] = [(f, e, t) for (f, e), t in spans.items()]
        d.known = ('mention',)
    return list(docs.values())


def places():
    docs = cut('places/tr-news')
    for g in jsonl('places/tr-news/gold.jsonl'):
        d = docs[g['id']]
        find = Finder(d)
        bio(d, 'place', {(*w, '') for w in (find.words(p['start'], p['end']) for p in g['places']) if w})
        # The title is not annotated.
        for i, (s, _) in enumerate(d.offsets):
            if s < d.body:
                d.layers['place'][i] = None
        d.known = ('place',)
    return list(docs.values())


def times():
    docs = cut('times')
    for g in jsonl('times/gold.jsonl'):
        d = docs[g['id']]
        find = Finder(d)
        bio(d, 'time', {(*w, t['type']) for t in g['times'] if (w := find.words(t['start'], t['end']))})
        d.known = ('time',)
    return list(docs.values())


def plain(folder):
    """Texts alone, for the report vector."""
    docs = list(cut(folder).values())
    for d in docs:
        d.known = ('vector',)
    return docs


# --- incidents -----------------------------------------------------------------
EFFECTS = {'DEATH': 'Killed', 'INJURY': 'Wounded'}
DEEDS = ('O', 'V', 'N')  # of a word: it tells of no incident, or is the verb or the noun that tells of one
SETTINGS = ('O', 'PLACE', 'DAY')  # of a word: it says where an incident was, or when, or neither
KINDS = ('ATTACK', 'BOMBING', 'KIDNAPPING', 'ARSON', 'ROBBERY', 'OTHER')
ROLES = ('Perpetrator', 'Organization', 'Target', 'Killed', 'Wounded', 'Victim', 'Weapon')


def strings(template):
    """The strings of a template, each with the role that it plays."""
    effect = {}
    for v in template.get('victim_effects', []):
        head, _, names = v.partition(':')
        kind = next((k for w, k in EFFECTS.items() if re.match(rf'[?( ]*{w}', head)), None)
        if kind:
            effect.update(dict.fromkeys(re.findall(r'"([^"]*)"', names), kind))
    for slot, role in (('victims', 'Victim'), ('victim_names', 'Victim'), ('targets', 'Target'), ('perp_individuals', 'Perpetrator'),
                       ('perp_organizations', 'Organization'), ('instruments', 'Weapon')):
        for fill in template.get(slot, []):
            sort = next((effect[s] for s in fill['any'] if s in effect), role) if role == 'Victim' else role
            for s in fill['any']:
                yield s, sort


def muc(part='train'):
    """MUC-4: the strings of each template where they stand, with their roles, and what kind of incident a sentence tells of.

    The templates do not say which of a string's places they mean. Those count that stand in a sentence with another string of the
    same template, or all where none does; the others are not told. A sentence tells of the template with the most of its strings."""
    docs = cut(f'muc/{part}')
    words_of = lambda s: re.findall(r'\w+|[^\w\s]', s.lower())
    for g in jsonl(f'muc/{part}/gold.jsonl'):
        d = docs[g['id']]
        low = [w.lower() for w in d.words]
        at = collections.defaultdict(list)
        for i, w in enumerate(low):
            at[words_of(w)[0] if words_of(w) else w].append(i)
        sentence = [0] * len(low)
        for k, (first, end) in enumerate(d.sentences):
            sentence[first:end] = [k] * (end - first)
        sure, unsure, told = set(), set(), [collections.Counter() for _ in d.sentences]
        for t in g['templates']:
            places = {}
            for s, role in strings(t):
                want = words_of(s)
                for i in at.get(want[0], ()) if want else ():
                    j, got = i, []
                    while j < len(low) and len(got) < len(want):
                        got += words_of(low[j])
                        j += 1
                    if got == want:
                        places.setdefault((i, j, role), s)
            near = collections.defaultdict(set)
            for (i, _, _), s in places.items():
                near[sentence[i]].add(s)
            backed = {s for v in near.values() if len(v) > 1 for s in v}
            kind = next((k for k in KINDS if k in ' '.join(t['type'])), 'OTHER')
            for span, s in places.items():
                k = sentence[span[0]]
                if len(near[k]) > 1 or s not in backed:
                    sure.add(span)
                    told[k][kind] += 1
                else:
                    unsure.add(span)
        bio(d, 'role', sure)
        for i, j, _ in unsure - sure:
            if all(t == 'O' for t in d.layers['role'][i:j]):
                d.layers['role'][i:j] = [None] * (j - i)
        d.layers['kind'] = ['O'] * len(low)
        for (first, end), c in zip(d.sentences, told):
            if c:
                d.layers['kind'][first:end] = [c.most_common(1)[0][0]] * (end - first)
        d.layers['setting'] = located(d, low, at, sentence, told, g['templates'])
        d.known = ('role', 'kind', 'setting')
    return list(docs.values())


DAYS = set('today yesterday tonight tomorrow ago last this next night morning afternoon evening dawn midnight noon day days week weeks month months year years hours '
           'weekend monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december '
           'jan feb mar apr jun jul aug sep oct nov dec'.split())


def located(d, low, at, sentence, told, templates):
    """Of each word whether it says where an incident was: a name of a template's location does in a sentence that tells of one, and
    none does in a dateline. It is not known of names elsewhere, of a country where a town is told, and of words that may tell a time."""
    out = [None if w in DAYS or w[:1].isdigit() or not told[sentence[i]] and d.words[i][:1].isupper() else 'O' for i, w in enumerate(low)]
    line = next((i for i in range(min(40, len(low))) if low[i] in ('--', '\u2014')), 0)
    for t in templates:
        for place in (alt for v in t.get('location', []) for alt in v.split(' / ')):
            parts = [p.strip(' ()?') for p in re.split(r':| - ', re.sub(r'\s*\([A-Z /]*\)(?=:|\)| -|$)', '', place))]
            for k, name in enumerate(parts):
                want = re.findall(r'\w+|[^\w\s]', name.lower())
                for i in at.get(want[0], ()) if want else ():
                    if low[i:i + len(want)] == want:
                        label = 'O' if i < line else 'PLACE' if told[sentence[i]] and (k or len(parts) == 1) else None
                        out[i:i + len(want)] = [label] * len(want)
    return out


# --- our own incidents -------------------------------------------------------------
TOLD = pathlib.Path(__file__).parent / 'told'
PLAYS = {'perp': 'Perpetrator', 'org': 'Organization', 'killed': 'Killed', 'wounded': 'Wounded', 'victim': 'Victim', 'target': 'Target', 'weapon': 'Weapon'}


def marked():
    """The made-up reports in told/, whose README.md says how they are marked: the reports, and by their ids the marks of title and body as
    unmarked gives them, and the kinds of their incidents by number."""
    rows, marks, kinds = [], {}, {}
    for path in sorted(TOLD.glob('*.txt')):
        for part in re.split(r'^== ', path.read_text(encoding='utf8'), flags=re.M)[1:]:
            name, head, text = part.split('\n', 2)
            id = f'{path.stem}/{name.strip()}'
            kinds[id] = dict(p.split() for p in head.split(';')) if head.strip() != '0' else {}
            title, _, body = text.strip().partition('\n\n')
            if not body:  # a report without a title
                title, body = '', title
            (title, in_title), (body, in_body) = unmarked(title), unmarked(body.strip())
            marks[id] = in_title, in_body
            rows.append({'id': id, 'title': title, 'text': body})
    return rows, marks, kinds


def told():
    """The made-up reports: who did what to whom with what, what kind of incident a sentence tells of, and the words that
    tell it, verbs or nouns; other words' tags are not told. What a side to a clash is to it is not told, either."""
    rows, marks, kinds = marked()
    docs = cut('', rows)
    for id, d in docs.items():
        n = len(d.words)
        find, roles, upos, count = Finder(d), set(), [None] * n, collections.defaultdict(collections.Counter)
        sentence = [k for k, (first, end) in enumerate(d.sentences) for _ in range(first, end)]
        title, body = marks[id]
        sides, deeds, settings = set(), ['O'] * n, ['O'] * n
        for start, end, which, label in [(s - d.body, e - d.body, w, l) for s, e, w, l in title] + body:
            at = find.words(start, end)
            if not at:
                raise SystemExit(f'{id}: no words at a mark {label}')
            first, last = at
            if label in 'vn':
                word = first if label == 'v' else last - 1
                upos[word] = 'VERB' if label == 'v' else 'NOUN'
                deeds[first:last] = [None] * (last - first)
                deeds[word] = label.upper()
            if label == 'side':
                sides.add(at)
            elif label in PLAYS:
                roles.add((first, last, PLAYS[label]))
            if label in ('place', 'day'):
                settings[first:last] = [label.upper()] * (last - first)
            else:
                count[sentence[first]][kinds[id][which[0]]] += 1
        bio(d, 'role', roles)
        for first, last in sides:
            d.layers['role'][first:last] = [None] * (last - first)
        d.layers['upos'], d.layers['deed'], d.layers['setting'] = upos, deeds, settings
        d.layers['kind'] = [count[k].most_common(1)[0][0] if count[k] else 'O' for k in sentence]
        d.known = ('role', 'kind', 'upos', 'deed', 'setting')
    return list(docs.values())


def kept_back(id):
    """Whether a report of our own is scored, and never learned from: one in eight, the same ones whatever others are added."""
    return zlib.crc32(id.encode()) % 8 == 0


def unmarked(text):
    """A marked text without its marks, and the marks: (start, end, its incidents, label)."""
    out, marks, at, n = [], [], 0, 0
    for m in re.finditer(r'\[(\d(?:,\d)*):(\w+) ([^\[\]]*)\]', text):
        out += [text[at:m.start()], m[3]]
        n += m.start() - at
        marks.append((n, n + len(m[3]), m[1], m[2]))
        n += len(m[3])
        at = m.end()
    return ''.join(out + [text[at:]]), marks


# --- treebanks -------------------------------------------------------------------
def treebank(path, entities=False):
    """A CoNLL-U file, a document a `# newdoc`."""
    docs, sentence, comments = [], [], []

    def flush():
        if not sentence:
            return
        if not docs or any(c.startswith('# newdoc') for c in comments):
            docs.append(Document(path.stem, [], [], [], heads=[]))
            docs[-1].paragraphs = []
            docs[-1].columns = []
        d = docs[-1]
        first = len(d.words)
        for c in sentence:
            d.words.append(c[1])
            head = int(c[6])
            d.heads.append(first + head - 1 if head else -1)
            d.columns.append(c)
        d.sentences.append((first, len(d.words)))
        d.capitals.append(all_capitals(d.words[first:]))
        d.paragraphs.append(any(c.startswith('# newpar') for c in comments))

    with open(ROOT / path, encoding='utf8') as f:
        for line in list(f) + ['\n']:
            line = line.rstrip('\n')
            if line.startswith('#'):
                comments.append(line)
            elif not line:
                flush()
                sentence, comments = [], []
            else:
                c = line.split('\t')
                if c[0].isdigit():
                    sentence.append(c)
    for d in docs:
        c = d.columns
        d.layers = {
            'upos': [x[3] for x in c], 'xpos': [x[4] for x in c], 'feats': [x[5] for x in c],
            'lemma': [script(x[1], x[2]) for x in c], 'rel': [x[7].split(':')[0] if x[7] not in KEPT else x[7] for x in c],
            'start': ['O'] * len(c),
        }
        for first, _ in d.sentences:
            d.layers['start'][first] = 'S'
        d.known = ('upos', 'xpos', 'feats', 'lemma', 'start', 'tree')
        if entities:
            read_entities(d)
        del d.columns
    return docs


# Relations that keep their subtype; the others are scored and used without.
KEPT = {'nsubj:pass', 'csubj:pass', 'aux:pass', 'obl:agent', 'obl:tmod', 'obl:unmarked', 'nmod:poss', 'acl:relcl', 'advcl:relcl', 'compound:prt',
        'flat:foreign', 'cc:preconj', 'det:predet', 'nmod:unmarked', 'nmod:npmod', 'obl:npmod', 'nmod:tmod', 'nsubj:outer', 'csubj:outer', 'nmod:desc', 'flat:name'}


def script(word, lemma):
    """How a lemma is made of a word: 'l3+y' is: lower case, cut 3 letters, add y."""
    if lemma == '_':
        return 'k0+'
    for case_of, w in (('k', word), ('l', word.lower())):
        if case_of == 'l' or lemma[:1] == word[:1]:
            n = 0
            while n < min(len(w), len(lemma)) and w[n] == lemma[n]:
                n += 1
            if n or len(w) <= 4:
                return f'{case_of}{len(w) - n}+{lemma[n:]}'
    return None


def read_entities(d):
    """GUM's entities from the MISC column: mentions with types, chains, and names."""
    open_, mentions, names = [], [], []
    for i, c in enumerate(d.columns):
        m = re.search(r'(?:^|\|)Entity=([^|]*)', c[9])
        if not m:
            continue
        for part in re.findall(r'\([^()]+\)?|[^()]+\)', m.group(1)):
            if part.startswith('('):
                fields = part.strip('()').split('-')
                open_.append((fields[0], fields[1], i, fields[4 + 1] if len(fields) > 5 else '', '-'.join(fields[7:])))
            if part.endswith(')'):
                e = part.strip('()').split('-')[0]
                for k in range(len(open_) - 1, -1, -1):
                    if open_[k][0] == e:
                        _, kind, first, least, identity = open_.pop(k)
                        mentions.append((first, i + 1, kind, e, identity))
                        names.append((first, i + 1, kind, [int(x) for x in least.split(',') if x.isdigit()], identity))
                        break
    d.spans['thing'] = sorted({(f, e): k for f, e, k, _, _ in mentions}.items())
    d.spans['thing'] = [(f, e, k) for (f, e), k in d.spans['thing']]
    d.chains = [(f, e, who) for f, e, _, who, _ in mentions]
    opens = {f for f, _ in d.sentences}
    bio(d, 'name', {n for n in (proper.name(d, opens, *m) for m in names) if n})
    times = {i for f, e, k, _, _ in mentions if k == 'time' for i in range(f, e)}
    for i, t in enumerate(d.layers['name']):  # a name, but who knows where it begins and what of
        if t == 'O' and proper.proper(d, i) and i not in times and d.words[i].lower().rstrip('.') not in proper.TITLES:
            d.layers['name'][i] = None
    d.known += ('thing', 'chains', 'name')


# --- names ---------------------------------------------------------------------------
def tagged(path, column, word):
    """Sentences of words with a tag each, as one document a `# newdoc` or 40 sentences."""
    docs, words, tags, fresh = [], [], [], True

    def flush():
        nonlocal words, tags, fresh
        if words:
            if fresh or not docs or len(docs[-1].sentences) >= 40:
                docs.append(Document(path.stem, [], [], [], layers={'name': []}, known=('name',)))
                fresh = False
            d = docs[-1]
            first = len(d.words)
            d.words += words
            d.layers['name'] += tags
            d.sentences.append((first, len(d.words)))
            d.capitals.append(all_capitals(words))
        words, tags = [], []

    with open(ROOT / path, encoding='utf8') as f:
        for line in list(f) + ['\n']:
            line = line.rstrip('\n')
            if line.startswith('# newdoc'):
                fresh = True
            elif line.startswith('#') and '\t' not in line:
                pass
            elif not line.strip():
                flush()
            else:
                c = line.split('\t' if '\t' in line else ' ')
                if c[word] == '-DOCSTART-':
                    fresh = True
                    continue
                tag = c[column]
                kind = tag[2:]
                if kind in ('OTH', 'MISC'):
                    kind = 'MISC'
                if tag == 'O' or not kind:
                    tags.append('O')
                elif tag[0] == 'I' and (not tags or tags[-1][2:] != kind):
                    tags.append('B-' + kind)  # WikiGold writes I where a name begins
                else:
                    tags.append(tag[0] + '-' + kind)
                words.append(c[word])
    return docs

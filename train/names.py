"""Texts with other names and other capitals, so that the heads learn the words around a name and not the name."""
import collections
import dataclasses

import proper

KEEP = set('i mr. mrs. ms. dr. sen. rep. gov. gen. col. lt. capt. sgt. mr mrs ms dr sir lord president'.split()) | set(
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november '
    'december jan feb mar apr jun jul aug sep sept oct nov dec'.split())


def cases(docs):
    """How often each word is written with a capital and without, inside a sentence of mixed writing."""
    count = collections.defaultdict(lambda: [0, 0])
    for d in docs:
        for (first, end), capitals in zip(d.sentences, d.capitals):
            if capitals:
                continue
            for w in d.words[first + 1:end]:
                if w[:1].isalpha():
                    count[w.lower()][w[0].isupper()] += 1
    return count


def capital(word, count):
    lower, upper = count.get(word.lower(), (0, 1))
    return upper > lower


def swapped(docs, count, pool, rng):
    """The documents with each name's words replaced, each by one word all through a document."""
    out = []
    for d in docs:
        other = {}
        words = list(d.words)
        for (first, end), capitals in zip(d.sentences, d.capitals):
            for i in range(first, end):
                w = words[i]
                lower, upper = count.get(w.lower(), (0, 0))
                if capitals or not w.isalpha() or len(w) < 3 or not w[0].isupper() or w.lower() in KEEP or upper < 9 * lower or upper == 0:
                    continue
                words[i] = other.setdefault(w, rng.choice(pool))
        out.append(dataclasses.replace(d, words=words))
    return out


def mixed(docs, count):
    """Documents in capitals written as news is: capitals for names and at the start of a sentence."""
    out = []
    for d in docs:
        words = [w.lower() for w in d.words]
        for first, end in d.sentences:
            for i in range(first, end):
                if words[i].isalpha() and (i == first or capital(words[i], count)):
                    words[i] = words[i].title()
        out.append(dataclasses.replace(d, words=words, capitals=[False] * len(d.sentences)))
    return out


def pool(docs, count):
    """Words that are written with a capital wherever they stand."""
    seen = {w for d in docs for w in d.words if w.isalpha() and len(w) > 3 and w[0].isupper() and not w.isupper()}
    return sorted(w for w in seen if w.lower() not in KEEP and count.get(w.lower(), (1, 0))[1] > 9 * count.get(w.lower(), (1, 0))[0])


def peoples(trees):
    """Capitalised words that are mostly adjectives, or name those of a people: "Turkish", "Americans"."""
    count = collections.defaultdict(collections.Counter)
    for d in trees:
        for w, x in zip(d.words, d.layers['xpos']):
            if w[:1].isupper() and not w.isupper():
                count[w][x] += 1
    return {w for w, c in count.items() if c['JJ'] + c['NNPS'] > c['NNP'] + c['NN']}


def of_mentions(docs, count, peoples, places):
    """re3d with the names in its mentions: those of which each word but the small ones has a capital. Of other words with a capital
    nothing is told. A country that acts is a place still, as are others of the places."""
    places = set(places) | {tuple(d.words[slice(*stripped(d.words, f, e))]) for d in docs for f, e, k in d.spans['mention'] if k == 'Location'}
    kinds = {'Person': 'PER', 'Organisation': 'ORG', 'Location': 'LOC', 'Nationality': 'MISC', 'MilitaryPlatform': 'MISC'}
    for d in docs:
        found = {}
        for first, end, kind in d.spans['mention']:
            kind = kinds.get(kind)
            a, b = stripped(d.words, first, end)
            if kind == 'PER':
                a = proper.untitled(d.words, a, b)
            words = d.words[a:b]
            if not kind or a == b or not words[0][:1].isupper() and words[0] != 'al' or not all(large(w) for w in words) or not any(
                    len(w) > 1 and capital(w, count) for w in words) or kind == 'PER' and (b - a > 5 or not words[0].istitle() and words[0] != 'al'):
                continue
            found[a, b] = 'MISC' if b - a == 1 and words[0] in peoples else 'LOC' if tuple(words) in places else kind
        d.layers['name'] = tags(d, found)
        d.known += ('name',)
    return docs


def of_places(docs, peoples):
    """TR-News with its places as names, where no other name stands beside them; demonyms are none."""
    for d in docs:
        found = {}
        for a, b in runs(d.layers['place']):
            beside = [d.words[k] for k in (a - 1, b) if 0 <= k < len(d.words)]
            if all(large(w) for w in d.words[a:b]) and not any(w[:1].isupper() for w in beside):
                found[a, b] = 'MISC' if b - a == 1 and d.words[a] in peoples else 'LOC'
        d.layers['name'] = tags(d, found)
        d.known += ('name',)
    return docs


def runs(layer):
    """(first, end) of what a layer of begin, inside and outside holds."""
    out, i = [], 0
    while i < len(layer):
        j = i + 1
        if layer[i] and layer[i][0] == 'B':
            while j < len(layer) and layer[j] and layer[j] == 'I' + layer[i][1:]:
                j += 1
            out.append((i, j))
        i = j
    return out


def stripped(words, a, b):
    """The words of a mention without articles and small words before and behind a name."""
    while a < b and (not words[a][:1].isupper() and words[a].lower() != 'al' or words[a].lower() in ('the', 'a', 'an')):
        a += 1
    while a < b and not words[b - 1][:1].isalnum():
        b -= 1
    return a, b


def large(word):
    """Whether a word may stand in a name that is written with capitals."""
    return word[:1].isupper() or word[:1].isdigit() or word.lower() in proper.JOINS or word in ("'", '’', "'s")


def tags(d, found):
    """Begin, inside and outside of some names; None for another word with a capital, of which nobody knows. Longer names come first."""
    out = [None if w[:1].isupper() else 'O' for w in d.words]
    for (a, b), kind in sorted(found.items(), key=lambda s: s[0][0] - s[0][1]):
        if not any(t and t != 'O' for t in out[a:b]):
            out[a:b] = ['B-' + kind] + ['I-' + kind] * (b - a - 1)
    for (first, end), capitals in zip(d.sentences, d.capitals):
        if capitals:
            out[first:end] = [None] * (end - first)
    return out


def called(docs):
    """The names in some documents by what they name."""
    out = collections.defaultdict(set)
    for d in docs:
        shout = {i for (first, end), c in zip(d.sentences, d.capitals) if c for i in range(first, end)}
        for a, b in runs(d.layers['name']):
            if a not in shout and d.words[a][:1].isupper() and d.layers['name'][a][2:] != 'MISC':
                out[d.layers['name'][a][2:]].add(tuple(d.words[a:b]))
    return {k: sorted(v) for k, v in out.items()}


def uncertain(d, count):
    """Words that a document in capitals may have got the wrong case for in mixed writing: those seldom seen, or seen with and without a capital."""
    few = lambda n: max(n) < 3 or min(n) * 50 > max(n)
    return {i for i, w in enumerate(d.words) if w.isalpha() and few(count.get(w.lower(), (0, 0)))}


def apart(docs):
    """Documents of names in which no name begins where another ends within a sentence: what two such are is seldom told well."""
    for d in docs:
        opens, tags_ = {f for f, _ in d.sentences}, d.layers['name']
        for i in range(1, len(tags_)):
            if tags_[i] and tags_[i][0] == 'B' and tags_[i - 1] not in (None, 'O') and i not in opens:
                tags_[i] = None
    return docs


def dense(docs, rng, share=0.4):
    """The sentences of documents that hold a name, and a share of the others: of them there are more than enough."""
    out = []
    for d in docs:
        new = dataclasses.replace(d, words=[], sentences=[], capitals=[], layers={'name': []}, spans={}, heads=None, chains=None, joins=None, known=('name',))
        for (first, end), capitals in zip(d.sentences, d.capitals):
            tags_ = d.layers['name'][first:end]
            if any(t and t != 'O' for t in tags_) or rng.random() < share:
                new.sentences.append((len(new.words), len(new.words) + end - first))
                new.capitals.append(capitals)
                new.words += d.words[first:end]
                new.layers['name'] += tags_
        if new.words:
            out.append(new)
    return out


def short(pool):
    """The names, with short forms of some bodies of several words."""
    long = [n for n in pool['ORG'] if sum(w[:1].isupper() for w in n) > 2]
    forms = [(''.join(w[0] for w in n if w[:1].isupper()),) for n in long]
    return {**pool, 'ORG': pool['ORG'] + forms[::4]}


def renamed(docs, pool, rng, share=0.7):
    """Documents in which names stand for others of their kind, so that the words around them are learned; of other layers nothing."""
    out = []
    for d in docs:
        new = dataclasses.replace(d, words=[], sentences=[], layers={'name': []}, spans={}, heads=None, chains=None, joins=None, known=('name',))
        other, spans, layer, at = {}, dict(runs(d.layers['name'])), d.layers['name'], {}
        i = 0
        while i < len(d.words):
            at[i] = len(new.words)
            j = spans.get(i, i + 1)
            words, tag = d.words[i:j], layer[i]
            if i in spans and tag[2:] in pool and rng.random() < share:
                words = other.setdefault((tuple(words), tag), rng.choice(pool[tag[2:]]))
            new.words += words
            new.layers['name'] += [tag] + ['I' + tag[1:]] * (len(words) - 1) if i in spans else [tag]
            i = j
        at[i] = len(new.words)
        new.sentences = [(at[a], at[b]) for a, b in d.sentences]
        out.append(new)
    return out

"""Texts with other names and other capitals, so that the heads learn the words around a name and not the name."""
import collections
import dataclasses

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

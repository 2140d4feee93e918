"""Short texts with a dateline before them, made of treebank sentences: wire news begins so, and the treebanks have hardly any."""

from texts import Document

MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split()


def dateline(names, rng):
    """The words of a dateline; names are capitalised words to make places and agencies of."""
    name = lambda: rng.choice(names)
    place = [name().upper() for _ in range(rng.choice((1, 1, 2)))]
    kind = rng.random()
    if kind < 0.5:  # PLACE, 3 JAN 90 (AGENCY) -- [TEXT]
        out = place + [',', str(rng.randint(1, 31)), rng.choice(MONTHS), f'{rng.randint(0, 99):02d}']
        if rng.random() < 0.5:
            out += ['(', name().upper(), ')']
        out += ['--']
        for word in ('REPORT', 'TEXT'):
            if rng.random() < (0.3 if word == 'REPORT' else 0.7):
                out += ['[', word, ']']
        return out
    if kind < 0.8:  # PLACE (Agency) -
        return place + ['(', name(), ')', rng.choice(('-', '--', '–', '—'))]
    if kind < 0.9:
        return place + [':']
    return place + [',', rng.choice(MONTHS).title() + '.', str(rng.randint(1, 31)), rng.choice(('-', '--', '—'))]


def dated(docs, rng, share=0.5):
    """For a share of the documents, one to six of its sentences behind a dateline, as a document of their own."""
    names = [w for d in docs for w, t in zip(d.words, d.layers['upos']) if t == 'PROPN' and len(w) > 3 and w.isalpha()]
    out = []
    for d in docs:
        if rng.random() >= share:
            continue
        i = rng.randrange(len(d.sentences))
        j = min(len(d.sentences), i + rng.randint(1, 6))
        first, end = d.sentences[i][0], d.sentences[j - 1][1]
        before = dateline(names, rng)
        n = len(before)
        # What a dateline's words are is not told, but that none of them, nor the word after it, begins a sentence.
        layers = {k: [None] * n + v[first:end] for k, v in d.layers.items() if k != 'name'}
        layers['start'][:n + 1] = ['S'] + ['O'] * n
        out.append(Document(
            d.id + ' dated', before + d.words[first:end],
            [(0, n + d.sentences[i][1] - first)] + [(n + a - first, n + b - first) for a, b in d.sentences[i + 1:j]], d.capitals[i:j], layers,
            heads=[-2] * n + [h - first + n if h >= 0 else h for h in d.heads[first:end]],
            known=('upos', 'xpos', 'feats', 'lemma', 'start', 'tree')))
    return out

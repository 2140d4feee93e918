"""Gives news the tags and trees that a network makes of it that learned from treebanks alone, where it is sure. A network that learns
statements and incidents from texts without trees, and trees from treebanks, tells the two sorts apart and reads the news badly."""
import dataclasses

import torch

from model import halved
from windows import Batch, windows

SURE = 0.8
TAGS = ('upos', 'xpos', 'feats', 'lemma')


@torch.no_grad()
def read(model, written, labels, doubts=None, size=32):
    """(layers, heads) of each document, which must be ready. What the network is not sure of is left out, and the tags of the doubts: the
    words of each document whose writing may be wrong."""
    model.eval()
    layers = [{k: [None] * len(d.words) for k in (*TAGS, 'rel')} for d in written]
    heads = [[-2] * len(d.words) for d in written]
    ws = sorted(((i, w) for i, d in enumerate(written) for w in windows(d)), key=lambda x: len(x[1].ids))
    for at in range(0, len(ws), size):
        part = ws[at:at + size]
        b = Batch([w for _, w in part], labels)
        with halved():
            _, x = model.words(b)
        x = x.float()
        best = {k: model.linear[k](x).softmax(-1).max(-1) for k in TAGS}
        scores = model.tree(x)
        same = (b.sentence[:, None, :] == b.sentence[:, :, None]) & ~torch.eye(x.shape[1], dtype=torch.bool)
        scores[:, :, 1:] = scores[:, :, 1:].masked_fill(~same, -1e4)
        p, arc = scores.softmax(-1).max(-1)
        best['rel'] = model.relations(x, arc - 1).softmax(-1).max(-1)
        for r, (i, w) in enumerate(part):
            n = w.end - w.first
            for k, (how, what) in best.items():
                layers[i][k][w.first:w.end] = [labels[k][t] if s > SURE else None for s, t in zip(how[r, :n].tolist(), what[r, :n].tolist())]
            heads[i][w.first:w.end] = [(h - 1 + w.first if h else -1) if s > SURE else -2 for s, h in zip(p[r, :n].tolist(), arc[r, :n].tolist())]
    for l, words in zip(layers, doubts or ()):
        for k in TAGS:
            for i in words:
                l[k][i] = None
    return list(zip(layers, heads))


def taught(docs, readings):
    """Documents, which must be ready, with the tags and trees of the same documents as they are best written: word for word, but in mixed
    writing where they stand in capitals, and with their own names."""
    out = []
    for d, (l, h) in zip(docs, readings, strict=True):
        new = dataclasses.replace(d, layers={**d.layers, **l}, heads=h, known=(*d.known, *TAGS, 'tree'))
        new.pieces, new.cases, new.sentence = d.pieces, d.cases, d.sentence
        out.append(new)
    return out


def agreed(docs, readings):
    """The readings without the sentences in which a document's own tags say otherwise: their trees will be wrong, too. What the network
    is sure is an adjective or an adverb ("ablaze") stays one, and the document's own tag is dropped; else it is the document's."""
    for d, (l, h) in zip(docs, readings, strict=True):
        own = d.layers['upos']
        for first, end in d.sentences:
            told = [i for i in range(first, end) if own[i]]
            for i in told:
                if l['upos'][i] in ('ADJ', 'ADV'):
                    own[i] = None
            if any(own[i] and l['upos'][i] not in (None, own[i]) for i in told):
                for v in l.values():
                    v[first:end] = [None] * (end - first)
                h[first:end] = [-2] * (end - first)
            l['upos'][first:end] = [o or t for o, t in zip(own[first:end], l['upos'][first:end])]
    return readings

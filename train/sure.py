"""Gives sentences the names that a network is sure of, for another to learn from: the web's, of which names are annotated in few, and the
news. What it is not sure of, and what a treebank's tags speak against, is left out."""
import dataclasses

import torch

import measure
import proper
from names import KEEP, apart, runs

SURE = 0.8   # of what a name is, at each of its words
NONE = 0.9   # of a word's being in no name
OPEN = 0.2   # how likely the word behind a name may go on with it


@torch.no_grad()
def read(model, docs, labels, size=32):
    """The documents, which must be ready, with the names that the network is sure of and no other layer."""
    number = labels.index['name']
    all_tags = {id(d): ['O'] * len(d.words) for d in docs}
    for b, x in measure.run(model, docs, labels, size=size):
        scores = model.linear['name'](x)
        chance = scores.softmax(-1)
        for r, w in enumerate(b.windows):
            tags, n = all_tags[id(w.d)], w.end - w.first
            p = chance[r, :n]
            spans = measure.spans_of(measure.best(scores[r, :n], labels['name']))
            for first, end, kind in spans:
                begin, inside = number['B' + kind], number['I' + kind]
                sure = float(p[first, begin]) > SURE and float((p[first:end, begin] + p[first:end, inside]).min()) > SURE
                sure = sure and (end == n or float(p[end, inside]) < OPEN) and not w.d.words[w.first + first][:1].islower()
                tags[w.first + first:w.first + end] = ['B' + kind] + ['I' + kind] * (end - first - 1) if sure else [None] * (end - first)
            in_one = {k for first, end, _ in spans for k in range(first, end)}
            for k in range(n):
                if k not in in_one and float(p[k, number['O']]) < NONE:
                    tags[w.first + k] = None
    return apart([named(d, all_tags[id(d)]) for d in docs])


def named(d, tags):
    """A document with these names alone. Where a treebank tags names, a name holds one of its names and ends with them, and no other of
    its words is in none but titles."""
    if 'xpos' in d.layers:
        spans = dict(runs(tags))
        for first, tag in enumerate(tags):
            if first in spans:
                end = spans[first]
                beside = [k for k in (first - 1, end) if 0 <= k < len(tags) and tags[k] is None and d.sentence[k] == d.sentence[first]]
                if any(proper.proper(d, k) for k in beside) or not any(proper.proper(d, k) for k in range(first, end)):
                    tags[first:end] = [None] * (end - first)
            elif tag == 'O' and proper.proper(d, first) and d.words[first].lower().rstrip('.') not in proper.TITLES | KEEP:
                tags[first] = None
    for (first, end), capitals in zip(d.sentences, d.capitals):
        if capitals:
            tags[first:end] = [None] * (end - first)
    return dataclasses.replace(d, layers={'name': tags}, spans={}, heads=None, chains=None, joins=None, known=('name',))

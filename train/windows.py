"""Cuts documents into windows of word pieces, and windows into batches of tensors."""
import random

import numpy as np
import torch

import pieces
from model import LINEAR, WIDEST, WINDOW

IGNORE = -100


class Window:
    __slots__ = ('d', 'first', 'end', 'ids', 'cases', 'at')

    def __init__(self, d, first, end):
        self.d, self.first, self.end = d, first, end
        ids, cases, at = [pieces.CLS], [0], []
        for i in range(first, end):
            p = d.pieces[i]
            at.append(len(ids))
            ids += p
            cases += [d.cases[i]] * len(p)
        self.ids, self.cases, self.at = ids + [pieces.SEP], cases + [0], at


def prepare(d):
    d.pieces = [pieces.pieces(w)[:WINDOW - 2] for w in d.words]
    d.cases = [pieces.case(w) for w in d.words]
    for (first, end), capitals in zip(d.sentences, d.capitals):
        if capitals:
            d.cases[first:end] = [0] * (end - first)
    d.sentence = [0] * len(d.words)
    for i, (first, end) in enumerate(d.sentences):
        d.sentence[first:end] = [i] * (end - first)


def ready(docs):
    """Documents that are prepared."""
    for d in docs:
        prepare(d)
    return docs


def windows(d, rng=None):
    """Windows that cover a document; whole sentences where they fit. With rng some are short: reports are, too, and a
    network that never saw a short text reads it badly."""
    out, n = [], len(d.words)
    stops = {e for _, e in d.sentences}
    first = 0
    while first < n:
        limit = WINDOW - 2 if rng is None or rng.random() < 0.6 else rng.randint(8, WINDOW - 2)
        size, end, good = 0, first, first
        while end < n and size + len(d.pieces[end]) <= limit:
            size += len(d.pieces[end])
            end += 1
            if end in stops:
                good = end
        if good == first or end == n:
            good = max(end, first + 1)
        out.append(Window(d, first, good))
        first = good
    return out


class Batch:
    """Tensors of some windows. words is the number of words of the longest."""

    def __init__(self, ws, labels, capitals=False):
        self.windows = ws
        n, m = max(len(w.ids) for w in ws), max(len(w.at) for w in ws)
        pad = lambda rows, width, fill: torch.tensor(np.array([r + [fill] * (width - len(r)) for r in rows], dtype=np.int64))
        self.ids = pad([w.ids for w in ws], n, pieces.PAD)
        self.cases = torch.zeros_like(self.ids) if capitals else pad([w.cases for w in ws], n, 0)
        self.first = pad([w.at for w in ws], m, 0)
        self.there = pad([[1] * len(w.at) for w in ws], m, 0).bool()
        self.sentence = pad([w.d.sentence[w.first:w.end] for w in ws], m, -1)
        self.known = [k for k in ws[0].d.known if all(k in w.d.known for w in ws)]
        self.layers = {}
        for k in LINEAR + ('rel',):
            if all(k in w.d.layers for w in ws):
                index = labels.index[k]
                self.layers[k] = pad([[index.get(t, IGNORE) for t in w.d.layers[k][w.first:w.end]] for w in ws], m, IGNORE)
        if 'tree' in self.known:
            self.heads = pad([[self.within(w, h) for h in w.d.heads[w.first:w.end]] for w in ws], m, IGNORE)
        if 'joins' in self.known:
            self.joins(ws, m)
        for k in ('mention', 'thing'):
            if k in self.known:
                self.spans(k, ws, m, labels)

    @staticmethod
    def within(w, head):
        """The head's place in the window, -1 for a root, IGNORE where it lies outside or is not told (-2)."""
        if head < 0:
            return -1 if head == -1 else IGNORE
        return head - w.first if w.first <= head < w.end else IGNORE

    def joins(self, ws, m):
        self.partner = torch.full((len(ws), m), IGNORE)
        self.cue = torch.zeros((len(ws), m), dtype=torch.bool)
        for b, w in enumerate(ws):
            for word, cue in w.d.joins:
                if w.first <= cue < w.end:
                    self.cue[b, cue - w.first] = True
                    if w.first <= word < w.end:
                        self.partner[b, word - w.first] = cue - w.first

    def spans(self, k, ws, m, labels):
        self.edges = torch.zeros((len(ws), m, 2))
        self.types = torch.zeros((len(ws), m, WIDEST), dtype=torch.long)
        for b, w in enumerate(ws):
            n = w.end - w.first
            for j in range(n):
                self.types[b, j, n - j:] = IGNORE
            for first, end, kind in w.d.spans[k]:
                if w.first <= first and end <= w.end:
                    self.edges[b, first - w.first, 0] = 1
                    self.edges[b, end - 1 - w.first, 1] = 1
                    if end - first <= WIDEST:
                        self.types[b, first - w.first, end - 1 - first] = 1 + labels.index[k][kind]
            self.types[b, n:] = IGNORE
        # A span lies within a sentence.
        s = torch.nn.functional.pad(self.sentence, (0, WIDEST - 1), value=-2).unfold(1, WIDEST, 1)
        self.types[s != self.sentence[..., None]] = IGNORE


class Labels(dict):
    """For each layer its labels, in order; index gives their numbers."""

    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.index = {k: {t: i for i, t in enumerate(v)} for k, v in self.items()}


def batches(docs, size, rng):
    """Windows of all documents in chance order, those of like length together."""
    ws = [w for d in docs for w in windows(d, rng)]
    rng.shuffle(ws)
    out = []
    for i in range(0, len(ws), size * 8):
        part = sorted(ws[i:i + size * 8], key=lambda w: len(w.ids))
        out += [part[j:j + size] for j in range(0, len(part), size)]
    rng.shuffle(out)
    return out

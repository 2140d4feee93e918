"""Scores of the heads in PyTorch, on words as given: to watch training, and to hold the 8-bit program against."""
import collections

import torch

from model import halved
from windows import Batch, windows


@torch.no_grad()
def run(model, docs, labels, capitals=False, size=16):
    """Yields (window, batch row, word vectors, piece vectors) for all documents."""
    model.eval()
    ws = [w for d in docs for w in windows(d)]
    for i in range(0, len(ws), size):
        b = Batch(ws[i:i + size], labels, capitals)
        with halved():
            x, w = model.words(b)
        yield b, w.float()
    model.train()


def f1(right, predicted, gold):
    return 200 * right / (predicted + gold) if predicted + gold else 0.0


def spans_of(tags):
    out, start, kind = set(), None, ''
    for i, t in enumerate(tags + ['O']):
        if start is not None and (t[0] != 'I' or t[1:] != kind):
            out.add((start, i, kind))
            start = None
        if t[0] == 'B' or t[0] == 'I' and start is None:
            start, kind = i, t[1:]
    return out


BEHIND = 1.5  # what it counts against a name that it begins right behind another, as in nlp/entity


def best(scores, labels, apart=0.0):
    """Tags of a window by Viterbi: I may follow only B or I of its kind, and B right behind B or I costs apart."""
    n = len(labels)
    barred = torch.zeros(n, n)
    for i, a in enumerate(labels):
        for j, b in enumerate(labels):
            if b[0] == 'I' and (a[0] == 'O' or a[1:] != b[1:]):
                barred[i, j] = -1e4
            if b[0] == 'B' and a[0] != 'O':
                barred[i, j] = -apart
    s = torch.log_softmax(scores, -1)
    v, back = s[0] + torch.tensor([-1e4 if l[0] == 'I' else 0.0 for l in labels]), []
    for row in s[1:]:
        m, k = (v[:, None] + barred).max(0)
        back.append(k)
        v = m + row
    at = int(v.argmax())
    out = [at]
    for k in reversed(back):
        at = int(k[at])
        out.append(at)
    return [labels[i] for i in reversed(out)]


def agreed(words, scores, labels):
    """Tags of a document in which the same words are the same all through: what all the places where they stand speak for together.
    The twin of nlp/entity's agree in Go."""
    tags_ = best(scores, labels, BEHIND)
    s = torch.log_softmax(scores, -1)
    number = {l: i for i, l in enumerate(labels)}
    at, places = collections.defaultdict(list), collections.defaultdict(set)
    for i, w in enumerate(words):
        at[w].append(i)
    for first, end, _ in spans_of(tags_):
        places[tuple(words[first:end])].add((first, end))
    for name, found in sorted(places.items()):
        if name[0][:1].isupper():
            ends = ((i, i + len(name)) for i in at[name[0]] if tuple(words[i:i + len(name)]) == name)
            found |= {(i, e) for i, e in ends if all(t == 'O' for t in tags_[i:e])}
        if len(found) < 2:
            continue
        total = collections.Counter()
        for first, end in found:
            for k in {l[1:] for l in labels}:  # no kind is that of O
                each = [number[('O' if not k else 'B' + k if i == first else 'I' + k)] for i in range(first, end)]
                total[k] += max(-8, sum(float(s[i, j]) for i, j in zip(range(first, end), each)) / (end - first))
        kind = max(sorted(total), key=total.get)
        for first, end in found:
            tags_[first:end] = ['B' + kind] + ['I' + kind] * (end - first - 1) if kind else ['O'] * (end - first)
    return tags_


@torch.no_grad()
def names(model, docs, labels):
    """Exact F1 of persons, places and bodies, as the program finds them: with the whole document in view."""
    n = collections.defaultdict(lambda: [0, 0, 0])
    rows = {id(d): [] for d in docs}
    for b, w in run(model, docs, labels):
        for win, scores in zip(b.windows, model.linear['name'](w)):
            rows[id(win.d)].append((win.first, scores[:win.end - win.first]))
    for d in docs:
        gold = d.layers['name']
        got = agreed(d.words, torch.cat([s for _, s in sorted(rows[id(d)], key=lambda r: r[0])]), labels['name'])
        gs, ps = spans_of([g or 'O' for g in gold]), spans_of([t if g is not None else 'O' for t, g in zip(got, gold)])
        for k in ('PER', 'LOC', 'ORG'):
            for i, x in enumerate((gs & ps, ps, gs)):
                found = sum(s[2] == '-' + k for s in x)
                n[k][i] += found
                n['all'][i] += found
    return {k: f1(*v) for k, v in n.items()}


def trees(model, docs, labels, capitals=False):
    n, c = 0, {'upos': 0, 'xpos': 0, 'feats': 0, 'lemma': 0, 'uas': 0, 'las': 0}
    start = [0, 0, 0]
    for b, w in run(model, docs, labels, capitals):
        for k in ('upos', 'xpos', 'feats', 'lemma'):
            got = model.linear[k](w).argmax(-1)
            c[k] += int(((got == b.layers[k]) & b.there).sum())
        got = model.linear['start'](w).argmax(-1) == labels.index['start']['S']
        want = b.layers['start'] == labels.index['start']['S']
        start[0] += int((got & want & b.there).sum())
        start[1] += int((got & b.there).sum())
        start[2] += int((want & b.there).sum())
        scores = model.tree(w)
        same = (b.sentence[:, None, :] == b.sentence[:, :, None]) & ~torch.eye(w.shape[1], dtype=torch.bool)
        scores[:, :, 1:] = scores[:, :, 1:].masked_fill(~same, -1e4)
        heads = scores.argmax(-1) - 1
        rel = model.relations(w, heads).argmax(-1)
        plain = [l.split(':')[0] for l in labels['rel']]
        for r in range(len(b.windows)):
            for i in torch.nonzero(b.there[r]).flatten().tolist():
                n += 1
                if b.heads[r, i] == heads[r, i]:
                    c['uas'] += 1
                    g = int(b.layers['rel'][r, i])
                    c['las'] += g >= 0 and plain[g] == plain[int(rel[r, i])]
    out = {k: 100 * v / n for k, v in c.items()}
    out['start'] = f1(*start)
    return out


def tags(model, docs, labels, layer, kinds=None):
    """Exact F1 of the spans of a layer of begin, inside and outside; of some kinds alone, where they are given."""
    kinds = kinds or {t[1:] for d in docs for t in d.layers[layer] if t and t != 'O'}
    n = [0, 0, 0]
    for b, w in run(model, docs, labels):
        scores = model.linear[layer](w)
        for r, win in enumerate(b.windows):
            gold = win.d.layers[layer][win.first:win.end]
            got = best(scores[r, :len(gold)], labels[layer])
            got = [t if g is not None else 'O' for t, g in zip(got, gold)]
            gs, ps = ({s for s in spans_of(x) if s[2] in kinds} for x in ([g or 'O' for g in gold], got))
            for i, x in enumerate((gs & ps, ps, gs)):
                n[i] += len(x)
    return f1(*n)


def mentions(model, docs, labels, which):
    """Exact F1 of nested spans with their types, and without."""
    n, m = [0, 0, 0], [0, 0, 0]
    for b, w in run(model, docs, labels):
        for r, win in enumerate(b.windows):
            k = win.end - win.first
            got = set(nested(model, which, w[r, :k], win, labels))
            gold = {(f - win.first, e - win.first, t) for f, e, t in win.d.spans[which] if win.first <= f and e <= win.end}
            for i, x in enumerate((gold & got, got, gold)):
                n[i] += len(x)
                m[i] += len({s[:2] for s in x}) if i else len({s[:2] for s in gold} & {s[:2] for s in got})
    return f1(*n), f1(*m)


def nested(model, which, w, win, labels):
    edges, types = getattr(model, which)(w[None])
    p = torch.softmax(types[0].float(), -1)
    for i in range(w.shape[0]):
        for d in range(min(p.shape[1], w.shape[0] - i)):
            if win.d.sentence[win.first + i] != win.d.sentence[win.first + i + d]:
                break
            t = int(p[i, d].argmax())
            if t:
                yield i, i + d + 1, labels[which][t - 1]


@torch.no_grad()
def joins(model, docs, labels):
    """How many first words of sources and contents find their cue, cues given."""
    right = n = 0
    for b, w in run(model, docs, labels):
        s = model.join(w)
        s = torch.cat([s[..., :1], s[..., 1:].masked_fill(~b.cue[:, None, :], -1e4)], -1)
        there = b.partner >= 0
        right += int(((s.argmax(-1) - 1 == b.partner) & there).sum())
        n += int(there.sum())
    return 100 * right / max(n, 1)


def words(model, docs, labels, layer):
    """(F1, precision, recall) of the words of a layer that have a label."""
    right, got, want = 0, 0, 0
    for b, w in run(model, docs, labels):
        best = model.linear[layer](w).argmax(-1)
        for row, win in enumerate(b.windows):
            told = win.d.layers[layer][win.first:win.end]
            said = [labels[layer][t] for t in best[row, :len(told)].tolist()]
            some = [(s, t) for s, t in zip(said, told) if t is not None]
            right += sum(s == t != 'O' for s, t in some)
            got += sum(s != 'O' for s, _ in some)
            want += sum(t != 'O' for _, t in some)
    return f1(right, got, want), 100 * right / max(got, 1), 100 * right / max(want, 1)

"""What each head is to learn from a batch."""
import numpy as np
import torch
import torch.nn.functional as F

from model import LINEAR, Chains
from windows import IGNORE


def cross(scores, want):
    n = (want != IGNORE).sum()
    if n == 0:
        return scores.sum() * 0
    return F.cross_entropy(scores.float().flatten(0, -2), want.flatten(), ignore_index=IGNORE)


WEIGHT = {'feats': 0.5, 'lemma': 0.5, 'upos': 1, 'xpos': 1, 'start': 0.5, 'content': 1.5, 'role': 5, 'deed': 3, 'setting': 3}


def loss_of(model, batch, teacher=None):
    x, w = model.words(batch)
    total = {}
    for k in LINEAR:
        if k in batch.layers:
            total[k] = WEIGHT.get(k, 1) * cross(model.linear[k](w), batch.layers[k])
    if 'tree' in batch.known:
        scores = model.tree(w).float()
        same = batch.sentence[:, None, :] == batch.sentence[:, :, None]
        same = same & ~torch.eye(same.shape[1], dtype=torch.bool)
        scores[:, :, 1:] = scores[:, :, 1:].masked_fill(~same, -1e4)
        want = torch.where(batch.heads == IGNORE, IGNORE, batch.heads + 1)
        total['tree'] = 1.5 * cross(scores, want)
        total['rel'] = cross(model.relations(w, batch.heads), torch.where(batch.heads == IGNORE, IGNORE, batch.layers['rel']))
    if 'joins' in batch.known:
        scores = model.join(w).float()
        scores = torch.cat([scores[..., :1], scores[..., 1:].masked_fill(~batch.cue[:, None, :], -1e4)], -1)
        total['join'] = 0.5 * cross(scores, torch.where(batch.partner == IGNORE, IGNORE, batch.partner + 1))
    for k in ('mention', 'thing'):
        if k in batch.known:
            edges, types = getattr(model, k)(w)
            there = batch.there[..., None].expand_as(edges)
            total[k + ' edge'] = 2 * F.binary_cross_entropy_with_logits(edges.float()[there], batch.edges[there])
            total[k] = 6 * cross(types, batch.types)
    if 'chains' in batch.known:
        total['chains'] = 0.5 * chains_loss(model.chains, w, batch)
    if teacher is not None:
        with torch.no_grad():
            want = mean(teacher(batch.ids, torch.zeros_like(batch.cases)), batch)
        got, want = F.normalize(mean(model.vector(x), batch).float(), dim=-1), F.normalize(want.float(), dim=-1)
        # Each vector as the original's, and above all as near to the others as the original's.
        total['vector'] = 2 * (1 - (got * want).sum(-1)).mean() + 20 * ((got @ got.T) - (want @ want.T)).square().mean()
    return total


def mean(x, batch):
    there = (batch.ids != 0)[..., None]
    return (x * there).sum(1) / there.sum(1)


def mentions_of(w):
    """The mentions of chains that lie in a window, in order: (first, last, entity)."""
    return sorted((f - w.first, e - 1 - w.first, who) for f, e, who in w.d.chains if w.first <= f and e <= w.end)


def pair_features(words, ms):
    """For each pair of mentions (later, earlier): how far apart, and how alike their words."""
    n = len(ms)
    apart, alike = np.zeros((n, n), dtype=np.int64), np.full((n, n), 3)
    own = [tuple(x.lower() for x in words[f:l + 1]) for f, l, _ in ms]
    own = [o[1:] if len(o) > 1 and o[0] in ('the', 'a', 'an') else o for o in own]
    for i in range(n):
        for j in range(i):
            apart[i, j] = min((i - j).bit_length(), Chains.BUCKETS - 1)
            alike[i, j] = 0 if own[i] == own[j] else 1 if own[i][-1] == own[j][-1] else 2 if own[i][-1] in own[j] or own[j][-1] in own[i] else 3
    return torch.from_numpy(apart), torch.from_numpy(alike)


def chain_scores(head, w, words, ms):
    """(mentions, 1 + mentions): the first column for a fresh entity; later mentions are masked."""
    at = torch.tensor([(f, l) for f, l, _ in ms])
    x = torch.cat([w[at[:, 0]], w[at[:, 1]]], -1)
    scores = (head.query(x) @ head.key(x).T).float() / head.width ** 0.5
    apart, alike = pair_features(words, ms)
    scores = scores + head.apart[apart] + head.alike[alike]
    later = torch.triu(torch.ones_like(scores, dtype=torch.bool))
    return torch.cat([head.fresh(x).float(), scores.masked_fill(later, -1e4)], -1)


def chains_loss(head, w, batch):
    losses = []
    for b, win in enumerate(batch.windows):
        ms = mentions_of(win)
        if len(ms) < 2:
            continue
        scores = chain_scores(head, w[b], win.d.words[win.first:win.end], ms)
        who = np.array([hash(m[2]) for m in ms])
        right = np.tril(who[:, None] == who[None, :], -1)
        right = torch.from_numpy(np.concatenate([~right.any(1, keepdims=True), right], 1))
        losses.append((torch.logsumexp(scores, -1) - torch.logsumexp(scores.masked_fill(~right, -1e9), -1)).mean())
    return torch.stack(losses).mean() if losses else w.sum() * 0

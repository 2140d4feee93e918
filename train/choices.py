"""Fits how much each piece of evidence counts for a telling's being of an incident that is told already (assemble/join.go) to how reports are
told: for each telling the likeliest of the incidents told before it, or none, where all before it is joined rightly.

usage: choices.py --shared SHARED --joins JOINS --guesses GUESSES [--out FILE]

Learned from are our own reports, where the marks say of which incident the words are, and MUC-4's part to learn from, where the words of its
templates do. It is multinomial logistic regression, pulled towards the weights that the program has. Whether words begin a new incident
is learned anew for each sixth from the rest (fresh.py), as no report may know that of itself. What is printed is how many are chosen rightly, of six
times a sixth that nothing was learned from, and then the weights, which joins.py goes on from.
"""
import argparse
import collections
import json
import pathlib
import re
import tempfile
import zlib

import numpy as np
import torch

import fresh
import scales
import texts

GO = pathlib.Path(__file__).parent.parent / 'assemble/join.go'
UNIT = 2.5  # how much of a weight is one of log-odds
DECAY = 3.0
PARTS = 6
FRESH = {'Fresh': lambda x: x > 0, 'MoreFresh': lambda x: x > np.log(3), 'ByFresh': lambda x: min(4, max(-4, x))}


def evidence():
    """The names of the evidence in their order, and the weights that the program has."""
    source = GO.read_text(encoding='utf8')
    names = re.findall(r'^\t([A-Z]\w*)\b', source.split('// Evidence.\nconst (')[1].split('\tevidences')[0], flags=re.M)
    now = dict(re.findall(r'(\w+): (-?[\d.]+)', source.split('learnedJoin = Weights{')[1].split('\n}')[0]))
    return names, [float(now.get(n, 0)) for n in names]


def muc_marks(shared):
    """Where the strings of MUC-4's templates stand in the reports to learn from, with the numbers of their templates."""
    folder = shared / 'data/muc/train'
    gold = {r['id']: r for r in scales.rows((folder / 'gold.jsonl').read_text(encoding='utf8'))}
    out = {}
    for r in scales.rows((folder / 'reports.jsonl').read_text(encoding='utf8')):
        at = collections.defaultdict(set)
        for k, t in enumerate(gold[r['id']]['templates']):
            for slot in ('victims', 'victim_names', 'targets', 'instruments', 'perp_individuals'):
                for words in (w for e in t.get(slot, []) for w in e['any']):
                    for m in re.finditer(r'\b' + r'\s+'.join(map(re.escape, words.split())) + r'\b', r['text'], flags=re.I):
                        at[m.span()].add(k + 1)
        out[r['id']] = [{'part': 'text', 'start': s, 'end': e, 'incidents': sorted(of), 'deed': True} for (s, e), of in at.items()]
    return out


def choices(o, folder):
    """Of each telling that could be joined: the set, the part of six, the evidence of each incident told before, which is right, and the vector."""
    reports, marks, _ = texts.marked()
    dated = re.compile(r'\b(19|20)\d\d\b|\b\d\d? [A-Z][A-Z]+ \d\d\b')
    for r in reports:  # one that tells no day of its own came out on some Thursday
        if not dated.search(r['text'][:120]):
            r['published'] = '2021-06-10T12:00:00Z'
    (folder / 'own.jsonl').write_text(''.join(json.dumps(r) + '\n' for r in reports), encoding='utf8')
    given = muc_marks(o.shared) | {i: [{'part': p, 'start': s, 'end': e, 'incidents': [int(k) for k in which.split(',')], 'deed': label in 'vn'}
                                       for p, told in zip(('title', 'text'), parts) for s, e, which, label in told] for i, parts in marks.items()}
    (folder / 'marks.json').write_text(json.dumps(given), encoding='utf8')
    files = {'own': str(folder / 'own.jsonl'), 'train': str(o.shared / 'data/muc/train/reports.jsonl')}
    vectors = {(row['report'], h['part'], h['start'], h['end']): h['vector'] for f in files.values()
               for row in scales.run(o.guesses, '-vectors', f) for h in row['happenings'] if h['vector']}
    spoken = evidence()[0].index('OnlySpoken')
    for row in scales.run(o.joins, '-choices', str(folder / 'marks.json'), *(f'{name}={f}' for name, f in files.items())):
        for c in row['choices'] or []:
            if not c['told'] or row['set'] == 'train' and c['right'] < 0 and c['told'][0][spoken]:
                continue  # what templates are silent about may still be of an incident
            t = row['at'][c['happening']]
            vector = vectors.get((row['report'], t['part'], t['start'], t['end']))
            yield row['set'], zlib.crc32(row['report'].encode()) % PARTS, c['told'], c['right'], vector


def renew(rows, names):
    """Puts in the evidence how likely words begin a new incident, as learned from the other parts."""
    at = {names.index(n): of for n, of in FRESH.items()}
    for k in range(PARTS):
        x, y = zip(*((v, float(right < 0)) for _, part, _, right, v in rows if v and part != k))
        w, start = scales.fit(np.array(x), np.array(y), fresh.DECAY)
        for _, part, told, _, v in rows:
            for how in told if part == k else ():
                for i, of in at.items():
                    how[i] = float(of(np.dot(v, w) + start)) if v else 0.0


def tensors(rows, sign):
    most = max(len(told) for _, _, told, _, _ in rows)
    x, mask = torch.zeros(len(rows), most, len(sign)), torch.full((len(rows), most + 1), -1e9)
    for i, (_, _, told, _, _) in enumerate(rows):
        x[i, :len(told)], mask[i, :len(told) + 1] = torch.tensor(told) * sign, 0
    return x, mask, torch.tensor([right + 1 for _, _, _, right, _ in rows])


def scores(x, mask, w):
    return torch.cat([torch.zeros(len(x), 1), x @ w], 1) + mask


def fit(rows, now, sign, free):
    """How much is to be added to the weights, in log-odds."""
    x, mask, y = tensors(rows, sign)
    more = torch.zeros(len(sign), requires_grad=True)
    steps = torch.optim.LBFGS([more], max_iter=300, line_search_fn='strong_wolfe')

    def loss():
        steps.zero_grad()
        out = torch.nn.functional.cross_entropy(scores(x, mask, now + more * free), y, reduction='sum') + DECAY * (more * more).sum()
        out.backward()
        return out
    steps.step(loss)
    return (more * free).detach()


def main():
    a = scales.arguments(sitrep=False)
    a.add_argument('--joins', required=True, help='the command train/joins, built')
    a.add_argument('--out', type=argparse.FileType('w'), default='-')
    o = a.parse_args()
    scales.scorer(o.shared)
    names, weights = evidence()
    now = torch.tensor(weights) / UNIT
    sign = torch.tensor([-1.0 if n.startswith('Needed') else 1.0 for n in names])
    free = torch.tensor([float(n != 'Main') for n in names])  # it only chooses between two
    with tempfile.TemporaryDirectory() as folder:
        rows = list(choices(o, pathlib.Path(folder)))
    renew(rows, names)
    right = collections.defaultdict(list)
    for k in range(PARTS):
        more = fit([r for r in rows if r[1] != k], now, sign, free)
        held = [r for r in rows if r[1] == k]
        x, mask, y = tensors(held, sign)
        for row, before, after, want in zip(held, scores(x, mask, now).argmax(1), scores(x, mask, now + more).argmax(1), y):
            right[row[0]].append((bool(before == want), bool(after == want)))
    for name, of in right.items():
        print(f'# {name}: of {len(of)} tellings chosen rightly {np.mean(of, axis=0)[0]:.3f} before, {np.mean(of, axis=0)[1]:.3f} now', file=o.out)
    print(' '.join(f'{w:.1f}' for w in ((now + fit(rows, now, sign, free)) * UNIT).tolist()), file=o.out)


if __name__ == '__main__':
    main()

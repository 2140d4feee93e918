"""Learns how much each sign counts for a place's being where something happened (extract/site.go), by logistic regression.

usage: sites.py --shared SHARED --sites SITES --sitrep SITREP

Learned from are the happenings of our own reports, where the marks say which places their incident was at, and those of MUC-4's part to
learn from whose incident the scorer finds a template for: a place is right that the template has as its location, and one around it is
left out. What is printed of MUC-4's dev part and of the reports of our own that are kept back is of happenings that nothing was learned
from: how many of those with a right place beside them got it, got one around it, got none, or got a wrong one; and how many of the others
got one. Printed last is what belongs in extract/site.go.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np

import texts

SIGNS = pathlib.Path(__file__).parent.parent / 'extract/site.go'
DECAY = 3.0


def rows(text):
    return [json.loads(line) for line in text.splitlines()]


def label(place, location, score):
    """1 for a place that is the location of a template, as MUC-4 writes it; less for one around it; 0 for others."""
    best = 0
    for way in (alt for v in location for alt in v.split(' / ')):
        parts = [re.sub(r'\s*\(.*', '', p.strip(' ()?')) for p in way.split(':')]
        for k, name in enumerate(parts):
            last = k == len(parts) - 1
            if k == 0:
                same = place['precision'] == 'country' and score.COUNTRIES.get(name) == place['country']
            else:
                same = any(score.string_match(said, [n]) for said in (place['exact'], place['name']) for n in name.split(' - '))
            if same:
                best = max(best, 1 if last else 0.6 if k else 0.3)
    return best


def marked(place, deeds, marks):
    """1 for a place that the marks of a report have for the incident that deeds tell of, or None where these have no mark; 0 for others."""
    told = collections.Counter(k for d in deeds for s, e, which, l in marks[d['part']] if l in 'vn' and s < d['end'] and d['start'] < e for k in which.split(','))
    if not told:
        return None
    most = {k for k, n in told.items() if n == max(told.values())}
    return float(any(l == 'place' and s < place['end'] and place['start'] < e and most & set(which.split(',')) for s, e, which, l in marks[place['part']]))


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--shared', type=pathlib.Path, required=True)
    a.add_argument('--sites', required=True, help='the command train/sites, built')
    a.add_argument('--sitrep', required=True, help='the program, built')
    o = a.parse_args()
    muc = o.shared / 'data/muc'
    if not (muc / 'train/gold.jsonl').exists():
        raise SystemExit(f'no incidents in {muc}: this needs the annotated texts, which are not part of this repository')
    sys.path.insert(0, str(o.shared / 'eval'))
    import score
    run = lambda *command, stdin=None: rows(subprocess.run(command, stdin=stdin, capture_output=True, text=True, check=True).stdout)
    names = re.findall(r'^\t([A-Z]\w*) .*// ', SIGNS.read_text(encoding='utf8').split('// Signs. ')[1].split('\n)\n')[0], flags=re.M)
    sets = collections.defaultdict(list)  # of each: (signs of its places, their labels) of each happening

    for part in ('train', 'dev'):
        gold = {r['id']: r for r in rows((muc / part / 'gold.jsonl').read_text(encoding='utf8'))}
        with open(muc / part / 'reports.jsonl', encoding='utf8') as reports:
            read = {r['report']['id']: r for r in run(o.sitrep, 'extract', '--format', 'jsonl', stdin=reports)}
        for row in run(o.sites, str(muc / part / 'reports.jsonl')):
            templates, incidents = gold[row['report']]['templates'], read[row['report']].get('incidents') or []
            m = [[score.template_points(p, w) if p['types'] & w['types'] else 0.0 for w in map(score.gold_slots, templates)] for p in map(score.muc_of, incidents)]
            of = {incidents[i]['id']: templates[j] for i, j in score.assign(m) if m[i][j] >= 1} if m and templates else {}
            for h in row['happenings']:
                if location := of.get(h['incident'], {}).get('location'):
                    sets[part].append(([p['signs'] for p in h['places']], [label(p, location, score) for p in h['places']]))

    reports, marks, _ = texts.marked()
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf8') as f:
        f.write(''.join(json.dumps(r) + '\n' for r in reports))
        f.flush()
        for row in run(o.sites, f.name):
            of = dict(zip(('title', 'text'), marks[row['report']]))
            for h in row['happenings']:
                labels = [marked(p, h['deeds'], of) for p in h['places']]
                if None not in labels:
                    sets['kept back' if texts.kept_back(row['report']) else 'own'].append(([p['signs'] for p in h['places']], labels))

    sets = {k: [(np.array(x), np.array(y)) for x, y in v if len(x)] for k, v in sets.items()}
    x, y = (np.concatenate([h[i] for k in ('train', 'own') for h in sets[k]]) for i in (0, 1))
    x, y = x[(y == 0) | (y == 1)], y[(y == 0) | (y == 1)]
    mean, spread = x.mean(0), x.std(0).clip(1e-6)
    z, decay, w = np.column_stack([(x - mean) / spread, np.ones(len(x))]), np.append(np.full(x.shape[1], DECAY), 0), np.zeros(x.shape[1] + 1)
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ w))
        w -= np.linalg.solve((z.T * (p * (1 - p))) @ z + np.diag(decay), z.T @ (p - y) + decay * w)
    weights, needed = w[:-1] / spread, -float(w[-1] - (w[:-1] * mean / spread).sum())

    for name, some in sets.items():
        count = collections.Counter()
        for signs, labels in some:
            sums = signs @ weights - needed
            got = labels[sums.argmax()] if sums.max() >= 0 else None
            if labels.max() > 0:
                count['none' if got is None else 'wrong' if got == 0 else 'right' if got == labels.max() else 'around'] += 1
            else:
                count['of no place' if got is None else 'guessed'] += 1
        print(name, dict(count))
    for n, w in zip(names, weights):
        print(f'\t\t{n}: {w:.2f},')
    print(f'\tNeeded: {needed:.2f},')


if __name__ == '__main__':
    main()

"""Learns how much each sign counts for a place's being where something happened (extract/site.go), by logistic regression.

usage: sites.py --shared SHARED --guesses GUESSES --sitrep SITREP

Learned from are the happenings of our own reports, where the marks say which places their incident was at, and those of MUC-4's part to
learn from whose incident the scorer finds a template for: a place is right that the template has as its location, and one around it is
left out. What is printed of MUC-4's dev part and of the reports of our own that are kept back is of happenings that nothing was learned
from: how many of those with a right place beside them got it, got one around it, got none, or got a wrong one; and how many of the others
got one. Printed last is what belongs in extract/site.go.
"""
import collections
import pathlib
import re

import numpy as np

import scales

SIGNS = pathlib.Path(__file__).parent.parent / 'extract/site.go'
DECAY = 3.0


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


def main():
    o = scales.arguments().parse_args()
    score = scales.scorer(o.shared)
    names = scales.names(SIGNS, '// Signs. ')
    sets = collections.defaultdict(list)  # of each: (signs of its places, their labels) of each happening

    for part in ('train', 'dev'):
        for _, h, _, template in scales.happenings(o, part, score):
            if not h['placed'] and template and template.get('location'):
                sets[part].append(([p['signs'] for p in h['places']], [label(p, template['location'], score) for p in h['places']]))
    for part, _, h, marks, told in scales.own(o):
        if not h['placed']:
            sets[part].append(([p['signs'] for p in h['places']], [float(scales.marked([p], marks, 'place', told)) for p in h['places']]))

    sets = {k: [(np.array(x), np.array(y)) for x, y in v if len(x)] for k, v in sets.items()}
    x, y = (np.concatenate([h[i] for k in ('train', 'own') for h in sets[k]]) for i in (0, 1))
    x, y = x[(y == 0) | (y == 1)], y[(y == 0) | (y == 1)]
    weights, start = scales.fit(x, y, DECAY)

    for name, some in sets.items():
        count = collections.Counter()
        for signs, labels in some:
            sums = signs @ weights + start
            got = labels[sums.argmax()] if sums.max() >= 0 else None
            if labels.max() > 0:
                count['none' if got is None else 'wrong' if got == 0 else 'right' if got == labels.max() else 'around'] += 1
            else:
                count['of no place' if got is None else 'guessed'] += 1
        print(name, dict(count))
    for n, w in zip(names, weights):
        print(f'\t\t{n}: {w:.2f},')
    print(f'\tNeeded: {-start:.2f},')


if __name__ == '__main__':
    main()

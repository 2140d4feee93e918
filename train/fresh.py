"""Learns from the network's vectors of the words that tell of something whether they begin an incident that the report has not told of
before (extract/fresh.go), by logistic regression.

usage: fresh.py --shared SHARED --guesses GUESSES [--out FILE]

Learned from are the happenings of our own reports, where the marks say of which incident each tells, and those of MUC-4's part to learn
from that harm or hit what one template alone has, each but the first of its report. What is printed is how well they are told apart: the
area under the curve, and the loss, of six times a sixth that nothing was learned from, of the reports of our own that are kept back, and of
MUC-4's dev part. Where the model changes it has to be learned again.
"""
import collections
import itertools
import pathlib
import zlib

import numpy as np

import scales

FILE = pathlib.Path(__file__).parent.parent / 'extract/fresh.bin'
DECAY = 1000.0
PARTS = 6


def tellings(sets, part, report, happenings):
    """Adds those happenings to sets[part] that are not the first of a report; each comes with the incidents that it is of."""
    seen = set()
    for h, of in happenings:
        if of and seen and h['vector']:
            sets[part].append((h['vector'], float(not of & seen), report))
        seen |= of


def main():
    a = scales.arguments(sitrep=False)
    a.add_argument('--out', type=pathlib.Path, default=FILE)
    o = a.parse_args()
    score = scales.scorer(o.shared)
    sets = collections.defaultdict(list)  # of each: (vector, whether it is told for the first time, report)

    for part in ('train', 'dev'):
        folder = o.shared / 'data/muc' / part
        gold = {r['id']: [score.gold_slots(t) for t in r['templates']] for r in scales.rows((folder / 'gold.jsonl').read_text(encoding='utf8'))}
        for row in scales.run(o.guesses, '-vectors', str(folder / 'reports.jsonl')):
            found = [(h, {k for k, t in enumerate(gold[row['report']]) if any(
                score.string_match(n, g['any']) for n in h['struck'] or [] for slot in ('victims', 'targets') for g in t[slot])})
                for h in row['happenings']]
            tellings(sets, part, row['report'], [(h, of if len(of) == 1 else set()) for h, of in found])
    for (part, report), told in itertools.groupby(scales.own(o, '-vectors'), lambda t: t[:2]):
        tellings(sets, part, report, [(h, of) for _, _, h, _, of in told])

    sets = {k: (np.array([v for v, _, _ in rows]), np.array([y for _, y, _ in rows]), np.array([zlib.crc32(r.encode()) % PARTS for *_, r in rows]))
            for k, rows in sets.items()}

    def fitted(leave=None):
        x, y = (np.concatenate([sets[k][i][sets[k][2] != leave] for k in ('train', 'own')]) for i in (0, 1))
        return scales.fit(x, y, DECAY)

    whole, parts = fitted(), [fitted(k) for k in range(PARTS)]
    for name, (x, y, part) in sets.items():
        if name in ('train', 'own'):
            got = np.mean([scales.told_apart(x[part == k], y[part == k], parts[k]) for k in range(PARTS)], axis=0)
        else:
            got = scales.told_apart(x, y, whole)
        print(f'{name}: {len(y)} happenings, {y.mean():.2f} new; area {got[0]:.3f}, loss {got[1]:.3f}; in sample {scales.told_apart(x, y, whole)[0]:.3f}')
    scales.keep(o.out, whole)


if __name__ == '__main__':
    main()

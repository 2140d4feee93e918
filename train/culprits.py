"""Learns how much each clue counts for an organization's having done what no telling lays to any (extract/culprit.go), by logistic regression.

usage: culprits.py --shared SHARED --guesses GUESSES --sitrep SITREP [--cut P]

Learned from are the happenings, of incidents that no telling lays to an organization, of MUC-4's part to learn from whose incident the
scorer finds a template for: an organization did it that the template names; and those of our own reports, where the marks say whose it
was. What is printed is, of incidents, how many got an organization at some chances, how many of these the right one, and of how many the
right one was named at all; of incidents without a template, how many got one. Of MUC-4's part to learn from that is of five times a fifth
that nothing was learned from. Printed last is what belongs in extract/culprit.go, where the chance must be at least P.
"""
import collections
import math
import pathlib
import zlib

import numpy as np

import scales

CLUES = pathlib.Path(__file__).parent.parent / 'extract/culprit.go'
DECAY = 3.0
PARTS = 5
CUT = 0.4


def main():
    a = scales.arguments()
    a.add_argument('--cut', type=float, default=CUT)
    o = a.parse_args()
    score = scales.scorer(o.shared)
    names = scales.names(CLUES, '// Clues. ')
    sets = collections.defaultdict(lambda: collections.defaultdict(list))  # of each set, by report and incident: (clues of bodies, their labels, found)

    for part in ('train', 'dev'):
        for report, h, incident, template in scales.happenings(o, part, score):
            if not h['laid'] and h['bodies'] and score.muc_of(incident)['types']:
                did = (template or {}).get('perp_organizations', [])
                labels = [max((score.string_match(n, g['any']) for n in b['names'] for g in did), default=0) for b in h['bodies']]
                sets[part][report, h['incident']].append(([b['clues'] for b in h['bodies']], labels, template is not None))
    for part, report, h, marks, told in scales.own(o):
        if not h['laid'] and h['bodies'] and h['incident']:
            labels = [float(scales.marked(b['words'], marks, 'org', told)) for b in h['bodies']]
            sets[part][report, h['incident']].append(([b['clues'] for b in h['bodies']], labels, True))

    def fitted(leave=None):
        some = [h for part in ('train', 'own') for (report, _), hs in sets[part].items() if part == 'own' or zlib.crc32(report.encode()) % PARTS != leave
                for h in hs if h[2] and h[0]]
        x, y = np.concatenate([h[0] for h in some]), np.concatenate([h[1] for h in some])
        return scales.fit(x, (y >= 0.5).astype(float), DECAY)

    whole = fitted()
    parts = [fitted(k) for k in range(PARTS)]
    for part, some in sets.items():
        got = collections.defaultdict(collections.Counter)
        for (report, _), hs in some.items():
            w, start = parts[zlib.crc32(report.encode()) % PARTS] if part == 'train' else whole
            best = max(((s, l) for clues, labels, _ in hs if clues for s, l in zip(np.array(clues) @ w + start, labels)), default=(-math.inf, 0))
            for cut in (0.2, 0.3, 0.35, 0.4, 0.5, 0.6):
                count, found = got[cut], hs[0][2]
                count['to be had'] += max((l for _, labels, _ in hs for l in labels), default=0) > 0
                if best[0] >= math.log(cut / (1 - cut)):
                    count['given'] += found
                    count['right'] += best[1]
                    count['of no template'] += not found
        for cut, count in got.items():
            print(part, len(some), cut, dict(count))
    for n, w in zip(names, whole[0], strict=True):
        print(f'\t\t{n}: {w:.2f},')
    print(f'\tNeeded: {math.log(o.cut / (1 - o.cut)) - whole[1]:.2f},')


if __name__ == '__main__':
    main()

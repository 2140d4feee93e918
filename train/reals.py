"""Learns how much each sign counts for an incident's being one (assemble/real.go), by logistic regression.

usage: reals.py --shared SHARED --joins JOINS [--cut P]

Learned from are the incidents that are read in MUC-4's part to learn from, real where the scorer finds a template for one, and in the
examples, real where it finds one that is noted there; and in the sample reports of the program, which were written so that all are real.
An example's or a sample's counts eight times: they are few, and of the kind of report that is read today. What is printed of MUC-4's dev
part is of incidents that nothing was learned from, and of the examples of six times five sixths. Printed last is what belongs in
assemble/real.go; an incident that is neither plainly told nor what a brief report tells first is kept where its chance is at least P.
That is about as high as it can be without an incident of the examples being left out.
"""
import argparse
import contextlib
import io
import json
import math
import pathlib
import subprocess
import tempfile

import numpy as np

import scales

EXAMPLE = 8
PARTS = 6
DECAY = 1 / 0.3
FIRST, LONG, MEANT, PLAIN = 5, 10, 12, 13  # signs of assemble/real.go
BRIEF = math.log(12.5 + 1)      # what the length of a report comes to whose first incident is kept: as there
SAMPLES = pathlib.Path(__file__).parent.parent / 'samples'


def rows(path):
    return [json.loads(line) for line in open(path, encoding='utf8')]


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--shared', type=pathlib.Path, required=True)
    a.add_argument('--joins', required=True, help='the command train/joins, built')
    a.add_argument('--cut', type=float, default=0.25)
    o = a.parse_args()
    muc, examples = o.shared / 'data/muc', o.shared / 'examples'
    score = scales.scorer(o.shared)
    folder = pathlib.Path(tempfile.mkdtemp())
    subprocess.run([o.joins, '-all', f'train={muc}/train/reports.jsonl', f'dev={muc}/dev/reports.jsonl',
                    'facts=' + ','.join(map(str, sorted(examples.glob('*/report.json')))),
                    'samples=' + ','.join(str(f) for f in sorted(SAMPLES.iterdir()) if f.suffix not in ('.go', '.md'))],
                   input=f'{folder}\n', text=True, check=True, stdout=subprocess.DEVNULL)
    gold = {part: {r['id']: r for r in rows(muc / part / 'gold.jsonl')} for part in ('train', 'dev')}
    gold['facts'] = {}
    for f in examples.glob('*/facts.json'):
        gold['facts'][json.load(open(f.parent / 'report.json', encoding='utf8')).get('id') or f.parent.name] = json.load(open(f, encoding='utf8'))
    read = {part: {r['report']['id']: r for r in rows(folder / f'{part}.jsonl')} for part in gold}

    def real(part, report):
        """The ids of a report's incidents that are found in what was annotated."""
        got = read[part][report].get('incidents') or []
        if part == 'facts':
            want = gold[part][report]['incidents']
            m = [[float(sum(ok for _, _, ok in score.incident_facts(w, p))) for p in got] for w in want]
            return {got[j]['id'] for i, j in score.assign(m) if m[i][j] >= 2} if m and got else set()
        return set(scales.templates_of(got, gold[part][report]['templates'], score))

    def counted(part, report):
        """The ids of those that the scorer looks at."""
        return {i['id'] for i in read[part][report].get('incidents') or [] if part == 'facts' or score.muc_of(i)['types']}

    keys, signs, truth = {}, {}, {}
    for part in gold:
        reals = {r: real(part, r) for r in read[part]}
        looked = {r: counted(part, r) for r in read[part]}
        some = [s for s in rows(folder / f'{part}.signs.jsonl') if s['incident'] in looked[s['report']]]
        keys[part] = [(s['report'], s['incident']) for s in some]
        signs[part] = np.array([s['signs'] for s in some])
        truth[part] = np.array([float(s['incident'] in reals[s['report']]) for s in some])
    samples = np.array([s['signs'] for s in rows(folder / 'samples.signs.jsonl')])
    order = {r: i % PARTS for i, r in enumerate(sorted(read['facts']))}
    part_of = np.array([order[r] for r, _ in keys['facts']])

    def fit(chosen):
        """The weights of the signs and what they start from; a sign that settles it alone has none."""
        x = np.concatenate([signs['train'], signs['facts'][chosen], samples])
        y = np.concatenate([truth['train'], truth['facts'][chosen], np.ones(len(samples))])
        weight = np.full(len(y), float(EXAMPLE))
        weight[:len(truth['train'])] = 1
        x[:, [MEANT, PLAIN]] = 0
        return scales.fit(x, y, DECAY, weight)

    def chance(x, fitted):
        return 1 / (1 + np.exp(-(x @ fitted[0] + fitted[1])))

    chances = {'facts': np.zeros(len(truth['facts']))}
    for k in range(PARTS):
        chances['facts'][part_of == k] = chance(signs['facts'][part_of == k], fit(part_of != k))
    fitted = fit(part_of >= 0)
    for part in ('train', 'dev'):
        chances[part] = chance(signs[part], fitted)

    def settled(s):
        return s[PLAIN] == 1 or s[FIRST] == 1 and s[LONG] < BRIEF

    def scored(part, cut):
        left = {k for k, p, s in zip(keys[part], chances[part], signs[part]) if p < cut and not settled(s)}
        kept = {r: {**row, 'incidents': [i for i in row.get('incidents') or [] if (r, i['id']) not in left]} for r, row in read[part].items()}
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            (score.facts if part == 'facts' else score.incidents)(gold[part], kept)
        return len(left), out.getvalue().splitlines()[-1]

    for cut in sorted({0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, o.cut}):
        for part in ('dev', 'facts'):
            print(f'{cut:.2f}', part, *scored(part, cut))
    needed = math.log(o.cut / (1 - o.cut)) - fitted[1]
    print('signs', ' '.join(f'{w:.2f}' for w in fitted[0]), 'needed', f'{needed:.2f}')


if __name__ == '__main__':
    main()

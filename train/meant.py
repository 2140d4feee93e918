"""Learns from the network's vectors of the words that tell of something, and of the report, whether they mean what they say
(extract/meant.go), by logistic regression: "she attacked the budget", "the rocket blasts off" and "my phone died" do not.

usage: meant.py --shared SHARED --guesses GUESSES [--out FILE]

Learned from are happenings in news of all kinds and in the treebanks' texts, of which meant.tsv says whether they mean what they say: where
their words stand, in code points, and no words; of the incidents that the program took from them, each was judged by a large language
model that read its words. Accidents are left out. Then those of MUC-4's part to learn from that harm or hit what a template has; and those
of our own reports that the marks tell of, and all of reports without an incident. What is printed is how well they are told apart: the area
under the curve, and how many are taken to mean it, of six times a sixth of the reports that nothing was learned from, and of our own
reports that are kept back. Where the model changes it has to be learned again.
"""
import collections
import csv
import itertools
import json
import pathlib
import tempfile
import zlib

import numpy as np

import scales
import texts

HERE = pathlib.Path(__file__).parent
FILE = HERE.parent / 'extract/meant.bin'
DECAY = 300.0
PARTS = 6
NEWS = 3.0  # how often a happening of the news counts


def reports_of(shared, name):
    """The reports of a set as the labels name it, as lines of JSON."""
    if name != 'ud':
        stories = 'stories' if name == 'plover-synthetic' else 'reports'
        return (shared / f'data/{name}/{stories}.jsonl').read_text(encoding='utf8').splitlines()
    rows = []
    for path in sorted((shared / 'data/ud').glob('*.conllu')):
        for doc in path.read_text(encoding='utf8').split('# newdoc id = ')[1:]:
            lines = doc.splitlines()
            pieces = ['\n\n' if l.startswith('# newpar') else l.removeprefix('# text = ') for l in lines if l.startswith(('# newpar', '# text = '))]
            rows.append(json.dumps({'id': path.name[:6] + lines[0].strip(), 'text': ' '.join(pieces).strip()}))
    return rows


def numbers(h):
    return h['vector'] + h['topic'] if h['vector'] and h['topic'] else None


def news(o):
    """The happenings of the news, with whether they mean what they say."""
    labels = collections.defaultdict(list)
    with open(HERE / 'meant.tsv', encoding='utf8') as f:
        for r in csv.DictReader(f, delimiter='\t'):
            labels[r['set'], r['report']].append((r['part'], int(r['start']), int(r['end']), r['meant']))
    for name in sorted({n for n, _ in labels}):
        with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf8') as f:
            f.write(''.join(line + '\n' for line in reports_of(o.shared, name) if (name, json.loads(line)['id']) in labels))
            f.flush()
            for report, h in scales.guessed(o, f.name, '-vectors'):
                said = {m for part, start, end, m in labels[name, report] if part == h['part'] and start < h['end'] and h['start'] < end}
                if said in ({'yes'}, {'no'}):
                    yield 'news', report, h, float(said == {'yes'})


def muc(o, score):
    folder = o.shared / 'data/muc/train'
    gold = {r['id']: [score.gold_slots(t) for t in r['templates']] for r in scales.rows((folder / 'gold.jsonl').read_text(encoding='utf8'))}
    for report, h in scales.guessed(o, folder / 'reports.jsonl', '-vectors'):
        if any(score.string_match(n, g['any']) for t in gold[report] for n in h['struck'] or [] for slot in ('victims', 'targets') for g in t[slot]):
            yield 'muc', report, h, 1.0


def own(o):
    _, _, kinds = texts.marked()
    for part, report, h, _, told in scales.all_own(o, '-vectors'):
        if told or not kinds[report]:
            yield part, report, h, float(bool(told))


def main():
    a = scales.arguments(sitrep=False)
    a.add_argument('--out', type=pathlib.Path, default=FILE)
    o = a.parse_args()
    score = scales.scorer(o.shared)
    rows = [(part, report, v, y) for part, report, h, y in itertools.chain(news(o), muc(o, score), own(o)) if (v := numbers(h))]
    part, sixth = np.array([r[0] for r in rows]), np.array([zlib.crc32(r[1].encode()) % PARTS for r in rows])
    x, y = np.array([r[2] for r in rows], np.float32), np.array([r[3] for r in rows])

    def fitted(leave=None):
        use = (part != 'kept back') & (sixth != leave)
        return scales.fit(x[use], y[use], DECAY, np.where(part[use] == 'news', NEWS, 1.0))

    whole, odds = fitted(), np.zeros(len(y))
    for k in range(PARTS):
        w, start = fitted(k)
        odds[sixth == k] = x[sixth == k] @ w + start
    for name in sorted(set(part)):
        ys, s = y[part == name], odds[part == name]
        print(f'{name}: {len(ys)} happenings, {ys.mean():.2f} meant; taken for meant {(s[ys == 1] >= 0).mean():.3f} of these', end='')
        if not ys.all():
            area = scales.told_apart(s[:, None], ys, (np.ones(1), 0.0))[0]
            print(f', {(s[ys == 0] >= 0).mean():.3f} of the others; area {area:.3f}', end='')
        print()
    scales.keep(o.out, whole)


if __name__ == '__main__':
    main()

"""Looks for the weights of what speaks for two tellings being one incident (assemble/join.go), one step of one weight at a time.

usage: joins.py --shared SHARED --joins JOINS [--minutes N] [--out FOLDER] [--weights FILE]

It goes on from the weights that the program has, or from those that choices.py has found in FILE.

What is scored: MUC-4's templates in the part to learn from and in the dev part, the facts of the examples, and how the tellings are grouped
(B-cubed) of those of our own reports that are kept back: what tells whether words begin an incident (fresh.py) has learned from the others.
"""
import argparse
import collections
import contextlib
import io
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import texts


def figures(text):
    """The figures of the scorer's lines, by their names."""
    out = {}
    for line in text.splitlines():
        words = line.split()
        if 'F1' in words:
            out[line[:29].strip()] = float(words[words.index('F1') + 1])
        elif '%' in words:
            out[line[:29].strip()] = float(words[words.index('%') - 1])
    return out


def grouped(rows, marks, path):
    """B-cubed F1 of the words that our own reports tell incidents with, as the incidents of a file of signs group them. A word that is in
    none stands alone."""
    read = collections.defaultdict(list)
    for o in map(json.loads, open(path, encoding='utf8')):
        read[o['report']] += [(t['part'], t['start'], t['end'], o['incident']) for t in o['tellings']]
    precision = recall = n = 0
    for r in rows:
        words = []
        for part, told in zip(('title', 'text'), marks[r['id']]):
            for start, end, which, label in told:
                if label in 'vn' and ',' not in which:
                    words.append((which, next((i for q, a, b, i in read[r['id']] if q == part and a < end and start < b), len(words))))
        for w in words:
            both = sum(o == w for o in words)
            precision += both / sum(o[1] == w[1] for o in words)
            recall += both / sum(o[0] == w[0] for o in words)
        n += len(words)
    return 200 * precision * recall / n / (precision + recall)


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--shared', type=pathlib.Path, required=True)
    a.add_argument('--joins', required=True, help='the command train/joins, built')
    a.add_argument('--minutes', type=float, default=15)
    a.add_argument('--out', type=pathlib.Path)
    a.add_argument('--weights', type=pathlib.Path)
    o = a.parse_args()
    muc, examples = o.shared / 'data/muc', o.shared / 'examples'
    if not (muc / 'train/gold.jsonl').exists():
        raise SystemExit(f'no incidents in {muc}: this needs the annotated texts, which are not part of this repository')
    sys.path.insert(0, str(o.shared / 'eval'))
    import score
    folder = o.out or pathlib.Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    rows, marks, _ = texts.marked()
    rows = [r for r in rows if texts.kept_back(r['id'])]
    (folder / 'own.reports.jsonl').write_text(''.join(json.dumps(r) + '\n' for r in rows), encoding='utf8')
    run = subprocess.Popen([o.joins, f'own={folder}/own.reports.jsonl', f'train={muc}/train/reports.jsonl', f'dev={muc}/dev/reports.jsonl',
                            'facts=' + ','.join(map(str, sorted(examples.glob('*/report.json'))))],
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    gold = {part: {r['id']: r for r in map(json.loads, open(muc / part / 'gold.jsonl', encoding='utf8'))} for part in ('train', 'dev')}

    def incidents(part):
        read = {r['report']['id']: r for r in map(json.loads, open(folder / f'{part}.jsonl', encoding='utf8'))}
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            score.incidents(gold[part], read)
        return figures(out.getvalue())

    def ask(weights):
        run.stdin.write(' '.join(map(str, [folder, *weights])) + '\n')
        run.stdin.flush()
        used = [float(w) for w in run.stdout.readline().split()]
        train, dev = incidents('train'), incidents('dev')
        facts = figures(subprocess.run([sys.executable, o.shared / 'eval/score.py', 'facts', examples, folder / 'facts.jsonl'],
                                       capture_output=True, text=True, check=True).stdout)
        own = grouped(rows, marks, folder / 'own.signs.jsonl')
        worth = (0.5 * train['INCIDENTS'] + 0.15 * train['incident'] + 0.05 * train['(date)'] + 0.05 * train['(place)'] + 0.25 * dev['INCIDENTS'] +
                 0.1 * dev['incident'] + 0.3 * own + 0.4 * facts['FACTS'] + 0.1 * facts['casualty figures right'] + 0.1 * facts['incidents that are real'])
        tell = f"{worth:.2f} train {train['INCIDENTS']} dev {dev['INCIDENTS']} facts {facts['FACTS']} figures {facts['casualty figures right']} own {own:.2f}"
        return used, worth, tell

    begun, tried = time.time(), set()
    weights, best, tell = ask(o.weights.read_text(encoding='utf8').splitlines()[-1].split() if o.weights else [])
    print(weights, tell, flush=True)
    for turn in range(100):
        before = best
        order = list(range(len(weights)))
        random.Random(turn).shuffle(order)
        for i in order:
            for step in (2, -2, 1, -1):
                other = [round(w + step * (k == i), 1) for k, w in enumerate(weights)]
                if tuple(other) in tried or time.time() - begun > 60 * o.minutes:
                    continue
                tried.add(tuple(other))
                _, worth, tell = ask(other)
                if worth > best + 0.02:
                    weights, best = other, worth
                    print(weights, tell, flush=True)
                    break
        if best == before:
            break
    print('found', weights)


if __name__ == '__main__':
    main()

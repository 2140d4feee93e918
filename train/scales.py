"""What the learning of scales has in common (fresh.py, meant.py, sites.py, culprits.py, reals.py): how much each sign counts is found by logistic regression."""
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
from unpack import Filler

MODEL = pathlib.Path(__file__).parent.parent / 'nlp/encode/model/sitrep.bin'


def rows(text):
    return [json.loads(line) for line in text.splitlines()]


def run(*command, **options):
    """The lines of JSON that a command prints."""
    return rows(subprocess.run(command, capture_output=True, text=True, check=True, **options).stdout)


def names(path, after):
    """The names of the signs in a Go file, in their order, by the words of the comment before them."""
    return re.findall(r'^\t([A-Z]\w*) .*// ', path.read_text(encoding='utf8').split(after)[1].split('\n)\n')[0], flags=re.M)


def templates_of(incidents, templates, score):
    """The template that the scorer finds for each incident that has one, by its id."""
    want = [score.gold_slots(t) for t in templates]
    m = [[score.template_points(p, w) if p['types'] & w['types'] else 0.0 for w in want] for p in map(score.muc_of, incidents)]
    return {incidents[i]['id']: templates[j] for i, j in score.assign(m) if m[i][j] >= 1} if m and want else {}


def told_of(deeds, marks):
    """The incidents, by their numbers, that the marks of a report of our own have most of the words for that tell of a deed."""
    told = collections.Counter(k for d in deeds for s, e, which, label in marks[d['part']] if label in 'vn' and s < d['end'] and d['start'] < e for k in which.split(','))
    return {k for k, n in told.items() if n == max(told.values())}


def marked(places, marks, label, incidents):
    """Whether some words are marked with a label for one of some incidents."""
    return any(l == label and s < p['end'] and p['start'] < e and incidents & set(which.split(','))
               for p in places for s, e, which, l in marks[p['part']])


def arguments(sitrep=True):
    """The arguments of what learns from guesses, and from what the program reads where sitrep is true."""
    a = argparse.ArgumentParser()
    a.add_argument('--shared', type=pathlib.Path, required=True)
    a.add_argument('--guesses', required=True, help='the command train/guesses, built')
    if sitrep:
        a.add_argument('--sitrep', required=True, help='the program, built')
    return a


def scorer(shared):
    """The module that scores MUC-4's incidents."""
    if not (shared / 'data/muc/train/gold.jsonl').exists():
        raise SystemExit(f'no incidents in {shared}/data/muc: this needs the annotated texts, which are not part of this repository')
    sys.path.insert(0, str(shared / 'eval'))
    import score
    return score


def happenings(o, part, score):
    """Of each happening in a part of MUC-4 that is of an incident: the report, the guesses, the incident and its template, None for none."""
    folder = o.shared / 'data/muc' / part
    gold = {r['id']: r for r in rows((folder / 'gold.jsonl').read_text(encoding='utf8'))}
    with open(folder / 'reports.jsonl', encoding='utf8') as reports:
        read = {r['report']['id']: r.get('incidents') or [] for r in run(o.sitrep, 'extract', '--format', 'jsonl', stdin=reports)}
    for row in run(o.guesses, str(folder / 'reports.jsonl')):
        incidents = {i['id']: i for i in read[row['report']]}
        of = templates_of(read[row['report']], gold[row['report']]['templates'], score)
        for h in row['happenings']:
            if h['incident']:
                yield row['report'], h, incidents[h['incident']], of.get(h['incident'])


def guessed(o, path, *options):
    """Of each happening in a file of reports: the report, and the guesses; with -vectors, these have the report's vector as 'topic'. The
    options are those of the command train/guesses."""
    for row in run(o.guesses, *options, str(path)):
        for h in row['happenings']:
            yield row['report'], h | {'topic': row.get('vector')}


def all_own(o, *options):
    """Of each happening in a report of our own: the set, 'own' or 'kept back', the report, the guesses, the marks by part, and the
    incidents that they tell of, by their numbers. The options are those of the command train/guesses."""
    reports, marks, _ = texts.marked()
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf8') as f:
        f.write(''.join(json.dumps(r) + '\n' for r in reports))
        f.flush()
        for report, h in guessed(o, f.name, *options):
            of = dict(zip(('title', 'text'), marks[report]))
            yield 'kept back' if texts.kept_back(report) else 'own', report, h, of, told_of(h['deeds'], of)


def own(o, *options):
    """Of those that the marks tell of, the same."""
    return (t for t in all_own(o, *options) if t[-1])


def fit(x, y, decay, weight=None):
    """How much each sign counts, and what they have to come to, negated, by Newton's steps; spread tells nothing of how much a sign counts."""
    weight = np.ones(len(y)) if weight is None else weight
    mean, spread = x.mean(0), x.std(0).clip(1e-6)
    z, pull, w = np.column_stack([(x - mean) / spread, np.ones(len(x))]), np.append(np.full(x.shape[1], decay), 0), np.zeros(x.shape[1] + 1)
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ w))
        w -= np.linalg.solve((z.T * (weight * p * (1 - p))) @ z + np.diag(pull), z.T @ (weight * (p - y)) + pull * w)
    return w[:-1] / spread, float(w[-1] - (w[:-1] * mean / spread).sum())


def told_apart(x, y, fitted):
    """The area under the curve, and the loss."""
    w, start = fitted
    s = x @ w + start
    order = s.argsort(kind='stable')
    ranks = np.empty(len(s))
    ranks[order] = np.arange(1, len(s) + 1)
    ones = y.sum()
    area = (ranks[y == 1].sum() - ones * (ones + 1) / 2) / (ones * (len(y) - ones))
    return area, np.log1p(np.exp(np.where(y == 1, -s, s))).mean()


def keep(path, fitted):
    """Writes what was fitted on the network's vectors for the program, as extract/judge.go reads it."""
    path.write_bytes(Filler(MODEL.read_bytes()).header['version'].encode() + b'\n' + np.append(*fitted).astype('<f4').tobytes())

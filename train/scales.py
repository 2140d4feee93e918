"""What the learning of scales has in common (sites.py, culprits.py, reals.py): how much each sign counts is found by logistic regression."""
import collections
import json
import re
import subprocess

import numpy as np

import texts


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


def own():
    """The reports of our own, and the marks of each by part; whether one is kept back texts.kept_back tells."""
    reports, marks, _ = texts.marked()
    return reports, {k: dict(zip(('title', 'text'), m)) for k, m in marks.items()}


def fit(x, y, decay, weight=None):
    """How much each sign counts, and what they have to come to, negated, by Newton's steps; spread tells nothing of how much a sign counts."""
    weight = np.ones(len(y)) if weight is None else weight
    mean, spread = x.mean(0), x.std(0).clip(1e-6)
    z, pull, w = np.column_stack([(x - mean) / spread, np.ones(len(x))]), np.append(np.full(x.shape[1], decay), 0), np.zeros(x.shape[1] + 1)
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ w))
        w -= np.linalg.solve((z.T * (weight * p * (1 - p))) @ z + np.diag(pull), z.T @ (weight * (p - y)) + pull * w)
    return w[:-1] / spread, float(w[-1] - (w[:-1] * mean / spread).sum())

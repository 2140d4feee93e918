"""Fits the head of settings, which words say where an incident was and when, on a network that is otherwise left as it is.

usage: settings.py CHECKPOINT --data SHARED/data --words WORDS --out CHECKPOINT

It learns from reports of our own, as they are and in capitals, and from MUC-4's part to learn from. All other heads read what they read.
"""
import argparse
import pathlib

import torch
import torch.nn.functional as F

import measure
import texts
from model import Model
from windows import Labels, ready

PASSES, SIZE, RATE = 14, 2048, 3e-3


def vectors(model, docs, labels, capitals=False):
    """The vectors of the words of which it is told whether they say where or when, and their labels."""
    x, y = [], []
    for b, w in measure.run(model, docs, labels, capitals):
        for row, win in enumerate(b.windows):
            told = win.d.layers['setting'][win.first:win.end]
            known = [i for i, t in enumerate(told) if t is not None]
            x.append(w[row, known])
            y += [labels.index['setting'][told[i]] for i in known]
    return torch.cat(x), torch.tensor(y)


def main():
    a = argparse.ArgumentParser()
    a.add_argument('checkpoint', type=pathlib.Path)
    a.add_argument('--data', type=pathlib.Path, required=True)
    a.add_argument('--words', required=True)
    a.add_argument('--out', type=pathlib.Path, required=True)
    o = a.parse_args()
    if not (o.data / 'README.md').exists():
        raise SystemExit(f'no data in {o.data}: training needs the annotated texts, which are not part of this repository')
    texts.ROOT, texts.WORDS = o.data, o.words
    torch.manual_seed(20261128)
    state = torch.load(o.checkpoint, weights_only=True)
    labels = Labels(state['labels'])
    model = Model(labels)
    model.load_state_dict(state['model'])
    told = ready(texts.told())
    learn, back = ([d for d in told if texts.kept_back(d.id) == k] for k in (False, True))
    parts = [vectors(model, learn, labels), vectors(model, learn, labels, True), vectors(model, ready(texts.muc()), labels)]
    x, y = (torch.cat([p[i] for p in parts]) for i in (0, 1))
    mean = x.mean(0)
    x -= mean
    head = torch.nn.Linear(x.shape[1], len(labels['setting']))
    opt = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    steps = PASSES * (len(y) // SIZE)
    fall = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: 1 - s / steps)
    for _ in range(PASSES):
        for some in torch.randperm(len(y)).split(SIZE)[:len(y) // SIZE]:
            opt.zero_grad()
            F.cross_entropy(head(x[some]), y[some]).backward()
            opt.step()
            fall.step()
    with torch.no_grad():
        model.linear['setting'].weight.copy_(head.weight)
        model.linear['setting'].bias.copy_(head.bias - head.weight @ mean)
    for name, docs in (('muc', ready(texts.muc('dev'))), ('told', back)):
        print('settings', name, *(f'{v:.1f}' for v in measure.words(model, docs, labels, 'setting')))
    torch.save({**state, 'model': model.state_dict()}, o.out)


if __name__ == '__main__':
    main()

"""Takes the mean of the weights of networks that were tuned from one, each in a way of its own. It reads better than each of them.

usage: mean.py CHECKPOINT CHECKPOINT... --out CHECKPOINT

What is told of the first, its steps and seed, is told of the mean.
"""
import argparse
import pathlib

import torch


def main():
    a = argparse.ArgumentParser()
    a.add_argument('checkpoints', type=pathlib.Path, nargs='+')
    a.add_argument('--out', type=pathlib.Path, required=True)
    o = a.parse_args()
    states = [torch.load(p, weights_only=True) for p in o.checkpoints]
    if any(s['labels'] != states[0]['labels'] for s in states):
        raise SystemExit('these networks have not the same labels')
    model = {k: torch.stack([s['model'][k] for s in states]).mean(0) for k in states[0]['model']}
    torch.save({**{k: v for k, v in states[0].items() if k != 'optimizer'}, 'model': model}, o.out)


if __name__ == '__main__':
    main()

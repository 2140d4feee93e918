"""Makes a checkpoint of the file that the program reads, for training to go on from where the checkpoints are lost: what export.py does, undone.

usage: unpack.py FILE --out CHECKPOINT

The weights are as the 8 bits have them: what export.py makes of the checkpoint has the same bytes. A head that the file lacks is as a
new one is.
"""
import argparse
import json
import pathlib
import struct

import numpy as np
import torch

import texts
from export import ALIGN, MAGIC, lay
from model import Model
from windows import Labels


class Filler:
    """Takes the place of export.File: takes tensors out of the file, in the names that lay puts them in by."""

    def __init__(self, data):
        if data[:8] != MAGIC:
            raise SystemExit('this is no file of a model')
        size, = struct.unpack('<I', data[8:12])
        self.header = json.loads(data[12:12 + size])
        self.area = memoryview(data)[-(-(12 + size) // ALIGN) * ALIGN:]

    def array(self, name):
        t = self.header['tensors'][name]
        kind = {'f32': '<f4', 'i8': 'i1', 'bytes': 'u1'}[t['dtype']]
        return np.frombuffer(self.area, kind, int(np.prod(t['shape'])), t['offset']).reshape(t['shape'])

    def put(self, name, kind, shape, data):
        pass

    def floats(self, name, tensor):
        if name in self.header['tensors']:
            tensor.data.copy_(torch.from_numpy(self.array(name).copy()))

    def weights(self, name, axis=0):
        return torch.from_numpy(self.array(name).astype(np.float32) * np.expand_dims(self.array(name + '.scale'), axis))

    def signed(self, name, weight, axis=0):
        weight.data.copy_(self.weights(name, axis))

    def dense(self, name, *linears):
        if name not in self.header['tensors']:
            return
        w = self.weights(name).T
        bias, at = torch.from_numpy(self.array(name + '.bias').copy()), 0
        for l in linears:
            n = l.weight.shape[0]
            if at == len(w):
                return
            l.weight.data.copy_(w[at:at + n])
            if l.bias is not None:
                l.bias.data.copy_(bias[at:at + n])
            at += n

    def norm(self, name, norm):
        self.floats(name + '.gamma', norm.weight)
        self.floats(name + '.beta', norm.bias)


def main():
    a = argparse.ArgumentParser()
    a.add_argument('file', type=pathlib.Path)
    a.add_argument('--out', type=pathlib.Path, required=True)
    o = a.parse_args()
    f = Filler(o.file.read_bytes())
    labels = {k: v['labels'] for k, v in f.header['heads'].items()}
    labels = Labels({'deed': list(texts.DEEDS), 'setting': list(texts.SETTINGS), **labels})
    model = Model(labels)
    with torch.no_grad():
        lay(model, f)
    torch.save({'model': model.state_dict(), 'labels': dict(labels), 'step': 0, 'pieces': 0, 'minutes': 0.0, 'seed': 0, 'stage': 'unpacked'}, o.out)


if __name__ == '__main__':
    main()

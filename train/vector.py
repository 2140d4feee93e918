"""Fits the head of the report vector in one step: the linear map that comes nearest to the original model's vectors."""
import torch
import torch.nn.functional as F

from losses import mean
from model import halved
from windows import Batch, windows

PIECES = 1_200_000


@torch.no_grad()
def fit(model, teacher, docs, labels, rng, ridge=1e-3):
    model.eval()
    ws = [w for d in docs for w in windows(d) if len(w.ids) > 40]
    rng.shuffle(ws)
    mine, theirs, seen = [], [], 0
    for i in range(0, len(ws), 16):
        b = Batch(ws[i:i + 16], labels)
        with halved():
            x = model.encoder(b.ids, b.cases)
            y = teacher(b.ids, torch.zeros_like(b.cases))
        mine.append(mean(x.float(), b))
        theirs.append(F.normalize(mean(y.float(), b), dim=-1))
        seen += int((b.ids != 0).sum())
        if seen > PIECES:
            break
    x, y = torch.cat(mine).double(), torch.cat(theirs).double()
    centre = x.mean(0)
    a = x - centre
    cov = a.T @ a
    w = torch.linalg.solve(cov + ridge * cov.diagonal().mean() * torch.eye(len(cov), dtype=cov.dtype), a.T @ (y - y.mean(0)))
    model.vector.weight.copy_(w.T.float())
    model.vector.bias.copy_((y.mean(0) - centre @ w).float())
    got = F.normalize(model.vector(x.float()), dim=-1)
    model.train()
    return float((got * y.float()).sum(-1).mean()), len(x)

"""Trains the model. See README.md.

usage: learn.py --data SHARED/data --words WORDS --out FOLDER [--minutes N] [--start CHECKPOINT] [--trees CHECKPOINT] [--names CHECKPOINT] [--stage base|trees|names|heads|ship|incidents] [--fold K]

base learns from the large sets; trees from the treebanks alone, so that all texts are read alike; names from names, with a little of the
treebanks, and with --names from those that that checkpoint is sure of in other texts; heads tunes a base on the small sets as well, on four
fifths of them where --fold says which fifth is scored; ship learns from all, with --trees also what that checkpoint makes of the sentences
of the news; incidents tunes what ships on incidents, with little of the rest, for mean.py to take together with it. A run that was stopped
goes on from FOLDER/last.pt with --resume.
"""
import argparse
import collections
import math
import pathlib
import random
import time

import torch

import alike
import composed
import datelines
import measure
import names
import sure
import texts
import vector
from losses import loss_of
from model import Encoder, Model, halved
from windows import Batch, Labels, batches, ready

SEED = 20261125
SIZE = 16  # windows a batch
FEW = 4
FOLDS = 5
FEWER = ('uner', 'renamed', 'made up')


def bio_labels(*kinds):
    return ['O'] + [f'{m}-{k}' if k else m for k in kinds for m in 'BI']


def labels_of(trees):
    """The labels of all layers. Rare ones are left out: no head can learn them."""
    count = collections.defaultdict(collections.Counter)
    for d in trees:
        for k in ('upos', 'xpos', 'feats', 'lemma', 'rel'):
            count[k].update(t for t in d.layers[k] if t)
    least = {'upos': 1, 'xpos': 2, 'feats': 8, 'lemma': 4, 'rel': 3}
    out = {k: sorted(t for t, n in c.items() if n >= least[k]) for k, c in count.items()}
    return Labels(
        **out, start=['O', 'S'], name=bio_labels('PER', 'LOC', 'ORG', 'MISC'), place=bio_labels(''),
        time=bio_labels('DATE', 'TIME', 'DURATION', 'SET'), source=bio_labels(''), cue=bio_labels(''), content=bio_labels(''),
        role=bio_labels(*texts.ROLES), kind=['O', *texts.KINDS], deed=list(texts.DEEDS), setting=list(texts.SETTINGS),
        mention=['Person', 'Organisation', 'Location', 'Nationality', 'Temporal', 'Quantity', 'Money', 'Weapon', 'MilitaryPlatform', 'Vehicle',
                 'DocumentReference', 'Url', 'CommsIdentifier', 'Frequency', 'Coordinate'],
        thing=['person', 'organization', 'place', 'object', 'event', 'time', 'abstract', 'animal', 'plant', 'substance'])


def kept(docs, fold, other=False):
    """The documents of all folds but one; with other, of that one alone. fold None is all."""
    if fold is None:
        return [] if other else docs
    return [d for i, d in enumerate(docs) if (i % FOLDS == fold) == other]


KIN = {'Person': 'person', 'Organisation': 'organization', 'Location': 'place', 'Temporal': 'time', 'Weapon': 'object', 'Vehicle': 'object',
       'MilitaryPlatform': 'object', 'DocumentReference': 'abstract', 'Nationality': 'person', 'Money': 'abstract', 'Quantity': 'abstract'}


def begin_mentions(model, labels):
    """Mentions start from what has been learned of things, which are much alike and of which there are many more."""
    with torch.no_grad():
        for part in ('edge', 'first', 'last'):
            getattr(model.mention, part).load_state_dict(getattr(model.thing, part).state_dict())
        model.mention.length.copy_(model.thing.length)
        for to, of in [(0, 0), *((1 + labels.index['mention'][k], 1 + labels.index['thing'][v]) for k, v in KIN.items())]:
            model.mention.sort.weight[to] = model.thing.sort.weight[of]
            model.mention.sort.bias[to] = model.thing.sort.bias[of] - 2 * (of > 0 and to > 3)


def network(path, labels):
    model = Model(labels)
    model.load_state_dict(torch.load(path, weights_only=True)['model'])
    return model


def naming(ewt, gum, written, o, rng):
    """The sets that names are learned from: those of the web, re3d's mentions and TR-News's places with the names in them (but for the
    fold that is scored, and in the stages that have them), sentences with names, and twice such sentences with other names."""
    P = pathlib.Path
    small = o.stage in ('heads', 'ship')
    uner, peoples = names.apart(texts.tagged(P('names/uner-ewt-dev.iob2'), 2, 1)), names.peoples(ewt + gum)
    placed = names.of_places(kept(texts.places(), o.fold) if small else [], peoples)
    mentions = names.of_mentions(kept(texts.re3d(), o.fold) if small else [], written, peoples, names.called(gum + placed).get('LOC', ()))
    told = names.apart(gum + uner + placed + mentions)
    if o.stage == 'ship':
        told = told + names.apart(texts.tagged(P('names/wikigold.conll'), 1, 0))
    calls = names.short(names.called(told))
    renamed = [x for _ in range(2) for x in names.dense(names.renamed(told, calls, rng), rng)]
    return uner, mentions, placed, names.dense(told, rng), names.apart(renamed)


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--data', type=pathlib.Path, required=True)
    a.add_argument('--words', required=True)
    a.add_argument('--out', type=pathlib.Path, required=True)
    a.add_argument('--minutes', type=float, default=45)
    a.add_argument('--start', type=pathlib.Path, help='go on from this checkpoint, with a new learning rate schedule')
    a.add_argument('--resume', action='store_true', help='go on where the run in this folder was stopped')
    a.add_argument('--stage', choices=('base', 'trees', 'names', 'heads', 'ship', 'incidents'), default='base')
    a.add_argument('--trees', type=pathlib.Path, help='the checkpoint whose tags and trees the statements and incidents are given')
    a.add_argument('--names', type=pathlib.Path, help='the checkpoint whose names in the web and the news the stage of names is given')
    a.add_argument('--fold', type=int)
    a.add_argument('--rate', type=float, default=1.5e-4)
    a.add_argument('--seed', type=int, default=SEED)
    a.add_argument('--threads', type=int, default=2, help="1 where other work runs beside: two threads wait for each other")
    o = a.parse_args()
    if not (o.data / 'README.md').exists():
        raise SystemExit(f'no data in {o.data}: training needs the annotated texts, which are not part of this repository')
    texts.ROOT, texts.WORDS = o.data, o.words
    o.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)

    P = pathlib.Path
    say = lambda *x: print(*x, flush=True)
    score = lambda name, got: say(name, ' '.join(f'{k} {v:.1f}' for k, v in got.items()) if isinstance(got, dict) else ' '.join(f'{v:.1f}' for v in got)
                                  if isinstance(got, tuple) else f'{got:.1f}')
    ewt, gum = texts.treebank(P('ud/en_ewt-train.conllu')), texts.treebank(P('ud/en_gum-train.conllu'), entities=True)
    labels = labels_of(ewt + gum)
    dated = [x for _ in range(2) for x in datelines.dated(ewt + gum, rng)]
    statements, incidents, plain = texts.polnear('train'), texts.muc(), [d for f in ('clusters', '5w1h', 'muc/train', 'plover') for d in texts.plain(f)]
    written = names.cases(ewt + gum + statements + plain)
    made, every = composed.made_up(rng, 8000), texts.told()
    reports = [d for d in every if not texts.kept_back(d.id)]
    mixed = names.mixed(incidents, written)
    pool = names.pool(gum + plain + mixed, written)
    others, strangers = (names.swapped(d, written, pool, rng) for d in (statements, mixed))
    uner, mentions, placed, called, renamed = naming(ewt, gum, written, o, rng)
    if o.trees:
        reader = network(o.trees, labels)
        ready(statements), ready(others), ready(incidents), ready(mixed)
        readings = alike.read(reader, statements, labels)
        statements, others = alike.taught(statements, readings), alike.taught(others, readings)
        readings = alike.read(reader, mixed, labels, [names.uncertain(d, written) for d in mixed])
        incidents, mixed = alike.taught(incidents, readings), alike.taught(mixed, readings)
        reports = alike.taught(reports, alike.agreed(reports, alike.read(reader, ready(reports), labels)))
    told = []
    if o.names:
        told = sure.read(network(o.names, labels), ready(ewt + rng.sample(statements + plain, 400)), labels)
    # name, documents, passes for each pass of the largest, windows a batch: few for small sets, so that their heads take steps enough
    sets = [('ewt', ewt, 1.5, SIZE), ('gum', gum, 1.5, SIZE), ('polnear', statements, 0.5, SIZE),
            ('other names', others, 0.5, SIZE),
            ('dated', dated, 1.2, SIZE), ('uner', uner, 1.5, SIZE),
            ('muc', incidents, 0.7, SIZE), ('mixed', mixed, 0.5, SIZE), ('told', reports, 4, SIZE),
            ('vector', plain, 0.1, SIZE), ('renamed', renamed, 1, SIZE), ('made up', made, 0.25, SIZE)]
    if o.stage == 'trees':
        sets = [s for s in sets if s[0] in ('ewt', 'gum', 'dated')]
    if o.stage == 'names':
        sets = [(n, d, t * 0.08, w) for n, d, t, w in sets if n in ('ewt', 'gum', 'dated')] + [
            ('names', called, 1, SIZE // 2), ('renamed', renamed, 1, SIZE // 2), ('made up', made, 0.8, SIZE)] + [('sure', told, 0.2, SIZE // 2)] * bool(told)
    if o.stage == 'incidents':
        few = dict(ewt=0.05, gum=0.05, polnear=0.1)
        sets = [(n, d, few.get(n, t), w) for n, d, t, w in sets if n in ('muc', 'mixed', 'told', *few)] + [('strangers', strangers, 0.4, SIZE)]
    if o.stage == 'heads':  # the small sets, with a little of the trees and names, so that nothing is forgotten that is scored with them
        sets = [(n, d, t * (0.3 if n in FEWER else 0.06), w) for n, d, t, w in sets if n in ('ewt', 'gum', 'dated', *FEWER)]
    if o.stage in ('heads', 'ship'):
        more = 2 if o.stage == 'heads' else 1
        sets += [('re3d', mentions, 4 * more, FEW // more), ('places', placed, 1.5, FEW), ('times', kept(texts.times(), o.fold), 2 * more, FEW // more)]
    if o.stage == 'ship':
        sets.append(('wikigold', texts.tagged(P('names/wikigold.conll'), 1, 0), 1.5, SIZE))
    sets = [(n, ready(d), t, w) for n, d, t, w in sets]
    dev = dict(wikigold=ready(texts.tagged(P('names/wikigold.conll'), 1, 0))) if o.fold is not None else dict(ewt=ready(texts.treebank(P('ud/en_ewt-dev.conllu'))), gum=ready(texts.treebank(P('ud/en_gum-dev.conllu'), entities=True)),
               polnear=ready(texts.polnear('dev')), wikigold=ready(texts.tagged(P('names/wikigold.conll'), 1, 0)), muc=ready(texts.muc('dev')), told=ready([d for d in every if texts.kept_back(d.id)]))
    if o.fold is not None:
        dev.update(re3d=ready(kept(texts.re3d(), o.fold, True)), places=ready(kept(texts.places(), o.fold, True)), times=ready(kept(texts.times(), o.fold, True)))
    for n, d, _, _ in sets:
        say(n, len(d), 'documents', sum(len(x.words) for x in d), 'words', sum(len(p) for x in d for p in x.pieces), 'pieces')

    model = Model(labels)
    teacher = Encoder(0)
    teacher.load_pretrained()
    teacher.eval()
    if o.start:
        state = torch.load(o.start, weights_only=True)
        model.load_state_dict(state['model'])
        if o.stage == 'heads':
            begin_mentions(model, labels)
    else:
        model.encoder.load_pretrained()
    slow = [p for p in model.encoder.parameters()]
    fast = [p for n, p in model.named_parameters() if not n.startswith('encoder.')]
    factors = [o.rate, o.rate * (10 if o.stage == 'heads' else 6)]  # heads that are new learn faster
    opt = torch.optim.AdamW([{'params': p, 'lr': f} for p, f in zip((slow, fast), factors)], betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    step, seen, spent = 0, 0, 0.0
    last = o.out / 'last.pt'
    if o.resume and last.exists():
        state = torch.load(last, weights_only=True)
        model.load_state_dict(state['model'])
        opt.load_state_dict(state['optimizer'])
        step, seen, spent = state['step'], state['pieces'], state['minutes']
        rng.seed(o.seed + step)
        say(f'going on from step {step}, after {spent:.1f} minutes')
    begun = time.time()
    minutes = lambda: spent + (time.time() - begun) / 60
    warm = 200 if not o.start else 50
    queue, losses, told = [], collections.defaultdict(lambda: [0.0, 0]), begun
    passes = 0

    def save(path, **more):
        new = path.with_suffix('.new')
        torch.save({'model': model.state_dict(), 'labels': dict(labels), 'step': step, 'pieces': seen, 'minutes': minutes(), 'seed': o.seed,
                    'stage': o.stage, **more}, new)
        new.rename(path)

    while True:
        if not queue:
            passes += 1
            for name, docs, times_, size in sets:
                want = times_
                while want > 0:
                    bs = batches(docs, size, rng)
                    queue += [(name, b) for b in (bs if want >= 1 else bs[:math.ceil(len(bs) * want)])]
                    want -= 1
            rng.shuffle(queue)
            say('pass', passes, len(queue), 'batches')
        done = minutes() / max(o.minutes, 1e-9)
        if done >= 1:
            break
        # By the clock: warm up, hold, then fall to nothing.
        rate = min(1, (step + 1) / warm) * min(1.0, 1.25 * (1 - done) + 0.01)
        for g, f in zip(opt.param_groups, factors):
            g['lr'] = f * rate
        name, ws = queue.pop()
        b = Batch(ws, labels, capitals=rng.random() < 0.2 and name not in ('uner', 'wikigold', 'mixed', 'strangers', 'names', 'renamed', 'made up', 'sure') or rng.random() < 0.05)
        with halved():
            parts = loss_of(model, b, teacher if name == 'vector' else None)
        loss = sum(parts.values())
        opt.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        step += 1
        seen += int((b.ids != 0).sum())
        for k, v in parts.items():
            losses[k][0] += float(v.detach())
            losses[k][1] += 1
        if time.time() - told > 60:
            told = time.time()
            say(f'{done:.3f} step {step} {seen / 60 / minutes():.0f} pieces/s', *(f'{k} {s / n:.3f}' for k, (s, n) in sorted(losses.items())))
            losses.clear()
            save(last, optimizer=opt.state_dict())
    if o.stage == 'ship':
        say('report vector: cosine to the original %.3f on %d windows' % vector.fit(model, teacher, ready(plain) + statements, labels, rng))
    if o.minutes:
        save(o.out / (o.stage + ('' if o.fold is None else f'-{o.fold}') + '.pt'))
    say(f'{step} steps, {seen} pieces, {minutes():.1f} minutes')
    if o.fold is not None:
        score('re3d', measure.mentions(model, dev['re3d'], labels, 'mention'))
        score('place', measure.tags(model, dev['places'], labels, 'place'))
        score('time', measure.tags(model, dev['times'], labels, 'time'))
        score('names', measure.names(model, dev['wikigold'], labels))
        return
    for k in ('ewt', 'gum'):
        score(k, measure.trees(model, dev[k], labels))
        score(k + ' capitals', measure.trees(model, dev[k], labels, True))
    score('things', measure.mentions(model, dev['gum'], labels, 'thing'))
    for k in ('source', 'cue', 'content'):
        score(k, measure.tags(model, dev['polnear'], labels, k))
    score('joins', measure.joins(model, dev['polnear'], labels))
    score('names', measure.names(model, dev['wikigold'], labels))
    for k in ('muc', 'told'):
        score('roles ' + k, measure.tags(model, dev[k], labels, 'role'))
    score('deeds', measure.words(model, dev['told'], labels, 'deed'))
    for k in ('muc', 'told'):
        score('settings ' + k, measure.words(model, dev[k], labels, 'setting'))


if __name__ == '__main__':
    main()

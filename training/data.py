"""The corpus as numbers: encoded once, kept in one file, dealt out in seeded order."""

import json
import pathlib

import numpy as np
import sentencepiece


class Corpus:
    """Examples as token ids. Example i is ids[starts[i]:starts[i + 1]]: bos, prompt, answer, eos."""

    def __init__(self, ids, starts, prompts, kinds, names):
        self.ids, self.starts, self.prompts, self.kinds, self.names = ids, starts, prompts, kinds, names

    def __len__(self):
        return len(self.prompts)

    def example(self, i):
        """(ids, length of bos + prompt)."""
        return self.ids[self.starts[i]:self.starts[i + 1]], int(self.prompts[i])

    def sequence(self, i, prompt_weight):
        """(inputs int32, targets int32, weights float32) of example i; a weight belongs to the target at its place."""
        ids, prompt = self.example(i)
        weights = np.full(len(ids) - 1, prompt_weight, np.float32)
        weights[prompt - 1:] = 1
        return ids[:-1].astype(np.int32), ids[1:].astype(np.int32), weights


def encode(path, tokenizer, context, dropout=0.0, share=0.0, limit=None):
    """Encodes a jsonl file. `share` of the prompts are split with byte-pair dropout of probability `dropout`."""
    sp = sentencepiece.SentencePieceProcessor(model_file=str(tokenizer))
    rng = np.random.default_rng(1)
    parts, prompts, kinds, names, lengths = [], [], [], {}, []
    with open(path, encoding="utf-8") as lines:
        batch = []
        for n, line in enumerate(lines):
            if limit and n >= limit:
                break
            batch.append(json.loads(line))
            if len(batch) == 4096:
                _add(sp, batch, rng, dropout, share, context, parts, prompts, kinds, names, lengths)
                batch = []
        _add(sp, batch, rng, dropout, share, context, parts, prompts, kinds, names, lengths)
    starts = np.concatenate(([0], np.cumsum(lengths)))
    return Corpus(np.concatenate(parts), starts, np.array(prompts, np.int32), np.array(kinds, np.int32), list(names))


def _add(sp, batch, rng, dropout, share, context, parts, prompts, kinds, names, lengths):
    drops = rng.random(len(batch)) < share
    ps = sp.encode([e["p"] for e in batch])
    ts = sp.encode([e["t"] for e in batch])
    for e, p, t, drop in zip(batch, ps, ts, drops):
        if drop:
            p = sp.encode(e["p"], enable_sampling=True, alpha=dropout, nbest_size=-1)
        ids = [sp.bos_id(), *p, *t, sp.eos_id()]
        if len(ids) > context:
            continue
        parts.append(np.array(ids, np.uint16))
        lengths.append(len(ids))
        prompts.append(1 + len(p))
        kinds.append(names.setdefault(e.get("k", ""), len(names)))


def cached(path, tokenizer, context, **how):
    """encode(), remembered beside the corpus for as long as corpus, tokenizer and settings stay the same."""
    path, tokenizer = pathlib.Path(path), pathlib.Path(tokenizer)
    file = path.with_suffix(".npz")
    stamps = [(f.stat().st_size, f.stat().st_mtime_ns) for f in (path, tokenizer)]
    key = json.dumps([stamps, context, sorted(how.items())])
    if file.exists():
        kept = np.load(file)
        if str(kept["key"]) == key:
            return Corpus(kept["ids"], kept["starts"], kept["prompts"], kept["kinds"], [str(n) for n in kept["names"]])
    c = encode(path, tokenizer, context, **how)
    np.savez(file, key=key, ids=c.ids, starts=c.starts, prompts=c.prompts, kinds=c.kinds, names=np.array(c.names))
    return c


class Dealer:
    """Deals batches of about `tokens` tokens in an order drawn from the seed, epoch after epoch; resumable."""

    def __init__(self, corpus, tokens, seed, epoch=0, at=0):
        self.corpus, self.tokens, self.seed = corpus, tokens, seed
        self.epoch, self.at = epoch, at
        self._shuffle()

    def _shuffle(self):
        self.order = np.random.default_rng([self.seed, self.epoch]).permutation(len(self.corpus))

    def next(self):
        """Indices of the next batch."""
        chosen, size, starts = [], 0, self.corpus.starts
        while size < self.tokens:
            if self.at >= len(self.order):
                self.epoch, self.at = self.epoch + 1, 0
                self._shuffle()
            i = int(self.order[self.at])
            self.at += 1
            chosen.append(i)
            size += int(starts[i + 1] - starts[i]) - 1
        return chosen


def vocabulary_size(tokenizer):
    return sentencepiece.SentencePieceProcessor(model_file=str(tokenizer)).vocab_size()

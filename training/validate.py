#!/usr/bin/python3
"""Greedy exact-match accuracy of a checkpoint, without a grammar, by kind of example.

    validate.py training/out/checkpoint.pt training/out/valid_seen.jsonl ...
"""

import argparse
import collections
import pathlib

import numpy as np
import torch

import data
from model import Cache, Llama, Shape

EOS = 2


@torch.no_grad()
def answers(model, prompts, limit=96):
    """Greedy continuations (lists of ids without eos) of a batch of prompts (lists of ids)."""
    device = model.flat.device
    longest, n = max(map(len, prompts)), len(prompts)
    ids = torch.full((n, longest), EOS, dtype=torch.long)
    for row, p in zip(ids, prompts):
        row[longest - len(p):] = torch.as_tensor(p, dtype=torch.long)
    ids, pad = ids.to(device), torch.tensor([longest - len(p) for p in prompts], device=device)
    at = torch.arange(longest, device=device)
    cache = Cache(model.shape.layers)
    hidden = torch.full((n, longest), 0.0, device=device).masked_fill(at[None] < pad[:, None], -1e9)
    causal = torch.zeros(longest, longest, device=device).masked_fill(at[None] > at[:, None], -1e9)
    positions = (at[None] - pad[:, None]).clamp(min=0)
    h = model.hidden(ids, positions, hidden[:, None, None] + causal, cache)[:, -1]
    out, going = [[] for _ in prompts], torch.ones(n, dtype=torch.bool, device=device)
    for i in range(limit):
        token = model.logits(h).argmax(-1)
        going &= token != EOS
        if not going.any():
            break
        for o, t, g in zip(out, token.tolist(), going.tolist()):
            if g:
                o.append(t)
        hidden = torch.cat((hidden, hidden.new_zeros(n, 1)), 1)
        positions = (longest + i - pad)[:, None]
        if int(positions.max()) >= model.shape.context:
            break
        h = model.hidden(token[:, None], positions, hidden[:, None, None], cache)[:, -1]
    return out


def accuracy(model, corpus, limit=None, batch=64):
    """{kind: (right, all)}, with "" for the sum, and the wrong answers as (index, ids)."""
    chosen = np.linspace(0, len(corpus) - 1, min(limit or len(corpus), len(corpus))).astype(int)
    chosen = sorted(chosen, key=lambda i: corpus.prompts[i])
    tally, wrong = collections.defaultdict(lambda: [0, 0]), []
    for k in range(0, len(chosen), batch):
        part = chosen[k:k + batch]
        split = [corpus.example(i) for i in part]
        for i, (ids, prompt), got in zip(part, split, answers(model, [ids[:prompt].tolist() for ids, prompt in split])):
            right = got == ids[prompt:-1].tolist()
            for kind in ("", corpus.names[corpus.kinds[i]]):
                tally[kind][0] += right
                tally[kind][1] += 1
            if not right:
                wrong.append((i, got))
    return tally, wrong


def report(tally, worst=10, least=10):
    """One line: the whole, then the worst kinds that have at least `least` examples."""
    right, all_ = tally[""]
    kinds = sorted((r / n, k, n) for k, (r, n) in tally.items() if k and n >= least)
    return f"{right / max(1, all_):6.1%} | " + "  ".join(f"{k} {share:.0%}/{n}" for share, k, n in kinds[:worst])


def load(path, averaged=True):
    """(model, checkpoint dictionary) of a training checkpoint."""
    kept = torch.load(path, map_location="cpu")
    flat = kept["average"] if averaged and kept.get("average") is not None else kept["flat"]
    return Llama(Shape(**kept["shape"]), flat), kept


def main():
    import sentencepiece

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--tokenizer", default=None, help="beside the checkpoint by default")
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--wrong", type=int, default=0, help="how many wrong answers to print")
    parser.add_argument("--kinds", type=int, default=12, help="how many of the worst kinds to name")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    model, _ = load(options.checkpoint)
    tokenizer = options.tokenizer or pathlib.Path(options.checkpoint).parent / "tokenizer.model"
    sp = sentencepiece.SentencePieceProcessor(model_file=str(tokenizer))
    for file in options.files:
        corpus = data.encode(file, tokenizer, model.shape.context)
        tally, wrong = accuracy(model, corpus, options.limit)
        print(f"{pathlib.Path(file).stem:>14} {report(tally, options.kinds)}")
        for i, got in wrong[:options.wrong]:
            ids, prompt = corpus.example(i)
            ids = ids.tolist()
            print(f"--- {corpus.names[corpus.kinds[i]]}\n{sp.decode(ids[1:prompt])}want {sp.decode(ids[prompt:-1])}\ngot  {sp.decode(got)}")


if __name__ == "__main__":
    main()

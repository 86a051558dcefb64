#!/usr/bin/python3
"""Makes a wider model out of a trained one; it answers as before and goes on learning from there.

    widen.py --from small/checkpoint.pt --to training/out/checkpoint.pt --heads 8 --ffn 704
    train.py --minutes 120 --resume

What is new reads at random and writes nothing, or writes at random and is read by nobody (as in Net2Net, Chen et al. 2016),
so that the answers stay and every new weight has a gradient. Width grows with the heads: the size of a head stays.
"""

import argparse
import math
import pathlib
import sys
from dataclasses import replace

import torch

from model import Llama, Shape, initial, views

TOLERANCE = 0.15
"""Largest change of a logit: the new columns of the embedding are small, but the norms see them."""


def grown(old, flat, new, seed):
    """The parameters of shape `new` that compute what `flat` of shape `old` does."""
    out = initial(new, seed)
    small, large = views(old, flat), views(new, out)
    for name, w in large.items():
        kept = small[name]
        if w.dim() == 1:
            w[:old.width] = kept * math.sqrt(old.width / new.width)
            w[old.width:] = kept.mean() * math.sqrt(old.width / new.width)
        elif name == "embed":
            w.mul_(kept.std() * 0.1 / w.std())
            w[:, :old.width] = kept
        elif name.endswith(".qkv"):
            blocks(w, kept, (new.heads, new.kv_heads, new.kv_heads), (old.heads, old.kv_heads, old.kv_heads), new.head_dim)
        elif name.endswith(".gate_up"):
            blocks(w, kept, (1, 1), (1, 1), new.ffn, old.ffn)
        else:
            w[:old.width, kept.shape[1]:] = 0
            w[:old.width, :kept.shape[1]] = kept
            w[old.width:] *= 0.1
    return out


def blocks(w, kept, counts, kept_counts, size, kept_size=None):
    """Copies stacked blocks of rows; what the kept rows would read from the new columns is nothing."""
    kept_size = kept_size or size
    at = kept_at = 0
    for count, kept_count in zip(counts, kept_counts):
        rows = kept_count * kept_size
        w[at:at + rows, kept.shape[1]:] = 0
        w[at:at + rows, :kept.shape[1]] = kept[kept_at:kept_at + rows]
        at, kept_at = at + count * size, kept_at + rows


def difference(old, flat, new, wide):
    """The largest change of a logit over some sequences of random tokens."""
    ids = torch.randint(0, old.vocab, (4, 48), generator=torch.Generator().manual_seed(1))
    at = torch.arange(ids.shape[1])
    mask = torch.full((len(at), len(at)), -1e9).triu(1)[None, None]
    with torch.no_grad():
        before, after = (m.logits(m.hidden(ids, at.expand(ids.shape), mask)) for m in (Llama(old, flat), Llama(new, wide)))
    return (before - after).abs().max().item()


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--from", dest="source", type=pathlib.Path, required=True, help="checkpoint.pt of the trained model")
    p.add_argument("--to", type=pathlib.Path, required=True)
    p.add_argument("--heads", type=int, default=8)
    p.add_argument("--ffn", type=int, default=704)
    p.add_argument("--seed", type=int, default=1)
    o = p.parse_args()
    kept = torch.load(o.source, map_location="cpu")
    old = Shape(**kept["shape"])
    if old.kv_heads != old.heads or o.heads < old.heads or o.ffn < old.ffn:
        sys.exit(f"only models with as many kv heads as heads can grow, to no fewer than {old.heads} heads and {old.ffn} in the feed-forward")
    new = replace(old, heads=o.heads, kv_heads=o.heads, width=o.heads * old.head_dim, ffn=o.ffn)
    wide = grown(old, kept["flat"], new, o.seed)
    change = difference(old, kept["flat"], new, wide)
    print(f"{old.parameters():,} parameters became {new.parameters():,}; the largest change of a logit is {change:.3f}")
    if change > TOLERANCE:
        sys.exit("the wider model answers otherwise")
    zeros = torch.zeros_like(wide)
    torch.save(kept | dict(shape=new.as_dict(), flat=wide, m=zeros, v=zeros.clone(), average=None, count=0, seen=0, seconds=0.0), o.to)


if __name__ == "__main__":
    main()

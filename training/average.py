#!/usr/bin/python3
"""Averages the weights of models of one shape that were trained on from one another.

    average.py --to averaged/checkpoint.pt 0.3=before/checkpoint.pt 0.7=after/checkpoint.pt
    export_gguf.py averaged/checkpoint.pt models/homellm-6m.gguf

A training on a new corpus learns its boundaries and forgets some of the old one's; the average of before and after is better
than both (Wortsman et al. 2022, Model soups). The optimizer's state is the last one's, with its clock at zero.
"""

import argparse
import pathlib
import sys

import torch


def weighted(text):
    """0.3=folder/checkpoint.pt"""
    weight, _, path = text.partition("=")
    return float(weight), pathlib.Path(path)


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("models", type=weighted, nargs="+", metavar="WEIGHT=CHECKPOINT")
    p.add_argument("--to", type=pathlib.Path, required=True)
    o = p.parse_args()
    if abs(sum(weight for weight, _ in o.models) - 1) > 1e-6:
        sys.exit("the weights have to sum up to 1")
    kept = [torch.load(path, map_location="cpu") for _, path in o.models]
    if any(one["shape"] != kept[0]["shape"] for one in kept):
        sys.exit("these are models of different shapes")
    flat = sum(weight * one["flat"].float() for (weight, _), one in zip(o.models, kept))
    o.to.parent.mkdir(parents=True, exist_ok=True)
    torch.save(kept[-1] | dict(flat=flat.to(kept[-1]["flat"].dtype), average=None, seconds=0.0), o.to)


if __name__ == "__main__":
    main()

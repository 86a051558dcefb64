#!/usr/bin/python3
"""Compares the native step's loss and gradient with PyTorch's autograd on small random models; exits 1 if they differ."""

import pathlib
import sys

import numpy as np
import torch

import native
from model import Llama, Shape, initial, views

SHAPES = [
    Shape(vocab=512, width=64, layers=2, heads=2, kv_heads=2, ffn=160, context=256),
    Shape(vocab=512, width=128, layers=3, heads=4, kv_heads=2, ffn=352, context=256),
    Shape(vocab=512, width=192, layers=2, heads=3, kv_heads=1, ffn=512, context=256),
]
LENGTHS = (5, 17, 100, 64, 1, 33, 120, 48)
BAND = 0.03  # relative error of a tensor's gradient; bfloat16 operands give about 0.016


def sequences(vocab, rng):
    for n in LENGTHS:
        weights = (rng.random(n) < 0.4).astype(np.float32)
        weights[-1] = 0.5
        yield rng.integers(0, vocab, n).astype(np.int32), rng.integers(0, vocab, n).astype(np.int32), weights


def compare(lib, shape, threads):
    """(relative error of the loss, worst relative error of a tensor's gradient, its name)."""
    flat, batch = initial(shape, 1), list(sequences(shape.vocab, np.random.default_rng(0)))
    stepper = native.Stepper(lib, shape, flat, threads)
    loss, _, _ = stepper.gradient(batch)
    leaf, longest = flat.clone().requires_grad_(), max(LENGTHS)
    ids, targets, weights = (torch.tensor(np.stack([np.pad(s[k], (0, longest - len(s[k]))) for s in batch])) for k in range(3))
    expected, _ = Llama(shape, leaf).loss(ids.long(), torch.tensor(LENGTHS), targets.long(), weights)
    expected.backward()
    got, want = views(shape, torch.from_numpy(stepper.grads[0])), views(shape, leaf.grad)
    worst, name = max((float((got[k] - want[k]).norm() / want[k].norm()), k) for k in want)
    return abs(loss / expected.item() - 1), worst, name


def main():
    lib = native.load(pathlib.Path(__file__).parent / "out" / "build")
    if lib is None:
        return
    failed = False
    for shape in SHAPES:
        for threads in (1, 2):
            loss, worst, name = compare(lib, shape, threads)
            failed |= loss > 0.002 or worst > BAND
            print(f"width {shape.width}, {threads} threads: loss off by {loss:.1e}, gradient by {worst:.3f} ({name})")
    sys.exit(failed)


if __name__ == "__main__":
    main()

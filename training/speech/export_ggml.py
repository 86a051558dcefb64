#!/usr/bin/python3
"""Writes a checkpoint as a Whisper model in ggml form; loads in whisper.cpp and in homeagent.

    export_ggml.py training/out/speech/checkpoint.pt models/homellm-ear.bin --type q5_0
"""

import argparse
import pathlib
import struct

import numpy as np
import torch

import mel
from pieces import Pieces
from whisper import CAPITAL, CONSTANT, END, NO_SPEECH, NO_TIMESTAMPS, PREVIOUS, START, Shape, Whisper

MAGIC = 0x67676D6C
# The English-only layout: whisper.cpp finds its special tokens by these numbers, however few tokens have a name.
VOCABULARY = 51864
PLACES = {END: 50256, START: 50257, PREVIOUS: 50360, NO_SPEECH: 50361, NO_TIMESTAMPS: 50362}
NEVER = -60 / CONSTANT
F32, F16, Q5_0, Q8_0 = 0, 1, 6, 8
# Of a file: ggml's number of its type, and of the version of the quantisation in thousands.
FILE_TYPE = {"f16": 1, "q5_0": 2008, "q8_0": 2007}


def q8_0(w):
    """Blocks of 32: a float16 scale and 32 signed bytes."""
    blocks = w.reshape(-1, 32)
    scale = np.abs(blocks).max(1, keepdims=True) / 127
    inverse = np.divide(1, scale, out=np.zeros_like(scale), where=scale > 0)
    return np.concatenate((scale.astype("<f2").view(np.uint8), np.rint(blocks * inverse).astype(np.int8).view(np.uint8)), 1).tobytes()


def q5_0(w):
    """Blocks of 32: a float16 scale, the 32 highest bits, then the lower four bits of the first 16 and the last 16 values."""
    blocks = w.reshape(-1, 32)
    largest = np.take_along_axis(blocks, np.abs(blocks).argmax(1)[:, None], 1)
    scale = largest / -16
    inverse = np.divide(1, scale, out=np.zeros_like(scale), where=scale != 0)
    q = np.clip(np.floor(blocks * inverse + 16.5), 0, 31).astype(np.uint8)
    high = np.packbits(q >> 4, axis=1, bitorder="little")
    low = (q[:, :16] & 15) | (q[:, 16:] & 15) << 4
    return np.concatenate((scale.astype("<f2").view(np.uint8), high, low), 1).tobytes()


def tensor(name, w, kind):
    """A tensor with its header; kind: how matrices are stored, all else is F32 but the convolutions, which are F16."""
    w = np.ascontiguousarray(w.detach().float().numpy())
    if w.ndim < 2 or "positional" in name or w.shape[-1] == 1:
        number, raw = F32, w.astype("<f4").tobytes()
    elif w.ndim == 3 or kind == "f16":
        number, raw = F16, w.astype("<f2").tobytes()
    else:
        number, raw = (Q8_0, q8_0(w)) if kind == "q8_0" else (Q5_0, q5_0(w))
    return struct.pack(f"<iii{w.ndim}i", w.ndim, len(name), number, *reversed(w.shape)) + name.encode() + raw


def embedding(model, capitals):
    """[VOCABULARY, width]: pieces, their capital forms, nothing, special tokens, nothing."""
    trained, pieces = model.embedding.detach(), model.shape.pieces
    rows = torch.zeros(VOCABULARY, model.shape.width)
    rows[:, 0] = NEVER
    rows[:pieces] = trained[:pieces]
    for i, (_, piece) in enumerate(capitals):
        rows[pieces + i] = trained[piece]
        rows[pieces + i, 0] += CAPITAL
    for special, place in PLACES.items():
        rows[place] = trained[pieces + special]
    return rows


def layers(prefix, blocks):
    for i, layer in enumerate(blocks):
        for name, w in layer.named_parameters():
            yield f"{prefix}.blocks.{i}.{name.replace('up.', 'mlp.0.').replace('down.', 'mlp.2.')}", w


def tensors(model, capitals):
    gain, bias = model.text_ln.weight.detach().clone(), model.text_ln.bias.detach().clone()
    gain[0], bias[0] = 0, CONSTANT
    yield "encoder.positional_embedding", model.places
    for name, convolution in (("encoder.conv1", model.conv1), ("encoder.conv2", model.conv2)):
        yield name + ".weight", convolution.weight
        yield name + ".bias", convolution.bias[:, None]
    yield from layers("encoder", model.audio)
    yield "encoder.ln_post.weight", model.audio_ln.weight
    yield "encoder.ln_post.bias", model.audio_ln.bias
    yield "decoder.positional_embedding", model.positions
    yield "decoder.token_embedding.weight", embedding(model, capitals)
    yield from layers("decoder", model.text)
    yield "decoder.ln.weight", gain
    yield "decoder.ln.bias", bias


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("checkpoint", type=pathlib.Path)
    p.add_argument("model", type=pathlib.Path)
    p.add_argument("--type", choices=FILE_TYPE, default="q5_0")
    o = p.parse_args()
    kept = torch.load(o.checkpoint, map_location="cpu")
    shape = Shape(**kept["shape"])
    model = Whisper(shape)
    model.load_state_dict(kept["model"])
    pieces = Pieces.load(o.checkpoint.parent / "pieces.txt")
    capitals = pieces.capitals()
    named = [t.encode() for t in pieces.texts] + [t.encode() for t, _ in capitals]
    with open(o.model, "wb") as file:
        file.write(struct.pack("<I11i", MAGIC, VOCABULARY, shape.audio_context, shape.width, shape.heads, shape.audio_layers,
                               shape.text_context, shape.width, shape.heads, shape.text_layers, mel.BANDS, FILE_TYPE[o.type]))
        file.write(struct.pack("<ii", mel.BANDS, mel.BINS) + mel.filters().astype("<f4").tobytes())
        file.write(struct.pack("<i", len(named)) + b"".join(struct.pack("<i", len(t)) + t for t in named))
        for name, w in tensors(model, capitals):
            file.write(tensor(name, w, o.type))
    print(f"{o.model}: {o.model.stat().st_size / 1e6:.1f} MB, {len(named)} tokens with a name")


if __name__ == "__main__":
    main()

"""Greedy recognition with the model in training, and the word error rate."""

import numpy as np
import torch

import data
import mel
from whisper import END, NO_TIMESTAMPS, START


def errors(said, heard):
    """The least number of words to put in, take out or exchange; said, heard: lists of words."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(said, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1]


@torch.no_grad()
def recognize(model, pieces, sounds, batch=32, limit=40):
    """The texts of sounds (float32, 16 kHz), in their order."""
    base, out = len(pieces.texts), [""] * len(sounds)
    order = sorted(range(len(sounds)), key=lambda i: len(sounds[i]))
    for k in range(0, len(order), batch):
        part = order[k:k + batch]
        mels = data.stack([mel.spectrogram(np.pad(sounds[i], (3200, 6400))) for i in part])
        with torch.autocast("cpu", torch.bfloat16):
            encoded, bias = model.encode(mels, 288, 24)
            ids = torch.tensor([[base + START, base + NO_TIMESTAMPS]] * len(part))
            going = torch.ones(len(part), dtype=torch.bool)
            while going.any() and ids.shape[1] < limit:
                token = model.logits(model.decode(ids, None, encoded, bias)[:, -1]).argmax(-1)
                token = token.masked_fill(~going, base + END)
                ids, going = torch.cat((ids, token[:, None]), 1), going & (token != base + END)
        for i, row in zip(part, ids[:, 2:].tolist()):
            out[i] = "".join(pieces.texts[t] for t in row if t < base).strip()
    return out

"""Two ways to take a training step on the same flat parameter vector: native C++ on the CPU, PyTorch anywhere."""

import contextlib

import numpy as np
import torch

import native
from model import Llama
from muon import Muon


class State:
    """Everything that a step changes: parameters, AdamW moments, the step count."""

    def __init__(self, flat, m=None, v=None, count=0):
        self.flat = flat
        self.m = torch.zeros_like(flat) if m is None else m.to(flat.device)
        self.v = torch.zeros_like(flat) if v is None else v.to(flat.device)
        self.count = count


class NativeEngine:
    """The C++ step; sequences of any length, no padding."""

    name = "native bf16"

    def __init__(self, lib, shape, state, threads, muon):
        self.state = state
        self.stepper = native.Stepper(lib, shape, state.flat, threads)
        self.layers = (shape.vocab * shape.width, shape.decayed()) if muon else None

    def step(self, sequences, rate, o):
        """One update from the batch; returns the mean loss of the answers' tokens and the gradient's norm."""
        weight = float(sum(s[2].sum() for s in sequences))
        _, answers, square = self.stepper.gradient(sequences)
        norm = square ** 0.5 / weight
        scale = min(1.0, o.clip / max(norm, 1e-12)) / weight
        self.state.count += 1
        if self.layers:
            self.stepper.muon(self.state.m, rate * o.muon_rate, o.decay, o.muon_beta, scale, o.muon_every)
        self.stepper.adamw(self.state.m, self.state.v, rate, o.beta1, o.beta2, 1e-8, o.decay, scale, self.state.count, self.layers)
        return answers / max(1, sum(int((s[2] >= 1).sum()) for s in sequences)), norm


class TorchEngine:
    """Padded batches with autograd: bfloat16 on a GPU; float on a CPU, in parts of like length to save padding."""

    def __init__(self, shape, state, muon):
        self.shape, self.state = shape, state
        self.device = state.flat.device
        self.muon = Muon(shape, state.m, torch.bfloat16 if self.device.type == "cuda" else torch.float32) if muon else None
        self.name = f"torch {self.device.type}"
        self.decayed = shape.decayed()

    def _loss(self, flat, sequences):
        longest = max(len(s[0]) for s in sequences)
        padded = [np.stack([np.pad(s[k], (0, longest - len(s[k]))) for s in sequences]) for k in range(3)]
        ids, targets, weights = (torch.from_numpy(a).to(self.device) for a in padded)
        lengths = torch.tensor([len(s[0]) for s in sequences], device=self.device)
        gpu = self.device.type == "cuda"
        with torch.autocast("cuda", dtype=torch.bfloat16) if gpu else contextlib.nullcontext():
            return Llama(self.shape, flat).loss(ids.long(), lengths, targets.long(), weights)

    def step(self, sequences, rate, o):
        """One update from the batch; returns the mean loss of the answers' tokens and the gradient's norm."""
        weight = float(sum(s[2].sum() for s in sequences))
        leaf = self.state.flat.detach().requires_grad_()
        ordered, size = sorted(sequences, key=lambda s: len(s[0])), len(sequences) if self.device.type == "cuda" else 8
        answers = 0.0
        for i in range(0, len(ordered), size):
            loss, part = self._loss(leaf, ordered[i:i + size])
            loss.backward()
            answers += float(part)
        g = leaf.grad / weight
        norm = float(g.norm())
        g *= min(1.0, o.clip / max(norm, 1e-12))
        self.state.count += 1
        if self.muon:
            self.muon.update(self.state.flat, g, rate * o.muon_rate, o.decay, o.muon_beta)
            self._adamw(slice(0, self.muon.begin), g, rate, o, o.decay)
        else:
            self._adamw(slice(0, self.decayed), g, rate, o, o.decay)
        self._adamw(slice(self.decayed, None), g, rate, o, 0)
        return answers / max(1, sum(int((s[2] >= 1).sum()) for s in sequences)), norm

    def _adamw(self, part, g, rate, o, decay):
        s = self.state
        flat, m, v, g = s.flat[part], s.m[part], s.v[part], g[part]
        m.lerp_(g, 1 - o.beta1)
        v.lerp_(g * g, 1 - o.beta2)
        flat *= 1 - rate * decay
        flat -= rate * (m / (1 - o.beta1 ** s.count)) / ((v / (1 - o.beta2 ** s.count)).sqrt() + 1e-8)


def choose(kind, shape, state, threads, build_folder, muon):
    """"auto" takes the GPU if state is on one, else the native step if it can be had, else PyTorch on the CPU."""
    if state.flat.device.type == "cpu" and kind in ("auto", "native"):
        lib = native.load(build_folder)
        if lib is not None:
            return NativeEngine(lib, shape, state, threads, muon)
        if kind == "native":
            raise SystemExit("the native step was asked for")
    return TorchEngine(shape, state, muon)

"""The model: a llama as llama.cpp defines it, with all parameters in one flat vector.

The flat vector keeps optimiser, averaging and checkpoints simple, and lets the native step (native.py) work on the
same memory. Matrices come first, norm gains last, so that weight decay is one slice.
"""

import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F


@dataclass(frozen=True)
class Shape:
    """Sizes of the model; every width must be a multiple of 16 and even."""

    vocab: int = 2048
    width: int = 192
    layers: int = 6
    heads: int = 6
    kv_heads: int = 6
    ffn: int = 512
    context: int = 1024
    rope_base: float = 10000.0
    eps: float = 1e-5

    @property
    def head_dim(self):
        return self.width // self.heads

    @property
    def qkv(self):
        return (self.heads + 2 * self.kv_heads) * self.head_dim

    def tensors(self):
        """Names and shapes in the order in which they lie in the flat vector."""
        yield "embed", (self.vocab, self.width)
        for i in range(self.layers):
            yield f"{i}.qkv", (self.qkv, self.width)
            yield f"{i}.out", (self.width, self.width)
            yield f"{i}.gate_up", (2 * self.ffn, self.width)
            yield f"{i}.down", (self.width, self.ffn)
        for i in range(self.layers):
            yield f"{i}.attn_norm", (self.width,)
            yield f"{i}.ffn_norm", (self.width,)
        yield "norm", (self.width,)

    def parameters(self):
        return sum(math.prod(s) for _, s in self.tensors())

    def decayed(self):
        """How many leading parameters are matrices, hence subject to weight decay."""
        return sum(math.prod(s) for _, s in self.tensors() if len(s) == 2)

    def as_dict(self):
        return asdict(self)


def views(shape, flat):
    """Named views into the flat vector."""
    out, at = {}, 0
    for name, size in shape.tensors():
        n = math.prod(size)
        out[name] = flat[at:at + n].view(size)
        at += n
    return out


def initial(shape, seed):
    """Seeded start values: normal, the two projections into the residual stream scaled down with depth."""
    generator = torch.Generator().manual_seed(seed)
    flat = torch.zeros(shape.parameters())
    for name, w in views(shape, flat).items():
        if w.dim() == 1:
            w.fill_(1.0)
            continue
        std = 0.05 if name == "embed" else 1.0 / math.sqrt(w.shape[1])
        if name.endswith((".out", ".down")):
            std /= math.sqrt(2 * shape.layers)
        w.copy_(torch.randn(w.shape, generator=generator) * std)
    return flat


def rope_table(shape, device="cpu"):
    """cos and sin, each [context, head_dim / 2]."""
    half = torch.arange(0, shape.head_dim, 2, dtype=torch.float64)
    angle = torch.outer(torch.arange(shape.context, dtype=torch.float64), shape.rope_base ** (-half / shape.head_dim))
    return angle.cos().float().to(device), angle.sin().float().to(device)


def rotate(x, cos, sin):
    """Rotates neighbouring pairs (llama.cpp's "norm" rope). x: [batch, heads, length, head_dim]."""
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack((even * cos - odd * sin, even * sin + odd * cos), -1).flatten(-2)


def rms_norm(x, gain, eps):
    x = x.float()
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + eps) * gain


class Cache:
    """Keys and values of the tokens so far, one pair per layer, [batch, kv_heads, length, head_dim]."""

    def __init__(self, layers):
        self.keys, self.values = [None] * layers, [None] * layers

    def append(self, layer, k, v):
        if self.keys[layer] is not None:
            k, v = torch.cat((self.keys[layer], k), 2), torch.cat((self.values[layer], v), 2)
        self.keys[layer], self.values[layer] = k, v
        return k, v


class Llama:
    """Forward pass over padded batches; differentiable, any device."""

    def __init__(self, shape, flat):
        self.shape, self.flat, self.w = shape, flat, views(shape, flat)
        self.cos, self.sin = rope_table(shape, flat.device)

    def hidden(self, ids, positions, mask, cache=None):
        """ids, positions: [batch, length]; mask: additive, broadcastable to [batch, 1, length, total length].
        Returns the normalised last hidden state [batch, length, width]."""
        s, w = self.shape, self.w
        b, t = ids.shape
        x = w["embed"][ids]
        cos, sin = self.cos[positions][:, None], self.sin[positions][:, None]
        for i in range(s.layers):
            h = rms_norm(x, w[f"{i}.attn_norm"], s.eps)
            qkv = F.linear(h, w[f"{i}.qkv"]).view(b, t, -1, s.head_dim).transpose(1, 2)
            q, k, v = qkv.split((s.heads, s.kv_heads, s.kv_heads), 1)
            q, k = rotate(q, cos, sin), rotate(k, cos, sin)
            v = v.to(k.dtype)
            if cache is not None:
                k, v = cache.append(i, k, v)
            if s.kv_heads != s.heads:
                k, v = (z.repeat_interleave(s.heads // s.kv_heads, 1) for z in (k, v))
            scores = q @ k.transpose(2, 3) / math.sqrt(s.head_dim) + mask
            a = torch.softmax(scores.float(), -1).to(v.dtype) @ v
            x = x + F.linear(a.transpose(1, 2).reshape(b, t, -1), w[f"{i}.out"])
            h = rms_norm(x, w[f"{i}.ffn_norm"], s.eps)
            gate, up = F.linear(h, w[f"{i}.gate_up"]).chunk(2, -1)
            x = x + F.linear(F.silu(gate) * up, w[f"{i}.down"])
        return rms_norm(x, w["norm"], s.eps)

    def logits(self, hidden):
        return F.linear(hidden, self.w["embed"])

    def loss(self, ids, lengths, targets, weights):
        """Weighted sum of the cross-entropies, and that of the targets with weight 1. ids, targets, weights: [batch, length], lengths: [batch]."""
        t = ids.shape[1]
        at = torch.arange(t, device=ids.device)
        allowed = (at[None, :] <= at[:, None])[None] & (at[None, None, :] < lengths[:, None, None])
        mask = torch.zeros(allowed.shape, device=ids.device).masked_fill(~allowed, -1e9)[:, None]
        hidden = self.hidden(ids, at.expand(ids.shape), mask)
        chosen = weights > 0
        each = F.cross_entropy(self.logits(hidden[chosen]).float(), targets[chosen], reduction="none")
        return (each * weights[chosen]).sum(), each.detach()[weights[chosen] >= 1].sum()

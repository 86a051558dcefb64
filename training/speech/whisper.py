"""The model: Whisper's architecture. Only the tokens that have a name, and five special ones, are trained.

Behind the sound Whisper hears silence, up to its whole context. All its positions look alike but for where they stand, so training
computes a few of them, drawn at random, and lets each count for many.
"""

import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import nn

# Compact numbers of the special tokens, behind those of the pieces.
END, START, PREVIOUS, NO_SPEECH, NO_TIMESTAMPS = range(5)
SPECIALS = 5
# The decoder's last norm writes this constant into place 0, so that place 0 of the token embedding is a token's bias.
CONSTANT = 16.0
# Added there to names that begin with a capital: they are read in prompts, but not written.
CAPITAL = -6.0 / CONSTANT


@dataclass(frozen=True)
class Shape:
    """Sizes; width a multiple of 32, heads of a multiple of 16."""

    pieces: int = 384
    width: int = 128
    heads: int = 2
    audio_layers: int = 4
    text_layers: int = 2
    audio_context: int = 1500
    text_context: int = 224

    def as_dict(self):
        return asdict(self)


def sinusoids(length, width):
    """Sines of falling frequencies, then cosines; [length, width]."""
    half = width // 2
    rates = torch.exp(-math.log(10000) / (half - 1) * torch.arange(half))
    angles = torch.arange(length)[:, None] * rates[None]
    return torch.cat((angles.sin(), angles.cos()), 1)


def narrow(x):
    """Cast once where several products would each do it under autocast."""
    return x.to(torch.bfloat16) if torch.is_autocast_cpu_enabled() else x


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.query, self.key = nn.Linear(width, width), nn.Linear(width, width, bias=False)
        self.value, self.out = nn.Linear(width, width), nn.Linear(width, width)

    def forward(self, x, memory, bias):
        """bias: added to the scores, [length or 1, memory]."""
        b, t, d = x.shape
        if memory is x:
            weight = torch.cat((self.query.weight, self.key.weight, self.value.weight))
            products = F.linear(x, weight, torch.cat((self.query.bias, torch.zeros(d), self.value.bias))).split(d, 2)
        else:
            products = self.query(x), self.key(memory), self.value(memory)
        q, k, v = (z.view(b, -1, self.heads, d // self.heads).transpose(1, 2) for z in products)
        scores = q * (d // self.heads) ** -0.5 @ k.transpose(2, 3)
        if bias is not None:
            scores = scores + bias.to(scores.dtype)
        return self.out((scores.softmax(-1).to(v.dtype) @ v).transpose(1, 2).reshape(b, t, d))


class Layer(nn.Module):
    def __init__(self, width, heads, crossed):
        super().__init__()
        self.attn_ln, self.attn = nn.LayerNorm(width), Attention(width, heads)
        if crossed:
            self.cross_attn_ln, self.cross_attn = nn.LayerNorm(width), Attention(width, heads)
        self.mlp_ln, self.up, self.down = nn.LayerNorm(width), nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x, bias, memory=None, memory_bias=None, drop=0.0):
        h = narrow(self.attn_ln(x))
        x = x + F.dropout(self.attn(h, h, bias), drop, self.training)
        if memory is not None:
            x = x + F.dropout(self.cross_attn(self.cross_attn_ln(x), memory, memory_bias), drop, self.training)
        return x + F.dropout(self.down(F.gelu(self.up(self.mlp_ln(x)))), drop, self.training)


class Whisper(nn.Module):
    def __init__(self, shape, characters=29):
        """characters: classes of the second opinion on the encoder's output, used in training only."""
        super().__init__()
        d = shape.width
        self.shape = shape
        self.conv1, self.conv2 = nn.Conv1d(80, d, 3, padding=1), nn.Conv1d(d, d, 3, stride=2, padding=1)
        self.audio = nn.ModuleList(Layer(d, shape.heads, False) for _ in range(shape.audio_layers))
        self.audio_ln = nn.LayerNorm(d)
        self.embedding = nn.Parameter(torch.randn(shape.pieces + SPECIALS, d) * 0.05)
        self.positions = nn.Parameter(torch.randn(shape.text_context, d) * 0.01)
        self.text = nn.ModuleList(Layer(d, shape.heads, True) for _ in range(shape.text_layers))
        self.text_ln = nn.LayerNorm(d)
        self.characters = nn.Linear(d, characters)
        self.register_buffer("places", sinusoids(shape.audio_context, d), persistent=False)
        with torch.no_grad():
            self.embedding[:, 0] = 0
            for name, w in self.named_parameters():
                if name.endswith(("out.weight", "down.weight")):
                    w.mul_(1 / math.sqrt(2 * (shape.audio_layers + shape.text_layers)))

    @staticmethod
    def convolve(convolution, x, step):
        """The same as convolution(x), as a product; x: [batch, frames, channels]."""
        x = F.pad(x, (0, 0, 1, 1))
        last = x.shape[1] - 2
        x = torch.cat([x[:, i:i + last:step] for i in range(3)], 2)
        return F.linear(x, convolution.weight.transpose(1, 2).flatten(1), convolution.bias)

    def encode(self, mel, context=0, extra=0, drop=0.0):
        """mel: [batch, frames, 80] whose last frames are silent; context: positions that are heard in all; extra: how many of the silent
        ones behind are computed. Returns the encoded positions and the bias of the scores with them (None without extra ones)."""
        x = F.gelu(self.convolve(self.conv1, mel, 1))
        x = F.gelu(self.convolve(self.conv2, x, 2))[:, :-1]
        length, bias, places = x.shape[1], None, self.places[:x.shape[1]]
        if extra and context > length + extra:
            chosen = torch.randperm(context - length)[:extra] + length
            places = torch.cat((places, self.places[chosen]))
            x = torch.cat((x, x[:, -1:].expand(-1, extra, -1)), 1)
            bias = torch.cat((torch.zeros(length), torch.full((extra,), math.log((context - length) / extra))))[None]
        x = x.float() + places
        for layer in self.audio:
            x = layer(x, bias, drop=drop)
        return narrow(self.audio_ln(x)), bias

    def decode(self, ids, capitals, encoded, bias, drop=0.0):
        """ids: [batch, length]; capitals: whether a token is the capital form of a piece. Returns the last hidden states."""
        x = F.embedding(ids, self.embedding) + self.positions[:ids.shape[1]]
        if capitals is not None:
            x = torch.cat((x[..., :1] + CAPITAL * capitals[..., None], x[..., 1:]), 2)
        causal = torch.full((ids.shape[1],) * 2, -1e4).triu(1)
        for layer in self.text:
            x = layer(x, causal, encoded, bias, drop)
        x = self.text_ln(x)
        return torch.cat((torch.full_like(x[..., :1], CONSTANT), x[..., 1:]), 2)

    def logits(self, hidden):
        return F.linear(hidden, self.embedding)

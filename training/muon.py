"""Muon for the matrices of the layers: momentum made orthogonal, scaled to the size of an AdamW update."""

import math

import torch

from model import views

COEFFICIENTS = (3.4445, -4.7750, 2.0315)


def orthogonal(g, kind, iterations=5):
    """Newton-Schulz towards the nearest orthogonal matrix, batched; g: [count, rows, columns], rows <= columns; kind: the
    number type to compute in."""
    a, b, c = COEFFICIENTS
    x = (g / (g.flatten(1).norm(dim=1)[:, None, None] + 1e-7)).to(kind)
    for _ in range(iterations):
        s = x @ x.transpose(1, 2)
        x = a * x + (b * s + c * (s @ s)) @ x
    return x.float()


class Muon:
    """Updates everything between the embedding and the norms; queries, keys, values, gates and ups apart."""

    def __init__(self, shape, momentum, kind):
        """momentum: flat vector of the size of all parameters, of which the layers' part is used; kind: number type of
        the matrix products."""
        self.shape, self.momentum = shape, views(shape, momentum)
        self.flat, self.kind = momentum, kind
        self.begin, self.end = shape.vocab * shape.width, shape.decayed()

    def _matrices(self, named):
        """Groups of equally shaped matrices (wide ones last two dimensions swapped), as views."""
        s, groups = self.shape, {}
        kv = s.kv_heads * s.head_dim
        for i in range(s.layers):
            parts = [*named[f"{i}.qkv"].split((s.width, kv, kv)), named[f"{i}.out"], *named[f"{i}.gate_up"].chunk(2), named[f"{i}.down"]]
            for w in parts:
                w = w if w.shape[0] <= w.shape[1] else w.T
                groups.setdefault(tuple(w.shape), []).append(w)
        return groups

    def update(self, flat, grad, rate, decay, beta):
        """flat, grad: flat vectors; grad already scaled."""
        part = slice(self.begin, self.end)
        self.flat[part].lerp_(grad[part], 1 - beta)
        steps = torch.lerp(grad, self.flat, beta)
        flat[part] *= 1 - rate * decay
        weights = self._matrices(views(self.shape, flat))
        for size, group in self._matrices(views(self.shape, steps)).items():
            size = rate * 0.2 * math.sqrt(max(size))
            for w, o in zip(weights[group[0].shape], orthogonal(torch.stack(group), self.kind)):
                w.sub_(o, alpha=size)

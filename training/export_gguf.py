#!/usr/bin/python3
"""Writes a checkpoint as GGUF v3 (F32, F16 or Q8_0), tokenizer included; loads in llama.cpp and in homeagent.

    export_gguf.py training/out/checkpoint.pt models/homellm-6m.gguf --type q8_0
"""

import argparse
import pathlib
import struct

import numpy as np
import sentencepiece

import validate

ALIGNMENT = 32
UINT32, INT32, FLOAT32, BOOL, STRING, ARRAY = 4, 5, 6, 7, 8, 9
NORMAL = 1
F32, F16, Q8_0 = 0, 1, 8
FILE_TYPE = {"f32": 0, "f16": 1, "q8_0": 7}


def text(s):
    raw = s.encode("utf-8")
    return struct.pack("<Q", len(raw)) + raw


def value(kind, v):
    """One metadata value, its type first."""
    if isinstance(v, (list, np.ndarray)):
        if kind == STRING:
            body = b"".join(map(text, v))
        else:
            body = np.asarray(v, {INT32: "<i4", FLOAT32: "<f4"}[kind]).tobytes()
        return struct.pack("<IIQ", ARRAY, kind, len(v)) + body
    if kind == STRING:
        return struct.pack("<I", kind) + text(v)
    return struct.pack("<I", kind) + struct.pack({UINT32: "<I", INT32: "<i", FLOAT32: "<f", BOOL: "<?"}[kind], v)


def q8_0(w):
    """Blocks of 32 along the last dimension: a float16 scale and 32 signed bytes, as ggml defines them."""
    blocks = w.astype(np.float32).reshape(-1, 32)
    scale = np.abs(blocks).max(1, keepdims=True) / 127
    inverse = np.divide(1, scale, out=np.zeros_like(scale), where=scale > 0)
    scaled = blocks * inverse
    rounded = np.trunc(scaled + np.copysign(0.5, scaled)).astype(np.int8)
    return np.concatenate((scale.astype("<f2").view(np.uint8), rounded.view(np.uint8)), 1).tobytes()


def encoded(w, kind):
    """(ggml type, bytes) of a tensor; vectors stay F32."""
    if w.ndim == 1 or kind == "f32":
        return F32, w.astype("<f4").tobytes()
    if kind == "f16":
        return F16, w.astype("<f2").tobytes()
    return Q8_0, q8_0(w)


def vocabulary(sp):
    """(texts, scores, types) as llama.cpp expects them of a SentencePiece model."""
    ids = range(sp.vocab_size())
    return [sp.id_to_piece(i) for i in ids], [sp.get_score(i) for i in ids], list(piece_types(sp.serialized_model_proto()))


def piece_types(proto):
    """The type field (3) of each piece (field 1) of a SentencePiece ModelProto; its numbers are GGUF's too."""
    at = 0
    while at < len(proto):
        tag, at = varint(proto, at)
        field, wire = tag >> 3, tag & 7
        if wire == 2:
            size, at = varint(proto, at)
            if field == 1:
                yield piece_type(proto[at:at + size])
            at += size
        else:
            at = skip(proto, at, wire)


def piece_type(piece):
    at, kind = 0, NORMAL
    while at < len(piece):
        tag, at = varint(piece, at)
        if tag == 3 << 3:
            kind, at = varint(piece, at)
        elif tag & 7 == 2:
            size, at = varint(piece, at)
            at += size
        else:
            at = skip(piece, at, tag & 7)
    return kind


def varint(data, at):
    result = shift = 0
    while True:
        byte = data[at]
        at += 1
        result |= (byte & 127) << shift
        if byte < 128:
            return result, at
        shift += 7


def skip(data, at, wire):
    return varint(data, at)[1] if wire == 0 else at + {1: 8, 5: 4}[wire]


def metadata(shape, sp, kind, name, description):
    texts, scores, types = vocabulary(sp)
    return [
        ("general.architecture", STRING, "llama"),
        ("general.name", STRING, name),
        ("general.description", STRING, description),
        ("general.license", STRING, "mit"),
        ("general.languages", STRING, ["en"]),
        ("general.file_type", UINT32, FILE_TYPE[kind]),
        ("general.quantization_version", UINT32, 2),
        ("general.alignment", UINT32, ALIGNMENT),
        ("homellm.prompt_profile", STRING, "labels"),
        ("llama.vocab_size", UINT32, shape.vocab),
        ("llama.context_length", UINT32, shape.context),
        ("llama.embedding_length", UINT32, shape.width),
        ("llama.block_count", UINT32, shape.layers),
        ("llama.feed_forward_length", UINT32, shape.ffn),
        ("llama.attention.head_count", UINT32, shape.heads),
        ("llama.attention.head_count_kv", UINT32, shape.kv_heads),
        ("llama.attention.layer_norm_rms_epsilon", FLOAT32, shape.eps),
        ("llama.rope.dimension_count", UINT32, shape.head_dim),
        ("llama.rope.freq_base", FLOAT32, shape.rope_base),
        ("tokenizer.ggml.model", STRING, "llama"),
        ("tokenizer.ggml.pre", STRING, "default"),
        ("tokenizer.ggml.tokens", STRING, texts),
        ("tokenizer.ggml.scores", FLOAT32, scores),
        ("tokenizer.ggml.token_type", INT32, types),
        ("tokenizer.ggml.bos_token_id", UINT32, sp.bos_id()),
        ("tokenizer.ggml.eos_token_id", UINT32, sp.eos_id()),
        ("tokenizer.ggml.unknown_token_id", UINT32, sp.unk_id()),
        ("tokenizer.ggml.add_bos_token", BOOL, True),
        ("tokenizer.ggml.add_eos_token", BOOL, False),
        ("tokenizer.ggml.add_space_prefix", BOOL, False),
        ("tokenizer.ggml.remove_extra_whitespaces", BOOL, False),
    ]


def tensors(model):
    """GGUF names and values. Queries and keys rotate neighbouring pairs, as llama.cpp does: nothing is permuted."""
    w = {k: v.float().numpy() for k, v in model.w.items()}
    s = model.shape
    kv = s.kv_heads * s.head_dim
    yield "token_embd.weight", w["embed"]
    for i in range(s.layers):
        q, k, v = np.split(w[f"{i}.qkv"], [s.width, s.width + kv])
        gate, up = np.split(w[f"{i}.gate_up"], 2)
        yield from ((f"blk.{i}.{name}.weight", x) for name, x in (
            ("attn_norm", w[f"{i}.attn_norm"]), ("attn_q", q), ("attn_k", k), ("attn_v", v), ("attn_output", w[f"{i}.out"]),
            ("ffn_norm", w[f"{i}.ffn_norm"]), ("ffn_gate", gate), ("ffn_up", up), ("ffn_down", w[f"{i}.down"])))
    yield "output_norm.weight", w["norm"]


def write(path, entries, named, kind):
    parts = [(name, w, *encoded(w, kind)) for name, w in named]
    head = b"GGUF" + struct.pack("<IQQ", 3, len(parts), len(entries))
    head += b"".join(text(key) + value(k, v) for key, k, v in entries)
    at = 0
    for name, w, ggml, raw in parts:
        head += text(name) + struct.pack("<I", w.ndim) + b"".join(struct.pack("<Q", n) for n in reversed(w.shape))
        head += struct.pack("<IQ", ggml, at)
        at += -(-len(raw) // ALIGNMENT) * ALIGNMENT
    with open(path, "wb") as f:
        f.write(head + b"\0" * (-len(head) % ALIGNMENT))
        for _, _, _, raw in parts:
            f.write(raw + b"\0" * (-len(raw) % ALIGNMENT))


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("checkpoint")
    p.add_argument("out")
    p.add_argument("--type", choices=FILE_TYPE, default="q8_0")
    p.add_argument("--tokenizer", default=None, help="beside the checkpoint by default")
    p.add_argument("--name", default="HomeLLM")
    p.add_argument("--description", default="Turns a labelled smart-home request into call lines; trained from scratch for homeagent.")
    o = p.parse_args()
    model, _ = validate.load(o.checkpoint)
    tokenizer = o.tokenizer or pathlib.Path(o.checkpoint).parent / "tokenizer.model"
    sp = sentencepiece.SentencePieceProcessor(model_file=str(tokenizer))
    write(o.out, metadata(model.shape, sp, o.type, o.name, o.description), list(tensors(model)), o.type)
    print(f"{o.out}: {pathlib.Path(o.out).stat().st_size / 1e6:.2f} MB, {model.shape.parameters():,} parameters, {o.type}")


if __name__ == "__main__":
    main()

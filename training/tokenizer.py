#!/usr/bin/python3
"""Trains the SentencePiece vocabulary on the corpus: byte-pair pieces plus whole pieces for the skeleton of the answers.

    tokenizer.py --corpus training/out/train.jsonl --out training/out/tokenizer.model
"""

import argparse
import collections
import io
import json
import pathlib
import re

import sentencepiece

LABELS = [f"#{i}" for i in range(1, 33)] + [f"@{i}" for i in range(1, 25)] + [f"^{i}" for i in range(1, 10)]
REFUSAL = re.compile(r'^\{"service":"none","reason":"[a-z_]+"\}$')
SKELETON = re.compile(r'^\{"service":"[a-z_.]+|(?:"\]|"|\])?,"[a-z_]+":(?:true|false|\["|"|\[)?|","|(?:"\]|"|\])?\}$')


def skeleton(line):
    """The fixed pieces of one call line: everything but names, words and numbers."""
    return [line] if REFUSAL.match(line) else SKELETON.findall(line)


def symbols(targets):
    """Whole pieces, most frequent first: skeletons (at the start of the answer and after a line break) and labels."""
    count = collections.Counter(p for t in targets for line in t.split("\n") for p in skeleton(line))
    pieces = [p for p, _ in count.most_common()]
    starts = ["\n" + p for p in pieces if p.startswith('{"service":')]
    return pieces + starts + LABELS + ["\n", "*"]


def sentences(examples):
    """The words that the byte-pair pieces are learned from: prompt lines, and what the skeleton leaves of the answers."""
    for e in examples:
        yield from (line for line in e["p"].split("\n") if line)
        for line in e["t"].split("\n"):
            if not REFUSAL.match(line):
                yield from (part for part in SKELETON.split(line) if part)


def read(path, limit):
    """Up to `limit` examples, spread over the file."""
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[::max(1, -(-len(lines) // limit))]]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", default="training/out/train.jsonl")
    parser.add_argument("--out", default="training/out/tokenizer.model")
    parser.add_argument("--vocab", type=int, default=3072)
    parser.add_argument("--examples", type=int, default=150_000, help="how many examples to learn from")
    options = parser.parse_args()

    examples = read(options.corpus, options.examples)
    whole = symbols(e["t"] for e in examples)
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences(examples)), model_writer=model, model_type="bpe", vocab_size=options.vocab,
        user_defined_symbols=whole, byte_fallback=True, character_coverage=1.0, split_digits=True,
        normalization_rule_name="identity", add_dummy_prefix=False, remove_extra_whitespaces=False,
        unk_id=0, bos_id=1, eos_id=2, pad_id=-1, num_threads=2, minloglevel=2)
    pathlib.Path(options.out).write_bytes(model.getvalue())

    pieces = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    sample = examples[::max(1, len(examples) // 2000)]
    for e in sample:
        assert pieces.decode(pieces.encode(e["p"] + e["t"])) == e["p"] + e["t"], e
    for p in whole:
        assert len(pieces.encode(p)) == 1, f"{p!r} is not one piece"
    tokens = [sum(len(pieces.encode(e[k])) for e in sample) / len(sample) for k in "pt"]
    print(f"{options.out}: {pieces.vocab_size()} pieces, {len(whole)} of them whole; "
          f"an example has {tokens[0]:.1f} tokens of prompt and {tokens[1]:.1f} of answer on average")


if __name__ == "__main__":
    main()

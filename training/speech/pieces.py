#!/usr/bin/python3
"""The vocabulary: printable ASCII, and byte pairs of the words of the training sentences.

    pieces.py --out training/out/speech      # writes pieces.txt, one a line
"""

import argparse
import collections
import pathlib
import re

WORD = re.compile(r" ?[A-Za-z]+| ?[0-9]+| ?[^\sA-Za-z0-9]+|\s+")


class Pieces:
    """From text to pieces as whisper.cpp and HomeLLM do it: word after word, the longest piece first."""

    def __init__(self, texts):
        self.texts = texts
        self.numbers = {t: i for i, t in enumerate(texts)}
        self.longest = max(map(len, texts))

    @staticmethod
    def load(path):
        return Pieces(pathlib.Path(path).read_text().split("\n")[:-1])

    def capitals(self):
        """Pieces that begin a word, with the capital that they have in names; [(text, number of the piece)]."""
        return [(t[0] + t[1].upper() + t[2:], i) for i, t in enumerate(self.texts) if len(t) > 1 and t[0] == " " and t[1].islower()]

    def split(self, text):
        out = []
        for word in WORD.findall(text):
            while word:
                size = next(n for n in range(min(len(word), self.longest), 0, -1) if word[:n] in self.numbers)
                out.append(self.numbers[word[:size]])
                word = word[size:]
        return out

    def split_name(self, name):
        """The pieces of a name whose words begin with capitals, and which of them begin with one."""
        ids = [self.split(" " + word) for word in name.split()]
        return [i for word in ids for i in word], [k == 0 for word in ids for k in range(len(word))]


def byte_pairs(words, count):
    """The first merges, as many as there are; words: {text: how often}."""
    split = {w: list(w) for w in words}
    merged = []
    while len(merged) < count:
        pairs = collections.Counter()
        for word, parts in split.items():
            for pair in zip(parts, parts[1:]):
                pairs[pair] += words[word]
        if not pairs:
            break
        a, b = max(pairs, key=lambda pair: (pairs[pair], pair))
        if a + b not in merged:
            merged.append(a + b)
        for word, parts in split.items():
            i = 0
            while i + 1 < len(parts):
                if parts[i] == a and parts[i + 1] == b:
                    parts[i:i + 2] = [a + b]
                i += 1
    return merged


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--out", type=pathlib.Path, default="training/out/speech")
    p.add_argument("--count", type=int, default=448)
    o = p.parse_args()
    lines = (o.out / "train.txt").read_text().splitlines()
    words = collections.Counter(" " + w for line in lines for w in line.split())
    ascii_ = [chr(i) for i in range(32, 127)]
    texts = ascii_ + byte_pairs(words, o.count - len(ascii_))
    (o.out / "pieces.txt").write_text("".join(t + "\n" for t in texts))
    pieces = Pieces(texts)
    used = [len(pieces.split(" " + line)) for line in lines]
    print(f"{len(texts)} pieces, {sum(used) / len(used):.1f} a sentence, at most {max(used)}")


if __name__ == "__main__":
    main()

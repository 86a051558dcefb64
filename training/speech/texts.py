#!/usr/bin/python3
"""Picks what is spoken from the language model's corpus: short sentences of frequent words, as people say them.

    texts.py --corpus training/out --out training/out/speech      # writes train, valid_phrases, valid_names, each .txt and .names
"""

import argparse
import collections
import json
import pathlib
import random
import re

LABEL = re.compile(r" [#@^]\d+\b")
NAME = re.compile(r"^[#@^]\d+(?: \w+)?: ([a-z ]+?)(?: /|$)", re.MULTILINE)
PLAIN = re.compile(r"[a-z0-9. ]+")
ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen").split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
# What doesn't sound as it is written, and what is said rarely by anybody who talks to a house.
SKIPPED = ("typo", "homophone", "foreign", "unsupported", "several")


def number(digits):
    """22 -> twenty two, 2700 -> twenty seven hundred, 20.5 -> twenty point five."""
    if "." in digits:
        whole, fraction = digits.split(".", 1)
        return " ".join([number(whole), "point", *(ONES[int(d)] for d in fraction)])
    n = int(digits)
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10 - 2] + ("" if n % 10 == 0 else " " + ONES[n % 10])
    if n < 1000 or n % 1000 == 0 and n < 20000:
        unit, name = (100, "hundred") if n < 1000 else (1000, "thousand")
        return f"{number(str(n // unit))} {name}" + ("" if n % unit == 0 else " and " + number(str(n % unit)))
    if n < 10000:
        return f"{number(str(n // 100))} " + ("hundred" if n % 100 == 0 else number(str(n % 100)))
    return " ".join(ONES[int(d)] for d in digits)


def spoken(text):
    """The words of an utterance as they are said; None where it holds what can't be said."""
    if not PLAIN.fullmatch(text):
        return None
    words = []
    for word in text.strip(" .").split():
        word = word.strip(".")
        if re.fullmatch(r"\d{1,5}(\.\d{1,2})?", word):
            words += number(word).split()
        elif word.isalpha():
            words.append(word)
        else:
            return None
    return " ".join(words)


def utterances(path, limit):
    """The spoken utterances of a corpus file, each different one once, and the names that the home has for what it speaks of."""
    seen = set()
    with open(path) as file:
        for _, line in zip(range(limit), file):
            example = json.loads(line)
            if any(kind in example["k"] for kind in SKIPPED):
                continue
            said = example["p"].rstrip("\n").rsplit("\n", 1)[-1]
            text = spoken(LABEL.sub("", said[2:])) if said.startswith("> ") else None
            if text and text not in seen:
                seen.add(text)
                yield text, NAME.findall(example["p"])


def choose(texts, words, shortest, longest):
    """Those of the right length that hold only these words."""
    return [t for t, _ in texts if shortest <= len(t.split()) <= longest and all(w in words for w in t.split())]


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--corpus", type=pathlib.Path, default="training/out", help="folder of train.jsonl and valid_*.jsonl")
    p.add_argument("--out", type=pathlib.Path, default="training/out/speech")
    p.add_argument("--count", type=int, default=21000)
    p.add_argument("--valid", type=int, default=400)
    p.add_argument("--words", type=int, default=900, help="only the most frequent ones are spoken in training")
    p.add_argument("--read", type=int, default=300000, help="lines of the corpus to look at")
    p.add_argument("--seed", type=int, default=1)
    o = p.parse_args()
    o.out.mkdir(parents=True, exist_ok=True)
    shuffle = random.Random(o.seed).shuffle
    texts = list(utterances(o.corpus / "train.jsonl", o.read))
    names = dict(texts)
    count = collections.Counter(w for t, _ in texts for w in set(t.split()))
    words = {w for w, _ in count.most_common(o.words)}
    train = choose(texts, words, 2, 10)
    shuffle(train)
    train = train[:o.count]
    known = set(train)
    sets = {"train": train}
    for name, allowed in (("valid_phrases", words), ("valid_names", set(count))):
        found = list(utterances(o.corpus / f"{name}.jsonl", o.read))
        names.update(found)
        found = [t for t in choose(found, allowed, 3, 9) if t not in known]
        if name == "valid_names":
            found = [t for t in found if not all(w in words for w in t.split())]
        shuffle(found)
        sets[name] = found[:o.valid]
    for name, lines in sets.items():
        (o.out / f"{name}.txt").write_text("".join(line + "\n" for line in lines))
        (o.out / f"{name}.names").write_text("".join("|".join(names[line]) + "\n" for line in lines))
        used = [w for line in lines for w in line.split()]
        print(f"{name}: {len(lines)} sentences, {len(set(used))} different words, {len(used) / max(1, len(lines)):.1f} each")


if __name__ == "__main__":
    main()

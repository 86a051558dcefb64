#!/usr/bin/python3
"""Lets synthetic voices say the sentences: NAME.pcm (16 kHz, mono, int16) and NAME.tsv (first sample, samples, voice, text).

    voices.py --out training/out/speech      # after texts.py and plain.py; goes on where it was interrupted
"""

import argparse
import multiprocessing
import os
import pathlib
import random

import numpy as np

import tts

ACCENTS = ["gmw/en-US"] * 4 + ["gmw/en"] * 2 + ["gmw/en-GB-x-rp"] * 2 + [
    "gmw/en-GB-x-gbclan", "gmw/en-GB-scotland", "gmw/en-029", "gmw/en-US-nyc"]
VARIANTS = ("f1 f3 f5 m1 m2 m3 m5 m6 m8 klatt2 klatt4 Alex Alicia Andy Denis Gene Henrique Jacky Lee Marco Mario Michael Mike Nguyen Tweaky "
            "adam anika announcer antonio aunty belinda benjamin boris caleb david ed edward grandma grandpa iven john linda max michel "
            "miguel norbert pablo paul pedro quincy rob robert sandro shelby steph travis victor zac").split()
FLITE = ["slt", "rms", "awb", "kal16"]
# Never heard in training: six variants in all accents, one accent in all variants, and the only natural voice of festival that flite lacks.
UNHEARD_VARIANTS = "f2 f4 m4 m7 Andrea Diogo".split()
UNHEARD_ACCENT = "gmw/en-GB-x-gbcwmd"
FESTIVAL = "ked_diphone"

espeak = None


def start():
    global espeak
    espeak = tts.Espeak()


def trimmed(samples):
    """Without the silence at both ends."""
    loud = np.flatnonzero(np.abs(samples) > 0.01 * np.abs(samples).max())
    return samples[max(0, loud[0] - 160):loud[-1] + 160]


def job(random_, text, voice):
    """All that makes a clip, chosen here so that the same seed gives the same clips."""
    return text, voice, random_.randint(125, 205), random_.randint(30, 75), random_.randint(30, 70), random_.uniform(0.85, 1.25)


def speak(job_):
    text, voice, speed, pitch, range_, stretch = job_
    if voice.startswith("flite/"):
        return text, voice, trimmed(tts.flite(text, voice[6:], round(stretch, 2)))
    return text, voice, trimmed(espeak.say(text, voice, speed, pitch, range_))


def heard(random_):
    """A voice of training; one in 16 is not espeak-ng's."""
    if random_.random() < 1 / 16:
        return "flite/" + random_.choice(FLITE)
    accent = random_.choice(ACCENTS)
    return accent if random_.random() < 0.1 else f"{accent}+{random_.choice(VARIANTS)}"


def unheard(random_):
    if random_.random() < 0.25:
        return f"{UNHEARD_ACCENT}+{random_.choice(UNHEARD_VARIANTS + ['f3', 'm3'])}"
    return f"{random_.choice(ACCENTS)}+{random_.choice(UNHEARD_VARIANTS)}"


def sets(folder, seed):
    """(name, jobs) of every file that is made with espeak-ng and flite."""
    lines = {name: (folder / f"{name}.txt").read_text().splitlines() for name in ("plain", "train", "valid_phrases", "valid_names")}
    for name, source, voice in (("valid_heard", "valid_phrases", heard), ("valid_voices", "valid_phrases", unheard),
                                ("valid_names", "valid_names", unheard), ("plain", "plain", heard), ("train", "train", heard)):
        random_ = random.Random(f"{seed}/{name}")
        yield name, [job(random_, text, voice(random_)) for text in lines[source]]


class Clips:
    """A pair of files that grows."""

    def __init__(self, folder, name):
        self.pcm, self.table = folder / f"{name}.pcm", folder / f"{name}.tsv"
        rows = self.table.read_text().splitlines() if self.table.exists() else []
        self.count, self.at = len(rows), sum(map(int, rows[-1].split("\t")[:2])) if rows else 0
        if self.pcm.exists():
            os.truncate(self.pcm, 2 * self.at)

    def add(self, clips):
        with open(self.pcm, "ab") as pcm, open(self.table, "a") as table:
            for text, voice, samples in clips:
                pcm.write(samples.tobytes())
                pcm.flush()
                table.write(f"{self.at}\t{len(samples)}\t{voice}\t{text}\n")
                table.flush()
                self.at += len(samples)


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--out", type=pathlib.Path, default="training/out/speech")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--processes", type=int, default=os.cpu_count())
    o = p.parse_args()
    clips = Clips(o.out, "valid_festival")
    if clips.count == 0:
        texts = (o.out / "valid_phrases.txt").read_text().splitlines()[:150]
        clips.add((text, FESTIVAL, trimmed(samples)) for text, samples in zip(texts, tts.festival(texts, FESTIVAL)))
    with multiprocessing.Pool(o.processes, start) as pool:
        for name, jobs in sets(o.out, o.seed):
            clips = Clips(o.out, name)
            clips.add(pool.imap(speak, jobs[clips.count:], chunksize=16))
            print(f"{name}: {len(jobs)} clips, {clips.at / tts.RATE / 60:.0f} minutes", flush=True)


if __name__ == "__main__":
    main()

"""Clips, and batches of their variations, made in processes of their own."""

import multiprocessing
import pathlib

import numpy as np
import torch

import mel
from pieces import Pieces
from sounds import Scene
from whisper import END, NO_SPEECH, NO_TIMESTAMPS, PREVIOUS, START

LETTERS = {c: i + 1 for i, c in enumerate(" abcdefghijklmnopqrstuvwxyz")}
QUIET_FRAMES = 8


class Clips:
    """The clips of one or more files, which may still grow while others read them."""

    def __init__(self, folder, *names):
        self.sounds, self.where, self.voices, self.texts, self.names = [], [], [], [], []
        for name in names:
            path = pathlib.Path(folder) / name
            rows = [line.split("\t") for line in path.with_suffix(".tsv").read_text().split("\n")[:-1]]
            self.where += [(len(self.sounds), int(r[0]), int(r[1])) for r in rows]
            self.voices, self.texts = self.voices + [r[2] for r in rows], self.texts + [r[3] for r in rows]
            self.sounds.append(np.memmap(path.with_suffix(".pcm"), np.int16, "r"))
            file = path.with_suffix(".names")
            lines = file.read_text().split("\n")[:len(rows)] if file.exists() else []
            self.names += [n.split("|") if n else [] for n in lines] + [[]] * (len(rows) - len(lines))

    def __len__(self):
        return len(self.where)

    def samples(self, i):
        sound, first, count = self.where[i]
        return self.sounds[sound][first:first + count].astype(np.float32) / 32768


def stack(spectrograms):
    """Mels of different lengths, silence behind them."""
    frames = max(len(m) for m, _ in spectrograms) + QUIET_FRAMES
    out = np.empty((len(spectrograms), frames + frames % 2, mel.BANDS), np.float32)
    for row, (m, silence) in zip(out, spectrograms):
        row[:len(m)], row[len(m):] = m, silence
    return torch.from_numpy(out)


class Maker:
    """Makes batches."""

    def __init__(self, folder, seed, names, limit=0, prompts=0.25, silent=0.02, vary=True):
        """names: the files of clips; prompts: share of the batches that are told names; silent: share of examples without speech."""
        self.clips, self.pieces = Clips(folder, *names), Pieces.load(pathlib.Path(folder) / "pieces.txt")
        self.count = min(limit or len(self.clips), len(self.clips))
        self.base, self.seed, self.prompts, self.silent, self.vary = len(self.pieces.texts), seed, prompts, silent, vary
        self.scene = Scene(lambda random: self.clips.samples(random.integers(len(self.clips))), seed)
        self.homes = [n for n in self.clips.names if n]

    def epoch(self, number, batch):
        """Lists of clips of like lengths, in random order."""
        random = np.random.default_rng((self.seed, number))
        order = random.permutation(self.count)
        lists = []
        for k in range(0, len(order), 50 * batch):
            part = sorted(order[k:k + 50 * batch], key=lambda i: self.clips.where[i][2])
            lists += [part[j:j + batch] for j in range(0, len(part), batch)]
        random.shuffle(lists)
        return lists

    def prompt(self, i, random):
        """Names of a home, mostly with those that are spoken of, as ids and whether each begins with a capital."""
        names = list(self.clips.names[i]) if random.random() < 0.85 else []
        for _ in range(random.integers(2, 9)):
            names += self.homes[random.integers(len(self.homes))]
        random.shuffle(names)
        ids, capitals = [], []
        comma, stop = self.pieces.numbers[","], self.pieces.numbers["."]
        for name in names:
            more, big = self.pieces.split_name(name)
            if len(ids) + len(more) + 1 > 96:
                break
            ids, capitals = ids + more + [comma], capitals + big + [False]
        if not ids:
            return [], []
        return [self.base + PREVIOUS, *ids[:-1], stop], [False, *capitals]

    def batch(self, part, random):
        """(mel, ids, targets, capitals, letters, lengths of the letters, positions of each sound)."""
        mels, rows, letters = [], [], []
        told = random.random() < self.prompts
        for i in part:
            silent = random.random() < self.silent
            if silent:
                sound = self.scene.silence(random)
            elif self.vary:
                sound = self.scene.vary(self.clips.samples(i), random)
            else:
                sound = np.pad(self.clips.samples(i), 4000)
            mels.append(mel.spectrogram(sound))
            prompt, capitals = self.prompt(i, random) if told else ([], [])
            text = [] if silent else self.pieces.split(" " + self.clips.texts[i])
            answer = [self.base + NO_SPEECH] if silent else [self.base + NO_TIMESTAMPS, *text, self.base + END]
            ids = [*prompt, self.base + START] + ([] if silent else [self.base + NO_TIMESTAMPS, *text])
            rows.append((ids, [-100] * len(prompt) + answer, capitals + [False] * (len(ids) - len(prompt))))
            letters.append([] if silent else [LETTERS[c] for c in self.clips.texts[i]])
        longest = max(len(ids) for ids, _, _ in rows)
        fill = lambda k, value: torch.tensor([list(r[k]) + [value] * (longest - len(r[k])) for r in rows])  # noqa: E731
        return (stack(mels), fill(0, self.base + END), fill(1, -100), fill(2, False).float() if told else None,
                torch.tensor([c for line in letters for c in line]), torch.tensor([len(line) for line in letters]),
                torch.tensor([len(m) // 2 + 1 for m, _ in mels]))


def work(maker, batch, epoch, skip, part, parts, queue):
    """Puts every parts-th batch into the queue, as numpy arrays, without end."""
    torch.set_num_threads(1)
    while True:
        for k, clips in enumerate(maker.epoch(epoch, batch)):
            if k >= skip and k % parts == part:
                made = maker.batch(clips, np.random.default_rng((maker.seed, epoch, k)))
                queue.put((epoch, k, [None if t is None else t.numpy() for t in made]))
        epoch, skip = epoch + 1, 0


class Loader:
    """Batches in the background, from a place in the data on."""

    def __init__(self, maker, batch, epoch, skip, processes=1):
        self.queues = [multiprocessing.Queue(4) for _ in range(processes)]
        self.maker, self.batch, self.place = maker, batch, (epoch, skip)
        self.workers = [multiprocessing.Process(target=work, args=(maker, batch, epoch, skip, i, processes, q), daemon=True)
                        for i, q in enumerate(self.queues)]
        for worker in self.workers:
            worker.start()

    def next(self):
        epoch, k = self.place
        number = -(-self.maker.count // self.batch)
        if k >= number:
            epoch, k = epoch + 1, 0
        came, at, made = self.queues[k % len(self.queues)].get()
        assert (came, at) == (epoch, k)
        self.place = epoch, k + 1
        return [None if a is None else torch.from_numpy(a) for a in made]

#!/usr/bin/python3
"""Trains the recogniser: seeded, resumable, on a budget of processor minutes.

    train.py --minutes 40                 # of all threads together; the schedule ends when they are used up
    train.py --minutes 40 --resume        # goes on from training/out/speech/checkpoint.pt
    train.py --until 18:30 --resume       # the schedule begins now and ends at this time of the day (UTC), however much has been done by then
"""

import argparse
import os
import pathlib
import sys
import time

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))

import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402

import data  # noqa: E402
from muon import orthogonal  # noqa: E402
from score import errors, recognize  # noqa: E402
from whisper import Shape, Whisper  # noqa: E402

# Positions of silence behind the sound that are computed, and how many are heard in all.
EXTRA, FULL = 12, 1500


def arguments():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--out", type=pathlib.Path, default="training/out/speech")
    p.add_argument("--minutes", type=float, default=40, help="processor time, that of the loader included")
    p.add_argument("--until", help="hour and minute, UTC, instead of the budget")
    p.add_argument("--resume", action="store_true")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=os.cpu_count())
    p.add_argument("--loaders", type=int, default=1)
    for name in ("width", "heads", "audio_layers", "text_layers"):
        p.add_argument("--" + name.replace("_", "-"), type=int, default=getattr(Shape, name))
    p.add_argument("--batch", type=int, default=24, help="utterances per step")
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--fall", type=float, default=0.5, help="share of the budget in which the rate falls to zero")
    p.add_argument("--warmup", type=int, default=150, help="steps")
    p.add_argument("--decay", type=float, default=0.02)
    p.add_argument("--drop", type=float, default=0.0, help="dropout")
    p.add_argument("--letters-weight", type=float, default=0.5, help="of the loss of the letters that the encoder hears")
    p.add_argument("--prompts", type=float, default=0.25, help="share of the batches that are told names")
    p.add_argument("--clips", default="train,plain", help="which files of clips; those of plain sentences are learnt sooner")
    p.add_argument("--limit", type=int, default=0, help="train on the first clips only, unvaried, to see whether they are learnt by heart")
    p.add_argument("--validate-every", type=float, default=240, help="processor seconds")
    p.add_argument("--validate-limit", type=int, default=64, help="clips per file on the way")
    p.add_argument("--save-every", type=float, default=180, help="seconds")
    return p.parse_args()


def deadline(clock, now):
    """The next moment after now at which it is so late, in seconds since 1970."""
    hour, minute = map(int, clock.split(":"))
    return now + ((hour * 60 + minute) * 60 - now) % 86400


class Optimizer:
    """Muon for the matrices of layers and convolutions, AdamW for the rest."""

    def __init__(self, model, decay):
        named = dict(model.named_parameters())
        matrix = lambda n, w: w.dim() > 1 and n not in ("embedding", "positions") and not n.startswith("characters")  # noqa: E731
        self.matrices = [w for n, w in named.items() if matrix(n, w)]
        self.rest = [w for n, w in named.items() if not matrix(n, w)]
        self.momenta = [torch.zeros_like(w) for w in self.matrices]
        self.adam = torch.optim.AdamW(self.rest, lr=1e-3, betas=(0.9, 0.98), weight_decay=0.0, foreach=True)
        self.decay = decay

    def state(self):
        return dict(momenta=self.momenta, adam=self.adam.state_dict())

    def load(self, state):
        for m, kept in zip(self.momenta, state["momenta"]):
            m.copy_(kept)
        self.adam.load_state_dict(state["adam"])

    @torch.no_grad()
    def step(self, rate, beta=0.95):
        groups = {}
        for w, m in zip(self.matrices, self.momenta):
            m.lerp_(w.grad, 1 - beta)
            flat = torch.lerp(w.grad, m, beta).flatten(1)
            groups.setdefault((min(flat.shape), max(flat.shape)), []).append((w, flat))
        for (_, longer), group in groups.items():
            tall = [flat.shape[0] > flat.shape[1] for _, flat in group]
            steps = orthogonal(torch.stack([f.T if t else f for (_, f), t in zip(group, tall)]), torch.bfloat16)
            for (w, _), t, s in zip(group, tall, steps):
                w.mul_(1 - rate * self.decay)
                w.sub_((s.T if t else s).reshape(w.shape), alpha=rate * 0.2 * longer ** 0.5)
        for group in self.adam.param_groups:
            group["lr"] = rate
        self.adam.step()


class Run:
    """A training run: data, model, clock and files."""

    def __init__(self, o):
        self.o, self.checkpoint = o, o.out / "checkpoint.pt"
        torch.set_num_threads(o.threads)
        torch.manual_seed(o.seed)
        kept = torch.load(self.checkpoint) if o.resume and self.checkpoint.exists() else None
        maker = data.Maker(o.out, o.seed, o.clips.split(","), o.limit, prompts=o.prompts, silent=0 if o.limit else 0.02, vary=not o.limit)
        self.pieces = maker.pieces
        self.shape = Shape(**kept["shape"]) if kept else Shape(len(self.pieces.texts), o.width, o.heads, o.audio_layers, o.text_layers)
        self.model = Whisper(self.shape)
        self.optimizer = Optimizer(self.model, o.decay)
        self.count, self.before, self.heard = (kept["count"], kept["seconds"], kept["heard"]) if kept else (0, 0.0, 0)
        if kept:
            self.model.load_state_dict(kept["model"])
            self.optimizer.load(kept["optimizer"])
        self.loader = data.Loader(maker, o.batch, *(kept["place"] if kept and kept["clips"] == maker.count else (self.count and 1, 0)), o.loaders)
        self.clips = maker.count
        self.began, self.start = self.heard, time.time()
        self.end = deadline(o.until, self.start) if o.until else None

    def seconds(self):
        """Processor seconds, those of the loaders included, which run beside."""
        loaders = 0.0
        for worker in self.loader.workers:
            fields = pathlib.Path(f"/proc/{worker.pid}/stat").read_text().rsplit(")", 1)[1].split()
            loaders += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        return self.before + time.process_time() + loaders

    def progress(self):
        if self.end:
            return (time.time() - self.start) / (self.end - self.start)
        return self.seconds() / (60 * self.o.minutes)

    def save(self):
        kept = dict(shape=self.shape.as_dict(), model=self.model.state_dict(), optimizer=self.optimizer.state(), count=self.count,
                    place=self.loader.place, clips=self.clips, seconds=self.seconds(), heard=self.heard)
        torch.save(kept, self.checkpoint.with_suffix(".tmp"))
        os.replace(self.checkpoint.with_suffix(".tmp"), self.checkpoint)

    def step(self):
        o = self.o
        mel, ids, targets, capitals, letters, letter_counts, positions = self.loader.next()
        # How far the model hears: as the program cuts its context, or all of it, or hardly more than the sound.
        context = (-(-(max(256, int(positions.max()) + 128)) // 32) * 32, FULL, 0)[int(torch.multinomial(torch.tensor([0.6, 0.25, 0.15]), 1))]
        with torch.autocast("cpu", torch.bfloat16):
            encoded, bias = self.model.encode(mel, context, EXTRA, o.drop)
            letter_logits = self.model.characters(encoded[:, :mel.shape[1] // 2 - 1])
            hidden = self.model.decode(ids, capitals, encoded, bias, o.drop)
            asked = targets >= 0
            logits = self.model.logits(hidden[asked])
        written = F.cross_entropy(logits.float(), targets[asked])
        spelled = F.ctc_loss(letter_logits.float().log_softmax(-1).transpose(0, 1), letters, positions.clamp(max=letter_logits.shape[1]),
                             letter_counts, zero_infinity=True)
        (written + o.letters_weight * spelled).backward()
        rate = o.rate * min(1.0, (self.count + 1) / o.warmup) * min(1.0, max(0.0, (1 - self.progress()) / o.fall))
        norm = torch.nn.utils.clip_grad_norm_(self.model.parameters(), 2.0)
        self.optimizer.step(rate)
        self.model.zero_grad()
        self.count += 1
        self.heard += len(ids)
        return float(written), float(spelled), float(norm), rate

    def validate(self, limit):
        self.model.eval()
        for name in ("valid_heard", "valid_voices", "valid_names", "valid_festival") if not self.o.limit else self.o.clips.split(","):
            if not (self.o.out / f"{name}.tsv").exists():
                continue
            clips = data.Clips(self.o.out, name)
            chosen = list(range(0, len(clips), max(1, len(clips) // limit)))[:limit] if not self.o.limit else range(self.o.limit)[:limit]
            got = recognize(self.model, self.pieces, [clips.samples(i) for i in chosen])
            wrong = words = 0
            for i, text in zip(chosen, got):
                wrong += errors(clips.texts[i].split(), text.split())
                words += len(clips.texts[i].split())
            print(f"{name:>15} word error rate {wrong / words:.1%}   {clips.texts[chosen[0]]} -> {got[0]}", flush=True)
        self.model.train()


def main():
    o = arguments()
    run = Run(o)
    print(f"{sum(w.numel() for w in run.model.parameters()):,} parameters {run.shape.as_dict()}; {run.clips} clips", flush=True)
    said = saved = time.monotonic()
    checked, sums = run.seconds(), []
    while run.progress() < 1:
        sums.append(run.step())
        now = time.monotonic()
        if now - said >= 15:
            written, spelled, norm, rate = (sum(column) / len(sums) for column in zip(*sums))
            print(f"{run.seconds() / 60:6.1f} min  step {run.count:5d}  {run.heard:7d} heard  loss {written:.3f}  letters {spelled:.3f}  "
                  f"norm {norm:.2f}  rate {rate:.1e}  {1e3 * (run.seconds() - run.before) / max(1, run.heard - run.began):.1f} ms each", flush=True)
            said, sums = now, []
        if now - saved >= o.save_every:
            run.save()
            saved = now
        if run.seconds() - checked >= o.validate_every:
            run.validate(o.validate_limit)
            checked = run.seconds()
    run.save()
    run.validate(o.validate_limit)


if __name__ == "__main__":
    main()

#!/usr/bin/python3
"""Trains the model: seeded, resumable, on a budget of minutes or tokens, on the CPU or a GPU.

    train.py --minutes 45                       # the schedule ends when the time is up
    train.py --minutes 45 --resume              # goes on from training/out/checkpoint.pt
"""

import argparse
import csv
import math
import os
import pathlib
import time

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import torch  # noqa: E402

import data  # noqa: E402
import engines  # noqa: E402
import validate  # noqa: E402
from model import Llama, Shape, initial  # noqa: E402


def arguments():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--out", default="training/out", help="folder of train.jsonl, valid_*.jsonl, tokenizer.model and all results")
    p.add_argument("--minutes", type=float, default=45, help="time budget, validation included")
    p.add_argument("--tokens", type=float, default=0, help="token budget instead of the time budget (repeatable)")
    p.add_argument("--resume", action="store_true")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=os.cpu_count())
    p.add_argument("--engine", choices=("auto", "native", "torch"), default="auto")
    for name in ("width", "layers", "heads", "kv_heads", "ffn", "context"):
        p.add_argument("--" + name.replace("_", "-"), type=int, default=getattr(Shape, name))
    p.add_argument("--batch", type=int, default=1024, help="tokens per step at the start")
    p.add_argument("--batch-end", type=int, default=4096, help="tokens per step at the end")
    p.add_argument("--rate", type=float, default=2.5e-3)
    p.add_argument("--schedule", choices=("cosine", "linear", "wsd"), default="cosine")
    p.add_argument("--optimizer", choices=("adamw", "muon"), default="muon", help="muon: for the layers' matrices only")
    p.add_argument("--muon-rate", type=float, default=1.0, help="of the matrices under muon, as a multiple of --rate")
    p.add_argument("--muon-beta", type=float, default=0.95)
    p.add_argument("--muon-every", type=int, default=2, help="steps between new directions of a matrix (native step only)")
    p.add_argument("--warmup", type=int, default=200, help="steps")
    p.add_argument("--decay", type=float, default=0.05)
    p.add_argument("--beta1", type=float, default=0.9)
    p.add_argument("--beta2", type=float, default=0.98)
    p.add_argument("--clip", type=float, default=1.0)
    p.add_argument("--average", type=float, default=0.0, help="decay of an exponential average of the weights, 0 for none")
    p.add_argument("--prompt-weight", type=float, default=0.02, help="weight of the prompt's own tokens in the loss")
    p.add_argument("--dropout", type=float, default=0.1, help="byte-pair dropout")
    p.add_argument("--dropout-share", type=float, default=0.1, help="share of the prompts that get it")
    p.add_argument("--validate-every", type=float, default=6, help="minutes")
    p.add_argument("--validate-limit", type=int, default=400, help="examples per set on the way; all at the end")
    p.add_argument("--save-every", type=float, default=3, help="minutes")
    return p.parse_args()


def learning_rate(o, progress, count):
    """progress: 0 to 1 of the budget; count: steps so far."""
    if o.schedule == "cosine":
        shape = 0.5 + 0.5 * math.cos(math.pi * progress)
    elif o.schedule == "linear":
        shape = 1 - progress
    else:
        shape = min(1.0, (1 - progress) / 0.4)
    return o.rate * min(1.0, (count + 1) / o.warmup) * max(shape, 0.0)


class Run:
    """A training run: data, state, clock and files."""

    def __init__(self, o):
        self.o, self.out = o, pathlib.Path(o.out)
        self.checkpoint = self.out / "checkpoint.pt"
        torch.set_num_threads(o.threads)
        kept = torch.load(self.checkpoint, map_location="cpu") if o.resume and self.checkpoint.exists() else None
        tokenizer = self.out / "tokenizer.model"
        self.corpus = data.cached(self.out / "train.jsonl", tokenizer, o.context, dropout=o.dropout, share=o.dropout_share)
        self.valid = {f.stem: data.cached(f, tokenizer, o.context) for f in sorted(self.out.glob("valid*.jsonl"))}
        vocab = data.vocabulary_size(tokenizer)
        self.shape = Shape(**kept["shape"]) if kept else Shape(
            vocab=vocab, width=o.width, layers=o.layers, heads=o.heads, kv_heads=o.kv_heads, ffn=o.ffn, context=o.context)
        device = "cuda" if torch.cuda.is_available() and o.engine != "native" else "cpu"
        flat = (kept["flat"] if kept else initial(self.shape, o.seed)).to(device)
        self.state = engines.State(flat, kept and kept["m"], kept and kept["v"], kept["count"] if kept else 0)
        self.average = (kept["average"].to(device) if kept and kept["average"] is not None else flat.clone()) if o.average else None
        self.engine = engines.choose(o.engine, self.shape, self.state, o.threads, self.out / "build", o.optimizer == "muon")
        self.dealer = data.Dealer(self.corpus, o.batch, o.seed, *(kept["dealer"] if kept else (0, 0)))
        self.seen, self.before = (kept["seen"], kept["seconds"]) if kept else (0, 0.0)
        self.start = time.monotonic()

    def seconds(self):
        return self.before + time.monotonic() - self.start

    def progress(self):
        return self.seen / self.o.tokens if self.o.tokens else self.seconds() / (60 * self.o.minutes)

    def save(self):
        kept = dict(shape=self.shape.as_dict(), flat=self.state.flat.cpu(), m=self.state.m.cpu(), v=self.state.v.cpu(),
                    average=None if self.average is None else self.average.cpu(), count=self.state.count,
                    dealer=(self.dealer.epoch, self.dealer.at), seen=self.seen, seconds=self.seconds(), options=vars(self.o))
        torch.save(kept, self.checkpoint.with_suffix(".tmp"))
        os.replace(self.checkpoint.with_suffix(".tmp"), self.checkpoint)

    def step(self):
        progress = self.progress()
        self.dealer.tokens = int(self.o.batch * (self.o.batch_end / self.o.batch) ** min(progress, 1.0))
        sequences = [self.corpus.sequence(i, self.o.prompt_weight) for i in self.dealer.next()]
        rate = learning_rate(self.o, progress, self.state.count)
        loss, norm = self.engine.step(sequences, rate, self.o)
        if self.average is not None:
            self.average.lerp_(self.state.flat, 1 - min(self.o.average, self.state.count / (self.state.count + 10)))
        self.seen += sum(len(s[0]) for s in sequences)
        return loss, norm, rate

    def validate(self, limit):
        model = Llama(self.shape, self.state.flat if self.average is None else self.average)
        with torch.no_grad():
            for name, corpus in self.valid.items():
                print(f"{name:>14} {validate.report(validate.accuracy(model, corpus, limit)[0])}", flush=True)


def say(run, loss, speed, rate, norm):
    left = (1 - run.progress()) * (run.o.tokens / max(speed, 1) if run.o.tokens else 60 * run.o.minutes)
    print(f"{run.seconds() / 60:6.1f} min  step {run.state.count:6d}  epoch {run.dealer.epoch}  {run.seen / 1e6:7.2f} M tokens  "
          f"loss {loss:.4f}  norm {norm:.2f}  rate {rate:.2e}  {speed:6.0f} tok/s  {left / 60:.1f} min left", flush=True)


def train(run, curve):
    o, table = run.o, csv.writer(curve)
    said = saved = checked = time.monotonic()
    losses, seen = [], run.seen
    while run.progress() < 1:
        loss, norm, rate = run.step()
        if not math.isfinite(loss):
            raise SystemExit("the loss is no longer finite; resume from the last checkpoint with a lower --rate")
        losses.append(loss)
        now = time.monotonic()
        if now - said >= 10:
            mean, speed = sum(losses) / len(losses), (run.seen - seen) / (now - said)
            say(run, mean, speed, rate, norm)
            table.writerow([run.state.count, run.seen, f"{run.seconds():.0f}", f"{mean:.5f}", f"{rate:.3e}", f"{norm:.3f}", f"{speed:.0f}"])
            curve.flush()
            losses, seen, said = [], run.seen, now
        if now - saved >= 60 * o.save_every:
            run.save()
            saved = now
        if now - checked >= 60 * o.validate_every:
            run.validate(o.validate_limit)
            checked = said = time.monotonic()
            seen = run.seen


def main():
    o = arguments()
    run = Run(o)
    print(f"{run.shape.parameters():,} parameters {run.shape.as_dict()}\n{len(run.corpus):,} examples, {len(run.corpus.ids):,} tokens; "
          f"{run.engine.name}, {o.threads} threads", flush=True)
    fresh = not (run.out / "loss.csv").exists() or run.state.count == 0
    with open(run.out / "loss.csv", "w" if fresh else "a", newline="") as curve:
        if fresh:
            curve.write("step,tokens,seconds,loss,rate,norm,speed\n")
        train(run, curve)
    run.save()
    run.validate(None)


if __name__ == "__main__":
    main()

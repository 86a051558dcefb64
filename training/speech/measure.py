#!/usr/bin/python3
"""Word error rate of a model file as homeagent hears with it: voice activity, recogniser and all.

    measure.py models/homellm-ear.bin --agent script/run

Each set of clips becomes one WAV file with pauses, which `homeagent listen` hears. What it heard is compared with what was said as one long
text, so that what was cut wrongly or not noticed counts as well.
"""

import argparse
import json
import pathlib
import re
import subprocess
import tempfile
import wave

import numpy as np

import data
import tts
from score import errors
from sounds import RATE, at_ratio, coloured

PAUSE = int(1.2 * RATE)
SETS = ("valid_heard", "valid_voices", "valid_names", "valid_festival")


def joined(clips, decibels, seed=7):
    """One sound of equally loud clips; noise of the given distance below them, if any."""
    parts = [np.zeros(3 * RATE, np.float32)]
    for clip in clips:
        parts += [clip * np.float32(0.5 / np.abs(clip).max()), np.zeros(PAUSE, np.float32)]
    sound = np.concatenate(parts)
    if decibels is not None:
        speech = np.concatenate(parts[1::2])
        sound = sound + at_ratio(speech, coloured(np.random.default_rng(seed), len(sound), 1.0), decibels)
    return np.clip(np.round(sound * 32767), -32768, 32767).astype("<i2")


def listen(agent, model, path, settings):
    """What the agent heard, one text an utterance."""
    sets = [f"Speech:Model={model.resolve()}", "Logging:LogLevel:Default=None", *settings]
    command = [*agent.split(), "listen", "--wav", path, *(word for s in sets for word in ("--set", s))]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    heard = [line[9:] for line in shown.splitlines() if line.startswith("  heard  ")]
    return [re.sub(r"[^a-z ]", "", text.lower()) for text in heard]


def measure(o, title, texts, clips, settings):
    """Prints the word error rate, clean and in noise."""
    said = " ".join(texts).split()
    for decibels in (None, o.noise):
        with tempfile.TemporaryDirectory() as folder:
            path = str(pathlib.Path(folder) / "set.wav")
            with wave.open(path, "wb") as file:
                file.setparams((1, 2, RATE, 0, "NONE", ""))
                file.writeframes(joined(clips, decibels).tobytes())
            heard = listen(o.agent, o.model, path, settings)
        rate = errors(said, " ".join(heard).split()) / len(said)
        condition = "clean" if decibels is None else f"{decibels:.0f} dB"
        print(f"{title:>24} {condition:>6}  {len(texts):4d} sentences, {len(heard):4d} heard, {len(said):5d} words, word error rate {rate:.1%}",
              flush=True)


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("model", type=pathlib.Path)
    p.add_argument("--clips", type=pathlib.Path, default="training/out/speech", help="the folder of the clips")
    p.add_argument("--commands", type=pathlib.Path, default="tests/HomeAgent.Tests/Voice/Spoken/commands.jsonl",
                   help="commands for the home of appsettings.json: heard without and with the names of the home")
    p.add_argument("--voice", default="gmw/en-US+f2", help="the voice of the commands")
    p.add_argument("--agent", default="script/run", help="the program, with arguments before listen")
    p.add_argument("--limit", type=int, default=200, help="clips of a set")
    p.add_argument("--noise", type=float, default=15, help="decibels of the speech above the noise of the second measure")
    o = p.parse_args()
    texts = [json.loads(line)["text"] for line in o.commands.read_text().splitlines()]
    espeak = tts.Espeak()
    clips = [espeak.say(text, o.voice, 150).astype(np.float32) / 32768 for text in texts]
    for title, tokens in (("commands, no names told", 0), ("commands, names told", 96)):
        measure(o, title, texts, clips, [f"Speech:PromptTokens={tokens}"])
    for name in SETS:
        clips = data.Clips(o.clips, name)
        chosen = range(0, len(clips), max(1, len(clips) // o.limit))[:o.limit]
        measure(o, name, [clips.texts[i] for i in chosen], [clips.samples(i) for i in chosen], ["Speech:PromptTokens=0"])


if __name__ == "__main__":
    main()

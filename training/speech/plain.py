#!/usr/bin/python3
"""Writes plain commands about everyday things, of which the corpus, rich in odd ones, has few: plain.txt and plain.names.

    plain.py --out training/out/speech --without tests/HomeAgent.Tests/Voice/Spoken/commands.jsonl
"""

import argparse
import json
import pathlib
import random
import re

from texts import number

HERE = pathlib.Path(__file__).resolve().parent
NAMES = HERE.parent.parent / "language/en/phrases/names"
ON_OFF = ["turn on the {}", "turn off the {}", "switch on the {}", "switch off the {}", "turn the {} on", "turn the {} off", "switch the {} on",
          "switch the {} off"]
LIGHT = ["dim the {} to {n} percent", "set the {} to {n} percent", "make the {} {colour}", "set the {} to {colour}", "set the {} to full brightness",
         "make the {} brighter", "dim the {}", "set the {} to warm white", "set the {} to half"]
FAN = ["set the {} to {n} percent", "turn up the {}", "turn down the {}", "make the {} faster", "set the {} to sleep mode", "stop the {}"]
COVER = ["open the {}", "close the {}", "set the {} to {n} percent", "open the {} halfway", "close the {} all the way"]
HEAT = ["set the {} to {d} degrees", "turn up the {}", "turn down the {}", "set the {} to comfort", "make it {d} degrees", "set the {} to eco"]
MEDIA = ["mute the {}", "unmute the {}", "turn up the volume on the {}", "set the volume of the {} to {n} percent", "pause the {}",
         "turn down the volume of the {}", "make the {} louder"]
LOCK = ["lock the {}", "unlock the {}", "is the {} locked"]
VACUUM = ["start the {}", "stop the {}", "send the {} home", "pause the {}", "start the {} now"]
AREA = ["turn on the lights in the {}", "turn off the lights in the {}", "turn off everything in the {}", "turn on all the lights in the {}",
        "turn off the {} lights", "close the blinds in the {}", "dim the lights in the {} to {n} percent", "is the {} light on",
        "which lights are on in the {}", "turn on the lights {floor}", "turn off all the lights {floor}", "turn off all the lights"]
SCENE = ["activate {}", "start {}", "turn on {}", "activate the {} scene"]
LIST = ["add {item} to the shopping list", "put {item} on the shopping list", "add {item} to my list"]
ITEMS = "milk bread butter eggs cheese apples coffee tea rice pasta sugar salt flour tomatoes bananas onions".split()
LEADS, TAILS = ["please", "can you", "could you", "hey", "please can you", "okay"], ["please", "now", "thanks", "right now"]


def entries(name, count):
    """The first entries of a list, the everyday ones."""
    lines = [line.strip() for line in (NAMES / f"{name}.txt").read_text().splitlines()]
    found = [e.strip().lower() for line in lines if line and line[0] not in "#-" for e in line.split(",")]
    plain = [re.sub(r"^\d+ ", "", e) for e in found if re.fullmatch(r"[a-z0-9 ]+", e)]
    return [e for e in plain if e][:count]


class Speaker:
    """Says plain things."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.areas, self.lights, self.fans = entries("areas", 40), entries("light_nouns", 20), entries("fan_nouns", 12)
        self.things, self.scenes, self.doors = entries("switch_things", 40), entries("scenes", 20), entries("doors", 14)
        self.spots, self.colours = entries("furniture", 26), entries("colors", 12)

    def device(self, nouns, free=()):
        """Mostly a room's: kitchen light; else a name of its own."""
        pick = self.random.choice
        return pick(free) if free and self.random.random() < 0.35 else f"{pick(self.areas)} {pick(nouns)}"

    def sentence(self):
        """(text, name of what it speaks of)."""
        pick, roll = self.random.choice, self.random.random()
        if roll < 0.34:
            name = self.device(self.lights, [f"{pick(self.spots)} {pick(('light', 'lamp'))}", pick(self.lights)])
            form = pick(ON_OFF + LIGHT)
        elif roll < 0.46:
            name, form = self.device(self.fans, self.fans), pick(ON_OFF + FAN)
        elif roll < 0.56:
            name, form = self.device(("blinds", "blind", "curtains", "shutters", "shades"), ("blinds", "curtains")), pick(COVER)
        elif roll < 0.64:
            nouns = ("thermostat", "heating", "heater", "radiator", "air conditioner")
            name, form = self.device(nouns, nouns), pick(HEAT + ON_OFF[:4])
        elif roll < 0.72:
            nouns = ("television", "tv", "speaker", "radio", "telly")
            name, form = self.device(nouns, nouns), pick(MEDIA + ON_OFF[:4])
        elif roll < 0.77:
            name, form = pick(self.doors), pick(LOCK)
        elif roll < 0.81:
            name, form = pick(("robot vacuum", "vacuum", "robot", "vacuum cleaner")), pick(VACUUM)
        elif roll < 0.90:
            name, form = pick(self.areas), pick(AREA)
        elif roll < 0.93:
            name, form = pick(self.scenes), pick(SCENE)
        elif roll < 0.95:
            name, form = "shopping list", pick(LIST)
        else:
            name, form = pick(self.things), pick(ON_OFF)
        text = form.format(name, n=number(str(self.random.choice(range(5, 101, 5)))), d=number(str(self.random.randint(16, 25))),
                           colour=pick(self.colours), floor=pick(("upstairs", "downstairs")), item=pick(ITEMS))
        if self.random.random() < 0.15:
            text = f"{pick(LEADS)} {text}"
        if self.random.random() < 0.12:
            text = f"{text} {pick(TAILS)}"
        return text, name


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--out", type=pathlib.Path, default="training/out/speech")
    p.add_argument("--count", type=int, default=12000)
    p.add_argument("--without", type=pathlib.Path, help="JSON Lines whose text must not be learnt")
    p.add_argument("--seed", type=int, default=1)
    o = p.parse_args()
    without = {json.loads(line)["text"] for line in o.without.read_text().splitlines()} if o.without else set()
    speaker, found = Speaker(o.seed), {}
    while len(found) < o.count:
        text, name = speaker.sentence()
        if text not in without and re.fullmatch(r"[a-z ]+", text):
            found[text] = name
    (o.out / "plain.txt").write_text("".join(text + "\n" for text in found))
    (o.out / "plain.names").write_text("".join(name + "\n" for name in found.values()))
    print(f"plain: {len(found)} sentences, {len({w for text in found for w in text.split()})} different words")


if __name__ == "__main__":
    main()

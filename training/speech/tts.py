"""Synthetic speech of Debian's programs: espeak-ng through its library, flite and festival as commands. 16 kHz, mono, int16."""

import ctypes
import io
import pathlib
import subprocess
import tempfile
import wave

import numpy as np
from scipy.signal import resample_poly

RATE = 16000


class Espeak:
    """espeak-ng's library. One per process."""

    RETRIEVAL, TO_BUFFER_SYNCHRONOUSLY, UTF8, END_PAUSE = 0, 2, 1, 0x1000
    SPEED, PITCH, RANGE = 1, 3, 4

    def __init__(self):
        self.lib = ctypes.CDLL("libespeak-ng.so.1")
        self.rate = self.lib.espeak_Initialize(self.TO_BUFFER_SYNCHRONOUSLY, 0, None, 0)
        if self.rate <= 0:
            raise RuntimeError("espeak-ng can't be initialised")
        self.parts = []
        self.callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)(self._take)
        self.lib.espeak_SetSynthCallback(self.callback)

    def _take(self, samples, count, _):
        if samples and count > 0:
            self.parts.append(np.ctypeslib.as_array(samples, (count,)).copy())
        return 0

    def say(self, text, voice, speed=160, pitch=50, range_=50):
        """speed: words a minute; pitch, range_: 0 to 100."""
        self.parts = []
        if self.lib.espeak_SetVoiceByName(voice.encode()) != 0:
            raise ValueError(f"espeak-ng has no voice {voice}")
        for parameter, value in ((self.SPEED, speed), (self.PITCH, pitch), (self.RANGE, range_)):
            self.lib.espeak_SetParameter(parameter, value, 0)
        utf8 = text.encode() + b"\0"
        if self.lib.espeak_Synth(utf8, len(utf8), 0, 1, 0, self.UTF8, None, None) != 0:
            raise RuntimeError(f"espeak-ng doesn't say {text!r}")
        return to_rate(np.concatenate(self.parts), self.rate)


def to_rate(samples, rate):
    if rate == RATE:
        return samples
    divisor = np.gcd(rate, RATE)
    resampled = resample_poly(samples.astype(np.float32), RATE // divisor, rate // divisor)
    return np.clip(np.round(resampled), -32768, 32767).astype(np.int16)


def read_wav(data):
    with wave.open(io.BytesIO(data)) as file:
        return to_rate(np.frombuffer(file.readframes(file.getnframes()), np.int16), file.getframerate())


def flite(text, voice, stretch=1.0):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "a.wav"
        subprocess.run(["flite", "-voice", voice, "--setf", f"duration_stretch={stretch}", "-t", text, "-o", path], check=True)
        return read_wav(path.read_bytes())


def festival(texts, voice):
    """All texts in one run, since the program takes a second to start."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [f"(voice_{voice})"]
        lines += [f'(utt.save.wave (utt.synth (Utterance Text "{t}")) "{folder}/{i}.wav" \'riff)' for i, t in enumerate(texts)]
        subprocess.run(["festival", "--pipe"], input="\n".join(lines), text=True, check=True, stdout=subprocess.DEVNULL)
        return [read_wav((pathlib.Path(folder) / f"{i}.wav").read_bytes()) for i in range(len(texts))]

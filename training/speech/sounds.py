"""What a microphone makes of a clip: distance, room, noise, other people, loudness."""

import numpy as np
from scipy.fft import irfft, next_fast_len, rfft

RATE = 16000
NOISE_SECONDS = 40


def coloured(random, count, slope):
    """Noise whose power falls with the slope-th power of the frequency, of mean power 1."""
    spectrum = rfft(random.standard_normal(count).astype(np.float32))
    spectrum *= np.maximum(np.arange(len(spectrum)), count * 60 / RATE) ** np.float32(-slope / 2)
    noise = irfft(spectrum, count).astype(np.float32)
    return noise / np.sqrt(np.mean(noise ** 2))


def room(random):
    """An impulse response: the direct sound, a few reflections, a tail that dies away in 0.1 to 0.5 s."""
    decay = random.uniform(0.1, 0.5)
    count = int(RATE * min(decay, 0.35))
    tail = random.standard_normal(count).astype(np.float32) * np.exp(-6.9 / (decay * RATE) * np.arange(count, dtype=np.float32))
    tail[:int(RATE * random.uniform(0.001, 0.01))] = 0
    response = tail * np.float32(random.uniform(0.1, 1.0) / np.sqrt(np.sum(tail ** 2)))
    for at in random.integers(20, 600, 4):
        response[at] += random.uniform(-0.4, 0.4)
    response[0] += 1
    return response


def convolve(samples, response):
    count = len(samples) + len(response) - 1
    size = next_fast_len(count, real=True)
    return irfft(rfft(samples, size) * rfft(response, size), size)[:count].astype(np.float32)


def power(samples):
    """Mean power of the louder half, so that pauses don't count."""
    blocks = np.square(samples[:len(samples) // 320 * 320]).reshape(-1, 320).mean(1)
    return float(np.sort(blocks)[len(blocks) // 2:].mean()) + 1e-12


def at_ratio(speech, noise, decibels):
    """noise scaled so that speech is so much louder."""
    return noise * np.float32(np.sqrt(power(speech) / (np.mean(noise ** 2) + 1e-12) * 10 ** (-decibels / 10)))


class Scene:
    """Makes variations of clips; every one is new."""

    def __init__(self, clips, seed):
        """clips: a function that gives a random generator's choice of a clip, for babble."""
        random = np.random.default_rng(seed)
        self.clips = clips
        self.noises = [coloured(random, RATE * NOISE_SECONDS, slope) for slope in (0.0, 0.5, 1.0, 1.5, 2.0)]

    def noise(self, random, count):
        """A stretch of noise: five colours, or three to five people at once."""
        if random.random() < 0.2:
            babble = np.zeros(count, np.float32)
            for _ in range(random.integers(3, 6)):
                clip = self.clips(random)
                babble += np.resize(clip / (np.abs(clip).max() + 1e-6), count)
            return babble
        bank = self.noises[random.integers(len(self.noises))]
        at = random.integers(0, len(bank) - count)
        return bank[at:at + count]

    def vary(self, clip, random):
        """clip: float32. Returns it with silence around, as it might be heard; float32, rounded to 16 bits."""
        if random.random() < 0.3:
            clip = np.convolve(clip, np.array([1, random.uniform(-0.6, 0.6)], np.float32))
        if random.random() < 0.4:
            clip = convolve(clip, room(random))
        before, behind = int(RATE * random.uniform(0.1, 0.5)), int(RATE * random.uniform(0.15, 0.65))
        sound = np.pad(clip, (before, behind))
        if random.random() < 0.75:
            sound = sound + at_ratio(clip, self.noise(random, len(sound)), random.uniform(5, 30))
        return rounded(sound, 10 ** (-random.uniform(0.5, 26) / 20))

    def silence(self, random):
        """Nothing but noise."""
        return rounded(self.noise(random, int(RATE * random.uniform(0.6, 3))), 10 ** (-random.uniform(3, 50) / 20))


def rounded(sound, peak):
    return np.round(sound * (32767 * peak / (np.abs(sound).max() + 1e-6))).astype(np.float32) / 32768

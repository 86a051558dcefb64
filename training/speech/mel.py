"""The log-mel spectrogram of Whisper: 80 bands, windows of 25 ms every 10 ms, 8 decades below the loudest."""

import numpy as np
import torch

RATE, WINDOW, STEP, BANDS = 16000, 400, 160, 80
BINS = WINDOW // 2 + 1


def slaney(hertz):
    """Mel scale of Slaney's Auditory Toolbox: linear below 1 kHz, logarithmic above."""
    hertz = np.asarray(hertz, np.float64)
    return np.where(hertz < 1000, 3 * hertz / 200, 15 + 27 * np.log(np.maximum(hertz, 1000) / 1000) / np.log(6.4))


def hertz(mel):
    mel = np.asarray(mel, np.float64)
    return np.where(mel < 15, 200 * mel / 3, 1000 * np.exp((mel - 15) * np.log(6.4) / 27))


def filters():
    """[bands, bins]: triangles between neighbouring points of the scale, each of area one."""
    points = hertz(np.linspace(0, slaney(RATE / 2), BANDS + 2))
    bins = np.linspace(0, RATE / 2, BINS)
    rising = (bins - points[:-2, None]) / (points[1:-1] - points[:-2])[:, None]
    falling = (points[2:, None] - bins) / (points[2:] - points[1:-1])[:, None]
    return (np.maximum(0, np.minimum(rising, falling)) * (2 / (points[2:] - points[:-2]))[:, None]).astype(np.float32)


FILTERS = torch.from_numpy(filters()).T.contiguous()
HANN = torch.hann_window(WINDOW)


def spectrogram(samples):
    """samples: float32, -1 to 1. Returns ([frames, bands], what silence behind it has in every band)."""
    samples = torch.from_numpy(samples)
    frames = (len(samples) + WINDOW // 2) // STEP + 1
    padded = torch.zeros((frames - 1) * STEP + WINDOW)
    padded[WINDOW // 2:WINDOW // 2 + len(samples)] = samples[:len(padded) - WINDOW // 2]
    padded[:WINDOW // 2] = samples[1:WINDOW // 2 + 1].flip(0)
    power = torch.view_as_real(torch.fft.rfft(padded.unfold(0, WINDOW, STEP) * HANN)).square().sum(-1)
    decades = (power @ FILTERS).clamp(min=1e-10).log10()
    floor = float(decades.max()) - 8
    return ((decades.clamp(min=floor) + 4) / 4).numpy(), (max(-10.0, floor) + 4) / 4

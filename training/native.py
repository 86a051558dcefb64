"""The CPU step in C++ (native/step.cpp), compiled on first use; None from load() where it can't be had.

For CPUs with AVX512-BF16. The torch path in train.py does the same everywhere else.
"""

import ctypes
import hashlib
import pathlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np

SOURCES = pathlib.Path(__file__).parent / "native"
FLAGS = ["-O3", "-march=native", "-ffast-math", "-mprefer-vector-width=512", "-std=c++17", "-shared", "-fPIC",
         "-Wno-psabi", "-w"]


class _Shape(ctypes.Structure):
    _fields_ = [(n, ctypes.c_int) for n in ("vocab", "width", "layers", "heads", "kv_heads", "ffn", "context")] + [
        ("rope_base", ctypes.c_float), ("eps", ctypes.c_float)]


class _AdamW(ctypes.Structure):
    _fields_ = [(n, ctypes.c_float) for n in ("rate", "beta1", "beta2", "eps", "decay", "scale", "correct1", "correct2")]


class _Muon(ctypes.Structure):
    _fields_ = [(n, ctypes.c_float) for n in ("rate", "decay", "beta", "scale")] + [("every", ctypes.c_int), ("count", ctypes.c_int)]


def load(build_folder):
    """The compiled library, or None with a line on stderr that says why not."""
    try:
        flags = pathlib.Path("/proc/cpuinfo").read_text()
        if "avx512_bf16" not in flags:
            raise RuntimeError("this CPU has no AVX512-BF16")
        text = b"".join(f.read_bytes() for f in sorted(SOURCES.iterdir()))
        name = hashlib.sha256(text + " ".join(FLAGS).encode()).hexdigest()[:16]
        library = pathlib.Path(build_folder) / f"step-{name}.so"
        if not library.exists():
            library.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(["g++", *FLAGS, "-o", str(library), str(SOURCES / "step.cpp")], check=True)
        lib = ctypes.CDLL(str(library))
    except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
        print(f"native step not available ({error}); using PyTorch", file=sys.stderr)
        return None
    p = ctypes.c_void_p
    lib.homellm_model.restype, lib.homellm_model.argtypes = p, [p]
    lib.homellm_worker.restype, lib.homellm_worker.argtypes = p, [ctypes.c_int]
    lib.homellm_pack.argtypes = [p, p, ctypes.c_int, ctypes.c_int]
    lib.homellm_step.restype = ctypes.c_double
    lib.homellm_step.argtypes = [p, p, p, p, p, p, ctypes.c_int, p, p, p]
    lib.homellm_reduce.restype = ctypes.c_double
    lib.homellm_reduce.argtypes = [p, p, ctypes.c_int, ctypes.c_size_t, ctypes.c_size_t]
    lib.homellm_muon.argtypes = [p, p, p, p, p, p, p, ctypes.c_int, ctypes.c_int]
    lib.homellm_adamw.argtypes = [p, p, p, p, p, ctypes.c_size_t, ctypes.c_size_t, ctypes.c_size_t]
    return lib


class Stepper:
    """Loss, gradient and AdamW over a flat float32 parameter vector (a torch tensor on the CPU), `threads` at once."""

    def __init__(self, lib, shape, flat, threads):
        self.lib, self.shape, self.flat, self.threads = lib, shape, flat, threads
        c = _Shape(*(getattr(shape, n) for n, _ in _Shape._fields_))
        self.model = lib.homellm_model(ctypes.byref(c))
        self.workers = [lib.homellm_worker(shape.layers) for _ in range(threads)]
        self.grads = [np.zeros(flat.numel(), np.float32) for _ in range(threads)]
        self.pool = ThreadPoolExecutor(threads)
        self.directions, self.muon_steps = None, 0
        self.pack()

    def _each(self, work):
        return list(self.pool.map(work, range(self.threads)))

    def _ranges(self):
        edges = [self.flat.numel() * i // self.threads // 16 * 16 for i in range(self.threads)] + [self.flat.numel()]
        return list(zip(edges, edges[1:]))

    def pack(self):
        """Takes over the parameters; call after every change of them."""
        self._each(lambda i: self.lib.homellm_pack(self.model, self.flat.data_ptr(), i, self.threads))

    def gradient(self, sequences):
        """sequences: list of (ids int32, targets int32, weights float32). Returns (loss sum, loss sum of the
        targets with weight 1, squared gradient norm); the gradient is left in grads[0]."""
        shares = [[] for _ in range(self.threads)]
        load = [0] * self.threads
        for s in sorted(sequences, key=lambda s: -len(s[0])):
            i = load.index(min(load))
            shares[i].append(s)
            load[i] += len(s[0])

        def work(i):
            ids, targets, weights = (np.concatenate([s[k] for s in shares[i]]) if shares[i] else np.zeros(0, np.int32)
                                     for k in range(3))
            starts = np.cumsum([0] + [len(s[0]) for s in shares[i]], dtype=np.int32)
            full = ctypes.c_double()
            loss = self.lib.homellm_step(self.model, self.workers[i], self.flat.data_ptr(), self.grads[i].ctypes.data,
                                         ids.ctypes.data, starts.ctypes.data, len(shares[i]), targets.ctypes.data,
                                         np.ascontiguousarray(weights, np.float32).ctypes.data, ctypes.byref(full))
            return loss, full.value

        loss, full = (sum(x) for x in zip(*self._each(work)))
        others = (ctypes.c_void_p * max(1, self.threads - 1))(*(g.ctypes.data for g in self.grads[1:]))
        ranges = self._ranges()
        square = sum(self._each(lambda i: self.lib.homellm_reduce(
            self.grads[0].ctypes.data, others, self.threads - 1, *ranges[i])))
        return loss, full, square

    def muon(self, m, rate, decay, beta, scale, every):
        """One Muon update of the layers' matrices; m is their momentum (flat, of all parameters). A matrix gets a new
        direction every `every` steps, in turn. adamw() must follow."""
        o = _Muon(rate, decay, beta, scale, every, self.muon_steps)
        if self.directions is None:
            self.directions = np.zeros(self.flat.numel(), np.float32)
        self._each(lambda i: self.lib.homellm_muon(
            self.model, self.workers[i], ctypes.byref(o), self.flat.data_ptr(), self.grads[0].ctypes.data, m.data_ptr(),
            self.directions.ctypes.data, i, self.threads))
        self.muon_steps += 1

    def adamw(self, m, v, rate, beta1, beta2, eps, decay, scale, count, skip=None):
        """One AdamW update with the gradient times `scale`; m and v are torch vectors, count starts at 1. `skip` is a
        (begin, end) that stays as it is."""
        o = _AdamW(rate, beta1, beta2, eps, decay, scale, 1 / (1 - beta1 ** count), 1 / (1 - beta2 ** count))
        decayed = self.shape.decayed()
        ranges = [(0, skip[0]), (skip[1], self.flat.numel())] if skip else self._ranges()
        list(self.pool.map(lambda r: self.lib.homellm_adamw(
            ctypes.byref(o), self.flat.data_ptr(), self.grads[0].ctypes.data, m.data_ptr(), v.data_ptr(), *r, decayed), ranges))
        self.pack()

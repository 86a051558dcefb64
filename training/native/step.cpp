// One training step of the llama in model.py on CPUs with AVX512-BF16: loss and gradient of a batch of sequences.
//
// Matrix products take bfloat16 and sum in float; the residual stream, norms, softmax sums and gradients are float.
// Each worker thread calls homellm_step with its own Worker and its own gradient vector. C interface for ctypes.
#include <cmath>

#include "muon.h"

struct Shape {
  int vocab, width, layers, heads, kv_heads, ffn, context;
  float rope_base, eps;
  int head_dim() const { return width / heads; }
  int kv() const { return kv_heads * head_dim(); }
  int qkv() const { return width + 2 * kv(); }
};

// A weight matrix [out][in] packed for x * w^T and for dy * w.
struct Packed {
  std::vector<uint32_t> forward, backward;
};

struct Model {
  Shape s;
  std::vector<Packed> w;  // embed, then qkv, out, gate_up, down of each layer
  std::vector<size_t> at; // where they lie in the flat vector
  size_t norms;           // where the norm gains start
  std::vector<float> cos, sin;

  int rows(int i) const { return i == 0 ? s.vocab : (i - 1) % 4 == 0 ? s.qkv() : (i - 1) % 4 == 2 ? 2 * s.ffn : s.width; }
  int columns(int i) const { return i > 0 && (i - 1) % 4 == 3 ? s.ffn : s.width; }

  explicit Model(Shape shape) : s(shape), w(1 + 4 * shape.layers) {
    size_t total = 0;
    for (size_t i = 0; i < w.size(); i++) {
      size_t size = size_t(rows(i)) * columns(i);
      at.push_back(total);
      total += size;
      w[i].forward.resize(size / 2);
      w[i].backward.resize(size / 2);
    }
    norms = total;
    int half = s.head_dim() / 2;
    for (int p = 0; p < s.context; p++)
      for (int i = 0; i < half; i++) {
        double angle = p * std::pow(double(s.rope_base), -2.0 * i / s.head_dim());
        cos.push_back(float(std::cos(angle)));
        sin.push_back(float(std::sin(angle)));
      }
  }

  // Packs matrix i from the float parameters.
  void pack(int i, const float* p) {
    int out = rows(i), in = columns(i);
    std::vector<bf16> half(size_t(out) * in);
    for (size_t k = 0; k < half.size(); k += 16) store_half(&half[k], _mm512_loadu_ps(p + at[i] + k));
    interleave(out, in, half.data(), in, w[i].backward.data(), Panel);
    for (int left = 0; left < out; left += Panel) {
      int wide = out - left < Panel ? out - left : Panel;
      transpose_pairs(wide, in / 2, half.data() + size_t(left) * in, in, w[i].forward.data() + size_t(left) * (in / 2), wide);
    }
  }
};

// What the backward pass needs of one layer.
struct Saved {
  std::vector<float> x_attn, x_ffn, r_attn, r_ffn;
  std::vector<bf16> h_attn, qkv, p, mixed, h_ffn, gate_up, act;
};

struct Worker {
  std::vector<Saved> layer;
  std::vector<float> x, r, dx, wide, dkv, d, logits;
  std::vector<bf16> h, half, dhalf, ds, dlogits;
  std::vector<uint32_t> a, b, c, e, outer;
  MuonWork muon;
  explicit Worker(int layers) : layer(layers) {}
};

template <class T>
static T* grown(std::vector<T>& v, size_t n) {
  if (v.size() < n) v.resize(n + n / 4);
  return v.data();
}

struct Batch {
  const int *ids, *starts, *targets;
  const float* weights;
  int sequences;
  int tokens() const { return starts[sequences]; }
};

// h = x / rms(x) * gain
static void norm_forward(int n, int width, float eps, const float* x, const float* gain, float* r, bf16* h) {
  for (int t = 0; t < n; t++) {
    const float* row = x + size_t(t) * width;
    __m512 sum = _mm512_setzero_ps();
    for (int i = 0; i < width; i += 16) sum = _mm512_fmadd_ps(_mm512_loadu_ps(row + i), _mm512_loadu_ps(row + i), sum);
    r[t] = 1.0f / std::sqrt(_mm512_reduce_add_ps(sum) / width + eps);
    __m512 f = _mm512_set1_ps(r[t]);
    for (int i = 0; i < width; i += 16)
      store_half(h + size_t(t) * width + i, _mm512_mul_ps(_mm512_mul_ps(_mm512_loadu_ps(row + i), f), _mm512_loadu_ps(gain + i)));
  }
}

// dx (+)= gradient through the norm, dgain += ...
static void norm_backward(int n, int width, const float* x, const float* r, const float* gain, const float* dh, float* dx, float* dgain,
                          bool add) {
  for (int t = 0; t < n; t++) {
    const float *row = x + size_t(t) * width, *g = dh + size_t(t) * width;
    float* out = dx + size_t(t) * width;
    __m512 f = _mm512_set1_ps(r[t]), dot = _mm512_setzero_ps();
    for (int i = 0; i < width; i += 16) {
      __m512 unit = _mm512_mul_ps(_mm512_loadu_ps(row + i), f), up = _mm512_loadu_ps(g + i);
      __m512 both = _mm512_mul_ps(unit, up);
      _mm512_storeu_ps(dgain + i, _mm512_add_ps(_mm512_loadu_ps(dgain + i), both));
      dot = _mm512_fmadd_ps(both, _mm512_loadu_ps(gain + i), dot);
    }
    __m512 mean = _mm512_set1_ps(_mm512_reduce_add_ps(dot) / width);
    for (int i = 0; i < width; i += 16) {
      __m512 unit = _mm512_mul_ps(_mm512_loadu_ps(row + i), f);
      __m512 up = _mm512_mul_ps(_mm512_loadu_ps(g + i), _mm512_loadu_ps(gain + i));
      __m512 y = _mm512_mul_ps(f, _mm512_fnmadd_ps(unit, mean, up));
      _mm512_storeu_ps(out + i, add ? _mm512_add_ps(_mm512_loadu_ps(out + i), y) : y);
    }
  }
}

// Rotates neighbouring pairs of `heads` heads by position (sign -1 turns back), float to bfloat16.
static void rotate(const Model& m, int position, int heads, float sign, const float* in, bf16* out) {
  int hd = m.s.head_dim(), half = hd / 2;
  const float *cos = &m.cos[size_t(position) * half], *sin = &m.sin[size_t(position) * half];
  const __m512i evens = _mm512_setr_epi32(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7);
  const __m512 signs = _mm512_mul_ps(_mm512_set1_ps(sign), _mm512_setr_ps(-1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1));
  for (int i = 0; i < hd; i += 16) {
    __m512 c = _mm512_permutexvar_ps(evens, _mm512_castps256_ps512(_mm256_loadu_ps(cos + i / 2)));
    __m512 s = _mm512_mul_ps(_mm512_permutexvar_ps(evens, _mm512_castps256_ps512(_mm256_loadu_ps(sin + i / 2))), signs);
    for (int h = 0; h < heads; h++) {
      __m512 x = _mm512_loadu_ps(in + h * hd + i);
      store_half(out + h * hd + i, _mm512_fmadd_ps(x, c, _mm512_mul_ps(_mm512_permute_ps(x, 0xB1), s)));
    }
  }
}

static void to_half(size_t n, const float* in, bf16* out) {
  for (size_t i = 0; i < n; i += 16) store_half(out + i, _mm512_loadu_ps(in + i));
}

static size_t score_size(const Batch& b, int heads) {
  size_t n = 0;
  for (int i = 0; i < b.sequences; i++) {
    int t = b.starts[i + 1] - b.starts[i];
    n += size_t(t) * round16(t) * heads;
  }
  return n;
}

static void attention_forward(const Model& m, const Batch& b, Worker& w, Saved& l) {
  const Shape& s = m.s;
  int hd = s.head_dim(), q = s.qkv();
  float scale = 1.0f / std::sqrt(float(hd));
  bf16* p = grown(l.p, score_size(b, s.heads));
  for (int i = 0; i < b.sequences; i++) {
    int first = b.starts[i], t = b.starts[i + 1] - first, ld = round16(t);
    float* scores = grown(w.wide, size_t(t) * ld);
    uint32_t *kt = grown(w.a, size_t(hd / 2) * ld), *v = grown(w.b, size_t(t + 1) / 2 * hd);
    for (int h = 0; h < s.heads; h++, p += size_t(t) * ld) {
      const bf16* row = l.qkv.data() + size_t(first) * q;
      int kv = h / (s.heads / s.kv_heads) * hd;
      if (h % (s.heads / s.kv_heads) == 0) {
        transpose_pairs(t, hd / 2, row + s.width + kv, q, kt, ld);
        interleave(t, hd, row + s.width + s.kv() + kv, q, v, hd);
      }
      causal_scores(t, hd / 2, row + h * hd, q, kt, ld, scores);
      causal_softmax(t, scale, scores, ld, p);
      causal_mix<Store::Half>(t, hd, p, ld, v, l.mixed.data() + size_t(first) * s.width + h * hd, s.width);
    }
  }
}

// From dmixed (w.dhalf) to dqkv (w.half), both bfloat16.
static void attention_backward(const Model& m, const Batch& b, Worker& w, Saved& l) {
  const Shape& s = m.s;
  int hd = s.head_dim(), q = s.qkv(), group = s.heads / s.kv_heads;
  float scale = 1.0f / std::sqrt(float(hd));
  const bf16* p = l.p.data();
  for (int i = 0; i < b.sequences; i++) {
    int first = b.starts[i], t = b.starts[i + 1] - first, ld = round16(t), pairs = (t + 1) / 2;
    float *dp = grown(w.wide, size_t(t) * ld), *d = grown(w.d, t), *dqkv = grown(w.dkv, size_t(t) * q);
    bf16* ds = grown(w.ds, size_t(t) * ld);
    uint32_t *vt = grown(w.a, size_t(hd / 2) * ld), *k = grown(w.b, size_t(pairs) * hd), *right = grown(w.c, size_t(pairs) * hd),
             *left = grown(w.e, size_t(pairs) * ld);
    memset(dqkv, 0, size_t(t) * q * sizeof(float));
    for (int h = 0; h < s.heads; h++, p += size_t(t) * ld) {
      const bf16* row = l.qkv.data() + size_t(first) * q;
      const bf16 *out = l.mixed.data() + size_t(first) * s.width + h * hd, *dout = w.dhalf.data() + size_t(first) * s.width + h * hd;
      int kv = h / group * hd;
      if (h % group == 0) {
        transpose_pairs(t, hd / 2, row + s.width + s.kv() + kv, q, vt, ld);
        interleave(t, hd, row + s.width + kv, q, k, hd);
      }
      for (int r = 0; r < t; r++) {
        __m512 sum = _mm512_setzero_ps();
        for (int c = 0; c < hd; c += 16) sum = _mm512_fmadd_ps(load_half(out + size_t(r) * s.width + c), load_half(dout + size_t(r) * s.width + c), sum);
        d[r] = _mm512_reduce_add_ps(sum);
      }
      causal_scores(t, hd / 2, dout, s.width, vt, ld, dp);
      softmax_backward(t, scale, p, dp, ld, d, ds);
      causal_mix<Store::Set>(t, hd, ds, ld, k, dqkv + h * hd, q);
      interleave(t, ld, ds, ld, left, ld);
      interleave(t, hd, row + h * hd, q, right, hd);
      causal_mix_transposed(t, hd, left, ld, right, dqkv + s.width + kv, q);
      interleave(t, ld, p, ld, left, ld);
      interleave(t, hd, dout, s.width, right, hd);
      causal_mix_transposed(t, hd, left, ld, right, dqkv + s.width + s.kv() + kv, q);
    }
    for (int r = 0; r < t; r++) {
      bf16* row = w.half.data() + size_t(first + r) * q;
      rotate(m, r, s.heads + s.kv_heads, -1, dqkv + size_t(r) * q, row);
      to_half(s.kv(), dqkv + size_t(r) * q + s.width + s.kv(), row + s.width + s.kv());
    }
  }
}

static void layer_forward(const Model& m, const Batch& b, Worker& w, int i, const float* gains) {
  const Shape& s = m.s;
  Saved& l = w.layer[i];
  int n = b.tokens(), d = s.width, q = s.qkv(), f = s.ffn;
  float* x = w.x.data();
  memcpy(grown(l.x_attn, size_t(n) * d), x, size_t(n) * d * sizeof(float));
  norm_forward(n, d, s.eps, x, gains, grown(l.r_attn, n), grown(l.h_attn, size_t(n) * d));
  grown(l.qkv, size_t(n) * q);
  grown(l.mixed, size_t(n) * d);
  float* part = grown(w.wide, size_t(128) * (q > 2 * f ? q : 2 * f));
  for (int sequence = 0, top = 0; top < n; top += 128) {
    int rows = n - top < 128 ? n - top : 128;
    multiply<Store::Set>(rows, q, d / 2, l.h_attn.data() + size_t(top) * d, m.w[1 + 4 * i].forward.data(), part, q);
    for (int t = top; t < top + rows; t++) {
      while (t >= b.starts[sequence + 1]) sequence++;
      const float* from = part + size_t(t - top) * q;
      bf16* row = l.qkv.data() + size_t(t) * q;
      rotate(m, t - b.starts[sequence], s.heads + s.kv_heads, 1, from, row);
      to_half(s.kv(), from + d + s.kv(), row + d + s.kv());
    }
  }
  attention_forward(m, b, w, l);
  multiply<Store::Add>(n, d, d / 2, l.mixed.data(), m.w[2 + 4 * i].forward.data(), x, d);

  memcpy(grown(l.x_ffn, size_t(n) * d), x, size_t(n) * d * sizeof(float));
  norm_forward(n, d, s.eps, x, gains + d, grown(l.r_ffn, n), grown(l.h_ffn, size_t(n) * d));
  grown(l.gate_up, size_t(n) * 2 * f);
  grown(l.act, size_t(n) * f);
  part = grown(w.wide, size_t(128) * 2 * f);
  for (int top = 0; top < n; top += 128) {
    int rows = n - top < 128 ? n - top : 128;
    multiply<Store::Set>(rows, 2 * f, d / 2, l.h_ffn.data() + size_t(top) * d, m.w[3 + 4 * i].forward.data(), part, 2 * f);
    for (int t = 0; t < rows; t++) {
      const float *gate = part + size_t(t) * 2 * f, *up = gate + f;
      bf16 *keep = l.gate_up.data() + size_t(top + t) * 2 * f, *act = l.act.data() + size_t(top + t) * f;
      for (int c = 0; c < f; c += 16) {
        __m512 g = _mm512_loadu_ps(gate + c), u = _mm512_loadu_ps(up + c);
        store_half(keep + c, g);
        store_half(keep + f + c, u);
        store_half(act + c, _mm512_mul_ps(_mm512_mul_ps(g, sigmoid16(g)), u));
      }
    }
  }
  multiply<Store::Add>(n, d, f / 2, l.act.data(), m.w[4 + 4 * i].forward.data(), x, d);
}

// dgate_up (w.half) from dact (w.dhalf).
static void swiglu_backward(int n, int f, const bf16* gate_up, const bf16* dact, bf16* out) {
  const __m512 one = _mm512_set1_ps(1.0f);
  for (int t = 0; t < n; t++)
    for (int c = 0; c < f; c += 16) {
      size_t at = size_t(t) * 2 * f + c;
      __m512 g = load_half(gate_up + at), u = load_half(gate_up + at + f), dy = load_half(dact + size_t(t) * f + c);
      __m512 sig = sigmoid16(g), silu = _mm512_mul_ps(g, sig);
      __m512 slope = _mm512_fmadd_ps(silu, _mm512_sub_ps(one, sig), sig);
      store_half(out + at, _mm512_mul_ps(_mm512_mul_ps(dy, u), slope));
      store_half(out + at + f, _mm512_mul_ps(dy, silu));
    }
}

static void layer_backward(const Model& m, const Batch& b, Worker& w, int i, const float* gains, float* grad, float* dgains) {
  const Shape& s = m.s;
  Saved& l = w.layer[i];
  int n = b.tokens(), d = s.width, q = s.qkv(), f = s.ffn;
  const size_t* at = &m.at[1 + 4 * i];
  const Packed* p = &m.w[1 + 4 * i];
  float* dx = w.dx.data();
  bf16* dy = grown(w.h, size_t(n) * d);

  to_half(size_t(n) * d, dx, dy);
  multiply<Store::Half>(n, f, d / 2, dy, p[3].backward.data(), grown(w.dhalf, size_t(n) * f), f);
  add_outer(n, d, f, dy, l.act.data(), grad + at[3], w.outer);
  swiglu_backward(n, f, l.gate_up.data(), w.dhalf.data(), grown(w.half, size_t(n) * 2 * f));
  add_outer(n, 2 * f, d, w.half.data(), l.h_ffn.data(), grad + at[2], w.outer);
  float* dh = grown(w.logits, size_t(n) * d);
  multiply<Store::Set>(n, d, f, w.half.data(), p[2].backward.data(), dh, d);
  norm_backward(n, d, l.x_ffn.data(), l.r_ffn.data(), gains + d, dh, dx, dgains + d, true);

  to_half(size_t(n) * d, dx, dy);
  multiply<Store::Half>(n, d, d / 2, dy, p[1].backward.data(), grown(w.dhalf, size_t(n) * d), d);
  add_outer(n, d, d, dy, l.mixed.data(), grad + at[1], w.outer);
  grown(w.half, size_t(n) * q);
  attention_backward(m, b, w, l);
  add_outer(n, q, d, w.half.data(), l.h_attn.data(), grad + at[0], w.outer);
  multiply<Store::Set>(n, d, q / 2, w.half.data(), p[0].backward.data(), dh, d);
  norm_backward(n, d, l.x_attn.data(), l.r_attn.data(), gains, dh, dx, dgains, true);
}

// Cross-entropy of one row of logits; leaves weight * (softmax - one-hot) as bfloat16.
static double row_loss(int vocab, const float* z, int target, float weight, bf16* dz) {
  __m512 top = _mm512_set1_ps(-1e30f), sum = _mm512_setzero_ps();
  for (int i = 0; i < vocab; i += 16) top = _mm512_max_ps(top, _mm512_loadu_ps(z + i));
  float max = _mm512_reduce_max_ps(top);
  for (int i = 0; i < vocab; i += 16) sum = _mm512_add_ps(sum, exp16(_mm512_sub_ps(_mm512_loadu_ps(z + i), _mm512_set1_ps(max))));
  float total = _mm512_reduce_add_ps(sum);
  __m512 factor = _mm512_set1_ps(weight / total);
  for (int i = 0; i < vocab; i += 16) store_half(dz + i, _mm512_mul_ps(exp16(_mm512_sub_ps(_mm512_loadu_ps(z + i), _mm512_set1_ps(max))), factor));
  float correct = weight * (std::exp(z[target] - max) / total - 1.0f);
  uint32_t u;
  memcpy(&u, &correct, 4);
  dz[target] = bf16((u + 0x7fff + ((u >> 16) & 1)) >> 16);
  return weight * (std::log(total) + max - z[target]);
}

// Loss over the positions with weight (and in full, over those of weight 1); leaves dx of the last layer in w.dx.
static double head(const Model& m, const Batch& b, Worker& w, const float* gain, float* grad, float* dgain, double* full) {
  const Shape& s = m.s;
  int n = b.tokens(), d = s.width, v = s.vocab;
  std::vector<int> chosen;
  for (int t = 0; t < n; t++)
    if (b.weights[t] > 0) chosen.push_back(t);
  int rows = int(chosen.size());
  std::vector<float> x(size_t(rows) * d), dh(size_t(rows) * d), dx(size_t(rows) * d);
  for (int i = 0; i < rows; i++) memcpy(&x[size_t(i) * d], &w.x[size_t(chosen[i]) * d], d * sizeof(float));
  bf16 *h = grown(w.h, size_t(rows) * d), *dz = grown(w.dlogits, size_t(rows) * v);
  norm_forward(rows, d, s.eps, x.data(), gain, grown(w.r, rows), h);
  float* z = grown(w.logits, size_t(64) * v);
  double loss = 0;
  for (int top = 0; top < rows; top += 64) {
    int some = rows - top < 64 ? rows - top : 64;
    multiply<Store::Set>(some, v, d / 2, h + size_t(top) * d, m.w[0].forward.data(), z, v);
    for (int i = 0; i < some; i++) {
      float weight = b.weights[chosen[top + i]];
      double row = row_loss(v, z + size_t(i) * v, b.targets[chosen[top + i]], weight, dz + size_t(top + i) * v);
      loss += row;
      if (weight >= 1) *full += row;
    }
  }
  multiply<Store::Set>(rows, d, v / 2, dz, m.w[0].backward.data(), dh.data(), d);
  add_outer(rows, v, d, dz, h, grad + m.at[0], w.outer);
  norm_backward(rows, d, x.data(), w.r.data(), gain, dh.data(), dx.data(), dgain, false);
  memset(grown(w.dx, size_t(n) * d), 0, size_t(n) * d * sizeof(float));
  for (int i = 0; i < rows; i++) memcpy(&w.dx[size_t(chosen[i]) * d], &dx[size_t(i) * d], d * sizeof(float));
  return loss;
}

extern "C" {
Model* homellm_model(const Shape* shape) { return new Model(*shape); }
Worker* homellm_worker(int layers) { return new Worker(layers); }

// Packs the matrices part, part + parts, ... of the float parameters.
void homellm_pack(Model* m, const float* p, int part, int parts) {
  for (int i = part; i < int(m->w.size()); i += parts) m->pack(i, p);
}

// Sum of weight * cross-entropy, in full that of the positions with weight 1; its gradient replaces grad.
// ids[starts[i] .. starts[i + 1]) is sequence i.
double homellm_step(const Model* m, Worker* w, const float* p, float* grad, const int* ids, const int* starts, int sequences,
                    const int* targets, const float* weights, double* full) {
  Batch b{ids, starts, targets, weights, sequences};
  const Shape& s = m->s;
  int n = b.tokens(), d = s.width;
  size_t gains = m->norms, last = gains + size_t(2) * s.layers * d;
  memset(grad, 0, (last + d) * sizeof(float));
  *full = 0;
  if (n == 0) return 0;
  float* x = grown(w->x, size_t(n) * d);
  for (int t = 0; t < n; t++) memcpy(x + size_t(t) * d, p + size_t(ids[t]) * d, d * sizeof(float));
  for (int i = 0; i < s.layers; i++) layer_forward(*m, b, *w, i, p + gains + size_t(2) * i * d);
  double loss = head(*m, b, *w, p + last, grad, grad + last, full);
  for (int i = s.layers - 1; i >= 0; i--) layer_backward(*m, b, *w, i, p + gains + size_t(2) * i * d, grad, grad + gains + size_t(2) * i * d);
  for (int t = 0; t < n; t++) {
    float *to = grad + size_t(ids[t]) * d, *from = &w->dx[size_t(t) * d];
    for (int i = 0; i < d; i++) to[i] += from[i];
  }
  return loss;
}

// Adds the other workers' gradients to the first for [begin, end) and returns the sum of squares.
double homellm_reduce(float* first, float* const* others, int count, size_t begin, size_t end) {
  double sum = 0;
  for (size_t i = begin; i < end; i += 1024) {
    size_t stop = i + 1024 < end ? i + 1024 : end;
    float part = 0;
    for (int k = 0; k < count; k++)
      for (size_t j = i; j < stop; j++) first[j] += others[k][j];
    for (size_t j = i; j < stop; j++) part += first[j] * first[j];
    sum += part;
  }
  return sum;
}

// Muon on the matrices part, part + parts, ... of the layers; queries, keys, values, gates and ups each for itself.
void homellm_muon(const Model* model, Worker* w, const Muon* o, float* p, const float* g, float* m, float* direction, int part, int parts) {
  const Shape& s = model->s;
  int index = 0;
  auto update = [&](size_t at, int rows, int columns) {
    bool anew = o->count == 0 || (o->count + index) % o->every == 0;
    if (index++ % parts == part) muon_update(*o, anew, rows, columns, p + at, g + at, m + at, direction + at, w->muon);
    return at + size_t(rows) * columns;
  };
  for (int i = 0; i < s.layers; i++) {
    const size_t* at = &model->at[1 + 4 * i];
    update(update(update(at[0], s.width, s.width), s.kv(), s.width), s.kv(), s.width);
    update(at[1], s.width, s.width);
    update(update(at[2], s.ffn, s.width), s.ffn, s.width);
    update(at[3], s.width, s.ffn);
  }
}

struct AdamW {
  float rate, beta1, beta2, eps, decay, scale, correct1, correct2;  // scale multiplies the gradient
};

// AdamW on [begin, end); decay applies below `decayed`.
void homellm_adamw(const AdamW* o, float* __restrict p, const float* __restrict g, float* __restrict m, float* __restrict v, size_t begin, size_t end,
                   size_t decayed) {
  for (size_t i = begin; i < end; i++) {
    float x = g[i] * o->scale, shrink = i < decayed ? 1 - o->rate * o->decay : 1.0f;
    m[i] += (1 - o->beta1) * (x - m[i]);
    v[i] += (1 - o->beta2) * (x * x - v[i]);
    p[i] = p[i] * shrink - o->rate * (m[i] * o->correct1) / (std::sqrt(v[i] * o->correct2) + o->eps);
  }
}
}

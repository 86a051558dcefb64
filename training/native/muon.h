// Muon: momentum of a matrix, made orthogonal by Newton-Schulz steps in bfloat16.
#pragma once
#include <cmath>

#include "attention.h"

struct Muon {
  float rate, decay, beta, scale;  // scale multiplies the gradient
  int every, count;                // a direction is found anew every so many steps
};

struct MuonWork {
  std::vector<bf16> x, gram, mixed;
  std::vector<float> sum;
  std::vector<uint32_t> packed, outer;
};

// b[k][n] = x[n][k] in panels, for products with the transposed x.
inline void pack_transposed(int rows, int columns, const bf16* x, uint32_t* out) {
  for (int left = 0; left < rows; left += Panel) {
    int wide = rows - left < Panel ? rows - left : Panel;
    transpose_pairs(wide, columns / 2, x + size_t(left) * columns, columns, out + size_t(left) * (columns / 2), wide);
  }
}

// One step x <- a x + b (x x^T) x + c (x x^T)^2 x, on the shorter side. The Gram matrix is symmetric: no transposing.
inline void newton_schulz(int rows, int columns, MuonWork& w) {
  constexpr float A = 3.4445f, B = -4.7750f, C = 2.0315f;
  int n = rows < columns ? rows : columns;
  size_t square = size_t(n) * n;
  w.gram.resize(square);
  w.mixed.resize(size_t(rows) * columns);
  w.sum.assign(square, 0);
  w.packed.resize(size_t(rows) * columns);
  if (rows < columns) {
    pack_transposed(rows, columns, w.x.data(), w.packed.data());
    multiply<Store::Set>(n, n, columns / 2, w.x.data(), w.packed.data(), w.sum.data(), n);
  } else {
    add_outer(rows, n, n, w.x.data(), w.x.data(), w.sum.data(), w.outer);
  }
  for (size_t i = 0; i < square; i += 16) store_half(&w.gram[i], _mm512_loadu_ps(&w.sum[i]));
  for (size_t i = 0; i < square; i++) w.sum[i] *= B / C;
  interleave(n, n, w.gram.data(), n, w.packed.data(), Panel);
  multiply<Store::Add>(n, n, n / 2, w.gram.data(), w.packed.data(), w.sum.data(), n);
  for (size_t i = 0; i < square; i++) w.sum[i] *= C;
  for (int i = 0; i < n; i++) w.sum[size_t(i) * n + i] += A;
  for (size_t i = 0; i < square; i += 16) store_half(&w.gram[i], _mm512_loadu_ps(&w.sum[i]));
  if (rows < columns) {
    interleave(rows, columns, w.x.data(), columns, w.packed.data(), Panel);
    multiply<Store::Half>(rows, columns, rows / 2, w.gram.data(), w.packed.data(), w.mixed.data(), columns);
  } else {
    interleave(n, n, w.gram.data(), n, w.packed.data(), Panel);
    multiply<Store::Half>(rows, columns, n / 2, w.x.data(), w.packed.data(), w.mixed.data(), columns);
  }
  w.x.swap(w.mixed);
}

// Momentum m, direction and parameters p of one matrix from its gradient g.
inline void muon_update(const Muon& o, bool anew, int rows, int columns, float* p, const float* g, float* m, float* direction, MuonWork& w) {
  size_t size = size_t(rows) * columns;
  float square = 0;
  for (size_t i = 0; i < size; i++) {
    float x = g[i] * o.scale;
    m[i] += (1 - o.beta) * (x - m[i]);
    if (anew) {
      direction[i] = x + o.beta * (m[i] - x);
      square += direction[i] * direction[i];
    }
  }
  if (anew) {
    __m512 f = _mm512_set1_ps(1 / (std::sqrt(square) + 1e-7f));
    w.x.resize(size);
    for (size_t i = 0; i < size; i += 16) store_half(&w.x[i], _mm512_mul_ps(_mm512_loadu_ps(direction + i), f));
    for (int i = 0; i < 5; i++) newton_schulz(rows, columns, w);
    for (size_t i = 0; i < size; i += 16) _mm512_storeu_ps(direction + i, load_half(&w.x[i]));
  }
  float shrink = 1 - o.rate * o.decay, step = o.rate * 0.2f * std::sqrt(float(rows > columns ? rows : columns));
  for (size_t i = 0; i < size; i++) p[i] = p[i] * shrink - step * direction[i];
}

// Causal attention of one head over one sequence, forward and backward, in bfloat16 with float sums.
#pragma once
#include "gemm.h"
#include "maths.h"

inline int round16(int n) { return (n + 15) & ~15; }

// Transposes pairs: rows [t][pairs] of words to [pairs][ld], the columns beyond t are zero.
inline void transpose_pairs(int t, int pairs, const bf16* x, size_t ldx, uint32_t* out, int ld) {
  for (int i = 0; i < pairs; i++)
    for (int j = t; j < ld; j++) out[i * ld + j] = 0;
  for (int j = 0; j < t; j++) {
    const uint32_t* row = (const uint32_t*)(x + j * ldx);
    for (int i = 0; i < pairs; i++) out[i * ld + j] = row[i];
  }
}

// out[t, ld] = rows of a times b [pairs][ld], only the columns that rows may see.
inline void causal_scores(int t, int pairs, const bf16* a, size_t lda, const uint32_t* b, int ld, float* out) {
  for (int i = 0; i < t; i += 8) {
    int rows = t - i < 8 ? t - i : 8, seen = round16(i + rows);
    for (int j = 0; j < seen; j += Panel)
      block<Store::Set>(rows, seen - j < Panel ? seen - j : Panel, pairs, (const uint32_t*)(a + i * lda), lda / 2, 1, b + j, ld, out + i * ld + j,
                        ld);
  }
}

// out rows = p [t][ld] (zero above the diagonal) times b [t / 2][width].
template <Store S>
inline void causal_mix(int t, int width, const bf16* p, int ld, const uint32_t* b, void* out, size_t ldo) {
  for (int i = 0; i < t; i += 8) {
    int rows = t - i < 8 ? t - i : 8;
    for (int j = 0; j < width; j += Panel)
      block<S>(rows, width - j < Panel ? width - j : Panel, (i + rows + 1) / 2, (const uint32_t*)(p + i * ld), ld / 2, 1, b + j, width,
               offset(out, i * ldo + j, S), ldo);
  }
}

// out rows += p^T [t][t] times b; pi is p with its rows interleaved, [t / 2][ld].
inline void causal_mix_transposed(int t, int width, const uint32_t* pi, int ld, const uint32_t* b, float* out, size_t ldo) {
  int pairs = (t + 1) / 2;
  for (int i = 0; i < t; i += 8) {
    int rows = t - i < 8 ? t - i : 8, first = i / 2;
    for (int j = 0; j < width; j += Panel)
      block<Store::Add>(rows, width - j < Panel ? width - j : Panel, pairs - first, pi + size_t(first) * ld + i, 1, ld,
                        b + size_t(first) * width + j, width, out + i * ldo + j, ldo);
  }
}

// Softmax of the scaled scores over the columns up to the row's own; p [t][ld], zeros beyond.
inline void causal_softmax(int t, float scale, const float* s, int ld, bf16* p) {
  const __m512i lane = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const __m512 factor = _mm512_set1_ps(scale);
  alignas(64) float e[4096];
  for (int i = 0; i < t; i++) {
    const float* row = s + size_t(i) * ld;
    int seen = round16(i + 1);
    __m512 top = _mm512_set1_ps(-1e30f);
    for (int j = 0; j < seen; j += 16) {
      __mmask16 in = _mm512_cmple_epi32_mask(_mm512_add_epi32(lane, _mm512_set1_epi32(j)), _mm512_set1_epi32(i));
      __m512 x = _mm512_mask_mul_ps(_mm512_set1_ps(-1e30f), in, _mm512_loadu_ps(row + j), factor);
      _mm512_store_ps(e + j, x);
      top = _mm512_max_ps(top, x);
    }
    __m512 max = _mm512_set1_ps(_mm512_reduce_max_ps(top)), sum = _mm512_setzero_ps();
    for (int j = 0; j < seen; j += 16) {
      __m512 x = exp16(_mm512_sub_ps(_mm512_load_ps(e + j), max));
      _mm512_store_ps(e + j, x);
      sum = _mm512_add_ps(sum, x);
    }
    __m512 inverse = _mm512_set1_ps(1.0f / _mm512_reduce_add_ps(sum));
    bf16* out = p + size_t(i) * ld;
    for (int j = 0; j < seen; j += 16) store_half(out + j, _mm512_mul_ps(_mm512_load_ps(e + j), inverse));
    memset(out + seen, 0, (ld - seen) * sizeof(bf16));
  }
}

// ds = p * (dp - d) * scale in place of dp as bfloat16, where d is the row's sum of dout * out.
inline void softmax_backward(int t, float scale, const bf16* p, const float* dp, int ld, const float* d, bf16* ds) {
  for (int i = 0; i < t; i++) {
    int seen = round16(i + 1);
    __m512 di = _mm512_set1_ps(d[i]), factor = _mm512_set1_ps(scale);
    size_t at = size_t(i) * ld;
    for (int j = 0; j < seen; j += 16) {
      __m512 x = _mm512_mul_ps(_mm512_mul_ps(load_half(p + at + j), factor), _mm512_sub_ps(_mm512_loadu_ps(dp + at + j), di));
      store_half(ds + at + j, x);
    }
    memset(ds + at + seen, 0, (ld - seen) * sizeof(bf16));
  }
}

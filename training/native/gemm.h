// Matrix products in bfloat16 with sums in float, for CPUs with AVX512-BF16.
//
// Both operands are read as pairs: one 32-bit word holds two neighbours along the summed dimension. The right
// operand is packed in panels of 48 columns, [panel][k / 2][48]; the left one is addressed by a row and a k stride.
#pragma once
#include <immintrin.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

using bf16 = uint16_t;
constexpr int Panel = 48;

enum class Store { Set, Add, Half };

inline float widen(bf16 x) {
  uint32_t u = uint32_t(x) << 16;
  float f;
  memcpy(&f, &u, 4);
  return f;
}

inline __m512 load_half(const bf16* p) {
  return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i*)p)), 16));
}

inline void store_half(bf16* p, __m512 x) { _mm256_storeu_si256((__m256i*)p, (__m256i)_mm512_cvtneps_pbh(x)); }

// R rows times C * 16 columns.
template <int R, int C, Store S>
inline void tile(int pairs, const uint32_t* a, size_t rs, size_t ks, const uint32_t* b, size_t ldb, void* out, size_t ldc) {
  __m512 acc[R][C];
  for (int r = 0; r < R; r++)
    for (int c = 0; c < C; c++) acc[r][c] = _mm512_setzero_ps();
  for (int k = 0; k < pairs; k++) {
    __m512bh right[C];
#pragma GCC unroll 3
    for (int c = 0; c < C; c++) right[c] = (__m512bh)_mm512_loadu_si512(b + k * ldb + 16 * c);
#pragma GCC unroll 8
    for (int r = 0; r < R; r++) {
      __m512bh left = (__m512bh)_mm512_set1_epi32(int(a[r * rs + k * ks]));
#pragma GCC unroll 3
      for (int c = 0; c < C; c++) acc[r][c] = _mm512_dpbf16_ps(acc[r][c], left, right[c]);
    }
  }
  for (int r = 0; r < R; r++)
    for (int c = 0; c < C; c++) {
      if constexpr (S == Store::Half) {
        store_half((bf16*)out + r * ldc + 16 * c, acc[r][c]);
      } else {
        float* p = (float*)out + r * ldc + 16 * c;
        _mm512_storeu_ps(p, S == Store::Add ? _mm512_add_ps(_mm512_loadu_ps(p), acc[r][c]) : acc[r][c]);
      }
    }
}

template <int C, Store S>
inline void strip(int rows, int pairs, const uint32_t* a, size_t rs, size_t ks, const uint32_t* b, size_t ldb, void* out, size_t ldc) {
  switch (rows) {
    case 8: return tile<8, C, S>(pairs, a, rs, ks, b, ldb, out, ldc);
    case 7: return tile<7, C, S>(pairs, a, rs, ks, b, ldb, out, ldc);
    case 6: return tile<6, C, S>(pairs, a, rs, ks, b, ldb, out, ldc);
    case 5: return tile<5, C, S>(pairs, a, rs, ks, b, ldb, out, ldc);
    case 4: return tile<4, C, S>(pairs, a, rs, ks, b, ldb, out, ldc);
    case 3: return tile<3, C, S>(pairs, a, rs, ks, b, ldb, out, ldc);
    case 2: return tile<2, C, S>(pairs, a, rs, ks, b, ldb, out, ldc);
    case 1: return tile<1, C, S>(pairs, a, rs, ks, b, ldb, out, ldc);
  }
}

template <Store S>
inline void block(int rows, int columns, int pairs, const uint32_t* a, size_t rs, size_t ks, const uint32_t* b, size_t ldb, void* out,
                  size_t ldc) {
  if (columns == 48) strip<3, S>(rows, pairs, a, rs, ks, b, ldb, out, ldc);
  else if (columns == 32) strip<2, S>(rows, pairs, a, rs, ks, b, ldb, out, ldc);
  else strip<1, S>(rows, pairs, a, rs, ks, b, ldb, out, ldc);
}

inline void* offset(void* p, size_t n, Store s) { return (char*)p + n * (s == Store::Half ? 2 : 4); }

// out[rows, columns] = a * b, b packed in panels with `pairs` rows each; a is row-major with `pairs` words a row.
template <Store S>
inline void multiply(int rows, int columns, int pairs, const void* a, const uint32_t* b, void* out, size_t ldc) {
  constexpr int Chunk = 128;
  for (int top = 0; top < rows; top += Chunk) {
    int end = top + Chunk < rows ? top + Chunk : rows;
    for (int left = 0; left < columns; left += Panel) {
      int wide = columns - left < Panel ? columns - left : Panel;
      const uint32_t* panel = b + size_t(left) * pairs;
      for (int i = top; i < end; i += 8)
        block<S>(end - i < 8 ? end - i : 8, wide, pairs, (const uint32_t*)a + size_t(i) * pairs, pairs, 1, panel, wide,
                 offset(out, i * ldc + left, S), ldc);
    }
  }
}

// Interleaves two neighbouring rows: [rows][columns] to panels [columns / width][rows / 2][width] of words.
inline void interleave(int rows, int columns, const bf16* x, size_t ldx, uint32_t* out, int width) {
  int pairs = (rows + 1) / 2;
  for (int left = 0; left < columns; left += width) {
    int wide = columns - left < width ? columns - left : width;
    uint32_t* panel = out + size_t(left) * pairs;
    for (int k = 0; k < pairs; k++) {
      const bf16* r0 = x + size_t(2 * k) * ldx + left;
      bool both = 2 * k + 1 < rows;
      for (int c = 0; c < wide; c += 16) {
        __m512i lo = _mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i*)(r0 + c)));
        __m512i hi = both ? _mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i*)(r0 + ldx + c))) : _mm512_setzero_si512();
        _mm512_storeu_si512(panel + k * wide + c, _mm512_or_si512(lo, _mm512_slli_epi32(hi, 16)));
      }
    }
  }
}

// grad[m, n] += a^T b for a [rows, m] and b [rows, n]; work holds both interleaved.
inline void add_outer(int rows, int m, int n, const bf16* a, const bf16* b, float* grad, std::vector<uint32_t>& work) {
  size_t pairs = (rows + 1) / 2;
  if (work.size() < pairs * (m + n)) work.resize(pairs * (m + n));
  uint32_t *left = work.data(), *right = left + pairs * m;
  interleave(rows, m, a, m, left, 16);
  interleave(rows, n, b, n, right, Panel);
  constexpr size_t Depth = 256;
  for (size_t k = 0; k < pairs; k += Depth) {
    int deep = int(pairs - k < Depth ? pairs - k : Depth);
    for (int j = 0; j < n; j += Panel) {
      int wide = n - j < Panel ? n - j : Panel;
      const uint32_t* panel = right + j * pairs + k * wide;
      for (int i = 0; i < m; i += 8)
        block<Store::Add>(8, wide, deep, left + (i / 16 * 16) * pairs + k * 16 + i % 16, 1, 16, panel, wide, grad + size_t(i) * n + j, n);
    }
  }
}

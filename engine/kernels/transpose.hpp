// engine/kernels/transpose.hpp — vectors whose lanes are every fourth value, from vectors of neighbouring values, and
// back.
#pragma once

#include <array>

#include "kernels/vector.hpp"

namespace convscope::kernels {

/// The first 4 · lanes values of `row` as four vectors: lane t of vector c is row[4·t + c].
[[gnu::always_inline]] inline std::array<Vector<float>, 4> every_fourth(const float* row) noexcept {
  const Vector<float> a = load(row);
  const Vector<float> b = load(row + 4);
  const Vector<float> c = load(row + 8);
  const Vector<float> d = load(row + 12);
  const Vector<float> even_low = xsimd::zip_lo(a, c);
  const Vector<float> even_high = xsimd::zip_hi(a, c);
  const Vector<float> odd_low = xsimd::zip_lo(b, d);
  const Vector<float> odd_high = xsimd::zip_hi(b, d);
  return {xsimd::zip_lo(even_low, odd_low), xsimd::zip_hi(even_low, odd_low), xsimd::zip_lo(even_high, odd_high),
          xsimd::zip_hi(even_high, odd_high)};
}

[[gnu::always_inline]] inline std::array<Vector<double>, 4> every_fourth(const double* row) noexcept {
  const Vector<double> a = load(row);
  const Vector<double> b = load(row + 2);
  const Vector<double> c = load(row + 4);
  const Vector<double> d = load(row + 6);
  return {xsimd::zip_lo(a, c), xsimd::zip_hi(a, c), xsimd::zip_lo(b, d), xsimd::zip_hi(b, d)};
}

/// The first two vectors of every_fourth(row + 4): lane t of vector c is row[4·t + 4 + c].
[[gnu::always_inline]] inline std::array<Vector<float>, 2> every_fourth_of_next(const float* row) noexcept {
  const Vector<float> even_low = xsimd::zip_lo(load(row + 4), load(row + 12));
  const Vector<float> odd_low = xsimd::zip_lo(load(row + 8), load(row + 16));
  return {xsimd::zip_lo(even_low, odd_low), xsimd::zip_hi(even_low, odd_low)};
}

[[gnu::always_inline]] inline std::array<Vector<double>, 2> every_fourth_of_next(const double* row) noexcept {
  const Vector<double> a = load(row + 4);
  const Vector<double> b = load(row + 8);
  return {xsimd::zip_lo(a, b), xsimd::zip_hi(a, b)};
}

/// The way back: row[4·t + c] = lane t of vectors[c].
[[gnu::always_inline]] inline void store_every_fourth(float* row,
                                                      const std::array<Vector<float>, 4>& vectors) noexcept {
  const Vector<float> even_low = xsimd::zip_lo(vectors[0], vectors[2]);
  const Vector<float> even_high = xsimd::zip_hi(vectors[0], vectors[2]);
  const Vector<float> odd_low = xsimd::zip_lo(vectors[1], vectors[3]);
  const Vector<float> odd_high = xsimd::zip_hi(vectors[1], vectors[3]);
  store(row, xsimd::zip_lo(even_low, odd_low));
  store(row + 4, xsimd::zip_hi(even_low, odd_low));
  store(row + 8, xsimd::zip_lo(even_high, odd_high));
  store(row + 12, xsimd::zip_hi(even_high, odd_high));
}

[[gnu::always_inline]] inline void store_every_fourth(double* row,
                                                      const std::array<Vector<double>, 4>& vectors) noexcept {
  store(row, xsimd::zip_lo(vectors[0], vectors[1]));
  store(row + 2, xsimd::zip_lo(vectors[2], vectors[3]));
  store(row + 4, xsimd::zip_hi(vectors[0], vectors[1]));
  store(row + 6, xsimd::zip_hi(vectors[2], vectors[3]));
}

}  // namespace convscope::kernels

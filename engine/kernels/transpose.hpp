// engine/kernels/transpose.hpp — vectors whose lanes are every second, third or n-th value, from vectors of
// neighbouring values, and back.
#pragma once

#include <array>

#include "kernels/vector.hpp"

namespace convscope::kernels {

/// Lanes A and B of `first`, then C and D of `second`.
template <unsigned A, unsigned B, unsigned C, unsigned D>
[[gnu::always_inline]] inline Vector<float> two_of_each(Vector<float> first, Vector<float> second) noexcept {
  using Index = xsimd::as_unsigned_integer_t<float>;
  return xsimd::shuffle(first, second, xsimd::batch_constant<Index, VectorArchitecture, A, B, 4 + C, 4 + D>{});
}

/// Lane A of `first`, then B of `second`.
template <unsigned A, unsigned B>
[[gnu::always_inline]] inline Vector<double> one_of_each(Vector<double> first, Vector<double> second) noexcept {
  using Index = xsimd::as_unsigned_integer_t<double>;
  return xsimd::shuffle(first, second, xsimd::batch_constant<Index, VectorArchitecture, A, 2 + B>{});
}

/// Every second of the values in `first` from the one at `A` on, then every second of those in `second` from `B` on.
template <unsigned A, unsigned B>
[[gnu::always_inline]] inline Vector<float> every_second(Vector<float> first, Vector<float> second) noexcept {
  return two_of_each<A, A + 2, B, B + 2>(first, second);
}

template <unsigned A, unsigned B>
[[gnu::always_inline]] inline Vector<double> every_second(Vector<double> first, Vector<double> second) noexcept {
  return one_of_each<A, B>(first, second);
}

/// The first 2 · lanes values of `row` as two vectors: lane t of vector c is row[2·t + c].
template <class T>
[[gnu::always_inline]] inline std::array<Vector<T>, 2> every_second(const T* row) noexcept {
  const Vector<T> first = load(row);
  const Vector<T> second = load(row + lanes<T>);
  return {every_second<0, 0>(first, second), every_second<1, 1>(first, second)};
}

/// The first 3 · lanes values of `row` as three vectors: lane t of vector c is row[3·t + c].
[[gnu::always_inline]] inline std::array<Vector<float>, 3> every_third(const float* row) noexcept {
  const Vector<float> a = load(row);
  const Vector<float> b = load(row + 4);
  const Vector<float> c = load(row + 8);
  const Vector<float> first = two_of_each<0, 3, 0, 2>(a, two_of_each<2, 2, 1, 1>(b, c));
  const Vector<float> second = two_of_each<0, 2, 0, 2>(two_of_each<1, 1, 0, 0>(a, b), two_of_each<3, 3, 2, 2>(b, c));
  const Vector<float> third = two_of_each<0, 2, 0, 3>(two_of_each<2, 2, 1, 1>(a, b), c);
  return {first, second, third};
}

[[gnu::always_inline]] inline std::array<Vector<double>, 3> every_third(const double* row) noexcept {
  const Vector<double> a = load(row);
  const Vector<double> b = load(row + 2);
  const Vector<double> c = load(row + 4);
  return {one_of_each<0, 1>(a, b), one_of_each<1, 0>(a, c), one_of_each<0, 1>(b, c)};
}

/// Lane t of vector c is lane c of the t-th vector given.
[[gnu::always_inline]] inline std::array<Vector<float>, 4> transposed(Vector<float> a, Vector<float> b, Vector<float> c,
                                                                      Vector<float> d) noexcept {
  const Vector<float> even_low = xsimd::zip_lo(a, c);
  const Vector<float> even_high = xsimd::zip_hi(a, c);
  const Vector<float> odd_low = xsimd::zip_lo(b, d);
  const Vector<float> odd_high = xsimd::zip_hi(b, d);
  return {xsimd::zip_lo(even_low, odd_low), xsimd::zip_hi(even_low, odd_low), xsimd::zip_lo(even_high, odd_high),
          xsimd::zip_hi(even_high, odd_high)};
}

/// Four vectors: lane t of vector c is row[t · pitch + c].
[[gnu::always_inline]] inline std::array<Vector<float>, 4> load_transposed(const float* row, Offset pitch) noexcept {
  return transposed(load(row), load(row + pitch), load(row + 2 * pitch), load(row + 3 * pitch));
}

[[gnu::always_inline]] inline std::array<Vector<double>, 4> load_transposed(const double* row, Offset pitch) noexcept {
  const Vector<double> a = load(row);
  const Vector<double> b = load(row + 2);
  const Vector<double> c = load(row + pitch);
  const Vector<double> d = load(row + pitch + 2);
  return {xsimd::zip_lo(a, c), xsimd::zip_hi(a, c), xsimd::zip_lo(b, d), xsimd::zip_hi(b, d)};
}

/// The way back: row[t · pitch + c] = lane t of vector c.
[[gnu::always_inline]] inline void store_transposed(float* row, Offset pitch, Vector<float> a, Vector<float> b,
                                                    Vector<float> c, Vector<float> d) noexcept {
  const std::array<Vector<float>, 4> vectors = transposed(a, b, c, d);
  store(row, vectors[0]);
  store(row + pitch, vectors[1]);
  store(row + 2 * pitch, vectors[2]);
  store(row + 3 * pitch, vectors[3]);
}

[[gnu::always_inline]] inline void store_transposed(double* row, Offset pitch, Vector<double> a, Vector<double> b,
                                                    Vector<double> c, Vector<double> d) noexcept {
  store(row, xsimd::zip_lo(a, b));
  store(row + 2, xsimd::zip_lo(c, d));
  store(row + pitch, xsimd::zip_hi(a, b));
  store(row + pitch + 2, xsimd::zip_hi(c, d));
}

/// A square of vectors: row[t · pitch + c] = lane t of column c.
[[gnu::always_inline]] inline void store_columns(float* row, Offset pitch,
                                                 const std::array<Vector<float>, 4>& columns) noexcept {
  store_transposed(row, pitch, columns[0], columns[1], columns[2], columns[3]);
}

[[gnu::always_inline]] inline void store_columns(double* row, Offset pitch,
                                                 const std::array<Vector<double>, 2>& columns) noexcept {
  store(row, xsimd::zip_lo(columns[0], columns[1]));
  store(row + pitch, xsimd::zip_hi(columns[0], columns[1]));
}

}  // namespace convscope::kernels

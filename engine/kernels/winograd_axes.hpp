// engine/kernels/winograd_axes.hpp — Winograd's transforms along one axis, by the values of polynomials at 0, 1, −1, 2,
// −2 and infinity: plain arithmetic on vectors, whose lanes are independent of each other.
#pragma once

#include <array>

#include "kernels/vector.hpp"
#include "kernels/winograd.hpp"

namespace convscope::kernels {

constexpr auto reach = static_cast<std::size_t>(winograd_reach);
constexpr std::size_t most_taps = 5;  // of a kernel, per axis

/// What one axis of a tile holds, before and after a transform.
template <class T>
using Six = std::array<Vector<T>, reach>;

/// One axis of the input transform, Bᵀ·d.
template <class T>
[[gnu::always_inline]] inline Six<T> input_axis(const Six<T>& d) noexcept {
  const Vector<T> two = splat(T{2});
  const Vector<T> four = splat(T{4});
  const Vector<T> even = d[4] - four * d[2];
  const Vector<T> odd = d[3] - four * d[1];
  const Vector<T> even_step = d[4] - d[2];
  const Vector<T> odd_step = d[3] - d[1];
  const Vector<T> odd_double = two * odd_step;
  return {four * (d[0] - d[2]) + even_step, even + odd, even - odd, even_step + odd_double, even_step - odd_double,
          (d[5] - d[3]) - four * odd_step};
}

/// One axis of the output transform, Aᵀ·m: the values at 0, 1, −1, 2 and −2 by their powers, and the last one.
template <std::size_t Tile, class T>
[[gnu::always_inline]] inline std::array<Vector<T>, Tile> output_axis(const Six<T>& m) noexcept {
  const Vector<T> sum = m[1] + m[2];
  const Vector<T> difference = m[1] - m[2];
  const Vector<T> far_sum = m[3] + m[4];
  const Vector<T> far_difference = m[3] - m[4];
  std::array<Vector<T>, Tile> values;
  values[0] = m[0] + sum + far_sum;
#pragma GCC unroll 4
  for (std::size_t i = 1; i < Tile; ++i) {
    const Vector<T> power = splat(static_cast<T>(1 << i));
    values[i] = i % 2 == 0 ? sum + power * far_sum : difference + power * far_difference;
  }
  values[Tile - 1] = values[Tile - 1] + m[5];
  return values;
}

/// One axis of the weight transform, G·g, of `taps` weights.
template <class T>
[[nodiscard]] inline Six<T> weight_axis(const std::array<Vector<T>, most_taps>& g, std::size_t taps) noexcept {
  Vector<T> even = g[0];
  Vector<T> odd = g[1];
  Vector<T> far_even = g[0];
  Vector<T> far_odd = splat(T{2}) * g[1];
  for (std::size_t i = 2; i < taps; ++i) {
    const Vector<T> power = splat(static_cast<T>(1 << i));
    (i % 2 == 0 ? even : odd) += g[i];
    (i % 2 == 0 ? far_even : far_odd) += power * g[i];
  }
  const Vector<T> sixth = splat(static_cast<T>(1.0 / 6));
  const Vector<T> small = splat(static_cast<T>(1.0 / 24));
  return {g[0] * splat(T{0.25}),        splat(T{0}) - (even + odd) * sixth, (odd - even) * sixth,
          (far_even + far_odd) * small, (far_even - far_odd) * small,       g[taps - 1]};
}

}  // namespace convscope::kernels

// engine/kernels/elementwise.hpp — what is done value by value: rectifying, comparing with a target, looking for what
// is not finite.
#pragma once

#include <limits>
#include <type_traits>

#include "kernels/windows.hpp"

namespace convscope::kernels {

/// Sums and products of transformed values stay finite up to here, so that an infinity or a NaN of the data cannot
/// spread over a whole tile.
template <class T>
inline constexpr T largest_transformable = std::is_same_v<T, float> ? static_cast<T>(1e15) : static_cast<T>(1e150);

/// Whether every value is a number of at most `largest` in size.
template <class T>
[[nodiscard]] bool all_at_most(const T* values, Offset count, T largest) noexcept;

template <class T>
[[nodiscard]] bool all_finite(const T* values, Offset count) noexcept {
  return all_at_most(values, count, std::numeric_limits<T>::max());
}

/// output = max(0, input); a NaN stays one.
template <class T>
void rectify(const T* input, Offset count, T* output) noexcept;

/// grad_input = grad_output where input > 0 or is a NaN, else 0.
template <class T>
void rectify_backward(const T* input, const T* grad_output, Offset count, T* grad_input) noexcept;

/// residual = output − target, gradient = scale · residual, and the sum of the squared residuals: in double, in four
/// parts by column modulo 4, joined as (0 + 1) + (2 + 3).
///
/// @param rows  of `width` values each.
template <class T>
double compare(const T* output, const T* target, Offset rows, Offset width, T scale, T* residual, T* gradient) noexcept;

}  // namespace convscope::kernels

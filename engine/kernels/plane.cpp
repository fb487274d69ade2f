// engine/kernels/plane.cpp — 3×3 and 5×5 with taps held in registers, other kernels over four output rows at once.
#include "kernels/plane.hpp"

#include <algorithm>
#include <array>

#include "kernels/vector.hpp"

namespace convscope::kernels {
namespace {

constexpr Offset block_rows = 4;
constexpr Offset block_vectors = 2;

/// One vector of a pass: the sum so far, and the products with Rows rows of Columns taps.
template <std::size_t Rows, std::size_t Columns, class T>
[[gnu::always_inline]] inline Vector<T> add_taps(Vector<T> sum, const std::array<Vector<T>, Rows * Columns>& weights,
                                                 const T* values, Offset width) noexcept {
#pragma GCC unroll 4
  for (std::size_t row = 0; row < Rows; ++row, values += width) {
#pragma GCC unroll 8
    for (std::size_t column = 0; column < Columns; ++column) {
      sum = sum + weights[row * Columns + column] * load(values + column);
    }
  }
  return sum;
}

/// Adds Rows rows of a kernel to one output row, or begins it with them. The weights stay in registers, so that each
/// product costs one load, one multiplication and one addition.
template <std::size_t Rows, std::size_t Columns, bool Begins, class T>
void pass_over_row(const Plane& plane, const T* input, const T* kernel, T bias, T* output) noexcept {
  std::array<Vector<T>, Rows * Columns> weights;
#pragma GCC unroll 16
  for (std::size_t tap = 0; tap < Rows * Columns; ++tap) {
    weights[tap] = splat(kernel[tap]);
  }
  const Vector<T> start = splat(bias);
  const Offset width = plane.width;  // read once: for all the compiler knows, storing a vector might change the plane
  // The last vector ends with the row. Begun anew it may do some pixels again; added to, it must find them undone.
  const Offset last = plane.output_width - lanes<T>;
  const Vector<T> undone = Begins ? start : load(output + last);
  const auto add = [&](Offset column, Vector<T> sum) {
    store(output + column, add_taps<Rows, Columns>(sum, weights, input + column, width));
  };
  for (Offset column = 0; column < last; column += lanes<T>) {
    add(column, Begins ? start : load(output + column));
  }
  add(last, undone);
}

template <class T>
void multiply_3x3(const Plane& plane, const T* input, const T* kernel, T bias, T* output) noexcept {
  for (Offset row = 0; row < plane.output_height; ++row, input += plane.width, output += plane.output_width) {
    pass_over_row<3, 3, true>(plane, input, kernel, bias, output);
  }
}

/// In three passes: of one, two and two rows of the kernel.
template <class T>
void multiply_5x5(const Plane& plane, const T* input, const T* kernel, T bias, T* output) noexcept {
  for (Offset row = 0; row < plane.output_height; ++row, input += plane.width, output += plane.output_width) {
    pass_over_row<1, 5, true>(plane, input, kernel, bias, output);
    pass_over_row<2, 5, false>(plane, input + plane.width, kernel + 5, bias, output);
    pass_over_row<2, 5, false>(plane, input + 3 * plane.width, kernel + 15, bias, output);
  }
}

template <class T>
using BlockSums = std::array<std::array<Vector<T>, block_vectors>, block_rows>;

/// Adds the products of one input row to output rows First … Last − 1 of a block: to each through another kernel row.
///
/// @param kernel  the kernel row that output row 0 of the block would use.
template <std::size_t First, std::size_t Last, class T>
[[gnu::always_inline]] inline void add_input_row(const T* input, const T* kernel, Offset kernel_width,
                                                 BlockSums<T>& sums) noexcept {
  for (Offset tap = 0; tap < kernel_width; ++tap) {
    const Vector<T> left = load(input + tap);
    const Vector<T> right = load(input + tap + lanes<T>);
#pragma GCC unroll 4
    for (std::size_t row = First; row < Last; ++row) {
      const Vector<T> weight = splat(kernel[tap - static_cast<Offset>(row) * kernel_width]);
      sums[row][0] = sums[row][0] + weight * left;
      sums[row][1] = sums[row][1] + weight * right;
    }
  }
}

/// Four output rows share what they read: each input row is loaded once for all of them. The first and the last three
/// rows belong to fewer, never to a weight that is not there.
template <class T>
[[gnu::always_inline]] inline void multiply_four_rows(const Plane& plane, const T* input, const T* kernel, T bias,
                                                      T* output) noexcept {
  const Offset columns = plane.kernel_width;
  BlockSums<T> sums;
#pragma GCC unroll 4
  for (auto& row : sums) {
    row = {splat(bias), splat(bias)};
  }
  const T* last = kernel + plane.kernel_height * columns;
  add_input_row<0, 1>(input, kernel, columns, sums);
  add_input_row<0, 2>(input + plane.width, kernel + columns, columns, sums);
  add_input_row<0, 3>(input + 2 * plane.width, kernel + 2 * columns, columns, sums);
  input += 3 * plane.width;
  for (const T* row = kernel + 3 * columns; row != last; row += columns, input += plane.width) {
    add_input_row<0, 4>(input, row, columns, sums);
  }
  add_input_row<1, 4>(input, last, columns, sums);
  add_input_row<2, 4>(input + plane.width, last + columns, columns, sums);
  add_input_row<3, 4>(input + 2 * plane.width, last + 2 * columns, columns, sums);
#pragma GCC unroll 4
  for (const auto& row : sums) {
    store(output, row[0]);
    store(output + lanes<T>, row[1]);
    output += plane.output_width;
  }
}

}  // namespace

template <class T>
bool plane_serves(const Plane& plane) noexcept {
  const bool is_3x3 = plane.kernel_height == 3 && plane.kernel_width == 3;
  const bool is_tall = plane.kernel_height >= block_rows && plane.kernel_width > 1;
  return (is_3x3 || is_tall) && plane.output_width >= block_vectors * lanes<T> && plane.output_height >= block_rows;
}

template <class T>
void multiply_plane(const Plane& plane, const T* input, const T* kernel, T bias, T* output) {
  if (plane.kernel_height == 3) {
    multiply_3x3(plane, input, kernel, bias, output);
    return;
  }
  if (plane.kernel_height == 5 && plane.kernel_width == 5) {
    multiply_5x5(plane, input, kernel, bias, output);
    return;
  }
  // The last rows and columns end with the plane: some outputs are computed twice, to the same bits.
  for (Offset step = 0; step < plane.output_height; step += block_rows) {
    const Offset row = std::min(step, plane.output_height - block_rows);
    const T* const values = input + row * plane.width;
    T* const results = output + row * plane.output_width;
    const Offset last = plane.output_width - block_vectors * lanes<T>;
    for (Offset column = 0; column < last; column += block_vectors * lanes<T>) {
      multiply_four_rows(plane, values + column, kernel, bias, results + column);
    }
    multiply_four_rows(plane, values + last, kernel, bias, results + last);
  }
}

template bool plane_serves<float>(const Plane&) noexcept;
template bool plane_serves<double>(const Plane&) noexcept;
template void multiply_plane(const Plane&, const float*, const float*, float, float*);
template void multiply_plane(const Plane&, const double*, const double*, double, double*);

}  // namespace convscope::kernels

// engine/kernels/separable.cpp — finds the factors of a kernel, and convolves with one after the other.
#include "kernels/separable.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace convscope::kernels {
namespace {

/// The first pass: rows of the padded plane become rows of the output's width.
Windows row_windows(Windows windows) noexcept {
  windows.kernel_height = 1;
  windows.output_height = windows.height;
  return windows;
}

Windows column_windows(Windows windows) noexcept {
  windows.kernel_width = 1;
  windows.width = windows.output_width;
  return windows;
}

}  // namespace

template <class T>
std::optional<Factors<T>> separate(const T* kernel, Offset height, Offset width) {
  const auto is_smaller = [](T a, T b) { return std::abs(a) < std::abs(b); };
  const T* const pivot = std::max_element(kernel, kernel + height * width, is_smaller);
  const T largest = std::abs(*pivot);
  if (!(largest > 0) || !std::isfinite(largest)) {
    return std::nullopt;
  }
  Factors<T> factors;
  const Offset pivot_row = (pivot - kernel) / width;
  const Offset pivot_column = (pivot - kernel) % width;
  // No factor of the column is larger than 1, so that the sums along rows do not outgrow those of the kernel.
  for (Offset row = 0; row < height; ++row) {
    factors.column.push_back(kernel[row * width + pivot_column] / *pivot);
  }
  factors.row.assign(kernel + pivot_row * width, kernel + (pivot_row + 1) * width);
  const T tolerance = 4 * std::numeric_limits<T>::epsilon() * largest;
  for (Offset i = 0; i < height * width; ++i) {
    const T product =
        factors.column[static_cast<std::size_t>(i / width)] * factors.row[static_cast<std::size_t>(i % width)];
    // Not ≤, which a NaN among the taps would not fail.
    if (!(std::abs(kernel[i] - product) <= tolerance)) {
      return std::nullopt;
    }
  }
  return factors;
}

template <class T>
SeparableConvolution<T>::SeparableConvolution(const Windows& windows, const Interior& interior,
                                              const Factors<T>& factors)
    : middle_size_(windows.height * windows.output_width),
      along_rows_(row_windows(windows), interior, factors.row.data()),
      along_columns_(column_windows(windows), {0, 0, windows.height, windows.output_width}, factors.column.data()),
      middle_(static_cast<std::size_t>(windows.batch * middle_size_)) {}

template <class T>
void SeparableConvolution<T>::run(const T* input, const T* bias, T* output) {
  along_rows_.run(input, nullptr, middle_.data());
  along_columns_.run(middle_.data(), bias, output);
}

template std::optional<Factors<float>> separate(const float*, Offset, Offset);
template std::optional<Factors<double>> separate(const double*, Offset, Offset);
template class SeparableConvolution<float>;
template class SeparableConvolution<double>;

}  // namespace convscope::kernels

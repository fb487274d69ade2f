// engine/kernels/separable.hpp — kernels that are the product of a column and a row: two short passes for one long one.
#pragma once

#include <optional>
#include <vector>

#include "kernels/blocked.hpp"

namespace convscope::kernels {

/// A kernel of rank one: kernel(i, j) = column(i) · row(j).
template <class T>
struct Factors {
  std::vector<T> column;
  std::vector<T> row;
};

/// The factors of a kernel, if every tap is their product up to four roundings of its largest tap. Gaussian, box and
/// Sobel kernels have them.
///
/// @param kernel  row-major height × width.
template <class T>
[[nodiscard]] std::optional<Factors<T>> separate(const T* kernel, Offset height, Offset width);

/// One channel, stride and dilation 1: every row with the row factor first, then every column of that. An output adds
/// up height + width products, whose rounding errors are no larger than those of the height · width it stands for,
/// beside those of the factors.
template <class T>
class SeparableConvolution {
 public:
  /// @param windows  with one input, one output and one group.
  /// @param factors  of the kernel as it is written; a true convolution turns both.
  SeparableConvolution(const Windows& windows, const Interior& interior, const Factors<T>& factors);

  /// As BlockedConvolution::run.
  void run(const T* input, const T* bias, T* output);

 private:
  Offset middle_size_;
  BlockedConvolution<T> along_rows_;
  BlockedConvolution<T> along_columns_;
  std::vector<T> middle_;
};

}  // namespace convscope::kernels

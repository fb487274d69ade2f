// engine/kernels/halved.hpp — 3×3 at stride 2 over planes with at most one pixel of zeros around, read where they
// stand: the layer that halves a plane.
#pragma once

#include "kernels/ring_rows.hpp"
#include "kernels/windows.hpp"

namespace convscope::kernels {

/// 3×3 taps, stride 2 both ways, up to one pixel of padding on each side, one kernel for each plane.
template <class T>
class HalvedPlane {
 public:
  HalvedPlane(const Windows& windows, const Interior& interior);

  /// output(r, c) = bias + Σ input(2r + i − top, 2c + j − left) · kernel(i, j), the products added by row and column,
  /// those with the zeros included: the bits of the definition.
  ///
  /// @param input   [height, width], without the padding.
  /// @param output  [output_height, output_width].
  void multiply(const T* input, const T* kernel, T bias, T* output);

  /// Rows of more than a vector of outputs.
  [[nodiscard]] static bool serves(const Windows& windows, const Interior& interior) noexcept;

 private:
  Offset top_;
  Offset left_;
  Offset output_height_;
  Offset output_width_;
  bool meets_right_;  ///< whether the last windows of a row reach over its end
  RingRows<T> rows_;
};

}  // namespace convscope::kernels

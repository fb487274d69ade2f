// engine/kernels/strided.hpp — 3×3 at stride 2 or 3 over planes with at most one pixel of zeros around, read where they
// stand: the layer that halves a plane.
#pragma once

#include "kernels/ring_rows.hpp"

namespace convscope::kernels {

/// 3×3 taps, the same stride of 2 or 3 both ways, up to one pixel of padding on each side, one kernel for each plane.
class StridedPlane {
 public:
  StridedPlane(const Windows& windows, const Interior& interior);

  /// output(r, c) = bias + Σ input(stride · r + i − top, stride · c + j − left) · kernel(i, j), the products added by
  /// row and column, those with the zeros included: the bits of the definition.
  ///
  /// @param input   [height, width], without the padding.
  /// @param output  [output_height, output_width].
  void multiply(const float* input, const float* kernel, float bias, float* output);

  /// Rows of more than a vector of outputs.
  [[nodiscard]] static bool serves(const Windows& windows, const Interior& interior) noexcept;

 private:
  template <Offset Stride>
  void multiply(const float* kernel, float bias, float* output) const noexcept;

  Offset stride_;
  Offset top_;
  Offset left_;
  Offset output_height_;
  Offset output_width_;
  bool meets_right_;  ///< whether the last windows of a row reach over its end
  RingRows<float> rows_;
};

}  // namespace convscope::kernels

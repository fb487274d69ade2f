// engine/kernels/ringed.hpp — 3×3 over planes with one pixel of zeros all around, read where they stand: no padded
// copy.
#pragma once

#include "kernels/ring_rows.hpp"
#include "kernels/windows.hpp"

namespace convscope::kernels {

/// The layer that most nets are made of: 3×3 taps, stride 1, padding 1, one kernel for each plane.
class RingedPlane {
 public:
  /// @param width  of the plane, in pixels
  RingedPlane(Offset height, Offset width);

  /// output(r, c) = bias + Σ input(r + i − 1, c + j − 1) · kernel(i, j), the products added by row and column, those
  /// with the zeros included: the bits of multiply_plane over a padded copy.
  ///
  /// @param input   [height, width], without the ring.
  /// @param output  [height, width].
  void multiply(const float* input, const float* kernel, float bias, float* output);

  /// Planes of at least two rows and two vectors, whose ring is one pixel wide.
  [[nodiscard]] static bool serves(const Windows& windows, const Interior& interior) noexcept;

 private:
  Offset height_;
  Offset width_;
  RingRows<float> rows_;
};

}  // namespace convscope::kernels

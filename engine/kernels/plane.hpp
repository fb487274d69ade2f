// engine/kernels/plane.hpp — one input plane, one kernel, one output plane: images and depthwise layers, to the same
// bits as the definition.
#pragma once

#include "kernels/windows.hpp"

namespace convscope::kernels {

/// The geometry of one plane; stride and dilation 1.
struct Plane {
  Offset width;  ///< of the padded input
  Offset kernel_height;
  Offset kernel_width;
  Offset output_height;
  Offset output_width;
};

/// 3×3 kernels and those of four rows and two columns or more, over outputs of at least four rows and two vectors.
template <class T>
[[nodiscard]] bool plane_serves(const Plane& plane) noexcept;

/// output(r, c) = bias + Σ input(r + i, c + j) · kernel(i, j), the products added by row and column.
///
/// @param kernel  row-major, already turned for a true convolution.
template <class T>
void multiply_plane(const Plane& plane, const T* input, const T* kernel, T bias, T* output);

}  // namespace convscope::kernels

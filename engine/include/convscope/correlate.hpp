// engine/include/convscope/correlate.hpp — sliding-window products of one image and one kernel, as scipy.signal has
// them.
#pragma once

#include "convscope/padding.hpp"
#include "convscope/tensor.hpp"

namespace convscope {

/// How much of the overlap counts: everywhere they touch, an output as large as the image, or full windows only.
enum class CorrelationMode { full, same, valid };

struct CorrelationOptions {
  CorrelationMode mode = CorrelationMode::valid;
  PaddingMode boundary = PaddingMode::constant;
  double value = 0;   ///< beyond the edges in boundary constant
  bool flip = false;  ///< the kernel turned by 180°: scipy.signal.convolve2d instead of correlate2d
};

/// Sizes of one correlation, checked.
struct CorrelationGeometry {
  Size2 image;
  Size2 kernel;
  Padding padding;
  Size2 output;
};

/// @throws InvalidArgument "shape" for empty operands, "kernel-too-large" when a valid window does not fit, "memory".
CorrelationGeometry correlation_geometry(Size2 image, Size2 kernel, const CorrelationOptions& options,
                                         std::size_t element_size);

/// out(r, c) = Σ image(r + i − top, c + j − left) · kernel(i, j); top and left depend on the mode. In mode same an
/// even kernel has its odd row and column of padding at the bottom and right, turned (convolve2d) at the top and left.
///
/// @param image   H×W, any unit.
/// @param kernel  h×w.
/// @return        full (H+h−1)×(W+w−1), same H×W, valid (H−h+1)×(W−w+1), in image unit · kernel unit.
/// @throws InvalidArgument as correlation_geometry.
/// @see scipy.signal.correlate2d and convolve2d.
template <class T>
Tensor<T, 2> correlate2d(const Tensor<T, 2>& image, const Tensor<T, 2>& kernel, const CorrelationOptions& options = {});

/// correlate2d on plain memory, for callers that own theirs.
template <class T>
void correlate2d_into(const CorrelationGeometry& geometry, const CorrelationOptions& options, const T* image,
                      const T* kernel, T* output);

}  // namespace convscope

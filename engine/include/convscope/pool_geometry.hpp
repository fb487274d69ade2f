// engine/include/convscope/pool_geometry.hpp — the settings of a pooling layer, checked and resolved to sizes.
#pragma once

#include <cstddef>

#include "convscope/padding.hpp"
#include "convscope/shape.hpp"

namespace convscope {

/// Settings of a pooling layer, as torch.nn.functional names them.
struct PoolOptions {
  Size2 kernel{1, 1};
  Size2 stride{1, 1};
  PaddingRequest padding;
  Size2 dilation{1, 1};  ///< 1 for average pooling
  bool ceil_mode = false;
  bool count_include_pad = true;  ///< average pooling only
};

/// A pooling layer whose every size is known and checked.
struct PoolGeometry {
  Shape4 input;
  Shape4 output;
  Padding padding;
  Size2 kernel;
  Size2 stride;
  Size2 dilation;
  bool count_include_pad = true;
};

/// Output pixels per axis: ⌊(padded − extent) / stride⌋ + 1, with `ceil_mode` ⌈…⌉ + 1 less a last window that would
/// start in the padding behind the input.
///
/// @throws InvalidArgument "shape", "kernel", "stride", "dilation", "padding" (not less than the dilated window),
///         "kernel-too-large", "memory".
PoolGeometry pool_geometry(const Shape4& input, const PoolOptions& options, std::size_t element_size);

}  // namespace convscope

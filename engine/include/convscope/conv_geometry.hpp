// engine/include/convscope/conv_geometry.hpp — the settings of a convolution layer, checked and resolved to sizes.
#pragma once

#include "convscope/padding.hpp"
#include "convscope/shape.hpp"

namespace convscope {

/// How the sums are computed. `automatic` chooses; `direct` gives the same bits in every build. `separable` is only
/// ever chosen, for kernels found to be the product of a column and a row.
enum class Algorithm { automatic, direct, gemm, winograd, fft, separable };

/// Settings of a convolution, as torch.nn.functional.conv2d names them.
struct ConvOptions {
  Size2 stride{1, 1};
  PaddingRequest padding;
  PaddingMode padding_mode = PaddingMode::constant;  ///< torch: zeros, reflect, replicate (edge), circular (wrap)
  Size2 dilation{1, 1};
  Index groups = 1;
  bool flip = false;  ///< turn the kernel by 180°: a true convolution
  Algorithm algorithm = Algorithm::automatic;
};

/// A convolution whose every size is known and checked.
struct ConvGeometry {
  Shape4 input;
  WeightShape weight;
  Shape4 output;
  Size2 padded;  ///< height and width of the input with its padding
  Padding padding;
  PaddingMode padding_mode = PaddingMode::constant;
  Size2 stride{1, 1};
  Size2 dilation{1, 1};
  Index groups = 1;
  bool flip = false;
  Algorithm algorithm = Algorithm::automatic;
};

/// Resolves the padding, computes the output size ⌊(padded − extent) / stride⌋ + 1 per axis and checks everything.
///
/// @param element_size  bytes per element, for the memory budget.
/// @throws InvalidArgument "shape" (empty planes, channels or kernels; channels that do not match), "stride",
///         "dilation", "groups", "padding" (reflect and circular padding wider than torch allows), "kernel-too-large",
///         "algorithm", "memory".
/// @see Dumoulin & Visin, arXiv:1603.07285, relationship 15 (the output size under dilation).
ConvGeometry conv_geometry(const Shape4& input, const WeightShape& weight, const ConvOptions& options,
                           std::size_t element_size);

/// Output pixels on one axis; 0 when the window does not fit.
constexpr Index window_count(Index padded, Index extent, Index stride) noexcept {
  return padded < extent ? 0 : (padded - extent) / stride + 1;
}

}  // namespace convscope

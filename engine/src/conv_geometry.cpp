// engine/src/conv_geometry.cpp — a convolution's settings checked one after the other, with messages for people.
#include "convscope/conv_geometry.hpp"

#include <algorithm>

#include "algorithm_costs.hpp"
#include "convscope/check.hpp"
#include "convscope/memory.hpp"
#include "convscope/text.hpp"

namespace convscope {
namespace {

void check_channels(const Shape4& input, const WeightShape& weight, Index groups) {
  require_input(input);
  require_weight(weight);
  if (groups < 1) {
    throw_range("groups", Message() << "groups must be at least 1; given " << groups);
  }
  if (input.channels % groups != 0 || weight.outputs % groups != 0) {
    throw_range("groups", Message() << "groups must divide the input channels and the output channels; given groups "
                                    << groups << " for " << input.channels << " input and " << weight.outputs
                                    << " output channels");
  }
  if (weight.inputs_per_group != input.channels / groups) {
    throw_range("shape", Message() << "w must have " << input.channels / groups << " input channels per group (x has "
                                   << input.channels << ", groups is " << groups << "); given w of " << weight);
  }
}

/// torch refuses padding that its reflect and circular modes cannot fill from one copy of the image.
void check_padding_reach(Size2 size, const Padding& padding, PaddingMode mode) {
  if (mode != PaddingMode::reflect && mode != PaddingMode::wrap) {
    return;
  }
  const Index spare = mode == PaddingMode::reflect ? 1 : 0;
  const Index vertical = std::max(padding.top, padding.bottom);
  const Index horizontal = std::max(padding.left, padding.right);
  if (vertical > size.height - spare || horizontal > size.width - spare) {
    throw_range("padding", Message() << "padding in mode " << (spare == 1 ? "reflect" : "circular")
                                     << " must be at most " << Size2{size.height - spare, size.width - spare}
                                     << " for an input of " << size << "; given " << Size2{vertical, horizontal});
  }
}

void check_fit(const ConvGeometry& geometry, Size2 extent) {
  if (extent.height <= geometry.padded.height && extent.width <= geometry.padded.width) {
    return;
  }
  Message message;
  message << "the kernel is " << geometry.weight.plane();
  if (extent != geometry.weight.plane()) {
    message << " (" << extent << " with its dilation)";
  }
  message << " but the input is only " << geometry.input.plane();
  if (!geometry.padding.none()) {
    message << " (" << geometry.padded << " with its padding)";
  }
  throw_range("kernel-too-large", message << "; the kernel must fit into the input");
}

void check_algorithm(const ConvGeometry& geometry) {
  if (serves(geometry.algorithm, geometry)) {
    return;
  }
  const bool is_fft = geometry.algorithm == Algorithm::fft;
  Message message;
  message << "algorithm '" << (is_fft ? "fft" : "winograd") << "' serves "
          << (is_fft ? "kernels of any size" : "3×3 kernels")
          << " at stride, dilation and groups 1 with padding of zeros; given a kernel of " << geometry.weight.plane()
          << ", stride " << geometry.stride << ", dilation " << geometry.dilation << ", groups " << geometry.groups;
  if (!geometry.padding.none() && geometry.padding_mode != PaddingMode::constant) {
    message << " and padding of another mode";
  }
  throw_range("algorithm", message);
}

}  // namespace

ConvGeometry conv_geometry(const Shape4& input, const WeightShape& weight, const ConvOptions& options,
                           std::size_t element_size) {
  check_channels(input, weight, options.groups);
  require_positive("stride", options.stride);
  require_positive("dilation", options.dilation);
  const Size2 extent{dilated_extent(weight.height, options.dilation.height),
                     dilated_extent(weight.width, options.dilation.width)};
  ConvGeometry geometry;
  geometry.input = input;
  geometry.weight = weight;
  geometry.padding = resolve_padding(options.padding, input.plane(), extent, options.stride);
  geometry.padding_mode = options.padding_mode;
  geometry.stride = options.stride;
  geometry.dilation = options.dilation;
  geometry.groups = options.groups;
  geometry.flip = options.flip;
  geometry.algorithm = options.algorithm;
  geometry.padded = checked_padded_size(checked_count("x", {input.batch, input.channels}, 1), input.plane(),
                                        geometry.padding, element_size);
  check_padding_reach(input.plane(), geometry.padding, options.padding_mode);
  check_fit(geometry, extent);
  geometry.output = {input.batch, weight.outputs,
                     window_count(geometry.padded.height, extent.height, options.stride.height),
                     window_count(geometry.padded.width, extent.width, options.stride.width)};
  checked_count("w", {weight.outputs, weight.inputs_per_group, weight.height, weight.width}, element_size);
  checked_count("the output",
                {geometry.output.batch, geometry.output.channels, geometry.output.height, geometry.output.width},
                element_size);
  check_algorithm(geometry);
  return geometry;
}

}  // namespace convscope

// engine/src/conv_geometry.cpp — a convolution's settings checked one after the other, with messages for people.
#include "convscope/conv_geometry.hpp"

#include <algorithm>
#include <string>

#include "convscope/error.hpp"
#include "convscope/memory.hpp"
#include "convscope/pad.hpp"
#include "convscope/text.hpp"

namespace convscope {
namespace {

void check_channels(const Shape4& input, const WeightShape& weight, Index groups) {
  if (input.channels < 1) {
    throw_range("shape", "x must have at least one channel, got " + format_shape(input));
  }
  if (weight.outputs < 1 || weight.inputs_per_group < 1 || weight.height < 1 || weight.width < 1) {
    throw_range("shape", "w must not be empty, got " + format_shape(weight));
  }
  if (groups < 1) {
    throw_range("groups", "groups must be at least 1, got " + std::to_string(groups));
  }
  if (input.channels % groups != 0 || weight.outputs % groups != 0) {
    throw_range("groups", "groups must divide the input channels and the output channels, got groups " +
                              std::to_string(groups) + " for " + std::to_string(input.channels) + " input and " +
                              std::to_string(weight.outputs) + " output channels");
  }
  if (weight.inputs_per_group != input.channels / groups) {
    throw_range("shape", "w must have " + std::to_string(input.channels / groups) +
                             " input channels per group (x has " + std::to_string(input.channels) + ", groups is " +
                             std::to_string(groups) + "), got w of " + format_shape(weight));
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
    throw_range("padding", std::string("padding in mode ") + (spare == 1 ? "reflect" : "circular") +
                               " must be at most " + format_shape({size.height - spare, size.width - spare}) +
                               " for an input of " + format_shape(size) + ", got " +
                               format_shape({vertical, horizontal}));
  }
}

void check_fit(const ConvGeometry& geometry, Size2 extent) {
  if (extent.height <= geometry.padded.height && extent.width <= geometry.padded.width) {
    return;
  }
  std::string message = "the kernel is " + format_shape(geometry.weight.plane());
  if (extent != geometry.weight.plane()) {
    message += " (" + format_shape(extent) + " with its dilation)";
  }
  message += " but the input is only " + format_shape(geometry.input.plane());
  if (!geometry.padding.none()) {
    message += " (" + format_shape(geometry.padded) + " with its padding)";
  }
  throw_range("kernel-too-large", message + "; the kernel must fit into the input");
}

}  // namespace

ConvGeometry conv_geometry(const Shape4& input, const WeightShape& weight, const ConvOptions& options,
                           std::size_t element_size) {
  check_channels(input, weight, options.groups);
  if (options.stride.height < 1 || options.stride.width < 1) {
    throw_range("stride", "stride must be at least 1, got " + format_shape(options.stride));
  }
  if (options.dilation.height < 1 || options.dilation.width < 1) {
    throw_range("dilation", "dilation must be at least 1, got " + format_shape(options.dilation));
  }
  if (options.algorithm != Algorithm::automatic && options.algorithm != Algorithm::direct) {
    throw_range("algorithm", "algorithm must be 'auto' or 'direct' for this geometry");
  }
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
  return geometry;
}

}  // namespace convscope

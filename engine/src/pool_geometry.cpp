// engine/src/pool_geometry.cpp — a pooling layer's settings checked one after the other, with messages for people.
#include "convscope/pool_geometry.hpp"

#include <algorithm>
#include <cstdint>

#include "convscope/check.hpp"
#include "convscope/memory.hpp"
#include "convscope/text.hpp"

namespace convscope {
namespace {

/// Windows on one axis, 0 where none fits. In ceil mode even the first may hang over the end, by less than a stride.
Index pooled(Index input, Index before, Index behind, Index extent, Index stride, bool ceil_mode) noexcept {
  const Index room = input + before + behind - extent;
  if (room < 0) {
    return ceil_mode && -room < stride ? 1 : 0;
  }
  const Index windows = (ceil_mode ? room + stride - 1 : room) / stride + 1;
  return ceil_mode && (windows - 1) * stride >= input + before ? windows - 1 : windows;
}

}  // namespace

PoolGeometry pool_geometry(const Shape4& input, const PoolOptions& options, std::size_t element_size) {
  require_input(input);
  require_positive("kernel", options.kernel);
  require_positive("stride", options.stride);
  require_positive("dilation", options.dilation);
  const Size2 extent{dilated_extent(options.kernel.height, options.dilation.height),
                     dilated_extent(options.kernel.width, options.dilation.width)};
  const Padding padding = resolve_padding(options.padding, input.plane(), extent, options.stride);
  if (std::max(padding.top, padding.bottom) >= extent.height || std::max(padding.left, padding.right) >= extent.width) {
    throw_range("padding", Message() << "padding must be less than the window of " << extent << "; given top "
                                     << padding.top << ", left " << padding.left << ", bottom " << padding.bottom
                                     << ", right " << padding.right);
  }
  PoolGeometry geometry{
      input, {}, padding, options.kernel, options.stride, options.dilation, options.count_include_pad};
  geometry.output = {
      input.batch, input.channels,
      pooled(input.height, padding.top, padding.bottom, extent.height, options.stride.height, options.ceil_mode),
      pooled(input.width, padding.left, padding.right, extent.width, options.stride.width, options.ceil_mode)};
  const Size2 padded = padded_size(input.plane(), padding);
  if (geometry.output.height == 0 || geometry.output.width == 0) {
    throw_range("kernel-too-large", Message()
                                        << "the window is " << extent << " but the input is only " << input.plane()
                                        << " (" << padded << " with its padding); the window must fit into the input");
  }
  // Positions travel as int32, four bytes like a float.
  checked_count("the output",
                {geometry.output.batch, geometry.output.channels, geometry.output.height, geometry.output.width},
                std::max(element_size, sizeof(std::int32_t)));
  return geometry;
}

}  // namespace convscope

// engine/src/conv_windows.cpp — a layer's geometry as the kernels take it.
#include "conv_windows.hpp"

#include <utility>

namespace convscope {

kernels::Windows windows_of(const ConvGeometry& geometry) noexcept {
  const auto offset = [](Index value) { return static_cast<kernels::Offset>(value); };
  kernels::Windows windows;
  windows.batch = offset(geometry.input.batch);
  windows.groups = offset(geometry.groups);
  windows.inputs = offset(geometry.weight.inputs_per_group);
  windows.outputs = offset(geometry.weight.outputs / geometry.groups);
  windows.height = offset(geometry.padded.height);
  windows.width = offset(geometry.padded.width);
  windows.kernel_height = offset(geometry.weight.height);
  windows.kernel_width = offset(geometry.weight.width);
  // Where only one window fits, its stride leads nowhere; kernels may then rely on strides that are no longer than the
  // input.
  windows.stride_height = geometry.output.height == 1 ? 1 : offset(geometry.stride.height);
  windows.stride_width = geometry.output.width == 1 ? 1 : offset(geometry.stride.width);
  windows.dilation_height = offset(geometry.dilation.height);
  windows.dilation_width = offset(geometry.dilation.width);
  windows.output_height = offset(geometry.output.height);
  windows.output_width = offset(geometry.output.width);
  windows.flip = geometry.flip;
  return windows;
}

ConvGeometry laid_down(ConvGeometry geometry) noexcept {
  if (geometry.padded.width > 1 || geometry.padded.height == 1) {
    return geometry;
  }
  std::swap(geometry.input.height, geometry.input.width);
  std::swap(geometry.weight.height, geometry.weight.width);
  std::swap(geometry.output.height, geometry.output.width);
  std::swap(geometry.padding.top, geometry.padding.left);
  std::swap(geometry.padding.bottom, geometry.padding.right);
  for (Size2* size : {&geometry.padded, &geometry.stride, &geometry.dilation}) {
    std::swap(size->height, size->width);
  }
  return geometry;
}

kernels::Interior interior_of(const ConvGeometry& geometry) noexcept {
  const auto offset = [](Index value) { return static_cast<kernels::Offset>(value); };
  if (needs_copy_first(geometry)) {
    return {0, 0, offset(geometry.padded.height), offset(geometry.padded.width)};
  }
  return {offset(geometry.padding.top), offset(geometry.padding.left), offset(geometry.input.height),
          offset(geometry.input.width)};
}

}  // namespace convscope

// engine/src/correlate.cpp — scipy's modes and boundaries on top of the direct kernel.
#include "convscope/correlate.hpp"

#include <vector>

#include "convscope/conv2d.hpp"
#include "convscope/memory.hpp"
#include "convscope/number.hpp"
#include "convscope/pad.hpp"
#include "convscope/text.hpp"

namespace convscope {
namespace {

/// Padding on one axis: before and behind.
struct Sides {
  Index before;
  Index behind;
};

Sides sides_of(Index kernel, const CorrelationOptions& options) noexcept {
  const Index all = kernel - 1;
  switch (options.mode) {
    case CorrelationMode::full:
      return {all, all};
    case CorrelationMode::same: {
      const Index before = options.flip ? kernel / 2 : all / 2;
      return {before, all - before};
    }
    case CorrelationMode::valid:
      break;
  }
  return {0, 0};
}

}  // namespace

CorrelationGeometry correlation_geometry(Size2 image, Size2 kernel, const CorrelationOptions& options,
                                         std::size_t element_size) {
  if (kernel.height < 1 || kernel.width < 1) {
    throw_range("shape", Message() << "k must have at least one row and one column; given " << kernel);
  }
  const Sides vertical = sides_of(kernel.height, options);
  const Sides horizontal = sides_of(kernel.width, options);
  const Padding padding{vertical.before, horizontal.before, vertical.behind, horizontal.behind};
  const Size2 outer = checked_padded_size(1, image, padding, element_size);
  if (kernel.height > outer.height || kernel.width > outer.width) {
    throw_range("kernel-too-large", Message() << "the kernel is " << kernel << " but the image is only " << image
                                              << "; in mode 'valid' the kernel must fit into the image");
  }
  return {image, kernel, padding, {outer.height - kernel.height + 1, outer.width - kernel.width + 1}};
}

template <class T>
void correlate2d_into(const CorrelationGeometry& geometry, const CorrelationOptions& options, const T* image,
                      const T* kernel, T* output) {
  const Size2 outer = padded_size(geometry.image, geometry.padding);
  std::vector<T> padded;
  if (!geometry.padding.none()) {
    padded.resize(static_cast<std::size_t>(outer.height * outer.width));
    pad_planes(image, 1, geometry.image, geometry.padding, options.boundary, narrowed<T>(options.value), padded.data());
    image = padded.data();
  }
  ConvGeometry layer;
  layer.padded = outer;
  layer.input = {1, 1, outer.height, outer.width};
  layer.weight = {1, 1, geometry.kernel.height, geometry.kernel.width};
  layer.output = {1, 1, geometry.output.height, geometry.output.width};
  layer.flip = options.flip;
  conv2d_into<T>(layer, image, kernel, nullptr, output);
}

template <class T>
Tensor<T, 2> correlate2d(const Tensor<T, 2>& image, const Tensor<T, 2>& kernel, const CorrelationOptions& options) {
  const auto [height, width] = shape_of(image);
  const auto [kernel_height, kernel_width] = shape_of(kernel);
  const CorrelationGeometry geometry =
      correlation_geometry({height, width}, {kernel_height, kernel_width}, options, sizeof(T));
  auto output = make_tensor<T, 2>({geometry.output.height, geometry.output.width});
  correlate2d_into(geometry, options, image.data(), kernel.data(), output.data());
  return output;
}

template void correlate2d_into(const CorrelationGeometry&, const CorrelationOptions&, const float*, const float*,
                               float*);
template void correlate2d_into(const CorrelationGeometry&, const CorrelationOptions&, const double*, const double*,
                               double*);
template Tensor<float, 2> correlate2d(const Tensor<float, 2>&, const Tensor<float, 2>&, const CorrelationOptions&);
template Tensor<double, 2> correlate2d(const Tensor<double, 2>&, const Tensor<double, 2>&, const CorrelationOptions&);

}  // namespace convscope

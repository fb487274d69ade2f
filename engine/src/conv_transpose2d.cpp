// engine/src/conv_transpose2d.cpp — the transposed convolution through the kernels of the one it transposes.
#include "convscope/conv_transpose2d.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "conv_windows.hpp"
#include "convscope/check.hpp"
#include "convscope/memory.hpp"
#include "convscope/text.hpp"
#include "kernels/weight_gradient.hpp"

namespace convscope {
namespace {

void check_channels(const Shape4& input, const WeightShape& weight, Index groups) {
  require_input(input);
  require_weight(weight);
  if (weight.outputs != input.channels) {
    throw_range("shape",
                Message() << "w must begin with the " << input.channels << " channels of x; given w of " << weight);
  }
  if (groups < 1 || input.channels % groups != 0) {
    throw_range("groups",
                Message() << "groups must divide the " << input.channels << " channels of x; given " << groups);
  }
}

void check_steps(const ConvTransposeOptions& options) {
  require_positive("stride", options.stride);
  require_positive("dilation", options.dilation);
  if (options.output_padding.height >= std::max(options.stride.height, options.dilation.height) ||
      options.output_padding.width >= std::max(options.stride.width, options.dilation.width)) {
    throw_range("outputPadding", Message() << "outputPadding must be smaller than stride or dilation; given "
                                           << options.output_padding << " with stride " << options.stride
                                           << " and dilation " << options.dilation);
  }
}

template <class T>
ConvGeometry geometry_of(const Tensor<T, 4>& x, const Tensor<T, 4>& w, const ConvTransposeOptions& options) {
  const auto [batch, channels, height, width] = shape_of(x);
  const auto [inputs, outputs, kernel_height, kernel_width] = shape_of(w);
  return conv_transpose_geometry({batch, channels, height, width}, {inputs, outputs, kernel_height, kernel_width},
                                 options, sizeof(T));
}

template <class T>
void add_bias(const Shape4& shape, const T* bias, T* y) {
  for (Index image = 0; image < shape.batch; ++image) {
    for (Index channel = 0; channel < shape.channels; ++channel) {
      for (Index i = 0; i < shape.height * shape.width; ++i) {
        *y++ += bias[channel];
      }
    }
  }
}

}  // namespace

ConvGeometry conv_transpose_geometry(const Shape4& input, const WeightShape& weight,
                                     const ConvTransposeOptions& options, std::size_t element_size) {
  check_channels(input, weight, options.groups);
  check_steps(options);
  // The largest axis values stay far below 2^63: every factor is below 2^31 and there are at most two of them.
  const auto spread = [](Index count, Index stride, Index kernel, Index dilation, Index extra) {
    return (count - 1) * stride + dilated_extent(kernel, dilation) + extra;
  };
  ConvGeometry geometry;
  geometry.padded = {
      spread(input.height, options.stride.height, weight.height, options.dilation.height,
             options.output_padding.height),
      spread(input.width, options.stride.width, weight.width, options.dilation.width, options.output_padding.width)};
  geometry.padding = options.padding;
  geometry.input = {input.batch, weight.inputs_per_group * options.groups,
                    geometry.padded.height - options.padding.top - options.padding.bottom,
                    geometry.padded.width - options.padding.left - options.padding.right};
  if (geometry.input.height < 1 || geometry.input.width < 1) {
    throw_range("padding", Message() << "padding must leave some of the output, which is " << geometry.padded
                                     << " before it is cut; given top " << options.padding.top << ", left "
                                     << options.padding.left << ", bottom " << options.padding.bottom << ", right "
                                     << options.padding.right);
  }
  checked_count("the output", {input.batch, geometry.input.channels, geometry.padded.height, geometry.padded.width},
                element_size);
  checked_count("w", {weight.outputs, weight.inputs_per_group, weight.height, weight.width}, element_size);
  geometry.weight = weight;
  geometry.output = input;
  geometry.stride = options.stride;
  geometry.dilation = options.dilation;
  geometry.groups = options.groups;
  geometry.algorithm = Algorithm::direct;
  return geometry;
}

template <class T>
void conv_transpose2d_into(const ConvGeometry& geometry, const T* x, const T* w, const T* bias, T* y) {
  conv2d_backward_into<T>(geometry, x, nullptr, w, y, nullptr, nullptr);
  if (bias != nullptr) {
    add_bias(geometry.input, bias, y);
  }
}

template <class T>
void conv_transpose2d_backward_into(const ConvGeometry& geometry, const T* grad_y, const T* x, const T* w, T* grad_x,
                                    T* grad_w, T* grad_bias) {
  if (grad_x != nullptr) {
    conv2d_into<T>(geometry, grad_y, w, nullptr, grad_x);
  }
  if (grad_w != nullptr) {
    conv2d_backward_into<T>(geometry, x, grad_y, w, nullptr, grad_w, nullptr);
  }
  if (grad_bias != nullptr) {
    kernels::Windows planes;
    planes.batch = static_cast<kernels::Offset>(geometry.input.batch);
    planes.outputs = static_cast<kernels::Offset>(geometry.input.channels);
    planes.output_height = static_cast<kernels::Offset>(geometry.input.height);
    planes.output_width = static_cast<kernels::Offset>(geometry.input.width);
    kernels::bias_gradient(planes, grad_y, grad_bias);
  }
}

template <class T>
Tensor<T, 4> conv_transpose2d(const Tensor<T, 4>& x, const Tensor<T, 4>& w, std::span<const T> bias,
                              const ConvTransposeOptions& options) {
  const ConvGeometry geometry = geometry_of(x, w, options);
  if (!bias.empty()) {
    require_bias_length(geometry.input.channels, static_cast<Index>(bias.size()));
  }
  const Shape4& shape = geometry.input;
  auto y = make_tensor<T, 4>({shape.batch, shape.channels, shape.height, shape.width});
  conv_transpose2d_into(geometry, x.data(), w.data(), bias.empty() ? nullptr : bias.data(), y.data());
  return y;
}

template <class T>
ConvGradients<T> conv_transpose2d_backward(const Tensor<T, 4>& grad_y, const Tensor<T, 4>& x, const Tensor<T, 4>& w,
                                           const ConvTransposeOptions& options) {
  const ConvGeometry geometry = geometry_of(x, w, options);
  const auto [batch, channels, height, width] = shape_of(grad_y);
  require_output_shape("gradY", geometry.input, {batch, channels, height, width});
  ConvGradients<T> gradients{make_tensor<T, 4>(shape_of(x)), make_tensor<T, 4>(shape_of(w)),
                             make_tensor<T, 1>({geometry.input.channels})};
  conv_transpose2d_backward_into(geometry, grad_y.data(), x.data(), w.data(), gradients.x.data(), gradients.w.data(),
                                 gradients.bias.data());
  return gradients;
}

template void conv_transpose2d_into(const ConvGeometry&, const float*, const float*, const float*, float*);
template void conv_transpose2d_into(const ConvGeometry&, const double*, const double*, const double*, double*);
template void conv_transpose2d_backward_into(const ConvGeometry&, const float*, const float*, const float*, float*,
                                             float*, float*);
template void conv_transpose2d_backward_into(const ConvGeometry&, const double*, const double*, const double*, double*,
                                             double*, double*);
template Tensor<float, 4> conv_transpose2d(const Tensor<float, 4>&, const Tensor<float, 4>&, std::span<const float>,
                                           const ConvTransposeOptions&);
template Tensor<double, 4> conv_transpose2d(const Tensor<double, 4>&, const Tensor<double, 4>&, std::span<const double>,
                                            const ConvTransposeOptions&);
template ConvGradients<float> conv_transpose2d_backward(const Tensor<float, 4>&, const Tensor<float, 4>&,
                                                        const Tensor<float, 4>&, const ConvTransposeOptions&);
template ConvGradients<double> conv_transpose2d_backward(const Tensor<double, 4>&, const Tensor<double, 4>&,
                                                         const Tensor<double, 4>&, const ConvTransposeOptions&);

}  // namespace convscope

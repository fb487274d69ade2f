// engine/src/conv2d.cpp — the convolution layer: padding, then the kernel that suits the geometry.
#include "convscope/conv2d.hpp"

#include "algorithm_costs.hpp"
#include "conv_windows.hpp"
#include "convscope/check.hpp"
#include "convscope/conv_gradient_plan.hpp"
#include "convscope/conv_plan.hpp"
#include "kernels/direct.hpp"

namespace convscope {
namespace {

template <class T>
ConvGeometry geometry_of(const Tensor<T, 4>& x, const Tensor<T, 4>& w, const ConvOptions& options) {
  const auto [batch, channels, height, width] = shape_of(x);
  const auto [outputs, inputs, kernel_height, kernel_width] = shape_of(w);
  return conv_geometry({batch, channels, height, width}, {outputs, inputs, kernel_height, kernel_width}, options,
                       sizeof(T));
}

}  // namespace

template <class T>
void conv2d_into(const ConvGeometry& given, const T* x, const T* w, const T* bias, T* y) {
  const ConvGeometry geometry = laid_down(given);
  if (geometry.algorithm == Algorithm::automatic || geometry.algorithm == Algorithm::direct) {
    if (direct_form<T>(geometry, WeightUse::few) == DirectForm::plain) {
      const PaddedInput<T> padded(geometry, x);
      kernels::direct_forward(windows_of(geometry), padded.data(), w, bias, y);
      return;
    }
  }
  ConvPlan<T>(geometry, w).run(x, bias, y);
}

template <class T>
void conv2d_backward_into(const ConvGeometry& geometry, const T* grad_y, const T* x, const T* w, T* grad_x, T* grad_w,
                          T* grad_bias) {
  ConvGradientPlan<T>(geometry).run(grad_y, x, w, grad_x, grad_w, grad_bias);
}

template <class T>
Tensor<T, 4> conv2d(const Tensor<T, 4>& x, const Tensor<T, 4>& w, std::span<const T> bias, const ConvOptions& options) {
  const ConvGeometry geometry = geometry_of(x, w, options);
  if (!bias.empty()) {
    require_bias_length(geometry.weight.outputs, static_cast<Index>(bias.size()));
  }
  const Shape4& shape = geometry.output;
  auto y = make_tensor<T, 4>({shape.batch, shape.channels, shape.height, shape.width});
  conv2d_into(geometry, x.data(), w.data(), bias.empty() ? nullptr : bias.data(), y.data());
  return y;
}

template <class T>
ConvGradients<T> conv2d_backward(const Tensor<T, 4>& grad_y, const Tensor<T, 4>& x, const Tensor<T, 4>& w,
                                 const ConvOptions& options) {
  const ConvGeometry geometry = geometry_of(x, w, options);
  const auto [batch, channels, height, width] = shape_of(grad_y);
  require_output_shape("gradY", geometry.output, {batch, channels, height, width});
  ConvGradients<T> gradients{make_tensor<T, 4>(shape_of(x)), make_tensor<T, 4>(shape_of(w)),
                             make_tensor<T, 1>({geometry.weight.outputs})};
  conv2d_backward_into(geometry, grad_y.data(), x.data(), w.data(), gradients.x.data(), gradients.w.data(),
                       gradients.bias.data());
  return gradients;
}

template void conv2d_into(const ConvGeometry&, const float*, const float*, const float*, float*);
template void conv2d_into(const ConvGeometry&, const double*, const double*, const double*, double*);
template void conv2d_backward_into(const ConvGeometry&, const float*, const float*, const float*, float*, float*,
                                   float*);
template void conv2d_backward_into(const ConvGeometry&, const double*, const double*, const double*, double*, double*,
                                   double*);
template Tensor<float, 4> conv2d(const Tensor<float, 4>&, const Tensor<float, 4>&, std::span<const float>,
                                 const ConvOptions&);
template Tensor<double, 4> conv2d(const Tensor<double, 4>&, const Tensor<double, 4>&, std::span<const double>,
                                  const ConvOptions&);
template ConvGradients<float> conv2d_backward(const Tensor<float, 4>&, const Tensor<float, 4>&, const Tensor<float, 4>&,
                                              const ConvOptions&);
template ConvGradients<double> conv2d_backward(const Tensor<double, 4>&, const Tensor<double, 4>&,
                                               const Tensor<double, 4>&, const ConvOptions&);

}  // namespace convscope

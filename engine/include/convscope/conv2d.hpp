// engine/include/convscope/conv2d.hpp — the convolution layer and its gradients.
#pragma once

#include <span>

#include "convscope/conv_geometry.hpp"
#include "convscope/tensor.hpp"

namespace convscope {

/// Cross-correlation of a batch of images with a bank of kernels, as torch.nn.functional.conv2d:
/// y(n, o, r, c) = bias(o) + Σ x(n, i, r·s + a·d, c·s + b·d) · w(o, i, a, b), i over the group's channels.
///
/// @param x        N×C×H×W, N ≥ 0, the rest ≥ 1.
/// @param w        Cout×(C/groups)×h×w.
/// @param bias     Cout numbers, or empty for none.
/// @return         N×Cout×H′×W′ (see conv_geometry), in x unit · w unit.
/// @throws InvalidArgument as conv_geometry, and "shape" for a bias of another length.
template <class T>
Tensor<T, 4> conv2d(const Tensor<T, 4>& x, const Tensor<T, 4>& w, std::span<const T> bias = {},
                    const ConvOptions& options = {});

/// The gradients of a scalar with respect to a convolution's operands.
template <class T>
struct ConvGradients {
  Tensor<T, 4> x;
  Tensor<T, 4> w;
  Tensor<T, 1> bias;
};

/// Given the gradient with respect to conv2d(x, w)'s output, those with respect to x, w and the bias.
///
/// @param grad_y  of the shape of conv2d(x, w).
/// @throws InvalidArgument as conv_geometry, and "shape" when grad_y has another shape than the output.
template <class T>
ConvGradients<T> conv2d_backward(const Tensor<T, 4>& grad_y, const Tensor<T, 4>& x, const Tensor<T, 4>& w,
                                 const ConvOptions& options = {});

/// conv2d on plain memory, for callers that own theirs: all sizes as `geometry` says.
///
/// @param bias  geometry.weight.outputs numbers, or nullptr.
template <class T>
void conv2d_into(const ConvGeometry& geometry, const T* x, const T* w, const T* bias, T* y);

/// conv2d_backward on plain memory. Each of the three results may be nullptr where it is not wanted.
template <class T>
void conv2d_backward_into(const ConvGeometry& geometry, const T* grad_y, const T* x, const T* w, T* grad_x, T* grad_w,
                          T* grad_bias);

}  // namespace convscope

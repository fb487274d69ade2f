// engine/include/convscope/conv_transpose2d.hpp — the transposed convolution: every input pixel stamps the kernel.
#pragma once

#include <span>

#include "convscope/conv2d.hpp"
#include "convscope/conv_geometry.hpp"
#include "convscope/tensor.hpp"

namespace convscope {

/// Settings of a transposed convolution, as torch.nn.functional.conv_transpose2d names them.
struct ConvTransposeOptions {
  Size2 stride{1, 1};
  Padding padding;  ///< cut off the output; sides may differ, as in ONNX ConvTranspose `pads`
  Size2 output_padding;
  Size2 dilation{1, 1};
  Index groups = 1;
};

/// The convolution whose transpose is meant: it leads from the transposed output back to the transposed input.
///
/// Output pixels per axis: (input − 1) · stride − padding + (kernel − 1) · dilation + output_padding + 1.
///
/// @param input   N×Cin×H×W of the transposed convolution.
/// @param weight  Cin×(Cout/groups)×h×w.
/// @throws InvalidArgument "shape", "stride", "dilation", "groups", "outputPadding" (not smaller than the larger of
///         stride and dilation), "padding" (nothing is left of the output), "memory".
ConvGeometry conv_transpose_geometry(const Shape4& input, const WeightShape& weight,
                                     const ConvTransposeOptions& options, std::size_t element_size);

/// y(n, o, r, c) = bias(o) + Σ x(n, i, p, q) · w(i, o, a, b) over p·s + a·d − top = r, q·s + b·d − left = c.
///
/// @param x     N×Cin×H×W.
/// @param w     Cin×(Cout/groups)×h×w.
/// @param bias  Cout numbers, or empty for none.
/// @throws InvalidArgument as conv_transpose_geometry, and "shape" for a bias of another length.
/// @see torch.nn.functional.conv_transpose2d; Dumoulin & Visin, arXiv:1603.07285, chapter 4.
template <class T>
Tensor<T, 4> conv_transpose2d(const Tensor<T, 4>& x, const Tensor<T, 4>& w, std::span<const T> bias = {},
                              const ConvTransposeOptions& options = {});

/// Given the gradient with respect to the output, those with respect to x, w and the bias.
template <class T>
ConvGradients<T> conv_transpose2d_backward(const Tensor<T, 4>& grad_y, const Tensor<T, 4>& x, const Tensor<T, 4>& w,
                                           const ConvTransposeOptions& options = {});

/// The two above on plain memory; `geometry` from conv_transpose_geometry.
template <class T>
void conv_transpose2d_into(const ConvGeometry& geometry, const T* x, const T* w, const T* bias, T* y);
template <class T>
void conv_transpose2d_backward_into(const ConvGeometry& geometry, const T* grad_y, const T* x, const T* w, T* grad_x,
                                    T* grad_w, T* grad_bias);

}  // namespace convscope

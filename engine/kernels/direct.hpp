// engine/kernels/direct.hpp — convolution by its definition, summed in one fixed order: the exact reference path.
#pragma once

#include "kernels/windows.hpp"

namespace convscope::kernels {

/// output = (bias +) Σ input · weight. Every element starts at its bias, or at +0, as torch's do, and adds its products
/// by input channel, window row and window column in that order; no fused multiply-add. So the bits do not depend on
/// how wide the machine's vectors are.
///
/// @param bias  one number per output channel, or nullptr.
template <class T>
void direct_forward(const Windows& windows, const T* input, const T* weight, const T* bias, T* output);

/// Adds the gradient with respect to the padded input to `grad_input`, by output channel, window row and window
/// column in that order (the transpose of direct_forward).
template <class T>
void direct_backward_input(const Windows& windows, const T* grad_output, const T* weight, T* grad_input);

/// Writes the gradient with respect to the weight, each summed in the four parts that weight_gradient.hpp describes.
template <class T>
void direct_backward_weight(const Windows& windows, const T* grad_output, const T* input, T* grad_weight);

}  // namespace convscope::kernels

// engine/kernels/weight_gradient.hpp — the gradients with respect to a convolution's weight and bias.
#pragma once

#include <vector>

#include "kernels/terms.hpp"

namespace convscope::kernels {

/// Each gradient of a weight is the correlation of one input plane with one gradient plane, summed in four parts: part
/// p adds the products of the columns p, p + 4, p + 8, …, row by row, image after image; at last the parts are joined
/// as (0 + 1) + (2 + 3). Several weights are computed side by side.
template <class T>
class WeightGradient {
 public:
  /// @param interior  of the padded planes.
  WeightGradient(const Windows& windows, const Interior& interior);

  /// @param grad_output  as the output in Windows.
  /// @param input        [batch, groups·inputs, interior.height, interior.width].
  /// @param grad_weight  as the weight in Windows; overwritten.
  void run(const T* grad_output, const T* input, T* grad_weight);

 private:
  void run_group(const T* grad_output, const T* input, Offset group);

  Windows windows_;
  Interior interior_;
  SplitPlanes split_;      ///< the input
  SplitPlanes gradients_;  ///< the output's gradients, their rows filled up to whole vectors with zeros
  TermList terms_;
  std::vector<T> input_;
  std::vector<T> grad_output_;
  std::vector<T> sums_;  ///< four parts of each weight
};

/// The gradients with respect to the bias: the sum of `grad_output` per channel, in four parts as above.
template <class T>
void bias_gradient(const Windows& windows, const T* grad_output, T* grad_bias) noexcept;

}  // namespace convscope::kernels

// engine/kernels/one_channel_step.hpp — one kernel's output, its distance from a target and the gradients, in one go.
#pragma once

#include <vector>

#include "kernels/terms.hpp"

namespace convscope::kernels {

/// Everything about a training step of one kernel that does not change from step to step is laid out once: the image
/// with its padding, and the target. The sums are those of direct_forward, compare, WeightGradient and bias_gradient,
/// to the same bits.
template <class T>
class OneChannelStep {
 public:
  /// @param windows   batch, groups, inputs and outputs 1.
  /// @param interior  of the padded plane.
  /// @param input     [interior.height, interior.width]; all finite.
  /// @param target    [output_height, output_width]
  OneChannelStep(const Windows& windows, const Interior& interior, const T* input, const T* target);

  /// @param weight       as in Windows.
  /// @param bias         one number, or nullptr.
  /// @param scale        what a residual is multiplied with to be the loss's gradient.
  /// @param grad_weight  overwritten.
  /// @param grad_bias    overwritten; nullptr where there is no bias.
  /// @return             the sum of the squared residuals.
  double run(const T* weight, const T* bias, T scale, T* grad_weight, T* grad_bias);

 private:
  Windows windows_;
  SplitPlanes split_;
  Offset width_;  ///< of an output row, filled up to whole parts
  TermList terms_;
  std::vector<T> input_;
  std::vector<T> target_;     ///< [output_height, width_]
  std::vector<T> gradients_;  ///< [output_height, width_]; zero behind the row's end
  std::vector<T> weights_;
  std::vector<T> sums_;
};

}  // namespace convscope::kernels

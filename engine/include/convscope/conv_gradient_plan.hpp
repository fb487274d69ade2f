// engine/include/convscope/conv_gradient_plan.hpp — the gradients of a convolution, laid out once to be computed many
// times.
#pragma once

#include <memory>

#include "convscope/conv_geometry.hpp"

namespace convscope {

/// conv2d_backward for one geometry. Its sums have one fixed order, whatever the sizes: the same bits in every build.
template <class T>
class ConvGradientPlan {
 public:
  explicit ConvGradientPlan(const ConvGeometry& geometry);
  ConvGradientPlan(const ConvGradientPlan&) = delete;
  ConvGradientPlan& operator=(const ConvGradientPlan&) = delete;
  ConvGradientPlan(ConvGradientPlan&&) noexcept;
  ConvGradientPlan& operator=(ConvGradientPlan&&) noexcept;
  ~ConvGradientPlan();

  /// The sizes are as the geometry says. Each of the three results may be nullptr where it is not wanted.
  void run(const T* grad_y, const T* x, const T* w, T* grad_x, T* grad_w, T* grad_bias);

 private:
  class Kernels;
  std::unique_ptr<Kernels> kernels_;
};

}  // namespace convscope

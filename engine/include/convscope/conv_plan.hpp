// engine/include/convscope/conv_plan.hpp — a convolution prepared once for its geometry and weights, to run many times.
#pragma once

#include <memory>
#include <vector>

#include "convscope/conv_geometry.hpp"

namespace convscope {

/// Whether a plan's weight serves many runs, so that what it costs to transform it does not count, or few.
enum class WeightUse { few, many };

/// conv2d for one geometry and one weight, which is packed or transformed at the start.
///
/// `automatic` is to the bit what `direct` gives for up to `exact_multiply_adds` products; above, the cheapest of all
/// algorithms by the table in algorithm_costs.hpp. Where numbers are so large, or not finite, that a transform would
/// spread infinities over whole tiles, a transforming plan computes directly instead.
template <class T>
class ConvPlan {
 public:
  /// @param geometry  whose `algorithm` is the wanted one.
  /// @param weight    as geometry.weight says; it is copied.
  /// @param use       looked at where the wanted algorithm is `automatic`.
  /// @throws std::bad_alloc
  ConvPlan(const ConvGeometry& geometry, const T* weight, WeightUse use = WeightUse::few);
  ConvPlan(const ConvPlan&) = delete;
  ConvPlan& operator=(const ConvPlan&) = delete;
  ConvPlan(ConvPlan&&) noexcept;
  ConvPlan& operator=(ConvPlan&&) noexcept;
  ~ConvPlan();

  /// What will run on finite numbers; never `automatic`.
  [[nodiscard]] Algorithm algorithm() const noexcept { return algorithm_; }

  /// Replaces the weight, under the same algorithm where the plan was made for any.
  void set_weight(const T* weight);

  /// @param x     geometry.input elements.
  /// @param bias  geometry.weight.outputs numbers, or nullptr.
  /// @param y     geometry.output elements.
  void run(const T* x, const T* bias, T* y);

 private:
  class Executor;
  template <class Kernel>
  class KernelExecutor;

  const T* padded(const T* x);
  void run_directly(const T* x, const T* bias, T* y);

  ConvGeometry geometry_;
  WeightUse use_;
  Algorithm algorithm_ = Algorithm::direct;
  std::unique_ptr<Executor> executor_;
  bool pads_first_ = false;
  std::vector<T> weight_;  ///< as given, for what is computed directly after all
  std::vector<T> padded_;
};

}  // namespace convscope

// engine/include/convscope/optimizer.hpp — the update rules of torch.optim on one flat vector of parameters.
#pragma once

#include <span>
#include <vector>

#include "convscope/shape.hpp"

namespace convscope {

enum class OptimizerName { sgd, adam };

/// Settings under torch.optim's names; each rule reads its own.
struct OptimizerSettings {
  OptimizerName name = OptimizerName::sgd;
  double lr = 0.01;
  double momentum = 0;
  bool nesterov = false;
  double weight_decay = 0;
  double beta1 = 0.9;
  double beta2 = 0.999;
  double eps = 1e-8;
};

/// Gradient descent in the variants of torch.optim.SGD (v ← μ·v + g, p ← p − lr·v) and torch.optim.Adam.
///
/// An update is first proposed and only then accepted, so that one which would leave the finite numbers changes
/// nothing, not even the optimizer's memory.
template <class T>
class Optimizer {
 public:
  Optimizer(const OptimizerSettings& settings, std::size_t parameter_count);

  /// The parameters after one step. The spans are of the constructor's length; the result lives until the next call.
  std::span<const T> propose(std::span<const T> parameters, std::span<const T> gradients);

  /// Makes the memory that belongs to the last proposal the current one.
  void accept() noexcept;

  /// Forgets all memory, as if new.
  void reset() noexcept;

  /// Changes the settings. The memory stays unless the rule is another one.
  void configure(const OptimizerSettings& settings) noexcept;

 private:
  void propose_sgd(std::span<const T> parameters, std::span<const T> gradients);
  void propose_adam(std::span<const T> parameters, std::span<const T> gradients);

  /// What one rule remembers between steps.
  struct Memory {
    std::vector<T> first;   ///< sgd: velocity; adam: mean of the gradients
    std::vector<T> second;  ///< adam: mean of their squares
    double beta1_power = 1;
    double beta2_power = 1;
    bool started = false;
  };

  OptimizerSettings settings_;
  Memory current_;
  Memory next_;
  std::vector<T> proposal_;
};

}  // namespace convscope

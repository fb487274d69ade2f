// engine/include/convscope/trainer.hpp — learning kernels by gradient descent, many steps per call.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "convscope/layer.hpp"
#include "convscope/optimizer.hpp"
#include "convscope/shape.hpp"

namespace convscope {

/// The squared residuals of all output elements, added up or averaged.
enum class Loss { sum, mean };

/// Trains a sequential net of layers on one batch.
///
/// Output, residual (output − target) and gradients always belong to the current parameters; they are computed when
/// first asked for. A step whose loss, gradients or new parameters would not be finite numbers of T is not taken.
template <class T>
class Trainer {
 public:
  using Layers = std::vector<std::unique_ptr<Layer<T>>>;

  /// @param layers      at least one; each takes what the one before it gives.
  /// @param x           the first layer's input.
  /// @param y           target, of the last layer's output shape.
  /// @param parameters  first values, layer by layer: weight (row-major), then bias.
  Trainer(Layers layers, std::vector<T> x, std::vector<T> y, std::vector<T> parameters, Loss loss,
          const OptimizerSettings& optimizer);

  /// Takes up to losses.size() steps and writes the loss before each; returns how many were taken.
  std::size_t step(std::span<double> losses);

  /// Back to the first parameters, step 0 and a fresh optimizer.
  void reset();

  void configure(const OptimizerSettings& settings);

  /// Replaces `values.size()` parameters from `first` on.
  void set_parameters(std::size_t first, std::span<const T> values);

  [[nodiscard]] std::span<const T> parameters() const noexcept { return parameters_; }
  [[nodiscard]] Index step_count() const noexcept { return step_count_; }
  [[nodiscard]] bool diverged() const noexcept { return diverged_; }

  std::span<const T> gradients();
  std::span<const T> residual();
  /// The output of layer `index`.
  std::span<const T> activation(std::size_t index);
  double loss();

 private:
  void evaluate();
  void evaluate_for_step();
  void propagate_back();
  [[nodiscard]] double loss_of(double squares) const noexcept;
  [[nodiscard]] bool evaluation_is_finite() const noexcept;

  Layers layers_;
  std::unique_ptr<FusedStep<T>> fused_;
  std::vector<T> x_;
  std::vector<T> y_;
  Loss loss_kind_;
  T residual_scale_;  ///< residual · this = gradient of the loss with respect to the output
  Optimizer<T> optimizer_;

  std::vector<T> first_parameters_;
  std::vector<T> parameters_;
  std::vector<T> gradients_;
  std::vector<std::vector<T>> activations_;
  std::vector<std::vector<T>> activation_gradients_;
  std::vector<T> residual_;
  double loss_ = 0;
  Index step_count_ = 0;
  bool diverged_ = false;
  bool evaluated_ = false;
};

}  // namespace convscope

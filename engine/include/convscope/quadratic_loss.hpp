// engine/include/convscope/quadratic_loss.hpp — the loss of one convolution layer as the quadratic form it is.
#pragma once

#include <span>
#include <vector>

#include "convscope/conv_geometry.hpp"
#include "convscope/shape.hpp"
#include "convscope/trainer.hpp"

namespace convscope {

/// The squared residuals of conv2d(x, w) + bias against y as a function of the parameters θ (weight, row-major, then
/// bias): L(θ) = L(θ*) + ½ (θ − θ*)ᵀ H (θ − θ*). Everything is computed in double.
///
/// The output channels do not share parameters, so H consists of one block per output channel, all of them equal to
/// 2·AᵀA (over the element count under the mean loss), where a row of A is one window of x, and 1 for the bias.
class QuadraticLoss {
 public:
  /// Jacobi's method takes time by the third power of this: a second or so at the limit.
  static constexpr Index most_parameters_per_output = 256;

  /// @param geometry  groups = 1.
  /// @param y         of the output's shape.
  /// @throws InvalidArgument "kernel-too-large" above most_parameters_per_output, "memory" when the P×P Hessian does
  ///         not fit, "not-finite" when x or y are not, "groups", "shape" for an empty batch.
  QuadraticLoss(const ConvGeometry& geometry, const double* x, const double* y, bool has_bias, Loss loss);

  [[nodiscard]] Index parameter_count() const noexcept { return channels_ * block_size_; }
  [[nodiscard]] Index rank() const noexcept { return channels_ * block_rank_; }

  /// The learning rate from which on plain gradient descent diverges, 2/λmax; infinite for an input of zeros.
  [[nodiscard]] double max_stable_lr() const noexcept;

  /// The optimum of least norm, and the loss there.
  [[nodiscard]] std::span<const double> optimum() const noexcept { return optimum_; }
  [[nodiscard]] double least_loss() const noexcept { return least_loss_; }

  /// Written to memory of P, P×P and P×P numbers: eigenvalues falling, one unit row per eigenvalue.
  void write_eigenvalues(double* values) const;
  void write_eigenvectors(double* vectors) const;
  void write_hessian(double* hessian) const;

  /// L(θ).
  [[nodiscard]] double at(std::span<const double> parameters) const;

 private:
  /// Where parameter `index` of output channel `channel`'s block stands in θ.
  [[nodiscard]] std::size_t place(Index channel, Index index) const noexcept;

  void solve(std::span<const double> right_sides);

  Index channels_;
  Index block_size_ = 0;
  Index weights_;  ///< of one output channel
  Index block_rank_ = 0;
  Index windows_;
  std::vector<double> block_;  ///< block_size × block_size, half of the Hessian's block
  std::vector<double> eigenvalues_;
  std::vector<double> eigenvectors_;
  std::vector<double> optimum_;
  double least_loss_ = 0;
};

/// The loss over a plane in parameter space: values(i, j) = L(origin + a(i)·axes[0] + b(j)·axes[1]), a and b evenly
/// spaced over their ranges, ends included.
struct SurfacePlane {
  std::span<const double> origin;
  std::span<const double> first_axis;
  std::span<const double> second_axis;
  double first_least;
  double first_most;
  double second_least;
  double second_most;
  Index rows;
  Index columns;
};

void write_loss_surface(const QuadraticLoss& loss, const SurfacePlane& plane, double* values);

}  // namespace convscope

// engine/src/quadratic_loss.cpp — normal equations of a convolution, solved through their eigenvectors.
#include "convscope/quadratic_loss.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "conv_windows.hpp"
#include "convscope/memory.hpp"
#include "convscope/symmetric_eigen.hpp"
#include "convscope/text.hpp"

namespace convscope {
namespace {

/// Calls visit(window's numbers, image, output pixel) for every window of a convolution; with `has_bias` a 1 follows
/// the input's numbers, which stand in the order of the weight.
template <class Visit>
void for_each_window(const kernels::Windows& w, const double* padded, bool has_bias, Visit visit) {
  std::vector<double> window(static_cast<std::size_t>(w.inputs * w.taps()), 0.0);
  if (has_bias) {
    window.push_back(1.0);
  }
  for (kernels::Offset image = 0; image < w.batch; ++image) {
    for (kernels::Offset pixel = 0; pixel < w.output_plane(); ++pixel) {
      const kernels::Offset first = pixel / w.output_width * w.stride_height * w.width +
                                    pixel % w.output_width * w.stride_width + image * w.inputs * w.input_plane();
      for (kernels::Offset input = 0; input < w.inputs; ++input) {
        for (kernels::Offset row = 0; row < w.kernel_height; ++row) {
          for (kernels::Offset column = 0; column < w.kernel_width; ++column) {
            window[static_cast<std::size_t>(input * w.taps() + w.tap(row, column))] =
                padded[first + input * w.input_plane() + row * w.dilation_height * w.width + column * w.dilation_width];
          }
        }
      }
      visit(window, image, pixel);
    }
  }
}

/// sum += factor · values
void add_scaled(double* sum, const double* values, double factor, std::size_t count) noexcept {
  for (std::size_t i = 0; i < count; ++i) {
    sum[i] += factor * values[i];
  }
}

double dot(const double* left, const double* right, std::size_t count) noexcept {
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    sum += left[i] * right[i];
  }
  return sum;
}

}  // namespace

QuadraticLoss::QuadraticLoss(const ConvGeometry& geometry, const double* x, const double* y, bool has_bias, Loss loss)
    : channels_(geometry.weight.outputs),
      weights_(geometry.weight.inputs_per_group * geometry.weight.height * geometry.weight.width),
      windows_(geometry.output.batch * geometry.output.height * geometry.output.width) {
  if (geometry.groups != 1) {
    throw_range("groups", Message() << "groups must be 1 for least squares; given " << geometry.groups);
  }
  if (windows_ == 0) {
    throw_range("shape", Message() << "x must hold at least one image for least squares; given " << geometry.input);
  }
  block_size_ = weights_ + (has_bias ? 1 : 0);
  if (block_size_ > most_parameters_per_output) {
    throw_range("kernel-too-large", Message() << "least squares takes kernels of at most " << most_parameters_per_output
                                              << " parameters per output channel; given " << block_size_);
  }
  checked_count("the Hessian", {parameter_count(), parameter_count()}, sizeof(double));

  const auto size = static_cast<std::size_t>(block_size_);
  const kernels::Windows windows = windows_of(geometry);
  const PaddedInput<double> padded(geometry, x);
  const double scale = loss == Loss::mean ? 1.0 / static_cast<double>(windows_ * channels_) : 1.0;
  const auto target = [&](Index image, Index channel, Index pixel) {
    return y[(image * channels_ + channel) * windows.output_plane() + pixel];
  };

  block_.resize(size * size);
  std::vector<double> right_sides(static_cast<std::size_t>(channels_) * size);
  for_each_window(windows, padded.data(), has_bias, [&](const std::vector<double>& window, Index image, Index pixel) {
    for (std::size_t row = 0; row < size; ++row) {
      add_scaled(&block_[row * size], window.data(), window[row], size);
    }
    for (Index channel = 0; channel < channels_; ++channel) {
      add_scaled(&right_sides[static_cast<std::size_t>(channel) * size], window.data(), target(image, channel, pixel),
                 size);
    }
  });
  for (std::vector<double>* sums : {&block_, &right_sides}) {
    for (double& sum : *sums) {
      sum *= scale;
    }
  }
  const auto finite = [](double value) { return std::isfinite(value); };
  if (!std::ranges::all_of(block_, finite) || !std::ranges::all_of(right_sides, finite)) {
    throw_range("not-finite",
                Message() << "x and y must hold finite numbers whose squares are finite too, for least squares");
  }
  solve(right_sides);

  // The residuals themselves, not yᵀy less what the optimum explains: that difference would cancel.
  std::vector<double> parameters(size);
  for_each_window(windows, padded.data(), has_bias, [&](const std::vector<double>& window, Index image, Index pixel) {
    for (Index channel = 0; channel < channels_; ++channel) {
      for (Index i = 0; i < block_size_; ++i) {
        parameters[static_cast<std::size_t>(i)] = optimum_[place(channel, i)];
      }
      const double residual = dot(window.data(), parameters.data(), size) - target(image, channel, pixel);
      least_loss_ += scale * residual * residual;
    }
  });
}

std::size_t QuadraticLoss::place(Index channel, Index index) const noexcept {
  return static_cast<std::size_t>(index < weights_ ? channel * weights_ + index : channels_ * weights_ + channel);
}

void QuadraticLoss::solve(std::span<const double> right_sides) {
  const auto size = static_cast<std::size_t>(block_size_);
  SymmetricEigen eigen = symmetric_eigen(block_, block_size_);
  eigenvalues_ = std::move(eigen.values);
  eigenvectors_ = std::move(eigen.vectors);
  // As numpy.linalg.matrix_rank: what lies below the rounding of the sums counts as zero.
  const double least = eigenvalues_.front() * static_cast<double>(std::max(windows_, block_size_)) *
                       std::numeric_limits<double>::epsilon();
  block_rank_ = std::ranges::count_if(eigenvalues_, [&](double value) { return value > least; });

  optimum_.resize(static_cast<std::size_t>(parameter_count()));
  std::vector<double> solution(size);
  for (Index channel = 0; channel < channels_; ++channel) {
    std::ranges::fill(solution, 0.0);
    const double* const right_side = &right_sides[static_cast<std::size_t>(channel) * size];
    for (std::size_t i = 0; i < static_cast<std::size_t>(block_rank_); ++i) {
      const double* const vector = &eigenvectors_[i * size];
      add_scaled(solution.data(), vector, dot(vector, right_side, size) / eigenvalues_[i], size);
    }
    for (Index i = 0; i < block_size_; ++i) {
      optimum_[place(channel, i)] = solution[static_cast<std::size_t>(i)];
    }
  }
}

double QuadraticLoss::max_stable_lr() const noexcept {
  // The Hessian is twice the block, so 2/λmax is 1 over the block's largest eigenvalue.
  return eigenvalues_.front() > 0 ? 1 / eigenvalues_.front() : std::numeric_limits<double>::infinity();
}

void QuadraticLoss::write_eigenvalues(double* values) const {
  for (const double value : eigenvalues_) {
    values = std::fill_n(values, channels_, std::max(0.0, 2 * value));
  }
}

void QuadraticLoss::write_eigenvectors(double* vectors) const {
  const auto count = static_cast<std::size_t>(parameter_count());
  const auto size = static_cast<std::size_t>(block_size_);
  std::fill_n(vectors, count * count, 0.0);
  for (std::size_t i = 0; i < size; ++i) {
    for (Index channel = 0; channel < channels_; ++channel, vectors += count) {
      for (std::size_t k = 0; k < size; ++k) {
        vectors[place(channel, static_cast<Index>(k))] = eigenvectors_[i * size + k];
      }
    }
  }
}

void QuadraticLoss::write_hessian(double* hessian) const {
  const auto count = static_cast<std::size_t>(parameter_count());
  const auto size = static_cast<std::size_t>(block_size_);
  std::fill_n(hessian, count * count, 0.0);
  for (Index channel = 0; channel < channels_; ++channel) {
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t k = 0; k < size; ++k) {
        hessian[place(channel, static_cast<Index>(i)) * count + place(channel, static_cast<Index>(k))] =
            2 * block_[i * size + k];
      }
    }
  }
}

double QuadraticLoss::at(std::span<const double> parameters) const {
  const auto size = static_cast<std::size_t>(block_size_);
  std::vector<double> difference(size);
  double value = least_loss_;
  for (Index channel = 0; channel < channels_; ++channel) {
    for (Index i = 0; i < block_size_; ++i) {
      const std::size_t position = place(channel, i);
      difference[static_cast<std::size_t>(i)] = parameters[position] - optimum_[position];
    }
    for (std::size_t row = 0; row < size; ++row) {
      value += difference[row] * dot(&block_[row * size], difference.data(), size);
    }
  }
  return value;
}

void write_loss_surface(const QuadraticLoss& loss, const SurfacePlane& plane, double* values) {
  const auto spaced = [](double least, double most, Index index, Index count) {
    return count == 1 ? least : least + (most - least) * static_cast<double>(index) / static_cast<double>(count - 1);
  };
  std::vector<double> parameters(plane.origin.size());
  for (Index row = 0; row < plane.rows; ++row) {
    const double a = spaced(plane.first_least, plane.first_most, row, plane.rows);
    for (Index column = 0; column < plane.columns; ++column) {
      const double b = spaced(plane.second_least, plane.second_most, column, plane.columns);
      for (std::size_t i = 0; i < parameters.size(); ++i) {
        parameters[i] = plane.origin[i] + a * plane.first_axis[i] + b * plane.second_axis[i];
      }
      *values++ = loss.at(parameters);
    }
  }
}

}  // namespace convscope

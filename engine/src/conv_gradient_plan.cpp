// engine/src/conv_gradient_plan.cpp — chooses between the blocked gradients and the plain ones, and folds the padding.
#include "convscope/conv_gradient_plan.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "algorithm_costs.hpp"
#include "conv_windows.hpp"
#include "convscope/pad.hpp"
#include "kernels/direct.hpp"
#include "kernels/input_gradient.hpp"
#include "kernels/magnitude.hpp"
#include "kernels/weight_gradient.hpp"

namespace convscope {
namespace {

/// Below this many products the plain loops are done before the blocked ones have been laid out.
constexpr double blocked_from = 4000;

}  // namespace

template <class T>
class ConvGradientPlan<T>::Kernels {
 public:
  explicit Kernels(const ConvGeometry& geometry)
      : geometry_(geometry),
        windows_(windows_of(geometry)),
        interior_(interior_of(geometry)),
        is_large_(multiply_adds(geometry) >= blocked_from) {}

  void run(const T* grad_y, const T* x, const T* w, T* grad_x, T* grad_w, T* grad_bias) {
    if (grad_x != nullptr) {
      run_input(grad_y, w, grad_x);
    }
    if (grad_w != nullptr) {
      run_weight(grad_y, x, grad_w);
    }
    if (grad_bias != nullptr) {
      kernels::bias_gradient(windows_, grad_y, grad_bias);
    }
  }

 private:
  /// The blocked gradients multiply zeros beside the data with weights, or with data: those must be finite.
  [[nodiscard]] static bool are_finite(const T* values, Index count) noexcept {
    return kernels::all_transformable(values, static_cast<kernels::Offset>(count));
  }

  void run_input(const T* grad_y, const T* w, T* grad_x) {
    const bool folds = needs_copy_first(geometry_);
    T* const target = folds ? padded() : grad_x;
    if (is_large_ && kernels::InputGradient<T>::serves(windows_, interior_) &&
        are_finite(w, geometry_.weight.count())) {
      if (!input_) {
        input_.emplace(windows_, interior_);
      }
      input_->pack(w);
      input_->run(grad_y, target);
    } else {
      T* const plain = geometry_.padding.none() ? grad_x : padded();
      const Index count = geometry_.padding.none() ? geometry_.input.count() : static_cast<Index>(padded_.size());
      std::fill_n(plain, count, T{0});
      kernels::direct_backward_input(windows_, grad_y, w, plain);
      fold(grad_x);
      return;
    }
    if (folds) {
      fold(grad_x);
    }
  }

  /// What the padding received goes back to the pixels it was made of.
  void fold(T* grad_x) {
    if (geometry_.padding.none()) {
      return;
    }
    std::fill_n(grad_x, geometry_.input.count(), T{0});
    fold_padding(padded_.data(), geometry_.input.planes(), geometry_.input.plane(), geometry_.padding,
                 geometry_.padding_mode, grad_x);
  }

  void run_weight(const T* grad_y, const T* x, T* grad_w) {
    if (is_large_ && are_finite(x, geometry_.input.count())) {
      const T* input = x;
      if (needs_copy_first(geometry_)) {
        pad_planes(x, geometry_.input.planes(), geometry_.input.plane(), geometry_.padding, geometry_.padding_mode,
                   T{0}, padded());
        input = padded_.data();
      }
      if (!weight_) {
        weight_.emplace(windows_, interior_);
      }
      weight_->run(grad_y, input, grad_w);
      return;
    }
    const PaddedInput<T> input(geometry_, x);
    kernels::direct_backward_weight(windows_, grad_y, input.data(), grad_w);
  }

  T* padded() {
    padded_.resize(padded_count(geometry_));
    return padded_.data();
  }

  ConvGeometry geometry_;
  kernels::Windows windows_;
  kernels::Interior interior_;
  bool is_large_;
  std::optional<kernels::InputGradient<T>> input_;
  std::optional<kernels::WeightGradient<T>> weight_;
  std::vector<T> padded_;
};

template <class T>
ConvGradientPlan<T>::ConvGradientPlan(const ConvGeometry& geometry) : kernels_(std::make_unique<Kernels>(geometry)) {}
template <class T>
ConvGradientPlan<T>::ConvGradientPlan(ConvGradientPlan&&) noexcept = default;
template <class T>
ConvGradientPlan<T>& ConvGradientPlan<T>::operator=(ConvGradientPlan&&) noexcept = default;
template <class T>
ConvGradientPlan<T>::~ConvGradientPlan() = default;

template <class T>
void ConvGradientPlan<T>::run(const T* grad_y, const T* x, const T* w, T* grad_x, T* grad_w, T* grad_bias) {
  kernels_->run(grad_y, x, w, grad_x, grad_w, grad_bias);
}

template class ConvGradientPlan<float>;
template class ConvGradientPlan<double>;

}  // namespace convscope

// engine/src/conv_plan.cpp — chooses a kernel for a convolution and keeps what it needs between runs.
#include "convscope/conv_plan.hpp"

#include <algorithm>

#include "algorithm_costs.hpp"
#include "conv_windows.hpp"
#include "kernels/blocked.hpp"
#include "kernels/direct.hpp"
#include "kernels/elementwise.hpp"
#include "kernels/fft.hpp"
#include "kernels/gemm.hpp"
#include "kernels/separable.hpp"
#include "kernels/winograd.hpp"

namespace convscope {
namespace {

/// The plain loops as a kernel among the others: they need nothing beforehand.
template <class T>
class PlainConvolution {
 public:
  PlainConvolution(const kernels::Windows& windows, const T* weight)
      : windows_(windows),
        weight_(weight, weight + windows.groups * windows.outputs * windows.inputs * windows.taps()) {}

  void run(const T* input, const T* bias, T* output) const {
    kernels::direct_forward(windows_, input, weight_.data(), bias, output);
  }

 private:
  kernels::Windows windows_;
  std::vector<T> weight_;
};

template <class T>
bool are_transformable(const T* values, Index count) noexcept {
  return kernels::all_at_most(values, static_cast<kernels::Offset>(count), kernels::largest_transformable<T>);
}

bool transforms(Algorithm algorithm) noexcept {
  return algorithm == Algorithm::winograd || algorithm == Algorithm::fft;
}

}  // namespace

template <class T>
class ConvPlan<T>::Executor {
 public:
  Executor() = default;
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;
  Executor(Executor&&) = delete;
  Executor& operator=(Executor&&) = delete;
  virtual ~Executor() = default;
  virtual void run(const T* input, const T* bias, T* output) = 0;
  /// Takes another weight, if the kernel can.
  virtual bool pack(const T* weight) = 0;
};

template <class T>
template <class Kernel>
class ConvPlan<T>::KernelExecutor final : public Executor {
 public:
  template <class... Arguments>
  explicit KernelExecutor(const Arguments&... arguments) : kernel_(arguments...) {}
  void run(const T* input, const T* bias, T* output) override { kernel_.run(input, bias, output); }
  bool pack([[maybe_unused]] const T* weight) override {
    if constexpr (requires { kernel_.pack(weight); }) {
      kernel_.pack(weight);
      return true;
    } else {
      return false;
    }
  }

 private:
  Kernel kernel_;
};

template <class T>
ConvPlan<T>::ConvPlan(ConvPlan&&) noexcept = default;
template <class T>
ConvPlan<T>& ConvPlan<T>::operator=(ConvPlan&&) noexcept = default;
template <class T>
ConvPlan<T>::~ConvPlan() = default;

template <class T>
ConvPlan<T>::ConvPlan(const ConvGeometry& given, const T* weight, WeightUse use)
    : geometry_(laid_down(given)),
      use_(use),
      algorithm_(given.algorithm == Algorithm::automatic ? cheapest(geometry_, weight, use) : given.algorithm) {
  const ConvGeometry& geometry = geometry_;
  const kernels::Windows windows = windows_of(geometry);
  if (transforms(algorithm_)) {
    weight_.assign(weight, weight + geometry.weight.count());
    if (!are_transformable(weight, geometry.weight.count())) {
      algorithm_ = geometry.algorithm == Algorithm::automatic ? Algorithm::direct : algorithm_;
      return;
    }
  }
  pads_first_ = needs_copy_first(geometry);
  switch (algorithm_) {
    case Algorithm::winograd:
      executor_ =
          std::make_unique<KernelExecutor<kernels::WinogradConvolution<T>>>(windows, interior_of(geometry), weight);
      return;
    case Algorithm::fft:
      executor_ = std::make_unique<KernelExecutor<kernels::FftConvolution<T>>>(windows, interior_of(geometry), weight);
      return;
    case Algorithm::separable:
      executor_ = std::make_unique<KernelExecutor<kernels::SeparableConvolution<T>>>(
          windows, interior_of(geometry), *kernels::separate(weight, windows.kernel_height, windows.kernel_width));
      return;
    case Algorithm::gemm:
      executor_ = std::make_unique<KernelExecutor<kernels::GemmConvolution<T>>>(windows, interior_of(geometry), weight);
      return;
    default:
      break;
  }
  switch (direct_form<T>(geometry, use)) {
    case DirectForm::blocked:
      executor_ =
          std::make_unique<KernelExecutor<kernels::BlockedConvolution<T>>>(windows, interior_of(geometry), weight);
      return;
    case DirectForm::gathered:
      executor_ = std::make_unique<KernelExecutor<kernels::GemmConvolution<T>>>(windows, interior_of(geometry), weight);
      return;
    case DirectForm::plain:
      executor_ = std::make_unique<KernelExecutor<PlainConvolution<T>>>(windows, weight);
      pads_first_ = !geometry.padding.none();
  }
}

template <class T>
void ConvPlan<T>::set_weight(const T* weight) {
  // A transformed weight must be looked at for infinities again.
  if (!weight_.empty() || !executor_->pack(weight)) {
    *this = ConvPlan(geometry_, weight, use_);
  }
}

/// The input as the kernel takes it.
template <class T>
const T* ConvPlan<T>::padded(const T* x) {
  if (!pads_first_) {
    return x;
  }
  padded_.resize(padded_count(geometry_));
  pad_planes(x, geometry_.input.planes(), geometry_.input.plane(), geometry_.padding, geometry_.padding_mode, T{0},
             padded_.data());
  return padded_.data();
}

template <class T>
void ConvPlan<T>::run_directly(const T* x, const T* bias, T* y) {
  ConvGeometry direct = geometry_;
  direct.algorithm = Algorithm::direct;
  ConvPlan(direct, weight_.data()).run(x, bias, y);
}

template <class T>
void ConvPlan<T>::run(const T* x, const T* bias, T* y) {
  if (!weight_.empty()) {
    if (executor_ == nullptr || !are_transformable(x, geometry_.input.count())) {
      run_directly(x, bias, y);
    } else {
      executor_->run(x, bias, y);
    }
    return;
  }
  executor_->run(padded(x), bias, y);
}

template class ConvPlan<float>;
template class ConvPlan<double>;

}  // namespace convscope

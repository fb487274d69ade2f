// engine/src/optimizer.cpp — torch.optim's update rules, written out per parameter.
#include "convscope/optimizer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "convscope/number.hpp"

namespace convscope {

template <class T>
Optimizer<T>::Optimizer(const OptimizerSettings& settings, std::size_t parameter_count)
    : settings_(settings), proposal_(parameter_count) {
  for (Memory* memory : {&current_, &next_}) {
    memory->first.resize(parameter_count);
    memory->second.resize(parameter_count);
  }
}

template <class T>
std::span<const T> Optimizer<T>::propose(std::span<const T> parameters, std::span<const T> gradients) {
  if (settings_.name == OptimizerName::adam) {
    propose_adam(parameters, gradients);
  } else {
    propose_sgd(parameters, gradients);
  }
  next_.started = true;
  return proposal_;
}

/// torch.optim.SGD: the first step's velocity is the gradient itself.
template <class T>
void Optimizer<T>::propose_sgd(std::span<const T> parameters, std::span<const T> gradients) {
  const T lr = narrowed<T>(settings_.lr);
  const T momentum = narrowed<T>(settings_.momentum);
  const T decay = narrowed<T>(settings_.weight_decay);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    T step = gradients[i];
    if (settings_.weight_decay != 0) {
      step += decay * parameters[i];
    }
    if (settings_.momentum != 0) {
      const T velocity = current_.started ? momentum * current_.first[i] + step : step;
      next_.first[i] = velocity;
      step = settings_.nesterov ? step + momentum * velocity : velocity;
    }
    proposal_[i] = parameters[i] - lr * step;
  }
}

/// torch.optim.Adam (Kingma & Ba, arXiv:1412.6980, algorithm 1). The powers of beta are running products: std::pow
/// may differ in the last bit between C libraries.
template <class T>
void Optimizer<T>::propose_adam(std::span<const T> parameters, std::span<const T> gradients) {
  next_.beta1_power = current_.beta1_power * settings_.beta1;
  next_.beta2_power = current_.beta2_power * settings_.beta2;
  const T step_size = narrowed<T>(settings_.lr / (1 - next_.beta1_power));
  const T root_correction = narrowed<T>(std::sqrt(1 - next_.beta2_power));
  const T eps = narrowed<T>(settings_.eps);
  const T decay = narrowed<T>(settings_.weight_decay);
  const T beta2 = narrowed<T>(settings_.beta2);
  const T rest1 = narrowed<T>(1 - settings_.beta1);
  const T rest2 = narrowed<T>(1 - settings_.beta2);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    T gradient = gradients[i];
    if (settings_.weight_decay != 0) {
      gradient += decay * parameters[i];
    }
    const T mean = current_.first[i] + rest1 * (gradient - current_.first[i]);
    const T square = beta2 * current_.second[i] + rest2 * gradient * gradient;
    next_.first[i] = mean;
    next_.second[i] = square;
    proposal_[i] = parameters[i] - step_size * (mean / (std::sqrt(square) / root_correction + eps));
  }
}

template <class T>
void Optimizer<T>::accept() noexcept {
  std::swap(current_, next_);
}

template <class T>
void Optimizer<T>::reset() noexcept {
  for (Memory* memory : {&current_, &next_}) {
    std::fill(memory->first.begin(), memory->first.end(), T{0});
    std::fill(memory->second.begin(), memory->second.end(), T{0});
    memory->beta1_power = 1;
    memory->beta2_power = 1;
    memory->started = false;
  }
}

template <class T>
void Optimizer<T>::configure(const OptimizerSettings& settings) noexcept {
  if (settings.name != settings_.name) {
    reset();
  }
  settings_ = settings;
}

template class Optimizer<float>;
template class Optimizer<double>;

}  // namespace convscope

// engine/src/trainer.cpp — the training loop: evaluate, check, propose, accept.
#include "convscope/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "convscope/number.hpp"

namespace convscope {
namespace {

template <class T>
bool all_finite(std::span<const T> values) noexcept {
  return std::all_of(values.begin(), values.end(), [](T value) { return std::isfinite(value); });
}

}  // namespace

template <class T>
Trainer<T>::Trainer(Layers layers, std::vector<T> x, std::vector<T> y, std::vector<T> parameters, Loss loss,
                    const OptimizerSettings& optimizer)
    : layers_(std::move(layers)),
      x_(std::move(x)),
      y_(std::move(y)),
      loss_kind_(loss),
      optimizer_(optimizer, parameters.size()),
      first_parameters_(std::move(parameters)),
      parameters_(first_parameters_),
      gradients_(first_parameters_.size()),
      residual_(y_.size()) {
  for (const auto& layer : layers_) {
    const auto count = static_cast<std::size_t>(layer->output_shape().count());
    activations_.emplace_back(count);
    activation_gradients_.emplace_back(count);
  }
}

template <class T>
void Trainer<T>::evaluate() {
  if (evaluated_) {
    return;
  }
  const T* input = x_.data();
  const T* parameters = parameters_.data();
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    layers_[i]->forward(parameters, input, activations_[i].data());
    input = activations_[i].data();
    parameters += layers_[i]->parameter_count();
  }
  // The sum is kept in double: it is reported as a number of JavaScript, and long sums stay accurate.
  double squares = 0;
  const auto count = static_cast<double>(y_.size());
  const T scale = loss_kind_ == Loss::mean ? narrowed<T>(2 / count) : T{2};
  for (std::size_t i = 0; i < y_.size(); ++i) {
    const T difference = activations_.back()[i] - y_[i];
    residual_[i] = difference;
    activation_gradients_.back()[i] = scale * difference;
    squares += static_cast<double>(difference) * static_cast<double>(difference);
  }
  loss_ = loss_kind_ == Loss::mean ? squares / count : squares;
  propagate_back();
  evaluated_ = true;
}

template <class T>
void Trainer<T>::propagate_back() {
  std::size_t first = parameters_.size();
  for (std::size_t i = layers_.size(); i-- > 0;) {
    first -= static_cast<std::size_t>(layers_[i]->parameter_count());
    const T* const input = i == 0 ? x_.data() : activations_[i - 1].data();
    T* const input_gradient = i == 0 ? nullptr : activation_gradients_[i - 1].data();
    layers_[i]->backward(parameters_.data() + first, input, activation_gradients_[i].data(), gradients_.data() + first,
                         input_gradient);
  }
}

template <class T>
bool Trainer<T>::evaluation_is_finite() const noexcept {
  return fits<T>(loss_) && all_finite<T>(gradients_);
}

template <class T>
std::size_t Trainer<T>::step(std::span<double> losses) {
  diverged_ = false;
  for (std::size_t taken = 0; taken < losses.size(); ++taken) {
    evaluate();
    if (!evaluation_is_finite()) {
      diverged_ = true;
      return taken;
    }
    const std::span<const T> proposal = optimizer_.propose(parameters_, gradients_);
    if (!all_finite(proposal)) {
      diverged_ = true;
      return taken;
    }
    losses[taken] = loss_;
    optimizer_.accept();
    std::copy(proposal.begin(), proposal.end(), parameters_.begin());
    ++step_count_;
    evaluated_ = false;
  }
  return losses.size();
}

template <class T>
void Trainer<T>::reset() {
  parameters_ = first_parameters_;
  optimizer_.reset();
  step_count_ = 0;
  diverged_ = false;
  evaluated_ = false;
}

template <class T>
void Trainer<T>::configure(const OptimizerSettings& settings) {
  optimizer_.configure(settings);
  diverged_ = false;
}

template <class T>
void Trainer<T>::set_parameters(std::size_t first, std::span<const T> values) {
  std::copy(values.begin(), values.end(), parameters_.begin() + static_cast<std::ptrdiff_t>(first));
  diverged_ = false;
  evaluated_ = false;
}

template <class T>
std::span<const T> Trainer<T>::gradients() {
  evaluate();
  return gradients_;
}

template <class T>
std::span<const T> Trainer<T>::residual() {
  evaluate();
  return residual_;
}

template <class T>
std::span<const T> Trainer<T>::activation(std::size_t index) {
  evaluate();
  return activations_[index];
}

template <class T>
double Trainer<T>::loss() {
  evaluate();
  return loss_;
}

template class Trainer<float>;
template class Trainer<double>;

}  // namespace convscope

// engine/src/trainer.cpp — the training loop: evaluate, check, propose, accept.
#include "convscope/trainer.hpp"

#include <algorithm>
#include <utility>

#include "convscope/number.hpp"
#include "kernels/elementwise.hpp"

namespace convscope {
namespace {

template <class T>
bool all_finite(std::span<const T> values) noexcept {
  return kernels::all_finite(values.data(), static_cast<kernels::Offset>(values.size()));
}

}  // namespace

template <class T>
Trainer<T>::Trainer(Layers layers, std::vector<T> x, std::vector<T> y, std::vector<T> parameters, Loss loss,
                    const OptimizerSettings& optimizer)
    : layers_(std::move(layers)),
      x_(std::move(x)),
      y_(std::move(y)),
      loss_kind_(loss),
      residual_scale_(loss == Loss::mean ? narrowed<T>(2 / static_cast<double>(y_.size())) : T{2}),
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
  if (layers_.size() == 1) {
    fused_ = layers_.front()->fuse(x_.data(), y_.data());
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
  const Index width = layers_.back()->output_shape().width;
  const double squares = kernels::compare(
      activations_.back().data(), y_.data(), static_cast<kernels::Offset>(static_cast<Index>(y_.size()) / width),
      static_cast<kernels::Offset>(width), residual_scale_, residual_.data(), activation_gradients_.back().data());
  loss_ = loss_of(squares);
  propagate_back();
  evaluated_ = true;
}

/// The sum is in double: it is reported as a number of JavaScript, and long sums stay accurate.
template <class T>
double Trainer<T>::loss_of(double squares) const noexcept {
  return loss_kind_ == Loss::mean ? squares / static_cast<double>(y_.size()) : squares;
}

/// Loss and gradients alone, where one pass gives both; all else is computed when it is asked for.
template <class T>
void Trainer<T>::evaluate_for_step() {
  if (fused_ != nullptr && !evaluated_) {
    loss_ = loss_of(fused_->run(parameters_.data(), residual_scale_, gradients_.data()));
  } else {
    evaluate();
  }
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
    evaluate_for_step();
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

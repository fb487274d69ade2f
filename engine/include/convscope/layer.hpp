// engine/include/convscope/layer.hpp — one step of a sequential net: its output, and its gradients.
#pragma once

#include <memory>

#include "convscope/conv_geometry.hpp"
#include "convscope/pool_geometry.hpp"
#include "convscope/shape.hpp"

namespace convscope {

/// A training step of a whole net on one input and target, in one pass.
template <class T>
class FusedStep {
 public:
  virtual ~FusedStep() = default;
  FusedStep() = default;
  FusedStep(const FusedStep&) = delete;
  FusedStep& operator=(const FusedStep&) = delete;
  FusedStep(FusedStep&&) = delete;
  FusedStep& operator=(FusedStep&&) = delete;

  /// Writes the gradients of scale/2 · Σ residual² and returns the sum of the squared residuals.
  virtual double run(const T* parameters, T scale, T* gradients) = 0;
};

/// A layer of fixed sizes. Its parameters live with the net, in one flat vector; each call gets the layer's own part.
template <class T>
class Layer {
 public:
  virtual ~Layer() = default;
  Layer() = default;
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;
  Layer(Layer&&) = delete;
  Layer& operator=(Layer&&) = delete;

  [[nodiscard]] virtual Shape4 output_shape() const noexcept = 0;
  [[nodiscard]] virtual Index weight_count() const noexcept { return 0; }
  [[nodiscard]] virtual Index bias_count() const noexcept { return 0; }
  [[nodiscard]] Index parameter_count() const noexcept { return weight_count() + bias_count(); }

  /// @param parameters  weight (row-major), then bias.
  virtual void forward(const T* parameters, const T* x, T* y) = 0;

  /// The same sums for a net of this layer alone, or nothing where that would not be faster.
  ///
  /// @param x  the layer's input.
  /// @param y  target.
  virtual std::unique_ptr<FusedStep<T>> fuse(const T* /*x*/, const T* /*y*/) const { return nullptr; }

  /// Gradients of the loss with respect to the parameters and, unless `grad_x` is nullptr, the input.
  virtual void backward(const T* parameters, const T* x, const T* grad_y, T* grad_parameters, T* grad_x) = 0;
};

/// A convolution with or without a bias.
template <class T>
std::unique_ptr<Layer<T>> make_conv_layer(const ConvGeometry& geometry, bool has_bias);

/// max(0, x), element by element; a NaN stays one. The gradient at 0 is 0, as in torch.
template <class T>
std::unique_ptr<Layer<T>> make_relu_layer(const Shape4& shape);

template <class T>
std::unique_ptr<Layer<T>> make_max_pool_layer(const PoolGeometry& geometry);

template <class T>
std::unique_ptr<Layer<T>> make_average_pool_layer(const PoolGeometry& geometry);

}  // namespace convscope

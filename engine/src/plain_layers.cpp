// engine/src/plain_layers.cpp — the layers without parameters: rectification and pooling.
#include <vector>

#include "convscope/layer.hpp"
#include "convscope/pool.hpp"
#include "kernels/elementwise.hpp"

namespace convscope {
namespace {

template <class T>
class ReluLayer final : public Layer<T> {
 public:
  explicit ReluLayer(const Shape4& shape) : shape_(shape) {}

  [[nodiscard]] Shape4 output_shape() const noexcept override { return shape_; }

  void forward(const T* /*parameters*/, const T* x, T* y) override {
    kernels::rectify(x, static_cast<kernels::Offset>(shape_.count()), y);
  }

  void backward(const T* /*parameters*/, const T* x, const T* grad_y, T* /*grad_parameters*/, T* grad_x) override {
    if (grad_x != nullptr) {
      kernels::rectify_backward(x, grad_y, static_cast<kernels::Offset>(shape_.count()), grad_x);
    }
  }

 private:
  Shape4 shape_;
};

template <class T>
class MaxPoolLayer final : public Layer<T> {
 public:
  explicit MaxPoolLayer(const PoolGeometry& geometry)
      : geometry_(geometry), indices_(static_cast<std::size_t>(geometry.output.count())) {}

  [[nodiscard]] Shape4 output_shape() const noexcept override { return geometry_.output; }

  void forward(const T* /*parameters*/, const T* x, T* y) override {
    max_pool2d_into(geometry_, x, y, indices_.data());
  }

  /// Follows a forward pass over the same x, whose maxima it uses.
  void backward(const T* /*parameters*/, const T* /*x*/, const T* grad_y, T* /*grad_parameters*/, T* grad_x) override {
    if (grad_x != nullptr) {
      max_pool2d_scatter_into(geometry_, grad_y, indices_.data(), grad_x);
    }
  }

 private:
  PoolGeometry geometry_;
  std::vector<std::int32_t> indices_;
};

template <class T>
class AveragePoolLayer final : public Layer<T> {
 public:
  explicit AveragePoolLayer(const PoolGeometry& geometry) : geometry_(geometry) {}

  [[nodiscard]] Shape4 output_shape() const noexcept override { return geometry_.output; }

  void forward(const T* /*parameters*/, const T* x, T* y) override { avg_pool2d_into(geometry_, x, y); }

  void backward(const T* /*parameters*/, const T* /*x*/, const T* grad_y, T* /*grad_parameters*/, T* grad_x) override {
    if (grad_x != nullptr) {
      avg_pool2d_backward_into(geometry_, grad_y, grad_x);
    }
  }

 private:
  PoolGeometry geometry_;
};

}  // namespace

template <class T>
std::unique_ptr<Layer<T>> make_relu_layer(const Shape4& shape) {
  return std::make_unique<ReluLayer<T>>(shape);
}

template <class T>
std::unique_ptr<Layer<T>> make_max_pool_layer(const PoolGeometry& geometry) {
  return std::make_unique<MaxPoolLayer<T>>(geometry);
}

template <class T>
std::unique_ptr<Layer<T>> make_average_pool_layer(const PoolGeometry& geometry) {
  return std::make_unique<AveragePoolLayer<T>>(geometry);
}

template std::unique_ptr<Layer<float>> make_relu_layer(const Shape4&);
template std::unique_ptr<Layer<double>> make_relu_layer(const Shape4&);
template std::unique_ptr<Layer<float>> make_max_pool_layer(const PoolGeometry&);
template std::unique_ptr<Layer<double>> make_max_pool_layer(const PoolGeometry&);
template std::unique_ptr<Layer<float>> make_average_pool_layer(const PoolGeometry&);
template std::unique_ptr<Layer<double>> make_average_pool_layer(const PoolGeometry&);

}  // namespace convscope

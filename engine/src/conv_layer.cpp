// engine/src/conv_layer.cpp — the convolution as a layer that can be trained.
#include <optional>

#include "convscope/conv_gradient_plan.hpp"
#include "convscope/conv_plan.hpp"
#include "convscope/layer.hpp"

namespace convscope {
namespace {

template <class T>
class ConvLayer final : public Layer<T> {
 public:
  ConvLayer(const ConvGeometry& geometry, bool has_bias)
      : geometry_(geometry), has_bias_(has_bias), gradients_(geometry) {}

  [[nodiscard]] Shape4 output_shape() const noexcept override { return geometry_.output; }

  [[nodiscard]] Index weight_count() const noexcept override { return geometry_.weight.count(); }

  [[nodiscard]] Index bias_count() const noexcept override { return has_bias_ ? geometry_.weight.outputs : 0; }

  void forward(const T* parameters, const T* x, T* y) override {
    if (plan_) {
      plan_->set_weight(parameters);
    } else {
      plan_.emplace(geometry_, parameters);
    }
    plan_->run(x, has_bias_ ? parameters + weight_count() : nullptr, y);
  }

  void backward(const T* parameters, const T* x, const T* grad_y, T* grad_parameters, T* grad_x) override {
    gradients_.run(grad_y, x, parameters, grad_x, grad_parameters,
                   has_bias_ ? grad_parameters + weight_count() : nullptr);
  }

 private:
  ConvGeometry geometry_;
  bool has_bias_;
  std::optional<ConvPlan<T>> plan_;
  ConvGradientPlan<T> gradients_;
};

}  // namespace

template <class T>
std::unique_ptr<Layer<T>> make_conv_layer(const ConvGeometry& geometry, bool has_bias) {
  return std::make_unique<ConvLayer<T>>(geometry, has_bias);
}

template std::unique_ptr<Layer<float>> make_conv_layer(const ConvGeometry&, bool);
template std::unique_ptr<Layer<double>> make_conv_layer(const ConvGeometry&, bool);

}  // namespace convscope

// engine/src/conv_layer.cpp — the convolution as a layer that can be trained.
#include <optional>

#include "algorithm_costs.hpp"
#include "conv_windows.hpp"
#include "convscope/conv_gradient_plan.hpp"
#include "convscope/conv_plan.hpp"
#include "convscope/layer.hpp"
#include "kernels/elementwise.hpp"
#include "kernels/one_channel_step.hpp"

namespace convscope {
namespace {

template <class T>
class OneChannelFusedStep final : public FusedStep<T> {
 public:
  OneChannelFusedStep(const ConvGeometry& geometry, bool has_bias, const T* x, const T* y)
      : weights_(geometry.weight.count()),
        has_bias_(has_bias),
        step_(windows_of(geometry), interior_of(geometry), x, y) {}

  double run(const T* parameters, T scale, T* gradients) override {
    return step_.run(parameters, has_bias_ ? parameters + weights_ : nullptr, scale, gradients,
                     has_bias_ ? gradients + weights_ : nullptr);
  }

 private:
  Index weights_;
  bool has_bias_;
  kernels::OneChannelStep<T> step_;
};

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

  std::unique_ptr<FusedStep<T>> fuse(const T* x, const T* y) const override {
    const bool is_one_plane = geometry_.input.planes() == 1 && geometry_.weight.outputs == 1;
    const bool is_direct =
        geometry_.algorithm == Algorithm::direct ||
        (geometry_.algorithm == Algorithm::automatic && multiply_adds(geometry_) <= exact_multiply_adds);
    if (!is_one_plane || !is_direct || !kernels::all_finite(x, static_cast<kernels::Offset>(geometry_.input.count()))) {
      return nullptr;
    }
    const PaddedInput<T> copied(geometry_, x);
    return std::make_unique<OneChannelFusedStep<T>>(geometry_, has_bias_,
                                                    needs_copy_first(geometry_) ? copied.data() : x, y);
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

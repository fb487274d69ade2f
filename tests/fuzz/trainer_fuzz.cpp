// tests/fuzz/trainer_fuzz.cpp — training: any net, any optimizer settings, any order of calls.
#include <cmath>

#include "convscope/number.hpp"
#include "convscope/trainer.hpp"
#include "target.hpp"

namespace convscope::fuzz {
namespace {

/// Small sides only: a trainer computes with whatever its geometry's checks let through.
PaddingRequest padding_from(Bytes& bytes) {
  return {bytes.name(PaddingKind::same_lower),
          {bytes.whole(0, 1), bytes.whole(0, 1), bytes.whole(0, 1), bytes.whole(0, 1)}};
}

template <class T>
std::unique_ptr<Layer<T>> layer_on(Bytes& bytes, const Shape4& input) {
  const Index kind = bytes.whole(0, 4);
  if (kind == 0) {
    return make_relu_layer<T>(input);
  }
  if (kind <= 2) {
    PoolOptions options;
    options.kernel = {bytes.whole(1, 3), bytes.whole(1, 3)};
    options.stride = {bytes.whole(1, 3), bytes.whole(1, 3)};
    options.padding = padding_from(bytes);
    options.ceil_mode = bytes.flag();
    options.count_include_pad = bytes.flag();
    options.dilation.height = kind == 1 ? bytes.whole(1, 2) : 1;
    const PoolGeometry geometry = pool_geometry(input, options, sizeof(T));
    return kind == 1 ? make_max_pool_layer<T>(geometry) : make_average_pool_layer<T>(geometry);
  }
  ConvOptions options;
  options.stride = {bytes.whole(1, 2), bytes.whole(1, 2)};
  options.padding = padding_from(bytes);
  options.padding_mode = bytes.name(PaddingMode::wrap);
  options.flip = bytes.flag();
  const WeightShape weight{bytes.whole(1, 2), input.channels, bytes.whole(1, 2), bytes.whole(1, 3)};
  return make_conv_layer<T>(conv_geometry(input, weight, options, sizeof(T)), bytes.flag());
}

/// What the facade lets through: finite settings, not negative, betas below 1.
OptimizerSettings settings_from(Bytes& bytes) {
  constexpr std::array sizes{0.0, 1e-3, 0.01, 0.1, 0.9, 0.999, 1.0, 2.0, 1e38, 1e39, 1e300, 1e-300, 5e-324};
  constexpr std::array betas{0.0, 0.1, 0.5, 0.9, 0.999, 1 - 1e-16};
  const auto size = [&] { return sizes[bytes.byte() % sizes.size()]; };
  OptimizerSettings settings;
  settings.name = bytes.name(OptimizerName::adam);
  settings.lr = size();
  settings.momentum = size();
  settings.nesterov = bytes.flag();
  settings.weight_decay = size();
  settings.beta1 = betas[bytes.byte() % betas.size()];
  settings.beta2 = betas[bytes.byte() % betas.size()];
  settings.eps = size();
  return settings;
}

template <class T>
bool all_finite(std::span<const T> values) {
  return std::ranges::all_of(values, [](T value) { return std::isfinite(value); });
}

template <class T>
void check_steps(Trainer<T>& trainer, std::size_t count) {
  const Index before = trainer.step_count();
  const bool was_finite = all_finite(trainer.parameters());
  std::vector<double> losses(count);
  const std::size_t taken = trainer.step(losses);
  require(taken <= count && trainer.diverged() == (taken < count), "it diverged if it took fewer steps than asked");
  require(trainer.step_count() == before + static_cast<Index>(taken), "stepCount counts the steps taken");
  require(!was_finite || all_finite(trainer.parameters()), "parameters stay finite");
  require(all_finite<double>(std::span(losses).first(taken)), "a step taken has a finite loss");
}

/// From the first values on, the same steps again: every loss must be the same.
template <class T>
void check_replay(Trainer<T>& trainer, std::size_t count) {
  std::vector<double> at_once(count);
  std::vector<double> one_by_one(count);
  trainer.reset();
  require(trainer.step_count() == 0 && !trainer.diverged(), "reset goes back to step 0");
  const std::size_t taken = trainer.step(at_once);
  trainer.reset();
  for (std::size_t i = 0; i < taken; ++i) {
    require(trainer.step(std::span(one_by_one).subspan(i, 1)) == 1, "a step that was taken is taken again");
  }
  require(at_once == one_by_one || taken < count, "the same start gives the same losses");
}

template <class T>
void check(Bytes& bytes) {
  Shape4 shape{bytes.whole(1, 2), bytes.whole(1, 2), bytes.whole(1, 4), bytes.whole(1, 4)};
  std::vector<T> x = bytes.numbers<T>(shape.count());
  typename Trainer<T>::Layers layers;
  Index parameter_count = 0;
  const Index depth = bytes.whole(1, 3);
  for (Index i = 0; i < depth; ++i) {
    layers.push_back(layer_on<T>(bytes, shape));
    shape = layers.back()->output_shape();
    parameter_count += layers.back()->parameter_count();
  }
  std::vector<T> y = bytes.numbers<T>(shape.count());
  std::vector<T> parameters = bytes.numbers<T>(parameter_count);
  if (bytes.whole(0, 7) == 7) {
    std::ranges::generate(y, [&] { return narrowed<T>(bytes.wild()); });
  }
  const std::vector<T> target = y;
  const Loss kind = bytes.name(Loss::mean);
  Trainer<T> trainer(std::move(layers), std::move(x), std::move(y), parameters, kind, settings_from(bytes));
  check_replay(trainer, 2);
  const Index calls = bytes.whole(0, 4);
  for (Index i = 0; i < calls; ++i) {
    switch (bytes.whole(0, 3)) {
      case 0:
        trainer.configure(settings_from(bytes));
        break;
      case 1: {
        const std::vector<T> values = bytes.numbers<T>(bytes.whole(0, parameter_count));
        const Index first = bytes.whole(0, parameter_count - static_cast<Index>(values.size()));
        trainer.set_parameters(static_cast<std::size_t>(first), values);
        break;
      }
      default:
        check_steps(trainer, static_cast<std::size_t>(bytes.whole(0, 3)));
    }
  }
  const auto residual = trainer.residual();
  const auto output = trainer.activation(static_cast<std::size_t>(depth) - 1);
  for (std::size_t i = 0; i < target.size(); ++i) {
    const T difference = output[i] - target[i];
    require(residual[i] == difference || std::isnan(difference), "the residual is output − target");
  }
  const double squares = dot(residual, residual);
  const double loss = kind == Loss::mean ? squares / static_cast<double>(target.size()) : squares;
  // Added up in another order: equal but for rounding.
  require(trainer.loss() == loss || std::abs(trainer.loss() - loss) <= 1e-12 * loss || std::isnan(loss),
          "the loss is the squared residual");
  require(trainer.gradients().size() == static_cast<std::size_t>(parameter_count), "one gradient for every parameter");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return attempt([&] {
    Bytes bytes(data, size);
    if (bytes.flag()) {
      check<float>(bytes);
    } else {
      check<double>(bytes);
    }
  });
}

}  // namespace convscope::fuzz

// tests/fuzz/conv2d_fuzz.cpp — conv2d and its gradients: geometry, sums by their definition, adjointness.
#include <cmath>

#include "convscope/conv2d.hpp"
#include "naive.hpp"
#include "target.hpp"

namespace convscope::fuzz {
namespace {

/// The output holds every window that fits, and no more.
void check_axis(Index padded, Index extent, Index stride, Index output) {
  require((output - 1) * stride + extent <= padded, "the last window fits");
  require(output * stride + extent > padded, "no further window fits");
}

void check_geometry(const ConvGeometry& g, std::size_t element_size) {
  require_within_budget(g.output, element_size);
  check_axis(g.padded.height, dilated_extent(g.weight.height, g.dilation.height), g.stride.height, g.output.height);
  check_axis(g.padded.width, dilated_extent(g.weight.width, g.dilation.width), g.stride.width, g.output.width);
}

template <class T>
void check(Bytes& bytes, const ConvOptions& options, const Shape4& input, const WeightShape& weight) {
  const ConvGeometry g = conv_geometry(input, weight, options, sizeof(T));
  check_geometry(g, sizeof(T));
  const Index taps = is_small({weight.outputs, weight.inputs_per_group, weight.height, weight.width})
                         ? weight.inputs_per_group * weight.height * weight.width
                         : most_work + 1;
  if (!is_small({g.output.batch, g.output.channels, g.output.height, g.output.width, taps}) ||
      !is_small({input.batch, input.channels, g.padded.height, g.padded.width})) {
    return;
  }
  const auto x = bytes.tensor<T, 4>({input.batch, input.channels, input.height, input.width});
  const auto w = bytes.tensor<T, 4>({weight.outputs, weight.inputs_per_group, weight.height, weight.width});
  const std::vector<T> bias = bytes.flag() ? bytes.numbers<T>(weight.outputs) : std::vector<T>{};

  const auto y = conv2d<T>(x, w, bias, options);
  const Tensor<double, 4> wanted = naive::conv2d(x, w, {bias.begin(), bias.end()}, g);
  if (options.algorithm == Algorithm::winograd || options.algorithm == Algorithm::fft) {
    // The transforms round: by far less than a ten thousandth of what the sums could be (Cauchy and Schwarz).
    const double largest = std::sqrt(dot(x, x) * dot(w, w)) + std::sqrt(dot(wanted, wanted));
    for (std::size_t i = 0; i < y.size(); ++i) {
      require(std::abs(static_cast<double>(y.data()[i]) - wanted.data()[i]) <= 1e-4 * largest,
              "a transformed conv2d is near the sum of its products");
    }
    return;
  }
  require(std::equal(y.begin(), y.end(), wanted.begin(), wanted.end()), "conv2d is the sum of its products");

  const auto grad_y = bytes.tensor<T, 4>(shape_of(y));
  const auto gradients = conv2d_backward<T>(grad_y, x, w, options);
  const auto product = conv2d<T>(x, w, {}, options);
  require(dot(product, grad_y) == dot(x, gradients.x), "gradX is the transpose of conv2d in x");
  require(dot(product, grad_y) == dot(w, gradients.w), "gradW is the transpose of conv2d in w");
  const Tensor<T, 4> ones = xt::ones_like(grad_y);
  require(dot(ones, grad_y) == std::accumulate(gradients.bias.begin(), gradients.bias.end(), 0.0),
          "gradBias sums gradY");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return attempt([&] {
    Bytes bytes(data, size);
    ConvOptions options;
    options.groups = bytes.setting(1, 3);
    options.stride = bytes.setting2(1, 3);
    options.dilation = bytes.setting2(1, 3);
    options.padding = bytes.padding(4);
    options.padding_mode = bytes.name(PaddingMode::wrap);
    options.flip = bytes.flag();
    options.algorithm = bytes.whole(0, 15) == 15 ? Algorithm::fft : bytes.name(Algorithm::direct);
    const Index per_group = bytes.setting(1, 2);
    const WeightShape weight{bytes.setting(1, 4), per_group, bytes.setting(1, 3), bytes.setting(1, 3)};
    // Mostly the channels that fit, for nearly every other number is refused at the door.
    const Index channels = bytes.whole(0, 7) == 0 ? bytes.setting(1, 4) : per_group * options.groups;
    const Shape4 input{bytes.setting(0, 2), channels, bytes.setting(1, 7), bytes.setting(1, 7)};
    if (bytes.flag()) {
      check<float>(bytes, options, input, weight);
    } else {
      check<double>(bytes, options, input, weight);
    }
  });
}

}  // namespace convscope::fuzz

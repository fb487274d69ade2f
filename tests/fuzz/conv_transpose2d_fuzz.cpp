// tests/fuzz/conv_transpose2d_fuzz.cpp — the transposed convolution and its gradients: geometry, stamps, adjointness.
#include "convscope/conv_transpose2d.hpp"
#include "target.hpp"

namespace convscope::fuzz {
namespace {

/// Every input pixel stamps the kernel; what falls outside the output is cut off. y begins at the bias, or at zero.
template <class T>
void stamp(const ConvGeometry& g, const Tensor<T, 4>& x, const Tensor<T, 4>& w, Tensor<T, 4>& y) {
  const Index channels_per_group = g.output.channels / g.groups;
  for (Index n = 0; n < g.output.batch; ++n)
    for (Index i = 0; i < g.output.channels; ++i)
      for (Index o = 0; o < g.weight.inputs_per_group; ++o)
        for (Index p = 0; p < g.output.height; ++p)
          for (Index q = 0; q < g.output.width; ++q)
            for (Index a = 0; a < g.weight.height; ++a)
              for (Index b = 0; b < g.weight.width; ++b) {
                const Index row = p * g.stride.height + a * g.dilation.height - g.padding.top;
                const Index column = q * g.stride.width + b * g.dilation.width - g.padding.left;
                if (row < 0 || column < 0 || row >= g.input.height || column >= g.input.width) continue;
                y(n, i / channels_per_group * g.weight.inputs_per_group + o, row, column) +=
                    x(n, i, p, q) * w(i, o, a, b);
              }
}

template <class T>
void check(Bytes& bytes, const ConvTransposeOptions& options, const Shape4& input, const WeightShape& weight) {
  const ConvGeometry g = conv_transpose_geometry(input, weight, options, sizeof(T));
  require_within_budget(g.input, sizeof(T));
  if (!is_small({weight.outputs, weight.inputs_per_group, weight.height, weight.width}) ||
      !is_small({input.batch, input.height, input.width, weight.count()}) ||
      !is_small({input.batch, g.input.channels, g.padded.height, g.padded.width})) {
    return;
  }
  const auto x = bytes.tensor<T, 4>({input.batch, input.channels, input.height, input.width});
  const auto w = bytes.tensor<T, 4>({weight.outputs, weight.inputs_per_group, weight.height, weight.width});
  const std::vector<T> bias = bytes.flag() ? bytes.numbers<T>(g.input.channels) : std::vector<T>{};

  const auto y = conv_transpose2d<T>(x, w, bias, options);
  auto wanted = make_tensor<T, 4>({g.input.batch, g.input.channels, g.input.height, g.input.width});
  const Index plane = g.input.height * g.input.width;
  for (Index i = 0; i < g.input.count(); ++i) {
    wanted.data()[i] = bias.empty() ? T{0} : bias[static_cast<std::size_t>(i / plane % g.input.channels)];
  }
  stamp(g, x, w, wanted);
  require(y == wanted, "conv_transpose2d is the sum of its stamps");

  const auto grad_y = bytes.tensor<T, 4>(shape_of(y));
  const auto gradients = conv_transpose2d_backward<T>(grad_y, x, w, options);
  const auto product = conv_transpose2d<T>(x, w, {}, options);
  require(dot(product, grad_y) == dot(x, gradients.x), "gradX is the transpose of conv_transpose2d in x");
  require(dot(product, grad_y) == dot(w, gradients.w), "gradW is the transpose of conv_transpose2d in w");
  require(std::accumulate(grad_y.begin(), grad_y.end(), 0.0) ==
              std::accumulate(gradients.bias.begin(), gradients.bias.end(), 0.0),
          "gradBias sums gradY");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return attempt([&] {
    Bytes bytes(data, size);
    ConvTransposeOptions options;
    options.groups = bytes.setting(1, 3);
    options.stride = bytes.setting2(1, 3);
    options.dilation = bytes.setting2(1, 3);
    options.padding = bytes.sides(2);
    options.output_padding = bytes.flag() ? bytes.setting2(0, 2) : Size2{0, 0};
    const Index channels = bytes.whole(0, 7) == 0 ? bytes.setting(1, 4) : options.groups;
    const Index weight_channels = bytes.whole(0, 7) == 0 ? bytes.setting(1, 4) : channels;
    const WeightShape weight{weight_channels, bytes.setting(1, 3), bytes.setting(1, 3), bytes.setting(1, 3)};
    const Shape4 input{bytes.setting(0, 2), channels, bytes.setting(1, 5), bytes.setting(1, 5)};
    if (bytes.flag()) {
      check<float>(bytes, options, input, weight);
    } else {
      check<double>(bytes, options, input, weight);
    }
  });
}

}  // namespace convscope::fuzz

// tests/engine/conv_transpose2d_test.cpp — stamps of the kernel, by their definition and as a transpose.
#include "convscope/conv_transpose2d.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "expect_error.hpp"
#include "naive.hpp"

namespace convscope {
namespace {

/// Every input pixel stamps the kernel; what falls into the padding is lost.
Tensor<double, 4> stamped(const Tensor<double, 4>& x, const Tensor<double, 4>& w, const ConvTransposeOptions& options,
                          const ConvGeometry& g) {
  auto y = make_tensor<double, 4>({g.input.batch, g.input.channels, g.input.height, g.input.width});
  y.fill(0);
  const auto [batch, inputs, height, width] = shape_of(x);
  const auto [weight_inputs, outputs, kernel_height, kernel_width] = shape_of(w);
  const Index inputs_per_group = inputs / options.groups;
  for (Index n = 0; n < batch; ++n)
    for (Index i = 0; i < inputs; ++i)
      for (Index o = 0; o < outputs; ++o)
        for (Index p = 0; p < height; ++p)
          for (Index q = 0; q < width; ++q)
            for (Index a = 0; a < kernel_height; ++a)
              for (Index b = 0; b < kernel_width; ++b) {
                const Index row = p * options.stride.height + a * options.dilation.height - options.padding.top;
                const Index column = q * options.stride.width + b * options.dilation.width - options.padding.left;
                if (row < 0 || row >= g.input.height || column < 0 || column >= g.input.width) continue;
                y(n, i / inputs_per_group * outputs + o, row, column) += x(n, i, p, q) * w(i, o, a, b);
              }
  return y;
}

TEST(ConvTranspose2d, GivesTheNumbersOfD2l) {
  const Tensor<float, 4> x{{{{0, 1}, {2, 3}}}};
  EXPECT_EQ(conv_transpose2d(x, x), (Tensor<float, 4>{{{{0, 0, 1}, {0, 4, 6}, {4, 12, 9}}}}));
  ConvTransposeOptions options;
  options.stride = {2, 2};
  EXPECT_EQ(conv_transpose2d(x, x, {}, options),
            (Tensor<float, 4>{{{{0, 0, 0, 1}, {0, 0, 2, 3}, {0, 2, 0, 3}, {4, 6, 6, 9}}}}));
}

TEST(ConvTranspose2d, StampsTheKernelAndItsGradientsAreTheTransposes) {
  naive::Random random(21);
  for (int round = 0; round < 300; ++round) {
    ConvTransposeOptions options;
    options.groups = random.whole(1, 3);
    options.stride = {random.whole(1, 3), random.whole(1, 3)};
    options.dilation = {random.whole(1, 3), random.whole(1, 3)};
    options.output_padding = {random.whole(0, std::max(options.stride.height, options.dilation.height) - 1),
                              random.whole(0, std::max(options.stride.width, options.dilation.width) - 1)};
    const auto w = random.tensor<double>(
        {options.groups * random.whole(1, 2), random.whole(1, 2), random.whole(2, 3), random.whole(2, 3)}, true);
    const auto x =
        random.tensor<double>({random.whole(0, 2), shape_of(w)[0], random.whole(2, 5), random.whole(2, 5)}, true);
    options.padding = {random.whole(0, 1), random.whole(0, 1), random.whole(0, 1), random.whole(0, 1)};
    const auto [batch, channels, height, width] = shape_of(x);
    const auto [in, out, h, v] = shape_of(w);
    const auto geometry = conv_transpose_geometry({batch, channels, height, width}, {in, out, h, v}, options, 8);
    const auto y = conv_transpose2d(x, w, {}, options);
    ASSERT_EQ(y, stamped(x, w, options, geometry)) << "round " << round;
    const std::vector<double> bias(static_cast<std::size_t>(geometry.input.channels), 5);
    const Tensor<double, 4> raised = y + 5.0;
    EXPECT_EQ(conv_transpose2d(x, w, std::span<const double>(bias), options), raised);

    // ⟨y(x, w), g⟩ is linear in x and in w, so it equals ⟨x, gradX⟩ and ⟨w, gradW⟩; whole numbers, exactly.
    const auto g = random.tensor<double>(shape_of(y), true);
    const auto gradients = conv_transpose2d_backward(g, x, w, options);
    const auto product = [](const auto& a, const auto& b) {
      double sum = 0;
      for (std::size_t i = 0; i < a.size(); ++i) sum += a.data()[i] * b.data()[i];
      return sum;
    };
    EXPECT_EQ(product(y, g), product(x, gradients.x)) << "round " << round;
    EXPECT_EQ(product(y, g), product(w, gradients.w)) << "round " << round;
    double all = 0;
    for (const double value : g) all += value;
    double biases = 0;
    for (const double value : gradients.bias) biases += value;
    EXPECT_EQ(biases, all);
  }
}

TEST(ConvTranspose2dErrors, SayWhatWasGivenAndWhatIsNeeded) {
  const auto call = [](ConvTransposeOptions options, WeightShape w = {2, 1, 2, 2}) {
    return [=] { conv_transpose_geometry({1, 2, 3, 3}, w, options, sizeof(float)); };
  };
  ConvTransposeOptions options;
  expect_error(call(options, {3, 1, 2, 2}), "shape", {"2 channels", "3×1×2×2"});
  expect_error(call(options, {2, 0, 2, 2}), "shape", {"2×0×2×2"});
  options.output_padding = {1, 0};
  expect_error(call(options), "outputPadding", {"1×0", "1×1"});
  options = {};
  options.padding = {2, 0, 2, 0};
  expect_error(call(options), "padding", {"4×4", "top 2"});
  options = {};
  options.groups = 3;
  expect_error(call(options), "groups", {"3", "2"});
  options = {};
  options.stride = {0, 1};
  expect_error(call(options), "stride", {"0×1"});
  options = {};
  options.dilation = {0, 1};
  expect_error(call(options), "dilation", {"0×1"});
  options = {};
  options.stride = {1 << 30, 1 << 30};
  expect_error(call(options), "memory", {"MiB"});
  expect_error([] { conv_transpose_geometry({1, 2, 0, 3}, {2, 1, 1, 1}, {}, 4); }, "shape", {"1×2×0×3"});
  const auto x = make_tensor<float, 4>({1, 2, 3, 3});
  const auto w = make_tensor<float, 4>({2, 1, 2, 2});
  const std::array<float, 2> bias{1, 2};
  expect_error([&] { conv_transpose2d(x, w, std::span<const float>(bias)); }, "shape", {"bias", "1", "given 2"});
  expect_error([&] { conv_transpose2d_backward(x, x, w); }, "shape", {"gradY", "1×1×4×4", "1×2×3×3"});
}

TEST(ConvTranspose2dErrors, LookAtBothAxes) {
  ConvTransposeOptions options;
  options.output_padding = {0, 1};
  expect_error([=] { conv_transpose_geometry({1, 2, 3, 3}, {2, 1, 2, 2}, options, 4); }, "outputPadding", {"0×1"});
  options = {};
  options.padding = {0, 2, 0, 2};
  expect_error([=] { conv_transpose_geometry({1, 2, 3, 3}, {2, 1, 2, 2}, options, 4); }, "padding", {"4×4", "left 2"});
}

TEST(ConvTranspose2d, WritesOnlyTheGradientsThatAreWanted) {
  const ConvGeometry geometry = conv_transpose_geometry({1, 1, 1, 2}, {1, 1, 1, 1}, {}, sizeof(float));
  const std::array<float, 2> grad_y{1, 2};
  const std::array<float, 2> x{5, 7};
  const float w = 3;
  std::array<float, 2> grad_x{};
  conv_transpose2d_backward_into<float>(geometry, grad_y.data(), x.data(), &w, grad_x.data(), nullptr, nullptr);
  EXPECT_EQ(grad_x, (std::array<float, 2>{3, 6}));
}

}  // namespace
}  // namespace convscope

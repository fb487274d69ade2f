// tests/engine/conv2d_test.cpp — the layer against its definition, its gradients against finite differences.
#include "convscope/conv2d.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "expect_error.hpp"
#include "naive.hpp"

namespace convscope {
namespace {

std::span<const double> spanned(const std::vector<double>& values) { return values; }

double inner_product(const Tensor<double, 4>& a, const Tensor<double, 4>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a.data()[i] * b.data()[i];
  return sum;
}

TEST(Conv2d, EqualsItsDefinitionExactlyOnWholeNumbers) {
  naive::Random random(11);
  for (int round = 0; round < 500; ++round) {
    const auto c = naive::random_case(random, true);
    const auto expected = naive::conv2d(c.x, c.w, c.bias, c.geometry);
    EXPECT_EQ(conv2d(c.x, c.w, spanned(c.bias), c.options), expected) << "round " << round;
    const Tensor<float, 4> x = xt::cast<float>(c.x);
    const Tensor<float, 4> w = xt::cast<float>(c.w);
    const std::vector<float> bias(c.bias.begin(), c.bias.end());
    const Tensor<float, 4> y = conv2d(x, w, std::span<const float>(bias), c.options);
    const Tensor<double, 4> widened = xt::cast<double>(y);
    EXPECT_EQ(widened, expected) << "round " << round;
  }
}

TEST(Conv2d, EqualsItsDefinitionOnAColumnOfPixels) {
  naive::Random random(15);
  for (int round = 0; round < 200; ++round) {
    ConvOptions options;
    options.stride = {random.whole(1, 3), random.whole(1, 3)};
    options.dilation = {random.whole(1, 2), random.whole(1, 2)};
    options.flip = round % 2 == 0;
    options.padding_mode = static_cast<PaddingMode>(random.whole(0, 4));
    options.padding.sides = {random.whole(0, 3), 0, random.whole(0, 3), 0};
    const std::array<Index, 4> shape{2, 2, random.whole(4, 70), 1};
    const std::array<Index, 4> taps{3, 2, random.whole(1, 4), 1};
    if ((taps[2] - 1) * options.dilation.height >= shape[2]) continue;
    const auto geometry = conv_geometry({2, 2, shape[2], 1}, {3, 2, taps[2], 1}, options, sizeof(double));
    const auto x = random.tensor<double>(shape, true);
    const auto w = random.tensor<double>(taps, true);
    const std::vector<double> bias{1, -2, 3};
    EXPECT_EQ(conv2d(x, w, spanned(bias), options), naive::conv2d(x, w, bias, geometry)) << "round " << round;
  }
}

TEST(Conv2d, GradientsAreThoseOfFiniteDifferences) {
  naive::Random random(12);
  for (int round = 0; round < 60; ++round) {
    auto c = naive::random_case(random, false);
    const auto& s = c.geometry.output;
    const auto g = random.tensor<double>({s.batch, s.channels, s.height, s.width});
    const auto gradients = conv2d_backward(g, c.x, c.w, c.options);
    // The layer is linear in x and in w: a difference quotient with step 1 has no error but rounding.
    const auto quotient = [&](double& parameter) {
      const double kept = parameter;
      parameter = kept + 0.5;
      const double above = inner_product(g, conv2d(c.x, c.w, spanned(c.bias), c.options));
      parameter = kept - 0.5;
      const double below = inner_product(g, conv2d(c.x, c.w, spanned(c.bias), c.options));
      parameter = kept;
      return above - below;
    };
    for (std::size_t i = 0; i < c.x.size(); i += 7) {
      EXPECT_NEAR(gradients.x.data()[i], quotient(c.x.data()[i]), 1e-11) << "round " << round;
    }
    for (std::size_t i = 0; i < c.w.size(); ++i) {
      EXPECT_NEAR(gradients.w.data()[i], quotient(c.w.data()[i]), 1e-11) << "round " << round;
    }
    for (Index o = 0; o < s.channels; ++o) {
      double sum = 0;
      for (Index n = 0; n < s.batch; ++n)
        for (Index r = 0; r < s.height; ++r)
          for (Index col = 0; col < s.width; ++col) sum += g(n, o, r, col);
      EXPECT_NEAR(gradients.bias(o), sum, 1e-12);
    }
  }
}

TEST(Conv2d, KeepsItsPlaceInTheTablesOfD2l) {
  const Tensor<float, 4> x{{{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}, {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}}};
  const Tensor<float, 4> w{{{{0, 1}, {2, 3}}, {{1, 2}, {3, 4}}}};
  EXPECT_EQ(conv2d(x, w), (Tensor<float, 4>{{{{56, 72}, {104, 120}}}}));
  const Tensor<float, 4> x1{{{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}}};
  const Tensor<float, 4> w1{{{{0, 1}, {2, 3}}}};
  ConvOptions options;
  options.padding.sides = {1, 1, 1, 1};
  options.stride = {3, 2};
  EXPECT_EQ(conv2d(x1, w1, {}, options), (Tensor<float, 4>{{{{0, 8}, {6, 8}}}}));
}

TEST(Conv2d, TurnedKernelGivesTheSameBitsAsFlip) {
  naive::Random random(13);
  const auto x = random.tensor<float>({1, 2, 7, 9});
  const auto w = random.tensor<float>({3, 2, 3, 2});
  auto turned = w;
  for (std::size_t o = 0; o < 3; ++o)
    for (std::size_t i = 0; i < 2; ++i)
      for (std::size_t a = 0; a < 3; ++a)
        for (std::size_t b = 0; b < 2; ++b) turned(o, i, a, b) = w(o, i, 2 - a, 1 - b);
  ConvOptions options;
  options.flip = true;
  EXPECT_EQ(conv2d(x, w, {}, options), conv2d(x, turned));
}

TEST(Conv2d, LetsNotANumberAndInfinityThrough) {
  const float infinity = std::numeric_limits<float>::infinity();
  const Tensor<float, 4> x{{{{1, infinity, std::nanf("")}}}};
  const auto y = conv2d(x, Tensor<float, 4>{{{{2}}}});
  EXPECT_EQ(y(0, 0, 0, 0), 2);
  EXPECT_EQ(y(0, 0, 0, 1), infinity);
  EXPECT_TRUE(std::isnan(y(0, 0, 0, 2)));
}

TEST(Conv2d, StartsItsSumsAtTheBiasSoThatMinusZeroSurvivesAsInTorch) {
  const Tensor<float, 4> x{{{{-0.0F}}}};
  const Tensor<float, 4> w{{{{1}}}};
  const std::array<float, 1> bias{-0.0F};
  EXPECT_FALSE(std::signbit(conv2d(x, w)(0, 0, 0, 0)));
  EXPECT_TRUE(std::signbit(conv2d(x, w, std::span<const float>(bias))(0, 0, 0, 0)));
}

TEST(Conv2d, MultipliesThePaddingSoThatItMeetsInfinityAsInTorch) {
  const float infinity = std::numeric_limits<float>::infinity();
  ConvOptions options;
  options.padding.sides = {0, 1, 0, 0};
  const auto y = conv2d(Tensor<float, 4>{{{{1, 1}}}}, Tensor<float, 4>{{{{infinity, 1}}}}, {}, options);
  EXPECT_TRUE(std::isnan(y(0, 0, 0, 0))) << "0 · ∞";
  EXPECT_EQ(y(0, 0, 0, 1), infinity);
}

TEST(Conv2dErrors, SayWhatWasGivenAndWhatIsNeeded) {
  const auto geometry = [](Shape4 x, WeightShape w, ConvOptions options) {
    return [=] { conv_geometry(x, w, options, sizeof(float)); };
  };
  ConvOptions plain;
  ConvOptions options;
  expect_error(geometry({1, 3, 5, 5}, {2, 2, 3, 3}, plain), "shape", {"3", "2×2×3×3"});
  expect_error(geometry({1, 1, 2, 2}, {1, 1, 3, 3}, plain), "kernel-too-large", {"3×3", "2×2"});
  expect_error(geometry({1, 1, 0, 2}, {1, 1, 1, 1}, plain), "shape", {"0×2"});
  expect_error(geometry({1, 0, 2, 2}, {1, 1, 1, 1}, plain), "shape", {"channel"});
  expect_error(geometry({1, 1, 2, 2}, {1, 1, 0, 1}, plain), "shape", {"1×1×0×1"});
  options.dilation = {2, 2};
  expect_error(geometry({1, 1, 4, 4}, {1, 1, 3, 3}, options), "kernel-too-large", {"3×3", "5×5 with its dilation"});
  options = {};
  options.groups = 2;
  expect_error(geometry({1, 3, 4, 4}, {2, 1, 1, 1}, options), "groups", {"2", "3"});
  options.groups = 0;
  expect_error(geometry({1, 3, 4, 4}, {2, 1, 1, 1}, options), "groups", {"0"});
  options = {};
  options.stride = {0, 1};
  expect_error(geometry({1, 1, 4, 4}, {1, 1, 1, 1}, options), "stride", {"0×1"});
  options = {};
  options.dilation = {1, 0};
  expect_error(geometry({1, 1, 4, 4}, {1, 1, 1, 1}, options), "dilation", {"1×0"});
  options = {};
  options.padding.sides = {4, 0, 0, 0};
  options.padding_mode = PaddingMode::reflect;
  expect_error(geometry({1, 1, 4, 4}, {1, 1, 1, 1}, options), "padding", {"reflect", "3×3", "4×0"});
  options.padding.sides = {5, 0, 0, 0};
  options.padding_mode = PaddingMode::wrap;
  expect_error(geometry({1, 1, 4, 4}, {1, 1, 1, 1}, options), "padding", {"circular", "4×4", "5×0"});
  options = {};
  options.padding.sides = {1 << 30, 1 << 30, 0, 0};
  expect_error(geometry({1, 1, 4, 4}, {1, 1, 1, 1}, options), "memory", {"MiB"});
  options = {};
  options.algorithm = Algorithm::winograd;
  expect_error(geometry({1, 1, 4, 4}, {1, 1, 2, 2}, options), "algorithm", {"winograd", "3×3", "2×2"});
  options.stride = {2, 1};
  expect_error(geometry({1, 1, 4, 4}, {1, 1, 3, 3}, options), "algorithm", {"winograd", "stride 2×1"});
  options.algorithm = Algorithm::fft;
  expect_error(geometry({1, 1, 4, 4}, {1, 1, 3, 3}, options), "algorithm", {"fft", "stride 2×1"});
  const auto x = make_tensor<float, 4>({1, 1, 2, 2});
  const auto w = make_tensor<float, 4>({2, 1, 1, 1});
  const std::array<float, 1> bias{1};
  expect_error([&] { conv2d(x, w, std::span<const float>(bias)); }, "shape", {"bias", "2", "given 1"});
  expect_error([&] { conv2d_backward(x, x, w); }, "shape", {"gradY", "1×2×2×2", "1×1×2×2"});
}

TEST(Conv2dErrors, LookAtBothAxes) {
  const auto geometry = [](Shape4 x, WeightShape w, ConvOptions options = {}) {
    return [=] { conv_geometry(x, w, options, sizeof(float)); };
  };
  expect_error(geometry({1, 1, 2, 0}, {1, 1, 1, 1}), "shape", {"2×0"});
  expect_error(geometry({1, 1, 2, 2}, {0, 1, 1, 1}), "shape", {"0×1×1×1"});
  expect_error(geometry({1, 1, 2, 2}, {1, 1, 1, 0}), "shape", {"1×1×1×0"});
  expect_error(geometry({1, 1, 3, 2}, {1, 1, 3, 3}), "kernel-too-large", {"3×3", "3×2"});
  ConvOptions options;
  options.groups = 2;
  expect_error(geometry({1, 2, 4, 4}, {3, 1, 1, 1}, options), "groups", {"2", "3 output"});
  options = {};
  options.padding.sides = {1, 0, 0, 0};
  expect_error(geometry({1, 1, 1, 2}, {1, 1, 3, 3}, options), "kernel-too-large", {"1×2", "2×2 with its padding"});
  options.padding.sides = {0, 0, 0, 4};
  options.padding_mode = PaddingMode::reflect;
  expect_error(geometry({1, 1, 4, 4}, {1, 1, 1, 1}, options), "padding", {"reflect", "3×3", "0×4"});
}

TEST(ConvGeometry, CountsTheWindowsThatFit) {
  EXPECT_EQ(window_count(5, 3, 2), 2);
  EXPECT_EQ(window_count(3, 3, 2), 1);
  EXPECT_EQ(window_count(2, 3, 2), 0);
}

}  // namespace
}  // namespace convscope

// winograd_test.cpp — Winograd's convolution against the definition in double, with the bound that
// its header states.
#include "kernels/winograd.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "convscope/conv_plan.hpp"
#include "naive.hpp"

namespace convscope {
namespace {

/// The largest error over random layers of `T`, in units of the largest possible sum: values and weights are up to 0.5,
/// so that with n input channels a group and k×k taps a sum is at most n·k²/4.
template <class T>
double largest_error(std::uint32_t seed, int cases, Index taps = 3, Index most_dilation = 1) {
  naive::Random random(seed);
  double largest = 0;
  for (int i = 0; i < cases; ++i) {
    ConvOptions options;
    options.padding.sides = {random.whole(0, 3), random.whole(0, 3), random.whole(0, 3), random.whole(0, 3)};
    options.flip = random.whole(0, 1) == 1;
    options.dilation = {random.whole(1, most_dilation), random.whole(1, most_dilation)};
    options.groups = random.whole(1, 3);
    const Index inputs = random.whole(1, 9);
    const Index height = (taps - 1) * options.dilation.height + random.whole(1, 21);
    const Index width = (taps - 1) * options.dilation.width + random.whole(1, 38);
    auto x = random.tensor<double>({random.whole(0, 2), options.groups * inputs, height, width});
    auto w = random.tensor<double>({options.groups * random.whole(1, 9), inputs, taps, taps});
    ConvGeometry geometry = conv_geometry({shape_of(x)[0], shape_of(x)[1], height, width},
                                          {shape_of(w)[0], inputs, taps, taps}, options, sizeof(T));
    geometry.algorithm = Algorithm::winograd;  // who asks for it by name gets it for plain 3×3 kernels only
    const std::vector<double> bias(static_cast<std::size_t>(geometry.weight.outputs), 0.25);
    // Rounded first: what is measured is the computation.
    const std::vector<T> x_values(x.begin(), x.end());
    const std::vector<T> w_values(w.begin(), w.end());
    const std::vector<T> bias_values(bias.begin(), bias.end());
    std::copy(x_values.begin(), x_values.end(), x.begin());
    std::copy(w_values.begin(), w_values.end(), w.begin());
    const auto expected = naive::conv2d(x, w, bias, geometry);
    std::vector<T> y(expected.size());
    ConvPlan<T> plan(geometry, w_values.data());
    EXPECT_EQ(plan.algorithm(), Algorithm::winograd);
    plan.run(x_values.data(), bias_values.data(), y.data());
    for (std::size_t k = 0; k < y.size(); ++k) {
      const double error =
          std::abs(static_cast<double>(y[k]) - expected.data()[k]) / (static_cast<double>(inputs * taps * taps) / 4);
      largest = std::max(largest, std::isnan(error) ? 1 : error);
    }
  }
  return largest;
}

TEST(Winograd, IsWithinItsBoundInFloat) {
  const double error = largest_error<float>(1, 300);
  EXPECT_LT(error, 48 * 0x1p-24);
  EXPECT_GT(error, 0);
}

TEST(Winograd, IsWithinItsBoundInDouble) { EXPECT_LT(largest_error<double>(2, 300), 48 * 0x1p-53); }

TEST(Winograd, IsWithinItsBoundWhereTheTapsStandApart) {
  const double error = largest_error<float>(3, 400, 3, 9);
  EXPECT_LT(error, 48 * 0x1p-24);
  EXPECT_GT(error, 0);
  EXPECT_LT(largest_error<double>(4, 100, 3, 5), 48 * 0x1p-53);
}

TEST(Winograd, IsWithinItsBoundForKernelsOfTwoFourAndFive) {
  EXPECT_LT(largest_error<float>(5, 300, 2, 3), 128 * 0x1p-24);
  EXPECT_LT(largest_error<float>(6, 300, 4, 3), 48 * 0x1p-24);
  EXPECT_LT(largest_error<float>(7, 300, 5, 3), 48 * 0x1p-24);
  EXPECT_LT(largest_error<double>(8, 100, 2, 3), 128 * 0x1p-53);
  EXPECT_LT(largest_error<double>(9, 100, 5, 3), 48 * 0x1p-53);
}

TEST(Winograd, FindsAnImpulsesKernel) {
  ConvOptions options;
  options.padding.sides = {1, 1, 1, 1};
  options.algorithm = Algorithm::winograd;
  const ConvGeometry geometry = conv_geometry({1, 1, 7, 9}, {1, 1, 3, 3}, options, sizeof(double));
  std::vector<double> x(63, 0.0);
  x[3 * 9 + 5] = 1;
  const std::vector<double> w{1, 2, 3, 4, 5, 6, 7, 8, 9};
  std::vector<double> y(63);
  ConvPlan<double>(geometry, w.data()).run(x.data(), nullptr, y.data());
  for (Index row = 0; row < 3; ++row) {
    for (Index column = 0; column < 3; ++column) {
      EXPECT_NEAR(y[static_cast<std::size_t>((4 - row) * 9 + 6 - column)],
                  w[static_cast<std::size_t>(row * 3 + column)], 1e-12);
    }
  }
}

}  // namespace
}  // namespace convscope

// conv_plan_test.cpp — which algorithm a plan chooses, and what it does with numbers that no transform can take.
#include "convscope/conv_plan.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "naive.hpp"

namespace convscope {
namespace {

constexpr std::array algorithms{Algorithm::direct, Algorithm::gemm, Algorithm::winograd, Algorithm::fft};

TEST(ConvPlan, KeepsInfinitiesWhereTheyAre) {
  for (const Algorithm algorithm : algorithms) {
    for (const float value : {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN(), 3e38F}) {
      ConvOptions options;
      options.padding.sides = {1, 1, 1, 1};
      options.algorithm = algorithm;
      const ConvGeometry geometry = conv_geometry({1, 1, 20, 20}, {1, 1, 3, 3}, options, sizeof(float));
      std::vector<float> x(400, 1.0F);
      x[210] = value;
      const std::vector<float> w(9, 1.0F);
      std::vector<float> y(400);
      ConvPlan<float>(geometry, w.data()).run(x.data(), nullptr, y.data());
      EXPECT_EQ(y[0], 4.0F);
      EXPECT_EQ(y[210 - 2], 9.0F);
      EXPECT_FALSE(y[210] < 1e38F);
    }
  }
}

TEST(ConvPlan, KeepsInfiniteWeightsToTheirOutputs) {
  for (const Algorithm algorithm : algorithms) {
    ConvOptions options;
    options.algorithm = algorithm;
    const ConvGeometry geometry = conv_geometry({1, 1, 8, 8}, {2, 1, 3, 3}, options, sizeof(float));
    std::vector<float> w(18, 1.0F);
    w[0] = std::numeric_limits<float>::infinity();
    const std::vector<float> x(64, 1.0F);
    std::vector<float> y(72);
    ConvPlan<float> plan(geometry, w.data());
    EXPECT_EQ(plan.algorithm(), algorithm);
    plan.run(x.data(), nullptr, y.data());
    EXPECT_TRUE(std::isinf(y[0]));
    EXPECT_EQ(y[36], 9.0F);
  }
}

TEST(ConvPlan, IsExactForSmallWorkAndTransformsLargeWork) {
  const auto chosen = [](const Shape4& x, const WeightShape& w, float value = 0.5F) {
    const ConvGeometry geometry = conv_geometry(x, w, {}, sizeof(float));
    std::vector<float> weight(static_cast<std::size_t>(w.count()), value);
    weight[0] = value == 1 ? value : -value;  // else the kernel would be a column times a row
    return ConvPlan<float>(geometry, weight.data()).algorithm();
  };
  EXPECT_EQ(chosen({1, 1, 6, 8}, {1, 1, 1, 2}), Algorithm::direct);
  EXPECT_EQ(chosen({1, 1, 342, 342}, {1, 1, 3, 3}), Algorithm::direct);
  EXPECT_EQ(chosen({1, 64, 56, 56}, {64, 64, 3, 3}), Algorithm::winograd);
  EXPECT_EQ(chosen({1, 64, 56, 56}, {64, 64, 3, 3}, 1e20F), Algorithm::direct);
  EXPECT_EQ(chosen({1, 1, 1024, 1024}, {1, 1, 31, 31}), Algorithm::fft);
  EXPECT_EQ(chosen({1, 1, 1024, 1024}, {1, 1, 31, 31}, 1), Algorithm::separable);
  EXPECT_EQ(chosen({1, 64, 56, 56}, {128, 64, 1, 1}), Algorithm::direct);
  EXPECT_EQ(chosen({1, 64, 28, 28}, {128, 64, 2, 2}), Algorithm::winograd);
  EXPECT_EQ(chosen({1, 64, 28, 28}, {128, 64, 5, 5}), Algorithm::winograd);
  EXPECT_EQ(chosen({1, 64, 28, 28}, {128, 64, 2, 3}), Algorithm::gemm);
}

TEST(ConvPlan, TakesAnotherWeight) {
  const ConvGeometry geometry = conv_geometry({1, 2, 9, 12}, {3, 2, 3, 3}, {}, sizeof(double));
  naive::Random random(3);
  const auto x = random.tensor<double>({1, 2, 9, 12});
  const auto first = random.tensor<double>({3, 2, 3, 3});
  const auto second = random.tensor<double>({3, 2, 3, 3});
  const auto expected = naive::conv2d(x, second, {}, geometry);
  for (const Algorithm algorithm : algorithms) {
    ConvGeometry wanted = geometry;
    wanted.algorithm = algorithm;
    ConvPlan<double> plan(wanted, first.data());
    std::vector<double> y(static_cast<std::size_t>(geometry.output.count()));
    plan.run(x.data(), nullptr, y.data());
    plan.set_weight(second.data());
    plan.run(x.data(), nullptr, y.data());
    for (std::size_t i = 0; i < y.size(); ++i) {
      EXPECT_NEAR(y[i], expected.data()[i], 1e-12);
    }
  }
}

}  // namespace
}  // namespace convscope

// tests/engine/correlate_test.cpp — the notebook's numbers, and scipy's modes.
#include "convscope/correlate.hpp"

#include <gtest/gtest.h>

#include "expect_error.hpp"
#include "naive.hpp"

namespace convscope {
namespace {

template <class T>
class Correlate2d : public testing::Test {};
using Elements = testing::Types<float, double>;
TYPED_TEST_SUITE(Correlate2d, Elements);

TYPED_TEST(Correlate2d, GivesTheNotebooksNumbers) {
  using Image = Tensor<TypeParam, 2>;
  const Image x{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}};
  const Image k{{0, 1}, {2, 3}};
  EXPECT_EQ(correlate2d(x, k), (Image{{19, 25}, {37, 43}}));
  CorrelationOptions options;
  options.flip = true;
  EXPECT_EQ(correlate2d(x, k, options), (Image{{5, 11}, {23, 29}}));
  options.mode = CorrelationMode::full;
  EXPECT_EQ(correlate2d(x, k, options), (Image{{0, 0, 1, 2}, {0, 5, 11, 11}, {6, 23, 29, 23}, {12, 32, 37, 24}}));
}

TYPED_TEST(Correlate2d, FindsTheEdgesOfTheNotebooksStripe) {
  Tensor<TypeParam, 2> x = xt::ones<TypeParam>({6, 8});
  for (std::size_t row = 0; row < 6; ++row)
    for (std::size_t column = 2; column <= 5; ++column) x(row, column) = 0;
  const auto y = correlate2d(x, Tensor<TypeParam, 2>{{1, -1}});
  for (std::size_t row = 0; row < 6; ++row) {
    const std::array<TypeParam, 7> expected{0, 1, 0, 0, 0, -1, 0};
    for (std::size_t column = 0; column < 7; ++column) EXPECT_EQ(y(row, column), expected[column]);
  }
}

TEST(Correlate2dModes, SameIsTheMiddleOfFullAsScipyCutsIt) {
  naive::Random random(3);
  for (int round = 0; round < 200; ++round) {
    const auto x = random.image(random.whole(1, 6), random.whole(1, 6));
    const auto k = random.image(random.whole(1, 5), random.whole(1, 5));
    CorrelationOptions options;
    options.flip = random.whole(0, 1) == 1;
    options.mode = CorrelationMode::full;
    const auto full = correlate2d(x, k, options);
    options.mode = CorrelationMode::same;
    const auto same = correlate2d(x, k, options);
    ASSERT_EQ(shape_of(same), shape_of(x));
    // scipy: correlate2d starts at kernel/2 of the full output, convolve2d at (kernel − 1)/2.
    const std::size_t top = options.flip ? (k.shape()[0] - 1) / 2 : k.shape()[0] / 2;
    const std::size_t left = options.flip ? (k.shape()[1] - 1) / 2 : k.shape()[1] / 2;
    for (std::size_t r = 0; r < same.shape()[0]; ++r)
      for (std::size_t c = 0; c < same.shape()[1]; ++c) EXPECT_EQ(same(r, c), full(r + top, c + left));
  }
}

TEST(Correlate2dErrors, NameBothShapes) {
  const Tensor<float, 2> x{{1}};
  expect_error([&] { correlate2d(x, Tensor<float, 2>{{1, 2}}); }, "kernel-too-large", {"1×2", "1×1"});
  expect_error([&] { correlate2d(x, make_tensor<float, 2>({0, 2})); }, "shape", {"0×2"});
  expect_error([&] { correlate2d(x, make_tensor<float, 2>({2, 0})); }, "shape", {"2×0"});
}

}  // namespace
}  // namespace convscope

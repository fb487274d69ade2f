// tests/engine/pool_test.cpp — pooling against its definition: padding written out, windows walked one by one.
#include "convscope/pool.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <optional>

#include "expect_error.hpp"
#include "naive.hpp"

namespace convscope {
namespace {

PoolOptions pool(Index kernel, Index stride) {
  PoolOptions options;
  options.kernel = {kernel, kernel};
  options.stride = {stride, stride};
  return options;
}

PoolOptions random_options(naive::Random& random, bool dilated) {
  PoolOptions options;
  options.kernel = {random.whole(1, 3), random.whole(1, 3)};
  options.stride = {random.whole(1, 3), random.whole(1, 3)};
  if (dilated) options.dilation = {random.whole(1, 2), random.whole(1, 2)};
  options.ceil_mode = random.whole(0, 1) == 1;
  options.count_include_pad = random.whole(0, 1) == 1;
  options.padding.sides = {random.whole(0, options.kernel.height - 1), random.whole(0, options.kernel.width - 1),
                           random.whole(0, options.kernel.height - 1), random.whole(0, options.kernel.width - 1)};
  return options;
}

/// Output pixels on one axis by counting windows: in ceil mode also one that hangs over, if it starts before the
/// padding behind the input.
Index counted(Index input, Index before, Index behind, Index extent, Index stride, bool ceil_mode) {
  Index windows = 0;
  for (Index start = 0;; start += stride, ++windows) {
    const bool whole = start + extent <= input + before + behind;
    // The window before this one may end exactly at the edge; then nothing is left that asks for one more.
    const bool left_over = start - stride + extent < input + before + behind;
    if (!whole && !(ceil_mode && left_over && start < input + before)) return windows;
  }
}

TEST(Pool2d, GivesTheNumbersOfD2l) {
  const Tensor<float, 4> x{{{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}}};
  EXPECT_EQ(max_pool2d(x, pool(2, 1)).output, (Tensor<float, 4>{{{{4, 5}, {7, 8}}}}));
  EXPECT_EQ(max_pool2d(x, pool(2, 1)).indices, (Tensor<std::int32_t, 4>{{{{4, 5}, {7, 8}}}}));
  EXPECT_EQ(avg_pool2d(x, pool(2, 1)), (Tensor<float, 4>{{{{2, 3}, {5, 6}}}}));
}

TEST(Pool2d, EqualsItsDefinition) {
  naive::Random random(31);
  for (int round = 0; round < 600; ++round) {
    const bool maximum = round % 2 == 0;
    const PoolOptions options = random_options(random, maximum);
    const auto x =
        random.tensor<double>({random.whole(0, 2), random.whole(1, 2), random.whole(5, 8), random.whole(5, 8)}, true);
    const auto [batch, channels, height, width] = shape_of(x);
    const Padding& p = options.padding.sides;
    const PoolGeometry g = pool_geometry({batch, channels, height, width}, options, 8);
    const Size2 extent{dilated_extent(options.kernel.height, options.dilation.height),
                       dilated_extent(options.kernel.width, options.dilation.width)};
    ASSERT_EQ(g.output.height,
              counted(height, p.top, p.bottom, extent.height, options.stride.height, options.ceil_mode));
    ASSERT_EQ(g.output.width, counted(width, p.left, p.right, extent.width, options.stride.width, options.ceil_mode));
    const auto pooled = max_pool2d(x, options);
    const auto mean = maximum ? pooled.output : avg_pool2d(x, options);
    for (Index n = 0; n < batch; ++n)
      for (Index c = 0; c < channels; ++c)
        for (Index r = 0; r < g.output.height; ++r)
          for (Index q = 0; q < g.output.width; ++q) {
            double sum = 0;
            Index count = 0;
            Index count_padded = 0;
            std::optional<double> largest;
            Index position = -1;
            for (Index a = 0; a < options.kernel.height; ++a)
              for (Index b = 0; b < options.kernel.width; ++b) {
                const Index row = r * options.stride.height + a * options.dilation.height - p.top;
                const Index column = q * options.stride.width + b * options.dilation.width - p.left;
                if (row < height + p.bottom && column < width + p.right) ++count_padded;
                if (row < 0 || row >= height || column < 0 || column >= width) continue;
                const double value = x(n, c, row, column);
                sum += value;
                ++count;
                if (!largest || value > *largest) {
                  largest = value;
                  position = row * width + column;
                }
              }
            if (maximum) {
              EXPECT_EQ(pooled.output(n, c, r, q), largest.value_or(-std::numeric_limits<double>::infinity()));
              EXPECT_EQ(pooled.indices(n, c, r, q), position);
            } else {
              const double divisor = static_cast<double>(options.count_include_pad ? count_padded : count);
              EXPECT_EQ(mean(n, c, r, q), count == 0 ? 0 : sum / divisor) << "round " << round;
            }
          }
  }
}

TEST(Pool2d, GradientsAreTheTransposes) {
  naive::Random random(32);
  for (int round = 0; round < 200; ++round) {
    const PoolOptions options = random_options(random, round % 2 == 0);
    const auto x = random.tensor<double>({1, 2, random.whole(5, 8), random.whole(5, 8)});
    const auto [batch, channels, height, width] = shape_of(x);
    const PoolGeometry g = pool_geometry({batch, channels, height, width}, options, 8);
    const auto pooled = round % 2 == 0 ? max_pool2d(x, options).output : avg_pool2d(x, options);
    const auto grad_y = random.tensor<double>(shape_of(pooled));
    auto grad_x = make_tensor<double, 4>(shape_of(x));
    if (round % 2 == 0) {
      max_pool2d_backward_into(g, grad_y.data(), x.data(), grad_x.data());
    } else {
      avg_pool2d_backward_into(g, grad_y.data(), grad_x.data());
    }
    // Pooling is homogeneous: ⟨pool(x), g⟩ = ⟨x, gradX⟩ as long as the maxima are where they are.
    double left = 0;
    double right = 0;
    for (std::size_t i = 0; i < pooled.size(); ++i)
      if (std::isfinite(pooled.data()[i])) left += pooled.data()[i] * grad_y.data()[i];
    for (std::size_t i = 0; i < x.size(); ++i) right += x.data()[i] * grad_x.data()[i];
    EXPECT_NEAR(left, right, 1e-12) << "round " << round;
  }
}

TEST(Pool2d, InCeilModeEvenTheOnlyWindowMayHangOverAsInTorch) {
  // torch.nn.functional.max_pool2d and avg_pool2d of [[1, 2], [3, 4]], kernel 3, stride 2, ceil_mode=True
  PoolOptions options = pool(3, 2);
  options.ceil_mode = true;
  const Tensor<float, 4> x{{{{1, 2}, {3, 4}}}};
  EXPECT_EQ(max_pool2d(x, options).output, (Tensor<float, 4>{{{{4}}}}));
  EXPECT_EQ(max_pool2d(x, options).indices, (Tensor<std::int32_t, 4>{{{{3}}}}));
  EXPECT_EQ(avg_pool2d(x, options), (Tensor<float, 4>{{{{2.5F}}}}));
  options.kernel = {4, 4};
  expect_error([&] { max_pool2d(x, options); }, "kernel-too-large", {"4×4", "2×2"});
}

TEST(MaxPool2d, TiesGoToTheFirstAndNotANumberWins) {
  const float nan = std::nanf("");
  const Tensor<float, 4> ties{{{{2, 2}, {2, 2}}}};
  EXPECT_EQ(max_pool2d(ties, pool(2, 2)).indices(0, 0, 0, 0), 0);
  const Tensor<float, 4> with_nan{{{{1, nan}, {9, 2}}}};
  const auto pooled = max_pool2d(with_nan, pool(2, 2));
  EXPECT_TRUE(std::isnan(pooled.output(0, 0, 0, 0)));
  EXPECT_EQ(pooled.indices(0, 0, 0, 0), 1);
}

TEST(MaxPool2d, AWindowThatStepsOverThePlaneHasNoMaximum) {
  PoolOptions options = pool(2, 1);
  options.dilation = {2, 2};
  options.padding.sides = {1, 1, 1, 1};
  const Tensor<double, 4> x{{{{5}}}};
  const auto pooled = max_pool2d(x, options);
  EXPECT_EQ(pooled.output(0, 0, 0, 0), -std::numeric_limits<double>::infinity());
  EXPECT_EQ(pooled.indices(0, 0, 0, 0), -1);
  const PoolGeometry g = pool_geometry({1, 1, 1, 1}, options, 8);
  const double one = 1;
  double gradient = 7;
  max_pool2d_backward_into(g, &one, x.data(), &gradient);
  EXPECT_EQ(gradient, 0);
}

TEST(Pool2dErrors, SayWhatWasGivenAndWhatIsNeeded) {
  const auto call = [](PoolOptions options) { return [=] { pool_geometry({1, 1, 4, 4}, options, 4); }; };
  expect_error(call(pool(5, 1)), "kernel-too-large", {"5×5", "4×4"});
  expect_error(call(pool(0, 1)), "kernel", {"0×0"});
  expect_error(call(pool(2, 0)), "stride", {"0×0"});
  PoolOptions options = pool(2, 1);
  options.dilation = {0, 1};
  expect_error(call(options), "dilation", {"0×1"});
  options = pool(2, 1);
  options.padding.sides = {0, 2, 0, 0};
  expect_error(call(options), "padding", {"2×2", "left 2"});
  options.padding.sides = {0, 0, 2, 0};
  expect_error(call(options), "padding", {"2×2", "bottom 2"});
  options = pool(4, 1);
  options.kernel.width = 5;
  expect_error(call(options), "kernel-too-large", {"4×5", "4×4"});
  expect_error([] { pool_geometry({1, 1, 0, 4}, pool(1, 1), 4); }, "shape", {"1×1×0×4"});
}

TEST(MaxPool2d, AWindowMayStepOverTheColumnsAlone) {
  PoolOptions options;
  options.kernel = {1, 2};
  options.dilation = {1, 2};
  options.padding.sides = {0, 1, 0, 1};
  const auto pooled = max_pool2d(Tensor<float, 4>{{{{5}, {6}}}}, options);
  EXPECT_EQ(pooled.indices, (Tensor<std::int32_t, 4>{{{{-1}, {-1}}}}));
}

}  // namespace
}  // namespace convscope

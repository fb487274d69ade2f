// tests/engine/padding_test.cpp — where padding takes its pixels from, and how much of it 'same' needs.
#include "convscope/padding.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "convscope/pad.hpp"
#include "expect_error.hpp"
#include "naive.hpp"

namespace convscope {
namespace {

std::vector<Index> around(PaddingMode mode, Index length, Index reach) {
  std::vector<Index> pixels;
  for (Index position = -reach; position < length + reach; ++position) {
    pixels.push_back(source_index(position, length, mode));
  }
  return pixels;
}

TEST(Padding, ShowsThePixelsThatNumpyPadShows) {
  // numpy.pad([0, 1, 2], 4, mode=…)
  EXPECT_EQ(around(PaddingMode::reflect, 3, 4), (std::vector<Index>{0, 1, 2, 1, 0, 1, 2, 1, 0, 1, 2}));
  EXPECT_EQ(around(PaddingMode::symmetric, 3, 4), (std::vector<Index>{2, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0}));
  EXPECT_EQ(around(PaddingMode::edge, 3, 2), (std::vector<Index>{0, 0, 0, 1, 2, 2, 2}));
  EXPECT_EQ(around(PaddingMode::wrap, 3, 4), (std::vector<Index>{2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0}));
  EXPECT_EQ(around(PaddingMode::constant, 2, 1), (std::vector<Index>{-1, 0, 1, -1}));
}

TEST(Padding, GoesOnPeriodicallyHoweverWideItIs) {
  for (const auto mode : {PaddingMode::reflect, PaddingMode::symmetric, PaddingMode::edge, PaddingMode::wrap}) {
    for (Index length = 1; length <= 5; ++length) {
      for (Index position = -23; position < 23; ++position) {
        EXPECT_EQ(source_index(position, length, mode), naive::walk(position, length, mode))
            << "mode " << static_cast<int>(mode) << ", length " << length << ", position " << position;
      }
    }
  }
}

TEST(Padding, SameGivesOneOutputPerStrideAndPutsTheOddPixelLast) {
  for (Index input = 1; input <= 12; ++input)
    for (Index extent = 1; extent <= 7; ++extent)
      for (Index stride = 1; stride <= 4; ++stride) {
        const Padding same =
            resolve_padding({PaddingKind::same, {}}, {input, input}, {extent, extent}, {stride, stride});
        const Padding lower =
            resolve_padding({PaddingKind::same_lower, {}}, {input, input}, {extent, extent}, {stride, stride});
        const Index outputs = (input + same.top + same.bottom - extent) / stride + 1;
        EXPECT_EQ(outputs, (input + stride - 1) / stride);
        EXPECT_TRUE(same.bottom - same.top == 0 || same.bottom - same.top == 1);
        EXPECT_EQ(lower, (Padding{same.bottom, same.right, same.top, same.left}));
      }
}

TEST(Pad2d, FoldingIsTheTransposeOfPadding) {
  // ⟨pad(x), g⟩ = ⟨x, fold(g)⟩ for whole numbers, exactly.
  naive::Random random(7);
  for (int round = 0; round < 200; ++round) {
    const Size2 size{random.whole(1, 5), random.whole(1, 5)};
    const Padding padding{random.whole(0, 6), random.whole(0, 6), random.whole(0, 6), random.whole(0, 6)};
    const auto mode = static_cast<PaddingMode>(random.whole(0, 4));
    const auto x = random.tensor<double>({2, 1, size.height, size.width}, true);
    const auto padded = pad2d(x, padding, mode);
    const auto g = random.tensor<double>(shape_of(padded), true);
    auto folded = make_tensor<double, 4>(shape_of(x));
    folded.fill(0);
    fold_padding(g.data(), 2, size, padding, mode, folded.data());
    double left = 0;
    double right = 0;
    for (std::size_t i = 0; i < g.size(); ++i) left += padded.data()[i] * g.data()[i];
    for (std::size_t i = 0; i < x.size(); ++i) right += x.data()[i] * folded.data()[i];
    EXPECT_EQ(left, right) << "mode " << static_cast<int>(mode);
  }
}

TEST(Pad2d, RefusesEmptyPlanesAndSizesBeyondTheBudget) {
  const auto image = make_tensor<float, 4>({1, 1, 2, 2});
  const Index far = Index{1} << 30;
  expect_error([] { pad2d(make_tensor<float, 4>({1, 1, 0, 2}), {1, 1, 1, 1}); }, "shape", {"0×2"});
  expect_error([] { pad2d(make_tensor<float, 4>({1, 1, 2, 0}), {1, 1, 1, 1}); }, "shape", {"2×0"});
  expect_error([&] { pad2d(image, {far, far, far, far}); }, "memory", {"2147483650×2147483650", "512 MiB"});
}

}  // namespace
}  // namespace convscope

// tests/engine/number_test.cpp — the small things that everything is made of: narrowing, equality of sizes, messages.
#include "convscope/number.hpp"

#include <gtest/gtest.h>

#include "convscope/padding.hpp"
#include "convscope/text.hpp"

namespace convscope {
namespace {

TEST(Number, BeyondFloatLiesInfinityAndNotANumberStays) {
  constexpr float infinity = std::numeric_limits<float>::infinity();
  EXPECT_EQ(narrowed<float>(0.1), 0.1F);
  EXPECT_EQ(narrowed<float>(1e39), infinity);
  EXPECT_EQ(narrowed<float>(-1e39), -infinity);
  EXPECT_EQ(narrowed<float>(-std::numeric_limits<double>::infinity()), -infinity);
  EXPECT_TRUE(std::isnan(narrowed<float>(std::nan(""))));
  EXPECT_EQ(narrowed<double>(1e39), 1e39);
}

TEST(Sizes, DifferWhereOneNumberDiffers) {
  EXPECT_NE((Size2{1, 2}), (Size2{1, 3}));
  EXPECT_NE((Size2{1, 2}), (Size2{0, 2}));
  EXPECT_NE((Shape4{1, 2, 3, 4}), (Shape4{1, 2, 3, 5}));
  EXPECT_NE((WeightShape{1, 2, 3, 4}), (WeightShape{1, 2, 3, 5}));
  EXPECT_NE((Padding{1, 2, 3, 4}), (Padding{1, 2, 3, 5}));
  EXPECT_EQ((Padding{1, 2, 3, 4}), (Padding{1, 2, 3, 4}));
}

TEST(Message, CallsAShapeWithoutAxesANumber) {
  EXPECT_EQ((Message() << "given " << std::span<const Index>{}).text(), "given a number");
}

}  // namespace
}  // namespace convscope

// tests/engine/random_test.cpp — seeded numbers: published vectors, and the stream of tests/node/random.test.mjs.
#include "convscope/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "hash.hpp"

namespace convscope {
namespace {

using Words = std::array<std::uint32_t, 4>;

TEST(Random, PhiloxGivesTheKnownAnswersOfRandom123) {
  // kat_vectors of Random123, philox4x32 with 10 rounds
  constexpr std::uint32_t ones = 0xffffffff;
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox({ones, ones, ones, ones}, {ones, ones}), (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Random, TheNormalQuantileAgreesWithPython) {
  // statistics.NormalDist().inv_cdf
  const std::array<std::pair<double, double>, 9> known{{{0.5, 0},
                                                        {0.25, -0.6744897501960817},
                                                        {0.3, -0.5244005127080407},
                                                        {0.9, 1.2815515655446008},
                                                        {0.075, -1.4395314709384557},
                                                        {0.01, -2.3263478740408408},
                                                        {0.001, -3.090232306167813},
                                                        {std::ldexp(1, -33), -6.337957754553789},
                                                        {1 - std::ldexp(1, -33), 6.337957754553789}}};
  for (const auto& [p, x] : known) {
    EXPECT_LE(std::abs(normal_quantile(p) - x), 4e-16 * std::abs(x)) << p;
  }
}

TEST(Random, TheStreamOfASeedIsFixedForEver) {
  const Words words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
  std::array<double, 4> uniform{};
  fill_random<double>(0, Distribution::uniform, 1, uniform);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(uniform.at(i), 2 * (words.at(i) + 0.5) / 4294967296.0 - 1);
  }
  // Made in Python from the papers: Philox with unbounded integers, then NormalDist().inv_cdf, then float32.
  std::array<float, 3> normal{};
  fill_random<float>(7, Distribution::normal, 1, normal);
  EXPECT_EQ(normal, (std::array<float, 3>{1.6911625862121582F, 0.6749688386917114F, -1.2046078443527222F}));
}

TEST(Random, TheHashIsFnv1a) {
  Hash hash;
  hash.add(std::span<const char>("foobar", 6));
  EXPECT_EQ(hash.text(), "85944171f73967e8");
}

TEST(Random, AHundredThousandValuesHaveTheBitsThatJavaScriptGivesThem) {
  Hash hash;
  for (const Distribution distribution : {Distribution::normal, Distribution::uniform}) {
    std::vector<double> values(50'000);
    fill_random<double>(2024, distribution, 1, values);
    hash.add(std::span<const double>(values));
  }
  EXPECT_EQ(hash.text(), "f1a6c98f527d5dbf");
}

}  // namespace
}  // namespace convscope

// tests/engine/fft_test.cpp — convolution through the Fourier transform against its definition, within a stated error.
#include "kernels/fft.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <vector>

#include "naive.hpp"

namespace convscope::kernels {
namespace {

using naive::Random;

template <class T>
class Fft : public testing::Test {};
using Elements = testing::Types<float, double>;
TYPED_TEST_SUITE(Fft, Elements);

template <class T>
std::vector<T> numbers(Random& random, Offset count, double middle = 0) {
  std::vector<T> values(static_cast<std::size_t>(count));
  std::generate(values.begin(), values.end(), [&] { return static_cast<T>(middle + random.real()); });
  return values;
}

/// Windows of a kernel over `interior` within padding of the given size; stride 1.
Windows windows_of(const std::array<Offset, 3>& batch_inputs_outputs, const Interior& interior, Offset bottom,
                   Offset right, Offset kernel_height, Offset kernel_width, bool flip) {
  Windows windows;
  windows.batch = batch_inputs_outputs[0];
  windows.inputs = batch_inputs_outputs[1];
  windows.outputs = batch_inputs_outputs[2];
  windows.height = interior.top + interior.height + bottom;
  windows.width = interior.left + interior.width + right;
  windows.kernel_height = kernel_height;
  windows.kernel_width = kernel_width;
  windows.output_height = windows.height - kernel_height + 1;
  windows.output_width = windows.width - kernel_width + 1;
  windows.flip = flip;
  return windows;
}

/// The definition, summed in long double.
template <class T>
std::vector<double> by_definition(const Windows& w, const Interior& interior, const std::vector<T>& input,
                                  const std::vector<T>& weight, const std::vector<T>& bias) {
  std::vector<double> output;
  for (Offset n = 0; n < w.batch; ++n)
    for (Offset o = 0; o < w.outputs; ++o)
      for (Offset r = 0; r < w.output_height; ++r)
        for (Offset c = 0; c < w.output_width; ++c) {
          long double sum = bias.empty() ? 0 : static_cast<long double>(bias[static_cast<std::size_t>(o)]);
          for (Offset i = 0; i < w.inputs; ++i)
            for (Offset a = 0; a < w.kernel_height; ++a) {
              const Offset row = r + a - interior.top;
              if (row < 0 || row >= interior.height) continue;
              for (Offset b = 0; b < w.kernel_width; ++b) {
                const Offset column = c + b - interior.left;
                if (column < 0 || column >= interior.width) continue;
                const Offset pixel = ((n * w.inputs + i) * interior.height + row) * interior.width + column;
                const Offset tap_row = w.flip ? w.kernel_height - 1 - a : a;
                const Offset tap_column = w.flip ? w.kernel_width - 1 - b : b;
                const Offset tap = ((o * w.inputs + i) * w.kernel_height + tap_row) * w.kernel_width + tap_column;
                sum += static_cast<long double>(input[static_cast<std::size_t>(pixel)]) *
                       static_cast<long double>(weight[static_cast<std::size_t>(tap)]);
              }
            }
          output.push_back(static_cast<double>(sum));
        }
  return output;
}

template <class T>
double norm(const std::vector<T>& values, Offset from, Offset count) {
  double sum = 0;
  for (Offset i = from; i < from + count; ++i) {
    const auto value = static_cast<double>(values[static_cast<std::size_t>(i)]);
    sum += value * value;
  }
  return std::sqrt(sum);
}

/// The worst error in units of ε·log2(tile area)·Σ ‖x‖₂·‖k‖₂ of fft.hpp, bias's own rounding apart. The norm of two
/// tiles is at most √2 times that of all images, and at most what as many pixels of the largest size have.
template <class T>
double relative_error(const Windows& w, const Interior& interior, const FftTile& tile, const std::vector<T>& input,
                      const std::vector<T>& weight, const std::vector<T>& bias) {
  std::vector<T> output(static_cast<std::size_t>(w.batch * w.outputs * w.output_plane()),
                        std::numeric_limits<T>::quiet_NaN());
  FftConvolution<T> convolution(w, interior, weight.data(), tile);
  convolution.run(input.data(), bias.empty() ? nullptr : bias.data(), output.data());
  const std::vector<double> expected = by_definition(w, interior, input, weight, bias);
  const auto area = static_cast<double>(tile.height * tile.width);
  double largest = 0;
  for (const T value : input) {
    largest = std::max(largest, std::abs(static_cast<double>(value)));
  }
  const double of_tiles =
      std::min(std::sqrt(2 * area) * largest, std::numbers::sqrt2 * norm(input, 0, static_cast<Offset>(input.size())));
  const double epsilon = std::numeric_limits<T>::epsilon() / 2;
  double worst = 0;
  for (std::size_t i = 0; i < output.size(); ++i) {
    const auto o = static_cast<Offset>(i) / w.output_plane() % w.outputs;
    double unit = 0;
    for (Offset c = 0; c < w.inputs; ++c) {
      unit += of_tiles * norm(weight, (o * w.inputs + c) * w.taps(), w.taps());
    }
    double error = std::abs(static_cast<double>(output[i]) - expected[i]);
    if (!bias.empty()) {
      error -= epsilon * std::abs(expected[i]);
    }
    const double relative = error / (unit * epsilon * std::log2(area));
    if (!(relative <= worst)) {  // NaN, too
      worst = relative;
    }
  }
  return worst;
}

/// Asserted of every case below. What is provable is about 20: each of three transforms adds at most 6.7·ε a step of
/// radix 2 (Higham, theorem 24.2), and at no step can errors weigh more than Σ |x̂|·|k̂| / area ≤ ‖x‖₂·‖k‖₂. Signs of
/// rounding vary, so that much less is seen: 0.13 at most when this was written.
constexpr double most = 0.25;

TYPED_TEST(Fft, AgreesWithTheDefinitionOverRandomGeometries) {
  Random random(20261126);
  for (int round = 0; round < 150; ++round) {
    const Interior interior{random.whole(0, 9), random.whole(0, 9), random.whole(1, 40), random.whole(1, 40)};
    const Offset bottom = random.whole(0, 9);
    const Offset right = random.whole(0, 9);
    const Offset kernel_height = random.whole(1, std::min<Offset>(20, interior.top + interior.height + bottom));
    const Offset kernel_width = random.whole(1, std::min<Offset>(20, interior.left + interior.width + right));
    const Windows w = windows_of({random.whole(0, 3), random.whole(1, 3), random.whole(1, 3)}, interior, bottom, right,
                                 kernel_height, kernel_width, random.whole(0, 1) == 1);
    FftTile tile = fft_tile(w);
    if (random.whole(0, 1) == 1) {  // not only the one tile that would be chosen
      tile = {kernel_height > 16 ? 32 : random.whole(0, 1) == 1 ? 16 : 64, kernel_width > 16 ? 64 : 16};
    }
    const auto input = numbers<TypeParam>(random, w.batch * w.inputs * interior.height * interior.width);
    const auto weight = numbers<TypeParam>(random, w.outputs * w.inputs * w.taps());
    const auto bias = numbers<TypeParam>(random, random.whole(0, 1) * w.outputs);
    const double error = relative_error(w, interior, tile, input, weight, bias);
    ASSERT_LE(error, most) << "round " << round << ", kernel " << kernel_height << "×" << kernel_width << ", tile "
                           << tile.height << "×" << tile.width;
  }
}

TYPED_TEST(Fft, AgreesWithTheDefinitionForKernelsOfEveryShape) {
  Random random(7);
  const Interior interior{3, 2, 70, 90};
  const std::vector<std::array<Offset, 2>> kernels{{1, 1},  {1, 9}, {9, 1},   {1, 92},
                                                   {73, 1}, {2, 2}, {33, 17}, {73, 92}};
  for (const auto& [height, width] : kernels) {
    const Windows w = windows_of({1, 1, 1}, interior, 0, 0, height, width, false);
    const auto input = numbers<TypeParam>(random, interior.height * interior.width, 0.5);
    const auto weight = numbers<TypeParam>(random, w.taps(), 0.5);
    EXPECT_LE(relative_error(w, interior, fft_tile(w), input, weight, {}), most) << height << "×" << width;
  }
}

TYPED_TEST(Fft, AgreesWithTheDefinitionForAKernelLargerThanAnyUsualTile) {
  Random random(8);
  const Interior interior{2, 3, 303, 210};
  const Windows w = windows_of({1, 1, 1}, interior, 2, 1, 300, 200, true);
  const auto input = numbers<TypeParam>(random, interior.height * interior.width);
  const auto weight = numbers<TypeParam>(random, w.taps());
  EXPECT_LE(relative_error(w, interior, fft_tile(w), input, weight, {}), most);
}

TYPED_TEST(Fft, AgreesWithTheDefinitionForEveryTileUpTo256) {
  Random random(9);
  const Interior interior{1, 1, 150, 141};
  const Windows w = windows_of({1, 2, 1}, interior, 1, 1, 5, 6, false);
  const auto input = numbers<TypeParam>(random, w.inputs * interior.height * interior.width);
  const auto weight = numbers<TypeParam>(random, w.inputs * w.taps());
  for (Offset height = 16; height <= 256; height *= 2) {
    const Offset width = 4096 / height;
    EXPECT_LE(relative_error(w, interior, {height, width}, input, weight, {}), most) << height << "×" << width;
  }
}

/// Transforms longer than what stays cached, of odd and even powers of two.
TYPED_TEST(Fft, AgreesWithTheDefinitionForLongTiles) {
  Random random(13);
  const Interior interior{0, 1, 1300, 5};
  const Windows w = windows_of({1, 1, 1}, interior, 3, 0, 400, 3, false);
  const auto input = numbers<TypeParam>(random, interior.height * interior.width);
  const auto weight = numbers<TypeParam>(random, w.taps());
  for (const Offset height : {512, 1024, 2048, 4096}) {
    EXPECT_LE(relative_error(w, interior, {height, 16}, input, weight, {}), most) << height;
  }
}

/// Each output meets one pixel: nothing but rounding may differ from the kernel.
TYPED_TEST(Fft, GivesTheTurnedKernelForAnImpulse) {
  Random random(10);
  const Interior interior{14, 14, 40, 40};
  const Windows w = windows_of({1, 1, 1}, interior, 14, 14, 15, 15, false);
  std::vector<TypeParam> input(1600);
  input[20 * 40 + 17] = 1;
  const auto weight = numbers<TypeParam>(random, w.taps());
  EXPECT_LE(relative_error(w, interior, {64, 64}, input, weight, {}), most);
}

TYPED_TEST(Fft, KeepsTheTwoTilesOfATransformApart) {
  const Interior interior{0, 0, 28, 16};
  const Windows w = windows_of({1, 1, 1}, interior, 0, 0, 3, 3, false);
  std::vector<TypeParam> input(28 * 16);
  std::fill_n(input.begin(), 14 * 16, static_cast<TypeParam>(1));  // what the first tile of 16 × 16 alone sees
  const std::vector<TypeParam> weight(9, static_cast<TypeParam>(1));
  EXPECT_LE(relative_error(w, interior, {16, 16}, input, weight, {}), most);
}

TYPED_TEST(Fft, RunsAgainOnOtherImages) {
  Random random(11);
  const Interior interior{0, 0, 20, 20};
  const Windows w = windows_of({1, 2, 2}, interior, 0, 0, 4, 4, false);
  const auto weight = numbers<TypeParam>(random, 4 * w.taps());
  const auto first = numbers<TypeParam>(random, 800);
  const auto second = numbers<TypeParam>(random, 800);
  std::vector<TypeParam> fresh(2 * 17 * 17);
  std::vector<TypeParam> again(2 * 17 * 17);
  FftConvolution<TypeParam>(w, interior, weight.data()).run(second.data(), nullptr, fresh.data());
  FftConvolution<TypeParam> kept(w, interior, weight.data());
  kept.run(first.data(), nullptr, again.data());
  kept.run(second.data(), nullptr, again.data());
  EXPECT_EQ(again, fresh);
}

TEST(FftTiles, FitTheKernelAndStayWithinMemory) {
  Random random(12);
  for (int round = 0; round < 200; ++round) {
    const Interior interior{0, 0, random.whole(1, 4000), random.whole(1, 4000)};
    const Windows w = windows_of({1, random.whole(1, 64), random.whole(1, 64)}, interior, 0, 0,
                                 random.whole(1, interior.height), random.whole(1, interior.width), false);
    const FftTile tile = fft_tile(w);
    ASSERT_GE(tile.height, w.kernel_height);
    ASSERT_GE(tile.width, w.kernel_width);
    const bool smallest = tile.height < std::max<Offset>(32, 2 * w.kernel_height) &&
                          tile.width < std::max<Offset>(32, 2 * w.kernel_width);
    ASSERT_TRUE(smallest || fft_workspace_bytes(w, sizeof(double)) <= 256 * 1024 * 1024);
  }
}

TEST(FftTiles, CostHardlyMoreForALargerKernel) {
  const Interior interior{0, 0, 1024, 1024};
  const double small = fft_operations(windows_of({1, 1, 1}, interior, 0, 0, 7, 7, false));
  const double large = fft_operations(windows_of({1, 1, 1}, interior, 0, 0, 31, 31, false));
  EXPECT_GT(large, small);
  EXPECT_LT(large, 2 * small);
}

}  // namespace
}  // namespace convscope::kernels

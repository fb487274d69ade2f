// same_sums_test.cpp — the blocked, the gathered and the fused forms of convolution against the plain loops, bit by
// bit.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels/blocked.hpp"
#include "kernels/direct.hpp"
#include "kernels/gemm.hpp"
#include "kernels/input_gradient.hpp"
#include "kernels/one_channel_step.hpp"
#include "kernels/weight_gradient.hpp"
#include "naive.hpp"

namespace convscope::kernels {
namespace {

/// A random layer with padding of zeros, its operands, and the input with its padding in place.
template <class T>
struct Layer {
  Windows windows;
  Interior interior;
  std::vector<T> x;
  std::vector<T> padded_x;
  std::vector<T> weight;
  std::vector<T> grad_y;

  Layer(naive::Random& random, bool one_channel) {
    const auto draw = [&](Index least, Index most) { return static_cast<Offset>(random.whole(least, most)); };
    Windows& w = windows;
    w.batch = one_channel ? 1 : draw(0, 2);
    w.groups = one_channel ? 1 : draw(1, 3);
    w.inputs = one_channel ? 1 : draw(1, 4);
    w.outputs = one_channel ? 1 : draw(1, 7);
    w.kernel_height = draw(1, 6);
    w.kernel_width = draw(1, 6);
    w.stride_height = draw(1, 3);
    w.stride_width = draw(1, 6);
    w.dilation_height = draw(1, 2);
    w.dilation_width = draw(1, 2);
    w.flip = random.whole(0, 1) == 1;
    interior = {draw(0, 3), draw(0, 3), draw(6, 20), draw(12, one_channel ? 150 : 40)};
    w.height = interior.top + interior.height + draw(5, 7);
    w.width = interior.left + interior.width + draw(5, 7);
    w.output_height = (w.height - (w.kernel_height - 1) * w.dilation_height - 1) / w.stride_height + 1;
    w.output_width = (w.width - (w.kernel_width - 1) * w.dilation_width - 1) / w.stride_width + 1;
    draw_values(random);
  }

  Layer(const Windows& given, const Interior& within, naive::Random& random) : windows(given), interior(within) {
    draw_values(random);
  }

  void draw_values(naive::Random& random) {
    const Windows& w = windows;
    x = values(random, w.batch * w.groups * w.inputs * interior.height * interior.width);
    weight = values(random, w.groups * w.outputs * w.inputs * w.taps());
    grad_y = values(random, w.batch * w.groups * w.outputs * w.output_plane());
    padded_x = padded(x);
  }

  static std::vector<T> values(naive::Random& random, Offset count) {
    std::vector<T> drawn(static_cast<std::size_t>(count));
    for (T& value : drawn) value = static_cast<T>(random.real());
    return drawn;
  }

  /// Calls visit(place in the padded planes, place in the planes) for every pixel.
  void for_each_pixel(auto visit) const {
    for (Offset plane = 0; plane < windows.batch * windows.groups * windows.inputs; ++plane)
      for (Offset row = 0; row < interior.height; ++row)
        for (Offset column = 0; column < interior.width; ++column)
          visit(static_cast<std::size_t>(plane * windows.input_plane() + (row + interior.top) * windows.width +
                                         interior.left + column),
                static_cast<std::size_t>((plane * interior.height + row) * interior.width + column));
  }

  [[nodiscard]] std::vector<T> padded(const std::vector<T>& planes) const {
    std::vector<T> result(
        static_cast<std::size_t>(windows.batch * windows.groups * windows.inputs * windows.input_plane()));
    for_each_pixel([&](std::size_t outer, std::size_t inner) { result[outer] = planes[inner]; });
    return result;
  }
};

/// Equal, or both NaN.
template <class T>
void expect_same_values(const std::vector<T>& given, const std::vector<T>& expected) {
  EXPECT_TRUE(std::ranges::equal(given, expected, [](T a, T b) { return a == b || (std::isnan(a) && std::isnan(b)); }));
}

template <class T>
void expect_same_outputs(const Layer<T>& layer, const T* bias) {
  std::vector<T> expected(layer.grad_y.size());
  std::vector<T> y(expected.size());
  direct_forward(layer.windows, layer.padded_x.data(), layer.weight.data(), bias, expected.data());
  if (BlockedConvolution<T>::serves(layer.windows)) {
    BlockedConvolution<T>(layer.windows, layer.interior, layer.weight.data()).run(layer.x.data(), bias, y.data());
    expect_same_values(y, expected);
  }
  GemmConvolution<T>(layer.windows, layer.interior, layer.weight.data()).run(layer.x.data(), bias, y.data());
  expect_same_values(y, expected);
}

template <class T>
void expect_same_gradients(const Layer<T>& layer) {
  const Windows& w = layer.windows;
  if (InputGradient<T>::serves(w, layer.interior)) {
    std::vector<T> plain(layer.padded_x.size());
    direct_backward_input(w, layer.grad_y.data(), layer.weight.data(), plain.data());
    std::vector<T> expected(layer.x.size());
    layer.for_each_pixel([&](std::size_t outer, std::size_t inner) { expected[inner] = plain[outer]; });
    std::vector<T> grad_x(layer.x.size());
    InputGradient<T> gradient(w, layer.interior);
    gradient.pack(layer.weight.data());
    gradient.run(layer.grad_y.data(), grad_x.data());
    EXPECT_EQ(grad_x, expected);
  }
  std::vector<T> expected(layer.weight.size());
  std::vector<T> grad_w(expected.size());
  direct_backward_weight(w, layer.grad_y.data(), layer.padded_x.data(), expected.data());
  WeightGradient<T>(w, layer.interior).run(layer.grad_y.data(), layer.x.data(), grad_w.data());
  EXPECT_EQ(grad_w, expected);
}

template <class T>
void expect_same_step(const Layer<T>& layer, const T* bias) {
  const Windows& w = layer.windows;
  std::vector<T> y(layer.grad_y.size());
  direct_forward(w, layer.padded_x.data(), layer.weight.data(), bias, y.data());
  std::vector<T> residual(y.size());
  double squares = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    residual[i] = y[i] - layer.grad_y[i];
    squares += static_cast<double>(residual[i]) * static_cast<double>(residual[i]);
  }
  std::vector<T> expected(layer.weight.size());
  std::vector<T> expected_bias(1);
  direct_backward_weight(w, residual.data(), layer.padded_x.data(), expected.data());
  bias_gradient(w, residual.data(), expected_bias.data());
  std::vector<T> grad_w(expected.size());
  std::vector<T> grad_bias(1);
  OneChannelStep<T> step(w, layer.interior, layer.x.data(), layer.grad_y.data());
  EXPECT_NEAR(step.run(layer.weight.data(), bias, T{1}, grad_w.data(), grad_bias.data()), squares, 1e-12 * squares);
  EXPECT_EQ(grad_w, expected);
  EXPECT_EQ(grad_bias, expected_bias);
}

template <class T>
void expect_same_sums(int cases) {
  naive::Random random(7);
  for (int i = 0; i < cases; ++i) {
    SCOPED_TRACE(i);
    const bool one_channel = i % 4 == 0;
    const Layer<T> layer(random, one_channel);
    const auto bias = Layer<T>::values(random, layer.windows.groups * layer.windows.outputs);
    const T* const start = random.whole(0, 1) == 0 ? nullptr : bias.data();
    expect_same_outputs(layer, start);
    expect_same_gradients(layer);
    if (one_channel) {
      expect_same_step(layer, start);
    }
  }
}

/// Planes with one pixel of zeros around them, which are read without a padded copy; an infinite tap makes NaN of
/// zeros.
template <class T>
void expect_ring_of_zeros(T tap) {
  naive::Random random(11);
  for (Offset height = 2; height < 10; ++height) {
    for (Offset width = 2; width < 24; ++width) {
      SCOPED_TRACE(testing::Message() << height << " by " << width);
      Windows w;
      w.groups = 3;
      w.kernel_height = w.kernel_width = 3;
      w.height = height + 2;
      w.width = width + 2;
      w.output_height = height;
      w.output_width = width;
      w.flip = width % 2 == 0;
      Layer<T> layer(w, {1, 1, height, width}, random);
      layer.weight[2] = tap;
      const auto bias = Layer<T>::values(random, w.groups);
      expect_same_outputs(layer, bias.data());
    }
  }
}

TEST(SameSums, WithinARingOfZeros) {
  expect_ring_of_zeros<float>(0.5F);
  expect_ring_of_zeros<double>(0.5);
  expect_ring_of_zeros<float>(std::numeric_limits<float>::infinity());
  expect_ring_of_zeros<double>(std::numeric_limits<double>::infinity());
}

/// 3×3 at strides 2 and 3, which parts columns by their remainder as it reads: every way the last windows of a row can
/// end.
template <class T>
void expect_strided_planes(T tap) {
  naive::Random random(13);
  int served = 0;
  for (Offset i = 0; i < 2000; ++i) {
    SCOPED_TRACE(i);
    const auto draw = [&](Index least, Index most) { return static_cast<Offset>(random.whole(least, most)); };
    const Offset stride = draw(2, 3);
    const Interior interior{draw(0, 1), draw(0, 1), draw(2, 9), draw(4, 36)};
    Windows w;
    w.groups = draw(1, 3);
    w.kernel_height = w.kernel_width = 3;
    w.stride_height = w.stride_width = stride;
    w.height = std::max(interior.top + interior.height + draw(0, 1), Offset{3});
    w.width = interior.left + interior.width + draw(0, 1);
    w.output_height = (w.height - 3) / stride + 1;
    w.output_width = (w.width - 3) / stride + 1;
    w.flip = i % 2 == 0;
    served += StridedPlane::serves(w, interior) ? 1 : 0;
    Layer<T> layer(w, interior, random);
    layer.weight[static_cast<std::size_t>(i % 9)] = tap;
    const auto bias = Layer<T>::values(random, w.groups);
    expect_same_outputs(layer, bias.data());
  }
  EXPECT_GT(served, 800);
}

TEST(SameSums, StridedPlanes) {
  expect_strided_planes<float>(0.5F);
  expect_strided_planes<double>(0.5);
  expect_strided_planes<float>(std::numeric_limits<float>::infinity());
  expect_strided_planes<double>(std::numeric_limits<double>::infinity());
}

/// Planes that would share a few sets of a cache are laid out with gaps between them.
template <class T>
void expect_planes_apart() {
  naive::Random random(19);
  for (const Offset stride : {1, 2}) {
    SCOPED_TRACE(stride);
    Windows w;
    w.inputs = 20;
    w.outputs = 6;
    w.stride_height = w.stride_width = stride;
    w.height = w.width = 32 * stride;
    w.output_height = w.output_width = 32;
    EXPECT_GT(apart_in_cache<T>({stride, w.height, 32}, w.inputs).gap, 0);
    const Layer<T> layer(w, {0, 0, w.height, w.width}, random);
    const auto bias = Layer<T>::values(random, w.outputs);
    expect_same_outputs(layer, bias.data());
    expect_same_gradients(layer);
  }
}

TEST(SameSums, PlanesApart) {
  expect_planes_apart<float>();
  expect_planes_apart<double>();
}

/// Outputs of one pixel, whose channels are lanes in the definition itself: beside sums written out here.
template <class T>
void expect_dense() {
  naive::Random random(23);
  for (int i = 0; i < 200; ++i) {
    SCOPED_TRACE(i);
    const auto draw = [&](Index least, Index most) { return static_cast<Offset>(random.whole(least, most)); };
    Windows w;
    w.batch = draw(1, 2);
    w.groups = draw(1, 2);
    w.inputs = draw(1, 9);
    w.outputs = draw(1, 30);
    w.kernel_height = w.height = draw(1, 4);
    w.kernel_width = w.width = draw(1, 4);
    w.flip = i % 5 == 0;
    const Layer<T> layer(w, {0, 0, w.height, w.width}, random);
    const auto bias = Layer<T>::values(random, w.groups * w.outputs);
    expect_same_outputs(layer, bias.data());
    std::vector<T> y(layer.grad_y.size());
    direct_forward(w, layer.x.data(), layer.weight.data(), bias.data(), y.data());
    for (Offset image = 0; image < w.batch; ++image)
      for (Offset channel = 0; channel < w.groups * w.outputs; ++channel) {
        T sum = bias[static_cast<std::size_t>(channel)];
        for (Offset term = 0; term < w.inputs * w.taps(); ++term) {
          const Offset input = term / w.taps();
          const Offset place = channel * w.inputs * w.taps() + input * w.taps() + w.tap(0, term % w.taps());
          const Offset plane = (image * w.groups + channel / w.outputs) * w.inputs + input;
          sum += layer.weight[static_cast<std::size_t>(place)] *
                 layer.x[static_cast<std::size_t>(plane * w.taps() + term % w.taps())];
        }
        EXPECT_EQ(y[static_cast<std::size_t>(image * w.groups * w.outputs + channel)], sum);
      }
  }
}

TEST(SameSums, OnePixel) {
  expect_dense<float>();
  expect_dense<double>();
}

/// More terms than a panel holds: the sums are taken in parts.
template <class T>
void expect_sums_in_parts() {
  naive::Random random(17);
  for (Offset inputs = 15; inputs < 60; inputs += 4) {
    SCOPED_TRACE(inputs);
    Windows w;
    w.batch = 2;
    w.groups = 1 + inputs % 2;
    w.inputs = inputs;
    w.outputs = 1 + inputs % 7;
    w.kernel_height = w.kernel_width = 3;
    w.stride_height = w.stride_width = 1 + inputs % 3;
    w.height = 11;
    w.width = 9 + inputs % 11;
    w.output_height = (w.height - 3) / w.stride_height + 1;
    w.output_width = (w.width - 3) / w.stride_width + 1;
    const Layer<T> layer(w, {1, 1, w.height - 2, w.width - 2}, random);
    const auto bias = Layer<T>::values(random, w.groups * w.outputs);
    expect_same_outputs(layer, bias.data());
    expect_same_outputs<T>(layer, nullptr);
  }
}

TEST(SameSums, TakenInParts) {
  expect_sums_in_parts<float>();
  expect_sums_in_parts<double>();
}

TEST(SameSums, InFloat) { expect_same_sums<float>(300); }
TEST(SameSums, InDouble) { expect_same_sums<double>(300); }

}  // namespace
}  // namespace convscope::kernels

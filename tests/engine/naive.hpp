// tests/engine/naive.hpp — what the engine must agree with: definitions written as plainly as they can be.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "convscope/conv2d.hpp"
#include "convscope/tensor.hpp"

namespace convscope::naive {

/// The pixel that padding shows at `position`, found by walking from the image's edge one pixel at a time.
inline Index walk(Index position, Index length, PaddingMode mode) {
  Index pixel = position < 0 ? 0 : length - 1;
  Index direction = position < 0 ? 1 : -1;
  const Index steps = position < 0 ? -position : position - length + 1;
  if (steps <= 0) {
    return position;
  }
  switch (mode) {
    case PaddingMode::constant:
      return -1;
    case PaddingMode::edge:
      return pixel;
    case PaddingMode::wrap:
      pixel = position < 0 ? length - 1 : 0;
      for (Index step = 1; step < steps; ++step) {
        pixel = (pixel - direction + length) % length;
      }
      return pixel;
    case PaddingMode::symmetric:
      for (Index step = 1; step < steps; ++step) {
        if (pixel + direction < 0 || pixel + direction >= length) {
          direction = -direction;
        } else {
          pixel += direction;
        }
      }
      return pixel;
    case PaddingMode::reflect:
      for (Index step = 0; step < steps && length > 1; ++step) {
        if (pixel + direction < 0 || pixel + direction >= length) {
          direction = -direction;
        }
        pixel += direction;
      }
      return pixel;
  }
  return -1;
}

/// conv2d by its definition, in double, padding looked up pixel by pixel.
inline Tensor<double, 4> conv2d(const Tensor<double, 4>& x, const Tensor<double, 4>& w, const std::vector<double>& bias,
                                const ConvGeometry& g) {
  auto y = make_tensor<double, 4>({g.output.batch, g.output.channels, g.output.height, g.output.width});
  const Index outputs_per_group = g.weight.outputs / g.groups;
  for (Index n = 0; n < g.output.batch; ++n)
    for (Index o = 0; o < g.output.channels; ++o)
      for (Index r = 0; r < g.output.height; ++r)
        for (Index c = 0; c < g.output.width; ++c) {
          double sum = bias.empty() ? 0 : bias[static_cast<std::size_t>(o)];
          for (Index i = 0; i < g.weight.inputs_per_group; ++i)
            for (Index a = 0; a < g.weight.height; ++a)
              for (Index b = 0; b < g.weight.width; ++b) {
                const Index row =
                    walk(r * g.stride.height + a * g.dilation.height - g.padding.top, g.input.height, g.padding_mode);
                const Index column =
                    walk(c * g.stride.width + b * g.dilation.width - g.padding.left, g.input.width, g.padding_mode);
                if (row < 0 || column < 0) continue;
                const Index channel = o / outputs_per_group * g.weight.inputs_per_group + i;
                const Index tap_row = g.flip ? g.weight.height - 1 - a : a;
                const Index tap_column = g.flip ? g.weight.width - 1 - b : b;
                sum += x(n, channel, row, column) * w(o, i, tap_row, tap_column);
              }
          y(n, o, r, c) = sum;
        }
  return y;
}

/// Seeded values; whole numbers stay exact in float.
class Random {
 public:
  explicit Random(std::uint32_t seed) : bits_(seed) {}

  Index whole(Index least, Index most) {
    return least + static_cast<Index>(bits_() % static_cast<std::uint32_t>(most - least + 1));
  }

  double real() { return static_cast<double>(bits_()) / 4294967296.0 - 0.5; }

  template <class T>
  Tensor<T, 4> tensor(const std::array<Index, 4>& shape, bool integers = false) {
    auto tensor = make_tensor<T, 4>(shape);
    std::generate(tensor.begin(), tensor.end(),
                  [&] { return static_cast<T>(integers ? static_cast<double>(whole(-9, 9)) : real()); });
    return tensor;
  }

  /// Whole numbers from −9 to 9.
  Tensor<double, 2> image(Index height, Index width) {
    auto image = make_tensor<double, 2>({height, width});
    std::generate(image.begin(), image.end(), [&] { return static_cast<double>(whole(-9, 9)); });
    return image;
  }

 private:
  std::mt19937 bits_;
};

/// A random layer whose kernel fits: operands and options.
struct Case {
  Tensor<double, 4> x;
  Tensor<double, 4> w;
  std::vector<double> bias;
  ConvOptions options;
  ConvGeometry geometry;
};

inline Case random_case(Random& random, bool integers) {
  ConvOptions options;
  options.groups = random.whole(1, 3);
  options.stride = {random.whole(1, 3), random.whole(1, 3)};
  options.dilation = {random.whole(1, 2), random.whole(1, 2)};
  options.flip = random.whole(0, 1) == 1;
  options.padding_mode = static_cast<PaddingMode>(random.whole(0, 4));
  options.padding.kind = static_cast<PaddingKind>(random.whole(0, 3));
  options.padding.sides = {random.whole(0, 2), random.whole(0, 2), random.whole(0, 2), random.whole(0, 2)};
  const std::array<Index, 4> w_shape{options.groups * random.whole(1, 2), random.whole(1, 2), random.whole(1, 3),
                                     random.whole(1, 3)};
  const std::array<Index, 4> x_shape{random.whole(0, 2), options.groups * w_shape[1], random.whole(6, 10),
                                     random.whole(6, 10)};
  Case c{random.tensor<double>(x_shape, integers), random.tensor<double>(w_shape, integers), {}, options, {}};
  for (Index o = 0; o < w_shape[0] && random.whole(0, 1) == 0; ++o) {
    c.bias.resize(static_cast<std::size_t>(w_shape[0]), integers ? 3.0 : 0.25);
  }
  c.geometry = conv_geometry({x_shape[0], x_shape[1], x_shape[2], x_shape[3]},
                             {w_shape[0], w_shape[1], w_shape[2], w_shape[3]}, options, sizeof(double));
  return c;
}

}  // namespace convscope::naive

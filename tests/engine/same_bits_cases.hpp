// tests/engine/same_bits_cases.hpp — the seeded cases of tests/node/same-bits-cases.mjs, draw by draw.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "convscope/conv2d.hpp"
#include "convscope/conv_transpose2d.hpp"
#include "convscope/pool.hpp"
#include "convscope/random.hpp"

namespace convscope::same_bits {

/// The choices of one case: words of Philox under the key (case, 1).
class Draw {
 public:
  explicit Draw(std::uint32_t index) : words_(index, 1) {}

  Index whole(Index least, Index most) { return least + static_cast<Index>(words_.next()) % (most - least + 1); }

  bool coin() { return whole(0, 1) == 1; }

  // Braces, unlike parentheses, are evaluated from left to right.
  Size2 pair(Index least, Index most) { return Size2{whole(least, most), whole(least, most)}; }

  Padding sides(Index least, Index most) {
    return Padding{whole(least, most), whole(least, most), whole(least, most), whole(least, most)};
  }

  /// Uniform between −1 and 1.
  double value() { return 2 * unit_interval(words_.next()) - 1; }

  template <class T, std::size_t N>
  Tensor<T, N> tensor(const std::array<Index, N>& shape) {
    auto tensor = make_tensor<T, N>(shape);
    std::generate(tensor.begin(), tensor.end(), [&] { return static_cast<T>(value()); });
    return tensor;
  }

  template <class T>
  std::vector<T> bias(Index length) {
    std::vector<T> bias(coin() ? static_cast<std::size_t>(length) : 0);
    std::generate(bias.begin(), bias.end(), [&] { return static_cast<T>(value()); });
    return bias;
  }

 private:
  RandomWords words_;
};

template <class T>
struct Layer {
  ConvOptions options;
  Tensor<T, 4> x;
  Tensor<T, 4> w;
  std::vector<T> bias;
  ConvGeometry geometry;

  explicit Layer(Draw& draw) {
    constexpr std::array modes{PaddingMode::constant, PaddingMode::reflect, PaddingMode::edge, PaddingMode::wrap};
    options.algorithm = Algorithm::direct;
    options.groups = draw.whole(1, 2);
    const Index inputs = draw.whole(1, 3);
    const Index outputs = options.groups * draw.whole(1, 2);
    const Size2 kernel = draw.pair(1, 4);
    options.stride = draw.pair(1, 2);
    options.dilation = draw.pair(1, 2);
    options.flip = draw.coin();
    options.padding_mode = modes.at(static_cast<std::size_t>(draw.whole(0, 3)));
    options.padding.sides = draw.sides(0, 3);
    const Shape4 input{draw.whole(1, 2), options.groups * inputs, draw.whole(8, 9), draw.whole(8, 20)};
    x = draw.tensor<T, 4>({input.batch, input.channels, input.height, input.width});
    w = draw.tensor<T, 4>({outputs, inputs, kernel.height, kernel.width});
    bias = draw.bias<T>(outputs);
    geometry = conv_geometry(input, {outputs, inputs, kernel.height, kernel.width}, options, sizeof(T));
  }

  [[nodiscard]] std::array<Index, 4> output() const {
    const Shape4& shape = geometry.output;
    return {shape.batch, shape.channels, shape.height, shape.width};
  }
};

template <class T>
struct TransposedLayer {
  ConvTransposeOptions options;
  Tensor<T, 4> x;
  Tensor<T, 4> w;
  std::vector<T> bias;
  std::array<Index, 4> output;

  explicit TransposedLayer(Draw& draw) {
    options.groups = draw.whole(1, 2);
    const Index inputs = options.groups * draw.whole(1, 2);
    const Index outputs = draw.whole(1, 2);
    const Size2 kernel = draw.pair(1, 4);
    options.stride = draw.pair(1, 3);
    options.dilation = draw.pair(1, 2);
    options.padding = draw.sides(0, 2);
    options.output_padding = {draw.whole(0, std::max(options.stride.height, options.dilation.height) - 1),
                              draw.whole(0, std::max(options.stride.width, options.dilation.width) - 1)};
    const Shape4 input{draw.whole(1, 2), inputs, draw.whole(5, 6), draw.whole(5, 14)};
    x = draw.tensor<T, 4>({input.batch, input.channels, input.height, input.width});
    w = draw.tensor<T, 4>({inputs, outputs, kernel.height, kernel.width});
    bias = draw.bias<T>(options.groups * outputs);
    const Shape4 shape =
        conv_transpose_geometry(input, {inputs, outputs, kernel.height, kernel.width}, options, sizeof(T)).input;
    output = {shape.batch, shape.channels, shape.height, shape.width};
  }
};

template <class T>
struct Pool {
  PoolOptions options;
  Tensor<T, 4> x;

  Pool(Draw& draw, bool dilated) {
    options.kernel = draw.pair(1, 4);
    options.stride = draw.pair(1, 3);
    options.dilation = dilated ? draw.pair(1, 2) : Size2{1, 1};
    const Index tall = std::min<Index>(2, (options.kernel.height - 1) * options.dilation.height);
    const Index wide = std::min<Index>(2, (options.kernel.width - 1) * options.dilation.width);
    options.padding.sides = {draw.whole(0, tall), draw.whole(0, wide), draw.whole(0, tall), draw.whole(0, wide)};
    options.ceil_mode = draw.coin();
    const std::array<Index, 4> shape{draw.whole(1, 2), draw.whole(1, 2), draw.whole(8, 9), draw.whole(8, 20)};
    x = draw.tensor<T, 4>(shape);
  }

  [[nodiscard]] PoolGeometry geometry() const {
    const auto [batch, channels, height, width] = shape_of(x);
    return pool_geometry({batch, channels, height, width}, options, sizeof(T));
  }
};

}  // namespace convscope::same_bits

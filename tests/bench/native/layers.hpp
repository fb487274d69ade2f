// tests/bench/native/layers.hpp — layers to measure, on seeded data and memory of their own.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "convscope/conv2d.hpp"

namespace convscope::bench {

/// A convolution with everything it reads and writes.
struct Layer {
  std::string name;
  ConvGeometry geometry;
  std::vector<float> x;
  std::vector<float> w;
  std::vector<float> y;

  void forward() { conv2d_into(geometry, x.data(), w.data(), static_cast<const float*>(nullptr), y.data()); }

  void backward(std::vector<float>& grad_x, std::vector<float>& grad_w) const {
    conv2d_backward_into(geometry, y.data(), x.data(), w.data(), grad_x.data(), grad_w.data(),
                         static_cast<float*>(nullptr));
  }
};

/// `count` numbers in ±½, always the same.
inline std::vector<float> numbers(Index count, unsigned seed) {
  std::mt19937 generator(seed);
  std::vector<float> values(static_cast<std::size_t>(count));
  for (float& value : values) {
    value = static_cast<float>(generator()) / 4294967296.0F - 0.5F;
  }
  return values;
}

struct Settings {
  Index stride = 1;
  Index padding = 0;
  Index dilation = 1;
  Index groups = 1;
};

inline Layer make_layer(std::string name, const Shape4& input, const WeightShape& weight,
                        const Settings& settings = {}) {
  const auto [stride, padding, dilation, groups] = settings;
  ConvOptions options;
  options.stride = {stride, stride};
  options.padding.sides = {padding, padding, padding, padding};
  options.dilation = {dilation, dilation};
  options.groups = groups;
  const ConvGeometry geometry = conv_geometry(input, weight, options, sizeof(float));
  return {std::move(name), geometry, numbers(input.count(), 1), numbers(weight.count(), 2),
          numbers(geometry.output.count(), 3)};
}

}  // namespace convscope::bench

// tests/engine/same_bits_test.cpp — one hash over thousands of results of the `direct` path; the wasm has the same one,
// in Node (tests/node/same-bits.test.mjs) and in Chromium (tests/browser/same-bits.spec.js).
#include <gtest/gtest.h>

#include <iostream>
#include <string>

#include "convscope/correlate.hpp"
#include "convscope/trainer.hpp"
#include "hash.hpp"
#include "same_bits_cases.hpp"

namespace convscope {
namespace {

using same_bits::Draw;

constexpr std::uint32_t cases = 12'000;
constexpr std::size_t steps = 4;
/// One text for C++ and JavaScript.
constexpr const char* expected =
#include "same_bits_hash.inc"
    ;

template <class T, std::size_t N>
void add(Hash& hash, const Tensor<T, N>& tensor) {
  hash.add(std::span<const T>(tensor.data(), tensor.size()));
}

template <class T>
void add(Hash& hash, const ConvGradients<T>& gradients) {
  add(hash, gradients.x);
  add(hash, gradients.w);
  add(hash, gradients.bias);
}

template <class T>
void run_conv2d(Draw& draw, Hash& hash) {
  const same_bits::Layer<T> layer(draw);
  add(hash, conv2d<T>(layer.x, layer.w, layer.bias, layer.options));
}

template <class T>
void run_conv2d_backward(Draw& draw, Hash& hash) {
  const same_bits::Layer<T> layer(draw);
  add(hash, conv2d_backward(draw.tensor<T, 4>(layer.output()), layer.x, layer.w, layer.options));
}

template <class T>
void run_conv_transpose2d(Draw& draw, Hash& hash) {
  const same_bits::TransposedLayer<T> layer(draw);
  add(hash, conv_transpose2d<T>(layer.x, layer.w, layer.bias, layer.options));
}

template <class T>
void run_conv_transpose2d_backward(Draw& draw, Hash& hash) {
  const same_bits::TransposedLayer<T> layer(draw);
  add(hash, conv_transpose2d_backward(draw.tensor<T, 4>(layer.output), layer.x, layer.w, layer.options));
}

template <class T>
void run_correlate2d(Draw& draw, Hash& hash) {
  CorrelationOptions options;
  options.mode = std::array{CorrelationMode::full, CorrelationMode::same, CorrelationMode::valid}.at(
      static_cast<std::size_t>(draw.whole(0, 2)));
  options.boundary = std::array{PaddingMode::constant, PaddingMode::reflect, PaddingMode::symmetric, PaddingMode::edge,
                                PaddingMode::wrap}
                         .at(static_cast<std::size_t>(draw.whole(0, 4)));
  options.flip = draw.coin();
  options.value = draw.value();
  const auto x = draw.tensor<T, 2>({draw.whole(4, 9), draw.whole(4, 24)});
  const auto k = draw.tensor<T, 2>({draw.whole(1, 4), draw.whole(1, 4)});
  add(hash, correlate2d(x, k, options));
}

template <class T>
void run_max_pool2d(Draw& draw, Hash& hash) {
  const same_bits::Pool<T> pool(draw, true);
  const MaxPooled<T> pooled = max_pool2d(pool.x, pool.options);
  add(hash, pooled.output);
  add(hash, pooled.indices);
  const auto grad_y = draw.tensor<T, 4>(shape_of(pooled.output));
  auto grad_x = make_tensor<T, 4>(shape_of(pool.x));
  max_pool2d_backward_into(pool.geometry(), grad_y.data(), pool.x.data(), grad_x.data());
  add(hash, grad_x);
}

template <class T>
void run_avg_pool2d(Draw& draw, Hash& hash) {
  same_bits::Pool<T> pool(draw, false);
  pool.options.count_include_pad = draw.coin();
  const auto pooled = avg_pool2d(pool.x, pool.options);
  add(hash, pooled);
  const auto grad_y = draw.tensor<T, 4>(shape_of(pooled));
  auto grad_x = make_tensor<T, 4>(shape_of(pool.x));
  avg_pool2d_backward_into(pool.geometry(), grad_y.data(), grad_x.data());
  add(hash, grad_x);
}

template <class T>
void run_trainer(Draw& draw, Hash& hash) {
  const same_bits::Layer<T> layer(draw);
  const auto y = draw.tensor<T, 4>(layer.output());
  const Loss loss = draw.coin() ? Loss::mean : Loss::sum;
  OptimizerSettings optimizer;
  if (draw.coin()) {
    optimizer.name = OptimizerName::adam;
  } else {
    optimizer.lr = 0.0001;
    optimizer.momentum = 0.5;
    optimizer.nesterov = true;
    optimizer.weight_decay = 0.01;
  }
  typename Trainer<T>::Layers layers;
  layers.push_back(make_conv_layer<T>(layer.geometry, !layer.bias.empty()));
  std::vector<T> parameters(layer.w.begin(), layer.w.end());
  parameters.insert(parameters.end(), layer.bias.begin(), layer.bias.end());
  Trainer<T> trainer(std::move(layers), {layer.x.begin(), layer.x.end()}, {y.begin(), y.end()}, std::move(parameters),
                     loss, optimizer);
  std::array<double, steps> losses{};
  hash.add(std::span<const double>(losses.data(), trainer.step(losses)));
  hash.add(trainer.parameters());
}

struct Operation {
  const char* name;
  void (*in_float)(Draw&, Hash&);
  void (*in_double)(Draw&, Hash&);
};

constexpr std::array operations{
    Operation{"conv2d", run_conv2d<float>, run_conv2d<double>},
    Operation{"conv2dBackward", run_conv2d_backward<float>, run_conv2d_backward<double>},
    Operation{"convTranspose2d", run_conv_transpose2d<float>, run_conv_transpose2d<double>},
    Operation{"convTranspose2dBackward", run_conv_transpose2d_backward<float>, run_conv_transpose2d_backward<double>},
    Operation{"correlate2d", run_correlate2d<float>, run_correlate2d<double>},
    Operation{"maxPool2d", run_max_pool2d<float>, run_max_pool2d<double>},
    Operation{"avgPool2d", run_avg_pool2d<float>, run_avg_pool2d<double>},
    Operation{"trainer", run_trainer<float>, run_trainer<double>},
};

TEST(SameBits, OneHashOfTwelveThousandResultsIsThatOfTheWasm) {
  std::array<Hash, operations.size()> hashes;
  for (std::uint32_t index = 0; index < cases; ++index) {
    const std::size_t kind = index % operations.size();
    Draw draw(index);
    (draw.coin() ? operations.at(kind).in_double : operations.at(kind).in_float)(draw, hashes.at(kind));
  }
  std::string parts;
  for (std::size_t kind = 0; kind < operations.size(); ++kind) {
    parts += std::string(operations.at(kind).name) + " " + hashes.at(kind).text() + "\n";
  }
  Hash total;
  total.add(std::span<const char>(parts));
  std::cout << "same bits, native: " << total.text() << " over " << cases << " cases\n";
  EXPECT_EQ(total.text(), expected) << parts;
}

}  // namespace
}  // namespace convscope

// tests/bench/native/count.cpp — runs each kernel family once, so that callgrind can count its instructions.
#include <cstdio>
#include <functional>
#include <memory>
#include <utility>

#include "convscope/conv_transpose2d.hpp"
#include "convscope/trainer.hpp"
#include "layers.hpp"

/// What callgrind counts: each call is written to a file of its own, in the order of the printed names.
extern "C" [[gnu::noinline]] void convscope_counted(const std::function<void()>& body) {
  body();
  // Keeps the call from becoming a jump, after which callgrind would not see the end.
  asm volatile("" ::: "memory");
}

namespace convscope::bench {
namespace {

struct Case {
  std::string name;
  std::function<void()> body;
};

Case forward(Layer layer) {
  auto held = std::make_shared<Layer>(std::move(layer));
  return {held->name, [held] { held->forward(); }};
}

Case backward(Layer layer) {
  auto held = std::make_shared<Layer>(std::move(layer));
  auto grad_x = std::make_shared<std::vector<float>>(held->x.size());
  auto grad_w = std::make_shared<std::vector<float>>(held->w.size());
  return {held->name + ", backward", [=] { held->backward(*grad_x, *grad_w); }};
}

/// `steps` steps of a net of 3×3 layers with padding 1 and ReLU between them.
Case training(const std::string& name, Index size, const std::vector<Index>& channels, std::size_t steps) {
  Trainer<float>::Layers layers;
  Index parameters = 0;
  for (std::size_t at = 0; at + 1 < channels.size(); ++at) {
    ConvOptions options;
    options.padding.sides = {1, 1, 1, 1};
    const ConvGeometry geometry =
        conv_geometry({1, channels[at], size, size}, {channels[at + 1], channels[at], 3, 3}, options, sizeof(float));
    if (at > 0) {
      layers.push_back(make_relu_layer<float>(geometry.input));
    }
    layers.push_back(make_conv_layer<float>(geometry, true));
    parameters += layers.back()->parameter_count();
  }
  OptimizerSettings optimizer;
  optimizer.lr = 1e-5;
  auto trainer = std::make_shared<Trainer<float>>(std::move(layers), numbers(channels.front() * size * size, 1),
                                                  numbers(channels.back() * size * size, 2), numbers(parameters, 3),
                                                  Loss::sum, optimizer);
  auto losses = std::make_shared<std::vector<double>>(steps);
  return {name, [=] { trainer->step(*losses); }};
}

std::vector<Case> cases() {
  return {
      forward(make_layer("one channel 3x3", {1, 1, 256, 256}, {1, 1, 3, 3})),
      forward(make_layer("one channel 2x2", {1, 1, 256, 256}, {1, 1, 2, 2})),
      forward(make_layer("one channel 7x7", {1, 1, 128, 128}, {1, 1, 7, 7})),
      forward(make_layer("one channel 15x15", {1, 1, 256, 256}, {1, 1, 15, 15})),
      forward(make_layer("few channels 3x3", {1, 3, 64, 96}, {8, 3, 3, 3}, {.padding = 1})),
      forward(make_layer("many channels 3x3", {1, 64, 28, 28}, {64, 64, 3, 3}, {.padding = 1})),
      forward(make_layer("many channels 5x5", {1, 16, 28, 28}, {16, 16, 5, 5}, {.padding = 2})),
      forward(make_layer("1x1", {1, 64, 28, 28}, {64, 64, 1, 1})),
      forward(make_layer("depthwise 3x3", {1, 16, 56, 56}, {16, 1, 3, 3}, {.padding = 1, .groups = 16})),
      forward(make_layer("7x7 stride 2", {1, 3, 64, 64}, {16, 3, 7, 7}, {.stride = 2, .padding = 3})),
      forward(make_layer("3x3 dilation 2, groups 4", {1, 16, 32, 32}, {16, 4, 3, 3},
                         {.padding = 2, .dilation = 2, .groups = 4})),
      backward(make_layer("many channels 3x3", {1, 32, 28, 28}, {32, 32, 3, 3}, {.padding = 1})),
      training("training one 3x3", 64, {1, 1}, 20),
      training("training 1-8-8-1", 32, {1, 8, 8, 1}, 2),
  };
}

}  // namespace
}  // namespace convscope::bench

int main() {
  for (const auto& [name, body] : convscope::bench::cases()) {
    // The first run may prepare what later ones reuse.
    body();
    convscope_counted(body);
    std::printf("%s\n", name.c_str());
  }
}

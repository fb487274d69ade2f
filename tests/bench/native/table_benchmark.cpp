// tests/bench/native/table_benchmark.cpp — the layers of the table under Google Benchmark, natively.
#include <benchmark/benchmark.h>

#include <memory>

#include "layers.hpp"

namespace convscope::bench {
namespace {

/// The layers of tests/bench/workloads.mjs.
std::vector<Layer> table() {
  std::vector<Layer> layers;
  for (const Index kernel : {3, 5, 7, 15, 31}) {
    const std::string side = std::to_string(kernel);
    layers.push_back(make_layer("1024x1024 with " + side + "x" + side, {1, 1, 1024, 1024}, {1, 1, kernel, kernel}));
  }
  layers.push_back(make_layer("640x480x3 to 8, 3x3", {1, 3, 480, 640}, {8, 3, 3, 3}, {.padding = 1}));
  layers.push_back(make_layer("56x56x64 to 64, 3x3", {1, 64, 56, 56}, {64, 64, 3, 3}, {.padding = 1}));
  layers.push_back(make_layer("28x28x128 to 128, 3x3", {1, 128, 28, 28}, {128, 128, 3, 3}, {.padding = 1}));
  layers.push_back(make_layer("14x14x256 to 256, 3x3", {1, 256, 14, 14}, {256, 256, 3, 3}, {.padding = 1}));
  layers.push_back(
      make_layer("112x112x32 depthwise 3x3", {1, 32, 112, 112}, {32, 1, 3, 3}, {.padding = 1, .groups = 32}));
  layers.push_back(make_layer("56x56x64 to 128, 1x1", {1, 64, 56, 56}, {128, 64, 1, 1}));
  layers.push_back(
      make_layer("224x224x3 to 64, 7x7 stride 2", {1, 3, 224, 224}, {64, 3, 7, 7}, {.stride = 2, .padding = 3}));
  return layers;
}

double multiply_adds(const ConvGeometry& geometry) {
  const WeightShape& weight = geometry.weight;
  return static_cast<double>(geometry.output.count() * weight.inputs_per_group * weight.height * weight.width);
}

/// Two operations to each multiply+add.
void report_rate(benchmark::State& state, double multiply_adds_per_run) {
  state.counters["FLOP/s"] =
      benchmark::Counter(2 * multiply_adds_per_run, benchmark::Counter::kIsIterationInvariantRate);
}

void register_layer(const std::shared_ptr<Layer>& layer) {
  benchmark::RegisterBenchmark((layer->name + ", forward").c_str(), [layer](benchmark::State& state) {
    for (auto _ : state) {
      layer->forward();
      benchmark::ClobberMemory();
    }
    report_rate(state, multiply_adds(layer->geometry));
  })->Unit(benchmark::kMicrosecond);
  benchmark::RegisterBenchmark((layer->name + ", backward").c_str(), [layer](benchmark::State& state) {
    std::vector<float> grad_x(layer->x.size());
    std::vector<float> grad_w(layer->w.size());
    for (auto _ : state) {
      layer->backward(grad_x, grad_w);
      benchmark::ClobberMemory();
    }
    report_rate(state, 2 * multiply_adds(layer->geometry));
  })->Unit(benchmark::kMicrosecond);
}

}  // namespace
}  // namespace convscope::bench

int main(int argc, char** argv) {
  for (convscope::bench::Layer& layer : convscope::bench::table()) {
    convscope::bench::register_layer(std::make_shared<convscope::bench::Layer>(std::move(layer)));
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}

// tests/engine/receptive_field_gradient_test.cpp — effective receptive fields against what the net answers to single
// pixels, computed forwards by loops in this file.
#include <gtest/gtest.h>

#include "expect_error.hpp"
#include "receptive_field_random_nets.hpp"

namespace convscope::nets {
namespace {

struct Map {
  Size2 size;
  std::vector<double> values;

  explicit Map(Size2 of) : size(of), values(static_cast<std::size_t>(of.height * of.width)) {}
  double& at(Index row, Index column) { return values[static_cast<std::size_t>(row * size.width + column)]; }
  /// Zero outside.
  [[nodiscard]] double read(Index row, Index column) const {
    const bool inside = row >= 0 && column >= 0 && row < size.height && column < size.width;
    return inside ? values[static_cast<std::size_t>(row * size.width + column)] : 0;
  }
};

using Kernels = std::map<std::string, std::vector<double>>;

Map forward(const NetNode& node, const Map& x, Size2 size, const std::vector<double>& kernel) {
  Map y(size);
  const Padding& pad = node.padding.sides;
  const Size2 taps = node.op == LayerOp::upsample ? node.scale : node.kernel.value_or(Size2{1, 1});
  const Size2 stride = node.op == LayerOp::upsample ? node.scale : node.stride.value_or(Size2{1, 1});
  const bool spreads = node.op == LayerOp::upsample || node.op == LayerOp::conv_transpose;
  const bool averages = node.op == LayerOp::maxpool || node.op == LayerOp::avgpool;
  const Size2 positions = spreads ? x.size : size;
  for (Index r = 0; r < positions.height; ++r) {
    for (Index c = 0; c < positions.width; ++c) {
      for (Index i = 0; i < taps.height; ++i) {
        for (Index j = 0; j < taps.width; ++j) {
          const double weight = kernel.empty() ? 1 : kernel[static_cast<std::size_t>(i * taps.width + j)];
          const Index row = r * stride.height + i * node.dilation.height - pad.top;
          const Index column = c * stride.width + j * node.dilation.width - pad.left;
          if (!spreads) {
            y.at(r, c) += weight * x.read(row, column) / static_cast<double>(averages ? taps.height * taps.width : 1);
          } else if (row >= 0 && column >= 0 && row < size.height && column < size.width) {
            y.at(row, column) += weight * x.read(r, c);
          }
        }
      }
    }
  }
  return y;
}

/// The value of the last node's `unit` when one input pixel is 1 and all others are 0.
double answer(const Net& net, const std::vector<NodeField>& fields, const Kernels& kernels, Size2 unit, Size2 pixel) {
  std::map<std::string, Map> maps;
  for (std::size_t n = 0; n < net.size(); ++n) {
    const NetNode& node = net[n];
    Map map(*fields[n].output_size);
    if (node.op == LayerOp::input) {
      map.at(pixel.height, pixel.width) = 1;
    } else {
      for (const std::string& parent : *node.inputs) {
        const auto kernel = kernels.find(node.id);
        const Map part =
            forward(node, maps.at(parent), map.size, kernel == kernels.end() ? std::vector<double>{} : kernel->second);
        for (std::size_t v = 0; v < part.values.size(); ++v) {
          map.values[v] += part.values[v];
        }
      }
    }
    maps.emplace(node.id, map);
  }
  return maps.at(net.back().id).read(unit.height, unit.width);
}

Kernels random_kernels(const Net& net, Dice& dice) {
  Kernels kernels;
  for (const NetNode& node : net) {
    if ((node.op == LayerOp::conv || node.op == LayerOp::conv_transpose) && dice.chance(70)) {
      std::vector<double>& values = kernels[node.id];
      for (Index tap = 0; tap < node.kernel->height * node.kernel->width; ++tap) {
        values.push_back(static_cast<double>(dice.roll(-4, 4)));
      }
    }
  }
  return kernels;
}

std::vector<NodeKernel> for_engine(const Net& net, const Kernels& kernels) {
  std::vector<NodeKernel> given;
  for (std::size_t n = 0; n < net.size(); ++n) {
    const auto kernel = kernels.find(net[n].id);
    if (kernel != kernels.end()) {
      given.push_back({static_cast<Index>(n), *net[n].kernel, kernel->second});
    }
  }
  return given;
}

TEST(EffectiveReceptiveFieldOfRandomNets, IsTheAnswerToEverySinglePixel) {
  Dice dice(7);
  int nets = 0;
  while (nets < 60) {
    const Twin twin = random_net(dice, Spreading::with_gaps, nets % 2 == 0);
    const Size2 input = roll2(dice, 3, 9);
    std::vector<NodeField> fields;
    try {
      fields = receptive_field(twin.net, input);
    } catch (const InvalidArgument&) {
      continue;  // does not fit
    }
    const Size2 size = *fields.back().output_size;
    if (size.height * size.width > 400) {
      continue;
    }
    ++nets;
    SCOPED_TRACE(described(twin));
    const Kernels kernels = random_kernels(twin.net, dice);
    const Size2 unit{dice.roll(0, size.height - 1), dice.roll(0, size.width - 1)};
    const std::vector<double> gradient =
        effective_receptive_field(twin.net, twin.net.back().id, unit, input, for_engine(twin.net, kernels));
    for (Index row = 0; row < input.height; ++row) {
      for (Index column = 0; column < input.width; ++column) {
        EXPECT_NEAR(gradient[static_cast<std::size_t>(row * input.width + column)],
                    answer(twin.net, fields, kernels, unit, {row, column}), 1e-9);
      }
    }
  }
}

Net repeated(const NetNode& layer, std::size_t times) { return sequential(std::vector<NetNode>(times, layer)); }

TEST(EffectiveReceptiveField, OfOnesIsBinomialForTwoTapsAndTrinomialForThree) {
  const Net two = repeated(window(LayerOp::conv, {1, 2}, 1), 4);
  EXPECT_EQ(effective_receptive_field(two, "4", {0, 0}, {1, 5}), (std::vector<double>{1, 4, 6, 4, 1}));
  const Net three = repeated(window(LayerOp::conv, {3, 1}, 1), 3);
  EXPECT_EQ(effective_receptive_field(three, "3", {0, 0}, {7, 1}), (std::vector<double>{1, 3, 6, 7, 6, 3, 1}));
}

TEST(EffectiveReceptiveField, IsOneAtTheUnitItselfAndZeroWhereNothingIsSeen) {
  EXPECT_EQ(effective_receptive_field({}, "input", {0, 1}, {1, 3}), (std::vector<double>{0, 1, 0}));
  EXPECT_EQ(effective_receptive_field(repeated(conv_transpose(1, 2), 1), "1", {0, 1}, {1, 2}),
            (std::vector<double>{0, 0}));
  EXPECT_EQ(effective_receptive_field(repeated(conv(1, 1, around(2)), 1), "1", {0, 0}, {1, 1}), std::vector<double>{0});
}

TEST(EffectiveReceptiveField, DividesPoolingAsTorchDoesInCeilMode) {
  NetNode pool = window(LayerOp::maxpool, {1, 3}, 2);
  pool.ceil_mode = true;  // the last window of 6 pixels holds two of them
  EXPECT_EQ(effective_receptive_field(repeated(pool, 1), "1", {0, 2}, {1, 6}),
            (std::vector<double>{0, 0, 0, 0, 0.5, 0.5}));
  const Net padded = repeated(window(LayerOp::avgpool, {1, 2}, 2, around(0)), 1);
  EXPECT_EQ(effective_receptive_field(padded, "1", {0, 0}, {1, 2}), (std::vector<double>{0.5, 0.5}));
  const Net edge = repeated(window(LayerOp::maxpool, {1, 2}, 2, sides(0, 1, 0, 0)), 1);
  EXPECT_EQ(effective_receptive_field(edge, "1", {0, 0}, {1, 2}), (std::vector<double>{0.5, 0}));  // padding counts
}

TEST(EffectiveReceptiveField, SaysWhichWeightsFitNoNode) {
  const std::vector<double> values(4);
  const Net net = sequential({conv(3), plain(LayerOp::relu)});
  const auto with = [&](const NodeKernel& kernel) {
    return [&net, kernel] { effective_receptive_field(net, "1", {0, 0}, {5, 5}, std::span(&kernel, 1)); };
  };
  expect_error(with({0, {2, 2}, values}), "shape", {"'1'", "3×3", "2×2"});
  expect_error(with({1, {2, 2}, values}), "weights", {"'2'"});
  expect_error(with({2, {2, 2}, values}), "weights", {"2 nodes", "position 2"});
  expect_error([&] { effective_receptive_field(net, "1", {3, 0}, {5, 5}); }, "unit", {"'1'", "3×3"});
  expect_error([&] { effective_receptive_field({}, "input", {0, 0}, {2'000'000'000, 2'000'000'000}); }, "memory",
               {"gradient"});
}

}  // namespace
}  // namespace convscope::nets

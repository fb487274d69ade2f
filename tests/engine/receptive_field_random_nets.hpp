// tests/engine/receptive_field_random_nets.hpp — seeded random nets, for the engine and axis by axis for trying.
#pragma once

#include <algorithm>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "receptive_field_naive.hpp"

namespace convscope::nets {

class Dice {
 public:
  explicit Dice(unsigned seed) : numbers_(seed) {}

  /// Whole, both ends inclusive.
  Index roll(Index least, Index most) {
    return least + static_cast<Index>(numbers_() % static_cast<unsigned>(most - least + 1));
  }
  bool chance(Index percent) { return roll(1, 100) <= percent; }

 private:
  std::mt19937 numbers_;
};

/// A net for the engine, and the same net one axis at a time.
struct Twin {
  Net net;
  NaiveNet vertical;
  NaiveNet horizontal;
  Size2 input;  ///< known to the tests of map sizes only
};

enum class Spreading { none, whole, with_gaps };

inline Size2 roll2(Dice& dice, Index least, Index most) { return {dice.roll(least, most), dice.roll(least, most)}; }

inline NetNode random_layer(Dice& dice, Spreading spreading) {
  const Index kind = dice.roll(0, spreading == Spreading::none ? 5 : 8);
  if (kind == 0) {
    return pad(sides(dice.roll(0, 3), dice.roll(0, 3), dice.roll(0, 3), dice.roll(0, 3)));
  }
  if (kind == 1) {
    return plain(dice.chance(50) ? LayerOp::relu : LayerOp::identity);
  }
  if (kind == 6) {
    NetNode node = plain(LayerOp::upsample);
    node.scale = roll2(dice, 1, 3);
    return node;
  }
  const bool spreads = kind > 6;
  NetNode node = plain(spreads     ? LayerOp::conv_transpose
                       : kind == 2 ? LayerOp::maxpool
                       : kind == 3 ? LayerOp::avgpool
                                   : LayerOp::conv);
  node.kernel = roll2(dice, 1, 4);
  node.stride = roll2(dice, 1, 3);
  node.dilation = spreads && spreading == Spreading::whole ? Size2{1, 1} : roll2(dice, 1, 3);
  if (spreads && spreading == Spreading::whole) {
    node.kernel = {std::max(node.kernel->height, node.stride->height),
                   std::max(node.kernel->width, node.stride->width)};
  }
  const Index most = spreads ? 1 : 3;
  node.padding = sides(dice.roll(0, most), dice.roll(0, most), dice.roll(0, most), dice.roll(0, most));
  return node;
}

inline NaiveLayer naive_axis(const NetNode& node, bool vertical) {
  const auto pick = [vertical](const Size2& size) { return vertical ? size.height : size.width; };
  NaiveLayer layer;
  layer.id = node.id;
  layer.reads = node.inputs.value_or(std::vector<std::string>{});
  layer.spreads = node.op == LayerOp::conv_transpose || node.op == LayerOp::upsample;
  layer.kernel = node.op == LayerOp::upsample ? pick(node.scale) : pick(node.kernel.value_or(Size2{1, 1}));
  layer.stride = node.op == LayerOp::upsample ? pick(node.scale) : pick(node.stride.value_or(Size2{1, 1}));
  layer.dilation = pick(node.dilation);
  layer.before = vertical ? node.padding.sides.top : node.padding.sides.left;
  layer.after = vertical ? node.padding.sides.bottom : node.padding.sides.right;
  return layer;
}

inline void append(Twin& twin, const NetNode& node) {
  twin.net.push_back(node);
  twin.vertical.push_back(naive_axis(node, true));
  twin.horizontal.push_back(naive_axis(node, false));
}

/// A graph in which every node is read, or is the last. `straight`: every node reads the one before.
inline Twin random_net(Dice& dice, Spreading spreading, bool straight) {
  Twin twin;
  NetNode input = plain(LayerOp::input);
  input.id = "input";
  append(twin, input);
  const Index count = dice.roll(1, straight ? 6 : 8);
  for (Index i = 1; i <= count; ++i) {
    const bool meets = !straight && i > 1 && dice.chance(35);
    NetNode node = meets ? plain(dice.chance(50) ? LayerOp::add : LayerOp::concat) : random_layer(dice, spreading);
    node.id = "n" + std::to_string(i);
    std::vector<std::string> reads;
    for (Index read = meets ? dice.roll(1, 3) : 1; read > 0; --read) {
      const Index back = straight ? 1 : dice.roll(1, std::min<Index>(i, 3));
      reads.push_back(twin.net[static_cast<std::size_t>(i - back)].id);
    }
    node.inputs = reads;
    append(twin, node);
  }
  return twin;
}

struct Ends {
  Index first = 0;
  Index last = 0;
};

inline std::optional<Ends> ends_of(const std::set<Index>& units) {
  if (units.empty()) {
    return {};
  }
  return Ends{*units.begin(), *units.rbegin()};
}

inline std::string described(const Twin& twin) {
  std::string text;
  for (const NetNode& node : twin.net) {
    text += node.id + " op " + std::to_string(static_cast<int>(node.op));
    for (const NaiveLayer& layer : {naive_axis(node, true), naive_axis(node, false)}) {
      text += " k" + std::to_string(layer.kernel) + "s" + std::to_string(layer.stride) + "d" +
              std::to_string(layer.dilation) + "p" + std::to_string(layer.before) + "," + std::to_string(layer.after);
    }
    for (const std::string& parent : node.inputs.value_or(std::vector<std::string>{})) {
      text += " <- " + parent;
    }
    text += "\n";
  }
  return text;
}

}  // namespace convscope::nets

// tests/engine/receptive_field_errors_test.cpp — nets that are wrong, and what is said about them.
#include <gtest/gtest.h>

#include <algorithm>

#include "expect_error.hpp"
#include "receptive_field_random_nets.hpp"

namespace convscope::nets {
namespace {

void expect_net_error(const Net& net, const std::string& code, const std::vector<std::string>& words,
                      std::optional<Size2> input_size = {}) {
  expect_error([&] { receptive_field(net, input_size); }, code, words);
}

NetNode named(NetNode node, const std::string& id, std::vector<std::string> inputs) {
  node.id = id;
  node.inputs = std::move(inputs);
  return node;
}

TEST(ReceptiveFieldErrors, NameTheNodeWhoseWiringIsWrong) {
  expect_net_error({named(conv(3), "a", {"input"}), named(conv(3), "a", {"input"})}, "id", {"'a'", "twice"});
  expect_net_error({named(conv(3), "input", {"input"})}, "id", {"'input'", "no node has op input"});
  expect_net_error({named(conv(3), "a", {"b"})}, "in", {"'a'", "'b'"});
  expect_net_error({named(conv(3), "a", {"input", "input"})}, "in", {"'a'", "exactly one", "given 2"});
  expect_net_error({named(plain(LayerOp::add), "a", {})}, "in", {"'a'", "at least one", "given 0"});
  Net half = sequential({conv(3), conv(3)});
  half[0].inputs = {{"input"}};
  expect_net_error(half, "in", {"'2'", "needs `in`"});
}

TEST(ReceptiveFieldErrors, NameANodeOnACycle) {
  const Net cycle{named(conv(3), "a", {"c"}), named(conv(3), "b", {"a"}),
                  named(plain(LayerOp::add), "c", {"b", "input"}), named(conv(3), "behind", {"c"})};
  expect_net_error(cycle, "cycle", {"reads itself"});
  try {
    receptive_field(cycle);
  } catch (const InvalidArgument& problem) {
    EXPECT_EQ(std::string(problem.what()).find("behind"), std::string::npos) << problem.what();
  }
  expect_net_error({named(conv(3), "self", {"self"})}, "cycle", {"'self'"});
}

TEST(ReceptiveFieldErrors, InsistOnOneInputInItsPlace) {
  expect_net_error({named(plain(LayerOp::input), "a", {}), named(plain(LayerOp::input), "b", {})}, "input",
                   {"'a'", "'b'"});
  expect_net_error(sequential({conv(3), plain(LayerOp::input)}), "input", {"'2'", "first", "position 2"});
  expect_net_error({named(plain(LayerOp::input), "a", {"b"}), named(conv(1), "b", {"a"})}, "in", {"'a'"});
}

TEST(ReceptiveFieldErrors, NameTheLayerWhoseSettingIsWrong) {
  NetNode bare = plain(LayerOp::conv);
  expect_net_error(sequential({conv(3), bare}), "type", {"'2'", "needs a kernel"});
  try {
    receptive_field(sequential({bare}));
  } catch (const InvalidArgument& problem) {
    EXPECT_EQ(problem.kind(), ErrorKind::type);
  }
  expect_net_error(sequential({conv(0)}), "kernel", {"'1'", "given 0×0"});
  expect_net_error(sequential({conv(3, 0)}), "stride", {"'1'", "given 0×0"});
  expect_net_error(sequential({conv(3, 1, {}, 0)}), "dilation", {"'1'", "given 0×0"});
  expect_net_error(sequential({conv(3, 1, sides(0, -1, 0, 0))}), "padding", {"'1'", "-1"});
  expect_net_error(sequential({pad(same())}), "padding", {"'1'", "in pixels"});
  expect_net_error(sequential({conv_transpose(3, 2, valid())}), "padding", {"'1'", "in pixels"});
  expect_net_error(sequential({upsample(0)}), "scale", {"'1'", "given 0×0"});
  NetNode wide = conv_transpose(3, 2);
  wide.output_padding = {2, 2};
  expect_net_error(sequential({wide}), "outputPadding", {"'1'", "less than", "given 2×2"});
}

TEST(ReceptiveFieldErrors, SayWhichMapsDoNotFit) {
  expect_net_error(sequential({conv(2, 2), conv(5, 1, around(1), 2)}), "kernel-too-large",
                   {"'2'", "5×5", "9×9 with its dilation", "4×4", "6×6 with its padding"}, Size2{8, 8});
  expect_net_error(sequential({conv_transpose(2, 2, around(5))}), "padding", {"'1'", "3×3"}, Size2{3, 3});
  GraphBuilder graph;
  graph.sum({graph.chain("input", {conv(3)}), "input"}, "sum");
  EXPECT_NO_THROW(receptive_field(graph.net()));
  expect_net_error(graph.net(), "shape", {"'sum'", "6×7", "'node1'", "8×9", "'input'"}, Size2{8, 9});
  expect_net_error(sequential({conv(3)}), "inputSize", {"0×4"}, Size2{0, 4});
}

/// Small numbers and very large ones.
Index any_size(Dice& dice, Index least) {
  const Index largest = (Index{1} << 31) - 1;
  return dice.chance(70) ? dice.roll(least, 9) : largest >> dice.roll(0, 30);
}

Size2 any_size2(Dice& dice, Index least) { return {any_size(dice, least), any_size(dice, least)}; }

Net any_net(Dice& dice) {
  Net net = random_net(dice, Spreading::with_gaps, false).net;
  for (NetNode& node : net) {
    node.stride = any_size2(dice, 1);
    node.dilation = any_size2(dice, 1);
    node.scale = any_size2(dice, 1);
    if (node.kernel) {
      node.kernel = any_size2(dice, 1);
    }
    node.padding = dice.chance(20) ? same() : sides(any_size(dice, 0), any_size(dice, 0), any_size(dice, 0), 1);
    node.ceil_mode = dice.chance(30);
  }
  return net;
}

TEST(ReceptiveFieldErrors, AreAllThatLargeNumbersCanCause) {
  Dice dice(8);
  int answered = 0;
  for (int round = 0; round < 3000; ++round) {
    const Net net = any_net(dice);
    const std::optional<Size2> input = dice.chance(50) ? std::optional(any_size2(dice, 1)) : std::nullopt;
    SCOPED_TRACE(described({net, {}, {}, {}}));
    try {
      for (const NodeField& field : receptive_field(net, input)) {
        EXPECT_LE(field.size.height, Index{1} << 53);
        EXPECT_LE(std::abs(field.center.value_or(Point2{}).vertical), 0x1p53);
      }
      receptive_box(net, net.back().id, any_size2(dice, 0), input);
      ++answered;
    } catch (const InvalidArgument& problem) {
      EXPECT_FALSE(problem.code().empty());
    }
  }
  EXPECT_GT(answered, 300);
}

TEST(ReceptiveBoxErrors, NameTheUnitAndTheMap) {
  const Net net = sequential({conv(3), conv(3)});
  expect_error([&] { receptive_box(net, "2", {4, 0}, Size2{8, 9}); }, "unit", {"'2'", "4×5", "(4, 0)"});
  expect_error([&] { receptive_box(net, "2", {-1, 0}); }, "unit", {"'2'", "(-1, 0)"});
  EXPECT_NO_THROW(receptive_box(net, "2", {100, 100}));
  expect_error([&] { receptive_box(net, "3", {0, 0}); }, "id", {"'3'"});
}

TEST(ReceptiveBoxErrors, AskForTheInputSizeOnlyWhereTheBoxDependsOnIt) {
  const Net net = sequential({conv(3, 2, same()), conv(3)});
  expect_error([&] { receptive_box(net, "2", {0, 0}); }, "inputSize", {"'1'", "inputSize"});
  EXPECT_NO_THROW(receptive_box(net, "input", {0, 0}));
  EXPECT_NO_THROW(receptive_box(net, "2", {0, 0}, Size2{9, 9}));
  // With an even kernel and stride 2 both possible paddings begin alike.
  EXPECT_EQ(*receptive_box(sequential({conv(4, 2, same())}), "1", {0, 0}).back().box, (Box{-1, -1, 2, 2}));
}

TEST(ReceptiveFieldSizes, FollowTorchInCeilModeAndWithOutputPadding) {
  const auto height = [](const NetNode& node, Index input) {
    return receptive_field(sequential({node}), Size2{input, input}).back().output_size->height;
  };
  NetNode pool = maxpool(3, 2);
  EXPECT_EQ(height(pool, 6), 2);
  pool.ceil_mode = true;
  EXPECT_EQ(height(pool, 6), 3);
  NetNode late = maxpool(1, 3, around(0));
  late.ceil_mode = true;
  EXPECT_EQ(height(late, 5), 2);  // a third window would begin behind the map
  NetNode up = conv_transpose(3, 2, around(1));
  EXPECT_EQ(height(up, 4), 7);
  up.output_padding = {1, 1};
  EXPECT_EQ(height(up, 4), 8);
}

}  // namespace
}  // namespace convscope::nets

// tests/engine/receptive_field_graph_test.cpp — paths that agree and disagree, fractions of a pixel, and very large
// nets.
#include <gtest/gtest.h>

#include <chrono>

#include "expect_error.hpp"
#include "receptive_field_nets.hpp"

namespace convscope::nets {
namespace {

TEST(ReceptiveField, OfTheNotebooksNetIsFourElementsOfYAndNineOfX) {
  const Net net = sequential({conv(2), conv(2)});
  const std::vector<NodeField> fields = receptive_field(net, Size2{3, 3});
  EXPECT_EQ(*fields[0].output_size, (Size2{2, 2}));
  EXPECT_EQ(*fields[1].output_size, (Size2{1, 1}));
  EXPECT_EQ(fields[1].size, (Size2{3, 3}));
  EXPECT_EQ(*fields[1].center, (Point2{1, 1}));
  const std::vector<NodeBox> boxes = receptive_box(net, "2", {0, 0}, Size2{3, 3});
  ASSERT_EQ(boxes.size(), 3U);
  EXPECT_EQ(boxes[0].id, "2");
  EXPECT_EQ(*boxes[0].box, (Box{0, 0, 0, 0}));
  EXPECT_EQ(boxes[1].id, "1");
  EXPECT_EQ(*boxes[1].clipped, (Box{0, 0, 1, 1}));
  EXPECT_EQ(boxes[2].id, "input");
  EXPECT_EQ(boxes[2].node, -1);
  EXPECT_EQ(*boxes[2].clipped, (Box{0, 0, 2, 2}));
}

TEST(ReceptiveField, OfADilatedLayerKeepsItsCentre) {
  const NodeField field = receptive_field(sequential({conv(3, 1, around(2), 2)})).back();
  EXPECT_EQ(field.size, (Size2{5, 5}));
  EXPECT_EQ(*field.center, (Point2{0, 0}));
  EXPECT_EQ(*field.padding, (Point2{2, 2}));
}

TEST(ReceptiveField, OfPoolingWithoutStrideMovesByItsKernel) {
  NetNode pool = window(LayerOp::maxpool, {2, 3}, 1);
  pool.stride.reset();
  EXPECT_EQ(receptive_field(sequential({pool})).back().stride, (Point2{2, 3}));
}

TEST(ReceptiveField, CountsThePaddingOfAPadNode) {
  const std::vector<NodeField> fields = receptive_field(sequential({pad(sides(1, 2, 3, 4)), conv(3)}), Size2{8, 8});
  EXPECT_EQ(*fields[0].output_size, (Size2{12, 14}));
  EXPECT_EQ(*fields[0].padding, (Point2{1, 2}));
  EXPECT_EQ(*fields[1].center, (Point2{0, -1}));
}

// The nets of the tests of github.com/google-research/receptive_field, with the numbers those tests expect.

Net two_branches(const NetNode& left, const std::vector<NetNode>& right) {
  GraphBuilder graph;
  graph.add(plain(LayerOp::relu), {graph.sum({graph.chain("input", {left}), graph.chain("input", right)}, "sum")},
            "out");
  return graph.net();
}

TEST(ReceptiveFieldOfAGraph, TakesTheLargestOfAlignedPaths) {
  for (const LayerOp op : {LayerOp::conv, LayerOp::maxpool}) {
    const Net net = two_branches(conv(1, 4), {pad(sides(1, 1, 0, 0)), window(op, {3, 3}, 2), window(op, {1, 1}, 2)});
    const NodeField field = receptive_field(net, {}, true).back();
    EXPECT_EQ(field.size, (Size2{3, 3}));
    EXPECT_EQ(field.stride, (Point2{4, 4}));
    EXPECT_EQ(*field.padding, (Point2{1, 1}));
    EXPECT_TRUE(field.aligned);
  }
}

TEST(ReceptiveFieldOfAGraph, FindsPathsThatDisagreeAndNamesTheNodeWhenStrict) {
  const Net net = two_branches(conv(5, 2, sides(2, 2, 1, 1)), {conv(3), conv(3)});
  const std::vector<NodeField> fields = receptive_field(net);
  EXPECT_FALSE(field_of(fields, "sum").aligned);
  EXPECT_FALSE(field_of(fields, "out").aligned);
  EXPECT_TRUE(field_of(fields, "node1").aligned);
  expect_error([&] { receptive_field(net, {}, true); }, "unaligned",
               {"'sum'", "stride 2 and centre 0", "'node1'", "stride 1 and centre 2", "'node3'"});
}

TEST(ReceptiveFieldOfAGraph, DoesNotJudgeAlignmentWherePaddingIsUnknown) {
  const Net net = two_branches(conv(1, 4), {conv(3, 2, same()), conv(1, 2)});
  const NodeField unknown = receptive_field(net, {}, true).back();
  EXPECT_EQ(unknown.size, (Size2{3, 3}));
  EXPECT_EQ(unknown.stride, (Point2{4, 4}));
  EXPECT_FALSE(unknown.padding.has_value());
  EXPECT_TRUE(unknown.aligned);
  const NodeField odd = receptive_field(net, Size2{9, 9}, true).back();
  EXPECT_EQ(*odd.padding, (Point2{1, 1}));
  expect_error([&] { receptive_field(net, Size2{8, 8}, true); }, "unaligned", {"'sum'", "centre 0", "centre 1"});
}

TEST(ReceptiveFieldOfAGraph, KeepsTheAxesApart) {
  const Net net = sequential({window(LayerOp::conv, {5, 3}, 2), window(LayerOp::conv, {1, 3}, 2)});
  EXPECT_EQ(receptive_field(net).back().size, (Size2{5, 7}));
}

TEST(ReceptiveFieldOfAGraph, GoesOnBehindNodesWherePathsMeet) {
  GraphBuilder graph;
  const auto block = [&graph](const std::string& at, Index stride) {
    return graph.sum({graph.chain(at, {conv(1, stride)}),
                      graph.chain(at, {pad(sides(1, 1, 0, 0)), conv(3, 2), conv(1, stride / 2)})});
  };
  block(block("input", 4), 2);
  const NodeField field = receptive_field(graph.net(), {}, true).back();
  EXPECT_EQ(field.size, (Size2{11, 11}));
  EXPECT_EQ(field.stride, (Point2{8, 8}));
  EXPECT_EQ(*field.padding, (Point2{5, 5}));
}

TEST(ReceptiveFieldOfAGraph, UnitesPathsOfOneStrideAndDifferentCentres) {
  GraphBuilder graph;
  graph.sum({graph.chain("input", {conv(3, 1, sides(4, 4, 0, 0))}), "input"}, "sum");
  const NodeField field = receptive_field(graph.net()).back();
  EXPECT_FALSE(field.aligned);
  EXPECT_EQ(field.size, (Size2{5, 5}));  // from −4 … −2 and from 0
  EXPECT_EQ(*field.padding, (Point2{4, 4}));
  EXPECT_EQ(*field.center, (Point2{-2, -2}));
}

TEST(ReceptiveFieldOfAGraph, AllowsNodesInAnyOrderAndNodesThatNobodyReads) {
  Net net = sequential({plain(LayerOp::add), conv(3), conv(1), maxpool(5, 5)});
  net[0].inputs = {{"2", "3"}};
  net[1].inputs = {{"input"}};
  net[2].inputs = {{"input"}};
  net[3].inputs = {{"2"}};
  const std::vector<NodeField> fields = receptive_field(net);
  EXPECT_EQ(fields[0].id, "1");
  EXPECT_EQ(fields[0].size, (Size2{3, 3}));
  EXPECT_FALSE(fields[0].aligned);
  EXPECT_EQ(receptive_box(net, "1", {0, 0}).size(), 4U);
  EXPECT_EQ(receptive_box(net, "3", {0, 0}).size(), 2U);
}

// Behind convTranspose and upsample.

TEST(ReceptiveFieldBehindSpreadingLayers, HasAFractionOfAPixelAsStride) {
  const NodeField once = receptive_field(sequential({upsample(2)})).back();
  EXPECT_EQ(once.size, (Size2{1, 1}));
  EXPECT_EQ(once.stride, (Point2{0.5, 0.5}));
  EXPECT_EQ(*once.center, (Point2{-0.25, -0.25}));  // two pixels share the place of one
  const NodeField thirds = receptive_field(sequential({conv(3, 2, around(1)), conv_transpose(3, 3)})).back();
  EXPECT_DOUBLE_EQ(thirds.stride.vertical, 2.0 / 3);
}

TEST(ReceptiveFieldBehindSpreadingLayers, AlignsTheSkipConnectionsOfAUNet) {
  GraphBuilder graph;
  const std::string fine = graph.chain("input", {conv(3, 1, around(1)), conv(3, 1, around(1))});
  const std::string middle = graph.chain(fine, {maxpool(2, 2), conv(3, 1, around(1)), conv(3, 1, around(1))});
  const std::string coarse = graph.chain(middle, {maxpool(2, 2), conv(3, 1, around(1)), conv(3, 1, around(1))});
  const std::string up = graph.concat({graph.chain(coarse, {conv_transpose(2, 2)}), middle});
  const std::string top =
      graph.chain(up, {conv(3, 1, around(1)), conv(3, 1, around(1)), upsample(2), conv(3, 1, around(1))});
  graph.concat({top, fine}, "out");
  const NodeField field = receptive_field(graph.net(), Size2{32, 32}, true).back();
  EXPECT_EQ(field.stride, (Point2{1, 1}));
  EXPECT_EQ(*field.center, (Point2{0, 0}));
  EXPECT_EQ(*field.output_size, (Size2{32, 32}));
}

TEST(ReceptiveFieldBehindSpreadingLayers, SeesAShiftedSkipConnection) {
  GraphBuilder graph;
  const std::string around_trip = graph.chain("input", {conv(3, 2, around(1)), conv_transpose(2, 2)});
  graph.sum({around_trip, "input"}, "sum");
  expect_error([&] { receptive_field(graph.net(), {}, true); }, "unaligned", {"centre -1/2", "centre 0"});
}

TEST(ReceptiveBoxBehindSpreadingLayers, IsAbsentInTheGapsOfAConvTranspose) {
  const Net net = sequential({conv(3), conv_transpose(1, 2)});
  EXPECT_EQ(*receptive_box(net, "2", {2, 2}).back().box, (Box{1, 1, 3, 3}));
  const std::vector<NodeBox> gap = receptive_box(net, "2", {2, 1});
  ASSERT_EQ(gap.size(), 3U);
  EXPECT_TRUE(gap[0].box.has_value());
  EXPECT_FALSE(gap[1].box.has_value());
  EXPECT_FALSE(gap[2].box.has_value());
}

TEST(ReceptiveBoxBehindSpreadingLayers, IsExactForDilationAndStrideTogether) {
  // Unit u is written to by pixel i if u = 2i + 3t with t = 0 or 1: exactly one pixel each.
  const Net net = sequential({conv_transpose(2, 2, {}, 3)});
  EXPECT_EQ(*receptive_box(net, "1", {4, 5}).back().box, (Box{2, 1, 2, 1}));
  // Numbers that trying would never reach.
  const Net far = sequential({conv_transpose(2, 999'999'937, {}, 999'999'929)});
  const Index unit = 2 * Index{999'999'937} + 999'999'929;
  EXPECT_EQ(*receptive_box(far, "1", {unit, unit}).back().box, (Box{2, 2, 2, 2}));
}

// Size.

TEST(ReceptiveFieldOfALargeNet, TakesTenThousandLayersInLinearTime) {
  const Net net = sequential(std::vector<NetNode>(10'000, conv(3, 1, around(1))));
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(receptive_field(net, Size2{8, 8}).back().size, (Size2{20'001, 20'001}));
  EXPECT_EQ(*receptive_box(net, "10000", {0, 0}, Size2{8, 8}).back().box, (Box{-10'000, -10'000, 10'000, 10'000}));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

TEST(ReceptiveFieldOfALargeNet, DoesNotWalkEveryPath) {
  GraphBuilder graph;
  std::string at = "input";
  for (int block = 0; block < 200; ++block) {  // 2²⁰⁰ paths
    at = graph.sum({graph.chain(at, {conv(3, 1, around(1))}), at});
  }
  EXPECT_EQ(receptive_field(graph.net(), {}, true).back().size, (Size2{401, 401}));
  EXPECT_EQ(*receptive_box(graph.net(), at, {0, 0}).back().box, (Box{-200, -200, 200, 200}));
}

TEST(ReceptiveFieldOfALargeNet, EndsInAnErrorBeforeNumbersAreInexact) {
  const Net net = sequential(std::vector<NetNode>(100, conv(2, 2)));
  expect_error([&] { receptive_field(net); }, "overflow", {"'54'", "2^53"});
  EXPECT_NO_THROW(receptive_field(sequential(std::vector<NetNode>(53, conv(1, 2)))));
  const Net growing = sequential(std::vector<NetNode>(100, upsample(2)));
  expect_error([&] { receptive_field(growing, Size2{1, 1}); }, "overflow", {"'54'"});
  const Net odd = sequential({upsample(2'147'483'647), conv(1, 2'147'483'646), upsample(2'147'483'645)});
  expect_error([&] { receptive_field(odd); }, "overflow", {"node '"});
}

TEST(ReceptiveFieldOfALargeNet, CopesWithTheLargestSettings) {
  const Index most = (Index{1} << 31) - 1;
  const NodeField wide = receptive_field(sequential({conv(most, most)})).back();
  EXPECT_EQ(wide.size, (Size2{most, most}));
  const NodeField spread = receptive_field(sequential({upsample(most)})).back();
  EXPECT_EQ(spread.size, (Size2{1, 1}));
  expect_error([&] { receptive_field(sequential({conv(most, 1, {}, most)})); }, "overflow", {"'1'"});
}

}  // namespace
}  // namespace convscope::nets

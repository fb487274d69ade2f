// tests/engine/receptive_field_gaps_test.cpp — units that look into the gaps between a convTranspose's stamps.
#include <gtest/gtest.h>

#include "receptive_field_nets.hpp"

namespace convscope::nets {
namespace {

TEST(ReceptiveFieldGaps, AUnitThatLooksIntoAGapSeesNoPixel) {
  // Stamps of one pixel stand at 0, 4, 8, …; the last layer looks at −1, 1, 3, …
  const Net net = sequential({conv(1, 3), conv_transpose(1, 4), conv(1, 2, around(1))});
  const auto fields = receptive_field(net);
  EXPECT_EQ(field_of(fields, "2").size, (Size2{1, 1}));
  EXPECT_EQ(field_of(fields, "3").size, (Size2{0, 0}));
  EXPECT_FALSE(receptive_box(net, "3", {0, 0}).back().box.has_value());
}

TEST(ReceptiveFieldGaps, SoDoesOneBehindPathsOfDifferentStrides) {
  GraphBuilder graph;
  const auto apart = graph.sum({graph.add(conv(1, 3), {"input"}), graph.add(conv(1, 2), {"input"})});
  const auto last = graph.add(conv_transpose(1, 3, around(2)), {apart});
  EXPECT_EQ(field_of(receptive_field(graph.net()), last).size, (Size2{0, 0}));
  EXPECT_FALSE(receptive_box(graph.net(), last, {0, 0}).back().box.has_value());
}

}  // namespace
}  // namespace convscope::nets

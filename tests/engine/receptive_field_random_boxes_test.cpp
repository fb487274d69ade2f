// tests/engine/receptive_field_random_boxes_test.cpp — boxes in random nets against those found by trying every pixel.
#include <gtest/gtest.h>

#include "convscope/error.hpp"
#include "receptive_field_random_nets.hpp"

namespace convscope::nets {
namespace {

std::optional<Box> naive_box(std::map<std::string, std::set<Index>>& rows,
                             std::map<std::string, std::set<Index>>& columns, const std::string& id) {
  const auto vertical = ends_of(rows[id]);
  const auto horizontal = ends_of(columns[id]);
  if (!vertical || !horizontal) {
    return {};
  }
  return Box{vertical->first, horizontal->first, vertical->last, horizontal->last};
}

void expect_boxes_as_tried(const Twin& twin, Dice& dice, bool exact) {
  SCOPED_TRACE(described(twin));
  const std::string last = twin.net.back().id;
  const Size2 unit = roll2(dice, 0, 9);
  auto rows = dependencies(twin.vertical, last, unit.height);
  auto columns = dependencies(twin.horizontal, last, unit.width);
  const std::vector<NodeBox> boxes = receptive_box(twin.net, last, unit);
  EXPECT_EQ(boxes.front().id, last);
  for (const NodeBox& entry : boxes) {
    SCOPED_TRACE(entry.id);
    EXPECT_FALSE(entry.clipped.has_value());
    const std::optional<Box> tried = naive_box(rows, columns, entry.id);
    if (exact) {
      EXPECT_EQ(entry.box, tried);
    } else if (tried) {
      ASSERT_TRUE(entry.box.has_value());
      EXPECT_LE(entry.box->top, tried->top);
      EXPECT_LE(entry.box->left, tried->left);
      EXPECT_GE(entry.box->bottom, tried->bottom);
      EXPECT_GE(entry.box->right, tried->right);
    }
  }
}

TEST(ReceptiveBoxOfRandomNets, IsWhatTryingEveryTapFinds) {
  Dice dice(1);
  for (int round = 0; round < 600; ++round) {
    expect_boxes_as_tried(random_net(dice, Spreading::none, round % 3 == 0), dice, true);
    expect_boxes_as_tried(random_net(dice, Spreading::whole, round % 2 == 0), dice, true);
  }
}

TEST(ReceptiveBoxOfRandomNets, IsExactForOneLayerWithGapsAndNeverTooSmallBehindIt) {
  Dice dice(2);
  for (int round = 0; round < 600; ++round) {
    Twin twin = random_net(dice, Spreading::with_gaps, true);
    const bool one_layer = twin.net.size() == 2;
    expect_boxes_as_tried(twin, dice, one_layer);
  }
}

/// Replaces explicit padding by names here and there, and finds out by trying what they mean.
void name_some_padding(Twin& twin, Dice& dice, std::vector<Size2>& sizes) {
  sizes = {twin.input};
  for (std::size_t i = 1; i < twin.net.size(); ++i) {
    NetNode& node = twin.net[i];
    const bool gathers = node.kernel.has_value() && node.op != LayerOp::conv_transpose;
    for (NaiveNet* net : {&twin.vertical, &twin.horizontal}) {
      NaiveLayer& layer = (*net)[i];
      const Index read = net == &twin.vertical ? sizes.back().height : sizes.back().width;
      if (gathers && net == &twin.vertical && dice.chance(50)) {
        node.padding = dice.chance(50) ? same() : dice.chance(50) ? same_lower() : valid();
      }
      if (node.padding.kind != PaddingKind::sides) {
        const Index total = node.padding.kind == PaddingKind::valid
                                ? 0
                                : naive_same_total(read, (layer.kernel - 1) * layer.dilation + 1, layer.stride);
        layer.before = node.padding.kind == PaddingKind::same ? total / 2 : total - total / 2;
        layer.after = total - layer.before;
      }
    }
    sizes.push_back(
        {naive_size(twin.vertical[i], sizes.back().height), naive_size(twin.horizontal[i], sizes.back().width)});
  }
}

TEST(ReceptiveFieldOfRandomSizedNets, ResolvesNamedPaddingSizesAndClippedBoxes) {
  Dice dice(6);
  int fitted = 0;
  for (int round = 0; round < 800; ++round) {
    Twin twin = random_net(dice, Spreading::whole, true);
    twin.input = roll2(dice, 3, 20);
    std::vector<Size2> sizes;
    name_some_padding(twin, dice, sizes);
    SCOPED_TRACE(described(twin));
    const bool fits =
        std::all_of(sizes.begin(), sizes.end(), [](const Size2& size) { return size.height > 0 && size.width > 0; });
    if (!fits) {
      EXPECT_THROW(receptive_field(twin.net, twin.input), InvalidArgument);
      continue;
    }
    ++fitted;
    const std::vector<NodeField> fields = receptive_field(twin.net, twin.input);
    const Size2 unit{dice.roll(0, sizes.back().height - 1), dice.roll(0, sizes.back().width - 1)};
    auto rows = dependencies(twin.vertical, twin.net.back().id, unit.height);
    auto columns = dependencies(twin.horizontal, twin.net.back().id, unit.width);
    for (const NodeBox& entry : receptive_box(twin.net, twin.net.back().id, unit, twin.input)) {
      const Size2 size = sizes[static_cast<std::size_t>(entry.node)];
      EXPECT_EQ(*fields[static_cast<std::size_t>(entry.node)].output_size, size);
      const Box tried = *naive_box(rows, columns, entry.id);
      EXPECT_EQ(entry.box, tried);
      const Box cut{std::max<Index>(tried.top, 0), std::max<Index>(tried.left, 0),
                    std::min(tried.bottom, size.height - 1), std::min(tried.right, size.width - 1)};
      const bool left = cut.top <= cut.bottom && cut.left <= cut.right;
      EXPECT_EQ(entry.clipped, left ? std::optional(cut) : std::nullopt);
    }
  }
  EXPECT_GT(fitted, 300);
}

}  // namespace
}  // namespace convscope::nets

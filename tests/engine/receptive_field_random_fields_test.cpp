// tests/engine/receptive_field_random_fields_test.cpp — sizes, strides, centres and alignment in random nets against
// those found by trying every pixel.
#include <gtest/gtest.h>

#include "receptive_field_random_nets.hpp"

namespace convscope::nets {
namespace {

/// All paths from the input to a node, each as a net of its own.
std::vector<NaiveNet> paths_to(const NaiveNet& net, const std::string& id) {
  const auto node = std::find_if(net.begin(), net.end(), [&](const NaiveLayer& layer) { return layer.id == id; });
  if (node->reads.empty()) {
    return {{*node}};
  }
  std::vector<NaiveNet> paths;
  for (const std::string& parent : node->reads) {
    for (NaiveNet path : paths_to(net, parent)) {
      NaiveLayer layer = *node;
      layer.reads = {parent};
      path.push_back(layer);
      paths.push_back(path);
    }
  }
  return paths;
}

/// Stride and centre of unit 0, from what units 0 and 1 see: for nets without spreading layers.
std::pair<Index, double> stride_and_center(const NaiveNet& path) {
  const Ends zero = *ends_of(dependencies(path, path.back().id, 0).at("input"));
  const Ends one = *ends_of(dependencies(path, path.back().id, 1).at("input"));
  return {one.first - zero.first, static_cast<double>(zero.first + zero.last) / 2};
}

struct Tried {
  bool one_stride = true;
  bool aligned = true;
  Index stride = 0;
};

Tried alignment_of(const NaiveNet& net, const std::string& id) {
  const std::vector<NaiveNet> paths = paths_to(net, id);
  const auto [stride, center] = stride_and_center(paths.front());
  Tried tried;
  tried.stride = stride;
  for (const NaiveNet& path : paths) {
    const auto [other_stride, other_center] = stride_and_center(path);
    tried.one_stride = tried.one_stride && other_stride == stride;
    tried.aligned = tried.aligned && other_stride == stride && other_center == center;
  }
  return tried;
}

TEST(ReceptiveFieldOfRandomGraphs, IsWhatTryingEveryTapFinds) {
  Dice dice(3);
  int unaligned = 0;
  int met = 0;
  for (int round = 0; round < 500; ++round) {
    const Twin twin = random_net(dice, Spreading::none, round % 3 == 0);
    SCOPED_TRACE(described(twin));
    for (const NodeField& field : receptive_field(twin.net)) {
      SCOPED_TRACE(field.id);
      const Tried vertical = alignment_of(twin.vertical, field.id);
      const Tried horizontal = alignment_of(twin.horizontal, field.id);
      EXPECT_EQ(field.aligned, vertical.aligned && horizontal.aligned);
      unaligned += field.aligned ? 0 : 1;
      met += static_cast<int>(paths_to(twin.vertical, field.id).size() > 1);
      const Ends rows = *ends_of(dependencies(twin.vertical, field.id, 0).at("input"));
      const Ends columns = *ends_of(dependencies(twin.horizontal, field.id, 0).at("input"));
      EXPECT_EQ(field.size, (Size2{rows.last - rows.first + 1, columns.last - columns.first + 1}));
      EXPECT_EQ(*field.center, (Point2{static_cast<double>(rows.first + rows.last) / 2,
                                       static_cast<double>(columns.first + columns.last) / 2}));
      EXPECT_EQ(*field.padding, (Point2{static_cast<double>(-rows.first), static_cast<double>(-columns.first)}));
      if (vertical.one_stride) {
        EXPECT_EQ(field.stride.vertical, static_cast<double>(vertical.stride));
      }
      if (horizontal.one_stride) {
        EXPECT_EQ(field.stride.horizontal, static_cast<double>(horizontal.stride));
      }
    }
  }
  // The nets must exercise both answers.
  EXPECT_GT(unaligned, 100);
  EXPECT_GT(met - unaligned, 100);
}

/// Units 0 to this one show every phase of at most six layers that spread by at most 3.
Index phases_of(const NaiveNet& net) {
  Index phases = 1;
  for (const NaiveLayer& layer : net) {
    phases *= layer.spreads ? layer.stride : 1;
  }
  return phases;
}

TEST(ReceptiveFieldOfRandomSpreadingNets, HasTheLargestSizeAndTheMeanStrideOfAllUnits) {
  Dice dice(4);
  int rounds = 0;
  while (rounds < 300) {
    const Twin twin = random_net(dice, Spreading::whole, true);
    const Index phases = phases_of(twin.vertical);
    if (phases > 18) {
      continue;
    }
    ++rounds;
    SCOPED_TRACE(described(twin));
    const std::string last = twin.net.back().id;
    Index size = 0;
    for (Index unit = 0; unit < phases; ++unit) {
      const Ends ends = *ends_of(dependencies(twin.vertical, last, unit).at("input"));
      size = std::max(size, ends.last - ends.first + 1);
    }
    const Index begin = ends_of(dependencies(twin.vertical, last, 0).at("input"))->first;
    const Index end = ends_of(dependencies(twin.vertical, last, phases).at("input"))->first;
    const NodeField field = receptive_field(twin.net).back();
    EXPECT_EQ(field.size.height, size);
    EXPECT_DOUBLE_EQ(field.stride.vertical, static_cast<double>(end - begin) / static_cast<double>(phases));
    EXPECT_NEAR(field.center->vertical, (static_cast<double>(size) - 1) / 2 - field.padding->vertical, 1e-12);
  }
}

TEST(ReceptiveFieldOfRandomSpreadingNets, HasTheMeanCentreOfAllUnitsIfNoUnitIsSkipped) {
  Dice dice(5);
  int rounds = 0;
  while (rounds < 300) {
    Twin twin = random_net(dice, Spreading::whole, true);
    bool spread = false;
    bool skips = false;
    for (const NaiveLayer& layer : twin.vertical) {
      skips = skips || (spread && !layer.spreads && layer.stride > 1);
      spread = spread || (layer.spreads && layer.stride > 1);
    }
    const Index phases = phases_of(twin.vertical);
    if (skips || phases > 18) {
      continue;
    }
    ++rounds;
    SCOPED_TRACE(described(twin));
    const NodeField field = receptive_field(twin.net).back();
    double sum = 0;
    for (Index unit = 0; unit < phases; ++unit) {
      const Ends ends = *ends_of(dependencies(twin.vertical, twin.net.back().id, unit).at("input"));
      sum += static_cast<double>(ends.first + ends.last) / 2 - static_cast<double>(unit) * field.stride.vertical;
    }
    EXPECT_NEAR(field.center->vertical, sum / static_cast<double>(phases), 1e-9);
  }
}

}  // namespace
}  // namespace convscope::nets

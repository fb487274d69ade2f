// tests/engine/receptive_field_models_test.cpp — well-known nets against the numbers published for them.
//
// TF-Slim: the table of github.com/google-research/receptive_field, made by the authors of the Distill article with
// TensorFlow's own graphs. torchvision: the same recurrences with symmetric padding.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "receptive_field_nets.hpp"

namespace convscope::nets {
namespace {

struct Published {
  std::string node;
  Index size;
  double stride;
  double padding;
};

/// All of these nets are square in the end.
void expect_published(const Net& net, std::optional<Size2> input_size, const std::vector<Published>& table) {
  const std::vector<NodeField> fields = receptive_field(net, input_size, true);
  for (const Published& row : table) {
    SCOPED_TRACE(row.node);
    const NodeField& field = field_of(fields, row.node);
    EXPECT_EQ(field.size, (Size2{row.size, row.size}));
    EXPECT_EQ(field.stride, (Point2{row.stride, row.stride}));
    ASSERT_TRUE(field.padding.has_value());
    EXPECT_EQ(*field.padding, (Point2{row.padding, row.padding}));
    const double center = -row.padding + (static_cast<double>(row.size) - 1) / 2;
    EXPECT_EQ(*field.center, (Point2{center, center}));
    EXPECT_TRUE(field.aligned);
  }
}

constexpr Size2 imagenet{224, 224};

Net alexnet(PaddingRequest first) {
  return sequential({conv(11, 4, first), maxpool(3, 2), conv(5, 1, same()), maxpool(3, 2), conv(3, 1, same()),
                     conv(3, 1, same()), conv(3, 1, same()), maxpool(3, 2)});
}

TEST(ReceptiveFieldOfAlexNet, IsThePublishedOneLayerByLayerWithAndWithoutTheInputSize) {
  const std::vector<Published> slim{{"1", 11, 4, 0},    {"2", 19, 8, 0},    {"3", 51, 8, 16},  {"5", 99, 16, 32},
                                    {"6", 131, 16, 48}, {"7", 163, 16, 64}, {"8", 195, 32, 64}};
  expect_published(alexnet(valid()), {}, slim);
  expect_published(alexnet(valid()), imagenet, slim);
  expect_published(alexnet(valid()), Size2{321, 321}, slim);
  expect_published(alexnet(around(2)), {}, {{"8", 195, 32, 66}});  // torchvision pads the first layer
}

Net vgg16() {
  std::vector<NetNode> layers;
  for (const int convolutions : {2, 2, 3, 3, 3}) {
    for (int i = 0; i < convolutions; ++i) {
      layers.push_back(conv(3, 1, same()));
    }
    layers.push_back(maxpool(2, 2));
  }
  return sequential(layers);
}

TEST(ReceptiveFieldOfVgg16, IsThePublishedOneAtEveryPooling) {
  const std::vector<Published> pools{
      {"3", 6, 2, 2}, {"6", 16, 4, 6}, {"10", 44, 8, 18}, {"14", 100, 16, 42}, {"18", 212, 32, 90}};
  expect_published(vgg16(), {}, pools);
  expect_published(vgg16(), imagenet, pools);
}

TEST(ReceptiveFieldOfVgg16, PutsUnitUOfTheLastPoolingFrom32uMinus90To32uPlus121) {
  for (Index unit = 0; unit < 7; ++unit) {
    const auto boxes = receptive_box(vgg16(), "18", {unit, 0}, imagenet);
    const Box seen = *box_of(boxes, "input").box;
    EXPECT_EQ(seen, (Box{-90 + 32 * unit, -90, 121 + 32 * unit, 121}));
  }
}

TEST(ReceptiveFieldOfLeNet, Is16With4And2) {
  expect_published(sequential({conv(5, 1, around(2)), avgpool(2, 2), conv(5), avgpool(2, 2)}), {}, {{"4", 16, 4, 2}});
}

Net mobilenet() {
  std::vector<NetNode> layers{conv(3, 2, same())};
  for (const Index stride : {1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1}) {
    layers.push_back(conv(3, stride, same()));  // depthwise
    layers.push_back(conv(1));                  // pointwise
  }
  return sequential(layers);
}

TEST(ReceptiveFieldOfMobileNet, DependsOnTheInputSizeAsPublished) {
  expect_published(
      mobilenet(), imagenet,
      {{"1", 3, 2, 0}, {"3", 7, 2, 2}, {"5", 11, 4, 2}, {"13", 59, 16, 14}, {"25", 251, 32, 94}, {"27", 315, 32, 126}});
  expect_published(mobilenet(), Size2{321, 321},
                   {{"1", 3, 2, 1},
                    {"3", 7, 2, 3},
                    {"5", 11, 4, 5},
                    {"9", 27, 8, 13},
                    {"13", 59, 16, 29},
                    {"23", 219, 16, 109},
                    {"27", 315, 32, 157}});
}

TEST(ReceptiveFieldOfMobileNet, HasNoPaddingWithoutTheInputSize) {
  const std::vector<NodeField> fields = receptive_field(mobilenet());
  EXPECT_EQ(fields.back().size, (Size2{315, 315}));
  EXPECT_EQ(fields.back().stride, (Point2{32, 32}));
  for (const NodeField& field : fields) {
    EXPECT_FALSE(field.padding.has_value());
    EXPECT_FALSE(field.center.has_value());
    EXPECT_FALSE(field.output_size.has_value());
    EXPECT_TRUE(field.aligned);
  }
}

/// TF-Slim's conv2d_same: SAME without stride, else symmetric padding before a valid convolution.
NetNode slim_conv(Index kernel, Index stride) {
  return conv(kernel, stride, stride == 1 ? same() : sides((kernel - 1) / 2, (kernel - 1) / 2, kernel / 2, kernel / 2));
}

/// TF-Slim puts the stride of a block into its last unit.
Net slim_resnet(const std::vector<int>& units) {
  GraphBuilder graph;
  std::string at = graph.chain("input", {slim_conv(7, 2), maxpool(3, 2, same())});
  for (std::size_t block = 0; block < units.size(); ++block) {
    for (int unit = 0; unit < units[block]; ++unit) {
      const bool last = unit + 1 == units[block];
      const Index stride = last && block + 1 < units.size() ? 2 : 1;
      const std::string shortcut = graph.chain(at, {unit == 0 ? conv(1, stride) : maxpool(1, stride)});
      const std::string residual = graph.chain(at, {conv(1), slim_conv(3, stride), conv(1)});
      const std::string name = last ? "block" + std::to_string(block + 1) : std::string();
      at = graph.sum({shortcut, residual}, name);
    }
  }
  return graph.net();
}

TEST(ReceptiveFieldOfSlimResNet, IsThePublishedOneAt224And321) {
  expect_published(slim_resnet({3, 4, 6, 3}), imagenet, {{"block1", 35, 8, 15}, {"block4", 483, 32, 239}});
  const Net deeper = slim_resnet({3, 4, 23, 3});
  expect_published(
      deeper, imagenet,
      {{"block1", 35, 8, 15}, {"block2", 99, 16, 47}, {"block3", 835, 32, 415}, {"block4", 1027, 32, 511}});
  expect_published(
      deeper, Size2{321, 321},
      {{"block1", 35, 8, 17}, {"block2", 99, 16, 49}, {"block3", 835, 32, 417}, {"block4", 1027, 32, 513}});
}

enum class StrideAt { first_1x1, middle_3x3 };

Net bottleneck_resnet(const std::vector<int>& units, StrideAt place) {
  GraphBuilder graph;
  std::string at = graph.chain("input", {conv(7, 2, around(3)), maxpool(3, 2, around(1))});
  for (std::size_t block = 0; block < units.size(); ++block) {
    for (int unit = 0; unit < units[block]; ++unit) {
      const Index stride = unit == 0 && block > 0 ? 2 : 1;
      const bool early = place == StrideAt::first_1x1;
      const std::string residual =
          graph.chain(at, {conv(1, early ? stride : 1), conv(3, early ? 1 : stride, around(1)), conv(1)});
      at = graph.sum({unit == 0 ? graph.chain(at, {conv(1, stride)}) : at, residual});
    }
  }
  graph.add(plain(LayerOp::relu), {at}, "out");
  return graph.net();
}

Net basic_resnet(const std::vector<int>& units) {
  GraphBuilder graph;
  std::string at = graph.chain("input", {conv(7, 2, around(3)), maxpool(3, 2, around(1))});
  for (std::size_t block = 0; block < units.size(); ++block) {
    for (int unit = 0; unit < units[block]; ++unit) {
      const Index stride = unit == 0 && block > 0 ? 2 : 1;
      const std::string residual = graph.chain(at, {conv(3, stride, around(1)), conv(3, 1, around(1))});
      at = graph.sum({stride == 2 ? graph.chain(at, {conv(1, stride)}) : at, residual});
    }
  }
  graph.add(plain(LayerOp::identity), {at}, "out");
  return graph.net();
}

TEST(ReceptiveFieldOfTorchvisionResNet, IsKnownForEveryVariant) {
  expect_published(basic_resnet({2, 2, 2, 2}), imagenet, {{"out", 435, 32, 217}});
  expect_published(basic_resnet({3, 4, 6, 3}), {}, {{"out", 899, 32, 449}});
  expect_published(bottleneck_resnet({3, 4, 6, 3}, StrideAt::middle_3x3), {}, {{"out", 427, 32, 213}});
  expect_published(bottleneck_resnet({3, 4, 6, 3}, StrideAt::first_1x1), imagenet, {{"out", 483, 32, 241}});
}

NetNode flat(Index height, Index width) { return window(LayerOp::conv, {height, width}, 1, same()); }

std::string mixed_5(GraphBuilder& graph, const std::string& at, const std::string& id) {
  return graph.concat({graph.chain(at, {conv(1)}), graph.chain(at, {conv(1), conv(5, 1, same())}),
                       graph.chain(at, {conv(1), conv(3, 1, same()), conv(3, 1, same())}),
                       graph.chain(at, {avgpool(3, 1, same()), conv(1)})},
                      id);
}

std::string mixed_6(GraphBuilder& graph, const std::string& at, const std::string& id) {
  return graph.concat({graph.chain(at, {conv(1)}), graph.chain(at, {conv(1), flat(1, 7), flat(7, 1)}),
                       graph.chain(at, {conv(1), flat(7, 1), flat(1, 7), flat(7, 1), flat(1, 7)}),
                       graph.chain(at, {avgpool(3, 1, same()), conv(1)})},
                      id);
}

std::string mixed_7(GraphBuilder& graph, const std::string& at, const std::string& id) {
  const std::string narrow = graph.chain(at, {conv(1)});
  const std::string wide = graph.chain(at, {conv(1), conv(3, 1, same())});
  return graph.concat(
      {graph.chain(at, {conv(1)}), graph.concat({graph.chain(narrow, {flat(1, 3)}), graph.chain(narrow, {flat(3, 1)})}),
       graph.concat({graph.chain(wide, {flat(1, 3)}), graph.chain(wide, {flat(3, 1)})}),
       graph.chain(at, {avgpool(3, 1, same()), conv(1)})},
      id);
}

Net inception_v3() {
  GraphBuilder graph;
  std::string at = graph.chain("input", {conv(3, 2), conv(3), conv(3, 1, same()), maxpool(3, 2), conv(1), conv(3)});
  at = graph.add(maxpool(3, 2), {at}, "5a");
  for (const char* id : {"5b", "5c", "5d"}) {
    at = mixed_5(graph, at, id);
  }
  at = graph.concat({graph.chain(at, {conv(3, 2)}), graph.chain(at, {conv(1), conv(3, 1, same()), conv(3, 2)}),
                     graph.chain(at, {maxpool(3, 2)})},
                    "6a");
  for (const char* id : {"6b", "6c", "6d", "6e"}) {
    at = mixed_6(graph, at, id);
  }
  at = graph.concat({graph.chain(at, {conv(1), conv(3, 2)}),
                     graph.chain(at, {conv(1), flat(1, 7), flat(7, 1), conv(3, 2)}), graph.chain(at, {maxpool(3, 2)})},
                    "7a");
  for (const char* id : {"7b", "7c"}) {
    at = mixed_7(graph, at, id);
  }
  return graph.net();
}

TEST(ReceptiveFieldOfInceptionV3, IsThePublishedOneAtEveryEndPoint) {
  const std::vector<Published> table{{"5a", 31, 8, 2},      {"5b", 63, 8, 18},     {"5c", 95, 8, 34},
                                     {"5d", 127, 8, 50},    {"6a", 159, 16, 58},   {"6b", 351, 16, 154},
                                     {"6c", 543, 16, 250},  {"6d", 735, 16, 346},  {"6e", 927, 16, 442},
                                     {"7a", 1055, 32, 490}, {"7b", 1183, 32, 554}, {"7c", 1311, 32, 618}};
  expect_published(inception_v3(), {}, table);
  expect_published(inception_v3(), imagenet, table);
}

}  // namespace
}  // namespace convscope::nets

// tests/fuzz/receptive_field_fuzz.cpp — receptive fields of any net: graphs, fields, boxes and gradients agree.
#include <string>

#include "convscope/receptive_field.hpp"
#include "target.hpp"

namespace convscope::fuzz {
namespace {

bool reads_two(LayerOp op) { return op == LayerOp::add || op == LayerOp::concat; }

/// Mostly the id of an earlier node, now and then one that is later, its own or unknown.
std::string some_id(Bytes& bytes, Index before) {
  const Index kind = bytes.whole(0, 31);
  const Index at = kind == 31 ? bytes.whole(0, 12) : before - 1 - bytes.whole(0, before > 2 ? 2 : before - 1);
  return at == 0 ? "input" : std::to_string(at);
}

NetNode node_from(Bytes& bytes, Index position, bool in_graph) {
  NetNode node;
  node.id = std::to_string(bytes.whole(0, 63) == 63 ? bytes.whole(0, 8) : position);
  const auto op = bytes.name(LayerOp::upsample);
  // A second input is refused at once: worth trying, but not often.
  node.op = op == LayerOp::input && !(bytes.whole(0, 15) == 15) ? LayerOp::conv : op;
  if (bytes.whole(0, 31) != 31) {
    node.kernel = bytes.setting2(1, 5);
  }
  if (bytes.flag()) {
    node.stride = bytes.setting2(1, 3);
  }
  node.dilation = bytes.flag() ? bytes.setting2(1, 3) : Size2{1, 1};
  node.padding = bytes.padding(3);
  node.output_padding = bytes.whole(0, 7) == 7 ? bytes.setting2(0, 1) : Size2{0, 0};
  node.ceil_mode = bytes.flag();
  node.scale = bytes.setting2(1, 3);
  if (in_graph && node.op != LayerOp::input && bytes.whole(0, 63) != 63) {
    node.inputs.emplace();
    for (Index i = reads_two(node.op) ? bytes.whole(1, 3) : 1; i > 0; --i) {
      node.inputs->push_back(some_id(bytes, position));
    }
  }
  return node;
}

Net net_from(Bytes& bytes) {
  Net net;
  const bool in_graph = bytes.flag();
  const bool has_input = bytes.flag();
  if (has_input) {
    net.emplace_back();
    net.back().id = "input";
    net.back().op = LayerOp::input;
  }
  const Index count = bytes.whole(0, 7);
  for (Index i = 1; i <= count; ++i) {
    net.push_back(node_from(bytes, i, in_graph));
  }
  return net;
}

bool spreads(const Net& net) {
  return std::ranges::any_of(
      net, [](const NetNode& node) { return node.op == LayerOp::conv_transpose || node.op == LayerOp::upsample; });
}

bool all_aligned(const std::vector<NodeField>& fields) {
  return std::ranges::all_of(fields, [](const NodeField& field) { return field.aligned && field.padding; });
}

void check_boxes(const std::vector<NodeBox>& boxes, const std::string& id, Size2 unit) {
  require(!boxes.empty() && boxes.front().id == id, "the unit comes first");
  const Box itself{unit.height, unit.width, unit.height, unit.width};
  require(boxes.front().box == itself, "the unit's own box is the unit");
  for (const NodeBox& node : boxes) {
    if (node.box) {
      require(node.box->top <= node.box->bottom && node.box->left <= node.box->right, "a box is not empty");
    }
    if (node.clipped) {
      require(node.box && node.clipped->top >= node.box->top && node.clipped->left >= node.box->left &&
                  node.clipped->bottom <= node.box->bottom && node.clipped->right <= node.box->right,
              "a clipped box lies in its box");
      require(node.clipped->top >= 0 && node.clipped->left >= 0, "a clipped box lies in the map");
    }
  }
}

/// Unit u sees [−P + S·u, −P + S·u + r − 1], as the documentation of NodeField promises.
void check_against_field(const NodeField& field, const Box& input_box, Size2 unit) {
  const double top = -field.padding->vertical + field.stride.vertical * static_cast<double>(unit.height);
  const double left = -field.padding->horizontal + field.stride.horizontal * static_cast<double>(unit.width);
  require(static_cast<double>(input_box.top) == top && static_cast<double>(input_box.left) == left,
          "the box begins where the field says");
  require(input_box.bottom - input_box.top + 1 == field.size.height &&
              input_box.right - input_box.left + 1 == field.size.width,
          "the box is as large as the field");
}

bool maps_are_small(const std::vector<NodeField>& fields, const Net& net) {
  return std::ranges::all_of(fields,
                             [](const NodeField& field) {
                               return field.output_size &&
                                      is_small({field.output_size->height, field.output_size->width});
                             }) &&
         std::ranges::all_of(net, [](const NetNode& node) {
           return !node.kernel || (is_small({node.kernel->height, node.kernel->width, 64}));
         });
}

void check_gradient(const Net& net, const std::string& id, Size2 unit, Size2 input, const NodeBox& seen) {
  const std::vector<double> gradient = effective_receptive_field(net, id, unit, input);
  require(static_cast<Index>(gradient.size()) == input.height * input.width, "the gradient has the input's size");
  for (Index row = 0; row < input.height; ++row) {
    for (Index column = 0; column < input.width; ++column) {
      const double value = gradient[static_cast<std::size_t>(row * input.width + column)];
      const bool inside = seen.clipped && row >= seen.clipped->top && row <= seen.clipped->bottom &&
                          column >= seen.clipped->left && column <= seen.clipped->right;
      require(inside || value == 0, "no gradient outside the box");
    }
  }
}

void check(Bytes& bytes) {
  const Net net = net_from(bytes);
  std::optional<Size2> input;
  if (bytes.flag()) {
    input = bytes.setting2(1, 24);
  }
  const std::vector<NodeField> fields = receptive_field(net, input, bytes.whole(0, 7) == 7);
  for (const NodeField& field : fields) {
    // Behind a convTranspose whose stride exceeds its kernel there may be units that all look into its gaps.
    require(std::min(field.size.height, field.size.width) >= (spreads(net) ? 0 : 1),
            "a field has no fewer pixels than it can");
    require(field.output_size.has_value() == input.has_value(), "sizes are known if the input's is");
    require(field.padding.has_value() == field.center.has_value(), "padding and center are known together");
  }
  if (net.empty()) {
    return;
  }
  const std::string& id = net.back().id;
  const Size2 unit = bytes.setting2(0, 3);
  const std::vector<NodeBox> boxes = receptive_box(net, id, unit, input);
  check_boxes(boxes, id, unit);
  const NodeBox& seen = boxes.back();
  if (seen.id != "input") {
    return;
  }
  if (!spreads(net) && all_aligned(fields) && seen.box) {
    const auto field = std::ranges::find(fields, id, &NodeField::id);
    check_against_field(*field, *seen.box, unit);
  }
  if (input && maps_are_small(fields, net)) {
    check_gradient(net, id, unit, *input, seen);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return attempt([&] {
    Bytes bytes(data, size);
    check(bytes);
  });
}

}  // namespace convscope::fuzz

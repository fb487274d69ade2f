// engine/src/receptive_field_boxes.cpp — boxes followed from a unit back to the input, and united where paths meet.
#include "receptive_field_boxes.hpp"

#include <algorithm>

#include "convscope/text.hpp"
#include "receptive_field_exact.hpp"
#include "receptive_field_reach.hpp"

namespace convscope {
namespace {

void check_unit(const NetNode& node, const std::optional<Size2>& size, const Size2& unit) {
  const bool outside = size && (unit.height >= size->height || unit.width >= size->width);
  if (unit.height < 0 || unit.width < 0 || outside) {
    Message message = about(node);
    message << " has ";
    if (size) {
      message << "a map of " << *size;
    } else {
      message << "no negative units";
    }
    throw_range("unit", message << "; given the unit (" << unit.height << ", " << unit.width << ")");
  }
}

std::optional<Box> read_by(const Box& units, const ResolvedLayer& layer) {
  const auto rows = read_by(Run{units.top, units.bottom}, layer.window(Axis::vertical));
  const auto columns = read_by(Run{units.left, units.right}, layer.window(Axis::horizontal));
  if (!rows || !columns) {
    return {};
  }
  return Box{rows->first, columns->first, rows->last, columns->last};
}

Box united(const Box& a, const Box& b) {
  return {std::min(a.top, b.top), std::min(a.left, b.left), std::max(a.bottom, b.bottom), std::max(a.right, b.right)};
}

void check_placed(const NetNode& node, const ResolvedLayer& layer) {
  if (!layer.window(Axis::vertical).placed || !layer.window(Axis::horizontal).placed) {
    throw_range("inputSize",
                about(node) << ": its named padding depends on the size of the map it reads; give inputSize");
  }
}

}  // namespace

std::vector<bool> ancestors(const NetGraph& graph, std::size_t node) {
  std::vector<bool> needed(graph.size(), false);
  needed[node] = true;
  for (auto i = graph.order.rbegin(); i != graph.order.rend(); ++i) {
    if (needed[*i]) {
      for (const std::size_t parent : graph.parents[*i]) {
        needed[parent] = true;
      }
    }
  }
  return needed;
}

SeenBoxes boxes_seen(const NetGraph& graph, const std::vector<ResolvedLayer>& layers, std::size_t node,
                     const Size2& unit) {
  check_unit(graph.node(node), layers[node].size, unit);
  const std::vector<bool> needed = ancestors(graph, node);
  SeenBoxes boxes(graph.size());
  boxes[node] = Box{unit.height, unit.width, unit.height, unit.width};
  for (auto i = graph.order.rbegin(); i != graph.order.rend(); ++i) {
    if (needed[*i]) {
      check_placed(graph.node(*i), layers[*i]);
    }
    if (!boxes[*i] || graph.parents[*i].empty()) {
      continue;
    }
    std::optional<Box> read;
    try {
      read = read_by(*boxes[*i], layers[*i]);
    } catch (const ExactOverflow&) {
      throw_inexact(graph.node(*i));
    }
    for (const std::size_t parent : graph.parents[*i]) {
      if (read) {
        boxes[parent] = boxes[parent] ? united(*boxes[parent], *read) : *read;
      }
    }
  }
  return boxes;
}

std::optional<Box> cut_to_map(const Box& box, const Size2& size) {
  const Box cut{std::max<Index>(box.top, 0), std::max<Index>(box.left, 0), std::min(box.bottom, size.height - 1),
                std::min(box.right, size.width - 1)};
  if (cut.top > cut.bottom || cut.left > cut.right) {
    return {};
  }
  return cut;
}

std::vector<NodeBox> receptive_box(const Net& net, const std::string& id, Size2 unit, std::optional<Size2> input_size) {
  const NetGraph graph = wire(net);
  const std::vector<ResolvedLayer> layers = resolve_layers(graph, input_size);
  const std::size_t node = graph.find(id);
  const SeenBoxes boxes = boxes_seen(graph, layers, node, unit);
  const std::vector<bool> needed = ancestors(graph, node);
  std::vector<NodeBox> result;
  for (auto i = graph.order.rbegin(); i != graph.order.rend(); ++i) {
    if (!needed[*i]) {
      continue;
    }
    NodeBox entry;
    entry.node = *i < graph.listed ? static_cast<Index>(*i) : -1;
    entry.id = graph.node(*i).id;
    entry.box = boxes[*i];
    if (entry.box && layers[*i].size) {
      entry.clipped = cut_to_map(*entry.box, *layers[*i].size);
    }
    result.push_back(std::move(entry));
  }
  return result;
}

}  // namespace convscope

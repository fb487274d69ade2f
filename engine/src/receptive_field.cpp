// engine/src/receptive_field.cpp — the receptive field of every node, from the input to the outputs.
#include "convscope/receptive_field.hpp"

#include <array>
#include <utility>

#include "receptive_field_paths.hpp"

namespace convscope {
namespace {

/// One node's field on both axes, over all its paths.
struct PathField {
  std::array<AxisField, 2> axes{AxisField::of_input(), AxisField::of_input()};
  bool aligned = true;

  [[nodiscard]] const AxisField& on(Axis axis) const { return axes[static_cast<std::size_t>(axis)]; }
  [[nodiscard]] bool placed() const { return axes[0].placed() && axes[1].placed(); }
};

/// Fields of nodes that still have readers. The others are forgotten: deep nets must not fill the memory.
class OpenFields {
 public:
  explicit OpenFields(const NetGraph& graph) : fields_(graph.size()), readers_(graph.size(), 0) {
    for (const auto& parents : graph.parents) {
      for (const std::size_t parent : parents) {
        ++readers_[parent];
      }
    }
  }

  void keep(std::size_t node, PathField field) {
    if (readers_[node] > 0) {
      fields_[node] = std::move(field);
    }
  }

  [[nodiscard]] const PathField& of(std::size_t node) const { return *fields_[node]; }

  void read(const std::vector<std::size_t>& parents) {
    for (const std::size_t parent : parents) {
      if (--readers_[parent] == 0) {
        fields_[parent].reset();
      }
    }
  }

 private:
  std::vector<std::optional<PathField>> fields_;
  std::vector<std::size_t> readers_;
};

/// A parent that looks in other steps or elsewhere than the first one, on the given axis.
std::optional<std::size_t> dissenter(const std::vector<std::size_t>& parents, const OpenFields& open, Axis axis) {
  for (const std::size_t parent : parents) {
    if (open.of(parents.front()).on(axis).disagrees(open.of(parent).on(axis))) {
      return parent;
    }
  }
  return {};
}

PathField field_of(const ResolvedLayer& layer, const OpenFields& open, const std::vector<std::size_t>& parents) {
  PathField field;
  for (const Axis axis : both_axes) {
    std::vector<const AxisField*> paths;
    for (const std::size_t parent : parents) {
      paths.push_back(&open.of(parent).on(axis));
      field.aligned = field.aligned && open.of(parent).aligned;
    }
    if (!paths.empty()) {
      const bool meet = paths.size() > 1;
      field.axes[static_cast<std::size_t>(axis)] =
          meet ? AxisField::joined(paths) : paths.front()->behind(layer.window(axis));
    }
  }
  if (parents.size() > 1 && field.placed()) {
    for (const Axis axis : both_axes) {
      field.aligned = field.aligned && !dissenter(parents, open, axis);
    }
  }
  return field;
}

NodeField described(const NetNode& node, const ResolvedLayer& layer, const PathField& paths) {
  const AxisSummary vertical = paths.on(Axis::vertical).summary();
  const AxisSummary horizontal = paths.on(Axis::horizontal).summary();
  NodeField field;
  field.id = node.id;
  field.output_size = layer.size;
  field.size = {vertical.size, horizontal.size};
  field.stride = {vertical.stride, horizontal.stride};
  if (paths.placed()) {
    field.padding = Point2{*vertical.padding, *horizontal.padding};
    field.center = Point2{*vertical.center, *horizontal.center};
  }
  field.aligned = paths.aligned;
  return field;
}

[[noreturn]] void throw_unaligned(const NetGraph& graph, const OpenFields& open, std::size_t i) {
  const std::vector<std::size_t>& parents = graph.parents[i];
  const std::size_t first = parents.front();
  const std::optional<std::size_t> above = dissenter(parents, open, Axis::vertical);
  const Axis axis = above ? Axis::vertical : Axis::horizontal;
  const std::size_t other = above ? *above : dissenter(parents, open, axis).value_or(first);
  const AxisField& one = open.of(first).on(axis);
  const AxisField& another = open.of(other).on(axis);
  throw_range("unaligned", about(graph.node(i)) << " needs paths of one stride and one centre; given "
                                                << (above ? "vertical " : "horizontal ") << one.text() << " by way of '"
                                                << graph.node(first).id << "', but " << another.text() << " by way of '"
                                                << graph.node(other).id << "'");
}

}  // namespace

std::vector<NodeField> receptive_field(const Net& net, std::optional<Size2> input_size, bool strict) {
  const NetGraph graph = wire(net);
  const std::vector<ResolvedLayer> layers = resolve_layers(graph, input_size);
  OpenFields open(graph);
  std::vector<NodeField> fields(graph.size());
  for (const std::size_t i : graph.order) {
    try {
      PathField paths = field_of(layers[i], open, graph.parents[i]);
      fields[i] = described(graph.node(i), layers[i], paths);
      if (strict && !paths.aligned) {
        throw_unaligned(graph, open, i);
      }
      open.keep(i, std::move(paths));
      open.read(graph.parents[i]);
    } catch (const ExactOverflow&) {
      throw_inexact(graph.node(i));
    }
  }
  fields.resize(graph.listed);
  return fields;
}

}  // namespace convscope

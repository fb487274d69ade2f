// engine/src/receptive_field_gradient.cpp — the effective receptive field: one unit's gradient carried back to the
// input.
#include <algorithm>

#include "convscope/memory.hpp"
#include "convscope/receptive_field.hpp"
#include "convscope/text.hpp"
#include "receptive_field_boxes.hpp"

namespace convscope {
namespace {

/// The part of a map that the unit sees, and the gradient there; zero everywhere else.
struct GradientPatch {
  Box box;
  std::vector<double> values;

  explicit GradientPatch(const Box& seen) : box(seen) {
    const Index height = seen.bottom - seen.top + 1;
    const Index width = seen.right - seen.left + 1;
    const Index count = checked_count("the part of a map that the unit sees", {height, width}, sizeof(double));
    values.resize(static_cast<std::size_t>(count));
  }

  [[nodiscard]] std::size_t index(Index y, Index x) const {
    return static_cast<std::size_t>((y - box.top) * (box.right - box.left + 1) + x - box.left);
  }
};

/// How one unit's value depends on the map behind it, on one axis: at[t] is read by tap t.
struct AxisTaps {
  std::vector<Index> taps;
  std::vector<Index> at;
  Index divisor = 1;  ///< averages divide by the taps that lie in the padded map
};

/// Reads of `unit` that fall into first … last.
AxisTaps taps_of(Index unit, const Window& window, Index read_size, Index first, Index last) {
  AxisTaps found;
  found.divisor = 0;
  for (Index tap = 0; tap < window.kernel; ++tap) {
    Index at = 0;
    if (window.spreads) {
      const Index origin = unit + window.before - tap * window.dilation;
      if (origin % window.stride != 0) {
        continue;
      }
      at = origin / window.stride;
    } else {
      at = unit * window.stride - window.before + tap * window.dilation;
    }
    found.divisor += at < read_size + window.after ? 1 : 0;
    if (at >= first && at <= last) {
      found.taps.push_back(tap);
      found.at.push_back(at);
    }
  }
  return found;
}

std::vector<AxisTaps> all_taps(Index from, Index to, const Window& window, Index read_size, Index first, Index last) {
  std::vector<AxisTaps> all;
  all.reserve(static_cast<std::size_t>(to - from + 1));
  for (Index unit = from; unit <= to; ++unit) {
    all.push_back(taps_of(unit, window, read_size, first, last));
  }
  return all;
}

/// Adds what the gradient at `from` gives at `to`, through one layer.
/// @param kernel  row-major; empty for all ones
void carry_back(const GradientPatch& from, GradientPatch& to, const NetNode& node, const ResolvedLayer& layer,
                const Size2& read_size, std::span<const double> kernel) {
  const Window& columns_window = layer.window(Axis::horizontal);
  const bool averages = node.op == LayerOp::maxpool || node.op == LayerOp::avgpool;
  const auto rows = all_taps(from.box.top, from.box.bottom, layer.window(Axis::vertical), read_size.height, to.box.top,
                             to.box.bottom);
  const auto columns =
      all_taps(from.box.left, from.box.right, columns_window, read_size.width, to.box.left, to.box.right);
  const double* gradient = from.values.data();
  for (const AxisTaps& down : rows) {
    for (const AxisTaps& across : columns) {
      const double share = *gradient++ / (averages ? static_cast<double>(down.divisor * across.divisor) : 1.0);
      if (share == 0) {
        continue;
      }
      for (std::size_t i = 0; i < down.at.size(); ++i) {
        const Index row = down.taps[i] * columns_window.kernel;
        for (std::size_t j = 0; j < across.at.size(); ++j) {
          const double weight = kernel.empty() ? 1 : kernel[static_cast<std::size_t>(row + across.taps[j])];
          to.values[to.index(down.at[i], across.at[j])] += share * weight;
        }
      }
    }
  }
}

/// Kernels by position, checked.
std::vector<std::span<const double>> kernels_by_node(const NetGraph& graph, std::span<const NodeKernel> kernels) {
  std::vector<std::span<const double>> by_node(graph.size());
  for (const NodeKernel& kernel : kernels) {
    if (kernel.node < 0 || kernel.node >= static_cast<Index>(graph.listed)) {
      throw_range("weights", Message() << "weights must belong to one of the net's " << static_cast<Index>(graph.listed)
                                       << " nodes; given some for position " << kernel.node);
    }
    const NetNode& node = graph.node(static_cast<std::size_t>(kernel.node));
    if (node.op != LayerOp::conv && node.op != LayerOp::conv_transpose) {
      throw_range("weights", about(node) << " has no weights; only conv and convTranspose do");
    }
    if (kernel.size != *node.kernel) {
      throw_range("shape", about(node) << ": its weights must have the kernel's size " << *node.kernel << "; given "
                                       << kernel.size);
    }
    by_node[static_cast<std::size_t>(kernel.node)] = kernel.values;
  }
  return by_node;
}

/// Puts a patch of the input's gradient into its place in the whole.
void write_rows(const GradientPatch& patch, Index width, std::span<double> whole) {
  const auto length = static_cast<std::size_t>(patch.box.right - patch.box.left + 1);
  for (Index y = patch.box.top; y <= patch.box.bottom; ++y) {
    const auto row = std::span(patch.values).subspan(patch.index(y, patch.box.left), length);
    std::copy(row.begin(), row.end(), whole.subspan(static_cast<std::size_t>(y * width + patch.box.left)).begin());
  }
}

}  // namespace

std::vector<double> effective_receptive_field(const Net& net, const std::string& id, Size2 unit, Size2 input_size,
                                              std::span<const NodeKernel> kernels) {
  const NetGraph graph = wire(net);
  const std::vector<ResolvedLayer> layers = resolve_layers(graph, input_size);
  const std::size_t node = graph.find(id);
  const SeenBoxes boxes = boxes_seen(graph, layers, node, unit);
  const auto weights = kernels_by_node(graph, kernels);
  const Index count = checked_count("the gradient", {input_size.height, input_size.width}, sizeof(double));
  std::vector<double> result(static_cast<std::size_t>(count));

  std::vector<std::optional<GradientPatch>> patches(graph.size());
  patches[node].emplace(*boxes[node]);
  patches[node]->values.front() = 1;
  for (auto i = graph.order.rbegin(); i != graph.order.rend(); ++i) {
    if (!patches[*i]) {
      continue;
    }
    for (const std::size_t parent : graph.parents[*i]) {
      const std::optional<Box> seen = boxes[parent] ? cut_to_map(*boxes[parent], *layers[parent].size) : std::nullopt;
      if (!seen) {
        continue;
      }
      if (!patches[parent]) {
        patches[parent].emplace(*seen);
      }
      carry_back(*patches[*i], *patches[parent], graph.node(*i), layers[*i], *layers[parent].size, weights[*i]);
    }
    if (graph.node(*i).op == LayerOp::input) {
      write_rows(*patches[*i], input_size.width, result);
    }
    patches[*i].reset();
  }
  return result;
}

}  // namespace convscope

// engine/src/receptive_field_window.cpp — layers checked, padding resolved and map sizes computed, from the input on.
#include "receptive_field_window.hpp"

#include <algorithm>

#include "convscope/error.hpp"
#include "convscope/text.hpp"
#include "receptive_field_exact.hpp"

namespace convscope {
namespace {

constexpr Index largest_setting = (Index{1} << 31) - 1;

void check_setting(const NetNode& node, const char* name, const Size2& value, Index least) {
  if (std::min(value.height, value.width) < least || std::max(value.height, value.width) > largest_setting) {
    throw_range(name, about(node) << ": " << name << " must be whole and from " << least << " to " << largest_setting
                                  << "; given " << value);
  }
}

bool is_named(const PaddingRequest& padding) { return padding.kind != PaddingKind::sides; }

bool is_same(const PaddingRequest& padding) {
  return padding.kind == PaddingKind::same || padding.kind == PaddingKind::same_lower;
}

bool is_pooling(LayerOp op) { return op == LayerOp::maxpool || op == LayerOp::avgpool; }

bool has_kernel(LayerOp op) { return is_pooling(op) || op == LayerOp::conv || op == LayerOp::conv_transpose; }

void check_padding(const NetNode& node) {
  if (is_named(node.padding) && (node.op == LayerOp::pad || node.op == LayerOp::conv_transpose)) {
    throw_range("padding", about(node) << " needs its padding in pixels; given a name such as 'same' or 'valid'");
  }
  const Padding& sides = node.padding.sides;
  check_setting(node, "padding", {sides.top, sides.left}, 0);
  check_setting(node, "padding", {sides.bottom, sides.right}, 0);
}

/// A node's settings with the defaults filled in.
struct Settings {
  Size2 kernel{1, 1};
  Size2 stride{1, 1};
  Size2 dilation{1, 1};
  PaddingRequest padding;

  [[nodiscard]] Size2 extent() const noexcept {
    return {dilated_extent(kernel.height, dilation.height), dilated_extent(kernel.width, dilation.width)};
  }
};

void check_output_padding(const NetNode& node, const Settings& settings) {
  check_setting(node, "outputPadding", node.output_padding, 0);
  const Size2 limit{std::max(settings.stride.height, settings.dilation.height),
                    std::max(settings.stride.width, settings.dilation.width)};
  if (node.output_padding.height >= limit.height || node.output_padding.width >= limit.width) {
    throw_range("outputPadding", about(node) << ": outputPadding must be less than the stride or the dilation, "
                                             << limit << "; given " << node.output_padding);
  }
}

Settings settings_of(const NetNode& node) {
  Settings settings;
  if (has_kernel(node.op)) {
    if (!node.kernel) {
      throw InvalidArgument(ErrorKind::type, "type", (about(node) << " needs a kernel size; given none").text());
    }
    check_setting(node, "kernel", *node.kernel, 1);
    settings.kernel = *node.kernel;
    settings.stride = node.stride.value_or(is_pooling(node.op) ? *node.kernel : Size2{1, 1});
    check_setting(node, "stride", settings.stride, 1);
    check_setting(node, "dilation", node.dilation, 1);
    settings.dilation = node.dilation;
  }
  if (has_kernel(node.op) || node.op == LayerOp::pad) {
    check_padding(node);
    settings.padding = node.padding;
  }
  if (node.op == LayerOp::conv_transpose) {
    check_output_padding(node, settings);
  }
  if (node.op == LayerOp::upsample) {
    check_setting(node, "scale", node.scale, 1);
    settings.kernel = settings.stride = node.scale;
  }
  return settings;
}

/// The map that the node reads. Maps that are added or concatenated must be of one size.
std::optional<Size2> size_read(const NetGraph& graph, const std::vector<ResolvedLayer>& layers, std::size_t i) {
  const std::vector<std::size_t>& parents = graph.parents[i];
  const std::optional<Size2> first = layers[parents.front()].size;
  for (const std::size_t parent : parents) {
    if (layers[parent].size != first) {
      throw_range("shape", about(graph.node(i)) << " needs maps of one size; given " << *first << " from '"
                                                << graph.node(parents.front()).id << "' and " << *layers[parent].size
                                                << " from '" << graph.node(parent).id << "'");
    }
  }
  return first;
}

/// Named padding without the input's size: certain only where the size makes no difference. `same` needs between
/// extent − stride pixels (sizes that the stride divides) and extent − 1.
void place_same_padding(Window& window, PaddingKind kind) {
  const Index more = kind == PaddingKind::same_lower ? 1 : 0;
  const Index least = std::max<Index>(0, window.extent() - window.stride);
  window.before = (least + more) / 2;
  window.placed = window.before == (window.extent() - 1 + more) / 2;
}

void place_padding(ResolvedLayer& layer, const Settings& settings, std::optional<Size2> read) {
  auto& [vertical, horizontal] = layer.windows;
  if (is_same(settings.padding) && !read) {
    place_same_padding(vertical, settings.padding.kind);
    place_same_padding(horizontal, settings.padding.kind);
    return;
  }
  const Padding sides = resolve_padding(settings.padding, read.value_or(Size2{}), settings.extent(), settings.stride);
  vertical.before = sides.top;
  vertical.after = sides.bottom;
  horizontal.before = sides.left;
  horizontal.after = sides.right;
}

/// Windows on one axis. In ceil mode the last window (it may be the first) may hang over the end by less than a stride,
/// but not begin in the padding there.
Index gathered_size(const NetNode& node, const Window& window, Index read) {
  const Index padded = add_exactly(read, window.before + window.after);
  const Index room = padded - window.extent();
  const bool hangs_over = is_pooling(node.op) && node.ceil_mode && !is_same(node.padding);
  if (room < 0) {
    return hangs_over && -room < window.stride ? 1 : 0;
  }
  if (!hangs_over) {
    return room / window.stride + 1;
  }
  const Index last = ceil_divide(room, window.stride);
  return last * window.stride >= read + window.before ? last : last + 1;
}

Index spread_size(const Window& window, Index read, Index output_padding) {
  const Index spread = add_exactly(multiply_exactly(read - 1, window.stride), window.extent());
  return add_exactly(spread, output_padding - window.before - window.after);
}

Size2 map_size(const NetNode& node, const ResolvedLayer& layer, const Size2& read) {
  const auto size_on = [&](Axis axis) {
    const Window& window = layer.window(axis);
    return within_exact(window.spreads ? spread_size(window, on(axis, read), on(axis, node.output_padding))
                                       : gathered_size(node, window, on(axis, read)));
  };
  return {size_on(Axis::vertical), size_on(Axis::horizontal)};
}

[[noreturn]] void throw_empty(const NetNode& node, const Settings& settings, const ResolvedLayer& layer,
                              const Size2& read) {
  const auto [vertical, horizontal] = layer.windows;
  if (vertical.spreads) {
    throw_range("padding", about(node) << ": the padding leaves nothing of the output of a " << settings.extent()
                                       << " kernel over a map of " << read);
  }
  const Size2 padded{read.height + vertical.before + vertical.after, read.width + horizontal.before + horizontal.after};
  Message message = about(node);
  message << ": the kernel is " << settings.kernel;
  if (settings.extent() != settings.kernel) {
    message << " (" << settings.extent() << " with its dilation)";
  }
  message << " but the map it reads is only " << read;
  if (padded != read) {
    message << " (" << padded << " with its padding)";
  }
  throw_range("kernel-too-large", message << "; the kernel must fit into the map");
}

ResolvedLayer resolve(const NetNode& node, std::optional<Size2> read) {
  const Settings settings = settings_of(node);
  ResolvedLayer layer;
  for (const Axis axis : both_axes) {
    Window& window = layer.windows[static_cast<std::size_t>(axis)];
    window.spreads = node.op == LayerOp::conv_transpose || node.op == LayerOp::upsample;
    window.kernel = on(axis, settings.kernel);
    window.stride = on(axis, settings.stride);
    window.dilation = on(axis, settings.dilation);
  }
  place_padding(layer, settings, read);
  if (read) {
    layer.size = map_size(node, layer, *read);
    if (std::min(layer.size->height, layer.size->width) < 1) {
      throw_empty(node, settings, layer, *read);
    }
  }
  return layer;
}

}  // namespace

std::vector<ResolvedLayer> resolve_layers(const NetGraph& graph, std::optional<Size2> input_size) {
  if (input_size && (std::min(input_size->height, input_size->width) < 1 ||
                     std::max(input_size->height, input_size->width) > largest_setting)) {
    throw_range("inputSize",
                Message() << "inputSize must be whole and from 1 to " << largest_setting << "; given " << *input_size);
  }
  std::vector<ResolvedLayer> layers(graph.size());
  for (const std::size_t i : graph.order) {
    const NetNode& node = graph.node(i);
    if (node.op == LayerOp::input) {
      layers[i].size = input_size;
      continue;
    }
    try {
      layers[i] = resolve(node, size_read(graph, layers, i));
    } catch (const ExactOverflow&) {
      throw_inexact(node);
    }
  }
  return layers;
}

}  // namespace convscope

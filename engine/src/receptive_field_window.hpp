// engine/src/receptive_field_window.hpp — what each layer does to positions on one axis, with all padding resolved.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "receptive_field_graph.hpp"

namespace convscope {

enum class Axis : std::size_t { vertical, horizontal };

inline constexpr std::array both_axes{Axis::vertical, Axis::horizontal};

constexpr Index on(Axis axis, const Size2& size) noexcept { return axis == Axis::vertical ? size.height : size.width; }

/// One axis of one layer. A layer that only passes values on is a window of one pixel.
struct Window {
  /// Windows gather: unit u reads from u · stride − before on. Spreading layers (convTranspose, upsample) do the
  /// opposite: pixel i writes to i · stride − before and on.
  bool spreads = false;
  Index kernel = 1;
  Index stride = 1;
  Index dilation = 1;
  Index before = 0;  ///< padding at the top or left
  Index after = 0;   ///< padding at the bottom or right
  /// Whether `before` is certain; a named padding may depend on a size that nobody knows.
  bool placed = true;

  [[nodiscard]] Index extent() const noexcept { return dilated_extent(kernel, dilation); }
};

struct ResolvedLayer {
  std::array<Window, 2> windows;  ///< vertical, horizontal
  std::optional<Size2> size;      ///< of the layer's map

  [[nodiscard]] const Window& window(Axis axis) const noexcept { return windows[static_cast<std::size_t>(axis)]; }
};

/// One entry per node of the graph.
///
/// @throws InvalidArgument "kernel", "stride", "dilation", "padding", "outputPadding", "scale", "inputSize",
///         "kernel-too-large", "shape", "overflow".
std::vector<ResolvedLayer> resolve_layers(const NetGraph& graph, std::optional<Size2> input_size);

}  // namespace convscope

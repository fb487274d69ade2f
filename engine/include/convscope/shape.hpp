// engine/include/convscope/shape.hpp — the sizes everything else speaks in. Free of xtensor: most files need no more.
#pragma once

#include <cstdint>

namespace convscope {

/// Counts, positions and sizes. 64 bits also on wasm32, so that products of sizes can be checked before they overflow.
using Index = std::int64_t;

/// Height and width (or a pair of per-axis settings such as a stride), in pixels.
struct Size2 {
  Index height = 0;
  Index width = 0;

  friend bool operator==(const Size2&, const Size2&) = default;
};

/// A layer's data: batch × channels × height × width.
struct Shape4 {
  Index batch = 0;
  Index channels = 0;
  Index height = 0;
  Index width = 0;

  friend bool operator==(const Shape4&, const Shape4&) = default;
  [[nodiscard]] Size2 plane() const noexcept { return {height, width}; }
  [[nodiscard]] Index planes() const noexcept { return batch * channels; }
  /// Elements in all; the sizes were checked, so the product holds.
  [[nodiscard]] Index count() const noexcept { return planes() * height * width; }
};

/// A layer's kernels: output channels × input channels per group × height × width.
struct WeightShape {
  Index outputs = 0;
  Index inputs_per_group = 0;
  Index height = 0;
  Index width = 0;

  friend bool operator==(const WeightShape&, const WeightShape&) = default;
  [[nodiscard]] Size2 plane() const noexcept { return {height, width}; }
  [[nodiscard]] Index count() const noexcept { return outputs * inputs_per_group * height * width; }
};

}  // namespace convscope

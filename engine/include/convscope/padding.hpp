// engine/include/convscope/padding.hpp — how far an image is continued past its edges, and with what.
#pragma once

#include <cstddef>

#include "convscope/shape.hpp"

namespace convscope {

/// What stands in the padding, in numpy.pad's names; torch says zeros, reflect, (none), replicate, circular.
enum class PaddingMode {
  constant,   ///< one value
  reflect,    ///< mirrored at the edge pixel, which is not repeated: c b | a b c | b a
  symmetric,  ///< mirrored behind the edge pixel, which is repeated: b a | a b c | c b
  edge,       ///< the edge pixel again and again: a a | a b c | c c
  wrap        ///< periodic: b c | a b c | a b
};

/// Rows and columns added on each side, in pixels, all ≥ 0.
struct Padding {
  Index top = 0;
  Index left = 0;
  Index bottom = 0;
  Index right = 0;

  friend bool operator==(const Padding&, const Padding&) = default;
  [[nodiscard]] bool none() const noexcept { return top == 0 && left == 0 && bottom == 0 && right == 0; }
};

/// Padding as it is asked for: sides, or a rule that needs the input's size.
enum class PaddingKind {
  sides,
  valid,      ///< none
  same,       ///< output = ⌈input / stride⌉, the odd pixel at the bottom and right (TF and ONNX SAME_UPPER)
  same_lower  ///< the same with the odd pixel at the top and left (ONNX SAME_LOWER)
};

struct PaddingRequest {
  PaddingKind kind = PaddingKind::sides;
  Padding sides;
};

/// Kernel extent on one axis, in input pixels: (kernel − 1) · dilation + 1.
constexpr Index dilated_extent(Index kernel, Index dilation) noexcept { return (kernel - 1) * dilation + 1; }

/// Padding of one image whose windows of `extent` pixels start every `stride` pixels.
///
/// @see TensorFlow, "Notes on padding" (SAME); ONNX operator Conv, attribute auto_pad.
Padding resolve_padding(const PaddingRequest& request, Size2 input, Size2 extent, Size2 stride) noexcept;

/// The pixel that stands at `position` (negative or ≥ `length` in the padding), or −1 where a constant stands.
/// Padding wider than the image goes on periodically, as in numpy.
///
/// @param length  ≥ 1
Index source_index(Index position, Index length, PaddingMode mode) noexcept;

/// The size of an image with its padding.
constexpr Size2 padded_size(Size2 size, const Padding& padding) noexcept {
  return {size.height + padding.top + padding.bottom, size.width + padding.left + padding.right};
}

/// The size of `planes` padded images of `size`, checked.
///
/// @throws InvalidArgument "shape" for an empty plane, "memory" when over the budget.
Size2 checked_padded_size(Index planes, Size2 size, const Padding& padding, std::size_t element_size);

}  // namespace convscope

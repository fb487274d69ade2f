// engine/src/padding.cpp — padding rules turned into sides, and padded positions into pixels.
#include "convscope/padding.hpp"

#include <algorithm>

#include "convscope/memory.hpp"
#include "convscope/text.hpp"

namespace convscope {
namespace {

/// All padding one axis needs so that the output has ⌈input / stride⌉ pixels.
Index same_total(Index input, Index extent, Index stride) noexcept {
  const Index output = (input + stride - 1) / stride;
  return std::max<Index>(0, (output - 1) * stride + extent - input);
}

Index modulo(Index value, Index period) noexcept {
  const Index rest = value % period;
  return rest < 0 ? rest + period : rest;
}

}  // namespace

Padding resolve_padding(const PaddingRequest& request, Size2 input, Size2 extent, Size2 stride) noexcept {
  switch (request.kind) {
    case PaddingKind::sides:
      return request.sides;
    case PaddingKind::valid:
      return {};
    case PaddingKind::same:
    case PaddingKind::same_lower:
      break;
  }
  const Index vertical = same_total(input.height, extent.height, stride.height);
  const Index horizontal = same_total(input.width, extent.width, stride.width);
  const Padding lesser_first{vertical / 2, horizontal / 2, vertical - vertical / 2, horizontal - horizontal / 2};
  if (request.kind == PaddingKind::same) {
    return lesser_first;
  }
  return {lesser_first.bottom, lesser_first.right, lesser_first.top, lesser_first.left};
}

Index source_index(Index position, Index length, PaddingMode mode) noexcept {
  if (position >= 0 && position < length) {
    return position;
  }
  switch (mode) {
    case PaddingMode::constant:
      return -1;
    case PaddingMode::edge:
      return std::clamp<Index>(position, 0, length - 1);
    case PaddingMode::wrap:
      return modulo(position, length);
    case PaddingMode::symmetric: {
      const Index phase = modulo(position, 2 * length);
      return phase < length ? phase : 2 * length - 1 - phase;
    }
    case PaddingMode::reflect: {
      if (length == 1) {
        return 0;
      }
      const Index phase = modulo(position, 2 * (length - 1));
      return phase < length ? phase : 2 * (length - 1) - phase;
    }
  }
  return -1;
}

Size2 checked_padded_size(Index planes, Size2 size, const Padding& padding, std::size_t element_size) {
  if (size.height < 1 || size.width < 1) {
    throw_range("shape", Message() << "x must have at least one row and one column; given planes of " << size);
  }
  const Size2 outer = padded_size(size, padding);
  checked_count("the padded input", {planes, outer.height, outer.width}, element_size);
  return outer;
}

}  // namespace convscope

// engine/kernels/terms.hpp — a convolution written out as the list of products that every output pixel adds up.
#pragma once

#include <numeric>
#include <vector>

#include "kernels/windows.hpp"

namespace convscope::kernels {

/// The terms of a sum in the order in which they are added: where the factor from the input stands, seen from the
/// output pixel's place, and where the other factor stands in the weight. Stride, dilation, turning and channels are
/// all in here.
struct TermList {
  std::vector<Offset> offsets;
  std::vector<Offset> weights;

  [[nodiscard]] Offset count() const noexcept { return static_cast<Offset>(offsets.size()); }
};

/// Input planes whose columns have been dealt out by their remainder modulo `phases`, so that windows `phases` columns
/// apart read neighbouring values: [channels, phases, height, width].
struct SplitPlanes {
  Offset phases = 1;
  Offset height = 1;
  Offset width = 1;
  /// What no window reads need not be laid out: windows read the first `phases_read` phases, and of every `row_period`
  /// rows the first `rows_read`.
  Offset phases_read = phases;
  Offset row_period = 1;
  Offset rows_read = 1;
  Offset gap = 0;  ///< behind each plane, see apart_in_cache

  [[nodiscard]] Offset phase() const noexcept { return height * width; }
  [[nodiscard]] Offset plane() const noexcept { return phases * phase() + gap; }

  [[nodiscard]] bool reads_row(Offset row) const noexcept { return row_period == 1 || row % row_period < rows_read; }

  [[nodiscard]] Offset at(Offset row, Offset column) const noexcept {
    return column % phases * phase() + row * width + column / phases;
  }
};

/// The padded input planes of `windows`, split by its horizontal stride.
SplitPlanes split_by_stride(const Windows& windows) noexcept;

/// At least `count` elements, in an odd number of cache lines: many places that are read or written at once, and so far
/// apart from each other, would otherwise share a few sets of the nearest cache and drive each other out.
template <class T>
constexpr Offset spread_over_cache(Offset count) noexcept {
  constexpr Offset line = 64 / static_cast<Offset>(sizeof(T));
  return ((count + line - 1) / line | 1) * line;
}

/// Where many planes of 32², 64², 96² or 128² pixels are read at once, the same pixels of all of them share a few sets
/// of the nearest cache: a product then takes twice as long. With a gap behind each plane they do not.
template <class T>
[[nodiscard]] constexpr SplitPlanes apart_in_cache(SplitPlanes split, Offset planes) noexcept {
  constexpr Offset way = 4096 / static_cast<Offset>(sizeof(T));
  constexpr Offset stretch = 256 / static_cast<Offset>(sizeof(T));  // read of each plane before the next one's
  constexpr Offset ways = 8;
  const Offset shared = std::gcd(split.plane(), way);
  if (shared >= stretch && planes * shared > ways * way) {
    split.gap = spread_over_cache<T>(split.plane()) - split.plane();
  }
  return split;
}

/// Whether planes can be read where they are: no padding around them, no columns to deal out, no gap between them.
[[nodiscard]] bool is_laid_out(const SplitPlanes& split, const Interior& interior) noexcept;

/// A rectangle cut out of padded planes.
struct Cut {
  Interior interior;  ///< where its pixels stand within it
  Offset height;      ///< its rows
  Offset first;       ///< of its pixels, seen from the first of a plane without padding
  Offset row;         ///< from one row of pixels to the next
  Offset plane;       ///< from one plane of pixels to the next
};

/// Where a cut begins along one axis of the padded planes, how long it is, and which pixels it takes.
struct Span {
  Offset from;
  Offset size;
  Offset step = 1;
};

/// The rectangle of `rows` by `columns`, the latter with step 1, of the padded planes. It may reach over their ends:
/// there is nothing but zeros.
Cut cut_out(const Interior& interior, const Span& rows, const Span& columns) noexcept;

/// Puts zeros around the pixels of `planes` planes and deals their columns out.
///
/// @param cut     as wide as split, and at most as high: what lies below it in the output stays as it is.
/// @param input   [planes, height, width] of the planes without padding.
/// @param output  [planes, split.phases, split.height, split.width].
template <class T>
void lay_out(const SplitPlanes& split, const Cut& cut, const T* input, Offset planes, T* output) noexcept;

/// The same of whole planes.
template <class T>
void lay_out(const SplitPlanes& split, const Interior& interior, const T* input, Offset planes, T* output) noexcept;

/// The terms of one group's output, by input channel, window row and window column; weights count from the output
/// channel's first.
TermList forward_terms(const Windows& windows, const SplitPlanes& split);

/// How many output channels the block has that begins at a channel with `left` channels to go: 4, 2 or 1.
constexpr Offset block_channels(Offset left) noexcept { return left >= 4 ? 4 : left >= 2 ? 2 : 1; }

/// Weights in the order in which multiply_block reads them: block by block of output channels, [terms][channels].
///
/// @param channel_step  in `weight` from one output channel to the next.
/// @param target        channels · terms.count() elements.
template <class T>
void pack_weights(const TermList& terms, const T* weight, Offset channels, Offset channel_step, T* target);

}  // namespace convscope::kernels

// engine/kernels/rows.hpp — many output channels at once, row by row: the blocked form of the definition, to the same
// bits.
#pragma once

#include "kernels/terms.hpp"

namespace convscope::kernels {

/// Output rows that lie behind each other, and how the input moves along with them.
struct Rows {
  Offset channels;  ///< output channels
  Offset count;     ///< output rows
  Offset width;     ///< pixels of a row, at least narrowest_row
  Offset step;      ///< in the input, from one output row to the next
  Offset plane;     ///< in the output, from one channel to the next; rows follow each other without a gap
};

/// Rows narrower than a vector cannot be blocked.
template <class T>
inline constexpr Offset narrowest_row = static_cast<Offset>(16 / sizeof(T));

/// output(channel, row, column) = bias(channel) + Σ input(row · step + column + offset(term)) · weight(channel, term),
/// the terms added in order.
///
/// @param weights  as pack_weights lays them out.
/// @param bias     [channels].
template <class T>
void multiply_rows(const Rows& rows, const std::vector<Offset>& offsets, const T* input, const T* weights,
                   const T* bias, T* output);

}  // namespace convscope::kernels

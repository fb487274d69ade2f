// engine/kernels/dot_rows.hpp — dot products of gradient rows with input rows, for a block of weights side by side.
#pragma once

#include <array>
#include <vector>

#include "kernels/vector.hpp"

namespace convscope::kernels {

/// A long sum is added up in so many parts, by column, which are joined in the end.
inline constexpr Offset parts = 4;
template <class T>
inline constexpr std::size_t vectors_of_sum = static_cast<std::size_t>(parts / lanes<T>);

/// Where a block's rows stand.
struct DotRows {
  Offset count;           ///< rows
  Offset width;           ///< values of a row, a multiple of four
  Offset gradient_plane;  ///< from one output channel's gradients to the next
  Offset input_step;      ///< from one row's input to the next
};

/// sums[channel][term] += Σ gradient(channel) · input(term), for Channels × Terms neighbouring weights.
template <std::size_t Channels, std::size_t Terms, class T>
[[gnu::always_inline]] inline void add_dot_block(const DotRows& rows, const T* gradients, const T* input,
                                                 const Offset* offsets, T* sums, Offset channel_step) noexcept {
  constexpr std::size_t pieces = vectors_of_sum<T>;
  std::array<std::array<std::array<Vector<T>, pieces>, Terms>, Channels> totals;
#pragma GCC unroll 8
  for (std::size_t channel = 0; channel < Channels; ++channel) {
#pragma GCC unroll 8
    for (std::size_t term = 0; term < Terms; ++term) {
#pragma GCC unroll 2
      for (std::size_t piece = 0; piece < pieces; ++piece) {
        totals[channel][term][piece] = load(sums + static_cast<Offset>(channel) * channel_step +
                                            static_cast<Offset>(term) * parts + static_cast<Offset>(piece) * lanes<T>);
      }
    }
  }
  for (Offset row = 0; row < rows.count; ++row, gradients += rows.width, input += rows.input_step) {
    for (Offset column = 0; column < rows.width; column += parts) {
#pragma GCC unroll 2
      for (std::size_t piece = 0; piece < pieces; ++piece) {
        const Offset at = column + static_cast<Offset>(piece) * lanes<T>;
        std::array<Vector<T>, Terms> values;
#pragma GCC unroll 8
        for (std::size_t term = 0; term < Terms; ++term) {
          values[term] = load(input + offsets[term] + at);
        }
#pragma GCC unroll 8
        for (std::size_t channel = 0; channel < Channels; ++channel) {
          const Vector<T> gradient = load(gradients + static_cast<Offset>(channel) * rows.gradient_plane + at);
#pragma GCC unroll 8
          for (std::size_t term = 0; term < Terms; ++term) {
            totals[channel][term][piece] = totals[channel][term][piece] + gradient * values[term];
          }
        }
      }
    }
  }
#pragma GCC unroll 8
  for (std::size_t channel = 0; channel < Channels; ++channel) {
#pragma GCC unroll 8
    for (std::size_t term = 0; term < Terms; ++term) {
#pragma GCC unroll 2
      for (std::size_t piece = 0; piece < pieces; ++piece) {
        store(sums + static_cast<Offset>(channel) * channel_step + static_cast<Offset>(term) * parts +
                  static_cast<Offset>(piece) * lanes<T>,
              totals[channel][term][piece]);
      }
    }
  }
}

/// All terms of `Channels` output channels, `Terms` at a time and the rest one by one.
template <std::size_t Channels, std::size_t Terms, class T>
void add_dot_rows(const DotRows& rows, const T* gradients, const T* input, const std::vector<Offset>& offsets,
                  T* sums) {
  const auto count = static_cast<Offset>(offsets.size());
  const Offset channel_step = count * parts;
  Offset term = 0;
  for (; term + static_cast<Offset>(Terms) <= count; term += static_cast<Offset>(Terms)) {
    add_dot_block<Channels, Terms>(rows, gradients, input, offsets.data() + term, sums + term * parts, channel_step);
  }
  for (; term < count; ++term) {
    add_dot_block<Channels, 1>(rows, gradients, input, offsets.data() + term, sums + term * parts, channel_step);
  }
}

template <class T>
[[nodiscard]] T joined(const T* sum) noexcept {
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

}  // namespace convscope::kernels

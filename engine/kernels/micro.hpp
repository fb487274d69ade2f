// engine/kernels/micro.hpp — the innermost block of every direct kernel: a few output channels by a few vectors of
// pixels.
#pragma once

#include <array>

#include "kernels/vector.hpp"

namespace convscope::kernels {

/// One term of a sum for many outputs at once: `weights` output channels of a block, all at the same input offset.
/// A sum's terms stand in the order in which they are added.
struct Terms {
  const Offset* offsets;  ///< per term, from an output pixel's place in the input to the value that is multiplied
  Offset count;
};

/// Computes `Channels` × (`Vectors` · lanes) outputs. Each starts at its channel's bias and adds its terms one by one,
/// no fused multiply-add, so that the bits do not depend on how outputs are grouped into blocks.
///
/// With `Continues`, sums go on from what stands in `output` instead: a sum may be taken in parts, to the same bits.
///
/// 4 channels × 2 vectors, or anything smaller, fits the about 15 registers that V8 gives a block in Node 20.
///
/// @param input    where the first pixel's windows begin; neighbouring pixels are neighbours there.
/// @param weights  [terms][Channels].
/// @param bias     [Channels]; not read with `Continues`.
/// @param output   the first channel's first pixel.
/// @param plane    from one channel of the output to the next.
template <std::size_t Channels, std::size_t Vectors, bool Continues = false, class T>
[[gnu::always_inline]] inline void multiply_block(const T* __restrict input, const Terms& terms,
                                                  const T* __restrict weights, const T* __restrict bias,
                                                  T* __restrict output, Offset plane) noexcept {
  std::array<std::array<Vector<T>, Vectors>, Channels> sums;
#pragma GCC unroll 8
  for (std::size_t channel = 0; channel < Channels; ++channel) {
#pragma GCC unroll 8
    for (std::size_t vector = 0; vector < Vectors; ++vector) {
      if constexpr (Continues) {
        sums[channel][vector] =
            load(output + static_cast<Offset>(channel) * plane + static_cast<Offset>(vector) * lanes<T>);
      } else {
        sums[channel][vector] = splat(bias[channel]);
      }
    }
  }
  const Offset* const end = terms.offsets + terms.count;
  for (const Offset* offset = terms.offsets; offset != end; ++offset, weights += static_cast<Offset>(Channels)) {
    std::array<Vector<T>, Vectors> values;
#pragma GCC unroll 8
    for (std::size_t vector = 0; vector < Vectors; ++vector) {
      values[vector] = load(input + *offset + static_cast<Offset>(vector) * lanes<T>);
    }
#pragma GCC unroll 8
    for (std::size_t channel = 0; channel < Channels; ++channel) {
      const Vector<T> weight = splat(weights[channel]);
#pragma GCC unroll 8
      for (std::size_t vector = 0; vector < Vectors; ++vector) {
        sums[channel][vector] = sums[channel][vector] + weight * values[vector];
      }
    }
  }
#pragma GCC unroll 8
  for (std::size_t channel = 0; channel < Channels; ++channel) {
#pragma GCC unroll 8
    for (std::size_t vector = 0; vector < Vectors; ++vector) {
      store(output + static_cast<Offset>(channel) * plane + static_cast<Offset>(vector) * lanes<T>,
            sums[channel][vector]);
    }
  }
}

}  // namespace convscope::kernels

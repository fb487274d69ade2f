// engine/kernels/micro.hpp — the innermost block of every direct kernel: a few output channels by a few vectors of
// pixels.
#pragma once

#include <array>

#include "kernels/transpose.hpp"

namespace convscope::kernels {

/// One term of a sum for many outputs at once: `weights` output channels of a block, all at the same input offset.
/// A sum's terms stand in the order in which they are added.
struct Terms {
  const Offset* offsets;  ///< per term, from an output pixel's place in the input to the value that is multiplied
  Offset count;
};

/// Terms whose values stand evenly apart. Nothing but the sums is left to do then: beside eight products and additions
/// each instruction counts where a machine decodes six at a time.
struct EvenTerms {
  Offset step;  ///< from one term's value to the next one's; the first stands at the output pixel's place
  Offset count;
};

/// Where the values of a sum stand, term by term.
template <class T>
struct ListedValues {
  const T* input;
  const Offset* offset;

  [[gnu::always_inline]] const T* next() noexcept { return input + *offset++; }
};

template <class T>
struct EvenValues {
  const T* input;
  Offset step;

  [[gnu::always_inline]] const T* next() noexcept {
    const T* const values = input;
    input += step;
    return values;
  }
};

template <class T>
[[gnu::always_inline]] inline ListedValues<T> values_of(const Terms& terms, const T* input) noexcept {
  return {input, terms.offsets};
}

template <class T>
[[gnu::always_inline]] inline EvenValues<T> values_of(const EvenTerms& terms, const T* input) noexcept {
  return {input, terms.step};
}

/// Computes `Channels` × (`Vectors` · lanes) outputs. Each starts at its channel's bias and adds its terms
/// one by one, no fused multiply-add, so that the bits do not depend on how outputs are grouped into blocks.
///
/// With `Continues`, sums go on from what stands in `output` instead: a sum may be taken in parts, to the same bits.
///
/// 4 channels × 2 vectors, or anything smaller, fits the about 15 registers that V8 gives a block in Node 20: it loads
/// all values and weights of a term first.
///
/// @param input    where the first pixel's windows begin; neighbouring pixels are neighbours there.
/// @param terms    Terms or EvenTerms.
/// @param weights  [terms][Channels].
/// @param bias     [Channels]; not read with `Continues`.
/// @param output   the first channel's first pixel.
/// @param plane    from one channel of the output to the next.
template <std::size_t Channels, std::size_t Vectors, bool Continues = false, class T, class TermsOf>
[[gnu::always_inline]] inline void multiply_block(const T* __restrict input, const TermsOf& terms,
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
  auto walk = values_of(terms, input);
  const T* const end = weights + terms.count * static_cast<Offset>(Channels);
  for (; weights != end; weights += static_cast<Offset>(Channels)) {
    const T* const term = walk.next();
    std::array<Vector<T>, Vectors> values;
#pragma GCC unroll 8
    for (std::size_t vector = 0; vector < Vectors; ++vector) {
      values[vector] = load(term + static_cast<Offset>(vector) * lanes<T>);
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

/// The same for one pixel, or for `lanes` of them, with output channels in the lanes: as many sums for as few values to
/// read as in a block of two vectors of pixels, where there are not pixels for more than one.
///
/// @param weights  [Blocks][terms][Channels].
/// @param bias     [Blocks · Channels].
/// @param output   the first channel's first pixel.
/// @param plane    from one channel of the output to the next; of one pixel, 1.
template <std::size_t Channels, std::size_t Blocks, std::size_t Pixels, class T>
[[gnu::noinline]] void multiply_across(const T* __restrict input, const EvenTerms& terms, const T* __restrict weights,
                                       const T* __restrict bias, T* __restrict output, Offset plane) noexcept {
  constexpr std::size_t vectors = Channels / static_cast<std::size_t>(lanes<T>);
  std::array<std::array<Vector<T>, Pixels>, Blocks * vectors> sums;
#pragma GCC unroll 8
  for (std::size_t vector = 0; vector < sums.size(); ++vector) {
    sums[vector].fill(load(bias + static_cast<Offset>(vector) * lanes<T>));
  }
  const Offset block_step = terms.count * static_cast<Offset>(Channels);
  const T* const end = weights + block_step;
  for (; weights != end; weights += static_cast<Offset>(Channels), input += terms.step) {
#pragma GCC unroll 8
    for (std::size_t vector = 0; vector < sums.size(); ++vector) {
      const Vector<T> weight = load(weights + static_cast<Offset>(vector / vectors) * block_step +
                                    static_cast<Offset>(vector % vectors) * lanes<T>);
#pragma GCC unroll 8
      for (std::size_t pixel = 0; pixel < Pixels; ++pixel) {
        sums[vector][pixel] = sums[vector][pixel] + weight * splat(input[pixel]);
      }
    }
  }
  for (const auto& vector : sums) {
    if constexpr (Pixels == 1) {
      store(output, vector[0]);
    } else {
      store_columns(output, plane, vector);
    }
    output += plane * lanes<T>;
  }
}

}  // namespace convscope::kernels

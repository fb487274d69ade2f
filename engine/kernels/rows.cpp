// engine/kernels/rows.cpp — the loops around multiply_block: rows, stretches of a row, blocks of output channels.
#include "kernels/rows.hpp"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

#include "kernels/micro.hpp"

namespace convscope::kernels {
namespace {

/// Pixels of a row that all output channels go over before the next: their inputs stay in the nearest cache.
constexpr Offset stretch = 64;

/// A stretch of a row for one block of channels. The last vectors end with the stretch and do some pixels again.
template <std::size_t Channels, std::size_t Vectors, class T>
void multiply_stretch(const T* input, const Terms& terms, const T* weights, const T* bias, T* output, Offset plane,
                      Offset width) {
  constexpr Offset wide = static_cast<Offset>(Vectors) * lanes<T>;
  Offset column = 0;
  for (; column + wide <= width; column += wide) {
    multiply_block<Channels, Vectors>(input + column, terms, weights, bias, output + column, plane);
  }
  if (Vectors > 1 && width >= wide && width - column > wide / 2) {
    column = width - wide;
    multiply_block<Channels, Vectors>(input + column, terms, weights, bias, output + column, plane);
    return;
  }
  for (; column < width; column += lanes<T>) {
    column = std::min(column, width - lanes<T>);
    multiply_block<Channels, 1>(input + column, terms, weights, bias, output + column, plane);
  }
}

/// Sums in float32 of at most so many terms keep all their weights in registers: each product then costs one load, one
/// multiplication and one addition.
constexpr Offset most_terms_held = 9;

/// A row of one channel, whose sums have Count terms.
template <std::size_t Count>
[[gnu::noinline]] void multiply_row(const float* input, const Offset* offsets, const float* weights, float bias,
                                    float* output, Offset width) noexcept {
  std::array<Vector<float>, Count> factors;
  std::array<const float*, Count> values;
#pragma GCC unroll 16
  for (std::size_t term = 0; term < Count; ++term) {
    factors[term] = splat(weights[term]);
    values[term] = input + offsets[term];
  }
  const Vector<float> start = splat(bias);
  const auto multiply_vector = [&](Offset column) {
    Vector<float> sum = start;
#pragma GCC unroll 16
    for (std::size_t term = 0; term < Count; ++term) {
      sum = sum + factors[term] * load(values[term] + column);
    }
    store(output + column, sum);
  };
  const Offset last = width - lanes<float>;
  for (Offset column = 0; column < last; column += lanes<float>) {
    multiply_vector(column);
  }
  multiply_vector(last);
}

/// multiply_row for each number of terms.
constexpr auto row_kernels = []<std::size_t... Less>(std::index_sequence<Less...>) {
  return std::array{multiply_row<Less + 1>...};
}(std::make_index_sequence<static_cast<std::size_t>(most_terms_held)>{});

}  // namespace

template <class T>
void multiply_rows(const Rows& rows, const std::vector<Offset>& offsets, const T* input, const T* weights,
                   const T* bias, T* output) {
  const Terms terms{offsets.data(), static_cast<Offset>(offsets.size())};
  // Rows without a gap between their inputs are one long row.
  const bool merged = rows.step == rows.width;
  const Offset count = merged ? 1 : rows.count;
  const Offset width = merged ? rows.count * rows.width : rows.width;
  if constexpr (std::is_same_v<T, float>) {
    // A gradient may have outputs that no term reaches.
    if (rows.channels == 1 && terms.count > 0 && terms.count <= most_terms_held) {
      const auto multiply = row_kernels[static_cast<std::size_t>(terms.count - 1)];
      for (Offset row = 0; row < count; ++row) {
        multiply(input + row * rows.step, terms.offsets, weights, *bias, output + row * width, width);
      }
      return;
    }
  }
  for (Offset row = 0; row < count; ++row) {
    for (Offset first = 0; first < width;) {
      // No stretch is left that would be narrower than a vector.
      const Offset rest = width - first;
      const Offset length = rest < 2 * stretch ? rest : stretch;
      const T* const values = input + row * rows.step + first;
      T* const results = output + row * rows.width + first;
      for (Offset channel = 0; channel < rows.channels;) {
        const T* const packed = weights + channel * terms.count;
        T* const target = results + channel * rows.plane;
        const Offset block = block_channels(rows.channels - channel);
        if (block == 4) {
          multiply_stretch<4, 2>(values, terms, packed, bias + channel, target, rows.plane, length);
        } else if (block == 2) {
          multiply_stretch<2, 4>(values, terms, packed, bias + channel, target, rows.plane, length);
        } else {
          multiply_stretch<1, 4>(values, terms, packed, bias + channel, target, rows.plane, length);
        }
        channel += block;
      }
      first += length;
    }
  }
}

template void multiply_rows(const Rows&, const std::vector<Offset>&, const float*, const float*, const float*, float*);
template void multiply_rows(const Rows&, const std::vector<Offset>&, const double*, const double*, const double*,
                            double*);

}  // namespace convscope::kernels

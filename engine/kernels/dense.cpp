// engine/kernels/dense.cpp — the window is copied into one row, which the weights of the channels in the lanes then go
// along.
#include "kernels/dense.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "kernels/transpose.hpp"

namespace convscope::kernels {
namespace {

constexpr Offset fewest_terms = 8;
constexpr Offset square = 4;  // terms whose weights are turned into their lanes together

/// The sums of `Vectors` vectors of channels, from channel `first` on. A vector that would reach over the last channel
/// ends with it, and does some again, to the same bits.
///
/// @param window    [terms].
/// @param channels  of the group: at least a vector of them.
/// @param weight    [channels][terms].
/// @param bias      [channels], or nullptr.
/// @param output    [channels].
template <std::size_t Vectors, class T>
void multiply_window(const T* window, Offset terms, Offset first, Offset channels, const T* weight, const T* bias,
                     T* output) noexcept {
  std::array<Vector<T>, Vectors> sums;
  std::array<Offset, Vectors> starts;
  for (std::size_t vector = 0; vector < Vectors; ++vector) {
    starts[vector] = std::min(first + static_cast<Offset>(vector) * lanes<T>, channels - lanes<T>);
    sums[vector] = bias == nullptr ? splat(T{0}) : load(bias + starts[vector]);
  }
  Offset term = 0;
  for (; term + square <= terms; term += square) {
#pragma GCC unroll 3
    for (std::size_t vector = 0; vector < Vectors; ++vector) {
      const std::array<Vector<T>, square> weights = load_transposed(weight + starts[vector] * terms + term, terms);
#pragma GCC unroll 4
      for (std::size_t i = 0; i < weights.size(); ++i) {
        sums[vector] = sums[vector] + weights[i] * splat(window[term + static_cast<Offset>(i)]);
      }
    }
  }
  for (; term < terms; ++term) {
    for (std::size_t vector = 0; vector < Vectors; ++vector) {
      const T* channel = weight + starts[vector] * terms + term;
      std::array<T, static_cast<std::size_t>(lanes<T>)> weights;
      for (T& value : weights) {
        value = *channel;
        channel += terms;
      }
      sums[vector] = sums[vector] + load(weights.data()) * splat(window[term]);
    }
  }
  for (std::size_t vector = 0; vector < Vectors; ++vector) {
    store(output + starts[vector], sums[vector]);
  }
}

/// The only window over one group's planes, as a row.
template <class T>
void gather_window(const Windows& w, const T* planes, T* values) noexcept {
  for (Offset input = 0; input < w.inputs; ++input, planes += w.input_plane()) {
    for (Offset row = 0; row < w.kernel_height; ++row) {
      for (Offset column = 0; column < w.kernel_width; ++column) {
        *values++ = planes[row * w.dilation_height * w.width + column * w.dilation_width];
      }
    }
  }
}

}  // namespace

template <class T>
bool dense_serves(const Windows& w) noexcept {
  return (!w.flip || w.taps() == 1) && w.output_plane() == 1 && w.outputs >= lanes<T> &&
         w.inputs * w.taps() >= fewest_terms;
}

template <class T>
void dense_forward(const Windows& windows, const T* input, const T* weight, const T* bias, T* output) {
  const Windows& w = windows;
  const Offset terms = w.inputs * w.taps();
  std::vector<T> window(static_cast<std::size_t>(terms));
  for (Offset image = 0; image < w.batch * w.groups; ++image, input += w.inputs * w.input_plane()) {
    gather_window(w, input, window.data());
    const Offset group = image % w.groups * w.outputs;
    const T* const weights = weight + group * terms;
    const T* const start = bias == nullptr ? nullptr : bias + group;
    Offset channel = 0;
    // Sums of two vectors keep within the registers; a third one shortens the way of the ten classes of a digit.
    for (; w.outputs - channel > 3 * lanes<T>; channel += 2 * lanes<T>) {
      multiply_window<2>(window.data(), terms, channel, w.outputs, weights, start, output);
    }
    multiply_window<3>(window.data(), terms, channel, w.outputs, weights, start, output);
    output += w.outputs;
  }
}

template bool dense_serves<float>(const Windows&) noexcept;
template bool dense_serves<double>(const Windows&) noexcept;
template void dense_forward(const Windows&, const float*, const float*, const float*, float*);
template void dense_forward(const Windows&, const double*, const double*, const double*, double*);

}  // namespace convscope::kernels

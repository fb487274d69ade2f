// engine/kernels/terms.cpp — what is laid out once before the inner loops run.
#include "kernels/terms.hpp"

namespace convscope::kernels {

SplitPlanes split_by_stride(const Windows& windows) noexcept {
  const Offset phases = windows.stride_width;
  return {phases, windows.height, (windows.width + phases - 1) / phases};
}

template <class T>
void split_columns(const SplitPlanes& split, const T* input, Offset planes, Offset width, T* output) {
  for (Offset plane = 0; plane < planes; ++plane, output += split.plane()) {
    T* row_start = output;
    for (Offset row = 0; row < split.height; ++row, input += width, row_start += split.width) {
      for (Offset phase = 0; phase < split.phases; ++phase) {
        T* const target = row_start + phase * split.phase();
        Offset column = phase;
        for (Offset i = 0; column < width; ++i, column += split.phases) {
          target[i] = input[column];
        }
      }
    }
  }
}

TermList forward_terms(const Windows& windows, const SplitPlanes& split) {
  TermList terms;
  const auto count = static_cast<std::size_t>(windows.inputs * windows.taps());
  terms.offsets.reserve(count);
  terms.weights.reserve(count);
  for (Offset input = 0; input < windows.inputs; ++input) {
    for (Offset row = 0; row < windows.kernel_height; ++row) {
      for (Offset column = 0; column < windows.kernel_width; ++column) {
        terms.offsets.push_back(input * split.plane() +
                                split.at(row * windows.dilation_height, column * windows.dilation_width));
        terms.weights.push_back(input * windows.taps() + windows.tap(row, column));
      }
    }
  }
  return terms;
}

template <class T>
void pack_weights(const TermList& terms, const T* weight, Offset channels, Offset channel_step, T* target) {
  for (Offset channel = 0; channel < channels;) {
    const Offset block = block_channels(channels - channel);
    for (const Offset term : terms.weights) {
      for (Offset i = 0; i < block; ++i) {
        *target++ = weight[(channel + i) * channel_step + term];
      }
    }
    channel += block;
  }
}

template void split_columns(const SplitPlanes&, const float*, Offset, Offset, float*);
template void split_columns(const SplitPlanes&, const double*, Offset, Offset, double*);
template void pack_weights(const TermList&, const float*, Offset, Offset, float*);
template void pack_weights(const TermList&, const double*, Offset, Offset, double*);

}  // namespace convscope::kernels

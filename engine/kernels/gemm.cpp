// engine/kernels/gemm.cpp — gathers panels of windows and multiplies them with the packed weights.
#include "kernels/gemm.hpp"

#include <algorithm>
#include <array>

#include "kernels/micro.hpp"

namespace convscope::kernels {
namespace {

constexpr Offset channels_of_block = 4;
constexpr Offset vectors_of_panel = 2;
template <class T>
constexpr Offset panel_pixels = vectors_of_panel * lanes<T>;

}  // namespace

template <class T>
GemmConvolution<T>::GemmConvolution(const Windows& windows, const T* weight)
    : windows_(windows),
      terms_(forward_terms(windows, {1, windows.height, windows.width})),
      padded_outputs_((windows.outputs + channels_of_block - 1) / channels_of_block * channels_of_block),
      weights_(static_cast<std::size_t>(windows.groups * padded_outputs_ * terms_.count())),
      panel_(static_cast<std::size_t>(terms_.count() * panel_pixels<T>)) {
  for (Offset term = 0; term < terms_.count(); ++term) {
    panel_offsets_.push_back(term * panel_pixels<T>);
  }
  const Offset channel_step = windows.inputs * windows.taps();
  for (Offset channel = 0; channel < windows.groups * windows.outputs; ++channel) {
    const Offset in_group = channel % windows.outputs;
    const Offset first = channel / windows.outputs * padded_outputs_ + in_group - in_group % channels_of_block;
    T* target = weights_.data() + first * terms_.count() + in_group % channels_of_block;
    for (const Offset term : terms_.weights) {
      *target = weight[channel * channel_step + term];
      target += channels_of_block;
    }
  }
}

/// Fills the panel with the windows of the output pixels from `first` on, counted through the plane row by row.
template <class T>
void GemmConvolution<T>::gather(const T* input, Offset first) {
  const Windows& w = windows_;
  std::array<const T*, static_cast<std::size_t>(panel_pixels<T>)> windows;
  const Offset last = w.output_plane() - 1;
  for (Offset i = 0; i < panel_pixels<T>; ++i) {
    // Behind the last pixel it stands again, to be computed and thrown away.
    const Offset pixel = std::min(first + i, last);
    windows[static_cast<std::size_t>(i)] =
        input + pixel / w.output_width * w.stride_height * w.width + pixel % w.output_width * w.stride_width;
  }
  T* target = panel_.data();
  for (const Offset offset : terms_.offsets) {
    for (const T* const window : windows) {
      *target++ = window[offset];
    }
  }
}

template <class T>
void GemmConvolution<T>::multiply(const T* weights, const T* bias, Offset first, T* output) const {
  const Terms terms{panel_offsets_.data(), terms_.count()};
  const Offset plane = windows_.output_plane();
  const Offset pixels = std::min(panel_pixels<T>, plane - first);
  std::array<T, static_cast<std::size_t>(channels_of_block * panel_pixels<T>)> block;
  for (Offset channel = 0; channel < windows_.outputs; channel += channels_of_block) {
    std::array<T, channels_of_block> start{};
    const Offset channels = std::min(channels_of_block, windows_.outputs - channel);
    if (bias != nullptr) {
      std::copy_n(bias + channel, channels, start.data());
    }
    multiply_block<channels_of_block, vectors_of_panel>(panel_.data(), terms, weights + channel * terms.count,
                                                        start.data(), block.data(), panel_pixels<T>);
    for (Offset i = 0; i < channels; ++i) {
      std::copy_n(block.data() + i * panel_pixels<T>, pixels, output + (channel + i) * plane + first);
    }
  }
}

template <class T>
void GemmConvolution<T>::run(const T* input, const T* bias, T* output) {
  const Windows& w = windows_;
  for (Offset image = 0; image < w.batch; ++image) {
    for (Offset group = 0; group < w.groups; ++group) {
      for (Offset first = 0; first < w.output_plane(); first += panel_pixels<T>) {
        gather(input, first);
        multiply(weights_.data() + group * padded_outputs_ * terms_.count(),
                 bias == nullptr ? nullptr : bias + group * w.outputs, first, output);
      }
      input += w.inputs * w.input_plane();
      output += w.outputs * w.output_plane();
    }
  }
}

template class GemmConvolution<float>;
template class GemmConvolution<double>;

}  // namespace convscope::kernels

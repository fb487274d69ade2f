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

/// Panels of so many terms, together with the weights of a block of channels, stay in a cache of 32 KB.
constexpr Offset terms_of_part = 160;
constexpr Offset panels_of_part = 4;

/// Planes that can be read where they are, are; others are laid out apart.
template <class T>
SplitPlanes split_of(const Windows& windows, const Interior& interior) noexcept {
  const SplitPlanes split = split_by_stride(windows);
  return is_laid_out(split, interior) ? split : apart_in_cache<T>(split, windows.inputs);
}

}  // namespace

template <class T>
GemmConvolution<T>::GemmConvolution(const Windows& windows, const Interior& interior, const T* weight)
    : windows_(windows),
      interior_(interior),
      split_(split_of<T>(windows, interior)),
      terms_(forward_terms(windows, split_)),
      padded_outputs_((windows.outputs + channels_of_block - 1) / channels_of_block * channels_of_block),
      weights_(static_cast<std::size_t>(windows.groups * padded_outputs_ * terms_.count())),
      no_bias_(static_cast<std::size_t>(windows.groups * windows.outputs)),
      panels_(static_cast<std::size_t>(
          panel_pixels<T> * std::max(panels_of_part * std::min(terms_of_part, terms_.count()), terms_.count()))) {
  if (!is_laid_out(split_, interior)) {
    laid_out_.resize(static_cast<std::size_t>(windows.inputs * split_.plane()));
  }
  pack(weight);
}

template <class T>
void GemmConvolution<T>::pack(const T* weight) {
  const Offset channel_step = windows_.inputs * windows_.taps();
  for (Offset channel = 0; channel < windows_.groups * windows_.outputs; ++channel) {
    const Offset in_group = channel % windows_.outputs;
    const Offset first = channel / windows_.outputs * padded_outputs_ + in_group - in_group % channels_of_block;
    T* target = weights_.data() + first * terms_.count() + in_group % channels_of_block;
    for (const Offset term : terms_.weights) {
      *target = weight[channel * channel_step + term];
      target += channels_of_block;
    }
  }
}

template <class T>
Offset GemmConvolution<T>::window_at(Offset pixel) const noexcept {
  return pixel / windows_.output_width * windows_.stride_height * split_.width + pixel % windows_.output_width;
}

/// Whether a vector of output pixels stands in one row: then their windows are neighbours.
template <class T>
bool GemmConvolution<T>::is_within_row(Offset pixel) const noexcept {
  return pixel < windows_.output_plane() && pixel % windows_.output_width + lanes<T> <= windows_.output_width;
}

/// One vector of a panel: the windows of the output pixels from `first` on.
template <class T>
void GemmConvolution<T>::gather_vector(const T* planes, const Part& part, Offset first, T* target) const {
  const Offset* const offsets = terms_.offsets.data() + part.first_term;
  if (is_within_row(first)) {
    const T* const window = planes + window_at(first);
    for (Offset term = 0; term < part.terms; ++term, target += panel_pixels<T>) {
      store(target, load(window + offsets[term]));
    }
    return;
  }
  std::array<const T*, static_cast<std::size_t>(lanes<T>)> windows;
  for (Offset i = 0; i < lanes<T>; ++i) {
    // Behind the last pixel it stands again, to be computed and thrown away.
    windows[static_cast<std::size_t>(i)] = planes + window_at(std::min(first + i, windows_.output_plane() - 1));
  }
  for (Offset term = 0; term < part.terms; ++term, target += panel_pixels<T>) {
    for (std::size_t i = 0; i < windows.size(); ++i) {
      target[i] = windows[i][offsets[term]];
    }
  }
}

template <class T>
void GemmConvolution<T>::gather(const T* planes, const Part& part) {
  T* target = panels_.data();
  for (Offset panel = 0; panel < part.panels; ++panel, target += part.terms * panel_pixels<T>) {
    const Offset first = part.first_pixel + panel * panel_pixels<T>;
    for (Offset vector = 0; vector < vectors_of_panel; ++vector) {
      gather_vector(planes, part, first + vector * lanes<T>, target + vector * lanes<T>);
    }
  }
}

/// A block of output channels over all panels of a part.
template <class T>
template <bool Continues>
void GemmConvolution<T>::multiply_channels(const Part& part, Offset channel, const T* weights, const T* bias,
                                           T* output) const {
  const EvenTerms terms{panel_pixels<T>, part.terms};
  const Offset plane = windows_.output_plane();
  const Offset channels = std::min(channels_of_block, windows_.outputs - channel);
  std::array<T, channels_of_block> start{};
  std::copy_n(bias + channel, channels, start.data());
  const T* panel = panels_.data();
  Offset first = part.first_pixel;
  for (Offset i = 0; i < part.panels; ++i, first += panel_pixels<T>, panel += part.terms * panel_pixels<T>) {
    T* const results = output + channel * plane + first;
    const Offset pixels = std::min(panel_pixels<T>, plane - first);
    if (channels == channels_of_block && pixels == panel_pixels<T>) {
      multiply_block<channels_of_block, vectors_of_panel, Continues>(panel, terms, weights, start.data(), results,
                                                                     plane);
      continue;
    }
    std::array<T, static_cast<std::size_t>(channels_of_block * panel_pixels<T>)> block{};
    for (Offset row = 0; Continues && row < channels; ++row) {
      std::copy_n(results + row * plane, pixels, block.data() + row * panel_pixels<T>);
    }
    multiply_block<channels_of_block, vectors_of_panel, Continues>(panel, terms, weights, start.data(), block.data(),
                                                                   panel_pixels<T>);
    for (Offset row = 0; row < channels; ++row) {
      std::copy_n(block.data() + row * panel_pixels<T>, pixels, results + row * plane);
    }
  }
}

template <class T>
void GemmConvolution<T>::multiply(const Part& part, const T* weights, const T* bias, T* output) const {
  weights += part.first_term * channels_of_block;
  for (Offset channel = 0; channel < windows_.outputs; channel += channels_of_block) {
    if (part.first_term == 0) {
      multiply_channels<false>(part, channel, weights, bias, output);
    } else {
      multiply_channels<true>(part, channel, weights, bias, output);
    }
    weights += channels_of_block * terms_.count();
  }
}

/// The last pixels of the plane, from the one at `first` on: no more than a vector.
template <class T>
void GemmConvolution<T>::multiply_rest(const T* planes, Offset first, const T* weights, const T* bias, T* output) {
  constexpr Offset most_channels = 4 * channels_of_block;
  constexpr Offset pixels = lanes<T>;
  const EvenTerms terms{panel_pixels<T>, terms_.count()};
  const Offset plane = windows_.output_plane();
  const bool is_one = first + 1 == plane;
  const Offset pitch = is_one ? 1 : pixels;
  const Offset wide = is_one ? most_channels : 2 * channels_of_block;
  gather_vector(planes, {0, terms.count, first, 1}, first, panels_.data());
  for (Offset channel = 0; channel < padded_outputs_;) {
    const Offset block = padded_outputs_ - channel < wide ? channels_of_block : wide;
    const Offset channels = std::min(block, windows_.outputs - channel);
    std::array<T, most_channels> start{};
    std::copy_n(bias + channel, channels, start.data());
    std::array<T, static_cast<std::size_t>(2 * channels_of_block * pixels)> sums;
    const auto multiply = is_one ? (block == wide ? multiply_across<channels_of_block, 4, 1, T>
                                                  : multiply_across<channels_of_block, 1, 1, T>)
                                 : (block == wide ? multiply_across<channels_of_block, 2, pixels, T>
                                                  : multiply_across<channels_of_block, 1, pixels, T>);
    multiply(panels_.data(), terms, weights, start.data(), sums.data(), pitch);
    // Pixel by pixel: copying the few of each channel would be a call of memory.copy for each.
    for (Offset pixel = first; pixel < plane; ++pixel) {
      T* const target = output + channel * plane + pixel;
      const T* const values = sums.data() + (pixel - first);
      for (Offset row = 0; row < channels; ++row) {
        target[row * plane] = values[row * pitch];
      }
    }
    channel += block;
    weights += block * terms.count;
  }
}

template <class T>
void GemmConvolution<T>::run(const T* input, const T* bias, T* output) {
  const Windows& w = windows_;
  if (bias == nullptr) {
    bias = no_bias_.data();
  }
  const Offset rest = w.output_plane() % panel_pixels<T>;
  const bool splits_last = rest > 0 && rest <= lanes<T>;
  const Offset all_panels = w.output_plane() / panel_pixels<T> + (rest > lanes<T> ? 1 : 0);
  for (Offset image = 0; image < w.batch; ++image) {
    for (Offset group = 0; group < w.groups; ++group) {
      const T* planes = input;
      if (!laid_out_.empty()) {
        lay_out(split_, interior_, input, w.inputs, laid_out_.data());
        planes = laid_out_.data();
      }
      const T* const weights = weights_.data() + group * padded_outputs_ * terms_.count();
      for (Offset panel = 0; panel < all_panels; panel += panels_of_part) {
        for (Offset term = 0; term < terms_.count(); term += terms_of_part) {
          const Part part{term, std::min(terms_of_part, terms_.count() - term), panel * panel_pixels<T>,
                          std::min(panels_of_part, all_panels - panel)};
          gather(planes, part);
          multiply(part, weights, bias + group * w.outputs, output);
        }
      }
      if (splits_last) {
        multiply_rest(planes, w.output_plane() - rest, weights, bias + group * w.outputs, output);
      }
      input += w.inputs * interior_.height * interior_.width;
      output += w.outputs * w.output_plane();
    }
  }
}

template class GemmConvolution<float>;
template class GemmConvolution<double>;

}  // namespace convscope::kernels

// engine/kernels/blocked.cpp — lays a convolution out for the row kernel or the plane kernel, and runs it.
#include "kernels/blocked.hpp"

#include <type_traits>

#include "kernels/plane.hpp"
#include "kernels/rows.hpp"

namespace convscope::kernels {
namespace {

Plane plane_of(const Windows& w) noexcept {
  return {w.width, w.kernel_height, w.kernel_width, w.output_height, w.output_width};
}

/// One kernel per plane, and windows that neighbouring outputs share.
template <class T>
bool goes_by_plane(const Windows& w) noexcept {
  return w.inputs == 1 && w.outputs == 1 && w.stride_height == 1 && w.stride_width == 1 && w.dilation_height == 1 &&
         w.dilation_width == 1 && plane_serves<T>(plane_of(w));
}

}  // namespace

template <class T>
bool BlockedConvolution<T>::serves(const Windows& windows) noexcept {
  return windows.output_width >= narrowest_row<T>;
}

template <class T>
BlockedConvolution<T>::BlockedConvolution(const Windows& windows, const Interior& interior, const T* weight)
    : windows_(windows),
      interior_(interior),
      // Each value is read again for every block of output channels: then it pays to copy planes apart.
      split_(apart_in_cache<T>(split_by_stride(windows), windows.outputs > 4 ? windows.inputs : 0)),
      by_plane_(goes_by_plane<T>(windows)),
      terms_(forward_terms(windows, split_)),
      weights_(static_cast<std::size_t>(windows.groups * windows.outputs * windows.inputs * windows.taps())),
      no_bias_(static_cast<std::size_t>(windows.groups * windows.outputs)) {
  pack(weight);
  if constexpr (std::is_same_v<T, float>) {
    if (by_plane_ && RingedPlane::serves(windows, interior)) {
      ringed_.emplace(interior.height, interior.width);
    } else if (StridedPlane::serves(windows, interior)) {
      strided_.emplace(windows, interior);
    }
  }
  if (!ringed_ && !strided_ && !is_laid_out(split_, interior)) {
    laid_out_.resize(static_cast<std::size_t>(windows.inputs * split_.plane()));
  }
}

template <class T>
void BlockedConvolution<T>::pack(const T* weight) {
  const Offset channel_step = windows_.inputs * windows_.taps();
  const Offset group_step = windows_.outputs * channel_step;
  for (Offset group = 0; group < windows_.groups; ++group) {
    pack_weights(terms_, weight + group * group_step, windows_.outputs, channel_step,
                 weights_.data() + group * group_step);
  }
}

template <class T>
void BlockedConvolution<T>::multiply(const T* planes, const T* packed, const T* bias, T* output) {
  const Windows& w = windows_;
  if constexpr (std::is_same_v<T, float>) {
    if (ringed_) {
      ringed_->multiply(planes, packed, *bias, output);
      return;
    }
    if (strided_) {
      strided_->multiply(planes, packed, *bias, output);
      return;
    }
  }
  if (by_plane_) {
    multiply_plane(plane_of(w), planes, packed, *bias, output);
    return;
  }
  const Rows rows{w.outputs, w.output_height, w.output_width, w.stride_height * split_.width, w.output_plane()};
  multiply_rows(rows, terms_.offsets, planes, packed, bias, output);
}

template <class T>
void BlockedConvolution<T>::run(const T* input, const T* bias, T* output) {
  const Windows& w = windows_;
  if (bias == nullptr) {
    bias = no_bias_.data();
  }
  for (Offset image = 0; image < w.batch; ++image) {
    for (Offset group = 0; group < w.groups; ++group) {
      const T* planes = input;
      if (!laid_out_.empty()) {
        lay_out(split_, interior_, input, w.inputs, laid_out_.data());
        planes = laid_out_.data();
      }
      const T* const packed = weights_.data() + group * w.outputs * terms_.count();
      multiply(planes, packed, bias + group * w.outputs, output);
      input += w.inputs * interior_.height * interior_.width;
      output += w.outputs * w.output_plane();
    }
  }
}

template class BlockedConvolution<float>;
template class BlockedConvolution<double>;

}  // namespace convscope::kernels

// engine/kernels/input_gradient.cpp — one sub-image for each remainder modulo the stride, each a convolution of its
// own.
#include "kernels/input_gradient.hpp"

#include <algorithm>

namespace convscope::kernels {
namespace {

constexpr Offset divided_up(Offset value, Offset step) noexcept { return (value + step - 1) / step; }

}  // namespace

template <class T>
bool InputGradient<T>::serves(const Windows& windows, const Interior& interior) noexcept {
  return interior.width / windows.stride_width >= narrowest_row<T>;
}

template <class T>
InputGradient<T>::InputGradient(const Windows& windows, const Interior& interior)
    : windows_(windows), interior_(interior), no_bias_(static_cast<std::size_t>(windows.inputs)) {
  const Windows& w = windows;
  // So far before an input pixel (in steps of the stride) begins the first window that sees it.
  gradients_ = {(w.kernel_height - 1) * w.dilation_height / w.stride_height,
                (w.kernel_width - 1) * w.dilation_width / w.stride_width, w.output_height, w.output_width};
  const SplitPlanes around{1, gradients_.top + std::max(w.output_height, divided_up(w.height, w.stride_height)),
                           gradients_.left + std::max(w.output_width, divided_up(w.width, w.stride_width))};
  around_ = apart_in_cache<T>(around, w.outputs);
  laid_out_.resize(static_cast<std::size_t>(w.outputs * around_.plane()));
  for (Offset row = 0; row < std::min(w.stride_height, interior.height); ++row) {
    for (Offset column = 0; column < std::min(w.stride_width, interior.width); ++column) {
      add_sub_image(row, column);
    }
  }
}

template <class T>
void InputGradient<T>::add_sub_image(Offset row, Offset column) {
  const Windows& w = windows_;
  SubImage part{row,
                column,
                divided_up(interior_.height - row, w.stride_height),
                divided_up(interior_.width - column, w.stride_width),
                {},
                {}};
  // In the padded plane, its first pixel stands here; windows begin at multiples of the stride.
  const Offset top = row + interior_.top;
  const Offset left = column + interior_.left;
  for (Offset output = 0; output < w.outputs; ++output) {
    for (Offset tap_row = 0; tap_row < w.kernel_height; ++tap_row) {
      const Offset above = top - tap_row * w.dilation_height;
      if (above % w.stride_height != 0) {
        continue;
      }
      for (Offset tap_column = 0; tap_column < w.kernel_width; ++tap_column) {
        const Offset before = left - tap_column * w.dilation_width;
        if (before % w.stride_width != 0) {
          continue;
        }
        part.terms.offsets.push_back(output * around_.plane() +
                                     (gradients_.top + above / w.stride_height) * around_.width + gradients_.left +
                                     before / w.stride_width);
        part.terms.weights.push_back(output * w.inputs * w.taps() + w.tap(tap_row, tap_column));
      }
    }
  }
  part.weights.resize(static_cast<std::size_t>(w.groups * w.inputs * part.terms.count()));
  const bool is_whole = w.stride_height == 1 && w.stride_width == 1;
  const auto room = static_cast<std::size_t>(w.inputs * part.height * part.width);
  scratch_.resize(is_whole ? 0 : std::max(scratch_.size(), room));
  parts_.push_back(std::move(part));
}

template <class T>
void InputGradient<T>::pack(const T* weight) {
  const Windows& w = windows_;
  for (SubImage& part : parts_) {
    for (Offset group = 0; group < w.groups; ++group) {
      pack_weights(part.terms, weight + group * w.outputs * w.inputs * w.taps(), w.inputs, w.taps(),
                   part.weights.data() + group * w.inputs * part.terms.count());
    }
  }
}

template <class T>
void InputGradient<T>::run_group(const SubImage& part, const T* packed, T* grad_input) {
  const Offset plane = part.height * part.width;
  const Rows rows{windows_.inputs, part.height, part.width, around_.width, plane};
  if (scratch_.empty()) {
    multiply_rows(rows, part.terms.offsets, laid_out_.data(), packed, no_bias_.data(), grad_input);
    return;
  }
  multiply_rows(rows, part.terms.offsets, laid_out_.data(), packed, no_bias_.data(), scratch_.data());
  const T* values = scratch_.data();
  for (Offset input = 0; input < windows_.inputs; ++input) {
    for (Offset i = 0; i < part.height; ++i) {
      T* const target = grad_input +
                        (input * interior_.height + part.row + i * windows_.stride_height) * interior_.width +
                        part.column;
      for (Offset j = 0; j < part.width; ++j) {
        target[j * windows_.stride_width] = *values++;
      }
    }
  }
}

template <class T>
void InputGradient<T>::run(const T* grad_output, T* grad_input) {
  const Windows& w = windows_;
  for (Offset image = 0; image < w.batch; ++image) {
    for (Offset group = 0; group < w.groups; ++group) {
      lay_out(around_, gradients_, grad_output, w.outputs, laid_out_.data());
      for (const SubImage& part : parts_) {
        run_group(part, part.weights.data() + group * w.inputs * part.terms.count(), grad_input);
      }
      grad_output += w.outputs * w.output_plane();
      grad_input += w.inputs * interior_.height * interior_.width;
    }
  }
}

template class InputGradient<float>;
template class InputGradient<double>;

}  // namespace convscope::kernels

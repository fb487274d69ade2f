// engine/kernels/strided.cpp — columns are parted by their remainder in registers, as they are read.
#include "kernels/strided.hpp"

#include <array>

#include "kernels/transpose.hpp"

namespace convscope::kernels {
namespace {

/// What the three columns of taps see in a row: the windows of four outputs begin at pixels[0], pixels[Stride], …
template <Offset Stride>
[[gnu::always_inline]] inline std::array<Vector<float>, ring_taps> read_windows(const float* pixels) noexcept {
  if constexpr (Stride == 3) {
    return every_third(pixels);
  } else {
    const Vector<float> near = load(pixels);
    const Vector<float> far = load(pixels + 4);
    // The last window of a row may reach over its end, but not beyond one pixel: the third column is not read from two
    // pixels further on than the first.
    return {every_second<0, 0>(near, far), every_second<1, 1>(near, far),
            every_second<0, 1>(load(pixels + 2), load(pixels + 5))};
  }
}

/// One vector of an output row. In `rows`, `column` pixels on, its first window begins.
template <Offset Stride, Edge At>
[[gnu::always_inline]] inline void multiply_vector(const std::array<const float*, ring_taps>& rows, Offset column,
                                                   const RingWeights<float>& weights, Vector<float> sum,
                                                   float* output) noexcept {
  constexpr Edge left = At == Edge::left ? At : Edge::none;
  constexpr Edge right = At == Edge::right ? At : Edge::none;
#pragma GCC unroll 3
  for (std::size_t row = 0; row < ring_taps; ++row) {
    const auto [first, second, third] = read_windows<Stride>(rows[row] + column);
    sum = sum + weights[row * ring_taps] * without_lane<left>(first);
    sum = sum + weights[row * ring_taps + 1] * second;
    sum = sum + weights[row * ring_taps + 2] * without_lane<right>(third);
  }
  store(output, sum);
}

/// The last pixel, along one axis of the plane, that a window sees.
constexpr Offset last_seen(Offset stride, Offset outputs, Offset before) noexcept {
  return stride * (outputs - 1) + ring_taps - 1 - before;
}

}  // namespace

bool StridedPlane::serves(const Windows& w, const Interior& interior) noexcept {
  const Offset stride = w.stride_width;
  return w.inputs == 1 && w.outputs == 1 && w.kernel_height == ring_taps && w.kernel_width == ring_taps &&
         w.stride_height == stride && (stride == 2 || stride == 3) && w.dilation_height == 1 && w.dilation_width == 1 &&
         interior.top <= 1 && interior.left <= 1 &&
         last_seen(stride, w.output_height, interior.top) <= interior.height &&
         last_seen(stride, w.output_width, interior.left) <= interior.width && w.output_width > lanes<float>;
}

StridedPlane::StridedPlane(const Windows& windows, const Interior& interior)
    : stride_(windows.stride_width),
      top_(interior.top),
      left_(interior.left),
      output_height_(windows.output_height),
      output_width_(windows.output_width),
      meets_right_(last_seen(stride_, output_width_, left_) == interior.width),
      rows_(interior.height, interior.width) {}

template <Offset Stride>
void StridedPlane::multiply(const float* kernel, float bias, float* output) const noexcept {
  const RingWeights<float> weights = ring_weights(kernel);
  const Vector<float> start = splat(bias);
  const Offset last = output_width_ - lanes<float>;
  for (Offset row = 0; row < output_height_; ++row, output += output_width_) {
    const Offset first = Stride * row - top_;
    const std::array<const float*, ring_taps> rows{rows_.at(first) - left_, rows_.at(first + 1) - left_,
                                                   rows_.at(first + 2) - left_};
    if (left_ == 1) {
      multiply_vector<Stride, Edge::left>(rows, 0, weights, start, output);
    }
    for (Offset column = left_ * lanes<float>; column < last; column += lanes<float>) {
      multiply_vector<Stride, Edge::none>(rows, Stride * column, weights, start, output + column);
    }
    if (meets_right_) {
      multiply_vector<Stride, Edge::right>(rows, Stride * last, weights, start, output + last);
    } else {
      multiply_vector<Stride, Edge::none>(rows, Stride * last, weights, start, output + last);
    }
  }
}

void StridedPlane::multiply(const float* input, const float* kernel, float bias, float* output) {
  rows_.enter(input);
  if (stride_ == 2) {
    multiply<2>(kernel, bias, output);
  } else {
    multiply<3>(kernel, bias, output);
  }
}

}  // namespace convscope::kernels

// engine/kernels/halved.cpp — even and odd columns are parted in registers, as they are read.
#include "kernels/halved.hpp"

#include <array>

#include "kernels/transpose.hpp"

namespace convscope::kernels {
namespace {

/// One vector of an output row. `pixels` are where its first window begins, in three rows.
template <Edge At, class T>
[[gnu::always_inline]] inline void multiply_vector(const std::array<const T*, ring_taps>& rows, Offset column,
                                                   const RingWeights<T>& weights, Vector<T> sum, T* output) noexcept {
  constexpr Edge left = At == Edge::left ? At : Edge::none;
  constexpr Edge right = At == Edge::right ? At : Edge::none;
#pragma GCC unroll 3
  for (std::size_t row = 0; row < ring_taps; ++row) {
    const T* const pixels = rows[row] + column;
    const Vector<T> near = load(pixels);
    const Vector<T> far = load(pixels + lanes<T>);
    // The first and the last window of a row may reach over its ends, the last not beyond one pixel: `third` is not
    // read from two pixels further on than `first`.
    const Vector<T> first = without_lane<left>(every_second<0, 0>(near, far));
    const Vector<T> second = every_second<1, 1>(near, far);
    const Vector<T> third = without_lane<right>(every_second<0, 1>(load(pixels + 2), load(pixels + lanes<T> + 1)));
    sum = sum + weights[row * ring_taps] * first;
    sum = sum + weights[row * ring_taps + 1] * second;
    sum = sum + weights[row * ring_taps + 2] * third;
  }
  store(output, sum);
}

}  // namespace

template <class T>
bool HalvedPlane<T>::serves(const Windows& w, const Interior& interior) noexcept {
  return w.inputs == 1 && w.outputs == 1 && w.kernel_height == ring_taps && w.kernel_width == ring_taps &&
         w.stride_height == 2 && w.stride_width == 2 && w.dilation_height == 1 && w.dilation_width == 1 &&
         interior.top <= 1 && interior.left <= 1 && 2 * w.output_height - interior.top <= interior.height &&
         2 * w.output_width - interior.left <= interior.width && w.output_width > lanes<T>;
}

template <class T>
HalvedPlane<T>::HalvedPlane(const Windows& windows, const Interior& interior)
    : top_(interior.top),
      left_(interior.left),
      output_height_(windows.output_height),
      output_width_(windows.output_width),
      meets_right_(2 * windows.output_width - interior.left == interior.width),
      rows_(interior.height, interior.width) {}

template <class T>
void HalvedPlane<T>::multiply(const T* input, const T* kernel, T bias, T* output) {
  rows_.enter(input);
  const RingWeights<T> weights = ring_weights(kernel);
  const Vector<T> start = splat(bias);
  const Offset last = output_width_ - lanes<T>;
  for (Offset row = 0; row < output_height_; ++row, output += output_width_) {
    const Offset first = 2 * row - top_;
    const std::array<const T*, ring_taps> rows{rows_.at(first) - left_, rows_.at(first + 1) - left_,
                                               rows_.at(first + 2) - left_};
    if (left_ == 1) {
      multiply_vector<Edge::left>(rows, 0, weights, start, output);
    }
    for (Offset column = left_ * lanes<T>; column < last; column += lanes<T>) {
      multiply_vector<Edge::none>(rows, 2 * column, weights, start, output + column);
    }
    if (meets_right_) {
      multiply_vector<Edge::right>(rows, 2 * last, weights, start, output + last);
    } else {
      multiply_vector<Edge::none>(rows, 2 * last, weights, start, output + last);
    }
  }
}

template class HalvedPlane<float>;
template class HalvedPlane<double>;

}  // namespace convscope::kernels

// engine/kernels/halved.cpp — even and odd columns are parted in registers, as they are read.
#include "kernels/halved.hpp"

#include <array>

#include "kernels/vector.hpp"

namespace convscope::kernels {
namespace {

constexpr Offset taps = 3;

template <class T>
using Weights = std::array<Vector<T>, taps * taps>;

/// Every second of the values in `first`, then every second of those in `second`.
template <class T>
struct EverySecond;

template <>
struct EverySecond<float> {
  using Index = xsimd::as_unsigned_integer_t<float>;
  template <unsigned A, unsigned B>
  static Vector<float> pick(Vector<float> first, Vector<float> second) noexcept {
    return xsimd::shuffle(first, second, xsimd::batch_constant<Index, VectorArchitecture, A, A + 2, 4 + B, 6 + B>{});
  }
};

template <>
struct EverySecond<double> {
  using Index = xsimd::as_unsigned_integer_t<double>;
  template <unsigned A, unsigned B>
  static Vector<double> pick(Vector<double> first, Vector<double> second) noexcept {
    return xsimd::shuffle(first, second, xsimd::batch_constant<Index, VectorArchitecture, A, 2 + B>{});
  }
};

enum class Edge { none, left, right };

/// `value` with zero in the lane at an edge.
template <Edge At, class T>
[[gnu::always_inline]] inline Vector<T> without_lane(Vector<T> value) noexcept {
  if constexpr (At == Edge::none) {
    return value;
  } else {
    std::array<T, static_cast<std::size_t>(lanes<T>)> inside{};
    inside.fill(T{1});
    inside[At == Edge::left ? 0 : lanes<T> - 1] = T{0};
    return xsimd::select(load(inside.data()) > splat(T{0}), value, splat(T{0}));
  }
}

/// One vector of an output row. `pixels` are where its first window begins, in three rows.
template <Edge At, class T>
[[gnu::always_inline]] inline void multiply_vector(const std::array<const T*, taps>& rows, Offset column,
                                                   const Weights<T>& weights, Vector<T> sum, T* output) noexcept {
#pragma GCC unroll 3
  for (std::size_t row = 0; row < taps; ++row) {
    const T* const pixels = rows[row] + column;
    const Vector<T> near = load(pixels);
    const Vector<T> far = load(pixels + lanes<T>);
    // The first and the last window of a row may reach over its ends, the last not beyond one pixel: `third` is not
    // read from two pixels further on than `first`.
    const Vector<T> first = without_lane < At == Edge::left ? At : Edge::none,
                    T > (EverySecond<T>::template pick<0, 0>(near, far));
    const Vector<T> second = EverySecond<T>::template pick<1, 1>(near, far);
    const Vector<T> third = without_lane < At == Edge::right ? At : Edge::none,
                    T > (EverySecond<T>::template pick<0, 1>(load(pixels + 2), load(pixels + lanes<T> + 1)));
    sum = sum + weights[row * taps] * first;
    sum = sum + weights[row * taps + 1] * second;
    sum = sum + weights[row * taps + 2] * third;
  }
  store(output, sum);
}

}  // namespace

template <class T>
bool HalvedPlane<T>::serves(const Windows& w, const Interior& interior) noexcept {
  return w.kernel_height == taps && w.kernel_width == taps && w.stride_height == 2 && w.stride_width == 2 &&
         w.dilation_height == 1 && w.dilation_width == 1 && interior.top <= 1 && interior.left <= 1 &&
         2 * w.output_height - interior.top <= interior.height &&
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
  Weights<T> weights;
#pragma GCC unroll 16
  for (std::size_t tap = 0; tap < weights.size(); ++tap) {
    weights[tap] = splat(kernel[tap]);
  }
  const Vector<T> start = splat(bias);
  const Offset last = output_width_ - lanes<T>;
  for (Offset row = 0; row < output_height_; ++row, output += output_width_) {
    const Offset first = 2 * row - top_;
    const std::array<const T*, taps> rows{rows_.at(first) - left_, rows_.at(first + 1) - left_,
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

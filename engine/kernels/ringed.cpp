// engine/kernels/ringed.cpp — two output rows at a time; in the first and the last vector of a row, what stands beside
// the row in memory is masked out.
#include "kernels/ringed.hpp"

#include <algorithm>
#include <array>

#include "kernels/vector.hpp"

namespace convscope::kernels {
namespace {

/// The four input rows that two output rows see.
template <class T>
using InputRows = std::array<const T*, ring_taps + 1>;

/// The pixels that the taps of a column see, with zero for the one that lies on the ring.
template <Edge At, Offset Tap, class T>
[[gnu::always_inline]] inline Vector<T> read(const T* row) noexcept {
  constexpr bool is_beside = (At == Edge::left && Tap == 0) || (At == Edge::right && Tap == 2);
  return without_lane<is_beside ? At : Edge::none>(load(row + Tap - 1));
}

/// One vector of two output rows. Each input row is loaded once for both.
template <Edge At, class T>
[[gnu::always_inline]] inline void multiply_pair(const InputRows<T>& rows, Offset column, const RingWeights<T>& w,
                                                 Vector<T> start, T* above, T* below) noexcept {
  Vector<T> a = start;
  Vector<T> b = start;
#pragma GCC unroll 4
  for (std::size_t row = 0; row <= ring_taps; ++row) {
    const T* const pixels = rows[row] + column;
    const auto add = [&]<Offset Tap>() {
      const Vector<T> value = read<At, Tap>(pixels);
      if (row < ring_taps) {
        a = a + w[row * ring_taps + Tap] * value;
      }
      if (row > 0) {
        b = b + w[(row - 1) * ring_taps + Tap] * value;
      }
    };
    add.template operator()<0>();
    add.template operator()<1>();
    add.template operator()<2>();
  }
  store(above + column, a);
  store(below + column, b);
}

}  // namespace

template <class T>
bool RingedPlane<T>::serves(const Windows& w, const Interior& interior) noexcept {
  return w.kernel_height == ring_taps && w.kernel_width == ring_taps && interior.top == 1 && interior.left == 1 &&
         w.height == interior.height + 2 && w.width == interior.width + 2 && interior.height >= 2 &&
         interior.width >= 2 * lanes<T>;
}

template <class T>
RingedPlane<T>::RingedPlane(Offset height, Offset width) : height_(height), width_(width), rows_(height, width) {}

template <class T>
void RingedPlane<T>::multiply(const T* input, const T* kernel, T bias, T* output) {
  rows_.enter(input);
  const RingWeights<T> weights = ring_weights(kernel);
  const Vector<T> start = splat(bias);
  const Offset last = width_ - lanes<T>;
  for (Offset step = 0; step < height_; step += 2) {
    // An odd last row is computed together with the one before it once more, to the same bits.
    const Offset row = std::min(step, height_ - 2);
    const InputRows<T> rows{rows_.at(row - 1), rows_.at(row), rows_.at(row + 1), rows_.at(row + 2)};
    T* const above = output + row * width_;
    T* const below = above + width_;
    multiply_pair<Edge::left>(rows, 0, weights, start, above, below);
    for (Offset column = lanes<T>; column < last; column += lanes<T>) {
      multiply_pair<Edge::none>(rows, column, weights, start, above, below);
    }
    multiply_pair<Edge::right>(rows, last, weights, start, above, below);
  }
}

template class RingedPlane<float>;
template class RingedPlane<double>;

}  // namespace convscope::kernels

// engine/kernels/ringed.cpp — down the columns of a band of rows, a vector wide: what an input row gives to the three
// output rows that see it is added when it is read.
#include "kernels/ringed.hpp"

#include <algorithm>
#include <array>

#include "kernels/vector.hpp"

namespace convscope::kernels {
namespace {

/// Output rows of a band: few, so that the rows stay in the nearest cache until the next vector of them is read.
constexpr Offset most_rows = 8;

/// The input rows that a band sees.
template <class T>
using InputRows = std::array<const T*, most_rows + ring_taps - 1>;

/// The pixels of one input row that the three columns of taps see.
template <class T>
struct Pixels {
  /// `sum` and the products with one row of the kernel.
  template <std::size_t Row>
  [[nodiscard, gnu::always_inline]] Vector<T> added_to(Vector<T> sum, const RingWeights<T>& w) const noexcept {
    sum = sum + w[Row * ring_taps] * left;
    sum = sum + w[Row * ring_taps + 1] * centre;
    return sum + w[Row * ring_taps + 2] * right;
  }

  Vector<T> left;
  Vector<T> centre;
  Vector<T> right;
};

template <class T>
[[gnu::always_inline]] inline Pixels<T> read(const T* pixels) noexcept {
  return {load(pixels - 1), load(pixels), load(pixels + 1)};
}

/// The same with zeros on the ring, in the first or the last vector of a row.
template <class T>
class ReadAtEdge {
 public:
  explicit ReadAtEdge(Edge at) noexcept
      : inside_left_(lanes_inside<T>(at == Edge::left ? at : Edge::none)),
        inside_right_(lanes_inside<T>(at == Edge::right ? at : Edge::none)) {}

  [[gnu::always_inline]] Pixels<T> operator()(const T* pixels) const noexcept {
    const auto [left, centre, right] = read(pixels);
    return {xsimd::select(inside_left_, left, splat(T{0})), centre, xsimd::select(inside_right_, right, splat(T{0}))};
  }

 private:
  typename Vector<T>::batch_bool_type inside_left_;
  typename Vector<T>::batch_bool_type inside_right_;
};

/// One vector of `height` output rows, two or more. Each input row is read once.
template <class T, class Read>
[[gnu::always_inline]] inline void multiply_column(const InputRows<T>& rows, Offset height, Offset column,
                                                   const Read& read_vector, const RingWeights<T>& w, Vector<T> start,
                                                   T* output, Offset width) noexcept {
  const auto read_row = [&](Offset row) { return read_vector(rows[static_cast<std::size_t>(row)] + column); };
  T* target = output + column;
  Pixels<T> pixels = read_row(0);
  Vector<T> sum = pixels.template added_to<0>(start, w);
  pixels = read_row(1);
  Vector<T> begun = pixels.template added_to<0>(start, w);
  sum = pixels.template added_to<1>(sum, w);
  for (Offset row = 2; row < height; ++row, target += width) {
    pixels = read_row(row);
    store(target, pixels.template added_to<2>(sum, w));
    sum = pixels.template added_to<1>(begun, w);
    begun = pixels.template added_to<0>(start, w);
  }
  pixels = read_row(height);
  store(target, pixels.template added_to<2>(sum, w));
  sum = pixels.template added_to<1>(begun, w);
  store(target + width, read_row(height + 1).template added_to<2>(sum, w));
}

}  // namespace

bool RingedPlane::serves(const Windows& w, const Interior& interior) noexcept {
  return w.kernel_height == ring_taps && w.kernel_width == ring_taps && interior.top == 1 && interior.left == 1 &&
         w.height == interior.height + 2 && w.width == interior.width + 2 && interior.height >= 2 &&
         interior.width >= 2 * lanes<float>;
}

RingedPlane::RingedPlane(Offset height, Offset width) : height_(height), width_(width), rows_(height, width) {}

void RingedPlane::multiply(const float* input, const float* kernel, float bias, float* output) {
  rows_.enter(input);
  const RingWeights<float> weights = ring_weights(kernel);
  const Vector<float> start = splat(bias);
  const Offset last = width_ - lanes<float>;
  const ReadAtEdge<float> at_left(Edge::left);
  const ReadAtEdge<float> at_right(Edge::right);
  for (Offset step = 0; step < height_; step += most_rows) {
    // A single last row is computed together with the one before it once more, to the same bits.
    const Offset first = std::min(step, height_ - 2);
    const Offset height = std::min(most_rows, height_ - first);
    InputRows<float> rows;
    for (Offset row = 0; row < height + ring_taps - 1; ++row) {
      rows[static_cast<std::size_t>(row)] = rows_.at(first + row - 1);
    }
    float* const band = output + first * width_;
    multiply_column(rows, height, 0, at_left, weights, start, band, width_);
    for (Offset column = lanes<float>; column < last; column += lanes<float>) {
      multiply_column(rows, height, column, read<float>, weights, start, band, width_);
    }
    multiply_column(rows, height, last, at_right, weights, start, band, width_);
  }
}

}  // namespace convscope::kernels

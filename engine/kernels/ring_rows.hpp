// engine/kernels/ring_rows.hpp — the rows of a plane within one pixel of zeros, read where they stand.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "kernels/vector.hpp"

namespace convscope::kernels {

/// Kernels that read such rows are of this size, per axis.
constexpr Offset ring_taps = 3;

template <class T>
using RingWeights = std::array<Vector<T>, ring_taps * ring_taps>;

/// The taps of a kernel, each in every lane.
template <class T>
[[gnu::always_inline]] inline RingWeights<T> ring_weights(const T* kernel) noexcept {
  RingWeights<T> weights;
#pragma GCC unroll 16
  for (std::size_t tap = 0; tap < weights.size(); ++tap) {
    weights[tap] = splat(kernel[tap]);
  }
  return weights;
}

/// Where a vector of a row stands: its first or its last lane may lie beside the row.
enum class Edge { none, left, right };

/// True in the lanes that lie in the row.
template <class T>
[[gnu::always_inline]] inline typename Vector<T>::batch_bool_type lanes_inside(Edge at) noexcept {
  std::array<T, static_cast<std::size_t>(lanes<T>)> inside{};
  inside.fill(T{1});
  if (at != Edge::none) {
    inside[at == Edge::left ? 0 : lanes<T> - 1] = T{0};
  }
  return load(inside.data()) > splat(T{0});
}

/// `value` with zero in the lane at an edge.
template <Edge At, class T>
[[gnu::always_inline]] inline Vector<T> without_lane(Vector<T> value) noexcept {
  if constexpr (At == Edge::none) {
    return value;
  } else {
    return xsimd::select(lanes_inside<T>(At), value, splat(T{0}));
  }
}

/// Every row can be read from one pixel before it to one behind it. What stands there is zero beside the first and the
/// last row and those of the ring; beside the others it is the rows' neighbours in memory, to be masked out.
template <class T>
class RingRows {
 public:
  /// @param width  of the plane, in pixels
  RingRows(Offset height, Offset width)
      : height_(height), width_(width), edges_(static_cast<std::size_t>(3 * (width + 2))) {}

  /// From now on rows are those of `plane`, whose first and last, beside which there may be no memory, are copied.
  void enter(const T* plane) noexcept {
    plane_ = plane;
    std::copy_n(plane, width_, edges_.data() + 1);
    std::copy_n(plane + (height_ - 1) * width_, width_, edges_.data() + (width_ + 2) + 1);
  }

  /// Row `row` of the plane; zeros above and below it.
  [[nodiscard]] const T* at(Offset row) const noexcept {
    if (row > 0 && row < height_ - 1) {
      return plane_ + row * width_;
    }
    const Offset edge = row == 0 ? 0 : row == height_ - 1 ? 1 : 2;
    return edges_.data() + edge * (width_ + 2) + 1;
  }

 private:
  Offset height_;
  Offset width_;
  const T* plane_ = nullptr;
  /// The first and the last row, and a row of zeros: each between zeros.
  std::vector<T> edges_;
};

}  // namespace convscope::kernels

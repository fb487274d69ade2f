// engine/include/convscope/tensor.hpp — the containers and sizes everything else speaks in.
#pragma once

// xtensor 0.26 moved its headers into subfolders; this is the only place that needs to know.
#if __has_include(<xtensor/containers/xtensor.hpp>)
#include <xtensor/containers/xtensor.hpp>
#else
#include <xtensor/xtensor.hpp>
#endif

#include <array>
#include <cstddef>
#include <cstdint>

namespace convscope {

/// Counts, positions and sizes. 64 bits also on wasm32, so that products of sizes can be checked before they overflow.
using Index = std::int64_t;

/// A row-major tensor that owns its data; T is float or double.
template <class T, std::size_t N>
using Tensor = xt::xtensor<T, N, xt::layout_type::row_major>;

/// Height and width (or a pair of per-axis settings such as a stride), in pixels.
struct Size2 {
  Index height = 0;
  Index width = 0;

  friend bool operator==(const Size2&, const Size2&) = default;
};

/// A layer's data: batch × channels × height × width.
struct Shape4 {
  Index batch = 0;
  Index channels = 0;
  Index height = 0;
  Index width = 0;

  friend bool operator==(const Shape4&, const Shape4&) = default;
  [[nodiscard]] Size2 plane() const noexcept { return {height, width}; }
  [[nodiscard]] Index planes() const noexcept { return batch * channels; }
  /// Elements in all; the sizes were checked, so the product holds.
  [[nodiscard]] Index count() const noexcept { return planes() * height * width; }
};

/// A layer's kernels: output channels × input channels per group × height × width.
struct WeightShape {
  Index outputs = 0;
  Index inputs_per_group = 0;
  Index height = 0;
  Index width = 0;

  friend bool operator==(const WeightShape&, const WeightShape&) = default;
  [[nodiscard]] Size2 plane() const noexcept { return {height, width}; }
  [[nodiscard]] Index count() const noexcept { return outputs * inputs_per_group * height * width; }
};

/// The shape of `tensor` as 64-bit indices.
template <class T, std::size_t N>
std::array<Index, N> shape_of(const Tensor<T, N>& tensor) {
  std::array<Index, N> shape{};
  for (std::size_t axis = 0; axis < N; ++axis) {
    shape[axis] = static_cast<Index>(tensor.shape()[axis]);
  }
  return shape;
}

/// An uninitialised tensor of the given shape.
template <class T, std::size_t N>
Tensor<T, N> make_tensor(const std::array<Index, N>& shape) {
  typename Tensor<T, N>::shape_type sizes{};
  for (std::size_t axis = 0; axis < N; ++axis) {
    sizes[axis] = static_cast<typename Tensor<T, N>::size_type>(shape[axis]);
  }
  return Tensor<T, N>(sizes);
}

}  // namespace convscope

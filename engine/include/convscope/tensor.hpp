// engine/include/convscope/tensor.hpp — the containers that the engine takes and gives.
#pragma once

// xtensor 0.26 moved its headers into subfolders; this is the only place that needs to know.
#if __has_include(<xtensor/containers/xtensor.hpp>)
#include <xtensor/containers/xtensor.hpp>
#else
#include <xtensor/xtensor.hpp>
#endif

#include <array>
#include <cstddef>

#include "convscope/shape.hpp"

namespace convscope {

/// A row-major tensor that owns its data; T is float or double.
template <class T, std::size_t N>
using Tensor = xt::xtensor<T, N, xt::layout_type::row_major>;

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

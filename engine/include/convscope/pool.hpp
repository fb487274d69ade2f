// engine/include/convscope/pool.hpp — max and average pooling, as torch has them.
#pragma once

#include <cstdint>

#include "convscope/pool_geometry.hpp"
#include "convscope/tensor.hpp"

namespace convscope {

template <class T>
struct MaxPooled {
  Tensor<T, 4> output;
  Tensor<std::int32_t, 4> indices;  ///< flat positions in the channel's input plane
};

/// The largest element of every window; the first of equal ones wins. @see torch.nn.functional.max_pool2d.
///
/// @param x  N×C×H×W, N ≥ 0, the rest ≥ 1.
/// @throws InvalidArgument as pool_geometry.
template <class T>
MaxPooled<T> max_pool2d(const Tensor<T, 4>& x, const PoolOptions& options);

/// The mean of every window. @see torch.nn.functional.avg_pool2d.
template <class T>
Tensor<T, 4> avg_pool2d(const Tensor<T, 4>& x, const PoolOptions& options);

/// On plain memory, all sizes as `geometry` says. `output` and `indices` may each be nullptr where not wanted.
template <class T>
void max_pool2d_into(const PoolGeometry& geometry, const T* x, T* output, std::int32_t* indices);
template <class T>
void avg_pool2d_into(const PoolGeometry& geometry, const T* x, T* output);

/// The gradient with respect to x, given that with respect to the output. Where the maxima are is found anew.
template <class T>
void max_pool2d_backward_into(const PoolGeometry& geometry, const T* grad_y, const T* x, T* grad_x);
/// The same where the maxima are known.
template <class T>
void max_pool2d_scatter_into(const PoolGeometry& geometry, const T* grad_y, const std::int32_t* indices, T* grad_x);
template <class T>
void avg_pool2d_backward_into(const PoolGeometry& geometry, const T* grad_y, T* grad_x);

}  // namespace convscope

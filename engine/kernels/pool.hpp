// engine/kernels/pool.hpp — the largest or the mean of every window, and where their gradients go.
#pragma once

#include <cstddef>
#include <cstdint>

namespace convscope::kernels {

/// Pooling windows over `planes` independent planes; padding is never stored, windows are cut at the edges.
struct PoolWindows {
  std::ptrdiff_t planes = 1;
  std::ptrdiff_t height = 1;
  std::ptrdiff_t width = 1;
  std::ptrdiff_t kernel_height = 1;
  std::ptrdiff_t kernel_width = 1;
  std::ptrdiff_t stride_height = 1;
  std::ptrdiff_t stride_width = 1;
  std::ptrdiff_t dilation_height = 1;
  std::ptrdiff_t dilation_width = 1;
  std::ptrdiff_t padding_top = 0;
  std::ptrdiff_t padding_left = 0;
  std::ptrdiff_t padding_bottom = 0;
  std::ptrdiff_t padding_right = 0;
  std::ptrdiff_t output_height = 1;
  std::ptrdiff_t output_width = 1;
};

/// Writes each window's largest element and its flat position in the input plane. The first of equal ones wins; a
/// NaN beats every number, and a later NaN an earlier one, as in torch. A dilated window all of whose taps step over
/// the plane gives −∞ and position −1.
///
/// @param output  may be nullptr when only the positions are wanted.
template <class T>
void max_pool(const PoolWindows& windows, const T* input, T* output, std::int32_t* positions);

/// Adds each output's gradient to the element at its position, if it has one.
template <class T>
void max_pool_backward(const PoolWindows& windows, const T* grad_output, const std::int32_t* positions, T* grad_input);

/// Writes each window's sum (row by row) over the count of its elements; with `count_padding` the padding counts,
/// but never what a ceil-mode window reaches beyond it.
template <class T>
void average_pool(const PoolWindows& windows, bool count_padding, const T* input, T* output);

/// Adds each output's gradient over the same count to all elements of its window.
template <class T>
void average_pool_backward(const PoolWindows& windows, bool count_padding, const T* grad_output, T* grad_input);

}  // namespace convscope::kernels

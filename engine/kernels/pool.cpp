// engine/kernels/pool.cpp — loops over windows that are cut at the plane's edges.
#include "kernels/pool.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace convscope::kernels {
namespace {

/// What one window covers on one axis: [first, end) in steps of `step`, and how many pixels with its padding.
struct Reach {
  std::ptrdiff_t first;
  std::ptrdiff_t end;
  std::ptrdiff_t step;
  std::ptrdiff_t count_with_padding;
};

Reach reach(std::ptrdiff_t window, std::ptrdiff_t stride, std::ptrdiff_t kernel, std::ptrdiff_t dilation,
            std::ptrdiff_t before, std::ptrdiff_t length, std::ptrdiff_t behind) noexcept {
  const std::ptrdiff_t start = window * stride - before;
  const std::ptrdiff_t stop = start + (kernel - 1) * dilation + 1;
  const std::ptrdiff_t skipped = start < 0 ? (-start + dilation - 1) / dilation : 0;
  return {start + skipped * dilation, std::min(stop, length), dilation, std::min(stop, length + behind) - start};
}

/// Calls visit(output index, plane index, rows, columns) for every window.
template <class Visit>
void for_each_window(const PoolWindows& w, Visit visit) {
  std::ptrdiff_t output = 0;
  for (std::ptrdiff_t plane = 0; plane < w.planes; ++plane) {
    for (std::ptrdiff_t row = 0; row < w.output_height; ++row) {
      const Reach rows =
          reach(row, w.stride_height, w.kernel_height, w.dilation_height, w.padding_top, w.height, w.padding_bottom);
      for (std::ptrdiff_t column = 0; column < w.output_width; ++column) {
        const Reach columns =
            reach(column, w.stride_width, w.kernel_width, w.dilation_width, w.padding_left, w.width, w.padding_right);
        visit(output++, plane * w.height * w.width, rows, columns);
      }
    }
  }
}

std::ptrdiff_t divisor(const Reach& rows, const Reach& columns, bool count_padding) noexcept {
  return count_padding ? rows.count_with_padding * columns.count_with_padding
                       : (rows.end - rows.first) * (columns.end - columns.first);
}

}  // namespace

template <class T>
void max_pool(const PoolWindows& w, const T* input, T* output, std::int32_t* positions) {
  for_each_window(w, [&](std::ptrdiff_t index, std::ptrdiff_t plane, const Reach& rows, const Reach& columns) {
    T largest = -std::numeric_limits<T>::infinity();
    const bool empty = rows.first >= rows.end || columns.first >= columns.end;
    std::ptrdiff_t position = empty ? -1 : rows.first * w.width + columns.first;
    for (std::ptrdiff_t row = rows.first; row < rows.end; row += rows.step) {
      for (std::ptrdiff_t column = columns.first; column < columns.end; column += columns.step) {
        const T value = input[plane + row * w.width + column];
        if (value > largest || std::isnan(value)) {
          largest = value;
          position = row * w.width + column;
        }
      }
    }
    if (output != nullptr) {
      output[index] = largest;
    }
    positions[index] = static_cast<std::int32_t>(position);
  });
}

template <class T>
void max_pool_backward(const PoolWindows& w, const T* grad_output, const std::int32_t* positions, T* grad_input) {
  const std::ptrdiff_t outputs = w.output_height * w.output_width;
  for (std::ptrdiff_t plane = 0; plane < w.planes; ++plane) {
    T* const gradients = grad_input + plane * w.height * w.width;
    for (std::ptrdiff_t i = plane * outputs; i < (plane + 1) * outputs; ++i) {
      if (positions[i] >= 0) {
        gradients[positions[i]] += grad_output[i];
      }
    }
  }
}

template <class T>
void average_pool(const PoolWindows& w, bool count_padding, const T* input, T* output) {
  for_each_window(w, [&](std::ptrdiff_t index, std::ptrdiff_t plane, const Reach& rows, const Reach& columns) {
    if (rows.first >= rows.end || columns.first >= columns.end) {
      output[index] = T{0};
      return;
    }
    T sum{0};
    for (std::ptrdiff_t row = rows.first; row < rows.end; ++row) {
      for (std::ptrdiff_t column = columns.first; column < columns.end; ++column) {
        sum += input[plane + row * w.width + column];
      }
    }
    output[index] = sum / static_cast<T>(divisor(rows, columns, count_padding));
  });
}

template <class T>
void average_pool_backward(const PoolWindows& w, bool count_padding, const T* grad_output, T* grad_input) {
  for_each_window(w, [&](std::ptrdiff_t index, std::ptrdiff_t plane, const Reach& rows, const Reach& columns) {
    if (rows.first >= rows.end || columns.first >= columns.end) {
      return;
    }
    const T share = grad_output[index] / static_cast<T>(divisor(rows, columns, count_padding));
    for (std::ptrdiff_t row = rows.first; row < rows.end; ++row) {
      for (std::ptrdiff_t column = columns.first; column < columns.end; ++column) {
        grad_input[plane + row * w.width + column] += share;
      }
    }
  });
}

template void max_pool(const PoolWindows&, const float*, float*, std::int32_t*);
template void max_pool(const PoolWindows&, const double*, double*, std::int32_t*);
template void max_pool_backward(const PoolWindows&, const float*, const std::int32_t*, float*);
template void max_pool_backward(const PoolWindows&, const double*, const std::int32_t*, double*);
template void average_pool(const PoolWindows&, bool, const float*, float*);
template void average_pool(const PoolWindows&, bool, const double*, double*);
template void average_pool_backward(const PoolWindows&, bool, const float*, float*);
template void average_pool_backward(const PoolWindows&, bool, const double*, double*);

}  // namespace convscope::kernels

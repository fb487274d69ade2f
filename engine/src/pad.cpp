// engine/src/pad.cpp — padding copied in row by row.
#include "convscope/pad.hpp"

#include <algorithm>

#include "convscope/memory.hpp"

namespace convscope {
namespace {

/// Calls visit(padded position, source pixel) for the columns outside the image; the source is −1 for a constant.
template <class Visit>
void for_each_outer_column(Index width, const Padding& padding, PaddingMode mode, Visit visit) {
  for (Index column = -padding.left; column < 0; ++column) {
    visit(column + padding.left, source_index(column, width, mode));
  }
  for (Index column = width; column < width + padding.right; ++column) {
    visit(column + padding.left, source_index(column, width, mode));
  }
}

}  // namespace

template <class T>
void pad_planes(const T* images, Index planes, Size2 size, const Padding& padding, PaddingMode mode, T value,
                T* padded) {
  const Size2 outer = padded_size(size, padding);
  for (Index plane = 0; plane < planes; ++plane) {
    for (Index row = 0; row < outer.height; ++row, padded += outer.width) {
      const Index source_row = source_index(row - padding.top, size.height, mode);
      if (source_row < 0) {
        std::fill_n(padded, outer.width, value);
        continue;
      }
      const T* const source = images + (plane * size.height + source_row) * size.width;
      std::copy_n(source, size.width, padded + padding.left);
      for_each_outer_column(size.width, padding, mode, [&](Index position, Index column) {
        padded[position] = column < 0 ? value : source[column];
      });
    }
  }
}

template <class T>
void fold_padding(const T* padded_gradients, Index planes, Size2 size, const Padding& padding, PaddingMode mode,
                  T* gradients) {
  const Size2 outer = padded_size(size, padding);
  const T* from = padded_gradients;
  for (Index plane = 0; plane < planes; ++plane) {
    for (Index row = 0; row < outer.height; ++row, from += outer.width) {
      const Index source_row = source_index(row - padding.top, size.height, mode);
      if (source_row < 0) {
        continue;
      }
      T* const into = gradients + (plane * size.height + source_row) * size.width;
      for (Index column = 0; column < size.width; ++column) {
        into[column] += from[padding.left + column];
      }
      for_each_outer_column(size.width, padding, mode, [&](Index position, Index column) {
        if (column >= 0) {
          into[column] += from[position];
        }
      });
    }
  }
}

template <class T>
Tensor<T, 4> pad2d(const Tensor<T, 4>& images, const Padding& padding, PaddingMode mode, T value) {
  const auto [batch, channels, height, width] = shape_of(images);
  const Size2 size{height, width};
  const Size2 outer = checked_padded_size(checked_count("x", {batch, channels}, 1), size, padding, sizeof(T));
  auto padded = make_tensor<T, 4>({batch, channels, outer.height, outer.width});
  pad_planes(images.data(), batch * channels, size, padding, mode, value, padded.data());
  return padded;
}

template void pad_planes(const float*, Index, Size2, const Padding&, PaddingMode, float, float*);
template void pad_planes(const double*, Index, Size2, const Padding&, PaddingMode, double, double*);
template void fold_padding(const float*, Index, Size2, const Padding&, PaddingMode, float*);
template void fold_padding(const double*, Index, Size2, const Padding&, PaddingMode, double*);
template Tensor<float, 4> pad2d(const Tensor<float, 4>&, const Padding&, PaddingMode, float);
template Tensor<double, 4> pad2d(const Tensor<double, 4>&, const Padding&, PaddingMode, double);

}  // namespace convscope

// engine/include/convscope/pad.hpp — images with their padding written out, and the way back for gradients.
#pragma once

#include "convscope/padding.hpp"
#include "convscope/tensor.hpp"

namespace convscope {

/// Writes `planes` images of `size` with their padding into `padded` (planes × padded_size).
///
/// @param value  what stands in the padding in mode constant.
template <class T>
void pad_planes(const T* images, Index planes, Size2 size, const Padding& padding, PaddingMode mode, T value,
                T* padded);

/// The transpose of pad_planes: adds every padded element's gradient to the pixel it was copied from.
///
/// @param gradients  planes × size, added to; elements of a constant padding go nowhere.
template <class T>
void fold_padding(const T* padded_gradients, Index planes, Size2 size, const Padding& padding, PaddingMode mode,
                  T* gradients);

/// numpy.pad on the last two axes.
///
/// @param images   N×C×H×W with H, W ≥ 1.
/// @return         N×C×(top + H + bottom)×(left + W + right).
/// @throws InvalidArgument as checked_padded_size.
template <class T>
Tensor<T, 4> pad2d(const Tensor<T, 4>& images, const Padding& padding, PaddingMode mode = PaddingMode::constant,
                   T value = T{0});

}  // namespace convscope

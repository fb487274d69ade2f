// engine/kernels/dense.hpp — the definition for outputs of a single pixel, as dense layers have: to the same bits, and
// without anything prepared.
#pragma once

#include "kernels/windows.hpp"

namespace convscope::kernels {

/// Whether each output channel is a single number, and they are enough to fill vectors. Weights must stand in the order
/// in which they are added: a turned kernel's do not.
template <class T>
[[nodiscard]] bool dense_serves(const Windows& windows) noexcept;

/// direct_forward with output channels in the lanes. Every weight is used once, and turned into its lane as it is read:
/// packing them beforehand would take as long.
template <class T>
void dense_forward(const Windows& windows, const T* input, const T* weight, const T* bias, T* output);

}  // namespace convscope::kernels

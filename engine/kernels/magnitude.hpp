// engine/kernels/magnitude.hpp — whether numbers are tame enough to be transformed.
#pragma once

#include "kernels/windows.hpp"

namespace convscope::kernels {

/// Whether all values are finite and at most 1e15 (float) or 1e150 (double) in size. Products and sums of transformed
/// values then stay finite, too, so that an infinity or a NaN of the data cannot spread over a whole tile.
template <class T>
[[nodiscard]] bool all_transformable(const T* values, Offset count) noexcept;

}  // namespace convscope::kernels

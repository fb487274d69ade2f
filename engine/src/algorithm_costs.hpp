// engine/src/algorithm_costs.hpp — which algorithm serves which geometry, and what it costs there.
#pragma once

#include "convscope/conv_geometry.hpp"
#include "convscope/conv_plan.hpp"

namespace convscope {

/// Up to this many products in all, `automatic` gives the bits of `direct`: every small matrix is exact. 2²⁰ is a
/// 3×3 kernel over 340×340 pixels.
inline constexpr double exact_multiply_adds = 1 << 20;

/// Products of one convolution.
[[nodiscard]] double multiply_adds(const ConvGeometry& geometry) noexcept;

/// Whether winograd (3×3) and fft can be asked for by name: stride, dilation and groups 1, and padding, if any, with
/// zeros. `automatic` takes winograd also for dilated kernels, for those of 2×2 to 5×5, and for groups.
[[nodiscard]] bool serves(Algorithm algorithm, const ConvGeometry& geometry) noexcept;

/// The form in which direct sums are computed; all give the same bits.
enum class DirectForm { plain, blocked, gathered };

/// The cheapest form, the packing of its weights included where they serve few runs.
template <class T>
[[nodiscard]] DirectForm direct_form(const ConvGeometry& geometry, WeightUse use) noexcept;

/// What `automatic` becomes: the cheapest algorithm, the packing or transforming of its weights included where they
/// serve few runs.
///
/// @param weight  geometry.weight.count() numbers, looked at where a product of a column and a row would be cheaper.
template <class T>
[[nodiscard]] Algorithm cheapest(const ConvGeometry& geometry, const T* weight, WeightUse use);

}  // namespace convscope

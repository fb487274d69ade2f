// engine/include/convscope/memory.hpp — how much one operation may use, checked before anything is allocated.
#pragma once

#include <initializer_list>
#include <string_view>

#include "convscope/shape.hpp"

namespace convscope {

/// The most bytes one operation may need for its result, or for one piece of its work space: 512 MiB. A wasm32 heap
/// ends at 2 GiB here, and operands, padded copy and result have to stand in it side by side.
inline constexpr Index memory_budget = Index{1} << 29;

/// Product of `sizes`, each ≥ 0.
///
/// @param what          what the elements are for, as the message names it ("the output").
/// @param element_size  bytes per element.
/// @throws InvalidArgument "memory" when the elements would take more than `memory_budget` bytes; never overflows.
Index checked_count(std::string_view what, std::initializer_list<Index> sizes, std::size_t element_size);

}  // namespace convscope

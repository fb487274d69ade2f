// engine/src/receptive_field_boxes.hpp — what one unit sees of every map behind it.
#pragma once

#include <optional>
#include <vector>

#include "convscope/receptive_field.hpp"
#include "receptive_field_window.hpp"

namespace convscope {

/// One entry per node of the graph; absent for nodes that the unit does not see.
using SeenBoxes = std::vector<std::optional<Box>>;

/// @throws InvalidArgument "unit", "inputSize", "overflow"
SeenBoxes boxes_seen(const NetGraph& graph, const std::vector<ResolvedLayer>& layers, std::size_t node,
                     const Size2& unit);

/// The nodes that `node` depends on, itself included.
std::vector<bool> ancestors(const NetGraph& graph, std::size_t node);

/// `box` cut to a map of the given size; absent if nothing is left.
std::optional<Box> cut_to_map(const Box& box, const Size2& size);

}  // namespace convscope

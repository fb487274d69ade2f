// engine/src/receptive_field_reach.hpp — which units of a map a run of units of the next map reads, on one axis.
#pragma once

#include <optional>

#include "receptive_field_window.hpp"

namespace convscope {

/// Consecutive positions, both ends inclusive, first ≤ last.
struct Run {
  Index first = 0;
  Index last = 0;

  friend bool operator==(const Run&, const Run&) = default;
};

/// The smallest run that holds everything `units` read through `window`; absent if they read nothing, which happens in
/// the gaps that a spreading layer leaves.
///
/// @throws ExactOverflow
std::optional<Run> read_by(const Run& units, const Window& window);

}  // namespace convscope

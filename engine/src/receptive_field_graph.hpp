// engine/src/receptive_field_graph.hpp — a net's wiring, checked and put into an order in which it can be computed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "convscope/receptive_field_net.hpp"
#include "convscope/text.hpp"

namespace convscope {

/// A net whose nodes know each other by position. An input that the net does not list stands behind its last node.
/// The net must outlive it.
struct NetGraph {
  std::vector<const NetNode*> nodes;
  std::vector<std::vector<std::size_t>> parents;  ///< per node, the nodes it reads, as listed
  std::vector<std::size_t> order;                 ///< every node behind those it reads
  std::size_t listed = 0;                         ///< nodes of the net itself

  [[nodiscard]] std::size_t size() const noexcept { return nodes.size(); }
  [[nodiscard]] const NetNode& node(std::size_t position) const { return *nodes[position]; }

  /// @throws InvalidArgument "id"
  [[nodiscard]] std::size_t find(std::string_view id) const;
};

/// @throws InvalidArgument "id" (given twice), "in" (missing, unknown or of the wrong number), "input" (several, or not
///         where it belongs), "cycle".
NetGraph wire(const Net& net);

/// A message that begins with the node's name.
Message about(const NetNode& node);

/// Raises "overflow" for a node.
[[noreturn]] void throw_inexact(const NetNode& node);

}  // namespace convscope

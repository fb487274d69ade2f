// engine/src/receptive_field_graph.hpp — a net's wiring, checked and put into an order in which it can be computed.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "convscope/receptive_field_net.hpp"

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

/// Raises a RangeError whose message is `words`, one behind the other. One place builds all messages: concatenation at
/// every place that throws would be most of the machine code.
[[noreturn]] void throw_net(const char* code, std::initializer_list<std::string_view> words);

/// The same, beginning with the node's name.
[[noreturn]] void throw_node(const char* code, const NetNode& node, std::initializer_list<std::string_view> words);

/// Raises "overflow" for a node.
[[noreturn]] void throw_inexact(const NetNode& node);

}  // namespace convscope

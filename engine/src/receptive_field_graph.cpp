// engine/src/receptive_field_graph.cpp — names become positions; loops and loose ends are found.
#include "receptive_field_graph.hpp"

#include <algorithm>
#include <map>

namespace convscope {
namespace {

using Positions = std::map<std::string_view, std::size_t>;

/// The input of nets that do not list one.
const NetNode& unlisted_input() {
  static const NetNode input = [] {
    NetNode node;
    node.id = "input";
    node.op = LayerOp::input;
    return node;
  }();
  return input;
}

bool is_graph(const Net& net) {
  return std::any_of(net.begin(), net.end(), [](const NetNode& node) { return node.inputs.has_value(); });
}

/// Makes sure there is exactly one input, and tells where.
std::size_t settle_input(NetGraph& graph) {
  std::size_t input = graph.size();
  for (std::size_t i = 0; i < graph.size(); ++i) {
    if (graph.node(i).op != LayerOp::input) {
      continue;
    }
    if (input != graph.size()) {
      throw_range("input", Message() << "a net needs exactly one input; given two: '" << graph.node(input).id
                                     << "' and '" << graph.node(i).id << "'");
    }
    input = i;
  }
  if (input == graph.size()) {
    graph.nodes.push_back(&unlisted_input());
  }
  return input;
}

Positions positions_of(const NetGraph& graph) {
  Positions positions;
  for (std::size_t i = 0; i < graph.size(); ++i) {
    if (!positions.emplace(graph.node(i).id, i).second) {
      const bool unlisted = i >= graph.listed;
      throw_range("id", Message() << "every id must be used once; given '" << graph.node(i).id << "' twice"
                                  << (unlisted ? " (it is the input's id as long as no node has op input)" : ""));
    }
  }
  return positions;
}

void chain(NetGraph& graph, std::size_t input) {
  if (graph.listed != graph.size()) {
    std::size_t previous = input;
    for (std::size_t i = 0; i < graph.listed; ++i) {
      graph.parents[i] = {previous};
      previous = i;
    }
    return;
  }
  if (input != 0) {
    throw_range("input", about(graph.node(input))
                             << ": the input of a sequential net must come first; given it at position "
                             << static_cast<Index>(input + 1));
  }
  for (std::size_t i = 1; i < graph.size(); ++i) {
    graph.parents[i] = {i - 1};
  }
}

void check_number_of_inputs(const NetNode& node) {
  const std::size_t given = node.inputs ? node.inputs->size() : 0;
  const char* needed = nullptr;
  if (node.op == LayerOp::input) {
    needed = given == 0 ? nullptr : "an input reads no other node";
  } else if (node.op == LayerOp::add || node.op == LayerOp::concat) {
    needed = given > 0 ? nullptr : "`in` needs at least one id";
  } else {
    needed = given == 1 ? nullptr : "`in` needs exactly one id";
  }
  if (node.op != LayerOp::input && !node.inputs) {
    throw_range("in", about(node) << " needs `in`, the ids it reads, because other nodes of the net have it");
  }
  if (needed != nullptr) {
    throw_range("in", about(node) << ": " << needed << "; given " << static_cast<Index>(given));
  }
}

void connect(NetGraph& graph, const Positions& positions) {
  for (std::size_t i = 0; i < graph.size(); ++i) {
    const NetNode& node = graph.node(i);
    check_number_of_inputs(node);
    if (!node.inputs) {
      continue;
    }
    for (const std::string& name : *node.inputs) {
      const auto found = positions.find(name);
      if (found == positions.end()) {
        throw_range("in", about(node) << ": `in` must name nodes of the net; given '" << name << "'");
      }
      graph.parents[i].push_back(found->second);
    }
  }
}

/// Goes back along nodes that could not be ordered until one comes again: that one lies on the cycle.
const NetNode& node_on_cycle(const NetGraph& graph, const std::vector<std::size_t>& waiting) {
  std::vector<bool> seen(graph.size(), false);
  const auto blocked = [&waiting](std::size_t i) { return waiting[i] > 0; };
  std::size_t at = 0;
  while (!blocked(at)) {
    ++at;
  }
  while (!seen[at]) {
    seen[at] = true;
    at = *std::find_if(graph.parents[at].begin(), graph.parents[at].end(), blocked);
  }
  return graph.node(at);
}

/// Kahn's algorithm: no recursion, so that depth costs no stack.
void sort(NetGraph& graph) {
  std::vector<std::vector<std::size_t>> readers(graph.size());
  std::vector<std::size_t> waiting(graph.size());
  for (std::size_t i = 0; i < graph.size(); ++i) {
    waiting[i] = graph.parents[i].size();
    for (const std::size_t parent : graph.parents[i]) {
      readers[parent].push_back(i);
    }
    if (waiting[i] == 0) {
      graph.order.push_back(i);
    }
  }
  for (std::size_t done = 0; done < graph.order.size(); ++done) {
    for (const std::size_t reader : readers[graph.order[done]]) {
      if (--waiting[reader] == 0) {
        graph.order.push_back(reader);
      }
    }
  }
  if (graph.order.size() != graph.size()) {
    throw_range("cycle", about(node_on_cycle(graph, waiting))
                             << " reads itself by way of other nodes; a net must have no cycle");
  }
}

}  // namespace

std::size_t NetGraph::find(std::string_view id) const {
  const auto found = std::find_if(nodes.begin(), nodes.end(), [id](const NetNode* node) { return node->id == id; });
  if (found == nodes.end()) {
    throw_range("id", Message() << "id must name a node of the net; given '" << id << "'");
  }
  return static_cast<std::size_t>(found - nodes.begin());
}

NetGraph wire(const Net& net) {
  NetGraph graph;
  for (const NetNode& node : net) {
    graph.nodes.push_back(&node);
  }
  graph.listed = net.size();
  const std::size_t input = settle_input(graph);
  const Positions positions = positions_of(graph);
  graph.parents.resize(graph.size());
  if (is_graph(net)) {
    connect(graph, positions);
  } else {
    chain(graph, input);
  }
  sort(graph);
  return graph;
}

Message about(const NetNode& node) {
  Message message;
  message << "node '" << node.id << "'";
  return message;
}

void throw_inexact(const NetNode& node) {
  throw_range("overflow", about(node) << ": its receptive field or map grows beyond 2^53 pixels, or repeats too rarely "
                                         "to be followed exactly; use smaller strides, kernels or scales");
}

}  // namespace convscope

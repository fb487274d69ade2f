// tests/engine/receptive_field_nets.hpp — short ways to write nets down in tests.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "convscope/receptive_field.hpp"

namespace convscope::nets {

inline PaddingRequest sides(Index top, Index left, Index bottom, Index right) {
  return {PaddingKind::sides, {top, left, bottom, right}};
}
inline PaddingRequest around(Index pixels) { return sides(pixels, pixels, pixels, pixels); }
inline PaddingRequest same() { return {PaddingKind::same, {}}; }
inline PaddingRequest same_lower() { return {PaddingKind::same_lower, {}}; }
inline PaddingRequest valid() { return {PaddingKind::valid, {}}; }

inline NetNode plain(LayerOp op) {
  NetNode node;
  node.op = op;
  return node;
}

inline NetNode window(LayerOp op, Size2 kernel, Index stride, PaddingRequest padding = {}, Index dilation = 1) {
  NetNode node = plain(op);
  node.kernel = kernel;
  node.stride = Size2{stride, stride};
  node.padding = padding;
  node.dilation = {dilation, dilation};
  return node;
}

inline NetNode conv(Index kernel, Index stride = 1, PaddingRequest padding = {}, Index dilation = 1) {
  return window(LayerOp::conv, {kernel, kernel}, stride, padding, dilation);
}

inline NetNode conv_transpose(Index kernel, Index stride = 1, PaddingRequest padding = {}, Index dilation = 1) {
  return window(LayerOp::conv_transpose, {kernel, kernel}, stride, padding, dilation);
}

inline NetNode maxpool(Index kernel, Index stride, PaddingRequest padding = {}) {
  return window(LayerOp::maxpool, {kernel, kernel}, stride, padding);
}

inline NetNode avgpool(Index kernel, Index stride, PaddingRequest padding = {}) {
  return window(LayerOp::avgpool, {kernel, kernel}, stride, padding);
}

inline NetNode pad(PaddingRequest padding) {
  NetNode node = plain(LayerOp::pad);
  node.padding = padding;
  return node;
}

inline NetNode upsample(Index scale) {
  NetNode node = plain(LayerOp::upsample);
  node.scale = {scale, scale};
  return node;
}

/// Layers one behind the other, with ids "1", "2", …
inline Net sequential(std::vector<NetNode> layers) {
  for (std::size_t i = 0; i < layers.size(); ++i) {
    layers[i].id = std::to_string(i + 1);
  }
  return layers;
}

/// A graph that grows node by node; `input` is there from the start.
class GraphBuilder {
 public:
  GraphBuilder() {
    NetNode input = plain(LayerOp::input);
    input.id = "input";
    net_.push_back(std::move(input));
  }

  /// Adds a node and returns its id.
  std::string add(NetNode node, std::vector<std::string> inputs, std::string id = {}) {
    node.id = id.empty() ? "node" + std::to_string(net_.size()) : std::move(id);
    node.inputs = std::move(inputs);
    net_.push_back(std::move(node));
    return net_.back().id;
  }

  /// Adds layers one behind the other and returns the last one's id.
  std::string chain(std::string from, const std::vector<NetNode>& layers) {
    for (const NetNode& layer : layers) {
      from = add(layer, {from});
    }
    return from;
  }

  std::string sum(std::vector<std::string> inputs, std::string id = {}) {
    return add(plain(LayerOp::add), std::move(inputs), std::move(id));
  }

  std::string concat(std::vector<std::string> inputs, std::string id = {}) {
    return add(plain(LayerOp::concat), std::move(inputs), std::move(id));
  }

  [[nodiscard]] const Net& net() const { return net_; }

 private:
  Net net_;
};

inline const NodeField& field_of(const std::vector<NodeField>& fields, const std::string& id) {
  for (const NodeField& field : fields) {
    if (field.id == id) {
      return field;
    }
  }
  throw std::out_of_range("no node '" + id + "'");
}

inline const NodeBox& box_of(const std::vector<NodeBox>& boxes, const std::string& id) {
  for (const NodeBox& box : boxes) {
    if (box.id == id) {
      return box;
    }
  }
  throw std::out_of_range("no node '" + id + "'");
}

}  // namespace convscope::nets

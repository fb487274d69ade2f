// engine/include/convscope/receptive_field_net.hpp — a net as receptive fields need it: layers, their windows, who
// reads whom.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "convscope/padding.hpp"

namespace convscope {

/// What a node of a net does. Numbered as the facade numbers them.
enum class LayerOp { input, conv, conv_transpose, maxpool, avgpool, pad, add, concat, identity, relu, upsample };

/// One layer of a sequential net, or one node of a graph. Settings that its op does not use are ignored.
struct NetNode {
  std::string id;
  LayerOp op = LayerOp::identity;
  std::optional<std::vector<std::string>> inputs;  ///< absent in every node of a sequential net, and in the input
  std::optional<Size2> kernel;                     ///< conv, convTranspose and pooling need one
  std::optional<Size2> stride;                     ///< default: 1, for pooling the kernel
  Size2 dilation{1, 1};
  PaddingRequest padding;
  Size2 output_padding;    ///< convTranspose: rows and columns added at the bottom and right
  bool ceil_mode = false;  ///< pooling: a last window may reach past the padding, as in torch
  Size2 scale{1, 1};       ///< upsample: every pixel becomes scale.height × scale.width
};

/// A sequential net (no node has `inputs`) or a graph. The input is the node with op `input`; a net without one reads
/// from an input whose id is "input".
using Net = std::vector<NetNode>;

}  // namespace convscope

// engine/include/convscope/receptive_field.hpp — which part of the input the units of a net see.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "convscope/receptive_field_net.hpp"

namespace convscope {

/// A value per axis that need not be whole, in input pixels.
struct Point2 {
  double vertical = 0;
  double horizontal = 0;

  friend bool operator==(const Point2&, const Point2&) = default;
};

/// The receptive field of one node, relative to the input, under r, S and P of Araujo, Norris & Sim.
///
/// Where all paths have one stride S and S is a whole number, unit u sees [−P + S·u, −P + S·u + r − 1] on either axis.
/// Behind convTranspose and upsample the number of pixels changes with u: `size` is then the largest (0 where all units
/// look into the gaps of a convTranspose whose stride exceeds its kernel), and `center` follows the windows' exact
/// (fractional) ends, so that encoder and decoder paths can be compared.
/// A convTranspose with both stride and dilation above 1 counts with its full extent (kernel − 1) · dilation + 1.
struct NodeField {
  std::string id;
  std::optional<Size2> output_size;  ///< known if the input's size is
  Size2 size;                        ///< r: rows and columns of the input that a unit sees, outside the input too
  Point2 stride;                     ///< S: how far apart neighbouring units look
  std::optional<Point2> padding;     ///< P = (r − 1) / 2 − center
  std::optional<Point2> center;      ///< where the centre of unit (0, 0) lies; pixel centres lie on whole numbers
  bool aligned = true;               ///< false if paths from the input are known to differ in stride or centre
};

/// The field of every node, in the order of `net`.
///
/// `padding` and `center` are absent where a named padding depends on an unknown input size; alignment is not judged
/// there, and a node is called aligned. Where paths disagree the field is their union. Where already their strides
/// differ, no single size fits all units: size, padding and center are then those of unit (0, 0), and the stride that
/// of the path with the largest field.
///
/// @param input_size  height and width of the input, if known; then every size is checked.
/// @param strict      unaligned paths are an error.
/// @throws InvalidArgument about the graph ("id", "in", "input", "cycle"), a setting ("type" for a missing kernel,
///         "kernel", "stride", "dilation", "padding", "outputPadding", "scale", "inputSize"), maps that do not fit
///         ("kernel-too-large", "shape"), "unaligned" paths, and numbers beyond 2⁵³ ("overflow").
/// @see Araujo, Norris & Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill 2019.
std::vector<NodeField> receptive_field(const Net& net, std::optional<Size2> input_size = {}, bool strict = false);

/// Whole pixels, all four inclusive.
struct Box {
  Index top = 0;
  Index left = 0;
  Index bottom = 0;
  Index right = 0;

  friend bool operator==(const Box&, const Box&) = default;
};

/// What a unit sees of one node's map.
struct NodeBox {
  Index node = 0;  ///< position in the net, or −1 for an input that the net does not list
  std::string id;
  std::optional<Box> box;  ///< over all paths, may reach outside the map; absent if no path reaches the map (gaps of a
                           ///< convTranspose whose stride exceeds its kernel)
  std::optional<Box> clipped;  ///< the box cut to the map; absent if nothing is left or the map's size is unknown
};

/// The unit itself, then every node that it depends on, a node always before those it reads.
///
/// @param unit  row and column; inside the node's map if its size is known.
/// @throws InvalidArgument as receptive_field, "unit" for one outside the map, and "inputSize" if a named padding on
/// the
///         way depends on the missing input size.
std::vector<NodeBox> receptive_box(const Net& net, const std::string& id, Size2 unit,
                                   std::optional<Size2> input_size = {});

/// One channel's kernel for a conv or convTranspose node.
struct NodeKernel {
  Index node = 0;                  ///< position in the net
  Size2 size;                      ///< must be the node's kernel size
  std::span<const double> values;  ///< row-major
};

/// The effective receptive field: the gradient of one unit with respect to the input, row-major, in unit of the
/// kernels' product.
///
/// One channel: concat counts as add. Kernels not given are all ones, relu is the identity, and maxpool counts as
/// avgpool with torch's count_include_pad.
///
/// @param unit  inside the node's map
/// @throws InvalidArgument as receptive_box; "weights" for a kernel of a node that has none, "shape" for one of another
///         size; "memory".
/// @see Luo, Li, Urtasun & Zemel, "Understanding the Effective Receptive Field", NeurIPS 2016.
std::vector<double> effective_receptive_field(const Net& net, const std::string& id, Size2 unit, Size2 input_size,
                                              std::span<const NodeKernel> kernels = {});

}  // namespace convscope

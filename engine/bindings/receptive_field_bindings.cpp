// engine/bindings/receptive_field_bindings.cpp — nets read from frames; fields, boxes and gradients written back.
//
// Frames (words are int32):
//   receptiveField           1 slot; net, inputSize, strict
//   receptiveBox             1 slot; net, id, row, column, inputSize
//   effectiveReceptiveField  1 slot; dtype, net, id, row, column, inputSize, kernel count, kernels…
//   net        text pointer, node count, nodes…
//              The text is all ids in UTF-8 in the order in which the frame mentions them, without separators.
//   node       id, op, number of inputs (−1: no `in`), inputs (ids)…, kernel (2), stride (2), dilation (2),
//              padding (5), output padding (2), ceil mode, scale (2); a kernel or stride of 0 is not given
//   id         its length in the text, in bytes
//   inputSize  height, width; 0, 0 is unknown
//   kernel     position of its node, pointer to float64 values, height, width
//
// Results:
//   receptiveField           float64 [nodes, 11]: output size, size, stride, padding, center (two each, NaN for null),
//                            aligned (0 or 1)
//   receptiveBox             float64 [entries, 9]: position of the node (−1: the input that the net does not list), box
//                            (4), clipped (4); NaN for null
//   effectiveReceptiveField  dtype [H, W]
#include <emscripten/bind.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "bindings/session.hpp"
#include "convscope/receptive_field.hpp"

namespace convscope::bindings {
namespace {

constexpr double null = std::numeric_limits<double>::quiet_NaN();

/// Reads what the frame says about a net, taking ids from the text as they come.
class NetReader {
 public:
  explicit NetReader(FrameReader& in) : in_(in), text_(at<const char>(in.address())) {}

  std::string id() {
    const Index length = in_.index();
    std::string id(text_, static_cast<std::size_t>(length));
    text_ += length;
    return id;
  }

  Net net() {
    Net net(static_cast<std::size_t>(in_.index()));
    for (NetNode& node : net) {
      read(node);
    }
    return net;
  }

 private:
  std::optional<Size2> size_if_given() {
    const Size2 size = in_.size2();
    return size == Size2{} ? std::nullopt : std::optional(size);
  }

  void read(NetNode& node) {
    node.id = id();
    node.op = in_.choice<LayerOp>();
    const Index inputs = in_.index();
    if (inputs >= 0) {
      node.inputs.emplace(static_cast<std::size_t>(inputs));
      std::generate(node.inputs->begin(), node.inputs->end(), [this] { return id(); });
    }
    node.kernel = size_if_given();
    node.stride = size_if_given();
    node.dilation = in_.size2();
    node.padding = in_.padding();
    node.output_padding = in_.size2();
    node.ceil_mode = in_.flag();
    node.scale = in_.size2();
  }

  FrameReader& in_;
  const char* text_;
};

std::optional<Size2> read_input_size(FrameReader& in) {
  const Size2 size = in.size2();
  return size == Size2{} ? std::nullopt : std::optional(size);
}

std::array<double, 2> numbers(const std::optional<Point2>& point) {
  return point ? std::array{point->vertical, point->horizontal} : std::array{null, null};
}

std::array<double, 2> numbers(const std::optional<Size2>& size) {
  return size ? std::array{static_cast<double>(size->height), static_cast<double>(size->width)}
              : std::array{null, null};
}

std::array<double, 4> numbers(const std::optional<Box>& box) {
  return box ? std::array{static_cast<double>(box->top), static_cast<double>(box->left),
                          static_cast<double>(box->bottom), static_cast<double>(box->right)}
             : std::array{null, null, null, null};
}

/// Room for `rows` × `columns` numbers in the frame's one result slot.
double* place_table(Address frame, std::size_t rows, Index columns) {
  const std::array sizes{static_cast<Index>(rows), columns};
  const auto [table] = place_results(frame, session().results, std::array{Result{sizes, sizeof(double)}});
  return at<double>(table);
}

int receptive_field_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 1);
    const Net net = NetReader(in).net();
    const std::optional<Size2> input_size = read_input_size(in);
    const std::vector<NodeField> fields = receptive_field(net, input_size, in.flag());
    double* next = place_table(frame, fields.size(), 11);
    for (const NodeField& field : fields) {
      for (const auto& pair : {numbers(field.output_size), numbers(std::optional(field.size)),
                               numbers(std::optional(field.stride)), numbers(field.padding), numbers(field.center)}) {
        next = std::copy(pair.begin(), pair.end(), next);
      }
      *next++ = field.aligned ? 1 : 0;
    }
  });
}

int receptive_box_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 1);
    NetReader names(in);
    const Net net = names.net();
    const std::string id = names.id();
    const Size2 unit = in.size2();
    const std::vector<NodeBox> boxes = receptive_box(net, id, unit, read_input_size(in));
    double* next = place_table(frame, boxes.size(), 9);
    for (const NodeBox& entry : boxes) {
      *next++ = static_cast<double>(entry.node);
      for (const auto& box : {numbers(entry.box), numbers(entry.clipped)}) {
        next = std::copy(box.begin(), box.end(), next);
      }
    }
  });
}

int effective_receptive_field_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 1);
    const auto dtype = in.choice<Dtype>();
    NetReader names(in);
    const Net net = names.net();
    const std::string id = names.id();
    const Size2 unit = in.size2();
    const Size2 input_size = in.size2();
    std::vector<NodeKernel> kernels(static_cast<std::size_t>(in.index()));
    for (NodeKernel& kernel : kernels) {
      kernel.node = in.index();
      const auto* const values = at<const double>(in.address());
      kernel.size = in.size2();
      kernel.values = {values, static_cast<std::size_t>(kernel.size.height * kernel.size.width)};
    }
    const std::vector<double> gradient = effective_receptive_field(net, id, unit, input_size, kernels);
    const std::array sizes{input_size.height, input_size.width};
    const auto [result] = place_results(frame, session().results, std::array{Result{sizes, element_size(dtype)}});
    with_dtype(dtype, [&]<class T>(T) {
      std::transform(gradient.begin(), gradient.end(), at<T>(result),
                     [](double value) { return static_cast<T>(value); });
    });
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(convscope_receptive_field) {
  emscripten::function("receptiveField", &receptive_field_frame);
  emscripten::function("receptiveBox", &receptive_box_frame);
  emscripten::function("effectiveReceptiveField", &effective_receptive_field_frame);
}

}  // namespace convscope::bindings

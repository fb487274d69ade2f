// engine/bindings/convolution_bindings.cpp — conv2d and convTranspose2d with their gradients: read the frame, call.
//
// The transposed layer's options are stride, padding (top, left, bottom, right), output padding, dilation and groups.
#include <emscripten/bind.h>

#include "bindings/session.hpp"
#include "convscope/check.hpp"
#include "convscope/conv2d.hpp"
#include "convscope/conv_transpose2d.hpp"

namespace convscope::bindings {
namespace {

/// What differs between the two layers: how the geometry is read, which side of it is the output, what is called.
struct Conv {
  static ConvGeometry read_geometry(FrameReader& in, const Shape4& x, const WeightShape& w, std::size_t element_size) {
    return conv_geometry(x, w, in.conv_options(), element_size);
  }
  static const Shape4& output(const ConvGeometry& geometry) noexcept { return geometry.output; }
  static void forward(const auto&... operands) { conv2d_into(operands...); }
  static void backward(const auto&... operands) { conv2d_backward_into(operands...); }
};

struct Transposed {
  static ConvGeometry read_geometry(FrameReader& in, const Shape4& x, const WeightShape& w, std::size_t element_size) {
    ConvTransposeOptions options;
    options.stride = in.size2();
    options.padding = in.sides();
    options.output_padding = in.size2();
    options.dilation = in.size2();
    options.groups = in.index();
    return conv_transpose_geometry(x, w, options, element_size);
  }
  static const Shape4& output(const ConvGeometry& geometry) noexcept { return geometry.input; }
  static void forward(const auto&... operands) { conv_transpose2d_into(operands...); }
  static void backward(const auto&... operands) { conv_transpose2d_backward_into(operands...); }
};

/// Frame: result; dtype, x, w, bias, the layer's options.
template <class Layer>
int forward_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 1);
    const auto dtype = in.choice<Dtype>();
    const Operand x = in.image4();
    const Operand w = in.weight();
    const Address bias = in.address();
    const Index bias_length = in.index();
    const ConvGeometry geometry = Layer::read_geometry(in, x.shape, weight_shape(w), element_size(dtype));
    if (bias != 0) {
      require_bias_length(Layer::output(geometry).channels, bias_length);
    }
    const std::array sizes = sizes_of(Layer::output(geometry));
    const auto [y] = place_results(frame, session().results, std::array{Result{sizes, element_size(dtype)}});
    with_dtype(dtype, [&]<class T>(T) { Layer::forward(geometry, x.as<T>(), w.as<T>(), at<const T>(bias), at<T>(y)); });
  });
}

/// Frame: gradients of x, w and bias; dtype, gradient of y, x, w, the layer's options.
template <class Layer>
int backward_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 3);
    const auto dtype = in.choice<Dtype>();
    const Operand grad_y = in.image4();
    const Operand x = in.image4();
    const Operand w = in.weight();
    const ConvGeometry geometry = Layer::read_geometry(in, x.shape, weight_shape(w), element_size(dtype));
    require_output_shape("gradY", Layer::output(geometry), grad_y.shape);
    const std::array x_sizes = sizes_of(x.shape);
    const std::array w_sizes = sizes_of(w.shape);
    const std::array bias_sizes{Layer::output(geometry).channels};
    const std::size_t size = element_size(dtype);
    const auto [grad_x, grad_w, grad_bias] = place_results(
        frame, session().results, std::array{Result{x_sizes, size}, Result{w_sizes, size}, Result{bias_sizes, size}});
    with_dtype(dtype, [&]<class T>(T) {
      Layer::backward(geometry, grad_y.as<T>(), x.as<T>(), w.as<T>(), at<T>(grad_x), at<T>(grad_w), at<T>(grad_bias));
    });
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(convscope_convolution) {
  emscripten::function("conv2d", &forward_frame<Conv>);
  emscripten::function("conv2dBackward", &backward_frame<Conv>);
  emscripten::function("convTranspose2d", &forward_frame<Transposed>);
  emscripten::function("convTranspose2dBackward", &backward_frame<Transposed>);
}

}  // namespace convscope::bindings

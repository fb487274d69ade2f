// engine/bindings/conv_transpose_bindings.cpp — the transposed convolution and its gradients: read the frame, call.
//
// Its options are stride, padding (top, left, bottom, right), output padding, dilation and groups.
#include <emscripten/bind.h>

#include "bindings/session.hpp"
#include "convscope/check.hpp"
#include "convscope/conv_transpose2d.hpp"

namespace convscope::bindings {
namespace {

ConvTransposeOptions read_options(FrameReader& in) {
  ConvTransposeOptions options;
  options.stride = in.size2();
  options.padding = in.sides();
  options.output_padding = in.size2();
  options.dilation = in.size2();
  options.groups = in.index();
  return options;
}

/// Frame: result; dtype, x, w, bias, options.
int conv_transpose2d_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 1);
    const auto dtype = in.choice<Dtype>();
    const Operand x = in.image4();
    const Operand w = in.weight();
    const Address bias = in.address();
    const Index bias_length = in.index();
    const ConvGeometry geometry =
        conv_transpose_geometry(x.shape, weight_shape(w), read_options(in), element_size(dtype));
    if (bias != 0) {
      require_bias_length(geometry.input.channels, bias_length);
    }
    const std::array sizes = sizes_of(geometry.input);
    const auto [y] = place_results(frame, session().results, std::array{Result{sizes, element_size(dtype)}});
    with_dtype(dtype,
               [&]<class T>(T) { conv_transpose2d_into(geometry, x.as<T>(), w.as<T>(), at<const T>(bias), at<T>(y)); });
  });
}

/// Frame: gradients of x, w and bias; dtype, gradient of y, x, w, options.
int conv_transpose2d_backward_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 3);
    const auto dtype = in.choice<Dtype>();
    const Operand grad_y = in.image4();
    const Operand x = in.image4();
    const Operand w = in.weight();
    const ConvGeometry geometry =
        conv_transpose_geometry(x.shape, weight_shape(w), read_options(in), element_size(dtype));
    require_output_shape("gradY", geometry.input, grad_y.shape);
    const std::array x_sizes = sizes_of(x.shape);
    const std::array w_sizes = sizes_of(w.shape);
    const std::array bias_sizes{geometry.input.channels};
    const std::size_t size = element_size(dtype);
    const auto [grad_x, grad_w, grad_bias] = place_results(
        frame, session().results, std::array{Result{x_sizes, size}, Result{w_sizes, size}, Result{bias_sizes, size}});
    with_dtype(dtype, [&]<class T>(T) {
      conv_transpose2d_backward_into(geometry, grad_y.as<T>(), x.as<T>(), w.as<T>(), at<T>(grad_x), at<T>(grad_w),
                                     at<T>(grad_bias));
    });
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(convscope_conv_transpose) {
  emscripten::function("convTranspose2d", &conv_transpose2d_frame);
  emscripten::function("convTranspose2dBackward", &conv_transpose2d_backward_frame);
}

}  // namespace convscope::bindings

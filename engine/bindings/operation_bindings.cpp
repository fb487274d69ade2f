// engine/bindings/operation_bindings.cpp — padding, correlation and convolution: read the frame, call, done.
#include <emscripten/bind.h>

#include "bindings/session.hpp"
#include "convscope/check.hpp"
#include "convscope/conv2d.hpp"
#include "convscope/correlate.hpp"
#include "convscope/number.hpp"
#include "convscope/pad.hpp"

namespace convscope::bindings {
namespace {

/// Frame: result; dtype, x, k, mode, boundary, value, flip.
int correlate2d_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 1);
    const auto dtype = in.choice<Dtype>();
    const Operand x = in.image2();
    const Operand k = in.image2();
    CorrelationOptions options;
    options.mode = in.choice<CorrelationMode>();
    options.boundary = in.choice<PaddingMode>();
    options.value = in.real();
    options.flip = in.flag();
    const CorrelationGeometry geometry =
        correlation_geometry(x.shape.plane(), k.shape.plane(), options, element_size(dtype));
    const std::array sizes{geometry.output.height, geometry.output.width};
    const auto [y] = place_results(frame, session().results, std::array{Result{sizes, element_size(dtype)}});
    with_dtype(dtype, [&]<class T>(T) { correlate2d_into(geometry, options, x.as<T>(), k.as<T>(), at<T>(y)); });
  });
}

/// Frame: result; dtype, x, padding, mode, value.
int pad2d_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 1);
    const auto dtype = in.choice<Dtype>();
    const Operand x = in.image4();
    const PaddingRequest request = in.padding();
    const auto mode = in.choice<PaddingMode>();
    const double value = in.real();
    const Index planes = x.shape.planes();
    const Size2 outer = checked_padded_size(planes, x.shape.plane(), request.sides, element_size(dtype));
    const std::array sizes = sizes_of({x.shape.batch, x.shape.channels, outer.height, outer.width});
    const auto [y] = place_results(frame, session().results, std::array{Result{sizes, element_size(dtype)}});
    with_dtype(dtype, [&]<class T>(T) {
      pad_planes(x.as<T>(), planes, x.shape.plane(), request.sides, mode, narrowed<T>(value), at<T>(y));
    });
  });
}

/// Frame: result; dtype, x, w, bias, convolution options.
int conv2d_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 1);
    const auto dtype = in.choice<Dtype>();
    const Operand x = in.image4();
    const Operand w = in.weight();
    const Address bias = in.address();
    const Index bias_length = in.index();
    const ConvGeometry geometry = conv_geometry(x.shape, weight_shape(w), in.conv_options(), element_size(dtype));
    if (bias != 0) {
      require_bias_length(geometry.weight.outputs, bias_length);
    }
    const std::array sizes = sizes_of(geometry.output);
    const auto [y] = place_results(frame, session().results, std::array{Result{sizes, element_size(dtype)}});
    with_dtype(dtype, [&]<class T>(T) { conv2d_into(geometry, x.as<T>(), w.as<T>(), at<const T>(bias), at<T>(y)); });
  });
}

/// Frame: gradients of x, w and bias; dtype, gradient of y, x, w, convolution options.
int conv2d_backward_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 3);
    const auto dtype = in.choice<Dtype>();
    const Operand grad_y = in.image4();
    const Operand x = in.image4();
    const Operand w = in.weight();
    const ConvGeometry geometry = conv_geometry(x.shape, weight_shape(w), in.conv_options(), element_size(dtype));
    require_output_shape("gradY", geometry.output, grad_y.shape);
    const std::array x_sizes = sizes_of(x.shape);
    const std::array w_sizes = sizes_of(w.shape);
    const std::array bias_sizes{geometry.weight.outputs};
    const std::size_t size = element_size(dtype);
    const auto [grad_x, grad_w, grad_bias] = place_results(
        frame, session().results, std::array{Result{x_sizes, size}, Result{w_sizes, size}, Result{bias_sizes, size}});
    with_dtype(dtype, [&]<class T>(T) {
      conv2d_backward_into(geometry, grad_y.as<T>(), x.as<T>(), w.as<T>(), at<T>(grad_x), at<T>(grad_w),
                           at<T>(grad_bias));
    });
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(convscope_operations) {
  emscripten::function("correlate2d", &correlate2d_frame);
  emscripten::function("pad2d", &pad2d_frame);
  emscripten::function("conv2d", &conv2d_frame);
  emscripten::function("conv2dBackward", &conv2d_backward_frame);
}

}  // namespace convscope::bindings

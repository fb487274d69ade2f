// engine/bindings/image_bindings.cpp — padding and correlation of images: read the frame, call, done.
#include <emscripten/bind.h>

#include "bindings/session.hpp"
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

/// Mode 'valid' in float32 without a frame, for matrices whose frame would cost more than their sums. The facade made
/// sure that the kernel fits into the image, and finds `y` where it said.
void correlate2d_small(Address x, int height, int width, Address k, int kernel_height, int kernel_width, bool flip,
                       Address y) {
  CorrelationOptions options;
  options.flip = flip;
  const CorrelationGeometry geometry{
      {height, width}, {kernel_height, kernel_width}, {}, {height - kernel_height + 1, width - kernel_width + 1}};
  correlate2d_into(geometry, options, at<const float>(x), at<const float>(k), at<float>(y));
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

}  // namespace

EMSCRIPTEN_BINDINGS(convscope_images) {
  emscripten::function("correlate2d", &correlate2d_frame);
  emscripten::function("correlate2dSmall", &correlate2d_small);
  emscripten::function("pad2d", &pad2d_frame);
}

}  // namespace convscope::bindings

// engine/bindings/pool_bindings.cpp — pooling and its gradients: read the frame, call.
#include <emscripten/bind.h>

#include "bindings/session.hpp"
#include "convscope/check.hpp"
#include "convscope/pool.hpp"

namespace convscope::bindings {
namespace {

/// Frame: output and indices (int32); dtype, x, options.
int max_pool2d_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 2);
    const auto dtype = in.choice<Dtype>();
    const Operand x = in.image4();
    const PoolGeometry geometry = pool_geometry(x.shape, in.pool_options(), element_size(dtype));
    const std::array sizes = sizes_of(geometry.output);
    const auto [output, indices] = place_results(
        frame, session().results, std::array{Result{sizes, element_size(dtype)}, Result{sizes, sizeof(std::int32_t)}});
    with_dtype(dtype,
               [&]<class T>(T) { max_pool2d_into(geometry, x.as<T>(), at<T>(output), at<std::int32_t>(indices)); });
  });
}

/// Frame: result; dtype, x, options.
int avg_pool2d_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 1);
    const auto dtype = in.choice<Dtype>();
    const Operand x = in.image4();
    const PoolGeometry geometry = pool_geometry(x.shape, in.pool_options(), element_size(dtype));
    const std::array sizes = sizes_of(geometry.output);
    const auto [y] = place_results(frame, session().results, std::array{Result{sizes, element_size(dtype)}});
    with_dtype(dtype, [&]<class T>(T) { avg_pool2d_into(geometry, x.as<T>(), at<T>(y)); });
  });
}

/// Frame: gradient of x; dtype, gradient of y, x, options. Calls body(geometry, gradient of y, x, gradient of x).
template <class Body>
int pool_backward_frame(Address frame, Body body) {
  return guarded([&] {
    FrameReader in(frame, 1);
    const auto dtype = in.choice<Dtype>();
    const Operand grad_y = in.image4();
    const Operand x = in.image4();
    const PoolGeometry geometry = pool_geometry(x.shape, in.pool_options(), element_size(dtype));
    require_output_shape("gradY", geometry.output, grad_y.shape);
    const std::array sizes = sizes_of(x.shape);
    const auto [grad_x] = place_results(frame, session().results, std::array{Result{sizes, element_size(dtype)}});
    with_dtype(dtype, [&]<class T>(T) { body(geometry, grad_y.as<T>(), x.as<T>(), at<T>(grad_x)); });
  });
}

int max_pool2d_backward_frame(Address frame) {
  return pool_backward_frame(frame, []<class T>(const PoolGeometry& geometry, const T* grad_y, const T* x, T* grad_x) {
    max_pool2d_backward_into(geometry, grad_y, x, grad_x);
  });
}

int avg_pool2d_backward_frame(Address frame) {
  return pool_backward_frame(frame, []<class T>(const PoolGeometry& geometry, const T* grad_y, const T*, T* grad_x) {
    avg_pool2d_backward_into(geometry, grad_y, grad_x);
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(convscope_pool) {
  emscripten::function("maxPool2d", &max_pool2d_frame);
  emscripten::function("maxPool2dBackward", &max_pool2d_backward_frame);
  emscripten::function("avgPool2d", &avg_pool2d_frame);
  emscripten::function("avgPool2dBackward", &avg_pool2d_backward_frame);
}

}  // namespace convscope::bindings

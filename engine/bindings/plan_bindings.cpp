// engine/bindings/plan_bindings.cpp — what a convolution will do and give, found without doing it.
#include <emscripten/bind.h>

#include "bindings/session.hpp"
#include "convscope/conv_geometry.hpp"

namespace convscope::bindings {
namespace {

/// Frame: as conv2d's. The result slot receives the algorithm that will run (instead of an address) and the output's
/// sizes; no data is read.
int plan_conv2d_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 1);
    const auto dtype = in.choice<Dtype>();
    const Operand x = in.image4();
    const Operand w = in.weight();
    in.address();
    in.index();
    const ConvGeometry geometry = conv_geometry(x.shape, weight_shape(w), in.conv_options(), element_size(dtype));
    write_view(frame, static_cast<Address>(Algorithm::direct), sizes_of(geometry.output));
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(convscope_plan) { emscripten::function("planConv2d", &plan_conv2d_frame); }

}  // namespace convscope::bindings

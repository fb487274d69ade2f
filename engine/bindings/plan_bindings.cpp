// engine/bindings/plan_bindings.cpp — planned convolutions, which live in the session and are known to JavaScript by a
// handle.
#include <emscripten/bind.h>

#include <memory>
#include <variant>
#include <vector>

#include "bindings/handles.hpp"
#include "bindings/session.hpp"
#include "convscope/check.hpp"
#include "convscope/conv_plan.hpp"

namespace convscope::bindings {
namespace {

template <class T>
struct TypedPlan {
  ConvPlan<T> plan;
  std::vector<T> bias;
};

struct PlanEntry {
  std::variant<TypedPlan<float>, TypedPlan<double>> plan;
  Shape4 output;
};

Handles<PlanEntry>& plans() {
  static Handles<PlanEntry> instance;
  return instance;
}

/// Frame: as conv2d's, but for x's data, which is not read, and with a slot more. The first slot receives the algorithm
/// that will run (instead of an address) and the output's sizes, the second slot's first word the handle.
int plan_conv2d_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 2);
    const auto dtype = in.choice<Dtype>();
    const Operand x = in.image4();
    const Operand w = in.weight();
    const Address bias = in.address();
    const Index bias_length = in.index();
    const ConvGeometry geometry = conv_geometry(x.shape, weight_shape(w), in.conv_options(), element_size(dtype));
    if (bias != 0) {
      require_bias_length(geometry.output.channels, bias_length);
    }
    with_dtype(dtype, [&]<class T>(T) {
      const T* const values = at<const T>(bias);
      std::vector<T> copy(values, values + (bias == 0 ? 0 : bias_length));
      TypedPlan<T> plan{ConvPlan<T>(geometry, w.as<T>(), WeightUse::many), std::move(copy)};
      write_view(frame, static_cast<Address>(plan.plan.algorithm()), sizes_of(geometry.output));
      at<std::int32_t>(frame)[FrameReader::words_per_slot] =
          plans().keep(std::make_unique<PlanEntry>(PlanEntry{std::move(plan), geometry.output}));
    });
  });
}

/// Frame: result; handle, x's data.
int run_plan_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 1);
    PlanEntry& entry = plans().at(in.index());
    const Address x = in.address();
    const std::array sizes = sizes_of(entry.output);
    std::visit(
        [&]<class T>(TypedPlan<T>& plan) {
          const auto [y] = place_results(frame, session().results, std::array{Result{sizes, sizeof(T)}});
          plan.plan.run(at<const T>(x), plan.bias.empty() ? nullptr : plan.bias.data(), at<T>(y));
        },
        entry.plan);
  });
}

void dispose_plan(int handle) { plans().dispose(handle); }

}  // namespace

EMSCRIPTEN_BINDINGS(convscope_plan) {
  emscripten::function("planConv2d", &plan_conv2d_frame);
  emscripten::function("runPlan", &run_plan_frame);
  emscripten::function("planDispose", &dispose_plan);
}

}  // namespace convscope::bindings

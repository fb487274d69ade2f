// engine/bindings/trainer_bindings.cpp — trainers, which live in the session and are known to JavaScript by a handle.
//
// createTrainer's frame: word 0 receives the handle (the six words of a result slot are reserved for it); then dtype,
// x, y, weight, bias, convolution options, loss, optimizer. An optimizer is its name, then the numbers lr, momentum,
// nesterov, weight decay, beta1, beta2 and eps. trainerSet's frame: handle, whether an optimizer follows (its words
// stand there in any case), the addresses of a weight and of a bias, or 0.
#include <emscripten/bind.h>

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bindings/session.hpp"
#include "convscope/conv2d.hpp"
#include "convscope/text.hpp"
#include "convscope/trainer.hpp"

namespace convscope::bindings {
namespace {

/// A trainer with the shapes JavaScript reads its tensors in.
struct TrainerEntry {
  std::variant<std::unique_ptr<Trainer<float>>, std::unique_ptr<Trainer<double>>> trainer;
  WeightShape weight;
  Shape4 output;
  bool has_bias;
};

/// What trainerRead returns.
enum class Part : std::int32_t { weight, bias, grad_weight, grad_bias, output, residual };

std::vector<std::unique_ptr<TrainerEntry>>& trainers() {
  static std::vector<std::unique_ptr<TrainerEntry>> instance;
  return instance;
}

int keep(std::unique_ptr<TrainerEntry> entry) {
  auto& all = trainers();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i] == nullptr) {
      all[i] = std::move(entry);
      return static_cast<int>(i);
    }
  }
  all.push_back(std::move(entry));
  return static_cast<int>(all.size() - 1);
}

TrainerEntry& entry_of(Index handle) { return *trainers()[static_cast<std::size_t>(handle)]; }

/// Calls visit(trainer) with the trainer of either element type.
template <class Visit>
auto with_trainer(Index handle, Visit visit) {
  return std::visit([&](auto& trainer) { return visit(*trainer); }, entry_of(handle).trainer);
}

OptimizerSettings read_optimizer(FrameReader& in) {
  OptimizerSettings settings;
  settings.name = in.choice<OptimizerName>();
  settings.lr = in.real();
  settings.momentum = in.real();
  settings.nesterov = in.real() != 0;
  settings.weight_decay = in.real();
  settings.beta1 = in.real();
  settings.beta2 = in.real();
  settings.eps = in.real();
  return settings;
}

template <class T>
std::vector<T> copied(const T* values, Index count) {
  return std::vector<T>(values, values + count);
}

int create_trainer(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 1);
    const auto dtype = in.choice<Dtype>();
    const Operand x = in.image4();
    const Operand y = in.image4();
    const Operand w = in.weight();
    const Address bias = in.address();
    const Index bias_length = in.index();
    const ConvGeometry geometry = conv_geometry(x.shape, weight_shape(w), in.conv_options(), element_size(dtype));
    const auto loss = in.choice<Loss>();
    const OptimizerSettings optimizer = read_optimizer(in);
    if (bias != 0) {
      check_bias_length(geometry, bias_length);
    }
    if (y.shape != geometry.output) {
      throw_range("shape",
                  "y must have the output's shape " + format_shape(geometry.output) + ", got " + format_shape(y.shape));
    }
    with_dtype(dtype, [&]<class T>(T) {
      std::vector<T> parameters = copied(w.as<T>(), w.shape.count());
      if (bias != 0) {
        const T* const values = at<const T>(bias);
        parameters.insert(parameters.end(), values, values + bias_length);
      }
      typename Trainer<T>::Layers layers;
      layers.push_back(make_conv_layer<T>(geometry, bias != 0));
      auto trainer =
          std::make_unique<Trainer<T>>(std::move(layers), copied(x.as<T>(), x.shape.count()),
                                       copied(y.as<T>(), y.shape.count()), std::move(parameters), loss, optimizer);
      *at<std::int32_t>(frame) = keep(std::make_unique<TrainerEntry>(
          TrainerEntry{std::move(trainer), geometry.weight, geometry.output, bias != 0}));
    });
  });
}

/// The number of steps taken, or −1 when an error is waiting.
int trainer_step(int handle, int count, Address losses) {
  int taken = -1;
  guarded([&] {
    with_trainer(handle, [&](auto& trainer) {
      taken = static_cast<int>(trainer.step({at<double>(losses), static_cast<std::size_t>(count)}));
    });
  });
  return taken;
}

/// One part of the trainer's state as a view of its memory, written into the frame's only slot.
int trainer_read(int handle, int part, Address frame) {
  return guarded([&] {
    const TrainerEntry& entry = entry_of(handle);
    const WeightShape& w = entry.weight;
    const std::array weight_sizes{w.outputs, w.inputs_per_group, w.height, w.width};
    const std::array bias_sizes{entry.has_bias ? w.outputs : 0};
    const std::array output_sizes = sizes_of(entry.output);
    with_trainer(handle, [&]<class T>(Trainer<T>& trainer) {
      const auto weights = static_cast<std::size_t>(trainer.layer(0).weight_count());
      std::span<const T> values;
      std::span<const Index> sizes = weight_sizes;
      switch (static_cast<Part>(part)) {
        case Part::weight:
          values = trainer.parameters().first(weights);
          break;
        case Part::bias:
          values = trainer.parameters().subspan(weights);
          sizes = bias_sizes;
          break;
        case Part::grad_weight:
          values = trainer.gradients().first(weights);
          break;
        case Part::grad_bias:
          values = trainer.gradients().subspan(weights);
          sizes = bias_sizes;
          break;
        case Part::output:
          values = trainer.activation(0);
          sizes = output_sizes;
          break;
        case Part::residual:
          values = trainer.residual();
          sizes = output_sizes;
          break;
      }
      write_view(frame, std::bit_cast<Address>(values.data()), sizes);
    });
  });
}

int trainer_set(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 0);
    const Index handle = in.index();
    const bool has_optimizer = in.flag();
    const OptimizerSettings optimizer = read_optimizer(in);
    const Address weight = in.address();
    const Address bias = in.address();
    with_trainer(handle, [&]<class T>(Trainer<T>& trainer) {
      const auto weights = static_cast<std::size_t>(trainer.layer(0).weight_count());
      const auto biases = static_cast<std::size_t>(trainer.layer(0).bias_count());
      if (has_optimizer) {
        trainer.configure(optimizer);
      }
      if (weight != 0) {
        trainer.set_parameters(0, {at<const T>(weight), weights});
      }
      if (bias != 0) {
        trainer.set_parameters(weights, {at<const T>(bias), biases});
      }
    });
  });
}

double trainer_step_count(int handle) {
  return with_trainer(handle, [](auto& trainer) { return static_cast<double>(trainer.step_count()); });
}

bool trainer_diverged(int handle) {
  return with_trainer(handle, [](auto& trainer) { return trainer.diverged(); });
}

void trainer_reset(int handle) {
  with_trainer(handle, [](auto& trainer) { trainer.reset(); });
}

void trainer_dispose(int handle) { trainers()[static_cast<std::size_t>(handle)].reset(); }

}  // namespace

EMSCRIPTEN_BINDINGS(convscope_trainer) {
  emscripten::function("createTrainer", &create_trainer);
  emscripten::function("trainerStep", &trainer_step);
  emscripten::function("trainerRead", &trainer_read);
  emscripten::function("trainerSet", &trainer_set);
  emscripten::function("trainerStepCount", &trainer_step_count);
  emscripten::function("trainerDiverged", &trainer_diverged);
  emscripten::function("trainerReset", &trainer_reset);
  emscripten::function("trainerDispose", &trainer_dispose);
}

}  // namespace convscope::bindings

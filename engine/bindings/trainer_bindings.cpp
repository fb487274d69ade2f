// engine/bindings/trainer_bindings.cpp — trainers, which live in the session and are known to JavaScript by a handle.
//
// createTrainer's frame: word 0 receives the handle, word 1 the number (from 1) of the layer that an error is about, or
// 0 (the six words of a result slot are reserved for them); then dtype, x, y, loss, optimizer, the number of layers,
// and each layer: its op and what that op takes (conv: weight, bias, convolution options; relu: nothing; the poolings:
// pooling options). An optimizer is its name, then the numbers lr, momentum, nesterov, weight decay, beta1, beta2 and
// eps.
//
// trainerSet's frame: handle, whether an optimizer follows (its words stand there in any case), and for each layer the
// addresses of a weight and of a bias, or 0 to leave them.
#include <emscripten/bind.h>

#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "bindings/handles.hpp"
#include "bindings/session.hpp"
#include "convscope/check.hpp"
#include "convscope/layer.hpp"
#include "convscope/trainer.hpp"

namespace convscope::bindings {
namespace {

enum class LayerOp : std::int32_t { conv, relu, max_pool, average_pool };

/// The shapes in which JavaScript reads a layer's tensors, and where its parameters begin.
struct LayerEntry {
  WeightShape weight;  ///< all 0 for a layer without parameters
  Index biases = 0;
  Shape4 output;
  std::size_t first = 0;

  [[nodiscard]] std::size_t weights() const noexcept { return static_cast<std::size_t>(weight.count()); }
};

struct TrainerEntry {
  std::variant<std::unique_ptr<Trainer<float>>, std::unique_ptr<Trainer<double>>> trainer;
  std::vector<LayerEntry> layers;
};

/// What trainerRead returns.
enum class Part : std::int32_t { weight, bias, grad_weight, grad_bias, output, residual };

Handles<TrainerEntry>& trainers() {
  static Handles<TrainerEntry> instance;
  return instance;
}

/// Calls visit(trainer) with the trainer of either element type.
template <class Visit>
auto with_trainer(Index handle, Visit visit) {
  return std::visit([&](auto& trainer) { return visit(*trainer); }, trainers().at(handle).trainer);
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

/// Reads the layers of a frame one after the other; each takes the shape that the one before it gives.
template <class T>
class NetReader {
 public:
  NetReader(FrameReader& in, const Shape4& input) : in_(in), shape_(input) {}

  void read_layer() {
    LayerEntry entry;
    entry.first = parameters.size();
    switch (in_.choice<LayerOp>()) {
      case LayerOp::conv:
        read_conv(entry);
        break;
      case LayerOp::relu:
        layers.push_back(make_relu_layer<T>(shape_));
        break;
      case LayerOp::max_pool:
        layers.push_back(make_max_pool_layer<T>(pool_geometry(shape_, in_.pool_options(), sizeof(T))));
        break;
      case LayerOp::average_pool:
        layers.push_back(make_average_pool_layer<T>(pool_geometry(shape_, in_.pool_options(), sizeof(T))));
        break;
    }
    shape_ = layers.back()->output_shape();
    entry.output = shape_;
    entries.push_back(entry);
  }

  typename Trainer<T>::Layers layers;
  std::vector<LayerEntry> entries;
  std::vector<T> parameters;

 private:
  void read_conv(LayerEntry& entry) {
    const Operand w = in_.weight();
    const Address bias = in_.address();
    const Index bias_length = in_.index();
    const ConvGeometry geometry = conv_geometry(shape_, weight_shape(w), in_.conv_options(), sizeof(T));
    append(w.as<T>(), w.shape.count());
    if (bias != 0) {
      require_bias_length(geometry.weight.outputs, bias_length);
      append(at<const T>(bias), bias_length);
      entry.biases = bias_length;
    }
    entry.weight = geometry.weight;
    layers.push_back(make_conv_layer<T>(geometry, bias != 0));
  }

  void append(const T* values, Index count) { parameters.insert(parameters.end(), values, values + count); }

  FrameReader& in_;
  Shape4 shape_;
};

/// @param layer  receives the number of the layer being read, from 1, and 0 in the end: an error says where it was.
template <class T>
std::unique_ptr<TrainerEntry> read_trainer(FrameReader& in, std::int32_t& layer) {
  const Operand x = in.image4();
  const Operand y = in.image4();
  const auto loss = in.choice<Loss>();
  const OptimizerSettings optimizer = read_optimizer(in);
  NetReader<T> net(in, x.shape);
  const auto count = static_cast<std::int32_t>(in.index());
  for (layer = 1; layer <= count; ++layer) {
    net.read_layer();
  }
  layer = 0;
  require_output_shape("y", net.entries.back().output, y.shape);
  auto trainer =
      std::make_unique<Trainer<T>>(std::move(net.layers), copied(x.as<T>(), x.shape.count()),
                                   copied(y.as<T>(), y.shape.count()), std::move(net.parameters), loss, optimizer);
  return std::make_unique<TrainerEntry>(TrainerEntry{std::move(trainer), std::move(net.entries)});
}

int create_trainer(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 1);
    auto* const answers = at<std::int32_t>(frame);
    with_dtype(in.choice<Dtype>(), [&]<class T>(T) { answers[0] = trainers().keep(read_trainer<T>(in, answers[1])); });
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

/// One part of a layer's state as a view of its memory, written into the frame's only slot.
int trainer_read(int handle, int part, int index, Address frame) {
  return guarded([&] {
    const LayerEntry& layer = trainers().at(handle).layers[static_cast<std::size_t>(index)];
    const WeightShape& w = layer.weight;
    const std::array weight_sizes{w.outputs, w.inputs_per_group, w.height, w.width};
    const std::array bias_sizes{layer.biases};
    const std::array output_sizes = sizes_of(layer.output);
    const auto biases = static_cast<std::size_t>(layer.biases);
    with_trainer(handle, [&]<class T>(Trainer<T>& trainer) {
      std::span<const T> values;
      std::span<const Index> sizes;
      switch (static_cast<Part>(part)) {
        case Part::weight:
          values = trainer.parameters().subspan(layer.first, layer.weights());
          sizes = weight_sizes;
          break;
        case Part::bias:
          values = trainer.parameters().subspan(layer.first + layer.weights(), biases);
          sizes = bias_sizes;
          break;
        case Part::grad_weight:
          values = trainer.gradients().subspan(layer.first, layer.weights());
          sizes = weight_sizes;
          break;
        case Part::grad_bias:
          values = trainer.gradients().subspan(layer.first + layer.weights(), biases);
          sizes = bias_sizes;
          break;
        case Part::output:
          values = trainer.activation(static_cast<std::size_t>(index));
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
    with_trainer(handle, [&]<class T>(Trainer<T>& trainer) {
      if (has_optimizer) {
        trainer.configure(optimizer);
      }
      for (const LayerEntry& layer : trainers().at(handle).layers) {
        const Address weight = in.address();
        const Address bias = in.address();
        if (weight != 0) {
          trainer.set_parameters(layer.first, {at<const T>(weight), layer.weights()});
        }
        if (bias != 0) {
          trainer.set_parameters(layer.first + layer.weights(),
                                 {at<const T>(bias), static_cast<std::size_t>(layer.biases)});
        }
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

void trainer_dispose(int handle) { trainers().dispose(handle); }

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

// engine/src/algorithm_costs.cpp — the cost table, in products (with their additions) of a kernel at three quarters of
// the machine's peak. Measured in WebAssembly by `npm run bench:crossovers`.
#include "algorithm_costs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "conv_windows.hpp"
#include "kernels/blocked.hpp"
#include "kernels/dense.hpp"
#include "kernels/fft.hpp"
#include "kernels/separable.hpp"
#include "kernels/winograd.hpp"

namespace convscope {
namespace {

struct CostTable {
  // One product …
  double plain = 3.0;      ///< of the plain loops
  double dense = 0.8;      ///< of outputs of one pixel, with channels in the lanes
  double plane = 0.95;     ///< of one plane with one kernel
  double block = 0.80;     ///< of a block of four channels by two vectors
  double narrow = 1.7;     ///< times that in rows of less than two vectors
  double half = 0.7;       ///< of a whole block, where one of half the vectors ends a row
  double gathered = 0.77;  ///< of panels of eight pixels
  double single = 0.45;    ///< of a single pixel, sixteen channels at a time
  // … and what comes with it.
  double setup = 2500;           ///< laying out, beside the plain loops' nothing
  double packed_weight = 2;      ///< each weight packed
  double pass = 1.2;             ///< of a separable kernel's rows, then columns
  double pass_pixel = 6;         ///< each pixel between the two
  double gathering = 4.5;        ///< each value put into a panel
  double winograd_value = 1;     ///< each value laid out for winograd, zeros included
  double input_tile = 480;       ///< each 6×6 tile of one channel transformed by winograd
  double output_tile = 420;      ///< each tile of one channel transformed back, of 4×4 pixels
  double winograd_weight = 260;  ///< each kernel of one channel transformed
  double fft = 1.2;              ///< what its own estimate, of the transforms alone, leaves out
};
constexpr CostTable costs;

/// fft may keep this much for its spectra.
constexpr double fft_most_bytes = 256.0 * 1024 * 1024;

double rounded_up(Index value, Index step) noexcept {
  const Index steps = (value + step - 1) / step;
  return static_cast<double>(steps * step);
}

double as_double(Index value) noexcept { return static_cast<double>(value); }

/// What a row costs, in blocks of two vectors of pixels; its last vectors end with it.
template <class T>
double blocks_of_row(Index width) noexcept {
  constexpr auto lanes = static_cast<Index>(16 / sizeof(T));
  const Index rest = width % (2 * lanes);
  return as_double(width / (2 * lanes)) + (rest == 0 ? 0 : rest <= lanes ? costs.half : 1);
}

/// Of what is done for few runs of a weight, or for many.
double packing_cost(const ConvGeometry& g, WeightUse use) noexcept {
  return costs.setup + (use == WeightUse::many ? 0 : as_double(g.weight.count()) * costs.packed_weight);
}

template <class T>
double blocked_cost(const ConvGeometry& g, WeightUse use) noexcept {
  constexpr auto lanes = static_cast<Index>(16 / sizeof(T));
  if (!kernels::BlockedConvolution<T>::serves(windows_of(g))) {
    return std::numeric_limits<double>::infinity();
  }
  const bool by_plane = g.weight.inputs_per_group == 1 && g.weight.outputs == g.groups;
  const bool is_long_row = g.weight.width == 1 && g.padded.width == g.output.width;
  double filling = is_long_row ? 1 : blocks_of_row<T>(g.output.width) * 2 * lanes / as_double(g.output.width);
  filling *= !is_long_row && g.output.width < 2 * lanes ? costs.narrow : 1;
  return packing_cost(g, use) + multiply_adds(g) * filling * (by_plane ? costs.plane : costs.block);
}

template <class T>
double plain_cost(const ConvGeometry& g) noexcept {
  return multiply_adds(g) * (kernels::dense_serves<T>(windows_of(g)) ? costs.dense : costs.plain);
}

template <class T>
double gathered_cost(const ConvGeometry& g, WeightUse use) noexcept {
  constexpr auto pixels = static_cast<Index>(16 / sizeof(T));
  const Index plane = g.output.height * g.output.width;
  const double columns = as_double(g.input.batch * g.groups) * rounded_up(plane, pixels);
  const double values = columns * as_double(g.weight.inputs_per_group * g.weight.height * g.weight.width);
  const double outputs = as_double(g.weight.outputs / g.groups);
  const double products = plane == 1 && outputs >= 16
                              ? multiply_adds(g) * costs.single
                              : values * rounded_up(g.weight.outputs / g.groups, 4) * costs.gathered;
  return packing_cost(g, use) + values * costs.gathering + products;
}

bool pads_with_zeros(const ConvGeometry& g) noexcept {
  return g.padding.none() || g.padding_mode == PaddingMode::constant;
}

template <class T>
double winograd_cost(const ConvGeometry& g, WeightUse use) noexcept {
  using Winograd = kernels::WinogradConvolution<T>;
  if (!Winograd::serves(windows_of(g)) || !pads_with_zeros(g)) {
    return std::numeric_limits<double>::infinity();
  }
  const double inputs = as_double(g.weight.inputs_per_group);
  const double outputs = rounded_up(g.weight.outputs / g.groups, 4);
  const double tile = as_double(Winograd::tile_of(static_cast<kernels::Offset>(g.weight.width)));
  const auto tiles_along = [&](Index size, Index dilation) {
    return std::ceil(as_double(size) / (tile * as_double(dilation)));
  };
  // A dilated kernel sees an image of its own for each remainder of a pixel's place; those of the rows one after the
  // other. Tiles are transformed by the vector.
  const double images = as_double(g.input.batch * g.groups * std::min(g.output.height, g.dilation.height));
  const double phases = as_double(std::min(g.output.width, g.dilation.width));
  const double rows = tiles_along(g.output.height, g.dilation.height);
  const double columns = tiles_along(g.output.width, g.dilation.width);
  const double vectors = std::ceil(columns * sizeof(T) / 16) * 16 / sizeof(T);
  const double laid_out = (rows + 1) * (vectors + 1) * tile * tile * as_double(g.dilation.width);
  const double weights = use == WeightUse::many ? 0 : as_double(g.groups) * inputs * outputs * costs.winograd_weight;
  return costs.setup + weights +
         images *
             (inputs * laid_out * costs.winograd_value + phases * rows * columns * 36 * inputs * outputs * costs.block +
              phases * rows * vectors *
                  (inputs * costs.input_tile + outputs * costs.output_tile * (1 + tile * tile / 16) / 2));
}

template <class T>
double fft_cost(const ConvGeometry& g) noexcept {
  const kernels::Windows windows = windows_of(g);
  if (kernels::fft_workspace_bytes(windows, sizeof(T)) > fft_most_bytes) {
    return std::numeric_limits<double>::infinity();
  }
  return costs.setup + kernels::fft_operations(windows) * costs.fft;
}

bool may_be_separable(const ConvGeometry& g) noexcept {
  return g.input.channels == 1 && g.weight.outputs == 1 && g.stride == Size2{1, 1} && g.dilation == Size2{1, 1};
}

double separable_cost(const ConvGeometry& g) noexcept {
  const double pixels = as_double(g.input.batch * g.padded.height * g.output.width);
  return 2 * costs.setup + pixels * (as_double(g.weight.height + g.weight.width) * costs.pass + costs.pass_pixel);
}

}  // namespace

double multiply_adds(const ConvGeometry& g) noexcept {
  return as_double(g.output.count()) * as_double(g.weight.inputs_per_group * g.weight.height * g.weight.width);
}

bool serves(Algorithm algorithm, const ConvGeometry& g) noexcept {
  if (algorithm != Algorithm::winograd && algorithm != Algorithm::fft) {
    return true;
  }
  const bool plain = g.stride == Size2{1, 1} && g.dilation == Size2{1, 1} && g.groups == 1 && pads_with_zeros(g);
  return plain && (algorithm == Algorithm::fft || g.weight.plane() == Size2{3, 3});
}

template <class T>
DirectForm direct_form(const ConvGeometry& g, WeightUse use) noexcept {
  const double plain = plain_cost<T>(g);
  if (plain <= costs.setup) {
    return DirectForm::plain;
  }
  const double blocked = blocked_cost<T>(g, use);
  const double gathered = gathered_cost<T>(g, use);
  if (plain <= std::min(blocked, gathered)) {
    return DirectForm::plain;
  }
  return blocked <= gathered ? DirectForm::blocked : DirectForm::gathered;
}

template <class T>
Algorithm cheapest(const ConvGeometry& g, const T* weight, WeightUse use) {
  if (multiply_adds(g) <= exact_multiply_adds) {
    return Algorithm::direct;
  }
  const double direct = std::min(plain_cost<T>(g), blocked_cost<T>(g, use));
  const double gathered = gathered_cost<T>(g, use);
  Algorithm best = direct <= gathered ? Algorithm::direct : Algorithm::gemm;
  double cost = std::min(direct, gathered);
  const double winograd = winograd_cost<T>(g, use);
  if (winograd < cost) {
    cost = winograd;
    best = Algorithm::winograd;
  }
  if (serves(Algorithm::fft, g)) {
    const double fft = fft_cost<T>(g);
    if (fft < cost) {
      cost = fft;
      best = Algorithm::fft;
    }
  }
  if (may_be_separable(g) && separable_cost(g) < cost &&
      kernels::separate(weight, static_cast<kernels::Offset>(g.weight.height),
                        static_cast<kernels::Offset>(g.weight.width))) {
    best = Algorithm::separable;
  }
  return best;
}

template DirectForm direct_form<float>(const ConvGeometry&, WeightUse) noexcept;
template DirectForm direct_form<double>(const ConvGeometry&, WeightUse) noexcept;
template Algorithm cheapest(const ConvGeometry&, const float*, WeightUse);
template Algorithm cheapest(const ConvGeometry&, const double*, WeightUse);

}  // namespace convscope

// engine/kernels/winograd.cpp — minimal filtering by tiles of 6×6. Lanes of a vector are neighbouring tiles, so that
// the transforms are plain arithmetic on vectors.
#include "kernels/winograd.hpp"

#include <algorithm>
#include <array>

#include "kernels/micro.hpp"
#include "kernels/terms.hpp"
#include "kernels/winograd_tiles.hpp"

namespace convscope::kernels {
namespace {

constexpr Offset elements = winograd_reach * winograd_reach;  // of a transformed tile
constexpr Offset channels_of_block = 4;                       // output channels of a block of the matrix product
constexpr Offset vectors_of_block = 2;                        // and its vectors of tiles
constexpr Offset cache_bytes = Offset{1} << 20;               // of transformed tiles, before and behind the product

/// How many of `count` pixels, `step` apart, there are from `first` on.
Offset pixels_from(Offset first, Offset count, Offset step) noexcept { return (count - first + step - 1) / step; }

}  // namespace

template <class T>
bool WinogradConvolution<T>::serves(const Windows& w) noexcept {
  return w.kernel_height == w.kernel_width && w.kernel_width >= 2 && w.kernel_width <= static_cast<Offset>(most_taps) &&
         w.stride_height == 1 && w.stride_width == 1;
}

template <class T>
WinogradConvolution<T>::WinogradConvolution(const Windows& windows, const Interior& interior, const T* weight)
    : windows_(windows),
      interior_(interior),
      tile_(tile_of(windows.kernel_width)),
      phases_(std::min(windows.dilation_width, windows.output_width)),
      tile_rows_(pixels_from(0, windows.output_height, tile_ * windows.dilation_height)),
      tile_columns_(pixels_from(0, windows.output_width, tile_ * windows.dilation_width)),
      padded_outputs_((windows.outputs + channels_of_block - 1) / channels_of_block * channels_of_block) {
  const Offset tile_bytes = phases_ * elements * (windows.inputs + padded_outputs_) * static_cast<Offset>(sizeof(T));
  const Offset wanted = std::max(cache_bytes / tile_bytes, 16 / phases_ + 1);
  block_columns_ = std::min(tile_columns_, wanted);
  block_rows_ = std::min(tile_rows_, std::max(wanted / block_columns_, Offset{1}));
  // Behind the last tile there is room for the rest of its group, and for whole vectors of the product.
  const Offset step = vectors_of_block * lanes<T>;
  pitch_ = (phases_ * block_rows_ * block_columns_ + tiles_of_vector<T> + step - 1) / step * step;
  weight_step_ = spread_over_cache<T>(windows.groups * padded_outputs_ * windows.inputs);
  input_step_ = spread_over_cache<T>(windows.inputs * pitch_);
  product_step_ = spread_over_cache<T>(padded_outputs_ * pitch_);
  strip_width_ = std::max(block_columns_, tiles_of_vector<T>) + winograd_reach / tile_;
  strip_.resize(static_cast<std::size_t>(tile_ * windows.dilation_width * strip_height(block_rows_) * strip_width_));
  weights_.resize(static_cast<std::size_t>(elements * weight_step_));
  inputs_.resize(static_cast<std::size_t>(elements * input_step_));
  products_.resize(static_cast<std::size_t>(elements * product_step_));
  pack(weight);
}

/// Lanes are output channels of a block, which stand side by side in the transformed weights, too.
template <class T>
void WinogradConvolution<T>::pack(const T* weight) {
  const auto side = static_cast<std::size_t>(windows_.kernel_width);
  const Offset channel_step = windows_.inputs * windows_.taps();
  const Offset vectors = (windows_.outputs + lanes<T> - 1) / lanes<T>;
  for (Offset vector = 0; vector < windows_.groups * vectors; ++vector) {
    const Offset group = vector / vectors;
    const Offset output = vector % vectors * lanes<T>;
    const Offset channels = std::min(lanes<T>, windows_.outputs - output);
    const Offset block = group * padded_outputs_ + output / channels_of_block * channels_of_block;
    T* target = weights_.data() + block * windows_.inputs + output % channels_of_block;
    for (Offset input = 0; input < windows_.inputs; ++input, target += channels_of_block) {
      std::array<std::array<Vector<T>, most_taps>, most_taps> kernels;
      for (std::size_t tap = 0; tap < side * side; ++tap) {
        std::array<T, static_cast<std::size_t>(lanes<T>)> values{};
        const Offset place = windows_.tap(static_cast<Offset>(tap / side), static_cast<Offset>(tap % side));
        for (Offset channel = 0; channel < channels; ++channel) {
          values[static_cast<std::size_t>(channel)] =
              weight[(group * windows_.outputs + output + channel) * channel_step + input * windows_.taps() + place];
        }
        kernels[tap % side][tap / side] = load(values.data());
      }
      std::array<std::array<Vector<T>, most_taps>, reach> half;
      for (std::size_t column = 0; column < side; ++column) {
        const Six<T> transformed = weight_axis<T>(kernels[column], side);
        for (std::size_t i = 0; i < reach; ++i) {
          half[i][column] = transformed[i];
        }
      }
      for (std::size_t i = 0; i < reach; ++i) {
        const Six<T> whole = weight_axis<T>(half[i], side);
        for (std::size_t j = 0; j < reach; ++j) {
          store(target + static_cast<Offset>(i * reach + j) * weight_step_, whole[j]);
        }
      }
    }
  }
}

/// The columns of the padded planes are dealt out so that each tile column of a vector's tiles stands side by side.
template <class T>
void WinogradConvolution<T>::transform_input(const T* planes, const Block& block) {
  const Offset rows_apart = windows_.dilation_height;
  const Offset columns_apart = windows_.dilation_width;
  const SplitPlanes strip{tile_ * columns_apart, strip_height(block.rows), strip_width_};
  const Cut cut = cut_out(interior_, {rows_apart * tile_ * block.row + block.first_row, strip.height, rows_apart},
                          {strip.phases * block.column, strip.phases * strip.width});
  for (Offset input = 0; input < windows_.inputs; ++input, planes += cut.plane) {
    lay_out(strip, cut, planes, 1, strip_.data());
    T* tiles = inputs_.data() + input * pitch_;
    for (Offset phase = 0; phase < phases_; ++phase) {
      std::array<const T*, reach> columns;
      for (std::size_t column = 0; column < reach; ++column) {
        columns[column] = strip_.data() + strip.at(0, static_cast<Offset>(column) * columns_apart + phase);
      }
      for (Offset tile_row = 0; tile_row < block.rows; ++tile_row, tiles += block.columns) {
        for (Offset step = 0; step < block.columns; step += tiles_of_vector<T>) {
          const Offset first = vector_start<T>(step, block.columns);
          transform_tiles(columns, tile_ * tile_row * strip.width + first, strip.width, tiles + first, input_step_);
        }
      }
    }
  }
}

template <class T>
void WinogradConvolution<T>::multiply(Offset group, Offset tiles) {
  constexpr std::array<T, 2 * channels_of_block> no_bias{};
  constexpr Offset wide = vectors_of_block * lanes<T>;
  const EvenTerms terms{pitch_, windows_.inputs};
  // Where one vector is left, channels are the lanes.
  const Offset whole = (tiles + wide - lanes<T> - 1) / wide * wide;
  for (Offset element = 0; element < elements; ++element) {
    const T* const input = inputs_.data() + element * input_step_;
    const T* const weights = weights_.data() + element * weight_step_ + group * padded_outputs_ * windows_.inputs;
    T* const product = products_.data() + element * product_step_;
    for (Offset output = 0; output < padded_outputs_; output += channels_of_block) {
      for (Offset position = 0; position < whole; position += wide) {
        multiply_block<channels_of_block, vectors_of_block>(input + position, terms, weights + output * windows_.inputs,
                                                            no_bias.data(), product + output * pitch_ + position,
                                                            pitch_);
      }
    }
    if (whole >= tiles) {
      continue;
    }
    const T* block = weights;
    T* target = product + whole;
    Offset left = padded_outputs_;
    for (; left > channels_of_block; left -= 2 * channels_of_block) {
      multiply_across<channels_of_block, 2, lanes<T>>(input + whole, terms, block, no_bias.data(), target, pitch_);
      block += 2 * channels_of_block * windows_.inputs;
      target += 2 * channels_of_block * pitch_;
    }
    if (left > 0) {
      multiply_across<channels_of_block, 1, lanes<T>>(input + whole, terms, block, no_bias.data(), target, pitch_);
    }
  }
}

template <class T>
template <Offset Tile>
void WinogradConvolution<T>::transform_output(const Block& block, const T* bias, T* planes) const {
  const Offset rows_apart = windows_.dilation_height;
  const Offset columns_apart = windows_.dilation_width;
  const Offset row_step = rows_apart * windows_.output_width;
  const Offset rows = pixels_from(block.first_row, windows_.output_height, rows_apart);
  for (Offset output = 0; output < windows_.outputs; ++output, planes += windows_.output_plane()) {
    const Vector<T> start = splat(bias == nullptr ? T{0} : bias[output]);
    const T* tiles = products_.data() + output * pitch_;
    for (Offset phase = 0; phase < phases_; ++phase) {
      const Offset columns = pixels_from(phase, windows_.output_width, columns_apart);
      for (Offset tile_row = 0; tile_row < block.rows; ++tile_row, tiles += block.columns) {
        const Offset row = (block.row + tile_row) * Tile;
        const Offset height = std::min(Tile, rows - row);
        for (Offset step = 0; step < block.columns; step += tiles_of_vector<T>) {
          const Offset first = vector_start<T>(step, block.columns);
          const TileRows<Tile, T> half = transform_columns<Tile>(tiles + first, product_step_);
          const Offset column = (block.column + first) * Tile;
          const Offset width = std::min(Tile * tiles_of_vector<T>, columns - column);
          T* target =
              planes + row * row_step + block.first_row * windows_.output_width + column * columns_apart + phase;
#pragma GCC unroll 1
          for (Offset i = 0; i < height; ++i, target += row_step) {
            store_row(transform_row<Tile>(half[static_cast<std::size_t>(i)], start), target, width, columns_apart);
          }
        }
      }
    }
  }
}

template <class T>
void WinogradConvolution<T>::transform_output(const Block& block, const T* bias, T* planes) const {
  switch (tile_) {
    case 2:
      return transform_output<2>(block, bias, planes);
    case 3:
      return transform_output<3>(block, bias, planes);
    case 4:
      return transform_output<4>(block, bias, planes);
    default:
      return transform_output<5>(block, bias, planes);
  }
}

template <class T>
void WinogradConvolution<T>::run(const T* input, const T* bias, T* output) {
  const Offset row_phases = std::min(windows_.dilation_height, windows_.output_height);
  for (Offset image = 0; image < windows_.batch * windows_.groups; ++image) {
    const Offset group = image % windows_.groups;
    const T* const planes = input + image * windows_.inputs * interior_.height * interior_.width;
    T* const results = output + image * windows_.outputs * windows_.output_plane();
    const T* const start = bias == nullptr ? nullptr : bias + group * windows_.outputs;
    for (Offset first_row = 0; first_row < row_phases; ++first_row) {
      for (Offset row = 0; row < tile_rows_; row += block_rows_) {
        for (Offset column = 0; column < tile_columns_; column += block_columns_) {
          const Block block{first_row, row, column, std::min(block_rows_, tile_rows_ - row),
                            std::min(block_columns_, tile_columns_ - column)};
          transform_input(planes, block);
          multiply(group, tiles_of(block));
          transform_output(block, start, results);
        }
      }
    }
  }
}

template class WinogradConvolution<float>;
template class WinogradConvolution<double>;

}  // namespace convscope::kernels

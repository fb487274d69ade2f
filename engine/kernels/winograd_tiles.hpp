// engine/kernels/winograd_tiles.hpp — Winograd's transforms of a vector of tiles, a tile a lane, and the way of their
// outputs into rows of pixels.
#pragma once

#include <algorithm>
#include <array>

#include "kernels/transpose.hpp"
#include "kernels/winograd_axes.hpp"

namespace convscope::kernels {

/// Tiles that one vector holds.
template <class T>
inline constexpr Offset tiles_of_vector = lanes<T>;

/// The column where a vector of tiles begins: the last one of a row is moved back to end with it, and does some of the
/// tiles again, unless the row is shorter than a vector.
template <class T>
constexpr Offset vector_start(Offset column, Offset columns) noexcept {
  return std::max(std::min(column, columns - tiles_of_vector<T>), Offset{0});
}

/// Bᵀ·d·B of a vector of tiles, element (i, j) to target[(6·i + j) · element_step].
///
/// @param columns  the six columns of the tiles, each tile's beside the next one's.
/// @param place    of the first row, in each of the columns; from there to the next one are `row_step`.
template <class T>
[[gnu::always_inline]] inline void transform_tiles(const std::array<const T*, reach>& columns, Offset place,
                                                   Offset row_step, T* target, Offset element_step) noexcept {
  std::array<Six<T>, reach> half;
#pragma GCC unroll 1
  for (std::size_t row = 0; row < reach; ++row, place += row_step) {
    half[row] = input_axis<T>({load(columns[0] + place), load(columns[1] + place), load(columns[2] + place),
                               load(columns[3] + place), load(columns[4] + place), load(columns[5] + place)});
  }
#pragma GCC unroll 1
  for (std::size_t j = 0; j < reach; ++j, target += element_step) {
    const Six<T> whole = input_axis<T>({half[0][j], half[1][j], half[2][j], half[3][j], half[4][j], half[5][j]});
    T* element = target;
    for (std::size_t i = 0; i < reach; ++i, element += winograd_reach * element_step) {
      store(element, whole[i]);
    }
  }
}

/// Output rows of a vector of tiles whose columns have been transformed back, and their rows not yet.
template <std::size_t Tile, class T>
using TileRows = std::array<Six<T>, Tile>;

/// Aᵀ·m of a vector of tiles whose element (i, j) stands at elements[(6·i + j) · element_step].
template <std::size_t Tile, class T>
[[gnu::always_inline]] inline TileRows<Tile, T> transform_columns(const T* elements, Offset element_step) noexcept {
  TileRows<Tile, T> rows;
#pragma GCC unroll 1
  for (std::size_t j = 0; j < reach; ++j, elements += element_step) {
    Six<T> values;
    const T* element = elements;
    for (std::size_t i = 0; i < reach; ++i, element += winograd_reach * element_step) {
      values[i] = load(element);
    }
    const std::array<Vector<T>, Tile> column = output_axis<Tile, T>(values);
    for (std::size_t i = 0; i < Tile; ++i) {
      rows[i][j] = column[i];
    }
  }
  return rows;
}

/// A row of (Aᵀ·m)·A, and the bias.
template <std::size_t Tile, class T>
[[gnu::always_inline]] inline std::array<Vector<T>, Tile> transform_row(const Six<T>& row, Vector<T> bias) noexcept {
  std::array<Vector<T>, Tile> pixels = output_axis<Tile, T>(row);
  for (Vector<T>& vector : pixels) {
    vector = vector + bias;
  }
  return pixels;
}

/// The first `count` pixels of a row of a vector of tiles, `step` apart: lane t of pixels[c] is the one at Tile · t +
/// c.
template <std::size_t Tile, class T>
[[gnu::noinline]] void scatter_row(const std::array<Vector<T>, Tile>& pixels, T* target, Offset count,
                                   Offset step) noexcept {
  std::array<std::array<T, static_cast<std::size_t>(tiles_of_vector<T>)>, Tile> values;
  for (std::size_t c = 0; c < Tile; ++c) {
    store(values[c].data(), pixels[c]);
  }
  for (std::size_t t = 0; t < static_cast<std::size_t>(tiles_of_vector<T>); ++t) {
    for (std::size_t c = 0; c < Tile && static_cast<Offset>(Tile * t + c) < count; ++c, target += step) {
      *target = values[c][t];
    }
  }
}

/// The same, faster where all of them are neighbours.
template <std::size_t Tile, class T>
[[gnu::always_inline]] inline void store_row(const std::array<Vector<T>, Tile>& pixels, T* target, Offset count,
                                             Offset step) noexcept {
  if (Tile == 3 || step != 1 || count != static_cast<Offset>(Tile) * tiles_of_vector<T>) {
    scatter_row(pixels, target, count, step);
  } else if constexpr (Tile == 2) {
    store(target, xsimd::zip_lo(pixels[0], pixels[1]));
    store(target + tiles_of_vector<T>, xsimd::zip_hi(pixels[0], pixels[1]));
  } else if constexpr (Tile >= 4) {
    store_transposed(target, static_cast<Offset>(Tile), pixels[0], pixels[1], pixels[2], pixels[3]);
    if constexpr (Tile == 5) {
      std::array<T, static_cast<std::size_t>(tiles_of_vector<T>)> last;
      store(last.data(), pixels[4]);
      for (std::size_t t = 0; t < last.size(); ++t) {
        target[Tile * t + 4] = last[t];
      }
    }
  }
}

}  // namespace convscope::kernels

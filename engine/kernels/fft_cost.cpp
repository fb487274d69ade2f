// engine/kernels/fft_cost.cpp — what a convolution through the Fourier transform costs, and the tile that costs least.
#include <algorithm>
#include <bit>
#include <cmath>

#include "kernels/fft.hpp"

namespace convscope::kernels {
namespace {

/// The binary logarithm of a power of two.
double passes(Offset length) noexcept { return std::countr_zero(static_cast<std::size_t>(length)); }

/// At most so many numbers are kept for `windows` with `tile`.
double workspace_numbers(const Windows& windows, const FftTile& tile) noexcept {
  const auto inputs = static_cast<double>(windows.inputs);
  const auto outputs = static_cast<double>(windows.outputs);
  const double area = static_cast<double>(tile.height) * static_cast<double>(tile.width);
  const double rows = 16 * static_cast<double>(tile.width) * (inputs + 1);
  const double twiddles = 2 * static_cast<double>(tile.height + tile.width);
  const double planes = std::max(inputs, outputs) * (area + strip_gap * static_cast<double>(tile.width));
  return 2 * (area * inputs * outputs + planes + rows) + twiddles;
}

/// A model of the time measured in WebAssembly on a machine whose first and second cache hold 32 KB and 1 MB: per
/// element of a tile, so much for every pass over it, for reading, writing and transposing, and for leaving a cache.
double tile_operations(const Windows& windows, const FftTile& tile) noexcept {
  const auto inputs = static_cast<double>(windows.inputs);
  const auto outputs = static_cast<double>(windows.outputs);
  const auto tiles =
      static_cast<double>(windows.batch) * static_cast<double>(tiles_down(windows, tile) * tiles_across(windows, tile));
  const double pairs = std::ceil(tiles / 2);
  const double area = static_cast<double>(tile.height) * static_cast<double>(tile.width);
  double transform = 3 + 350 / static_cast<double>(tile.width) + 100 / static_cast<double>(tile.height);
  if (windows.kernel_height > 1) {
    transform += 1.7 * passes(tile.height);
  }
  if (windows.kernel_width > 1) {
    transform += 1.7 * passes(tile.width);
  }
  double product = 5.6;
  if (area > 64 * 64) {
    transform += 8.4;
  }
  if (area > 256 * 256) {
    transform += 17;
  }
  if (area * inputs * outputs > 256 * 256) {
    product = 20;
  }
  return area * (pairs * ((inputs + outputs) * transform + inputs * outputs * product) + inputs * outputs * transform);
}

}  // namespace

FftTile fft_tile(const Windows& windows) noexcept {
  constexpr double most_bytes = 256.0 * 1024 * 1024;
  constexpr Offset most_length = Offset{1} << 20;  // of what is tried; where a pointer has 32 bits, 2³¹ is no length
  const auto smallest = [](Offset kernel) {
    Offset size = 16;
    while (size < kernel) {
      size *= 2;
    }
    return size;
  };
  FftTile best{smallest(windows.kernel_height), smallest(windows.kernel_width)};
  double least = tile_operations(windows, best);
  for (Offset height = best.height, first_width = best.width; height <= most_length && height / 2 < windows.height;
       height *= 2) {
    for (Offset width = first_width; width <= most_length && width / 2 < windows.width; width *= 2) {
      const FftTile tile{height, width};
      const double operations = tile_operations(windows, tile);
      if (operations < least && workspace_numbers(windows, tile) * sizeof(double) <= most_bytes) {
        best = tile;
        least = operations;
      }
    }
  }
  return best;
}

double fft_operations(const Windows& windows) noexcept { return tile_operations(windows, fft_tile(windows)); }

double fft_workspace_bytes(const Windows& windows, std::size_t number_size) noexcept {
  return workspace_numbers(windows, fft_tile(windows)) * static_cast<double>(number_size);
}

}  // namespace convscope::kernels

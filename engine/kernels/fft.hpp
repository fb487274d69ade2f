// engine/kernels/fft.hpp — convolution through the Fourier transform: its cost hardly grows with the kernel.
#pragma once

#include <cstddef>
#include <vector>

#include "kernels/fourier.hpp"
#include "kernels/windows.hpp"

namespace convscope::kernels {

/// The size of the circular convolutions that a convolution is cut into: powers of two ≥ 16 and ≥ the kernel's.
struct FftTile {
  Offset height = 16;
  Offset width = 16;
};

/// How many tiles cover an output plane.
[[nodiscard]] inline Offset tiles_down(const Windows& windows, const FftTile& tile) noexcept {
  const Offset rows = tile.height - windows.kernel_height + 1;
  return (windows.output_height + rows - 1) / rows;
}

[[nodiscard]] inline Offset tiles_across(const Windows& windows, const FftTile& tile) noexcept {
  const Offset columns = tile.width - windows.kernel_width + 1;
  return (windows.output_width + columns - 1) / columns;
}

/// Between strips of a plane lie so many unused elements, lest all strips compete for the same lines of a cache.
inline constexpr Offset strip_gap = 4;

/// The tile that costs the fewest operations for `windows` (stride, dilation and groups 1), weights' transforms
/// included, among those whose spectra fit into 256 MB; the smallest if none does.
[[nodiscard]] FftTile fft_tile(const Windows& windows) noexcept;

/// What the transforms of `windows` cost, weights' included, in multiplications with addition of a direct kernel that
/// reaches three quarters of the machine's peak. Measured in WebAssembly; good to a fifth or so.
[[nodiscard]] double fft_operations(const Windows& windows) noexcept;

/// Bytes that an FftConvolution of numbers of `number_size` bytes keeps; a double, since it may exceed any memory.
[[nodiscard]] double fft_workspace_bytes(const Windows& windows, std::size_t number_size) noexcept;

/// Overlap-save convolution with stride, dilation and groups 1 (Oppenheim & Schafer, Discrete-Time Signal Processing,
/// section 8.7): each tile is convolved circularly, and what did not wrap around is kept. Two tiles of real numbers
/// share one complex transform: real kernels keep real and imaginary parts apart.
///
/// With ε = 2⁻²⁴ or 2⁻⁵³, ‖x‖₂ over the pixels of the two tiles that share a transform and ‖k‖₂ over a kernel's taps,
/// the error of every output is at most c·ε·log2(tile height · tile width)·Σ ‖x‖₂·‖k‖₂, summed over the inputs. c = 20
/// follows from Higham's bounds; tests/engine/fft_test.cpp sees 0.13 and asserts 0.25. So one huge pixel coarsens all
/// outputs of its two tiles, and one that is infinite or not a number makes them all so.
template <class T>
class FftConvolution {
 public:
  /// Transforms the weights.
  ///
  /// @param interior  where the input stands within the zero padding of windows.height × windows.width.
  /// @param weight    [outputs, inputs, kernel_height, kernel_width]; turned by 180° if windows.flip.
  FftConvolution(const Windows& windows, const Interior& interior, const T* weight);

  /// The same with a given tile, at least as large as the kernel.
  FftConvolution(const Windows& windows, const Interior& interior, const T* weight, const FftTile& tile);

  /// output = (bias +) Σ input · weight.
  ///
  /// @param input   [batch, inputs, interior.height, interior.width], without padding.
  /// @param bias    one number per output channel, or nullptr.
  /// @param output  [batch, outputs, output_height, output_width]; may not overlap `input`.
  void run(const T* input, const T* bias, T* output);

 private:
  /// One tile of the output: of which image, where, and how much of it the image holds.
  struct Place {
    Offset image = 0;
    Offset top = 0;
    Offset left = 0;
    Offset height = 0;
    Offset width = 0;
  };

  [[nodiscard]] Place place(Offset index) const noexcept;
  void transform_weight(const T* weight, T* spectrum);
  void read_tile(const T* plane, const Place& at, T* tile) const noexcept;
  void write_tile(const T* tile, const Place& at, T bias, T* plane) const noexcept;
  void gather_rows(const T* plane, Offset row, T* rows) const noexcept;
  void scatter_rows(const T* rows, Offset row, Offset width, T* plane) const noexcept;
  void convolve_rows(Offset row, Offset width) noexcept;

  Windows windows_;
  Interior interior_;
  FftTile tile_;
  Offset strip_pitch_;  ///< from one bundle of columns to the next
  Offset plane_size_;
  Offset rows_size_;  ///< of a bundle of rows
  // A kernel of one row needs no transform of the columns, one of one column none of the rows: that length is then 1.
  Fourier<T> column_transform_;
  Fourier<T> row_transform_;
  std::vector<T> spectra_;  ///< of the weights: [tile.height / bundle, outputs, inputs, tile.width, 2, bundle of rows]
  std::vector<T> planes_;   ///< [max(inputs, outputs), tile.width / bundle, tile.height, 2, bundle of columns]
  std::vector<T> rows_;     ///< [inputs + 1, tile.width, 2, bundle of rows]; the last for the output
};

}  // namespace convscope::kernels

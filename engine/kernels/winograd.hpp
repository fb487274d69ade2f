// engine/kernels/winograd.hpp — small kernels through Winograd's minimal filtering: for 3×3, 36 products for 16 outputs
// instead of 144.
#pragma once

#include <vector>

#include "kernels/windows.hpp"

namespace convscope::kernels {

/// Inputs of a tile, per axis.
inline constexpr Offset winograd_reach = 6;

/// F(4×4, 3×3), and with the same points F(5×5, 2×2), F(3×3, 4×4) and F(2×2, 5×5): every 6×6 tile of the input and
/// every kernel are transformed, multiplied element by element and added up over the input channels (36 matrix
/// products), and each sum is transformed back into a tile of the output.
///
/// The transforms multiply by up to 16 and cancel again, so that rounding errors are larger than those of the
/// definition: at most 48·ε (2×2: 128·ε) of the largest sum that values and weights of their size could give (asserted
/// in tests/engine/winograd_test.cpp, which sees 26 and 62).
/// A value that is not finite spreads over its whole tile.
///
/// Of a dilated kernel, the windows that begin at the same remainders of row and column modulo the dilation see an
/// image of their own, of every d-th row and column; each of these is convolved by itself.
///
/// @see Lavin & Gray, arXiv:1509.09308, section 4.
template <class T>
class WinogradConvolution {
 public:
  /// @param windows   a square kernel of 2 to 5 taps a side; stride 1.
  /// @param interior  of the padded planes.
  /// @param weight    [groups·outputs, inputs, kernel_height, kernel_width].
  WinogradConvolution(const Windows& windows, const Interior& interior, const T* weight);

  void pack(const T* weight);

  /// @param input   [batch, groups·inputs, interior.height, interior.width], without the padding.
  /// @param bias    one number per output channel, or nullptr.
  /// @param output  [batch, groups·outputs, output_height, output_width].
  void run(const T* input, const T* bias, T* output);

  [[nodiscard]] static bool serves(const Windows& windows) noexcept;

  /// Outputs of a tile per axis, for a kernel of `taps` a side.
  [[nodiscard]] static constexpr Offset tile_of(Offset taps) noexcept { return winograd_reach + 1 - taps; }

 private:
  /// Neighbouring tiles that are worked on together: those of all columns' remainders, and of one of the rows'.
  struct Block {
    Offset first_row;  ///< the remainder
    Offset row;
    Offset column;
    Offset rows;
    Offset columns;
  };

  void transform_input(const T* planes, const Block& block);
  [[nodiscard]] Offset tiles_of(const Block& block) const noexcept { return phases_ * block.rows * block.columns; }
  void multiply(Offset group, Offset tiles);
  template <Offset Tile>
  void transform_output(const Block& block, const T* bias, T* planes) const;
  void transform_output(const Block& block, const T* bias, T* planes) const;
  [[nodiscard]] Offset strip_height(Offset tile_rows) const noexcept {
    return tile_ * (tile_rows - 1) + winograd_reach;
  }

  Windows windows_;
  Interior interior_;
  Offset tile_;    ///< outputs of a tile, per axis
  Offset phases_;  ///< remainders of columns
  Offset tile_rows_;
  Offset tile_columns_;
  Offset block_rows_;
  Offset block_columns_;
  Offset strip_width_;       ///< columns of a padded plane under the tiles of a block
  Offset pitch_;             ///< room for the tiles of a block, in elements
  Offset weight_step_;       ///< from one element of the transformed weights to the next
  Offset input_step_;        ///< from one element of the transformed tiles to the next
  Offset product_step_;      ///< the same of their products
  Offset padded_outputs_;    ///< output channels, rounded up to whole blocks of the matrix product
  std::vector<T> weights_;   ///< [36] steps of [groups][output block][inputs][channels_of_block]
  std::vector<T> strip_;     ///< a padded plane, as far as a block's tiles see it
  std::vector<T> inputs_;    ///< [36] steps of [inputs][pitch]
  std::vector<T> products_;  ///< [36] steps of [padded outputs][pitch]
};

}  // namespace convscope::kernels

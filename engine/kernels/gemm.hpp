// engine/kernels/gemm.hpp — convolution as a matrix product over gathered windows, for any geometry, to the same bits
// as the definition.
#pragma once

#include <vector>

#include "kernels/terms.hpp"

namespace convscope::kernels {

/// The windows of some output pixels at a time are gathered into panels (im2col), which all output channels then go
/// over. That costs a copy of every value read, but panels stay in the nearest cache where the planes of many channels
/// would not, and do not care how rows end: it pays where channels are many, and where rows are short. Sums of many
/// terms are taken in parts, panels of so many terms at a time. Where the last pixels fill but a vector, output
/// channels are the lanes.
///
/// @see Chellapilla, Puri & Simard, High Performance Convolutional Neural Networks for Document Processing, 2006.
/// @see Goto & van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008, for the sizes of panels.
template <class T>
class GemmConvolution {
 public:
  /// @param interior  of the padded planes.
  /// @param weight    as in Windows.
  GemmConvolution(const Windows& windows, const Interior& interior, const T* weight);

  void pack(const T* weight);

  /// @param input   [batch, groups·inputs, interior.height, interior.width], without the padding.
  /// @param bias    one number per output channel, or nullptr.
  /// @param output  as in Windows.
  void run(const T* input, const T* bias, T* output);

 private:
  /// Some terms of the sums, and the output pixels whose windows are gathered, counted through the plane row by row.
  struct Part {
    Offset first_term;
    Offset terms;
    Offset first_pixel;
    Offset panels;
  };

  void gather(const T* planes, const Part& part);
  void gather_vector(const T* planes, const Part& part, Offset first, T* target) const;
  void multiply(const Part& part, const T* weights, const T* bias, T* output) const;
  void multiply_rest(const T* planes, Offset first, const T* weights, const T* bias, T* output);
  template <bool Continues>
  void multiply_channels(const Part& part, Offset channel, const T* weights, const T* bias, T* output) const;

  /// Where the window of an output pixel begins, seen from the planes.
  [[nodiscard]] Offset window_at(Offset pixel) const noexcept;
  [[nodiscard]] bool is_within_row(Offset pixel) const noexcept;

  Windows windows_;
  Interior interior_;
  SplitPlanes split_;
  TermList terms_;
  Offset padded_outputs_;    ///< output channels of a group, rounded up to whole blocks
  std::vector<T> weights_;   ///< [groups][blocks][terms][4]
  std::vector<T> no_bias_;   ///< one zero per output channel
  std::vector<T> panels_;    ///< [panels][terms of a part][pixels of a panel], or one of all terms
  std::vector<T> laid_out_;  ///< one group of an image, padded, its columns dealt out by the stride
};

}  // namespace convscope::kernels

// engine/kernels/gemm.hpp — convolution as a matrix product over gathered windows, for any geometry, to the same bits
// as the definition.
#pragma once

#include <vector>

#include "kernels/terms.hpp"

namespace convscope::kernels {

/// The windows of eight output pixels at a time are gathered into a panel (im2col), which all output channels then go
/// over. That costs a copy of every value read, but does not care how rows end: it pays where rows are short and
/// channels many.
///
/// @see Chellapilla, Puri & Simard, High Performance Convolutional Neural Networks for Document Processing, 2006.
template <class T>
class GemmConvolution {
 public:
  /// @param weight  as in Windows.
  GemmConvolution(const Windows& windows, const T* weight);

  /// @param input   the padded planes.
  /// @param bias    one number per output channel, or nullptr.
  /// @param output  as in Windows.
  void run(const T* input, const T* bias, T* output);

 private:
  void gather(const T* input, Offset first);
  void multiply(const T* weights, const T* bias, Offset first, T* output) const;

  Windows windows_;
  TermList terms_;
  Offset padded_outputs_;  ///< output channels of a group, rounded up to whole blocks
  std::vector<Offset> panel_offsets_;
  std::vector<T> weights_;  ///< [groups][blocks][terms][4]
  std::vector<T> panel_;    ///< [terms][pixels of a panel]
};

}  // namespace convscope::kernels

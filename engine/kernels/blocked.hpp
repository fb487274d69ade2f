// engine/kernels/blocked.hpp — the definition of convolution, blocked for registers and caches, to the same bits.
#pragma once

#include <vector>

#include "kernels/terms.hpp"

namespace convscope::kernels {

/// direct_forward with its weights packed once: every output starts at its bias and adds the same products in the same
/// order, several outputs side by side.
template <class T>
class BlockedConvolution {
 public:
  /// @param weight  as in Windows.
  BlockedConvolution(const Windows& windows, const T* weight);

  /// @param input   the padded planes.
  /// @param bias    one number per output channel, or nullptr.
  /// @param output  as in Windows.
  void run(const T* input, const T* bias, T* output);

  /// Output rows must hold a vector.
  [[nodiscard]] static bool serves(const Windows& windows) noexcept;

 private:
  Windows windows_;
  SplitPlanes split_;
  bool by_plane_;
  TermList terms_;
  std::vector<T> weights_;  ///< packed group by group; the plain kernels where planes are taken one by one
  std::vector<T> no_bias_;
  std::vector<T> columns_;  ///< one image with its columns split by the stride
};

}  // namespace convscope::kernels

// engine/kernels/blocked.hpp — the definition of convolution, blocked for registers and caches, to the same bits.
#pragma once

#include <optional>
#include <vector>

#include "kernels/halved.hpp"
#include "kernels/ringed.hpp"
#include "kernels/terms.hpp"

namespace convscope::kernels {

/// direct_forward with its weights packed once: every output starts at its bias and adds the same products in the same
/// order, several outputs side by side.
template <class T>
class BlockedConvolution {
 public:
  /// @param interior  of the padded planes.
  /// @param weight    as in Windows.
  BlockedConvolution(const Windows& windows, const Interior& interior, const T* weight);

  void pack(const T* weight);

  /// @param input   [batch, groups·inputs, interior.height, interior.width], without the padding.
  /// @param bias    one number per output channel, or nullptr.
  /// @param output  as in Windows.
  void run(const T* input, const T* bias, T* output);

  /// Output rows must hold a vector.
  [[nodiscard]] static bool serves(const Windows& windows) noexcept;

 private:
  Windows windows_;
  Interior interior_;
  SplitPlanes split_;
  bool by_plane_;
  TermList terms_;
  std::vector<T> weights_;  ///< packed group by group; the plain kernels where planes are taken one by one
  std::vector<T> no_bias_;
  // Instead of a padded copy, where one of them serves.
  std::optional<RingedPlane<T>> ringed_;
  std::optional<HalvedPlane<T>> halved_;
  std::vector<T> laid_out_;  ///< one group of an image, padded, its columns dealt out by the stride
};

}  // namespace convscope::kernels

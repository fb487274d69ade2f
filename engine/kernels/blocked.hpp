// engine/kernels/blocked.hpp — the definition of convolution, blocked for registers and caches, to the same bits.
#pragma once

#include <optional>
#include <vector>

#include "kernels/ringed.hpp"
#include "kernels/strided.hpp"
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
  /// One group of an image.
  void multiply(const T* planes, const T* packed, const T* bias, T* output);

  Windows windows_;
  Interior interior_;
  SplitPlanes split_;
  bool by_plane_;
  TermList terms_;
  std::vector<T> weights_;  ///< packed group by group; the plain kernels where planes are taken one by one
  std::vector<T> no_bias_;
  // Instead of a padded copy of float32 planes, where one of them serves.
  std::optional<RingedPlane> ringed_;
  std::optional<StridedPlane> strided_;
  std::vector<T> laid_out_;  ///< one group of an image, padded, its columns dealt out by the stride
};

}  // namespace convscope::kernels

// engine/kernels/fourier.hpp — the discrete Fourier transform of many columns at once, in the order it falls out.
#pragma once

#include <vector>

#include "kernels/bundle.hpp"

namespace convscope::kernels {

/// Transforms bundles of complex sequences of one length, in place.
///
/// Decimation in frequency forwards, decimation in time backwards (Gentleman & Sande 1966; Cooley & Tukey 1965):
/// frequencies come out, and are expected, in an order of their own. Who only multiplies spectra never needs another.
/// Error of one transform, in the 2-norm: about 0.6·ε·log2(length) of the norm (Higham, Accuracy and Stability of
/// Numerical Algorithms, theorem 24.2, bounds it); ε = 2⁻²⁴ or 2⁻⁵³.
template <class T>
class Fourier {
 public:
  /// @param length  a power of two ≥ 1.
  explicit Fourier(Offset length);

  /// values [length, 2, bundle] becomes Σ values(n) · exp(−2πi·n·k/length), k scrambled.
  void forward(T* values) const noexcept;

  /// Undoes `forward`, times `length`.
  void inverse(T* values) const noexcept;

 private:
  Offset length_;
  std::vector<T> twiddles_;  ///< exp(−2πi·j·m/n), m = 1, 2, 3, for j < n/4, then for n/4, n/16, … in the place of n
};

}  // namespace convscope::kernels

// engine/kernels/windows.hpp — the geometry every convolution kernel works on: windows over a padded input.
#pragma once

#include <cstddef>

namespace convscope::kernels {

/// Kernel-side index: as wide as a pointer, so that address arithmetic costs nothing. Sizes were checked before.
using Offset = std::ptrdiff_t;

/// Windows of `kernel_height`×`kernel_width` taps over an input that already holds its padding.
///
/// Layouts are row-major: input [batch, groups·inputs, height, width], weight [groups·outputs, inputs, kernel_height,
/// kernel_width], output [batch, groups·outputs, output_height, output_width]. All counts ≥ 1, `batch` ≥ 0;
/// a stride is at most the input's size.
struct Windows {
  Offset batch = 1;
  Offset groups = 1;
  Offset inputs = 1;   ///< input channels per group
  Offset outputs = 1;  ///< output channels per group
  Offset height = 1;   ///< of the padded input, in pixels
  Offset width = 1;
  Offset kernel_height = 1;
  Offset kernel_width = 1;
  Offset stride_height = 1;
  Offset stride_width = 1;
  Offset dilation_height = 1;
  Offset dilation_width = 1;
  Offset output_height = 1;
  Offset output_width = 1;
  bool flip = false;  ///< the taps turned by 180°: a true convolution

  [[nodiscard]] Offset input_plane() const noexcept { return height * width; }
  [[nodiscard]] Offset output_plane() const noexcept { return output_height * output_width; }
  [[nodiscard]] Offset taps() const noexcept { return kernel_height * kernel_width; }

  /// Where the weight stands that multiplies window position (row, column) within its kernel plane.
  [[nodiscard]] Offset tap(Offset row, Offset column) const noexcept {
    const Offset straight = row * kernel_width + column;
    return flip ? taps() - 1 - straight : straight;
  }
};

/// Where the pixels of a plane stand within its zero padding, for kernels that read the plane without a padded copy.
struct Interior {
  Offset top = 0;   ///< rows of zeros above
  Offset left = 0;  ///< columns of zeros on the left
  Offset height = 1;
  Offset width = 1;
};

}  // namespace convscope::kernels

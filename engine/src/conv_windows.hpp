// engine/src/conv_windows.hpp — a layer's geometry as the kernels take it, and its input with the padding in place.
#pragma once

#include <vector>

#include "convscope/conv_geometry.hpp"
#include "convscope/pad.hpp"
#include "kernels/windows.hpp"

namespace convscope {

kernels::Windows windows_of(const ConvGeometry& geometry) noexcept;

/// A column of pixels stands in memory as a row does, whose kernels go by vectors: the same convolution over rows where
/// the image is one pixel wide, to the same bits. Other geometries are left as they are.
ConvGeometry laid_down(ConvGeometry geometry) noexcept;

/// Padding of other values than zero is put around the input before any kernel sees it.
inline bool needs_copy_first(const ConvGeometry& geometry) noexcept {
  return !geometry.padding.none() && geometry.padding_mode != PaddingMode::constant;
}

/// Where the input that the kernels are given stands within its padding.
kernels::Interior interior_of(const ConvGeometry& geometry) noexcept;

/// Elements of the padded input.
inline std::size_t padded_count(const ConvGeometry& geometry) noexcept {
  return static_cast<std::size_t>(geometry.input.planes() * geometry.padded.height * geometry.padded.width);
}

/// The input with its padding: x itself where there is none, else a copy that this object owns.
template <class T>
class PaddedInput {
 public:
  PaddedInput(const ConvGeometry& geometry, const T* x) : data_(x) {
    if (geometry.padding.none()) {
      return;
    }
    copy_.resize(padded_count(geometry));
    pad_planes(x, geometry.input.planes(), geometry.input.plane(), geometry.padding, geometry.padding_mode, T{0},
               copy_.data());
    data_ = copy_.data();
  }

  [[nodiscard]] const T* data() const noexcept { return data_; }

 private:
  std::vector<T> copy_;
  const T* data_;
};

}  // namespace convscope

// engine/kernels/fft.cpp — overlap-save: tiles read with their padding, transformed, multiplied, turned back, written.
#include "kernels/fft.hpp"

#include <algorithm>
#include <array>

namespace convscope::kernels {
namespace {

/// The transpose of `lanes` × `lanes` numbers, in registers.
template <class T>
[[gnu::always_inline]] inline void transpose(const T* from, Offset from_pitch, T* to, Offset to_pitch) noexcept {
  if constexpr (lanes<T> == 4) {
    const Vector<T> a = load(from);
    const Vector<T> b = load(from + from_pitch);
    const Vector<T> c = load(from + 2 * from_pitch);
    const Vector<T> d = load(from + 3 * from_pitch);
    const Vector<T> even_low = xsimd::zip_lo(a, c);
    const Vector<T> odd_low = xsimd::zip_lo(b, d);
    const Vector<T> even_high = xsimd::zip_hi(a, c);
    const Vector<T> odd_high = xsimd::zip_hi(b, d);
    store(to, xsimd::zip_lo(even_low, odd_low));
    store(to + to_pitch, xsimd::zip_hi(even_low, odd_low));
    store(to + 2 * to_pitch, xsimd::zip_lo(even_high, odd_high));
    store(to + 3 * to_pitch, xsimd::zip_hi(even_high, odd_high));
  } else {
    static_assert(lanes<T> == 2);
    const Vector<T> a = load(from);
    const Vector<T> b = load(from + from_pitch);
    store(to, xsimd::zip_lo(a, b));
    store(to + to_pitch, xsimd::zip_hi(a, b));
  }
}

/// The transpose of a bundle of elements, real and imaginary parts.
template <class T>
[[gnu::noinline]] void transpose_bundle(const T* from, T* to) noexcept {
  CONVSCOPE_ROLLED
  for (Offset part = 0; part < bundle_pitch<T>; part += bundle<T>) {
    CONVSCOPE_ROLLED
    for (Offset row = 0; row < bundle<T>; row += lanes<T>) {
      CONVSCOPE_ROLLED
      for (Offset column = 0; column < bundle<T>; column += lanes<T>) {
        transpose(from + part + row * bundle_pitch<T> + column, bundle_pitch<T>,
                  to + part + column * bundle_pitch<T> + row, bundle_pitch<T>);
      }
    }
  }
}

/// sum = (sum +) a · b, bundle by bundle, `count` of them.
template <bool Adds, class T>
void multiply(const T* a, const T* b, Offset count, T* sum) noexcept {
  for (const T* const end = a + count * bundle_pitch<T>; a != end; a += bundle_pitch<T>) {
    CONVSCOPE_ROLLED
    for (Offset lane = 0; lane < bundle<T>; lane += lanes<T>) {
      const Complex<T> product = load_complex(a + lane) * load_complex(b + lane);
      if constexpr (Adds) {
        store_complex(sum + lane, load_complex(sum + lane) + product);
      } else {
        store_complex(sum + lane, product);
      }
    }
    b += bundle_pitch<T>;
    sum += bundle_pitch<T>;
  }
}

}  // namespace

template <class T>
FftConvolution<T>::FftConvolution(const Windows& windows, const Interior& interior, const T* weight)
    : FftConvolution(windows, interior, weight, fft_tile(windows)) {}

template <class T>
FftConvolution<T>::FftConvolution(const Windows& windows, const Interior& interior, const T* weight,
                                  const FftTile& tile)
    : windows_(windows),
      interior_(interior),
      tile_(tile),
      strip_pitch_((tile.height + strip_gap) * bundle_pitch<T>),
      plane_size_(tile.width / bundle<T> * strip_pitch_),
      rows_size_(tile.width * bundle_pitch<T>),
      column_transform_(windows.kernel_height > 1 ? tile.height : 1),
      row_transform_(windows.kernel_width > 1 ? tile.width : 1),
      spectra_(static_cast<std::size_t>(windows.inputs * windows.outputs * (tile.height / bundle<T>)*rows_size_)),
      planes_(static_cast<std::size_t>(std::max(windows.inputs, windows.outputs) * plane_size_)),
      rows_(static_cast<std::size_t>((windows.inputs + 1) * rows_size_)) {
  for (Offset output = 0; output < windows.outputs; ++output) {
    for (Offset input = 0; input < windows.inputs; ++input) {
      const Offset pair = output * windows.inputs + input;
      transform_weight(weight + pair * windows.taps(), spectra_.data() + pair * rows_size_);
    }
  }
}

/// What slides over the image without being turned multiplies its spectrum by the conjugate of the weights' spectrum.
template <class T>
void FftConvolution<T>::transform_weight(const T* weight, T* spectrum) {
  T* const plane = planes_.data();
  std::fill_n(plane, plane_size_, T(0));
  const bool every_row = windows_.kernel_height == 1;
  const bool every_column = windows_.kernel_width == 1;
  const Offset width = every_column ? tile_.width : windows_.kernel_width;
  for (Offset row = 0; row < (every_row ? tile_.height : windows_.kernel_height); ++row) {
    for (Offset column = 0; column < width; ++column) {
      plane[column / bundle<T> * strip_pitch_ + row * bundle_pitch<T> + column % bundle<T>] =
          weight[windows_.tap(every_row ? 0 : row, every_column ? 0 : column)];
    }
  }
  for (Offset column = 0; column < width; column += bundle<T>) {
    column_transform_.forward(plane + column / bundle<T> * strip_pitch_);
  }
  T scale = 1;
  if (!every_row) {
    scale /= static_cast<T>(tile_.height);
  }
  if (!every_column) {
    scale /= static_cast<T>(tile_.width);
  }
  for (Offset row = 0; row < tile_.height; row += bundle<T>) {
    gather_rows(plane, row, spectrum);
    row_transform_.forward(spectrum);
    for (Offset element = 0; element < tile_.width; ++element) {
      CONVSCOPE_ROLLED
      for (Offset lane = 0; lane < bundle<T>; lane += lanes<T>) {
        T* const re = spectrum + element * bundle_pitch<T> + lane;
        store(re, load(re) * splat(scale));
        store(re + bundle<T>, load(re + bundle<T>) * splat(-scale));
      }
    }
    spectrum += windows_.inputs * windows_.outputs * rows_size_;
  }
}

/// Tiles are counted downwards, then by image, then across: the two that share a transform are equally wide.
template <class T>
typename FftConvolution<T>::Place FftConvolution<T>::place(Offset index) const noexcept {
  const Offset height = tile_.height - windows_.kernel_height + 1;
  const Offset width = tile_.width - windows_.kernel_width + 1;
  const Offset down = tiles_down(windows_, tile_);
  Place at;
  at.image = index / down % windows_.batch;
  at.top = index % down * height;
  at.left = index / down / windows_.batch * width;
  at.height = std::min(height, windows_.output_height - at.top);
  at.width = std::min(width, windows_.output_width - at.left);
  return at;
}

/// Reads what `at` needs, row by row, as it lies in memory; the rest of the tile becomes zero.
template <class T>
void FftConvolution<T>::read_tile(const T* plane, const Place& at, T* tile) const noexcept {
  const Offset top = at.top - interior_.top;  // the image's row at the top of the tile
  const Offset left = at.left - interior_.left;
  const Offset last_row = at.height == 0 ? 0 : std::min(interior_.height - top, at.height + windows_.kernel_height - 1);
  const Offset first_column = std::max(-left, Offset{0});
  const Offset last_column = std::min(interior_.width - left, at.width + windows_.kernel_width - 1);
  for (Offset row = 0; row < tile_.height; ++row) {
    const bool inside = row >= -top && row < last_row;
    const T* const pixels = plane + (inside ? (top + row) * interior_.width : 0);
    T* values = tile + row * bundle_pitch<T>;
    for (Offset column = 0; column < tile_.width; column += bundle<T>) {
      if (inside && column >= first_column && column + bundle<T> <= last_column) {
        CONVSCOPE_ROLLED
        for (Offset lane = 0; lane < bundle<T>; lane += lanes<T>) {
          store(values + lane, load(pixels + left + column + lane));
        }
      } else {
        CONVSCOPE_ROLLED
        for (Offset lane = 0; lane < bundle<T>; ++lane) {
          const bool shown = inside && column + lane >= first_column && column + lane < last_column;
          values[lane] = shown ? pixels[left + column + lane] : T(0);
        }
      }
      values += strip_pitch_;
    }
  }
}

template <class T>
void FftConvolution<T>::write_tile(const T* tile, const Place& at, T bias, T* plane) const noexcept {
  for (Offset row = 0; row < at.height; ++row) {
    T* const pixels = plane + (at.top + row) * windows_.output_width + at.left;
    const T* values = tile + row * bundle_pitch<T>;
    for (Offset column = 0; column < at.width; column += bundle<T>) {
      if (column + bundle<T> <= at.width) {
        CONVSCOPE_ROLLED
        for (Offset lane = 0; lane < bundle<T>; lane += lanes<T>) {
          store(pixels + column + lane, load(values + lane) + splat(bias));
        }
      } else {
        CONVSCOPE_ROLLED
        for (Offset lane = 0; lane < at.width - column; ++lane) {
          pixels[column + lane] = values[lane] + bias;
        }
      }
      values += strip_pitch_;
    }
  }
}

template <class T>
void FftConvolution<T>::gather_rows(const T* plane, Offset row, T* rows) const noexcept {
  plane += row * bundle_pitch<T>;
  for (Offset column = 0; column < tile_.width; column += bundle<T>) {
    transpose_bundle(plane, rows + column * bundle_pitch<T>);
    plane += strip_pitch_;
  }
}

template <class T>
void FftConvolution<T>::scatter_rows(const T* rows, Offset row, Offset width, T* plane) const noexcept {
  plane += row * bundle_pitch<T>;
  for (Offset column = 0; column < width; column += bundle<T>) {
    transpose_bundle(rows + column * bundle_pitch<T>, plane);
    plane += strip_pitch_;
  }
}

/// From the transformed columns of all inputs to those of all outputs, for one bundle of rows.
template <class T>
void FftConvolution<T>::convolve_rows(Offset row, Offset width) noexcept {
  for (Offset input = 0; input < windows_.inputs; ++input) {
    T* const rows = rows_.data() + input * rows_size_;
    gather_rows(planes_.data() + input * plane_size_, row, rows);
    row_transform_.forward(rows);
  }
  const T* spectrum = spectra_.data() + row / bundle<T> * windows_.inputs * windows_.outputs * rows_size_;
  T* const sum = rows_.data() + windows_.inputs * rows_size_;
  for (Offset output = 0; output < windows_.outputs; ++output) {
    multiply<false>(rows_.data(), spectrum, tile_.width, sum);
    spectrum += rows_size_;
    for (Offset input = 1; input < windows_.inputs; ++input) {
      multiply<true>(rows_.data() + input * rows_size_, spectrum, tile_.width, sum);
      spectrum += rows_size_;
    }
    row_transform_.inverse(sum);
    scatter_rows(sum, row, width, planes_.data() + output * plane_size_);
  }
}

template <class T>
void FftConvolution<T>::run(const T* input, const T* bias, T* output) {
  const Offset tiles = windows_.batch * tiles_down(windows_, tile_) * tiles_across(windows_, tile_);
  const Offset input_plane = interior_.height * interior_.width;
  for (Offset tile = 0; tile < tiles; tile += 2) {
    std::array<Place, 2> places{place(tile), {}};
    if (tile + 1 < tiles) {
      places[1] = place(tile + 1);
    }
    const Offset width = std::max(places[0].width, places[1].width);
    for (Offset channel = 0; channel < windows_.inputs; ++channel) {
      T* const plane = planes_.data() + channel * plane_size_;
      for (std::size_t part = 0; part < 2; ++part) {
        const Place& at = places[part];
        read_tile(input + (at.image * windows_.inputs + channel) * input_plane, at,
                  plane + static_cast<Offset>(part) * bundle<T>);
      }
      for (Offset strip = 0; strip < plane_size_; strip += strip_pitch_) {
        column_transform_.forward(plane + strip);
      }
    }
    for (Offset row = 0; row < tile_.height; row += bundle<T>) {
      convolve_rows(row, width);
    }
    for (Offset channel = 0; channel < windows_.outputs; ++channel) {
      T* const plane = planes_.data() + channel * plane_size_;
      for (Offset column = 0; column < width; column += bundle<T>) {
        column_transform_.inverse(plane + column / bundle<T> * strip_pitch_);
      }
      for (std::size_t part = 0; part < 2; ++part) {
        const Place& at = places[part];
        write_tile(plane + static_cast<Offset>(part) * bundle<T>, at, bias == nullptr ? T(0) : bias[channel],
                   output + (at.image * windows_.outputs + channel) * windows_.output_plane());
      }
    }
  }
}

template class FftConvolution<float>;
template class FftConvolution<double>;

}  // namespace convscope::kernels

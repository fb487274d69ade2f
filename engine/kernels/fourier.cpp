// engine/kernels/fourier.cpp — butterflies of four, whose blocks shrink until they fit the first-level cache by
// themselves.
#include "kernels/fourier.hpp"

#include <bit>
#include <numbers>

namespace convscope::kernels {
namespace {

/// a · w, w = (real part, imaginary part)
template <class T>
[[gnu::always_inline]] inline Complex<T> times(const Complex<T>& a, const T* w) noexcept {
  return a * Complex<T>{splat(w[0]), splat(w[1])};
}

/// The element at `values` times w̄.
template <bool Twiddled, class T>
[[gnu::always_inline]] inline Complex<T> load_turned_back(const T* values, const T* w) noexcept {
  const Complex<T> a = load_complex(values);
  if constexpr (Twiddled) {
    const Vector<T> re = splat(w[0]);
    const Vector<T> im = splat(w[1]);
    return {a.re * re + a.im * im, a.im * re - a.re * im};
  } else {
    return a;
  }
}

/// Four elements `step` apart become their transform, then take their twiddles (none where w is nullptr).
template <bool Twiddled, class T>
[[gnu::always_inline]] inline void forward_butterfly(T* values, Offset step, const T* w) noexcept {
  CONVSCOPE_ROLLED
  for (T* const end = values + bundle<T>; values != end; values += lanes<T>) {
    const Complex<T> a = load_complex(values);
    const Complex<T> c = load_complex(values + 2 * step);
    const Complex<T> even = a + c;
    const Complex<T> even_difference = a - c;
    const Complex<T> b = load_complex(values + step);
    const Complex<T> d = load_complex(values + 3 * step);
    const Complex<T> odd = b + d;
    const Complex<T> odd_difference = b - d;
    store_complex(values, even + odd);
    const Complex<T> first = minus_turned(even_difference, odd_difference);
    const Complex<T> second = even - odd;
    const Complex<T> third = plus_turned(even_difference, odd_difference);
    if constexpr (Twiddled) {
      store_complex(values + 2 * step, times(second, w + 2));
      store_complex(values + step, times(first, w));
      store_complex(values + 3 * step, times(third, w + 4));
    } else {
      store_complex(values + step, first);
      store_complex(values + 2 * step, second);
      store_complex(values + 3 * step, third);
    }
  }
}

/// What undoes forward_butterfly, times 4.
template <bool Twiddled, class T>
[[gnu::always_inline]] inline void inverse_butterfly(T* values, Offset step, const T* w) noexcept {
  CONVSCOPE_ROLLED
  for (T* const end = values + bundle<T>; values != end; values += lanes<T>) {
    const Complex<T> a = load_complex(values);
    const Complex<T> c = load_turned_back<Twiddled>(values + 2 * step, w + 2);
    const Complex<T> b = load_turned_back<Twiddled>(values + step, w);
    const Complex<T> d = load_turned_back<Twiddled>(values + 3 * step, w + 4);
    const Complex<T> even = a + c;
    const Complex<T> even_difference = a - c;
    const Complex<T> odd = b + d;
    const Complex<T> odd_difference = b - d;
    store_complex(values, even + odd);
    store_complex(values + 2 * step, even - odd);
    store_complex(values + step, plus_turned(even_difference, odd_difference));
    store_complex(values + 3 * step, minus_turned(even_difference, odd_difference));
  }
}

/// The transforms of two elements each, which are their own inverse times 2.
template <class T>
[[gnu::noinline]] void transform_pairs(T* values, Offset length) noexcept {
  for (T* const end = values + length * bundle_pitch<T>; values != end; values += bundle_pitch<T>) {
    CONVSCOPE_ROLLED
    for (T* const first_end = values + bundle<T>; values != first_end; values += lanes<T>) {
      const Complex<T> a = load_complex(values);
      const Complex<T> b = load_complex(values + bundle_pitch<T>);
      store_complex(values, a + b);
      store_complex(values + bundle_pitch<T>, a - b);
    }
    values += bundle<T>;
  }
}

/// One step of the transforms of `length` / `block` blocks: each becomes four, with twiddles for its elements but the
/// first.
template <class T>
[[gnu::noinline]] void split_blocks(T* values, Offset length, Offset block, const T* twiddles) noexcept {
  const Offset step = block / 4 * bundle_pitch<T>;
  for (T* const end = values + length * bundle_pitch<T>; values != end; values += 3 * step) {
    const T* w = twiddles;
    forward_butterfly<false>(values, step, w);
    values += bundle_pitch<T>;
    for (T* const first_end = values - bundle_pitch<T> + step; values != first_end; values += bundle_pitch<T>) {
      w += 6;
      forward_butterfly<true>(values, step, w);
    }
  }
}

/// What undoes split_blocks, times 4.
template <class T>
[[gnu::noinline]] void join_blocks(T* values, Offset length, Offset block, const T* twiddles) noexcept {
  const Offset step = block / 4 * bundle_pitch<T>;
  for (T* const end = values + length * bundle_pitch<T>; values != end; values += 3 * step) {
    const T* w = twiddles;
    inverse_butterfly<false>(values, step, w);
    values += bundle_pitch<T>;
    for (T* const first_end = values - bundle_pitch<T> + step; values != first_end; values += bundle_pitch<T>) {
      w += 6;
      inverse_butterfly<true>(values, step, w);
    }
  }
}

/// Blocks of so many elements are transformed to the end one by one: they stay in the first-level cache, 32 KB.
constexpr Offset most_cached = 256;

Offset cached_block(Offset length) noexcept {
  while (length > most_cached) {
    length /= 4;
  }
  return length;
}

struct UnitNumber {
  double re;
  double im;
};

/// exp(−2πi·part/whole), `whole` a power of two. The library's sine takes more bytes, since it takes any argument; and
/// its last bit is not the same everywhere.
UnitNumber unit_number(Offset part, Offset whole) noexcept {
  const Offset quarters = (8 * part + whole) / (2 * whole);  // the nearest whole number of them
  const double angle =
      std::numbers::pi / 2 * (static_cast<double>(4 * part - quarters * whole) / static_cast<double>(whole));
  // Taylor's series; its first term left out is below 1e-17, as |angle| ≤ π/4.
  double cosine = 0;
  double sine = 0;
  for (int power = 16; power > 0; power -= 2) {
    const double square = angle * angle;
    cosine = (1 - cosine) * square / (power * (power - 1));
    sine = (1 - sine) * square / (power * (power + 1));
  }
  cosine = 1 - cosine;
  sine = angle * (1 - sine);
  switch (quarters % 4) {
    case 0:
      return {cosine, -sine};
    case 1:
      return {-sine, -cosine};
    case 2:
      return {-cosine, sine};
    default:
      return {sine, cosine};
  }
}

}  // namespace

template <class T>
Fourier<T>::Fourier(Offset length) : length_(length) {
  for (Offset n = length; n >= 4; n /= 4) {
    for (Offset j = 0; j < n / 4; ++j) {
      for (Offset m = 1; m <= 3; ++m) {
        const UnitNumber w = unit_number(j * m, n);
        twiddles_.push_back(static_cast<T>(w.re));
        twiddles_.push_back(static_cast<T>(w.im));
      }
    }
  }
}

template <class T>
void Fourier<T>::forward(T* values) const noexcept {
  const T* twiddles = twiddles_.data();
  const Offset cached = cached_block(length_);
  for (Offset block = length_; block > cached; block /= 4) {
    split_blocks(values, length_, block, twiddles);
    twiddles += 6 * (block / 4);
  }
  for (T* const end = values + length_ * bundle_pitch<T>; values != end; values += cached * bundle_pitch<T>) {
    const T* w = twiddles;
    Offset block = cached;
    for (; block >= 4; block /= 4) {
      split_blocks(values, cached, block, w);
      w += 6 * (block / 4);
    }
    if (block == 2) {
      transform_pairs(values, cached);
    }
  }
}

template <class T>
void Fourier<T>::inverse(T* values) const noexcept {
  const Offset cached = cached_block(length_);
  const bool odd = std::countr_zero(static_cast<std::size_t>(length_)) % 2 != 0;
  const T* twiddles = twiddles_.data() + twiddles_.size();
  Offset block = 0;
  for (Offset first = 0; first < length_; first += cached) {
    T* const from = values + first * bundle_pitch<T>;
    if (odd) {
      transform_pairs(from, cached);
    }
    twiddles = twiddles_.data() + twiddles_.size();
    for (block = odd ? 8 : 4; block <= cached; block *= 4) {
      twiddles -= 6 * (block / 4);
      join_blocks(from, cached, block, twiddles);
    }
  }
  for (; block <= length_; block *= 4) {
    twiddles -= 6 * (block / 4);
    join_blocks(values, length_, block, twiddles);
  }
}

template class Fourier<float>;
template class Fourier<double>;

}  // namespace convscope::kernels

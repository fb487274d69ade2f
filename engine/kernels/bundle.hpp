// engine/kernels/bundle.hpp — complex numbers for vectors: bundles of real parts beside bundles of imaginary parts.
#pragma once

#include "kernels/vector.hpp"

namespace convscope::kernels {

/// So many sequences stand side by side and are transformed together, each in a lane of its own: a cache line's worth.
template <class T>
inline constexpr Offset bundle = 4 * lanes<T>;

/// From one element of bundled sequences to the next: the real parts of the bundle, then its imaginary parts.
template <class T>
inline constexpr Offset bundle_pitch = 2 * bundle<T>;

// Four rounds written out run no faster, and every byte of the module is downloaded.
#if defined(__clang__)
#define CONVSCOPE_ROLLED _Pragma("clang loop unroll(disable) vectorize(disable)")
#else
#define CONVSCOPE_ROLLED
#endif

/// Complex numbers, one a lane.
template <class T>
struct Complex {
  Vector<T> re;
  Vector<T> im;
};

/// One vector of the bundle that `values` points into.
template <class T>
[[gnu::always_inline]] inline Complex<T> load_complex(const T* values) noexcept {
  return {load(values), load(values + bundle<T>)};
}

template <class T>
[[gnu::always_inline]] inline void store_complex(T* values, const Complex<T>& value) noexcept {
  store(values, value.re);
  store(values + bundle<T>, value.im);
}

template <class T>
[[gnu::always_inline]] inline Complex<T> operator+(const Complex<T>& a, const Complex<T>& b) noexcept {
  return {a.re + b.re, a.im + b.im};
}

template <class T>
[[gnu::always_inline]] inline Complex<T> operator-(const Complex<T>& a, const Complex<T>& b) noexcept {
  return {a.re - b.re, a.im - b.im};
}

/// a + i·b
template <class T>
[[gnu::always_inline]] inline Complex<T> plus_turned(const Complex<T>& a, const Complex<T>& b) noexcept {
  return {a.re - b.im, a.im + b.re};
}

/// a − i·b
template <class T>
[[gnu::always_inline]] inline Complex<T> minus_turned(const Complex<T>& a, const Complex<T>& b) noexcept {
  return {a.re + b.im, a.im - b.re};
}

template <class T>
[[gnu::always_inline]] inline Complex<T> operator*(const Complex<T>& a, const Complex<T>& b) noexcept {
  return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

}  // namespace convscope::kernels

// engine/kernels/vector.hpp — vectors of 128 bits, the same on every machine: xsimd's, or plain loops where there is no
// SIMD.
#pragma once

#ifndef XSIMD_WITH_EMULATED
#define XSIMD_WITH_EMULATED 1  // the scalar build: same lanes, same bits
#endif
#include <xsimd/xsimd.hpp>

#include "kernels/windows.hpp"

namespace convscope::kernels {

// Wider vectors that a native machine may have are left unused: what is measured natively then says something about
// WebAssembly, which has 128 bits.
#if defined(__wasm_simd128__)
using VectorArchitecture = xsimd::wasm;
#elif defined(__SSE2__)
using VectorArchitecture = xsimd::sse2;
#elif defined(__aarch64__)
using VectorArchitecture = xsimd::neon64;
#else
using VectorArchitecture = xsimd::emulated<128>;
#endif

/// Four floats or two doubles.
template <class T>
using Vector = xsimd::batch<T, VectorArchitecture>;

template <class T>
inline constexpr Offset lanes = static_cast<Offset>(Vector<T>::size);

/// The `lanes` values from `values` on, at any address.
template <class T>
[[gnu::always_inline]] inline Vector<T> load(const T* values) noexcept {
  return Vector<T>::load_unaligned(values);
}

template <class T>
[[gnu::always_inline]] inline void store(T* values, Vector<T> vector) noexcept {
  vector.store_unaligned(values);
}

/// `value` in every lane.
template <class T>
[[gnu::always_inline]] inline Vector<T> splat(T value) noexcept {
  return Vector<T>(value);
}

}  // namespace convscope::kernels

// engine/include/convscope/number.hpp — doubles brought to the element type without undefined behaviour.
#pragma once

#include <cmath>
#include <limits>

namespace convscope {

/// Whether `value` lies within T's finite numbers.
template <class T>
bool fits(double value) noexcept {
  return std::abs(value) <= static_cast<double>(std::numeric_limits<T>::max());
}

/// `value` as T, rounded to nearest; ±infinity beyond T's range, where the plain cast would be undefined.
template <class T>
T narrowed(double value) noexcept {
  if (std::isnan(value) || fits<T>(value)) {
    return static_cast<T>(value);
  }
  return std::copysign(std::numeric_limits<T>::infinity(), value > 0 ? T{1} : T{-1});
}

}  // namespace convscope

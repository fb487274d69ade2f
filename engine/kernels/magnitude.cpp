// engine/kernels/magnitude.cpp — looks at every value once.
#include "kernels/magnitude.hpp"

#include <type_traits>

#include "kernels/vector.hpp"

namespace convscope::kernels {

template <class T>
bool all_transformable(const T* values, Offset count) noexcept {
  constexpr T largest = std::is_same_v<T, float> ? static_cast<T>(1e15) : static_cast<T>(1e150);
  // A comparison with NaN is false.
  const auto is_tame = [](T value) { return value <= largest && value >= -largest; };
  const Vector<T> upper = splat(largest);
  Offset i = 0;
  typename Vector<T>::batch_bool_type tame(true);
  for (; i + lanes<T> <= count; i += lanes<T>) {
    tame = tame & (xsimd::abs(load(values + i)) <= upper);
  }
  bool all = xsimd::all(tame);
  for (; i < count; ++i) {
    all = all && is_tame(values[i]);
  }
  return all;
}

template bool all_transformable(const float*, Offset) noexcept;
template bool all_transformable(const double*, Offset) noexcept;

}  // namespace convscope::kernels

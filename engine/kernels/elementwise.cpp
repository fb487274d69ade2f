// engine/kernels/elementwise.cpp — loops over values, a vector at a time.
#include "kernels/elementwise.hpp"

#include <array>

#include "kernels/vector.hpp"

namespace convscope::kernels {

template <class T>
bool all_at_most(const T* values, Offset count, T largest) noexcept {
  const Vector<T> upper = splat(largest);
  typename Vector<T>::batch_bool_type fit(true);
  Offset i = 0;
  for (; i + lanes<T> <= count; i += lanes<T>) {
    fit = fit & (xsimd::abs(load(values + i)) <= upper);
  }
  bool all = xsimd::all(fit);
  for (; i < count; ++i) {
    // A comparison with a NaN is false.
    all = all && values[i] <= largest && values[i] >= -largest;
  }
  return all;
}

template <class T>
void rectify(const T* input, Offset count, T* output) noexcept {
  const Vector<T> zero = splat(T{0});
  Offset i = 0;
  for (; i + lanes<T> <= count; i += lanes<T>) {
    const Vector<T> values = load(input + i);
    store(output + i, xsimd::select(values <= zero, zero, values));
  }
  for (; i < count; ++i) {
    output[i] = input[i] <= 0 ? T{0} : input[i];
  }
}

template <class T>
void rectify_backward(const T* input, const T* grad_output, Offset count, T* grad_input) noexcept {
  const Vector<T> zero = splat(T{0});
  Offset i = 0;
  for (; i + lanes<T> <= count; i += lanes<T>) {
    store(grad_input + i, xsimd::select(load(input + i) <= zero, zero, load(grad_output + i)));
  }
  for (; i < count; ++i) {
    grad_input[i] = input[i] <= 0 ? T{0} : grad_output[i];
  }
}

template <class T>
double compare(const T* output, const T* target, Offset rows, Offset width, T scale, T* residual,
               T* gradient) noexcept {
  std::array<double, 4> squares{};
  for (Offset row = 0; row < rows; ++row) {
    Offset column = 0;
    for (; column + 4 <= width; column += 4) {
#pragma GCC unroll 4
      for (Offset part = 0; part < 4; ++part) {
        const T difference = output[column + part] - target[column + part];
        residual[column + part] = difference;
        gradient[column + part] = scale * difference;
        squares[static_cast<std::size_t>(part)] += static_cast<double>(difference) * static_cast<double>(difference);
      }
    }
    for (; column < width; ++column) {
      const T difference = output[column] - target[column];
      residual[column] = difference;
      gradient[column] = scale * difference;
      squares[static_cast<std::size_t>(column % 4)] +=
          static_cast<double>(difference) * static_cast<double>(difference);
    }
    output += width;
    target += width;
    residual += width;
    gradient += width;
  }
  return (squares[0] + squares[1]) + (squares[2] + squares[3]);
}

template bool all_at_most(const float*, Offset, float) noexcept;
template bool all_at_most(const double*, Offset, double) noexcept;
template void rectify(const float*, Offset, float*) noexcept;
template void rectify(const double*, Offset, double*) noexcept;
template void rectify_backward(const float*, const float*, Offset, float*) noexcept;
template void rectify_backward(const double*, const double*, Offset, double*) noexcept;
template double compare(const float*, const float*, Offset, Offset, float, float*, float*) noexcept;
template double compare(const double*, const double*, Offset, Offset, double, double*, double*) noexcept;

}  // namespace convscope::kernels

// engine/kernels/one_channel_step.cpp — a pass over the output that leaves its gradients behind, and one over those.
#include "kernels/one_channel_step.hpp"

#include <algorithm>
#include <array>

#include "kernels/dot_rows.hpp"
#include "kernels/vector.hpp"

namespace convscope::kernels {

template <class T>
OneChannelStep<T>::OneChannelStep(const Windows& windows, const Interior& interior, const T* input, const T* target)
    : windows_(windows),
      split_(split_by_stride(windows)),
      width_((windows.output_width + parts - 1) / parts * parts),
      terms_(forward_terms(windows, split_)),
      // The last row's vectors may reach over the end of the plane.
      input_(static_cast<std::size_t>(split_.plane() + parts)),
      target_(static_cast<std::size_t>(windows.output_height * width_)),
      gradients_(target_.size()),
      weights_(static_cast<std::size_t>(terms_.count())),
      sums_(static_cast<std::size_t>(terms_.count() * parts)) {
  lay_out(split_, interior, input, 1, input_.data());
  lay_out({1, windows.output_height, width_}, Interior{0, 0, windows.output_height, windows.output_width}, target, 1,
          target_.data());
}

template <class T>
double OneChannelStep<T>::run(const T* weight, const T* bias, T scale, T* grad_weight, T* grad_bias) {
  const Offset count = terms_.count();
  for (Offset term = 0; term < count; ++term) {
    weights_[static_cast<std::size_t>(term)] = weight[terms_.weights[static_cast<std::size_t>(term)]];
  }
  const Offset* const offsets = terms_.offsets.data();
  const T* const weights = weights_.data();
  const Vector<T> start = splat(bias == nullptr ? T{0} : *bias);
  const Vector<T> factor = splat(scale);
  std::array<double, 4> squares{};
  std::array<Vector<T>, vectors_of_sum<T>> bias_sums{};
  bias_sums.fill(splat(T{0}));
  T* gradients = gradients_.data();
  const T* target = target_.data();
  for (Offset row = 0; row < windows_.output_height; ++row, gradients += width_, target += width_) {
    const T* const window = input_.data() + row * windows_.stride_height * split_.width;
    for (Offset column = 0; column < width_; column += parts) {
      std::array<T, parts> residuals;
#pragma GCC unroll 2
      for (std::size_t piece = 0; piece < vectors_of_sum<T>; ++piece) {
        const Offset at = column + static_cast<Offset>(piece) * lanes<T>;
        Vector<T> sum = start;
        for (Offset term = 0; term < count; ++term) {
          sum = sum + splat(weights[term]) * load(window + offsets[term] + at);
        }
        store(residuals.data() + static_cast<Offset>(piece) * lanes<T>, sum - load(target + at));
      }
      // Behind the row's end there is nothing to compare.
      for (Offset i = windows_.output_width - column; i < parts; ++i) {
        residuals[static_cast<std::size_t>(i)] = T{0};
      }
#pragma GCC unroll 2
      for (std::size_t piece = 0; piece < vectors_of_sum<T>; ++piece) {
        const Offset at = static_cast<Offset>(piece) * lanes<T>;
        const Vector<T> gradient = factor * load(residuals.data() + at);
        bias_sums[piece] = bias_sums[piece] + gradient;
        store(gradients + column + at, gradient);
      }
#pragma GCC unroll 4
      for (std::size_t part = 0; part < 4; ++part) {
        squares[part] += static_cast<double>(residuals[part]) * static_cast<double>(residuals[part]);
      }
    }
  }
  if (grad_bias != nullptr) {
    std::array<T, parts> sum;
    for (std::size_t piece = 0; piece < vectors_of_sum<T>; ++piece) {
      store(sum.data() + static_cast<Offset>(piece) * lanes<T>, bias_sums[piece]);
    }
    *grad_bias = joined(sum.data());
  }
  std::fill(sums_.begin(), sums_.end(), T{0});
  const DotRows rows{windows_.output_height, width_, 0, windows_.stride_height * split_.width};
  if (count < 8) {
    add_dot_rows<1, 2>(rows, gradients_.data(), input_.data(), terms_.offsets, sums_.data());
  } else {
    add_dot_rows<1, 8 / vectors_of_sum<T>>(rows, gradients_.data(), input_.data(), terms_.offsets, sums_.data());
  }
  for (Offset term = 0; term < count; ++term) {
    grad_weight[terms_.weights[static_cast<std::size_t>(term)]] = joined(sums_.data() + term * parts);
  }
  return (squares[0] + squares[1]) + (squares[2] + squares[3]);
}

template class OneChannelStep<float>;
template class OneChannelStep<double>;

}  // namespace convscope::kernels

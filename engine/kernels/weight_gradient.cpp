// engine/kernels/weight_gradient.cpp — dot products of input rows and gradient rows, for a block of weights at a time.
#include "kernels/weight_gradient.hpp"

#include <algorithm>
#include <array>

#include "kernels/dot_rows.hpp"

namespace convscope::kernels {
template <class T>
WeightGradient<T>::WeightGradient(const Windows& windows, const Interior& interior)
    : windows_(windows),
      interior_(interior),
      split_(apart_in_cache<T>(split_by_stride(windows), windows.inputs)),
      gradients_(apart_in_cache<T>({1, windows.output_height, (windows.output_width + parts - 1) / parts * parts},
                                   windows.outputs)),
      terms_(forward_terms(windows, split_)),
      // The last row's vectors may reach over the end of the planes.
      input_(static_cast<std::size_t>(windows.inputs * split_.plane() + parts)),
      grad_output_(static_cast<std::size_t>(windows.outputs * gradients_.plane())),
      sums_(static_cast<std::size_t>(windows.groups * windows.outputs * terms_.count() * parts)) {}

template <class T>
void WeightGradient<T>::run_group(const T* grad_output, const T* input, Offset group) {
  const Windows& w = windows_;
  lay_out(split_, interior_, input, w.inputs, input_.data());
  lay_out(gradients_, Interior{0, 0, w.output_height, w.output_width}, grad_output, w.outputs, grad_output_.data());
  const DotRows rows{w.output_height, gradients_.width, gradients_.plane(), w.stride_height * split_.width};
  constexpr std::size_t many = 16 / vectors_of_sum<T> / 4;  // eight sums in registers: 4 channels × 2 terms, or 2 × 2
  Offset channel = 0;
  const auto gradients_of = [&](Offset output) { return grad_output_.data() + output * gradients_.plane(); };
  const auto sums_of = [&](Offset output) {
    return sums_.data() + (group * w.outputs + output) * terms_.count() * parts;
  };
  for (; channel + static_cast<Offset>(many) <= w.outputs; channel += static_cast<Offset>(many)) {
    add_dot_rows<many, 2>(rows, gradients_of(channel), input_.data(), terms_.offsets, sums_of(channel));
  }
  for (; channel < w.outputs; ++channel) {
    add_dot_rows<1, 2 * many>(rows, gradients_of(channel), input_.data(), terms_.offsets, sums_of(channel));
  }
}

template <class T>
void WeightGradient<T>::run(const T* grad_output, const T* input, T* grad_weight) {
  const Windows& w = windows_;
  std::fill(sums_.begin(), sums_.end(), T{0});
  for (Offset image = 0; image < w.batch; ++image) {
    for (Offset group = 0; group < w.groups; ++group) {
      run_group(grad_output, input, group);
      grad_output += w.outputs * w.output_plane();
      input += w.inputs * interior_.height * interior_.width;
    }
  }
  const T* sum = sums_.data();
  for (Offset channel = 0; channel < w.groups * w.outputs; ++channel) {
    for (const Offset weight : terms_.weights) {
      grad_weight[channel * terms_.count() + weight] = joined(sum);
      sum += parts;
    }
  }
}

template <class T>
void bias_gradient(const Windows& windows, const T* grad_output, T* grad_bias) noexcept {
  const Offset channels = windows.groups * windows.outputs;
  for (Offset channel = 0; channel < channels; ++channel) {
    std::array<T, parts> sum{};
    for (Offset image = 0; image < windows.batch; ++image) {
      const T* row = grad_output + (image * channels + channel) * windows.output_plane();
      for (Offset i = 0; i < windows.output_height; ++i, row += windows.output_width) {
        Offset column = 0;
        for (; column + parts <= windows.output_width; column += parts) {
#pragma GCC unroll 4
          for (Offset part = 0; part < parts; ++part) {
            sum[static_cast<std::size_t>(part)] += row[column + part];
          }
        }
        for (; column < windows.output_width; ++column) {
          sum[static_cast<std::size_t>(column % parts)] += row[column];
        }
      }
    }
    grad_bias[channel] = joined(sum.data());
  }
}

template class WeightGradient<float>;
template class WeightGradient<double>;
template void bias_gradient(const Windows&, const float*, float*) noexcept;
template void bias_gradient(const Windows&, const double*, double*) noexcept;

}  // namespace convscope::kernels

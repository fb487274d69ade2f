// engine/kernels/weight_gradient.cpp — dot products of input rows and gradient rows, for a block of weights at a time.
#include "kernels/weight_gradient.hpp"

#include <algorithm>
#include <array>

#include "kernels/magnitude.hpp"
#include "kernels/vector.hpp"

namespace convscope::kernels {
namespace {

constexpr Offset parts = 4;
template <class T>
constexpr std::size_t vectors_of_sum = static_cast<std::size_t>(parts / lanes<T>);

/// Where a block's rows stand.
struct DotRows {
  Offset count;           ///< rows
  Offset width;           ///< values of a row, a multiple of four
  Offset gradient_plane;  ///< from one output channel's gradients to the next
  Offset input_step;      ///< from one row's input to the next
};

/// sums[channel][term] += Σ gradient(channel) · input(term), for Channels × Terms neighbouring weights.
template <std::size_t Channels, std::size_t Terms, class T>
[[gnu::always_inline]] inline void add_dot_block(const DotRows& rows, const T* gradients, const T* input,
                                                 const Offset* offsets, T* sums, Offset channel_step) noexcept {
  constexpr std::size_t pieces = vectors_of_sum<T>;
  std::array<std::array<std::array<Vector<T>, pieces>, Terms>, Channels> totals;
#pragma GCC unroll 8
  for (std::size_t channel = 0; channel < Channels; ++channel) {
#pragma GCC unroll 8
    for (std::size_t term = 0; term < Terms; ++term) {
#pragma GCC unroll 2
      for (std::size_t piece = 0; piece < pieces; ++piece) {
        totals[channel][term][piece] = load(sums + static_cast<Offset>(channel) * channel_step +
                                            static_cast<Offset>(term) * parts + static_cast<Offset>(piece) * lanes<T>);
      }
    }
  }
  for (Offset row = 0; row < rows.count; ++row, gradients += rows.width, input += rows.input_step) {
    for (Offset column = 0; column < rows.width; column += parts) {
#pragma GCC unroll 2
      for (std::size_t piece = 0; piece < pieces; ++piece) {
        const Offset at = column + static_cast<Offset>(piece) * lanes<T>;
        std::array<Vector<T>, Terms> values;
#pragma GCC unroll 8
        for (std::size_t term = 0; term < Terms; ++term) {
          values[term] = load(input + offsets[term] + at);
        }
#pragma GCC unroll 8
        for (std::size_t channel = 0; channel < Channels; ++channel) {
          const Vector<T> gradient = load(gradients + static_cast<Offset>(channel) * rows.gradient_plane + at);
#pragma GCC unroll 8
          for (std::size_t term = 0; term < Terms; ++term) {
            totals[channel][term][piece] = totals[channel][term][piece] + gradient * values[term];
          }
        }
      }
    }
  }
#pragma GCC unroll 8
  for (std::size_t channel = 0; channel < Channels; ++channel) {
#pragma GCC unroll 8
    for (std::size_t term = 0; term < Terms; ++term) {
#pragma GCC unroll 2
      for (std::size_t piece = 0; piece < pieces; ++piece) {
        store(sums + static_cast<Offset>(channel) * channel_step + static_cast<Offset>(term) * parts +
                  static_cast<Offset>(piece) * lanes<T>,
              totals[channel][term][piece]);
      }
    }
  }
}

/// All terms of `Channels` output channels, `Terms` at a time and the rest one by one.
template <std::size_t Channels, std::size_t Terms, class T>
void add_dot_rows(const DotRows& rows, const T* gradients, const T* input, const std::vector<Offset>& offsets,
                  T* sums) {
  const auto count = static_cast<Offset>(offsets.size());
  const Offset channel_step = count * parts;
  Offset term = 0;
  for (; term + static_cast<Offset>(Terms) <= count; term += static_cast<Offset>(Terms)) {
    add_dot_block<Channels, Terms>(rows, gradients, input, offsets.data() + term, sums + term * parts, channel_step);
  }
  for (; term < count; ++term) {
    add_dot_block<Channels, 1>(rows, gradients, input, offsets.data() + term, sums + term * parts, channel_step);
  }
}

template <class T>
T joined(const T* sum) noexcept {
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

}  // namespace

template <class T>
WeightGradient<T>::WeightGradient(const Windows& windows, const Interior& interior)
    : windows_(windows),
      interior_(interior),
      split_(split_by_stride(windows)),
      gradients_{1, windows.output_height, (windows.output_width + parts - 1) / parts * parts},
      terms_(forward_terms(windows, split_)),
      // The last row's vectors may reach over the end of the planes.
      input_(static_cast<std::size_t>(windows.inputs * split_.plane() + parts)),
      grad_output_(static_cast<std::size_t>(windows.outputs * gradients_.plane())),
      sums_(static_cast<std::size_t>(windows.groups * windows.outputs * terms_.count() * parts)) {}

template <class T>
void WeightGradient<T>::run_group(const T* grad_output, const T* input, Offset group) {
  const Windows& w = windows_;
  lay_out(split_, interior_, input, w.inputs, input_.data());
  lay_out(gradients_, {0, 0, w.output_height, w.output_width}, grad_output, w.outputs, grad_output_.data());
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
        for (Offset column = 0; column < windows.output_width; ++column) {
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

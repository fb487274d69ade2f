// engine/kernels/direct.cpp — the loops of the exact path. Lanes of a vector are different outputs, never parts of
// one sum, so the compiler may vectorize them without changing a bit.
#include "kernels/direct.hpp"

#include <algorithm>
#include <array>

namespace convscope::kernels {
namespace {

/// sums[i] += factor · values[i · stride]
template <class T>
void add_scaled(T* __restrict sums, const T* __restrict values, Offset stride, T factor, Offset count) {
  if (stride == 1) {
    for (Offset i = 0; i < count; ++i) {
      sums[i] += factor * values[i];
    }
  } else {
    for (Offset i = 0; i < count; ++i) {
      sums[i] += factor * values[i * stride];
    }
  }
}

/// sums[i · stride] += factor · values[i]
template <class T>
void scatter_scaled(T* __restrict sums, Offset stride, const T* __restrict values, T factor, Offset count) {
  if (stride == 1) {
    add_scaled(sums, values, 1, factor, count);
    return;
  }
  for (Offset i = 0; i < count; ++i) {
    sums[i * stride] += factor * values[i];
  }
}

/// Calls visit(row, column, tap, first): `first` is where the window's first row meets this tap in an input plane.
template <class Visit>
void for_each_tap(const Windows& w, Visit visit) {
  for (Offset row = 0; row < w.kernel_height; ++row) {
    for (Offset column = 0; column < w.kernel_width; ++column) {
      visit(w.tap(row, column), row * w.dilation_height * w.width + column * w.dilation_width);
    }
  }
}

/// Calls visit(output channel, input channel) offsets of all plane pairs that a group connects, in the order of sums.
template <class Visit>
void for_each_channel_pair(const Windows& w, Visit visit) {
  for (Offset group = 0; group < w.groups; ++group) {
    for (Offset output = group * w.outputs; output < (group + 1) * w.outputs; ++output) {
      for (Offset input = 0; input < w.inputs; ++input) {
        visit(output, group * w.inputs + input, (output * w.inputs + input) * w.taps());
      }
    }
  }
}

}  // namespace

template <class T>
void direct_forward(const Windows& w, const T* input, const T* weight, const T* bias, T* output) {
  const Offset outputs = w.groups * w.outputs;
  const Offset row_step = w.stride_height * w.width;
  for (Offset image = 0; image < w.batch; ++image) {
    const T* const planes = input + image * w.groups * w.inputs * w.input_plane();
    for (Offset channel = 0; channel < outputs; ++channel) {
      const T* const kernel = weight + channel * w.inputs * w.taps();
      const T* const group_planes = planes + channel / w.outputs * w.inputs * w.input_plane();
      const T start = bias == nullptr ? T{0} : bias[channel];
      T* sums = output + (image * outputs + channel) * w.output_plane();
      for (Offset row = 0; row < w.output_height; ++row, sums += w.output_width) {
        std::fill_n(sums, w.output_width, start);
        for (Offset in = 0; in < w.inputs; ++in) {
          const T* const window_row = group_planes + in * w.input_plane() + row * row_step;
          const T* const taps = kernel + in * w.taps();
          for_each_tap(w, [&](Offset tap, Offset first) {
            add_scaled(sums, window_row + first, w.stride_width, taps[tap], w.output_width);
          });
        }
      }
    }
  }
}

template <class T>
void direct_backward_input(const Windows& w, const T* grad_output, const T* weight, T* grad_input) {
  for (Offset image = 0; image < w.batch; ++image) {
    for_each_channel_pair(w, [&](Offset out, Offset in, Offset kernel) {
      const T* const gradients = grad_output + (image * w.groups * w.outputs + out) * w.output_plane();
      T* const sums = grad_input + (image * w.groups * w.inputs + in) * w.input_plane();
      for_each_tap(w, [&](Offset tap, Offset first) {
        for (Offset row = 0; row < w.output_height; ++row) {
          scatter_scaled(sums + first + row * w.stride_height * w.width, w.stride_width,
                         gradients + row * w.output_width, weight[kernel + tap], w.output_width);
        }
      });
    });
  }
}

template <class T>
void direct_backward_weight(const Windows& w, const T* grad_output, const T* input, T* grad_weight) {
  for_each_channel_pair(w, [&](Offset out, Offset in, Offset kernel) {
    for_each_tap(w, [&](Offset tap, Offset first) {
      std::array<T, 4> parts{};
      for (Offset image = 0; image < w.batch; ++image) {
        const T* gradients = grad_output + (image * w.groups * w.outputs + out) * w.output_plane();
        const T* values = input + (image * w.groups * w.inputs + in) * w.input_plane() + first;
        for (Offset row = 0; row < w.output_height; ++row) {
          for (Offset column = 0; column < w.output_width; ++column) {
            parts[static_cast<std::size_t>(column & 3)] += gradients[column] * values[column * w.stride_width];
          }
          gradients += w.output_width;
          values += w.stride_height * w.width;
        }
      }
      grad_weight[kernel + tap] = (parts[0] + parts[1]) + (parts[2] + parts[3]);
    });
  });
}

template void direct_forward(const Windows&, const float*, const float*, const float*, float*);
template void direct_forward(const Windows&, const double*, const double*, const double*, double*);
template void direct_backward_input(const Windows&, const float*, const float*, float*);
template void direct_backward_input(const Windows&, const double*, const double*, double*);
template void direct_backward_weight(const Windows&, const float*, const float*, float*);
template void direct_backward_weight(const Windows&, const double*, const double*, double*);

}  // namespace convscope::kernels

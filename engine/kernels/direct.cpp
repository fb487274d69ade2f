// engine/kernels/direct.cpp — the loops of the exact path. Lanes of a vector are different outputs, never parts of
// one sum, so the compiler may vectorize them without changing a bit.
#include "kernels/direct.hpp"

#include <array>

#include "kernels/dense.hpp"
#include "kernels/vector.hpp"

namespace convscope::kernels {
namespace {

/// sums[i · stride] += factor · values[i]
template <class T>
void scatter_scaled(T* __restrict sums, Offset stride, const T* __restrict values, T factor, Offset count) {
  if (stride == 1) {
    for (Offset i = 0; i < count; ++i) {
      sums[i] += factor * values[i];
    }
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

/// The sums of one output pixel, or of as many neighbours as Value has lanes: they stay in registers.
///
/// @param window  the first pixel of the (first) window, in the first input plane.
template <class Value, class T, class Read>
[[gnu::always_inline]] inline Value sum_window(const Windows& w, const T* window, const T* kernel, Value sum,
                                               Read read) noexcept {
  const Offset step = w.flip ? -1 : 1;
  const Offset row_step = w.dilation_height * w.width;
  const T* tap = w.flip ? kernel + w.taps() - 1 : kernel;
  for (Offset in = 0; in < w.inputs; ++in, window += w.input_plane()) {
    const T* values = window;
    for (Offset row = 0; row < w.kernel_height; ++row, values += row_step) {
      for (Offset column = 0; column < w.kernel_width; ++column, tap += step) {
        sum = sum + Value(*tap) * read(values + column * w.dilation_width);
      }
    }
    tap += w.flip ? 2 * w.taps() : 0;  // turned taps stand behind each other plane by plane, not all together
  }
  return sum;
}

/// One row of outputs. The last vector ends with the row and computes some of it again, to the same bits.
template <class T>
[[gnu::always_inline]] inline void sum_row(const Windows& w, const T* window_row, const T* kernel, T start,
                                           T* sums) noexcept {
  if (w.stride_width == 1 && w.output_width >= lanes<T>) {
    const auto sum_vector = [&](Offset column) {
      store(sums + column, sum_window(w, window_row + column, kernel, splat(start), load<T>));
    };
    const Offset last = w.output_width - lanes<T>;
    for (Offset column = 0; column < last; column += lanes<T>) {
      sum_vector(column);
    }
    sum_vector(last);
    return;
  }
  for (Offset column = 0; column < w.output_width; ++column) {
    sums[column] = sum_window(w, window_row + column * w.stride_width, kernel, start,
                              [](const T* value) noexcept { return *value; });
  }
}

}  // namespace

template <class T>
void direct_forward(const Windows& windows, const T* input, const T* weight, const T* bias, T* output) {
  if (dense_serves<T>(windows)) {
    dense_forward(windows, input, weight, bias, output);
    return;
  }
  const Windows w = windows;  // a copy of our own: for all the compiler knows, storing a vector might change the other
  const Offset outputs = w.groups * w.outputs;
  for (Offset image = 0; image < w.batch; ++image) {
    const T* const planes = input + image * w.groups * w.inputs * w.input_plane();
    for (Offset channel = 0; channel < outputs; ++channel) {
      const T* const kernel = weight + channel * w.inputs * w.taps();
      const T* window_row = planes + channel / w.outputs * w.inputs * w.input_plane();
      const T start = bias == nullptr ? T{0} : bias[channel];
      for (Offset row = 0; row < w.output_height; ++row, window_row += w.stride_height * w.width) {
        sum_row(w, window_row, kernel, start, output);
        output += w.output_width;
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

// engine/kernels/terms.cpp — what is laid out once before the inner loops run.
#include "kernels/terms.hpp"

#include <algorithm>
#include <array>

#include "kernels/transpose.hpp"
#include "kernels/vector.hpp"

namespace convscope::kernels {

SplitPlanes split_by_stride(const Windows& windows) noexcept {
  const Offset phases = windows.stride_width;
  // A kernel shorter than the stride leaves pixels out.
  const Offset rows = (windows.kernel_height - 1) * windows.dilation_height + 1;
  const Offset columns = (windows.kernel_width - 1) * windows.dilation_width + 1;
  return {phases,
          windows.height,
          (windows.width + phases - 1) / phases,
          std::min(columns, phases),
          windows.stride_height,
          std::min(rows, windows.stride_height)};
}

bool is_laid_out(const SplitPlanes& split, const Interior& interior) noexcept {
  return split.phases == 1 && split.gap == 0 && split.height == interior.height && split.width == interior.width;
}

namespace {

// Plain loops: a call of memory.fill or memory.copy costs more than the few values of a row.
template <class T>
[[gnu::always_inline]] inline void fill_zeros(T* target, Offset count) noexcept {
  Offset i = 0;
  for (; i + lanes<T> <= count; i += lanes<T>) {
    store(target + i, splat(T{0}));
  }
  for (; i < count; ++i) {
    target[i] = T{0};
  }
}

template <class T>
void copy_row(const T* values, Offset count, T* target) noexcept {
  Offset i = 0;
  for (; i + lanes<T> <= count; i += lanes<T>) {
    store(target + i, load(values + i));
  }
  for (; i < count; ++i) {
    target[i] = values[i];
  }
}

/// Windows of Phases values each, `step` apart: the first value of each, the second of each, and so on. Two or three
/// values fill windows of their own number.
template <std::size_t Phases, class T>
[[gnu::always_inline]] inline std::array<Vector<T>, Phases> windows_by_phase(const T* values,
                                                                             [[maybe_unused]] Offset step) noexcept {
  if constexpr (Phases == 2) {
    return every_second(values);
  } else if constexpr (Phases == 3) {
    return every_third(values);
  } else {
    return load_transposed(values, step);
  }
}

/// From a row of windows of Phases values each, `step` apart, the first value of each to targets[0], the second to
/// targets[1], and so on, a vector of each at a time. `count` values in all: the last window may be cut short.
template <std::size_t Phases, class T>
void deal_row(const T* values, Offset count, Offset step, const std::array<T*, Phases>& targets) noexcept {
  const Offset windows = (count - static_cast<Offset>(Phases) + step) / step;  // that are whole
  const auto deal_vector = [&](Offset window) {
    const std::array<Vector<T>, Phases> vectors = windows_by_phase<Phases>(values + window * step, step);
#pragma GCC unroll 4
    for (std::size_t phase = 0; phase < Phases; ++phase) {
      store(targets[phase] + window, vectors[phase]);
    }
  };
  Offset done = 0;
  for (; done + lanes<T> <= windows; done += lanes<T>) {
    deal_vector(done);
  }
  if (done > 0 && done < windows) {
    // The last vector ends with the last whole window, and does some of them again.
    done = windows;
    deal_vector(windows - lanes<T>);
  }
  for (std::size_t phase = 0; phase < Phases; ++phase) {
    T* target = targets[phase] + done;
    for (Offset k = done * step + static_cast<Offset>(phase); k < count; k += step) {
      *target++ = values[k];
    }
  }
}

/// All rows of a plane's pixels, of each window of split.phases columns the Phases pixels from the one at `first` on.
template <std::size_t Phases, class T>
void deal_rows(const SplitPlanes& split, const Cut& cut, Offset first, const T* input, T* output) noexcept {
  const Interior& interior = cut.interior;
  std::array<T*, Phases> targets;
  for (std::size_t phase = 0; phase < Phases; ++phase) {
    targets[phase] = output + split.at(interior.top, interior.left + first + static_cast<Offset>(phase));
  }
  for (Offset row = interior.top; row < interior.top + interior.height; ++row, input += cut.row) {
    if (split.reads_row(row)) {
      deal_row(input + first, interior.width - first, split.phases, targets);
    }
    for (T*& target : targets) {
      target += split.width;
    }
  }
}

/// The pixels of a plane, dealt out to its phases.
template <class T>
void deal_plane(const SplitPlanes& split, const Cut& cut, const T* input, T* output) noexcept {
  const Interior& interior = cut.interior;
  if (split.phases == 1 && interior.width == split.width && cut.row == split.width && split.row_period == 1) {
    copy_row(input, interior.height * interior.width, output + split.at(interior.top, 0));
  } else if (split.phases == 1) {
    for (Offset row = interior.top; row < interior.top + interior.height; ++row, input += cut.row) {
      if (split.reads_row(row)) {
        copy_row(input, interior.width, output + split.at(row, interior.left));
      }
    }
  } else if (split.phases == 2) {
    deal_rows<2>(split, cut, 0, input, output);
  } else if (split.phases == 3) {
    deal_rows<3>(split, cut, 0, input, output);
  } else {
    for (Offset step = 0; step < std::min(split.phases, interior.width); step += 4) {
      const Offset first = std::min(step, split.phases - 4);
      const Offset phase = (interior.left + first) % split.phases;
      if (phase < split.phases_read || phase + 4 > split.phases) {
        deal_rows<4>(split, cut, first, input, output);
      }
    }
  }
}

/// Up to so many columns it is cheaper to write zeros over a whole row than around its pixels.
template <class T>
constexpr Offset short_row = 4 * lanes<T>;

/// Zeros around the pixels of one phase of a plane, which are written afterwards.
template <class T>
void surround(const SplitPlanes& split, const Cut& cut, Offset phase, T* target) noexcept {
  const Interior& interior = cut.interior;
  if (split.width <= short_row<T>) {
    fill_zeros(target, cut.height * split.width);
    return;
  }
  // Columns of this phase in front of the first pixel, and in front of the first column behind them.
  const auto columns_before = [&](Offset column) {
    return std::clamp((column - phase + split.phases - 1) / split.phases, Offset{0}, split.width);
  };
  const Offset first = columns_before(interior.left);
  const Offset end = columns_before(interior.left + interior.width);
  fill_zeros(target, interior.top * split.width);
  target += interior.top * split.width;
  if (first > 0 || end < split.width) {
    for (Offset row = 0; row < interior.height; ++row) {
      fill_zeros(target + row * split.width, first);
      fill_zeros(target + row * split.width + end, split.width - end);
    }
  }
  target += interior.height * split.width;
  fill_zeros(target, (cut.height - interior.top - interior.height) * split.width);
}

}  // namespace

Cut cut_out(const Interior& interior, const Span& rows, const Span& columns) noexcept {
  // Along one axis: how many zeros come first, which pixel is the first, and how many there are.
  const auto along = [](Offset before, Offset count, const Span& span) {
    const auto steps_to = [&](Offset pixel) {
      return std::clamp((before + pixel - span.from + span.step - 1) / span.step, Offset{0}, span.size);
    };
    const Offset zeros = steps_to(0);
    return std::array{zeros, span.from + zeros * span.step - before, steps_to(count) - zeros};
  };
  const auto [top, first_row, height] = along(interior.top, interior.height, rows);
  const auto [left, first_column, width] = along(interior.left, interior.width, columns);
  const Offset first = height > 0 && width > 0 ? first_row * interior.width + first_column : 0;
  return {{top, left, height, width}, rows.size, first, rows.step * interior.width, interior.height * interior.width};
}

template <class T>
void lay_out(const SplitPlanes& split, const Cut& cut, const T* input, Offset planes, T* output) noexcept {
  input += cut.first;
  for (Offset plane = 0; plane < planes; ++plane, input += cut.plane, output += split.plane()) {
    for (Offset phase = 0; phase < split.phases_read; ++phase) {
      surround(split, cut, phase, output + phase * split.phase());
    }
    deal_plane(split, cut, input, output);
  }
}

template <class T>
void lay_out(const SplitPlanes& split, const Interior& interior, const T* input, Offset planes, T* output) noexcept {
  lay_out(split, Cut{interior, split.height, 0, interior.width, interior.height * interior.width}, input, planes,
          output);
}

TermList forward_terms(const Windows& windows, const SplitPlanes& split) {
  TermList terms;
  const auto count = static_cast<std::size_t>(windows.inputs * windows.taps());
  terms.offsets.reserve(count);
  terms.weights.reserve(count);
  for (Offset input = 0; input < windows.inputs; ++input) {
    for (Offset row = 0; row < windows.kernel_height; ++row) {
      for (Offset column = 0; column < windows.kernel_width; ++column) {
        terms.offsets.push_back(input * split.plane() +
                                split.at(row * windows.dilation_height, column * windows.dilation_width));
        terms.weights.push_back(input * windows.taps() + windows.tap(row, column));
      }
    }
  }
  return terms;
}

template <class T>
void pack_weights(const TermList& terms, const T* weight, Offset channels, Offset channel_step, T* target) {
  for (Offset channel = 0; channel < channels;) {
    const Offset block = block_channels(channels - channel);
    for (const Offset term : terms.weights) {
      for (Offset i = 0; i < block; ++i) {
        *target++ = weight[(channel + i) * channel_step + term];
      }
    }
    channel += block;
  }
}

template void lay_out(const SplitPlanes&, const Cut&, const float*, Offset, float*) noexcept;
template void lay_out(const SplitPlanes&, const Cut&, const double*, Offset, double*) noexcept;
template void lay_out(const SplitPlanes&, const Interior&, const float*, Offset, float*) noexcept;
template void lay_out(const SplitPlanes&, const Interior&, const double*, Offset, double*) noexcept;
template void pack_weights(const TermList&, const float*, Offset, Offset, float*);
template void pack_weights(const TermList&, const double*, Offset, Offset, double*);

}  // namespace convscope::kernels

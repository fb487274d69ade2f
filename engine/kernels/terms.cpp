// engine/kernels/terms.cpp — what is laid out once before the inner loops run.
#include "kernels/terms.hpp"

#include <algorithm>
#include <array>

#include "kernels/transpose.hpp"
#include "kernels/vector.hpp"

namespace convscope::kernels {

SplitPlanes split_by_stride(const Windows& windows) noexcept {
  const Offset phases = windows.stride_width;
  return {phases, windows.height, (windows.width + phases - 1) / phases};
}

bool is_laid_out(const SplitPlanes& split, const Interior& interior) noexcept {
  return split.phases == 1 && split.height == interior.height && split.width == interior.width;
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

/// values[0], values[Phases], … to targets[0], those behind them to targets[1], and so on, a vector of each at a time.
template <std::size_t Phases, class T>
void deal_in(const T* values, Offset count, std::array<T*, Phases> targets) noexcept {
  constexpr auto phases = static_cast<Offset>(Phases);
  Offset i = 0;
  for (; i + phases * lanes<T> <= count; i += phases * lanes<T>) {
    std::array<Vector<T>, Phases> vectors;
    if constexpr (Phases == 2) {
      vectors = every_second(values + i);
    } else if constexpr (Phases == 3) {
      vectors = every_third(values + i);
    } else {
      vectors = every_fourth(values + i);
    }
#pragma GCC unroll 4
    for (std::size_t phase = 0; phase < Phases; ++phase) {
      store(targets[phase], vectors[phase]);
      targets[phase] += lanes<T>;
    }
  }
  for (std::size_t phase = 0; phase < Phases; ++phase) {
    for (Offset k = i + static_cast<Offset>(phase); k < count; k += phases) {
      *targets[phase]++ = values[k];
    }
  }
}

/// values[0], values[step], … of `count` values, gathered by the vector: one store for several loads.
template <class T>
void deal_out(const T* values, Offset count, Offset step, T* target) noexcept {
  for (; (lanes<T> - 1) * step < count; count -= lanes<T> * step, values += lanes<T> * step, target += lanes<T>) {
    if constexpr (lanes<T> == 4) {
      store(target, Vector<T>(values[0], values[step], values[2 * step], values[3 * step]));
    } else {
      store(target, Vector<T>(values[0], values[step]));
    }
  }
  for (Offset i = 0; i < count; i += step) {
    *target++ = values[i];
  }
}

/// A row of pixels, dealt out to the phases of a row; the first one belongs to column `left`.
template <class T>
void deal_row(const SplitPlanes& split, Offset left, const T* values, Offset count, T* row) noexcept {
  const auto target = [&](Offset pixel) { return row + split.at(0, left + pixel); };
  if (split.phases == 1) {
    copy_row(values, count, row + left);
  } else if (split.phases == 2) {
    deal_in<2>(values, count, {target(0), target(1)});
  } else if (split.phases == 3) {
    deal_in<3>(values, count, {target(0), target(1), target(2)});
  } else if (split.phases == 4) {
    deal_in<4>(values, count, {target(0), target(1), target(2), target(3)});
  } else {
    for (Offset phase = 0; phase < std::min(split.phases, count); ++phase) {
      deal_out(values + phase, count - phase, split.phases, target(phase));
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
  for (Offset row = 0; row < interior.height; ++row, target += split.width) {
    fill_zeros(target, first);
    fill_zeros(target + end, split.width - end);
  }
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
  const Interior& interior = cut.interior;
  input += cut.first;
  for (Offset plane = 0; plane < planes; ++plane, input += cut.plane, output += split.plane()) {
    for (Offset phase = 0; phase < split.phases; ++phase) {
      surround(split, cut, phase, output + phase * split.phase());
    }
    T* target = output + interior.top * split.width;
    for (Offset row = 0; row < interior.height; ++row, target += split.width) {
      deal_row(split, interior.left, input + row * cut.row, interior.width, target);
    }
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

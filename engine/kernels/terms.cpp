// engine/kernels/terms.cpp — what is laid out once before the inner loops run.
#include "kernels/terms.hpp"

#include <algorithm>

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

/// values[0], values[2], … to `even`, values[1], values[3], … to `odd`.
template <class T>
void deal_in_two(const T* values, Offset count, T* even, T* odd) noexcept {
  Offset i = 0;
  for (; i + 2 * lanes<T> <= count; i += 2 * lanes<T>) {
    Vector<T> first = load(values + i);
    Vector<T> second = load(values + i + lanes<T>);
    // Each zip halves the distance of what belongs together.
    for (Offset distance = lanes<T>; distance > 2; distance /= 2) {
      const Vector<T> low = xsimd::zip_lo(first, second);
      second = xsimd::zip_hi(first, second);
      first = low;
    }
    store(even + i / 2, xsimd::zip_lo(first, second));
    store(odd + i / 2, xsimd::zip_hi(first, second));
  }
  for (; i < count; i += 2) {
    even[i / 2] = values[i];
    if (i + 1 < count) {
      odd[i / 2] = values[i + 1];
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

/// The columns of one phase: zeros, then the pixels from `first` on, every `phases`-th, then zeros.
struct PhaseColumns {
  Offset first;
  Offset before;
  Offset count;
};

PhaseColumns columns_of(const SplitPlanes& split, const Interior& interior, Offset phase) noexcept {
  const Offset phases = split.phases;
  const Offset first = (phase - interior.left % phases + phases) % phases;
  const Offset count = first < interior.width ? (interior.width - first + phases - 1) / phases : 0;
  return {first, std::min((interior.left + first) / phases, split.width), count};
}

/// One phase of a plane. Two phases are dealt out together: `odd` is where the other one's pixels begin.
template <class T>
void lay_out_phase(const SplitPlanes& split, const Interior& interior, const PhaseColumns& columns, const T* input,
                   T* target, Offset odd) noexcept {
  fill_zeros(target, interior.top * split.width);
  target += interior.top * split.width;
  for (Offset row = 0; row < interior.height; ++row, input += interior.width, target += split.width) {
    fill_zeros(target, columns.before);
    T* const pixels = target + columns.before;
    if (split.phases == 1) {
      copy_row(input, columns.count, pixels);
    } else if (split.phases > 2) {
      deal_out(input + columns.first, interior.width - columns.first, split.phases, pixels);
    } else if (columns.first == 0) {
      deal_in_two(input, interior.width, pixels, target + odd);
    }
    fill_zeros(pixels + columns.count, split.width - columns.before - columns.count);
  }
  fill_zeros(target, (split.height - interior.top - interior.height) * split.width);
}

}  // namespace

template <class T>
void lay_out(const SplitPlanes& split, const Interior& interior, const T* input, Offset planes, T* output) noexcept {
  for (Offset plane = 0; plane < planes; ++plane, output += split.plane()) {
    for (Offset phase = 0; phase < split.phases; ++phase) {
      const Offset odd = (1 - 2 * phase) * split.phase() + (interior.left + 1) / split.phases;
      lay_out_phase(split, interior, columns_of(split, interior, phase), input, output + phase * split.phase(), odd);
    }
    input += interior.height * interior.width;
  }
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

template void lay_out(const SplitPlanes&, const Interior&, const float*, Offset, float*) noexcept;
template void lay_out(const SplitPlanes&, const Interior&, const double*, Offset, double*) noexcept;
template void pack_weights(const TermList&, const float*, Offset, Offset, float*);
template void pack_weights(const TermList&, const double*, Offset, Offset, double*);

}  // namespace convscope::kernels

// engine/src/receptive_field_reach.cpp — windows followed backwards.
#include "receptive_field_reach.hpp"

#include <algorithm>

#include "receptive_field_exact.hpp"

namespace convscope {
namespace {

/// The smallest x ≥ 0 with least ≤ (step · x mod modulus) ≤ most, in a logarithmic number of steps; absent if there is
/// none. Requires 0 ≤ least ≤ most < modulus and 0 ≤ step < modulus.
///
/// If the first lap already meets the range, x is least / step rounded up. Otherwise what counts is how far each lap
/// starts beyond the last, which is the same question with a smaller modulus.
std::optional<Index> first_in_range(Index step, Index modulus, Index least, Index most) {
  if (least == 0) {
    return 0;
  }
  if (step == 0) {
    return {};
  }
  const Index direct = ceil_divide(least, step);
  if (step * direct <= most) {
    return direct;
  }
  // least ≤ step · x − modulus · lap ≤ most; taken modulo step, only `lap` is left.
  const Index low = (step - most % step) % step;
  const Index high = (step - least % step) % step;
  const std::optional<Index> lap = first_in_range(modulus % step, step, low, high);
  return lap ? std::optional(ceil_divide(least + modulus * *lap, step)) : std::nullopt;
}

Index positive_modulo(Index value, Index modulus) { return value - floor_divide(value, modulus) * modulus; }

/// The smallest i ≥ 0 for which some multiple of `dilation` lies in [low + stride · i, low + stride · i + length];
/// absent if there is none. The stride may be negative.
std::optional<Index> first_on_grid(Index low, Index length, Index stride, Index dilation) {
  if (length >= dilation - 1) {
    return 0;
  }
  // A multiple lies in the range if its upper end, modulo dilation, is at most `length`.
  const Index offset = positive_modulo(low + length, dilation);
  const Index least = positive_modulo(-offset, dilation);
  if (least + length >= dilation) {
    return 0;
  }
  return first_in_range(positive_modulo(stride, dilation), dilation, least, least + length);
}

std::optional<Run> spread_onto(const Run& units, const Window& window) {
  const Index stride = window.stride;
  const Index low = add_exactly(units.first, window.before);
  const Index high = add_exactly(units.last, window.before);
  const Index first = ceil_divide(add_exactly(low, 1 - window.extent()), stride);
  const Index last = floor_divide(high, stride);
  if (first > last) {
    return {};
  }
  // Pixel i writes to i · stride + t · dilation: some t must bring it into [low, high].
  const auto up = first_on_grid(low - first * stride, high - low, -stride, window.dilation);
  const auto down = first_on_grid(low - last * stride, high - low, stride, window.dilation);
  if (!up || !down || first + *up > last - *down) {
    return {};
  }
  return Run{first + *up, last - *down};
}

}  // namespace

std::optional<Run> read_by(const Run& units, const Window& window) {
  if (window.spreads) {
    return spread_onto(units, window);
  }
  const Index first = add_exactly(multiply_exactly(units.first, window.stride), -window.before);
  const Index last = add_exactly(multiply_exactly(units.last, window.stride), window.extent() - 1 - window.before);
  return Run{within_exact(first), within_exact(last)};
}

}  // namespace convscope

// engine/src/receptive_field_staircase.cpp — staircases composed and compared step by step.
#include "receptive_field_staircase.hpp"

#include <algorithm>
#include <numeric>

#include "receptive_field_exact.hpp"

namespace convscope {
namespace {

/// Bounds time and memory for nets whose strides have nothing in common.
constexpr std::size_t most_steps = 4096;

Index common_period(Index a, Index b) { return multiply_exactly(a / std::gcd(a, b), b); }

}  // namespace

Staircase Staircase::identity() {
  Staircase line(1, 1);
  line.steps_.push_back({0, 0});
  return line;
}

std::vector<Staircase::Step>::const_iterator Staircase::step_above(Index phase) const {
  return std::upper_bound(steps_.begin(), steps_.end(), phase,
                          [](Index position, const Step& step) { return position < step.at; });
}

Index Staircase::operator()(Index unit) const {
  const Index periods = floor_divide(unit, period_);
  const Index phase = unit - periods * period_;
  const auto above = step_above(phase);
  const Index value = above == steps_.begin() ? steps_.back().value - rise_ : std::prev(above)->value;
  return add_exactly(value, multiply_exactly(periods, rise_));
}

Index Staircase::next_change(Index unit) const {
  const Index phase = unit - floor_divide(unit, period_) * period_;
  const auto above = step_above(phase);
  const Index at = above == steps_.end() ? add_exactly(steps_.front().at, period_) : above->at;
  return add_exactly(unit, at - phase);
}

template <class Value, class Next>
Staircase Staircase::tabulate(Index period, Index rise, Value value, Next next) {
  Staircase made(period, rise);
  std::size_t visits = 0;
  for (Index unit = 0; unit < period; unit = next(unit)) {
    if (++visits > most_steps) {
      throw ExactOverflow{};
    }
    const Index height = within_exact(value(unit));
    if (made.steps_.empty() || made.steps_.back().value != height) {
      made.steps_.push_back({unit, height});
    }
  }
  // Unit 0 was visited whether or not anything changes there.
  if (made.steps_.size() > 1 && made.steps_.front().value == made.steps_.back().value - rise) {
    made.steps_.erase(made.steps_.begin());
  }
  return made;
}

Staircase Staircase::stretched(Index factor, Index shift) const {
  const Index common = std::gcd(period_, factor);
  const auto source = [&](Index unit) { return add_exactly(multiply_exactly(unit, factor), shift); };
  return tabulate(
      period_ / common, multiply_exactly(rise_, factor / common), [&](Index unit) { return (*this)(source(unit)); },
      [&](Index unit) { return ceil_divide(add_exactly(next_change(source(unit)), -shift), factor); });
}

Staircase Staircase::shrunk(Index factor, Index shift) const {
  const auto source = [&](Index unit) { return floor_divide(add_exactly(unit, shift), factor); };
  return tabulate(
      multiply_exactly(period_, factor), rise_, [&](Index unit) { return (*this)(source(unit)); },
      [&](Index unit) { return add_exactly(multiply_exactly(next_change(source(unit)), factor), -shift); });
}

template <class Choose>
Staircase Staircase::combine(const Staircase& a, const Staircase& b, Choose choose) {
  const Index period = common_period(a.period_, b.period_);
  return tabulate(
      period, multiply_exactly(a.rise_, period / a.period_), [&](Index unit) { return choose(a(unit), b(unit)); },
      [&](Index unit) { return std::min(a.next_change(unit), b.next_change(unit)); });
}

Staircase Staircase::lower(const Staircase& a, const Staircase& b) {
  return combine(a, b, [](Index left, Index right) { return std::min(left, right); });
}

Staircase Staircase::upper(const Staircase& a, const Staircase& b) {
  return combine(a, b, [](Index left, Index right) { return std::max(left, right); });
}

Index Staircase::widest(const Staircase& first, const Staircase& last) {
  const Index period = common_period(first.period_, last.period_);
  Index most = last(0) - first(0) + 1;
  std::size_t visits = 0;
  for (Index unit = last.next_change(0); unit < period; unit = last.next_change(unit)) {
    if (++visits > most_steps) {
      throw ExactOverflow{};
    }
    most = std::max(most, last(unit) - first(unit) + 1);
  }
  return most;
}

}  // namespace convscope

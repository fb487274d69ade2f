// engine/src/receptive_field_staircase.hpp — the first or last input pixel that unit u sees, as a function of u.
#pragma once

#include <vector>

#include "convscope/shape.hpp"

namespace convscope {

/// A whole-numbered function f that never falls and repeats: f(u + period) = f(u) + rise.
///
/// Layers that gather multiply positions, layers that spread divide them and round. Both keep this form, so every
/// end of every receptive field has it, exactly, for all units at once. Between whole strides the period is 1 and
/// there is one step.
class Staircase {
 public:
  /// f(u) = u
  static Staircase identity();

  [[nodiscard]] Index operator()(Index unit) const;

  /// u ↦ f(factor · u + shift), factor ≥ 1
  [[nodiscard]] Staircase stretched(Index factor, Index shift) const;

  /// u ↦ f(⌊(u + shift) / factor⌋), factor ≥ 1
  [[nodiscard]] Staircase shrunk(Index factor, Index shift) const;

  /// The lower, and the upper, of two functions that rise equally fast.
  static Staircase lower(const Staircase& a, const Staircase& b);
  static Staircase upper(const Staircase& a, const Staircase& b);

  /// The largest last(u) − first(u) + 1 over all units.
  static Index widest(const Staircase& first, const Staircase& last);

 private:
  struct Step {
    Index at = 0;     ///< 0 ≤ at < period, rising
    Index value = 0;  ///< from `at` to the next step
  };

  Staircase(Index period, Index rise) : period_(period), rise_(rise) {}

  /// The first step that lies beyond `phase`, a position within the period.
  [[nodiscard]] std::vector<Step>::const_iterator step_above(Index phase) const;

  /// The smallest v > unit with f(v) ≠ f(unit).
  [[nodiscard]] Index next_change(Index unit) const;

  /// Visits the units of one period at which the function may change.
  template <class Value, class Next>
  static Staircase tabulate(Index period, Index rise, Value value, Next next);

  template <class Choose>
  static Staircase combine(const Staircase& a, const Staircase& b, Choose choose);

  Index period_ = 1;
  Index rise_ = 1;
  std::vector<Step> steps_;
};

}  // namespace convscope

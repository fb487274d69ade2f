// engine/src/receptive_field_paths.hpp — one axis of a node's receptive field, gathered over all paths from the input.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "receptive_field_exact.hpp"
#include "receptive_field_staircase.hpp"
#include "receptive_field_window.hpp"

namespace convscope {

/// The union of all paths that have one stride.
struct PathBundle {
  Rational stride = 1;
  /// The ends of unit 0's field on a ruler: spreading layers move them by fractions of a pixel, without rounding.
  Rational start = 0;
  Rational end = 0;
  /// The first and the last pixel of unit u's field.
  Staircase first = Staircase::identity();
  Staircase last = Staircase::identity();

  [[nodiscard]] Rational center() const { return (start + end) * Rational(1, 2); }
};

/// What Araujo, Norris & Sim call r, S, P, and the centre, on one axis.
struct AxisSummary {
  Index size = 0;
  double stride = 0;
  std::optional<double> padding;
  std::optional<double> center;
};

class AxisField {
 public:
  /// The input, which sees itself.
  static AxisField of_input();

  /// The field behind one more layer. @throws ExactOverflow
  [[nodiscard]] AxisField behind(const Window& window) const;

  /// The field where paths meet, each of which ends in one of `fields`. @throws ExactOverflow
  static AxisField joined(std::span<const AxisField* const> fields);

  /// Whether the two look in different steps or at different places.
  [[nodiscard]] bool disagrees(const AxisField& other) const;

  /// Whether the positions are known, not only the sizes.
  [[nodiscard]] bool placed() const noexcept { return placed_; }

  [[nodiscard]] AxisSummary summary() const;

  /// "stride 2 and centre 1/2"
  [[nodiscard]] std::string text() const;

 private:
  void join(const PathBundle& bundle);
  [[nodiscard]] const PathBundle& largest() const;

  std::vector<PathBundle> bundles_;  ///< one per stride
  bool placed_ = true;
};

}  // namespace convscope

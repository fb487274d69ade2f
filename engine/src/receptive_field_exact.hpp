// engine/src/receptive_field_exact.hpp — whole numbers and fractions that are exact or say so.
#pragma once

#include <limits>
#include <numeric>
#include <string>

#include "convscope/shape.hpp"

namespace convscope {

/// Thrown where a number would no longer be exact; whoever knows the node turns it into an InvalidArgument.
struct ExactOverflow {};

/// JavaScript's numbers are exact up to here.
inline constexpr Index largest_exact = Index{1} << 53;

// The smallest Index is refused as well: it has no opposite.
inline constexpr Index no_number = std::numeric_limits<Index>::min();

inline Index add_exactly(Index a, Index b) {
  Index sum = 0;
  if (__builtin_add_overflow(a, b, &sum) || sum == no_number) {
    throw ExactOverflow{};
  }
  return sum;
}

inline Index multiply_exactly(Index a, Index b) {
  Index product = 0;
  if (__builtin_mul_overflow(a, b, &product) || product == no_number) {
    throw ExactOverflow{};
  }
  return product;
}

/// `value`, known to fit into a JavaScript number.
inline Index within_exact(Index value) {
  if (value > largest_exact || value < -largest_exact) {
    throw ExactOverflow{};
  }
  return value;
}

/// ⌊a / b⌋ for b ≥ 1.
constexpr Index floor_divide(Index a, Index b) noexcept { return a / b - (a % b < 0 ? 1 : 0); }

/// ⌈a / b⌉ for b ≥ 1.
constexpr Index ceil_divide(Index a, Index b) noexcept { return a / b + (a % b > 0 ? 1 : 0); }

/// A fraction in lowest terms, denominator ≥ 1.
class Rational {
 public:
  // A whole number is a fraction, so the conversion is meant.
  Rational(Index whole = 0) noexcept : numerator_(whole) {}  // NOLINT(google-explicit-constructor)
  Rational(Index numerator, Index denominator) : numerator_(numerator), denominator_(denominator) {
    const Index divisor = std::gcd(numerator, denominator);
    numerator_ /= divisor;
    denominator_ /= divisor;
  }

  friend bool operator==(const Rational&, const Rational&) = default;

  friend Rational operator+(const Rational& a, const Rational& b) {
    const Index divisor = std::gcd(a.denominator_, b.denominator_);
    const Index left = multiply_exactly(a.numerator_, b.denominator_ / divisor);
    const Index right = multiply_exactly(b.numerator_, a.denominator_ / divisor);
    return {add_exactly(left, right), multiply_exactly(a.denominator_, b.denominator_ / divisor)};
  }

  friend Rational operator*(const Rational& a, const Rational& b) {
    // Crosswise reduction first: the product of two large fractions may still be small.
    const Rational left(a.numerator_, b.denominator_);
    const Rational right(b.numerator_, a.denominator_);
    return {multiply_exactly(left.numerator_, right.numerator_),
            multiply_exactly(left.denominator_, right.denominator_)};
  }

  friend Rational operator-(const Rational& a, const Rational& b) { return a + b * Rational(-1); }

  friend bool operator<(const Rational& a, const Rational& b) { return (a - b).numerator_ < 0; }

  [[nodiscard]] double value() const {
    return static_cast<double>(within_exact(numerator_)) / static_cast<double>(within_exact(denominator_));
  }

  /// "3" or "-1/4"
  [[nodiscard]] std::string text() const {
    const std::string whole = std::to_string(numerator_);
    return denominator_ == 1 ? whole : whole + "/" + std::to_string(denominator_);
  }

 private:
  Index numerator_ = 0;
  Index denominator_ = 1;
};

}  // namespace convscope

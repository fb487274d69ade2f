// engine/src/symmetric_eigen.cpp — Jacobi's method.
#include "convscope/symmetric_eigen.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <utility>

namespace convscope {
namespace {

/// A rotation in the plane of rows p and q.
struct Rotation {
  double cosine;
  double sine;
};

/// The smaller of the two rotations that make the entry `off` between the diagonals `first` and `second` zero.
Rotation rotation_for(double first, double second, double off) noexcept {
  const double slope = (second - first) / (2 * off);
  // An entry that is not negligible is more than ε² of the largest, so that the square is far from overflow.
  // (std::hypot's last bit differs between C libraries.)
  const double hypotenuse = std::sqrt(slope * slope + 1);
  const double tangent = std::copysign(1.0, slope) / (std::abs(slope) + hypotenuse);
  const double cosine = 1 / std::sqrt(tangent * tangent + 1);
  return {cosine, tangent * cosine};
}

class Jacobi {
 public:
  Jacobi(std::vector<double> matrix, std::size_t size) : matrix_(std::move(matrix)), size_(size) {
    vectors_.resize(size * size);
    for (std::size_t i = 0; i < size; ++i) {
      vectors_[i * size + i] = 1;
    }
    for (const double entry : matrix_) {
      largest_ = std::max(largest_, std::abs(entry));
    }
  }

  /// One rotation per pair of rows; whether any was needed.
  bool sweep() {
    bool rotated = false;
    for (std::size_t p = 0; p < size_; ++p) {
      for (std::size_t q = p + 1; q < size_; ++q) {
        if (!negligible(p, q)) {
          rotate(p, q);
          rotated = true;
        }
      }
    }
    return rotated;
  }

  [[nodiscard]] double value(std::size_t i) const noexcept { return matrix_[i * size_ + i]; }
  [[nodiscard]] const double* vector(std::size_t i) const noexcept { return &vectors_[i * size_]; }

 private:
  double& entry(std::size_t row, std::size_t column) noexcept { return matrix_[row * size_ + column]; }

  [[nodiscard]] bool negligible(std::size_t p, std::size_t q) noexcept {
    constexpr double epsilon = std::numeric_limits<double>::epsilon();
    const double off = std::abs(entry(p, q));
    return off <= epsilon * std::sqrt(std::abs(entry(p, p))) * std::sqrt(std::abs(entry(q, q))) ||
           off <= epsilon * epsilon * largest_;
  }

  void rotate(std::size_t p, std::size_t q) {
    const auto [cosine, sine] = rotation_for(entry(p, p), entry(q, q), entry(p, q));
    for (std::size_t i = 0; i < size_; ++i) {
      turn(entry(i, p), entry(i, q), cosine, sine);
    }
    for (std::size_t i = 0; i < size_; ++i) {
      turn(entry(p, i), entry(q, i), cosine, sine);
      turn(vectors_[p * size_ + i], vectors_[q * size_ + i], cosine, sine);
    }
    entry(p, q) = 0;
    entry(q, p) = 0;
  }

  static void turn(double& first, double& second, double cosine, double sine) noexcept {
    const double turned = cosine * first - sine * second;
    second = sine * first + cosine * second;
    first = turned;
  }

  std::vector<double> matrix_;
  std::vector<double> vectors_;
  std::size_t size_;
  double largest_ = 0;
};

}  // namespace

SymmetricEigen symmetric_eigen(std::vector<double> matrix, Index size) {
  const auto count = static_cast<std::size_t>(size);
  Jacobi jacobi(std::move(matrix), count);
  // Convergence is quadratic: ten sweeps are many. The bound only guards against endless rounding noise.
  constexpr int most_sweeps = 64;
  for (int sweep = 0; sweep < most_sweeps && jacobi.sweep(); ++sweep) {
  }
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return jacobi.value(a) > jacobi.value(b); });

  SymmetricEigen eigen;
  for (const std::size_t i : order) {
    eigen.values.push_back(jacobi.value(i));
    const double* const vector = jacobi.vector(i);
    const double* const largest = std::max_element(
        vector, vector + count, [](double a, double b) { return std::abs(a) < std::abs(b) * (1 - 1e-12); });
    const double sign = *largest < 0 ? -1 : 1;
    std::transform(vector, vector + count, std::back_inserter(eigen.vectors),
                   [sign](double component) { return sign * component; });
  }
  return eigen;
}

}  // namespace convscope

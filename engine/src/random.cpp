// engine/src/random.cpp — Philox, and numbers made of its words. Written twice: see web/engine/philox.js, random.js and
// normal-quantile.js; nothing may be fused or reordered in either.
#include "convscope/random.hpp"

#include <cmath>
#include <numbers>

#include "convscope/number.hpp"

namespace convscope {
namespace {

constexpr std::uint64_t multiplier_0 = 0xd2511f53;
constexpr std::uint64_t multiplier_1 = 0xcd9e8d57;
constexpr std::uint32_t key_increment_0 = 0x9e3779b9;
constexpr std::uint32_t key_increment_1 = 0xbb67ae85;
constexpr int rounds = 10;

// Coefficients of AS 241, procedure PPND16; highest power first. Words of 32 bits do not reach the region beyond
// √(−ln p) = 5.
constexpr std::array centre_numerator{2.509080928730122673e3,  3.343057558358812811e4,  6.72657709270087008537e4,
                                      4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3,
                                      1.3314166789178437745e2, 3.387132872796366608};
constexpr std::array centre_denominator{
    5.226495278852854561e3,  2.8729085735721942674e4, 3.930789580009271061e4,  2.1213794301586595867e4,
    5.3941960214247511077e3, 6.871870074920579083e2,  4.2313330701600911252e1, 1.0};
constexpr std::array tail_numerator{7.7454501427834140764e-4, 2.27238449892691845833e-2, 2.4178072517745061177e-1,
                                    1.27045825245236838258,   3.64784832476320460504,    5.7694972214606914055,
                                    4.6303378461565452959,    1.42343711074968357734};
constexpr std::array tail_denominator{
    1.05075007164441684324e-9, 5.475938084995344946e-4, 1.51986665636164571966e-2, 1.4810397642748007459e-1,
    6.8976733498510000455e-1,  1.6763848301838038494,   2.05319162663775882187,    1.0};

/// The odd denominators of the series of the area tangens: beyond 21 a term is below the last bit of ln.
constexpr int largest_denominator = 21;

double polynomial(std::span<const double> coefficients, double x) noexcept {
  double sum = 0;
  for (const double coefficient : coefficients) {
    sum = sum * x + coefficient;
  }
  return sum;
}

/// ln x = ln m − e · ln 2 with √½ ≤ m = x · 2ᵉ < √2, and ln m = 2 artanh((m − 1) / (m + 1)) by its series. std::log may
/// differ in the last bit between C libraries.
///
/// @param x  0 < x < 1
double natural_logarithm(double x) noexcept {
  double mantissa = x;
  double exponent = 0;
  while (mantissa < std::numbers::sqrt2 / 2) {
    mantissa *= 2;
    exponent += 1;
  }
  const double s = (mantissa - 1) / (mantissa + 1);
  const double square = s * s;
  double series = 0;
  for (int odd = largest_denominator; odd >= 1; odd -= 2) {
    series = series * square + 1.0 / odd;
  }
  return 2 * s * series - exponent * std::numbers::ln2;
}

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) noexcept {
  for (int round = 0; round < rounds; ++round) {
    const std::uint64_t product_0 = multiplier_0 * counter[0];
    const std::uint64_t product_1 = multiplier_1 * counter[2];
    counter = {static_cast<std::uint32_t>(product_1 >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(product_1),
               static_cast<std::uint32_t>(product_0 >> 32) ^ counter[3] ^ key[1],
               static_cast<std::uint32_t>(product_0)};
    key[0] += key_increment_0;
    key[1] += key_increment_1;
  }
  return counter;
}

std::uint32_t RandomWords::next() noexcept {
  if (position_ == words_.size()) {
    words_ = philox({block_++, 0, 0, 0}, key_);
    position_ = 0;
  }
  return words_[position_++];
}

double unit_interval(std::uint32_t word) noexcept { return (static_cast<double>(word) + 0.5) / 4294967296.0; }

double normal_quantile(double p) noexcept {
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return polynomial(centre_numerator, r) * q / polynomial(centre_denominator, r);
  }
  const double r = std::sqrt(-natural_logarithm(q <= 0 ? p : 1 - p)) - 1.6;
  const double x = polynomial(tail_numerator, r) / polynomial(tail_denominator, r);
  return q <= 0 ? -x : x;
}

template <class T>
void fill_random(std::uint32_t seed, Distribution distribution, double scale, std::span<T> values) noexcept {
  RandomWords words(seed);
  for (T& value : values) {
    const double u = unit_interval(words.next());
    // Adding 0 turns the −0 of a scale of 0 into 0.
    value = narrowed<T>(scale * (distribution == Distribution::uniform ? 2 * u - 1 : normal_quantile(u)) + 0);
  }
}

template void fill_random(std::uint32_t, Distribution, double, std::span<float>) noexcept;
template void fill_random(std::uint32_t, Distribution, double, std::span<double>) noexcept;

}  // namespace convscope

// engine/include/convscope/random.hpp — seeded numbers, the same stream as web/engine/random.js gives.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace convscope {

/// One block of Philox4x32-10: block number in, four random words out.
///
/// @see Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011; Random123, philox.h.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) noexcept;

/// Random words one after the other: word i is word i mod 4 of block (⌊i/4⌋, 0, 0, 0) under the key (seed, stream).
class RandomWords {
 public:
  explicit RandomWords(std::uint32_t seed, std::uint32_t stream = 0) noexcept : key_{seed, stream} {}

  std::uint32_t next() noexcept;

 private:
  std::array<std::uint32_t, 2> key_;
  std::array<std::uint32_t, 4> words_{};
  std::uint32_t block_ = 0;
  std::size_t position_ = 4;
};

/// The point (word + ½) / 2³² of a word, strictly between 0 and 1.
double unit_interval(std::uint32_t word) noexcept;

/// The x with Φ(x) = p, to about 16 digits, by + − · / √ alone, which IEEE 754 rounds exactly: the same bits
/// everywhere.
///
/// @param p  2⁻³⁴ < p < 1 − 2⁻³⁴, which covers unit_interval.
/// @see Wichura, "Algorithm AS 241", Applied Statistics 37 (1988).
double normal_quantile(double p) noexcept;

enum class Distribution { normal, uniform };

/// Fills `values` from stream 0 of `seed`, computed in double and rounded once to T: `scale` is the standard deviation
/// of normal, half the width of uniform, whose mean is 0.
template <class T>
void fill_random(std::uint32_t seed, Distribution distribution, double scale, std::span<T> values) noexcept;

}  // namespace convscope

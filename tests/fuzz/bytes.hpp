// tests/fuzz/bytes.hpp — a fuzzer's bytes read as the arguments of the engine: mostly small, now and then huge.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "convscope/padding.hpp"
#include "convscope/tensor.hpp"

namespace convscope::fuzz {

/// Reads from the front; behind the end stand zeros, so that every input is a whole case.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : left_(data, size) {}

  std::uint8_t byte() {
    if (left_.empty()) {
      return 0;
    }
    const std::uint8_t first = left_.front();
    left_ = left_.subspan(1);
    return first;
  }

  bool flag() { return (byte() & 1) != 0; }

  /// From `least` to `most`, at most 256 apart.
  Index whole(Index least, Index most) { return least + byte() % (most - least + 1); }

  template <class Name>
  Name name(Name last) {
    return static_cast<Name>(whole(0, static_cast<Index>(last)));
  }

  /// A setting: `least` to `most`, or, about one time in sixty, anything from −1 to 2³¹ − 1 if `least` is positive,
  /// from 0 if it is not: the facade lets no more through. A case has a dozen settings, and most cases shall be
  /// computed.
  Index setting(Index least, Index most) {
    const std::uint8_t kind = byte();
    if (kind < 252) {
      return least + kind % (most - least + 1);
    }
    constexpr Index largest = std::numeric_limits<std::int32_t>::max();
    constexpr std::array extremes{largest, largest - 1, Index{1} << 30, Index{46341}, Index{65536}, Index{1} << 29};
    if (kind < 254) {
      return extremes[byte() % extremes.size()];
    }
    Index bits = 0;
    for (int i = 0; i < 4; ++i) {
      bits = bits << 8 | byte();
    }
    return std::max<Index>(bits % (largest + 2) - 1, least > 0 ? -1 : 0);
  }

  Size2 setting2(Index least, Index most) {
    const Index height = setting(least, most);
    return {height, setting(least, most)};
  }

  Padding sides(Index most) {
    const Index top = setting(0, most);
    const Index left = setting(0, most);
    const Index bottom = setting(0, most);
    return {top, left, bottom, setting(0, most)};
  }

  PaddingRequest padding(Index most) {
    const auto kind = name(PaddingKind::same_lower);
    return {kind, kind == PaddingKind::sides ? sides(most) : Padding{}};
  }

  /// −8 to 8: sums of thousands of products stay exact in float.
  template <class T>
  T number() {
    return static_cast<T>(whole(-8, 8));
  }

  /// Any double, the kinds that arithmetic treats apart more often than chance would.
  double wild() {
    constexpr double inf = std::numeric_limits<double>::infinity();
    constexpr std::array kinds{0.0,   -0.0,   1.0,   -1.0,  0.5,
                               1e-3,  1e38,   -1e39, 1e300, -1e308,
                               1e-45, 5e-324, inf,   -inf,  std::numeric_limits<double>::quiet_NaN(),
                               3.0};
    return kinds[byte() % kinds.size()];
  }

  template <class T>
  std::vector<T> numbers(Index count) {
    std::vector<T> values(static_cast<std::size_t>(count));
    std::generate(values.begin(), values.end(), [this] { return number<T>(); });
    return values;
  }

  template <class T, std::size_t N>
  Tensor<T, N> tensor(const std::array<Index, N>& shape) {
    auto values = make_tensor<T, N>(shape);
    std::generate(values.begin(), values.end(), [this] { return number<T>(); });
    return values;
  }

 private:
  std::span<const std::uint8_t> left_;
};

}  // namespace convscope::fuzz

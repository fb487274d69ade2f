// tests/engine/hash.hpp — FNV-1a with 64 bits over the bytes of numbers, low byte first, as tests/node/hash.mjs has it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <span>
#include <string>

namespace convscope {

/// @see Fowler, Noll & Vo, draft-eastlake-fnv.
class Hash {
 public:
  /// @param values  numbers or characters; on every machine that runs the tests, their low byte comes first.
  template <class T>
  void add(std::span<const T> values) noexcept {
    for (const std::byte byte : std::as_bytes(values)) {
      hash_ = (hash_ ^ std::to_integer<std::uint64_t>(byte)) * 0x100000001b3;
    }
  }

  /// 16 hexadecimal digits.
  [[nodiscard]] std::string text() const {
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash_));
    return digits.data();
  }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325;
};

}  // namespace convscope

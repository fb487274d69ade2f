// engine/include/convscope/text.hpp — error messages put together from words, numbers and shapes.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "convscope/shape.hpp"

namespace convscope {

/// A message in the making. Its pieces are appended by calls, not by temporary strings: there are many messages, and
/// their code is downloaded by everybody.
class Message {
 public:
  Message& operator<<(std::string_view words);
  Message& operator<<(Index number);
  /// "2×3×4"; a shape without axes is "a number".
  Message& operator<<(std::span<const Index> sizes);
  Message& operator<<(const Size2& size);
  Message& operator<<(const Shape4& shape);
  Message& operator<<(const WeightShape& shape);

  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  std::string text_;
};

/// Throws an InvalidArgument for a value out of range.
[[noreturn]] void throw_range(const char* code, const Message& message);

}  // namespace convscope

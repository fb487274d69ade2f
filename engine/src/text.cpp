// engine/src/text.cpp — error messages put together from words, numbers and shapes.
#include "convscope/text.hpp"

#include <array>

#include "convscope/error.hpp"

namespace convscope {

Message& Message::operator<<(std::string_view words) {
  text_ += words;
  return *this;
}

Message& Message::operator<<(Index number) {
  text_ += std::to_string(number);
  return *this;
}

Message& Message::operator<<(std::span<const Index> sizes) {
  if (sizes.empty()) {
    return *this << "a number";
  }
  for (const Index& size : sizes) {
    if (&size != sizes.data()) {
      *this << "×";
    }
    *this << size;
  }
  return *this;
}

Message& Message::operator<<(const Size2& size) { return *this << std::array{size.height, size.width}; }

Message& Message::operator<<(const Shape4& s) { return *this << std::array{s.batch, s.channels, s.height, s.width}; }

Message& Message::operator<<(const WeightShape& s) {
  return *this << std::array{s.outputs, s.inputs_per_group, s.height, s.width};
}

void throw_range(const char* code, const Message& message) {
  throw InvalidArgument(ErrorKind::range, code, message.text());
}

}  // namespace convscope

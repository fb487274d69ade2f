// engine/include/convscope/error.hpp — the one exception the engine throws for bad input.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace convscope {

/// Which JavaScript class the error becomes: a value of the wrong kind, or one out of range.
enum class ErrorKind { type, range };

/// Bad input. The message names the argument, what was given and what is needed.
///
/// `code` is stable and meant for programs ("shape", "kernel-too-large", …); the message is meant for people.
class InvalidArgument : public std::invalid_argument {
 public:
  InvalidArgument(ErrorKind kind, std::string code, const std::string& message)
      : std::invalid_argument(message), kind_(kind), code_(std::move(code)) {}

  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }
  [[nodiscard]] const std::string& code() const noexcept { return code_; }

 private:
  ErrorKind kind_;
  std::string code_;
};

}  // namespace convscope

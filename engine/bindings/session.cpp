// engine/bindings/session.cpp — memory and errors, as every call from JavaScript needs them.
#include "bindings/session.hpp"

#include <emscripten/bind.h>

#include <cstdlib>
#include <utility>

namespace convscope::bindings {
namespace {

/// 16-byte aligned memory for operands; 0 when there is none left.
Address allocate(std::size_t bytes) {
  return std::bit_cast<Address>(
      std::aligned_alloc(16, ResultBuffer::rounded(bytes)));  // NOLINT(cppcoreguidelines-no-malloc): JavaScript owns it
}

void release(Address address) {
  std::free(at<void>(address));  // NOLINT(cppcoreguidelines-no-malloc): as above
}

ErrorReport take_error() { return std::exchange(session().error, {}); }

}  // namespace

Session& session() {
  static Session instance;
  return instance;
}

void keep_error(const InvalidArgument& problem) {
  session().error = {problem.kind() == ErrorKind::type ? "TypeError" : "RangeError", problem.code(), problem.what()};
}

void keep_out_of_memory() {
  session().error = {"RangeError", "memory",
                     "there is not enough memory left for this operation; dispose of tensors "
                     "that are no longer needed, or use smaller ones"};
}

EMSCRIPTEN_BINDINGS(convscope_session) {
  emscripten::value_object<ErrorReport>("ErrorReport")
      .field("kind", &ErrorReport::kind)
      .field("code", &ErrorReport::code)
      .field("message", &ErrorReport::message);
  emscripten::function("allocate", &allocate);
  emscripten::function("release", &release);
  emscripten::function("takeError", &take_error);
}

}  // namespace convscope::bindings

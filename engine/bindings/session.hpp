// engine/bindings/session.hpp — what one wasm instance keeps between calls, and the way errors leave C++.
#pragma once

#include <new>
#include <string>

#include "bindings/frame.hpp"
#include "convscope/error.hpp"

namespace convscope::bindings {

/// An error as JavaScript takes it: the class to throw, the stable code and the message.
struct ErrorReport {
  std::string kind;
  std::string code;
  std::string message;
};

/// The state of one instance. Every JavaScript engine has an instance, so a session, of its own.
struct Session {
  ResultBuffer results;
  ErrorReport error;
};

Session& session();

/// Keeps the error that is being thrown for `takeError`; called from a catch block.
void keep_error(const InvalidArgument& problem);
void keep_out_of_memory();

/// Runs `body` and says how it went: 0 done, 1 an error is waiting. No exception leaves C++, so no C++ object is ever
/// alive when JavaScript throws.
template <class Body>
int guarded(Body body) {
  try {
    body();
    return 0;
  } catch (const InvalidArgument& problem) {
    keep_error(problem);
  } catch (const std::bad_alloc&) {
    keep_out_of_memory();
  }
  return 1;
}

/// Calls body(T{}) with the element type that `dtype` names.
template <class Body>
void with_dtype(Dtype dtype, Body body) {
  if (dtype == Dtype::float64) {
    body(double{});
  } else {
    body(float{});
  }
}

inline std::size_t element_size(Dtype dtype) noexcept {
  return dtype == Dtype::float64 ? sizeof(double) : sizeof(float);
}

}  // namespace convscope::bindings

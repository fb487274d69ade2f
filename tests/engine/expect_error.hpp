// tests/engine/expect_error.hpp — an engine error looked at whole: its code, and words its message must have.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "convscope/error.hpp"

namespace convscope {

inline void expect_error(const std::function<void()>& call, const std::string& code,
                         const std::vector<std::string>& words) {
  try {
    call();
    ADD_FAILURE() << "no error was thrown, wanted " << code;
  } catch (const InvalidArgument& problem) {
    EXPECT_EQ(problem.code(), code) << problem.what();
    for (const std::string& word : words) {
      EXPECT_NE(std::string(problem.what()).find(word), std::string::npos) << problem.what();
    }
  }
}

}  // namespace convscope

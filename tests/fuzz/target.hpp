// tests/fuzz/target.hpp — what every fuzz target has: the one error that is allowed, and how a wrong result is told.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <numeric>

#include "bytes.hpp"
#include "convscope/error.hpp"
#include "convscope/memory.hpp"

namespace convscope::fuzz {

/// Products and sums up to this are computed; above, only the geometry is looked at.
inline constexpr Index most_work = 1024;

/// Ends the process, as the sanitizers do, unless `holds`.
inline void require(bool holds, const char* what) {
  if (!holds) {
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
  }
}

/// Whether the product of `sizes`, all ≥ 0, is at most most_work.
inline bool is_small(std::initializer_list<Index> sizes) {
  Index work = 1;
  for (const Index size : sizes) {
    if (size > most_work) {
      return false;
    }
    work *= size;
    if (work > most_work) {
      return false;
    }
  }
  return true;
}

/// Runs one case. InvalidArgument is how the engine refuses; any other exception ends the process.
template <class Body>
int attempt(Body body) {
  try {
    body();
  } catch (const InvalidArgument& problem) {
    require(!problem.code().empty() && problem.what()[0] != '\0', "an error has a code and a message");
  }
  return 0;
}

/// ⟨left, right⟩ in double.
template <class Left, class Right>
double dot(const Left& left, const Right& right) {
  return std::inner_product(left.begin(), left.end(), right.begin(), 0.0, std::plus<>(),
                            [](auto a, auto b) { return static_cast<double>(a) * static_cast<double>(b); });
}

/// What a checked output shape promises: something in it, and not more than the budget.
inline void require_within_budget(const Shape4& output, std::size_t element_size) {
  require(output.channels >= 1 && output.height >= 1 && output.width >= 1, "an output has a channel, row and column");
  checked_count("the output", {output.batch, output.channels, output.height, output.width}, element_size);
}

}  // namespace convscope::fuzz

// tests/engine/notebook.hpp — the notebook's stripe and its edges, as trainers and solvers take them.
#pragma once

#include <vector>

namespace convscope::notebook {

/// 6×8, ones with columns 2…5 zero.
template <class T>
std::vector<T> stripe() {
  std::vector<T> values;
  for (int row = 0; row < 6; ++row) {
    values.insert(values.end(), {1, 1, 0, 0, 0, 0, 1, 1});
  }
  return values;
}

/// 6×7, what the kernel [1, −1] makes of it.
template <class T>
std::vector<T> edges() {
  std::vector<T> values;
  for (int row = 0; row < 6; ++row) {
    values.insert(values.end(), {0, 1, 0, 0, 0, -1, 0});
  }
  return values;
}

}  // namespace convscope::notebook

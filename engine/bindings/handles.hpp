// engine/bindings/handles.hpp — objects that live in the session and are known to JavaScript by a number.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "convscope/shape.hpp"

namespace convscope::bindings {

/// Owns entries until they are disposed of; their numbers are then given out again.
template <class Entry>
class Handles {
 public:
  int keep(std::unique_ptr<Entry> entry) {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i] == nullptr) {
        entries_[i] = std::move(entry);
        return static_cast<int>(i);
      }
    }
    entries_.push_back(std::move(entry));
    return static_cast<int>(entries_.size() - 1);
  }

  /// @param handle  of an entry that has not been disposed of; the facade sees to that.
  Entry& at(Index handle) noexcept { return *entries_[static_cast<std::size_t>(handle)]; }

  void dispose(Index handle) noexcept { entries_[static_cast<std::size_t>(handle)].reset(); }

 private:
  std::vector<std::unique_ptr<Entry>> entries_;
};

}  // namespace convscope::bindings

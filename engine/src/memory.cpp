// engine/src/memory.cpp — sizes are multiplied here and nowhere else before an allocation.
#include "convscope/memory.hpp"

#include <algorithm>
#include <string>

#include "convscope/error.hpp"
#include "convscope/text.hpp"

namespace convscope {

Index checked_count(std::string_view what, std::initializer_list<Index> sizes, std::size_t element_size) {
  if (std::ranges::find(sizes, Index{0}) != sizes.end()) {
    return 0;
  }
  const Index most = memory_budget / static_cast<Index>(element_size);
  Index count = 1;
  for (const Index size : sizes) {
    if (size > most / count) {
      throw_range("memory", std::string(what) + " would be " + format_shape(sizes) + " = more than the " +
                                std::to_string(most) + " numbers that one operation may hold (" +
                                std::to_string(memory_budget >> 20) + " MiB)");
    }
    count *= size;
  }
  return count;
}

}  // namespace convscope

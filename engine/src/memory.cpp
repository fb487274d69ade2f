// engine/src/memory.cpp — sizes are multiplied here and nowhere else before an allocation.
#include "convscope/memory.hpp"

#include <algorithm>

#include "convscope/text.hpp"

namespace convscope {

Index checked_count(std::string_view what, std::initializer_list<Index> sizes, std::size_t element_size) {
  if (std::ranges::find(sizes, Index{0}) != sizes.end()) {
    return 0;
  }
  const Index most = memory_budget / static_cast<Index>(element_size);
  Index count = 1;
  for (const Index size : sizes) {
    // Neither factor is above `most` here, so that the product cannot overflow; a division would cost more.
    if (size > most || count * size > most) {
      throw_range("memory", Message() << what << " would be " << std::span(sizes.begin(), sizes.size())
                                      << " = more than the " << most << " numbers that one operation may hold ("
                                      << (memory_budget >> 20) << " MiB)");
    }
    count *= size;
  }
  return count;
}

}  // namespace convscope

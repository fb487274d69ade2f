// engine/src/text.cpp — shapes and numbers as error messages write them.
#include "convscope/text.hpp"

namespace convscope {

std::string format_shape(std::initializer_list<Index> sizes) {
  std::string text;
  for (const Index size : sizes) {
    if (!text.empty()) {
      text += "×";
    }
    text += std::to_string(size);
  }
  return text;
}

}  // namespace convscope

// engine/include/convscope/text.hpp — shapes and numbers as error messages write them.
#pragma once

#include <initializer_list>
#include <string>

#include "convscope/tensor.hpp"

namespace convscope {

/// "2×3×4"
std::string format_shape(std::initializer_list<Index> sizes);

inline std::string format_shape(const Size2& size) { return format_shape({size.height, size.width}); }
inline std::string format_shape(const Shape4& s) { return format_shape({s.batch, s.channels, s.height, s.width}); }
inline std::string format_shape(const WeightShape& s) {
  return format_shape({s.outputs, s.inputs_per_group, s.height, s.width});
}

}  // namespace convscope

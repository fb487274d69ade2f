// engine/src/check.cpp — checks that more than one operation makes, each with one wording.
#include "convscope/check.hpp"

#include "convscope/text.hpp"

namespace convscope {

void require_output_shape(const char* argument, const Shape4& output, const Shape4& given) {
  if (given != output) {
    throw_range("shape", Message() << argument << " must have the output's shape " << output << "; given " << given);
  }
}

void require_bias_length(Index output_channels, Index given) {
  if (given != output_channels) {
    throw_range("shape", Message() << "bias must have one number per output channel, " << output_channels << "; given "
                                   << given);
  }
}

void require_positive(const char* setting, Size2 value) {
  if (value.height < 1 || value.width < 1) {
    throw_range(setting, Message() << setting << " must be at least 1; given " << value);
  }
}

void require_input(const Shape4& x) {
  if (x.channels < 1 || x.height < 1 || x.width < 1) {
    throw_range("shape", Message() << "x must have at least one channel, row and column; given " << x);
  }
}

void require_weight(const WeightShape& w) {
  if (w.outputs < 1 || w.inputs_per_group < 1 || w.height < 1 || w.width < 1) {
    throw_range("shape", Message() << "w must not be empty; given " << w);
  }
}

}  // namespace convscope

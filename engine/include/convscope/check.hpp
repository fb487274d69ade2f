// engine/include/convscope/check.hpp — checks that more than one operation makes, each with one wording.
#pragma once

#include "convscope/shape.hpp"

namespace convscope {

/// @throws InvalidArgument "shape" unless `given`, the shape of `argument`, is the operation's output shape.
void require_output_shape(const char* argument, const Shape4& output, const Shape4& given);

/// @throws InvalidArgument "shape" unless a bias of `given` numbers has one per output channel.
void require_bias_length(Index output_channels, Index given);

/// @throws InvalidArgument with the setting's own name as its code when `value` is below 1 on an axis.
void require_positive(const char* setting, Size2 value);

/// @throws InvalidArgument "shape" when a batch has no channel, row or column. An empty batch is fine.
void require_input(const Shape4& x);

/// @throws InvalidArgument "shape" when a weight is empty.
void require_weight(const WeightShape& w);

}  // namespace convscope

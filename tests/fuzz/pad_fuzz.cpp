// tests/fuzz/pad_fuzz.cpp — pad2d pixel by pixel, and its way back.
#include "convscope/number.hpp"
#include "convscope/pad.hpp"
#include "naive.hpp"
#include "target.hpp"

namespace convscope::fuzz {
namespace {

template <class T>
void check(Bytes& bytes) {
  const auto mode = bytes.name(PaddingMode::wrap);
  const T value = bytes.number<T>();
  const Padding padding = bytes.sides(12);
  const Shape4 shape{bytes.whole(0, 2), bytes.whole(0, 3), bytes.setting(0, 6), bytes.setting(0, 6)};
  const Size2 outer = checked_padded_size(shape.planes(), shape.plane(), padding, sizeof(T));
  if (!is_small({shape.batch, shape.channels, outer.height, outer.width})) {
    return;
  }
  const auto x = bytes.tensor<T, 4>({shape.batch, shape.channels, shape.height, shape.width});
  const auto padded = pad2d(x, padding, mode, value);
  require(shape_of(padded) == std::array{shape.batch, shape.channels, outer.height, outer.width}, "the padded shape");
  double constants = 0;  // the sum of what did not come from the image, weighted with the gradients below
  const auto gradients = bytes.tensor<T, 4>(shape_of(padded));
  for (Index n = 0; n < shape.batch; ++n) {
    for (Index c = 0; c < shape.channels; ++c) {
      for (Index row = 0; row < outer.height; ++row) {
        for (Index column = 0; column < outer.width; ++column) {
          const Index from_row = naive::walk(row - padding.top, shape.height, mode);
          const Index from_column = naive::walk(column - padding.left, shape.width, mode);
          const bool outside = from_row < 0 || from_column < 0;
          require(padded(n, c, row, column) == (outside ? value : x(n, c, from_row, from_column)),
                  "padding shows the pixel that walking to it finds");
          constants += outside ? static_cast<double>(value) * static_cast<double>(gradients(n, c, row, column)) : 0;
        }
      }
    }
  }
  auto folded = bytes.tensor<T, 4>(shape_of(x));
  folded.fill(T{0});
  fold_padding(gradients.data(), shape.planes(), shape.plane(), padding, mode, folded.data());
  require(dot(padded, gradients) == dot(x, folded) + constants, "fold_padding is the transpose of pad_planes");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return attempt([&] {
    Bytes bytes(data, size);
    if (bytes.flag()) {
      check<float>(bytes);
    } else {
      check<double>(bytes);
    }
  });
}

}  // namespace convscope::fuzz

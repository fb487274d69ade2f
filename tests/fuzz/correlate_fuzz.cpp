// tests/fuzz/correlate_fuzz.cpp — correlate2d: sizes and modes, and sums looked up pixel by pixel.
#include "convscope/correlate.hpp"
#include "naive.hpp"
#include "target.hpp"

namespace convscope::fuzz {
namespace {

/// What the image shows at (row, column), which may lie beyond its edges.
template <class T>
T pixel(const Tensor<T, 2>& image, Index row, Index column, const CorrelationOptions& options) {
  const auto [height, width] = shape_of(image);
  const Index source_row = naive::walk(row, height, options.boundary);
  const Index source_column = naive::walk(column, width, options.boundary);
  return source_row < 0 || source_column < 0 ? static_cast<T>(options.value) : image(source_row, source_column);
}

void check_sizes(const CorrelationGeometry& g, CorrelationMode mode) {
  const Index grown = mode == CorrelationMode::full ? 1 : mode == CorrelationMode::valid ? -1 : 0;
  require(g.output.height == g.image.height + grown * (g.kernel.height - 1) &&
              g.output.width == g.image.width + grown * (g.kernel.width - 1),
          "the output has its mode's size");
}

template <class T>
void check(Bytes& bytes, const CorrelationOptions& options, Size2 image_size, Size2 kernel_size) {
  const CorrelationGeometry g = correlation_geometry(image_size, kernel_size, options, sizeof(T));
  check_sizes(g, options.mode);
  if (!is_small({g.output.height, g.output.width, kernel_size.height, kernel_size.width}) ||
      !is_small({image_size.height, image_size.width})) {
    return;
  }
  const auto image = bytes.tensor<T, 2>({image_size.height, image_size.width});
  const auto kernel = bytes.tensor<T, 2>({kernel_size.height, kernel_size.width});
  const auto output = correlate2d(image, kernel, options);
  for (Index row = 0; row < g.output.height; ++row) {
    for (Index column = 0; column < g.output.width; ++column) {
      T sum{0};
      for (Index i = 0; i < kernel_size.height; ++i) {
        for (Index j = 0; j < kernel_size.width; ++j) {
          const T tap = options.flip ? kernel(kernel_size.height - 1 - i, kernel_size.width - 1 - j) : kernel(i, j);
          sum += tap * pixel(image, row + i - g.padding.top, column + j - g.padding.left, options);
        }
      }
      require(output(row, column) == sum, "correlate2d is the sum of its products");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return attempt([&] {
    Bytes bytes(data, size);
    CorrelationOptions options;
    options.mode = bytes.name(CorrelationMode::valid);
    options.boundary = bytes.name(PaddingMode::wrap);
    options.flip = bytes.flag();
    options.value = bytes.number<double>();
    const Size2 image = bytes.setting2(0, 8);
    const Size2 kernel = bytes.setting2(0, 5);
    if (bytes.flag()) {
      check<float>(bytes, options, image, kernel);
    } else {
      check<double>(bytes, options, image, kernel);
    }
  });
}

}  // namespace convscope::fuzz

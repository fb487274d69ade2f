// tests/fuzz/pool_fuzz.cpp — max and average pooling and their gradients: geometry, windows tap by tap, adjointness.
#include <cmath>

#include "convscope/pool.hpp"
#include "target.hpp"

namespace convscope::fuzz {
namespace {

/// One window on one axis of the padded plane: torch cuts it where the padding ends.
struct Window {
  Index start;
  Index stop;
};

Window window_of(Index output, Index stride, Index before, Index extent, Index padded) {
  const Index start = output * stride - before;
  return {start, std::min(start + extent, padded - before)};
}

/// Calls visit(output position in all, plane, rows, columns).
template <class Visit>
void for_each_window(const PoolGeometry& g, Visit visit) {
  const Size2 padded = padded_size(g.input.plane(), g.padding);
  Index position = 0;
  for (Index plane = 0; plane < g.output.planes(); ++plane)
    for (Index r = 0; r < g.output.height; ++r)
      for (Index c = 0; c < g.output.width; ++c)
        visit(position++, plane,
              window_of(r, g.stride.height, g.padding.top, dilated_extent(g.kernel.height, g.dilation.height),
                        padded.height),
              window_of(c, g.stride.width, g.padding.left, dilated_extent(g.kernel.width, g.dilation.width),
                        padded.width));
}

/// Calls visit(flat position in the plane) for every tap of a window that meets the plane.
template <class Visit>
void for_each_tap(const PoolGeometry& g, const Window& rows, const Window& columns, Visit visit) {
  for (Index row = rows.start; row < std::min(rows.stop, g.input.height); row += g.dilation.height)
    for (Index column = columns.start; column < std::min(columns.stop, g.input.width); column += g.dilation.width)
      if (row >= 0 && column >= 0) visit(row * g.input.width + column);
}

template <class T>
void check_maxima(const PoolGeometry& g, const Tensor<T, 4>& x, const MaxPooled<T>& pooled) {
  for_each_window(g, [&](Index at, Index plane, const Window& rows, const Window& columns) {
    const T* const values = x.data() + plane * g.input.height * g.input.width;
    Index first = -1;
    for_each_tap(g, rows, columns, [&](Index tap) {
      if (first < 0 || values[tap] > values[first]) {
        first = tap;
      }
    });
    require(pooled.indices.data()[at] == first, "the index is the window's first maximum");
    require(first < 0 ? std::isinf(pooled.output.data()[at]) : pooled.output.data()[at] == values[first],
            "the output is the window's maximum");
  });
}

template <class T>
void check_means(const PoolGeometry& g, const Tensor<T, 4>& x, const Tensor<T, 4>& output) {
  for_each_window(g, [&](Index at, Index plane, const Window& rows, const Window& columns) {
    T sum{0};
    Index count = 0;
    for_each_tap(g, rows, columns, [&](Index tap) {
      sum += x.data()[plane * g.input.height * g.input.width + tap];
      ++count;
    });
    const Index area = (rows.stop - rows.start) * (columns.stop - columns.start);
    const T mean = count == 0 ? T{0} : sum / static_cast<T>(g.count_include_pad ? area : count);
    require(output.data()[at] == mean, "the output is the window's mean");
  });
}

template <class T>
void check(Bytes& bytes, const PoolOptions& options, const Shape4& input, bool average) {
  const PoolGeometry g = pool_geometry(input, options, sizeof(T));
  require_within_budget(g.output, sizeof(T));
  // The naive window walks through the padding, too.
  const Size2 extent{dilated_extent(g.kernel.height, g.dilation.height),
                     dilated_extent(g.kernel.width, g.dilation.width)};
  const bool naive = is_small({extent.height, extent.width, g.output.height, g.output.width});
  if (!is_small({input.batch, input.channels, input.height, input.width}) ||
      !is_small({g.output.batch, g.output.channels, g.output.height, g.output.width}) ||
      !is_small({g.output.height, g.output.width, input.height, input.width})) {
    return;
  }
  const auto x = bytes.tensor<T, 4>({input.batch, input.channels, input.height, input.width});
  const auto grad_y = bytes.tensor<T, 4>({g.output.batch, g.output.channels, g.output.height, g.output.width});
  Tensor<T, 4> grad_x = xt::ones_like(x);
  if (average) {
    const auto output = avg_pool2d(x, options);
    if (naive) {
      check_means(g, x, output);
    }
    avg_pool2d_backward_into(g, grad_y.data(), grad_x.data());
    const double left = dot(output, grad_y);
    // A pixel adds up at most one share per window of its plane, each at most 8, and is weighted with at most 8.
    const double rounding = 64 * static_cast<double>(std::numeric_limits<T>::epsilon()) *
                            static_cast<double>(g.output.height * g.output.width * most_work * input.planes());
    require(std::abs(left - dot(x, grad_x)) <= rounding, "the gradient of the mean is its transpose");
  } else {
    const auto pooled = max_pool2d(x, options);
    if (naive) {
      check_maxima(g, x, pooled);
    }
    max_pool2d_backward_into(g, grad_y.data(), x.data(), grad_x.data());
    double arrived = 0;
    for (std::size_t i = 0; i < grad_y.size(); ++i) {
      arrived += pooled.indices.data()[i] < 0 ? 0 : static_cast<double>(grad_y.data()[i]);
    }
    require(std::accumulate(grad_x.begin(), grad_x.end(), 0.0) == arrived, "every gradient goes to one maximum");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return attempt([&] {
    Bytes bytes(data, size);
    const bool average = bytes.flag();
    PoolOptions options;
    options.kernel = bytes.setting2(1, 4);
    options.stride = bytes.setting2(1, 4);
    options.padding = bytes.padding(2);
    options.dilation = average ? Size2{1, 1} : bytes.setting2(1, 3);
    options.ceil_mode = bytes.flag();
    options.count_include_pad = bytes.flag();
    const Shape4 input{bytes.setting(0, 2), bytes.setting(1, 3), bytes.setting(1, 9), bytes.setting(1, 9)};
    if (bytes.flag()) {
      check<float>(bytes, options, input, average);
    } else {
      check<double>(bytes, options, input, average);
    }
  });
}

}  // namespace convscope::fuzz

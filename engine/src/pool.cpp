// engine/src/pool.cpp — pooling layers on top of their kernels.
#include "convscope/pool.hpp"

#include <algorithm>
#include <vector>

#include "kernels/pool.hpp"

namespace convscope {
namespace {

kernels::PoolWindows windows_of(const PoolGeometry& g) noexcept {
  const auto offset = [](Index value) { return static_cast<std::ptrdiff_t>(value); };
  kernels::PoolWindows w;
  w.planes = offset(g.input.planes());
  w.height = offset(g.input.height);
  w.width = offset(g.input.width);
  w.kernel_height = offset(g.kernel.height);
  w.kernel_width = offset(g.kernel.width);
  w.stride_height = offset(g.stride.height);
  w.stride_width = offset(g.stride.width);
  w.dilation_height = offset(g.dilation.height);
  w.dilation_width = offset(g.dilation.width);
  w.padding_top = offset(g.padding.top);
  w.padding_left = offset(g.padding.left);
  w.padding_bottom = offset(g.padding.bottom);
  w.padding_right = offset(g.padding.right);
  w.output_height = offset(g.output.height);
  w.output_width = offset(g.output.width);
  return w;
}

template <class T>
PoolGeometry geometry_of(const Tensor<T, 4>& x, const PoolOptions& options) {
  const auto [batch, channels, height, width] = shape_of(x);
  return pool_geometry({batch, channels, height, width}, options, sizeof(T));
}

template <class T>
Tensor<T, 4> output_for(const PoolGeometry& g) {
  return make_tensor<T, 4>({g.output.batch, g.output.channels, g.output.height, g.output.width});
}

}  // namespace

template <class T>
void max_pool2d_into(const PoolGeometry& geometry, const T* x, T* output, std::int32_t* indices) {
  kernels::max_pool(windows_of(geometry), x, output, indices);
}

template <class T>
void avg_pool2d_into(const PoolGeometry& geometry, const T* x, T* output) {
  kernels::average_pool(windows_of(geometry), geometry.count_include_pad, x, output);
}

template <class T>
void max_pool2d_backward_into(const PoolGeometry& geometry, const T* grad_y, const T* x, T* grad_x) {
  std::vector<std::int32_t> indices(static_cast<std::size_t>(geometry.output.count()));
  kernels::max_pool<T>(windows_of(geometry), x, nullptr, indices.data());
  max_pool2d_scatter_into(geometry, grad_y, indices.data(), grad_x);
}

template <class T>
void max_pool2d_scatter_into(const PoolGeometry& geometry, const T* grad_y, const std::int32_t* indices, T* grad_x) {
  std::fill_n(grad_x, geometry.input.count(), T{0});
  kernels::max_pool_backward(windows_of(geometry), grad_y, indices, grad_x);
}

template <class T>
void avg_pool2d_backward_into(const PoolGeometry& geometry, const T* grad_y, T* grad_x) {
  std::fill_n(grad_x, geometry.input.count(), T{0});
  kernels::average_pool_backward(windows_of(geometry), geometry.count_include_pad, grad_y, grad_x);
}

template <class T>
MaxPooled<T> max_pool2d(const Tensor<T, 4>& x, const PoolOptions& options) {
  const PoolGeometry geometry = geometry_of(x, options);
  MaxPooled<T> pooled{output_for<T>(geometry), output_for<std::int32_t>(geometry)};
  max_pool2d_into(geometry, x.data(), pooled.output.data(), pooled.indices.data());
  return pooled;
}

template <class T>
Tensor<T, 4> avg_pool2d(const Tensor<T, 4>& x, const PoolOptions& options) {
  const PoolGeometry geometry = geometry_of(x, options);
  auto output = output_for<T>(geometry);
  avg_pool2d_into(geometry, x.data(), output.data());
  return output;
}

template void max_pool2d_into(const PoolGeometry&, const float*, float*, std::int32_t*);
template void max_pool2d_into(const PoolGeometry&, const double*, double*, std::int32_t*);
template void avg_pool2d_into(const PoolGeometry&, const float*, float*);
template void avg_pool2d_into(const PoolGeometry&, const double*, double*);
template void max_pool2d_backward_into(const PoolGeometry&, const float*, const float*, float*);
template void max_pool2d_backward_into(const PoolGeometry&, const double*, const double*, double*);
template void max_pool2d_scatter_into(const PoolGeometry&, const float*, const std::int32_t*, float*);
template void max_pool2d_scatter_into(const PoolGeometry&, const double*, const std::int32_t*, double*);
template void avg_pool2d_backward_into(const PoolGeometry&, const float*, float*);
template void avg_pool2d_backward_into(const PoolGeometry&, const double*, double*);
template MaxPooled<float> max_pool2d(const Tensor<float, 4>&, const PoolOptions&);
template MaxPooled<double> max_pool2d(const Tensor<double, 4>&, const PoolOptions&);
template Tensor<float, 4> avg_pool2d(const Tensor<float, 4>&, const PoolOptions&);
template Tensor<double, 4> avg_pool2d(const Tensor<double, 4>&, const PoolOptions&);

}  // namespace convscope

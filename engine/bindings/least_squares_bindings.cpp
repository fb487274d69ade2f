// engine/bindings/least_squares_bindings.cpp — the loss as a quadratic form, and its surface: read the frame, call.
//
// A problem is x, y, the weight's four sizes, whether there is a bias, convolution options and the loss. Everything is
// float64.
#include <emscripten/bind.h>

#include <algorithm>
#include <vector>

#include "bindings/session.hpp"
#include "convscope/check.hpp"
#include "convscope/quadratic_loss.hpp"

namespace convscope::bindings {
namespace {

QuadraticLoss read_problem(FrameReader& in) {
  const Operand x = in.image4();
  const Operand y = in.image4();
  const Size2 channels = in.size2();
  const Size2 plane = in.size2();
  const bool has_bias = in.flag();
  const ConvOptions options = in.conv_options();
  const auto loss = in.choice<Loss>();
  const ConvGeometry geometry =
      conv_geometry(x.shape, {channels.height, channels.width, plane.height, plane.width}, options, sizeof(double));
  require_output_shape("y", geometry.output, y.shape);
  return {geometry, x.as<double>(), y.as<double>(), has_bias, loss};
}

/// Frame: Hessian, eigenvalues, eigenvectors, optimum, and the three numbers rank, largest stable learning rate and
/// least loss; a problem.
int least_squares_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 5);
    const QuadraticLoss problem = read_problem(in);
    const Index count = problem.parameter_count();
    const std::array square{count, count};
    const std::array row{count};
    const std::array three{Index{3}};
    constexpr std::size_t size = sizeof(double);
    const auto [hessian, values, vectors, optimum, numbers] =
        place_results(frame, session().results,
                      std::array{Result{square, size}, Result{row, size}, Result{square, size}, Result{row, size},
                                 Result{three, size}});
    problem.write_hessian(at<double>(hessian));
    problem.write_eigenvalues(at<double>(values));
    problem.write_eigenvectors(at<double>(vectors));
    std::ranges::copy(problem.optimum(), at<double>(optimum));
    std::ranges::copy(std::array{static_cast<double>(problem.rank()), problem.max_stable_lr(), problem.least_loss()},
                      at<double>(numbers));
  });
}

/// Frame: values, origin and axes; a problem, the addresses of an origin and of two axes (float64, or 0 for the
/// optimum and the extreme eigenvectors), the four ends of the ranges, rows and columns.
int loss_surface_frame(Address frame) {
  return guarded([frame] {
    FrameReader in(frame, 3);
    const QuadraticLoss problem = read_problem(in);
    const auto count = static_cast<std::size_t>(problem.parameter_count());
    const auto* const origin = at<const double>(in.address());
    const auto* const axes = at<const double>(in.address());
    SurfacePlane plane{};
    plane.first_least = in.real();
    plane.first_most = in.real();
    plane.second_least = in.real();
    plane.second_most = in.real();
    plane.rows = in.index();
    plane.columns = in.index();

    const std::array value_sizes{plane.rows, plane.columns};
    const std::array origin_sizes{problem.parameter_count()};
    const std::array axes_sizes{Index{2}, problem.parameter_count()};
    constexpr std::size_t size = sizeof(double);
    const auto [values, used_origin, used_axes] =
        place_results(frame, session().results,
                      std::array{Result{value_sizes, size}, Result{origin_sizes, size}, Result{axes_sizes, size}});
    auto* const origin_out = at<double>(used_origin);
    auto* const axes_out = at<double>(used_axes);
    if (origin == nullptr) {
      std::ranges::copy(problem.optimum(), origin_out);
    } else {
      std::copy_n(origin, count, origin_out);
    }
    if (axes == nullptr) {
      std::vector<double> vectors(count * count);
      problem.write_eigenvectors(vectors.data());
      std::copy_n(vectors.begin(), count, axes_out);
      std::copy_n(vectors.end() - static_cast<std::ptrdiff_t>(count), count, axes_out + count);
    } else {
      std::copy_n(axes, 2 * count, axes_out);
    }
    plane.origin = {origin_out, count};
    plane.first_axis = {axes_out, count};
    plane.second_axis = {axes_out + count, count};
    write_loss_surface(problem, plane, at<double>(values));
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(convscope_least_squares) {
  emscripten::function("leastSquares", &least_squares_frame);
  emscripten::function("lossSurface", &loss_surface_frame);
}

}  // namespace convscope::bindings

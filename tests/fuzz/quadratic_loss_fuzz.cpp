// tests/fuzz/quadratic_loss_fuzz.cpp — least squares: the quadratic form against the residuals themselves.
#include <cmath>

#include "convscope/quadratic_loss.hpp"
#include "naive.hpp"
#include "target.hpp"

namespace convscope::fuzz {
namespace {

constexpr Index most_parameters = 12;

struct Problem {
  ConvGeometry geometry;
  Tensor<double, 4> x;
  Tensor<double, 4> y;
  bool has_bias;
  Loss loss;
};

/// The loss by its definition.
double loss_at(const Problem& p, std::span<const double> parameters) {
  const WeightShape& shape = p.geometry.weight;
  auto w = make_tensor<double, 4>({shape.outputs, shape.inputs_per_group, shape.height, shape.width});
  const auto bias = parameters.begin() + static_cast<std::ptrdiff_t>(w.size());
  std::copy(parameters.begin(), bias, w.begin());
  const auto output = naive::conv2d(p.x, w, {bias, parameters.end()}, p.geometry);
  double sum = 0;
  for (std::size_t i = 0; i < p.y.size(); ++i) {
    const double residual = output.data()[i] - p.y.data()[i];
    sum += residual * residual;
  }
  return p.loss == Loss::mean ? sum / static_cast<double>(p.y.size()) : sum;
}

void require_close(double given, double wanted, const char* what) {
  require(std::abs(given - wanted) <= 1e-7 * (1 + std::abs(wanted)), what);
}

void check_form(Bytes& bytes, const Problem& p, const QuadraticLoss& quadratic) {
  const auto count = static_cast<std::size_t>(quadratic.parameter_count());
  require(quadratic.rank() >= 0 && quadratic.rank() <= quadratic.parameter_count(), "the rank is at most P");
  std::vector<double> eigenvalues(count);
  quadratic.write_eigenvalues(eigenvalues.data());
  require(std::ranges::is_sorted(eigenvalues, std::greater<>()), "the eigenvalues fall");
  require(eigenvalues.back() >= 0, "no eigenvalue is negative");
  std::vector<double> matrix(count * count);
  quadratic.write_hessian(matrix.data());
  double trace = 0;
  for (std::size_t i = 0; i < count; ++i) {
    trace += matrix[i * count + i];
    for (std::size_t k = 0; k < i; ++k) {
      require(matrix[i * count + k] == matrix[k * count + i], "the Hessian is symmetric");
    }
  }
  require_close(std::accumulate(eigenvalues.begin(), eigenvalues.end(), 0.0), trace,
                "the eigenvalues sum to the trace");
  quadratic.write_eigenvectors(matrix.data());
  const std::span<const double> last(matrix.data() + (count - 1) * count, count);
  require_close(dot(last, last), 1, "an eigenvector has length one");

  if (p.y.size() == 0) {
    return;
  }
  require_close(quadratic.least_loss(), loss_at(p, quadratic.optimum()), "the loss at the optimum");
  const std::vector<double> elsewhere = bytes.numbers<double>(quadratic.parameter_count());
  require_close(quadratic.at(elsewhere), loss_at(p, elsewhere), "the loss elsewhere");
}

void check(Bytes& bytes, const ConvOptions& options, const Shape4& input, const WeightShape& weight) {
  const ConvGeometry g = conv_geometry(input, weight, options, sizeof(double));
  const bool has_bias = bytes.flag();
  const Index taps = is_small({weight.inputs_per_group, weight.height, weight.width})
                         ? weight.inputs_per_group * weight.height * weight.width
                         : most_work + 1;
  if (!is_small({input.batch, input.channels, g.padded.height, g.padded.width}) ||
      !is_small({g.output.batch, g.output.channels, g.output.height, g.output.width}) ||
      !is_small({taps, weight.outputs}) ||
      (taps > most_parameters && taps <= QuadraticLoss::most_parameters_per_output)) {
    return;
  }
  const bool wild = bytes.whole(0, 15) == 15;
  Problem p{g, bytes.tensor<double, 4>({input.batch, input.channels, input.height, input.width}),
            bytes.tensor<double, 4>({g.output.batch, g.output.channels, g.output.height, g.output.width}), has_bias,
            bytes.name(Loss::mean)};
  if (wild) {
    std::generate(p.x.begin(), p.x.end(), [&] { return bytes.wild(); });
    std::generate(p.y.begin(), p.y.end(), [&] { return bytes.wild(); });
  }
  const QuadraticLoss quadratic(g, p.x.data(), p.y.data(), has_bias, p.loss);
  if (!wild) {
    check_form(bytes, p, quadratic);
  }
  const auto count = static_cast<std::size_t>(quadratic.parameter_count());
  const std::vector<double> axis(count, 1.0);
  std::vector<double> surface(6);
  write_loss_surface(quadratic, {quadratic.optimum(), axis, axis, -1, 1, 0, bytes.wild(), 3, 2}, surface.data());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return attempt([&] {
    Bytes bytes(data, size);
    ConvOptions options;
    options.groups = bytes.whole(0, 15) == 15 ? 2 : 1;
    options.stride = bytes.setting2(1, 3);
    options.dilation = bytes.setting2(1, 2);
    options.padding = bytes.padding(2);
    options.padding_mode = bytes.name(PaddingMode::wrap);
    options.flip = bytes.flag();
    const Index per_group = bytes.setting(1, 2);
    const WeightShape weight{bytes.setting(1, 2) * options.groups, per_group, bytes.setting(1, 3), bytes.setting(1, 3)};
    const Shape4 input{bytes.setting(0, 2), per_group * options.groups, bytes.setting(1, 5), bytes.setting(1, 5)};
    check(bytes, options, input, weight);
  });
}

}  // namespace convscope::fuzz

// tests/engine/quadratic_loss_test.cpp — eigenvalues of the notebook's loss, optima, surfaces, and the solver itself.
#include "convscope/quadratic_loss.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "convscope/symmetric_eigen.hpp"
#include "expect_error.hpp"
#include "naive.hpp"
#include "notebook.hpp"

namespace convscope {
namespace {

QuadraticLoss notebook_loss(bool has_bias, Loss loss = Loss::sum) {
  const auto x = notebook::stripe<double>();
  const auto y = notebook::edges<double>();
  return {conv_geometry({1, 1, 6, 8}, {1, 1, 1, 2}, {}, sizeof(double)), x.data(), y.data(), has_bias, loss};
}

std::vector<double> eigenvalues_of(const QuadraticLoss& loss) {
  std::vector<double> values(static_cast<std::size_t>(loss.parameter_count()));
  loss.write_eigenvalues(values.data());
  return values;
}

TEST(QuadraticLoss, KnowsTheNotebooksEigenvaluesAndLimits) {
  const auto plain = eigenvalues_of(notebook_loss(false));
  EXPECT_NEAR(plain[0], 60, 1e-12);
  EXPECT_NEAR(plain[1], 12, 1e-12);
  EXPECT_NEAR(notebook_loss(false).max_stable_lr(), 1.0 / 30, 1e-15);
  const auto with_bias = eigenvalues_of(notebook_loss(true));
  EXPECT_NEAR(with_bias[0], 124.306787, 5e-7);
  EXPECT_NEAR(with_bias[1], 19.693213, 5e-7);
  EXPECT_NEAR(with_bias[2], 12, 1e-12);
  EXPECT_NEAR(notebook_loss(true).max_stable_lr(), 0.0160892, 5e-8);
  EXPECT_NEAR(notebook_loss(false, Loss::mean).max_stable_lr(), 1.4, 1e-13);
  EXPECT_NEAR(notebook_loss(true, Loss::mean).max_stable_lr(), 0.675747, 5e-7);
}

TEST(QuadraticLoss, FindsTheKernelThatMadeTheTarget) {
  const QuadraticLoss loss = notebook_loss(true);
  EXPECT_EQ(loss.rank(), 3);
  EXPECT_NEAR(loss.optimum()[0], 1, 1e-14);
  EXPECT_NEAR(loss.optimum()[1], -1, 1e-14);
  EXPECT_NEAR(loss.optimum()[2], 0, 1e-14);
  EXPECT_NEAR(loss.least_loss(), 0, 1e-25);
}

TEST(QuadraticLoss, SeesThatAFlatImageDeterminesOnlyTheSum) {
  const std::vector<double> x(48, 1);
  const std::vector<double> y(42, 3);
  const QuadraticLoss loss(conv_geometry({1, 1, 6, 8}, {1, 1, 1, 2}, {}, 8), x.data(), y.data(), false, Loss::sum);
  const auto values = eigenvalues_of(loss);
  EXPECT_NEAR(values[0], 168, 1e-12);
  EXPECT_NEAR(values[1], 0, 1e-12);
  EXPECT_EQ(loss.rank(), 1);
  EXPECT_NEAR(loss.optimum()[0], 1.5, 1e-14) << "of all weights with sum 3 these are the smallest";
  EXPECT_NEAR(loss.optimum()[1], 1.5, 1e-14);
}

TEST(QuadraticLoss, AgreesWithTheResidualsEverywhereAndIsLeastAtItsOptimum) {
  naive::Random random(41);
  for (int round = 0; round < 40; ++round) {
    auto c = naive::random_case(random, false);
    if (c.options.groups != 1 || c.geometry.input.batch == 0) continue;
    const auto& s = c.geometry.output;
    const auto y = random.tensor<double>({s.batch, s.channels, s.height, s.width});
    const Loss kind = round % 2 == 0 ? Loss::sum : Loss::mean;
    const QuadraticLoss loss(c.geometry, c.x.data(), y.data(), !c.bias.empty(), kind);
    const auto direct = [&](std::span<const double> parameters) {
      std::copy_n(parameters.begin(), c.w.size(), c.w.begin());
      const std::vector<double> bias(parameters.begin() + static_cast<std::ptrdiff_t>(c.w.size()), parameters.end());
      const auto output = naive::conv2d(c.x, c.w, bias, c.geometry);
      double sum = 0;
      for (std::size_t i = 0; i < y.size(); ++i) sum += std::pow(output.data()[i] - y.data()[i], 2);
      return kind == Loss::mean ? sum / static_cast<double>(y.size()) : sum;
    };
    EXPECT_NEAR(loss.least_loss(), direct(loss.optimum()), 1e-10);
    std::vector<double> parameters(static_cast<std::size_t>(loss.parameter_count()));
    for (int point = 0; point < 5; ++point) {
      for (double& parameter : parameters) parameter = random.real();
      EXPECT_NEAR(loss.at(parameters), direct(parameters), 1e-9 * (1 + direct(parameters))) << "round " << round;
      EXPECT_GE(direct(parameters), loss.least_loss());
    }
  }
}

TEST(QuadraticLoss, WritesTheHessianThatItsEigenvectorsBelongTo) {
  // Two output channels, so that each block's parameters stand apart: the weights of both come before the biases.
  const auto geometry = conv_geometry({1, 1, 6, 8}, {2, 1, 1, 2}, {}, sizeof(double));
  const auto x = notebook::stripe<double>();
  const std::vector<double> y(2 * 42, 1);
  const QuadraticLoss loss(geometry, x.data(), y.data(), true, Loss::sum);
  const std::size_t count = 6;
  ASSERT_EQ(loss.parameter_count(), 6);
  std::vector<double> hessian(count * count);
  std::vector<double> vectors(count * count);
  loss.write_hessian(hessian.data());
  loss.write_eigenvectors(vectors.data());
  const auto values = eigenvalues_of(loss);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t row = 0; row < count; ++row) {
      double product = 0;
      for (std::size_t k = 0; k < count; ++k) product += hessian[row * count + k] * vectors[i * count + k];
      EXPECT_NEAR(product, values[i] * vectors[i * count + row], 1e-12 * values[0]);
    }
  }
  // Second differences of a quadratic form are its Hessian.
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k < count; ++k) {
      const auto at = [&](double a, double b) {
        std::vector<double> parameters(count);
        parameters[i] += a;
        parameters[k] += b;
        return loss.at(parameters);
      };
      EXPECT_NEAR(at(1, 1) - at(1, 0) - at(0, 1) + at(0, 0), hessian[i * count + k], 1e-9);
    }
  }
}

TEST(QuadraticLoss, LearnsNothingFromZerosAtAnyRate) {
  const std::vector<double> x(4);
  const std::vector<double> y(4, 2);
  const QuadraticLoss loss(conv_geometry({1, 1, 2, 2}, {1, 1, 1, 1}, {}, 8), x.data(), y.data(), false, Loss::sum);
  EXPECT_EQ(loss.max_stable_lr(), std::numeric_limits<double>::infinity());
  EXPECT_EQ(loss.rank(), 0);
  EXPECT_EQ(loss.least_loss(), 16);
}

TEST(QuadraticLoss, DrawsASurfaceOfOnePointAtTheLowerEnds) {
  const QuadraticLoss loss = notebook_loss(false);
  const std::vector<double> origin{0.5, 0.25};
  const std::vector<double> first{1, 0};
  const std::vector<double> second{0, 1};
  double value = 0;
  write_loss_surface(loss, {origin, first, second, -1, 1, 2, 3, 1, 1}, &value);
  EXPECT_EQ(value, loss.at(std::vector<double>{-0.5, 2.25}));
}

TEST(QuadraticLoss, WritesItsSurfaceRowByRow) {
  const QuadraticLoss loss = notebook_loss(false);
  const std::vector<double> origin{0.5, 0.25};
  const std::vector<double> first{1, 0};
  const std::vector<double> second{0, 2};
  std::vector<double> values(6);
  write_loss_surface(loss, {origin, first, second, -1, 1, 0, 1, 3, 2}, values.data());
  const std::vector<std::vector<double>> points{{-0.5, 0.25}, {-0.5, 2.25}, {0.5, 0.25},
                                                {0.5, 2.25},  {1.5, 0.25},  {1.5, 2.25}};
  for (std::size_t i = 0; i < points.size(); ++i) EXPECT_NEAR(values[i], loss.at(points[i]), 1e-12);
}

TEST(QuadraticLoss, RefusesAnEmptyBatch) {
  const std::vector<double> none;
  const auto geometry = conv_geometry({0, 1, 6, 8}, {1, 1, 1, 2}, {}, 8);
  expect_error([&] { QuadraticLoss(geometry, none.data(), none.data(), true, Loss::mean); }, "shape", {"0×1×6×8"});
}

TEST(QuadraticLoss, RefusesWhatItCannotSolve) {
  std::vector<double> x = notebook::stripe<double>();
  const auto y = notebook::edges<double>();
  x[3] = std::numeric_limits<double>::quiet_NaN();
  const auto geometry = conv_geometry({1, 1, 6, 8}, {1, 1, 1, 2}, {}, 8);
  expect_error([&] { QuadraticLoss(geometry, x.data(), y.data(), true, Loss::sum); }, "not-finite", {"x and y"});
  x[3] = 0;
  std::vector<double> wild = y;
  wild[5] = std::numeric_limits<double>::infinity();
  expect_error([&] { QuadraticLoss(geometry, x.data(), wild.data(), true, Loss::sum); }, "not-finite", {"x and y"});
  ConvOptions grouped;
  grouped.groups = 2;
  expect_error(
      [&] {
        QuadraticLoss(conv_geometry({1, 2, 2, 2}, {2, 1, 1, 1}, grouped, 8), x.data(), y.data(), false, Loss::sum);
      },
      "groups", {"1", "2"});
  const std::vector<double> big(400);
  expect_error(
      [&] {
        QuadraticLoss(conv_geometry({1, 1, 20, 20}, {1, 1, 17, 17}, {}, 8), big.data(), big.data(), false, Loss::sum);
      },
      "kernel-too-large", {"256", "289"});
}

TEST(SymmetricEigen, TakesRandomMatricesApart) {
  naive::Random random(42);
  for (const Index size : {1, 2, 3, 8, 30}) {
    const auto n = static_cast<std::size_t>(size);
    std::vector<double> matrix(n * n);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t k = 0; k <= i; ++k) matrix[i * n + k] = matrix[k * n + i] = random.real();
    const SymmetricEigen eigen = symmetric_eigen(matrix, size);
    for (std::size_t i = 0; i < n; ++i) {
      if (i > 0) {
        EXPECT_GE(eigen.values[i - 1], eigen.values[i]);
      }
      for (std::size_t k = 0; k < n; ++k) {
        double product = 0;
        double rebuilt = 0;
        for (std::size_t j = 0; j < n; ++j) {
          product += eigen.vectors[i * n + j] * eigen.vectors[k * n + j];
          rebuilt += eigen.values[j] * eigen.vectors[j * n + i] * eigen.vectors[j * n + k];
        }
        EXPECT_NEAR(product, i == k ? 1 : 0, 1e-13);
        EXPECT_NEAR(rebuilt, matrix[i * n + k], 1e-13);
      }
    }
  }
}

TEST(SymmetricEigen, KeepsSmallEigenvaluesOfAGradedMatrix) {
  // [[1, 1e−10], [1e−10, 1e−18]] has the eigenvalues 1 + 1e−20 and 1e−18 − 1e−20, to first order.
  const SymmetricEigen eigen = symmetric_eigen({1, 1e-10, 1e-10, 1e-18}, 2);
  EXPECT_NEAR(eigen.values[1], 0.99e-18, 1e-30);
}

TEST(SymmetricEigen, CountsAnEntryFarBelowTheLargestAsZero) {
  const SymmetricEigen eigen = symmetric_eigen({1, 1e-33, 1e-33, 0}, 2);
  EXPECT_EQ(eigen.values, (std::vector<double>{1, 0}));
  EXPECT_EQ(eigen.vectors, (std::vector<double>{1, 0, 0, 1}));
}

}  // namespace
}  // namespace convscope

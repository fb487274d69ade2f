// tests/engine/trainer_test.cpp — the notebook's run, divergence, and the optimizers against torch.optim.
#include "convscope/trainer.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "naive.hpp"
#include "notebook.hpp"

namespace convscope {
namespace {

template <class T>
Trainer<T> notebook_trainer(const std::vector<T>& parameters, const OptimizerSettings& optimizer,
                            Loss loss = Loss::sum) {
  typename Trainer<T>::Layers layers;
  layers.push_back(
      make_conv_layer<T>(conv_geometry({1, 1, 6, 8}, {1, 1, 1, 2}, {}, sizeof(T)), parameters.size() == 3));
  return Trainer<T>(std::move(layers), notebook::stripe<T>(), notebook::edges<T>(), parameters, loss, optimizer);
}

OptimizerSettings sgd(double lr) {
  OptimizerSettings settings;
  settings.lr = lr;
  return settings;
}

template <class T>
class TrainerOf : public testing::Test {};
using Elements = testing::Types<float, double>;
TYPED_TEST_SUITE(TrainerOf, Elements);

TYPED_TEST(TrainerOf, RepeatsTheNotebooksRun) {
  using T = TypeParam;
  auto trainer = notebook_trainer<T>({T(-0.07), T(-1.243), T(0.64)}, sgd(0.01));
  std::vector<double> losses(20);
  ASSERT_EQ(trainer.step(losses), 20U);
  EXPECT_NEAR(losses[4], 2.894, 5e-4);
  EXPECT_NEAR(losses[9], 0.446, 5e-4);
  EXPECT_NEAR(losses[14], 0.084, 5e-4);
  EXPECT_NEAR(losses[19], 0.019, 5e-4);
  EXPECT_NEAR(trainer.parameters()[0], 0.9602, 5e-5);
  EXPECT_NEAR(trainer.parameters()[1], -0.9757, 5e-5);
  EXPECT_NEAR(trainer.parameters()[2], 0.0087, 5e-5);
  EXPECT_EQ(trainer.step_count(), 20);
}

TYPED_TEST(TrainerOf, StopsBeforeTheFirstNumberThatIsNotFinite) {
  using T = TypeParam;
  auto trainer = notebook_trainer<T>({T(0.5), T(0.5), T(0)}, sgd(0.03));
  std::vector<double> losses(2000);
  const std::size_t taken = trainer.step(losses);
  EXPECT_LT(taken, 2000U);
  EXPECT_TRUE(trainer.diverged());
  EXPECT_EQ(trainer.step_count(), static_cast<Index>(taken));
  EXPECT_NEAR(losses[1], 94.608, 1e-3);
  EXPECT_NEAR(losses[2], 666.405, 1e-2);
  for (const T parameter : trainer.parameters()) EXPECT_TRUE(std::isfinite(parameter));
  EXPECT_EQ(trainer.step(losses), 0U) << "and stays where it is";

  trainer.reset();
  EXPECT_FALSE(trainer.diverged());
  EXPECT_EQ(trainer.parameters()[0], T(0.5));
  trainer.configure(sgd(0.01));
  EXPECT_EQ(trainer.step(std::span(losses).first(100)), 100U);
  EXPECT_LT(losses[99], 1e-3);
}

TEST(Trainer, ConvergesAsItsEigenvaluesSayWithoutBias) {
  auto trainer = notebook_trainer<double>({0, 0}, sgd(0.03));
  std::vector<double> losses(10);
  trainer.step(losses);
  losses.push_back(trainer.loss());
  const std::vector<double> expected{12,       4.9152,   2.013266, 0.824634, 0.33777, 0.138351,
                                     0.056668, 0.023211, 0.009507, 0.003894, 0.001595};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(losses[i], expected[i], 5e-7);
  EXPECT_NEAR(trainer.parameters()[0], 0.988470785, 1e-9);
  EXPECT_NEAR(trainer.parameters()[1], -0.988470785, 1e-9);
}

TEST(Trainer, GradientsBelongToTheCurrentParametersAndMatchFiniteDifferences) {
  for (const Loss loss : {Loss::sum, Loss::mean}) {
    auto trainer = notebook_trainer<double>({0.3, -0.2, 0.1}, sgd(0.001), loss);
    std::vector<double> losses(3);
    trainer.step(losses);
    const std::vector<double> gradients(trainer.gradients().begin(), trainer.gradients().end());
    const std::vector<double> here(trainer.parameters().begin(), trainer.parameters().end());
    for (std::size_t i = 0; i < 3; ++i) {
      const double step = 1e-4;
      const double above = here[i] + step;
      const double below = here[i] - step;
      trainer.set_parameters(i, std::span(&above, 1));
      const double loss_above = trainer.loss();
      trainer.set_parameters(i, std::span(&below, 1));
      const double loss_below = trainer.loss();
      trainer.set_parameters(i, std::span(&here[i], 1));
      EXPECT_NEAR((loss_above - loss_below) / (2 * step), gradients[i], 1e-7 * std::abs(gradients[i]) + 1e-9);
    }
  }
}

TEST(Trainer, RunsThroughTwoLayers) {
  // Two 1×1 convolutions of one pixel are a product: L = (a·b·x − y)².
  Trainer<double>::Layers layers;
  for (int i = 0; i < 2; ++i) {
    layers.push_back(make_conv_layer<double>(conv_geometry({1, 1, 1, 1}, {1, 1, 1, 1}, {}, sizeof(double)), false));
  }
  Trainer<double> trainer(std::move(layers), {2}, {1}, {3, 0.5}, Loss::sum, sgd(0.01));
  EXPECT_EQ(trainer.activation(0)[0], 6);
  EXPECT_EQ(trainer.activation(1)[0], 3);
  EXPECT_EQ(trainer.residual()[0], 2);
  EXPECT_EQ(trainer.loss(), 4);
  EXPECT_EQ(trainer.gradients()[0], 2 * 2 * 0.5 * 2);
  EXPECT_EQ(trainer.gradients()[1], 2 * 2 * 3 * 2);
}

TEST(Trainer, GradientsOfANetAreThoseOfFiniteDifferences) {
  // conv 3×3 (1→2) with bias, ReLU, a pooling, conv 2×2 (2→1) with bias.
  for (const bool maximum : {true, false}) {
    naive::Random random(51);
    const auto values = [&](std::size_t count) {
      std::vector<double> some(count);
      std::ranges::generate(some, [&] { return random.real(); });
      return some;
    };
    PoolOptions pooling;
    pooling.kernel = pooling.stride = {2, 2};
    const auto pool = pool_geometry({2, 2, 6, 6}, pooling, 8);
    Trainer<double>::Layers layers;
    layers.push_back(make_conv_layer<double>(conv_geometry({2, 1, 8, 8}, {2, 1, 3, 3}, {}, 8), true));
    layers.push_back(make_relu_layer<double>({2, 2, 6, 6}));
    layers.push_back(maximum ? make_max_pool_layer<double>(pool) : make_average_pool_layer<double>(pool));
    layers.push_back(make_conv_layer<double>(conv_geometry({2, 2, 3, 3}, {1, 2, 2, 2}, {}, 8), true));
    Trainer<double> trainer(std::move(layers), values(128), values(8), values(2 * 9 + 2 + 8 + 1), Loss::mean, sgd(0.1));
    std::vector<double> losses(2);
    ASSERT_EQ(trainer.step(losses), 2U);
    const std::vector<double> gradients(trainer.gradients().begin(), trainer.gradients().end());
    const std::vector<double> here(trainer.parameters().begin(), trainer.parameters().end());
    for (std::size_t i = 0; i < here.size(); ++i) {
      const auto loss_at = [&](double value) {
        trainer.set_parameters(i, std::span(&value, 1));
        return trainer.loss();
      };
      const double quotient = (loss_at(here[i] + 1e-6) - loss_at(here[i] - 1e-6)) / 2e-6;
      loss_at(here[i]);
      EXPECT_NEAR(quotient, gradients[i], 1e-7 * std::abs(gradients[i]) + 1e-9) << "parameter " << i;
    }
  }
}

TEST(Trainer, DoesNotTakeAStepWhoseGradientsOrParametersOverflow) {
  const auto trainer = [](float x, float y, double lr) {
    Trainer<float>::Layers layers;
    layers.push_back(make_conv_layer<float>(conv_geometry({1, 1, 1, 1}, {1, 1, 1, 1}, {}, sizeof(float)), false));
    return Trainer<float>(std::move(layers), {x}, {y}, {0}, Loss::sum, sgd(lr));
  };
  double loss = 0;
  auto steep = trainer(1e30F, 1e15F, 0.01);
  EXPECT_NEAR(steep.loss(), 1e30, 1e24) << "the loss is a float, its gradient 2e45 is not";
  EXPECT_EQ(steep.step(std::span(&loss, 1)), 0U);
  EXPECT_TRUE(steep.diverged());
  auto hasty = trainer(1, 1, 1e39);
  EXPECT_EQ(hasty.step(std::span(&loss, 1)), 0U);
  EXPECT_TRUE(hasty.diverged());
  EXPECT_EQ(hasty.parameters()[0], 0);
}

TEST(Pooling, CanBeTheFirstLayer) {
  PoolOptions pooling;
  pooling.kernel = pooling.stride = {1, 2};
  const auto pool = pool_geometry({1, 1, 1, 4}, pooling, 8);
  for (const bool maximum : {true, false}) {
    Trainer<double>::Layers layers;
    layers.push_back(maximum ? make_max_pool_layer<double>(pool) : make_average_pool_layer<double>(pool));
    layers.push_back(make_conv_layer<double>(conv_geometry({1, 1, 1, 2}, {1, 1, 1, 1}, {}, 8), false));
    Trainer<double> trainer(std::move(layers), {1, 3, 7, 5}, {0, 0}, {1}, Loss::sum, sgd(0.1));
    EXPECT_EQ(trainer.gradients()[0], maximum ? 2 * (9 + 49) : 2 * (4 + 36));
  }
}

TEST(Relu, LetsNotANumberThroughAndStopsTheGradientAtZero) {
  const auto layer = make_relu_layer<float>({1, 1, 1, 4});
  const std::array<float, 4> x{-1, 0, 2, std::nanf("")};
  std::array<float, 4> y{};
  layer->forward(nullptr, x.data(), y.data());
  EXPECT_EQ(y[0], 0);
  EXPECT_EQ(y[2], 2);
  EXPECT_TRUE(std::isnan(y[3]));
  const std::array<float, 4> ones{1, 1, 1, 1};
  layer->backward(nullptr, x.data(), ones.data(), nullptr, y.data());
  EXPECT_EQ(y, (std::array<float, 4>{0, 0, 1, 1}));
  layer->backward(nullptr, x.data(), ones.data(), nullptr, nullptr);
}

/// p ← update of p for L = p² (gradient 2p), by the formulas of torch's documentation, ten steps.
TEST(Optimizer, FollowsTorchsFormulasForSgd) {
  for (const bool nesterov : {false, true}) {
    OptimizerSettings settings = sgd(0.1);
    settings.momentum = 0.9;
    settings.nesterov = nesterov;
    settings.weight_decay = 0.01;
    Optimizer<double> optimizer(settings, 1);
    double p = 1;
    double expected = 1;
    double velocity = 0;
    for (int step = 0; step < 10; ++step) {
      const double gradient = 2 * p;
      p = optimizer.propose(std::span(&p, 1), std::span(&gradient, 1))[0];
      optimizer.accept();
      const double g = 2 * expected + 0.01 * expected;
      velocity = step == 0 ? g : 0.9 * velocity + g;
      expected -= 0.1 * (nesterov ? g + 0.9 * velocity : velocity);
      EXPECT_NEAR(p, expected, 1e-14);
    }
  }
}

TEST(Optimizer, FollowsTorchsFormulasForAdam) {
  OptimizerSettings settings = sgd(0.1);
  settings.name = OptimizerName::adam;
  settings.weight_decay = 0.01;
  Optimizer<double> optimizer(settings, 1);
  double p = 1;
  double expected = 1;
  double m = 0;
  double v = 0;
  for (int step = 1; step <= 10; ++step) {
    const double gradient = 2 * p;
    p = optimizer.propose(std::span(&p, 1), std::span(&gradient, 1))[0];
    optimizer.accept();
    const double g = 2 * expected + 0.01 * expected;
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    expected -= 0.1 * (m / (1 - std::pow(0.9, step))) / (std::sqrt(v / (1 - std::pow(0.999, step))) + 1e-8);
    EXPECT_NEAR(p, expected, 1e-12);
  }
}

TEST(Optimizer, ForgetsAProposalThatWasNotAccepted) {
  OptimizerSettings settings = sgd(0.1);
  settings.momentum = 0.5;
  Optimizer<double> optimizer(settings, 1);
  const double p = 1;
  const double gradient = 1;
  const double infinite = std::numeric_limits<double>::infinity();
  optimizer.propose(std::span(&p, 1), std::span(&gradient, 1));
  optimizer.accept();
  optimizer.propose(std::span(&p, 1), std::span(&infinite, 1));
  EXPECT_EQ(optimizer.propose(std::span(&p, 1), std::span(&gradient, 1))[0], 1 - 0.1 * 1.5);
}

TEST(Optimizer, BeginsAnewUnderAnotherRule) {
  OptimizerSettings settings = sgd(0.1);
  settings.momentum = 0.5;
  Optimizer<double> optimizer(settings, 1);
  const double p = 1;
  const double gradient = 1;
  const auto moved = [&] { return optimizer.propose(std::span(&p, 1), std::span(&gradient, 1))[0]; };
  moved();
  optimizer.accept();
  settings.lr = 0.2;
  optimizer.configure(settings);
  EXPECT_EQ(moved(), 1 - 0.2 * 1.5) << "another rate keeps the velocity";
  settings.name = OptimizerName::adam;
  optimizer.configure(settings);
  settings.name = OptimizerName::sgd;
  optimizer.configure(settings);
  EXPECT_EQ(moved(), 1 - 0.2);
}

}  // namespace
}  // namespace convscope

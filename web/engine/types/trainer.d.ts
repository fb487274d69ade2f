// types/trainer.d.ts — learning the kernels and biases of one convolution layer or of a small sequential net.
import type { DtypeOption, LayerOptions } from './operations.js';
import type { AvgPoolOptions, MaxPoolOptions, PoolOptions } from './pooling.js';
import type { SeededValues, Tensor, TensorLike } from './tensor.js';

/**
 * torch.optim.SGD: g = gradient + weightDecay · p; v = momentum · v + g (v = g at the first step); p −= lr · v, or with
 * nesterov p −= lr · (g + momentum · v).
 */
export interface SgdSettings {
  name: 'sgd';
  /** Learning rate, from 0. Default 0.01. */
  lr?: number;
  /** From 0, default 0. */
  momentum?: number;
  /** Needs a momentum greater than 0. Default false. */
  nesterov?: boolean;
  /** From 0, default 0. */
  weightDecay?: number;
}

/** torch.optim.Adam (Kingma & Ba, arXiv:1412.6980), weight decay added to the gradient. */
export interface AdamSettings {
  name: 'adam';
  /** From 0. Default 0.001. */
  lr?: number;
  /** From 0, less than 1. Default 0.9. */
  beta1?: number;
  /** From 0, less than 1. Default 0.999. */
  beta2?: number;
  /** From 0. Default 1e-8. */
  eps?: number;
  /** From 0, default 0. */
  weightDecay?: number;
}

export type OptimizerSettings = SgdSettings | AdamSettings;

interface TrainingOptions extends DtypeOption {
  /** The first layer's input: [N, C, H, W], [C, H, W], [H, W] or a number. */
  x: TensorLike;
  /** What the output should be: the output's shape, with as many axes as x. */
  y: TensorLike;
  /** 'sum' (default) of the squared residuals over all output elements, or their 'mean'. */
  loss?: 'sum' | 'mean';
  /** Default {name: 'sgd', lr: 0.01}. */
  optimizer?: OptimizerSettings;
}

/** A convolution that learns. */
interface LearningLayer extends LayerOptions {
  /** First values: [Cout, Cin/groups, h, w] or [h, w]; or seeded ones, whose shape must be said. */
  weight: TensorLike | (SeededValues & { shape: readonly number[] });
  /** First values, [Cout] (seeded ones need no shape), or null (default) for a layer without bias. */
  bias?: TensorLike | SeededValues | null;
}

/** One layer to learn. */
export interface TrainerOptions extends TrainingOptions, LearningLayer {}

/** A layer of a sequential net. Under an [H, W] input every layer has one channel. */
export type TrainedLayer =
  | ({ op: 'conv' } & LearningLayer)
  | { op: 'relu' }
  | ({ op: 'maxpool' } & PoolOptions & Pick<MaxPoolOptions, 'dilation'>)
  | ({ op: 'avgpool' } & PoolOptions & Pick<AvgPoolOptions, 'countIncludePad'>);

/** A small sequential net to learn. */
export interface NetTrainerOptions extends TrainingOptions {
  /** 1 to 1024; each takes what the one before it gives. */
  layers: readonly TrainedLayer[];
}

/** What a layer has learned, or the gradients of that; empty for a layer that learns nothing. */
export interface LayerParameters {
  /** In the shape in which it was given. */
  weight?: Tensor;
  /** [Cout]; null for a convolution without bias. */
  bias?: Tensor | null;
}

export interface TrainerChanges {
  /** Takes the place of the settings so far. */
  optimizer?: OptimizerSettings;
  /** New current values in the trainer's shape and dtype; `reset` still goes back to the first ones. */
  weight?: TensorLike | SeededValues;
  bias?: TensorLike | SeededValues;
}

export interface NetTrainerChanges {
  /** Takes the place of the settings so far. */
  optimizer?: OptimizerSettings;
  /**
   * One entry a layer, empty where nothing shall change: new current values in the layer's shapes and the trainer's
   * dtype; `reset` still goes back to the first ones.
   */
  parameters?: readonly { weight?: TensorLike | SeededValues; bias?: TensorLike | SeededValues | null }[];
}

/**
 * Gradient descent. A trainer keeps copies of its data; every property read is a copy too. Outputs, residual and
 * gradients belong to the current parameters, before the first step too. In the dtype of the call that made it.
 */
interface Training<Changes> {
  /** The last layer's output, with as many axes as x. */
  readonly output: Tensor;
  /** output − y. */
  readonly residual: Tensor;
  /** Steps taken since the start or the last reset. */
  readonly stepCount: number;
  /** Whether a step was refused because its loss, gradient or new parameters would not have been finite. */
  readonly diverged: boolean;
  /**
   * Takes steps of gradient descent.
   * @param count  whole, from 0 to 2²⁴; default 1
   * @returns the loss before each step; fewer than `count` if the run diverged: the last finite parameters stay
   * @throws TypeError, RangeError 'count', 'disposed'
   */
  step(count?: number): Float64Array;
  /** Back to the first values, step 0 and a fresh optimizer state. */
  reset(): void;
  /**
   * Changes settings or parameters between steps; all of it or, after an error, nothing.
   * @throws TypeError, RangeError 'shape', 'optimizer', 'lr', …
   */
  set(changes: Changes): void;
  /** Gives the memory back. A second time does nothing; any other use after it is a RangeError 'disposed'. */
  dispose(): void;
}

/** A trainer of one layer. */
export interface Trainer extends Training<TrainerChanges> {
  /** In the shape in which it was given. */
  readonly weight: Tensor;
  /** [Cout]; null without bias. */
  readonly bias: Tensor | null;
  /** ∂loss/∂weight. */
  readonly gradWeight: Tensor;
  /** ∂loss/∂bias; null without bias. */
  readonly gradBias: Tensor | null;
}

/** A trainer of several layers. */
export interface NetTrainer extends Training<NetTrainerChanges> {
  /** One entry a layer. */
  readonly parameters: LayerParameters[];
  /** ∂loss/∂parameters, one entry a layer. */
  readonly gradients: LayerParameters[];
  /** The output of every layer, each with as many axes as x; the last is `output`. */
  readonly activations: Tensor[];
}

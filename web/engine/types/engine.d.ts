// types/engine.d.ts — the operations of an engine.
import type { Kernels } from './kernels.js';
import type { LeastSquares, LeastSquaresOptions, LossSurface, LossSurfaceOptions } from './loss.js';
import type {
  Conv2dBackwardOptions,
  Conv2dGradients,
  Conv2dOptions,
  ConvTranspose2dBackwardOptions,
  ConvTranspose2dOptions,
  CorrelateOptions,
  PadOptions,
  Sides,
} from './operations.js';
import type { Plan, PlanOptions } from './plan.js';
import type { AvgPoolOptions, MaxPoolBackwardOptions, MaxPooled, MaxPoolOptions } from './pooling.js';
import type {
  EffectiveReceptiveFieldOptions,
  InputSizeOption,
  Net,
  NodeId,
  ReceptiveBox,
  ReceptiveField,
  ReceptiveFieldOptions,
} from './receptive-field.js';
import type { ResidentOptions, ResidentTensor, Tensor, TensorLike, Writable } from './tensor.js';
import type { NetTrainer, NetTrainerOptions, Trainer, TrainerOptions } from './trainer.js';

/** All functions can be taken off the object and passed around. */
export interface Engine {
  /** The package's named kernels, for those who hold an engine only. */
  readonly kernels: Kernels;

  /**
   * Slides a kernel over an image without turning it: out(r, c) = Σ x(r + i, c + j) · k(i, j).
   * @param x  image [H, W]
   * @param k  kernel [h, w]; under 'valid' no larger than the image
   * @returns [H − h + 1, W − w + 1] under 'valid', [H, W] under 'same', [H + h − 1, W + w − 1] under 'full'
   * @throws RangeError 'shape', 'kernel-too-large', 'mode', 'boundary', 'memory'; TypeError
   * @see scipy.signal.correlate2d, also for where the extra row of 'same' falls under even kernels; numpy.pad for the
   * names of the boundaries
   */
  correlate2d<Out extends Writable = Tensor>(
    x: TensorLike,
    k: TensorLike,
    options?: CorrelateOptions<Out>,
  ): NoInfer<Out>;

  /**
   * The same with the kernel turned by 180°: out = Σ x(r − i, c − j) · k(i, j).
   * @see scipy.signal.convolve2d
   */
  convolve2d<Out extends Writable = Tensor>(
    x: TensorLike,
    k: TensorLike,
    options?: CorrelateOptions<Out>,
  ): NoInfer<Out>;

  /**
   * Continues an image past its edges.
   * @param x  [H, W] with any number of axes before them
   * @param padding  a number, [h, w] or [top, left, bottom, right]
   * @returns the same axes, the last two larger by the padding
   * @throws RangeError 'shape', 'padding', 'mode', 'memory'; TypeError
   * @see numpy.pad
   */
  pad2d<Out extends Writable = Tensor>(x: TensorLike, padding: Sides, options?: PadOptions<Out>): NoInfer<Out>;

  /**
   * A convolution layer.
   * @param x  [N, C, H, W]; [C, H, W] and [H, W] are taken, too, and the result lacks the same axes
   * @param w  [Cout, C/groups, h, w]; [h, w] is one input and one output channel
   * @returns [N, Cout, H', W'] with H' = ⌊(H + top + bottom − dilation · (h − 1) − 1) / stride⌋ + 1
   * @throws RangeError 'shape' (an [H, W] image with more than one output channel, too), 'kernel-too-large', 'stride',
   * 'padding', 'paddingMode', 'dilation', 'groups', 'algorithm', 'memory'; TypeError
   * @see torch.nn.functional.conv2d
   */
  conv2d<Out extends Writable = Tensor>(x: TensorLike, w: TensorLike, options?: Conv2dOptions<Out>): NoInfer<Out>;

  /**
   * Gradients of a loss with respect to the layer's input, weight and bias.
   * @param gradY  the loss's gradient with respect to the layer's output, in its shape, with as many axes as x
   * @throws as conv2d
   * @see torch.autograd
   */
  conv2dBackward(gradY: TensorLike, x: TensorLike, w: TensorLike, options?: Conv2dBackwardOptions): Conv2dGradients;

  /**
   * A transposed convolution: every input pixel stamps the kernel, times its value, into the output. It is the gradient of
   * conv2d with respect to its input: ⟨conv2d(x, w), y⟩ = ⟨x, convTranspose2d(y, w)⟩. Always direct, exact like it.
   * @param x  [N, Cin, H, W]; [C, H, W] and [H, W] are taken, too, and the result lacks the same axes
   * @param w  [Cin, Cout/groups, h, w]; [h, w] is one input and one output channel
   * @returns [N, Cout, H', W'] with H' = (H − 1) · stride − top − bottom + dilation · (h − 1) + outputPadding + 1
   * @throws RangeError 'shape' (an [H, W] image with more than one output channel, too), 'stride', 'padding' (a named one,
   * or one that leaves no output), 'outputPadding', 'dilation', 'groups', 'memory'; TypeError
   * @see torch.nn.functional.conv_transpose2d; ConvTranspose of ONNX for sides that differ
   */
  convTranspose2d<Out extends Writable = Tensor>(
    x: TensorLike,
    w: TensorLike,
    options?: ConvTranspose2dOptions<Out>,
  ): NoInfer<Out>;

  /**
   * Gradients of a loss with respect to the transposed convolution's input, weight and bias.
   * @param gradY  the loss's gradient with respect to the output, in its shape, with as many axes as x
   * @throws as convTranspose2d
   * @see torch.autograd
   */
  convTranspose2dBackward(
    gradY: TensorLike,
    x: TensorLike,
    w: TensorLike,
    options?: ConvTranspose2dBackwardOptions,
  ): Conv2dGradients;

  /**
   * The largest value of every window and where it stands; the first of equal ones wins, and NaN beats all others.
   * @param x  [N, C, H, W]; [C, H, W] and [H, W] are taken, too, and the results lack the same axes
   * @returns output and indices, [N, C, H', W'] with H' = ⌊(H + top + bottom − dilation · (kernel − 1) − 1) / stride⌋ + 1;
   * under `ceilMode` ⌈…⌉ + 1, less a last window that would start in the padding behind the image
   * @throws RangeError 'shape', 'kernel', 'kernel-too-large', 'stride', 'padding' (not less than the dilated window, too),
   * 'dilation', 'memory'; TypeError
   * @see torch.nn.functional.max_pool2d
   */
  maxPool2d(x: TensorLike, options: MaxPoolOptions): MaxPooled;

  /**
   * The gradient of a loss with respect to x: every value of gradY goes to the maximum of its window, the first of equal
   * ones.
   * @param gradY  the loss's gradient with respect to the output, in its shape, with as many axes as x
   * @returns in the shape of x
   * @throws as maxPool2d
   */
  maxPool2dBackward<Out extends Writable = Tensor>(
    gradY: TensorLike,
    x: TensorLike,
    options: MaxPoolBackwardOptions<Out>,
  ): NoInfer<Out>;

  /**
   * The mean of every window.
   * @param x  [N, C, H, W]; [C, H, W] and [H, W] are taken, too, and the result lacks the same axes
   * @returns [N, C, H', W'] as maxPool2d
   * @throws as maxPool2d
   * @see torch.nn.functional.avg_pool2d, also for what a window divides by where it reaches past the padding
   */
  avgPool2d<Out extends Writable = Tensor>(x: TensorLike, options: AvgPoolOptions<Out>): NoInfer<Out>;

  /**
   * The gradient of a loss with respect to x: every value of gradY, shared by its window.
   * @param gradY  the loss's gradient with respect to the output, in its shape, with as many axes as x
   * @param x  only its shape and dtype count
   * @returns in the shape of x
   * @throws as maxPool2d
   */
  avgPool2dBackward<Out extends Writable = Tensor>(
    gradY: TensorLike,
    x: TensorLike,
    options: AvgPoolOptions<Out>,
  ): NoInfer<Out>;

  /**
   * Prepares a convolution for images of one shape: options are read once, weights and bias stay in the engine's memory.
   * @param operation  what is planned
   * @param w  weights as conv2d takes them; a copy is kept
   * @throws as conv2d, all but what an image is to blame for; RangeError 'op'
   */
  plan(operation: 'conv2d', w: TensorLike, options: PlanOptions): Plan;

  /**
   * Keeps a copy of a tensor in the engine's memory.
   * @throws RangeError 'memory'; TypeError
   */
  tensor(x: TensorLike, options?: ResidentOptions): ResidentTensor;

  /**
   * Learns the kernel and the bias of one layer from an input and its target.
   * @throws as conv2d; RangeError 'loss', 'optimizer', 'lr', 'momentum', 'nesterov', 'weightDecay', 'beta1', 'beta2',
   * 'eps', 'seed', 'distribution', 'scale'
   */
  trainer(options: TrainerOptions): Trainer;

  /**
   * Learns a small sequential net: convolutions, ReLU and poolings.
   * @throws as conv2d and maxPool2d, the message beginning with the layer; RangeError 'layers', 'op' and as above
   */
  trainer(options: NetTrainerOptions): NetTrainer;

  /**
   * What a layer can learn, and how fast: the optimum of its squared loss, the Hessian and its eigenvalues.
   * @throws as conv2d; RangeError 'loss', 'kernel-too-large' (more than 256 parameters per output channel, too),
   * 'not-finite' for x or y that are not finite
   */
  leastSquares(options: LeastSquaresOptions): LeastSquares;

  /**
   * The squared loss of a layer over a plane in the space of its parameters.
   * @throws as leastSquares; RangeError 'range', 'resolution', 'axes', 'shape' for an origin or axes that are not one
   * number per parameter
   */
  lossSurface(options: LossSurfaceOptions): LossSurface;

  /**
   * How much of the input every node of a net sees.
   * @throws TypeError; RangeError 'kernel', 'stride', 'padding', … for a setting; 'id', 'in', 'input', 'cycle' for the
   * graph; 'kernel-too-large', 'shape' for maps that do not fit; 'unaligned' if `strict`; 'overflow' beyond 2⁵³
   * @see Araujo, Norris & Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill 2019
   */
  receptiveField(net: Net, options?: ReceptiveFieldOptions): ReceptiveField;

  /**
   * What one unit sees of every node it depends on: the unit first, then every ancestor.
   * @param unit  [row, column]
   * @throws as receptiveField; RangeError 'unit' for one outside the map, 'inputSize' where a named padding depends on it
   */
  receptiveBox(net: Net, id: NodeId, unit: readonly [number, number], options?: InputSizeOption): ReceptiveBox[];

  /**
   * How much each input pixel counts for one unit: the gradient of the unit with respect to the input, one channel.
   * Relu counts as the identity, concat as add, maxpool as the mean with torch's count_include_pad.
   * @param unit  [row, column], inside the map
   * @returns [H, W] of the input, in unit of the kernels' product
   * @throws as receptiveBox; RangeError 'weights', 'shape' for kernels that fit no node, 'seed', 'memory'
   * @see Luo, Li, Urtasun & Zemel, "Understanding the Effective Receptive Field", NeurIPS 2016
   */
  effectiveReceptiveField<Out extends Writable = Tensor>(
    net: Net,
    id: NodeId,
    unit: readonly [number, number],
    options: EffectiveReceptiveFieldOptions<Out>,
  ): NoInfer<Out>;

  /**
   * Gives all memory back, that of tensors, plans and trainers still alive, too. Any use of the engine, its tensors, plans
   * and trainers after it is a RangeError 'disposed'.
   */
  dispose(): void;
}

// uses-everything.mts — compiled, never run: everything in the package's contract used as a TypeScript program would.
import { createEngine, kernels, random } from 'convscope';
import type {
  AdamSettings,
  Conv2dGradients,
  Dtype,
  Engine,
  EngineError,
  ErrorCode,
  KernelName,
  Kernels,
  LayerParameters,
  LeastSquares,
  LossSurface,
  MaxPooled,
  Net,
  NetTrainer,
  Plan,
  ReceptiveBox,
  ReceptiveField,
  ResidentTensor,
  Tensor,
  TensorLike,
  Trainer,
} from 'convscope';

const engine: Engine = await createEngine();
const x = [
  [0, 1, 2],
  [3, 4, 5],
] as const;
const tensor: Tensor = { shape: [2, 2], data: new Float64Array(4) };
const anything: TensorLike[] = [1, x, tensor, { shape: [1] as const, data: new Float32Array(1) }];

// Tensors in, a tensor out; or the very object given as `out`.
const correlated: Tensor = engine.correlate2d(x, [[1, 2]], {
  mode: 'same',
  boundary: 'wrap',
  value: 1,
  dtype: 'float64',
});
const convolved: Tensor = engine.convolve2d(anything[1], 2, { mode: 'full', out: tensor });
const padded: Tensor = engine.pad2d(x, [1, 2, 3, 4], { mode: 'symmetric', value: NaN });
const convolution: Tensor = engine.conv2d(x, tensor, {
  bias: [1],
  stride: [1, 2],
  padding: 'same-lower',
  paddingMode: 'circular',
  dilation: 2,
  groups: 1,
  flip: true,
  algorithm: 'direct',
});
const gradients: Conv2dGradients = engine.conv2dBackward(tensor, x, tensor, { padding: [1, 1], bias: null });
const transposed: Tensor = engine.convTranspose2d(x, tensor, {
  bias: [1],
  stride: 2,
  padding: [0, 0, 1, 1],
  outputPadding: [1, 0],
  dilation: 1,
  groups: 1,
});
const stamped: Conv2dGradients = engine.convTranspose2dBackward(tensor, x, tensor, { stride: 2, bias: null });
const pooled: MaxPooled = engine.maxPool2d(x, { kernel: 2, stride: [1, 2], padding: 1, dilation: 2, ceilMode: true });
const places: Int32Array = pooled.indices.data;
const means: Tensor = engine.avgPool2d(x, {
  kernel: [1, 2],
  padding: 'same',
  countIncludePad: false,
  dtype: 'float64',
});
const poolGradients: Tensor[] = [
  engine.maxPool2dBackward(pooled.output, x, { kernel: 2 }),
  engine.avgPool2dBackward(means, x, { kernel: 2, out: tensor }),
];
const gradX: Tensor = gradients.gradX;
const numbers: number[] = [...gradients.gradW.data, ...gradients.gradBias.data, ...correlated.shape];

// Plans
const plan: Plan = engine.plan('conv2d', tensor, { inputShape: [1, 2, 3], bias: 1, stride: 2, algorithm: 'auto' });
const planned: [string, readonly number[]] = [plan.algorithm, plan.outputShape];
const ran: Tensor = plan.run(x, { out: tensor });
plan.dispose();

// Resident tensors
const handle: ResidentTensor = engine.tensor(x, { dtype: 'float32' });
const dtype: Dtype = handle.dtype;
const sameHandle: ResidentTensor = engine.conv2d(handle, 1, { out: handle });
const copy: Tensor = handle.read();
const into: Tensor = handle.read(tensor);
handle.write(copy);
handle.dispose();

// Training
const adam: AdamSettings = { name: 'adam', lr: 0.1, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 };
const trainer: Trainer = engine.trainer({
  x,
  y: tensor,
  weight: { seed: 1, distribution: 'uniform', scale: 0.5, shape: [1, 2] },
  bias: { seed: 2 },
  stride: 1,
  loss: 'mean',
  optimizer: { name: 'sgd', lr: 0.01, momentum: 0.9, nesterov: true, weightDecay: 0.1 },
  dtype: 'float64',
});
const losses: Float64Array = trainer.step(20);
trainer.set({ optimizer: adam, weight: [[1, 2]], bias: 0 });
trainer.reset();
const learned: (Tensor | null)[] = [trainer.weight, trainer.bias, trainer.gradWeight, trainer.gradBias];
const fit: Tensor[] = [trainer.output, trainer.residual];
const progress: [number, boolean] = [trainer.stepCount, trainer.diverged];
trainer.dispose();

const small: NetTrainer = engine.trainer({
  x: [x],
  y: [x],
  layers: [
    {
      op: 'conv',
      weight: { seed: 1, shape: [2, 1, 3, 3] },
      bias: { seed: 2 },
      padding: 'same',
      paddingMode: 'replicate',
    },
    { op: 'relu' },
    { op: 'maxpool', kernel: 1, dilation: 2, ceilMode: true },
    { op: 'avgpool', kernel: [1, 1], stride: 1, countIncludePad: false },
    { op: 'conv', weight: tensor, bias: null },
  ],
  optimizer: adam,
});
small.set({ optimizer: adam, parameters: [{ weight: { seed: 3 }, bias: [0, 0] }, {}, {}, {}, { weight: tensor }] });
const layers: LayerParameters[] = [...small.parameters, ...small.gradients];
const outputs: Tensor[] = [...small.activations, small.output, small.residual, tensor];
small.step();

// The loss
const solved: LeastSquares = engine.leastSquares({
  x,
  y: tensor,
  kernelShape: [1, 2],
  bias: true,
  loss: 'mean',
  stride: [1, 2],
  padding: 'same',
  paddingMode: 'reflect',
  dilation: 1,
  flip: true,
  dtype: 'float64',
});
const optimum: (Tensor | null)[] = [solved.weight, solved.bias];
const curvature: Tensor[] = [solved.hessian, solved.eigenvalues, solved.eigenvectors, solved.nullSpace];
const facts: number[] = [solved.rank, solved.maxStableLr, solved.loss];
const surface: LossSurface = engine.lossSurface({
  x,
  y: tensor,
  kernelShape: [1, 2],
  origin: [0, 0],
  axes: [
    [1, 0],
    [0, 1],
  ],
  range: [
    [-1, 1],
    [0, 2],
  ],
  resolution: [9, 5],
});
const heights: [Tensor, Tensor, Tensor, number] = [surface.values, surface.origin, surface.axes, surface.range[0][1]];

// Receptive fields
const net: Net = [
  { op: 'conv', kernel: 3, padding: 'same' },
  { op: 'maxpool', kernel: [2, 2], ceilMode: true },
  { id: 'up', op: 'upsample', scale: 2 },
  { op: 'convTranspose', kernel: 2, stride: 2, outputPadding: 1 },
  { op: 'pad', padding: [1, 0, 0, 1] },
  { op: 'relu' },
];
const field: ReceptiveField = engine.receptiveField(net, { inputSize: [32, 48], strict: true });
const center: [number, number] | null = field.nodes[0].center;
const boxes: ReceptiveBox[] = engine.receptiveBox(net, 'up', [0, 1], { inputSize: 32 });
const gradient: Tensor = engine.effectiveReceptiveField(net, 'up', [0, 1], {
  inputSize: 32,
  weights: { 1: x },
  seed: 1,
});
const bottom: number | undefined = boxes[0].clipped?.[2];

// The rest of the package
const name: KernelName = 'sobel-x';
const kernel: Tensor = kernels[name];
const list: Kernels = engine.kernels;
const seeded: Tensor = random({ seed: 1, shape: [2, 3], distribution: 'normal', scale: 1, dtype: 'float64' });
try {
  engine.dispose();
} catch (error) {
  const code: ErrorCode = (error as EngineError).code;
  console.log(code);
}
console.log(list, layers, outputs, places, poolGradients, planned, ran, optimum, curvature, facts, heights);
console.log(
  convolved,
  padded,
  convolution,
  transposed,
  stamped,
  gradX,
  numbers,
  dtype,
  sameHandle,
  into,
  losses,
  learned,
  fit,
  progress,
);
console.log(center, gradient, bottom, kernel, seeded);

// What the declarations refuse
// @ts-expect-error a string is no tensor
engine.correlate2d('x', [[1]]);
// @ts-expect-error a bare typed array has no shape
engine.correlate2d(new Float32Array(4), [[1]]);
// @ts-expect-error bytes are no data
engine.correlate2d({ shape: [1, 1], data: new Uint8Array(1) }, 1);
// @ts-expect-error no such option
engine.correlate2d(x, 1, { colour: 1 });
// @ts-expect-error no such mode
engine.correlate2d(x, 1, { mode: 'most' });
// @ts-expect-error layers call it zeros
engine.conv2d(x, 1, { paddingMode: 'constant' });
// @ts-expect-error three numbers are no padding
engine.conv2d(x, 1, { padding: [1, 2, 3] });
// @ts-expect-error numbers in strings are not converted
engine.conv2d(x, 1, { stride: '2' });
// @ts-expect-error a transposed convolution has no size to reach by a rule
engine.convTranspose2d(x, 1, { padding: 'same' });
// @ts-expect-error pooling needs a kernel
engine.maxPool2d(x, { stride: 2 });
// @ts-expect-error average pooling is never dilated
engine.avgPool2d(x, { kernel: 2, dilation: 2 });
// @ts-expect-error max pooling returns two tensors
engine.maxPool2d(x, { kernel: 2, out: tensor });
// @ts-expect-error a plan needs the shape of its images
engine.plan('conv2d', 1, {});
// @ts-expect-error only convolutions are planned
engine.plan('pad2d', 1, { inputShape: [1, 1] });
// @ts-expect-error groups share no analysis
engine.leastSquares({ x, y: x, kernelShape: [1, 1], groups: 2 });
// @ts-expect-error a range has two ends
engine.lossSurface({ x, y: x, kernelShape: [1, 2], range: [[0], [1]] });
// @ts-expect-error a net has no weight of its own
engine.trainer({ x, y: x, layers: [{ op: 'relu' }], weight: 1 });
// @ts-expect-error relu has nothing to set
engine.trainer({ x, y: x, layers: [{ op: 'relu', stride: 1 }] });
// @ts-expect-error a convolution has a weight
engine.trainer({ x, y: x, layers: [{ op: 'conv' }] });
// @ts-expect-error rules need a layer
engine.pad2d(x, 'same');
// @ts-expect-error only what returns one tensor takes out
engine.conv2dBackward(tensor, x, 1, { out: tensor });
// @ts-expect-error nested arrays cannot be written into
engine.conv2d(x, 1, { out: [[1]] });
// @ts-expect-error a trainer needs a weight
engine.trainer({ x, y: x });
// @ts-expect-error momentum is not Adam's
engine.trainer({ x, y: x, weight: 1, optimizer: { name: 'adam', momentum: 0.9 } });
// @ts-expect-error seeded weights need a shape
engine.trainer({ x, y: x, weight: { seed: 1 } });
// @ts-expect-error what a trainer learned is read only
trainer.weight = tensor;
// @ts-expect-error a handle keeps its data to itself
console.log(handle.data);
// @ts-expect-error no such kernel
console.log(kernels['sobel-z']);
// @ts-expect-error upsample has a scale
engine.receptiveField([{ op: 'upsample' }]);

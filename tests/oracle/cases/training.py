"""Trainers: losses, parameters and gradients as PyTorch's autograd and torch.optim compute them."""

import math

import numpy as np
import torch
from torch.nn import functional

from . import answers
from .convolution import Layer

# How far rounding carries a run of many steps depends on the run. It is measured: the same run in float32, and from
# starts that differ by roundings, lie that far apart; a result may lie this many times as far from the float64 run.
SENSITIVITY_FACTOR = 32
# Of the largest value: what is allowed however well the measured runs agree.
FLOOR = {'float32': 1e-5, 'float64': 1e-12}
NUDGE = {'float32': 2.0**-22, 'float64': 2.0**-50}
# A value closer than this to a kink (0 under relu, an equal under maxpool) may fall on its other side in another run.
KINK_MARGIN = {'float32': 1e-4, 'float64': 1e-9}


class Conv:
    """A layer with all its options, the first of a net."""

    def __init__(self, draw):
        self.layer = Layer(draw)
        self.weight = self.layer.weight
        self.bias = self.weight[:1] if self.layer.has_bias else None
        self.options = self.layer.options(draw)

    def forward(self, x, parameters, _margins):
        return self.layer.forward(x, *parameters)

    def description(self):
        return {'op': 'conv', **self.options}


class PlainConv:
    """A layer without options that takes what the layers before it give."""

    def __init__(self, draw, channels, size):
        self.weight = [draw.whole(1, 2), channels, *(draw.whole(1, min(2, side)) for side in size)]
        self.bias = self.weight[:1] if draw.chance(2) else None
        self.size = [side - taps + 1 for side, taps in zip(size, self.weight[2:])]

    def forward(self, x, parameters, _margins):
        return functional.conv2d(x, *parameters)

    def description(self):
        return {'op': 'conv'}


class Relu:
    weight = bias = None

    def forward(self, x, _parameters, margins):
        margins.append((x.abs().min() / x.abs().max().clamp(min=1e-300)).item())
        return functional.relu(x)

    def description(self):
        return {'op': 'relu'}


class Pool:
    weight = bias = None

    def __init__(self, draw, size):
        self.op = draw.pick('maxpool', 'avgpool')
        self.kernel = [draw.whole(1, min(2, side)) for side in size]
        self.stride = draw.pick(self.kernel, [1, 1])
        self.size = [(side - taps) // step + 1 for side, taps, step in zip(size, self.kernel, self.stride)]

    def forward(self, x, _parameters, margins):
        if self.op == 'avgpool':
            return functional.avg_pool2d(x, self.kernel, self.stride)
        windows = x.unfold(2, self.kernel[0], self.stride[0]).unfold(3, self.kernel[1], self.stride[1]).flatten(4)
        if windows.shape[4] > 1:
            first, second = windows.detach().topk(2).values.unbind(4)
            # Zeros of a relu are equal on purpose and stay so; no gradient passes through them.
            gap = torch.where(first == 0, torch.inf, first - second)
            margins.append((gap.min() / x.abs().max().clamp(min=1e-300)).item())
        return functional.max_pool2d(x, self.kernel, self.stride)

    def description(self):
        return {'op': self.op, 'kernel': self.kernel, 'stride': self.stride}


def optimizer_of(draw, lr):
    """A rule's settings in the contract's names, and the torch.optim object for parameters."""
    decay = draw.pick(0, 0, 0.01)
    if draw.chance(3):
        settings = {'lr': draw.pick(0.001, 0.01, 0.1), 'weightDecay': decay}
        settings.update(draw.pick({}, {'beta1': 0.5, 'beta2': 0.9}, {'eps': 1e-3}))
        betas = (settings.get('beta1', 0.9), settings.get('beta2', 0.999))
        return {'name': 'adam', **settings}, lambda leaves: torch.optim.Adam(
            leaves, lr=settings['lr'], betas=betas, eps=settings.get('eps', 1e-8), weight_decay=decay
        )
    momentum = draw.pick(0, 0, 0.5, 0.9)
    nesterov = momentum > 0 and draw.chance(2)
    settings = {'name': 'sgd', 'lr': lr, 'momentum': momentum, 'nesterov': nesterov, 'weightDecay': decay}
    return settings, lambda leaves: torch.optim.SGD(
        leaves, lr=lr, momentum=momentum, nesterov=nesterov, weight_decay=decay
    )


class Run:
    """What a training run leaves behind, in the dtype of its tensors."""

    def __init__(self, layers, x, y, starts, loss, make_optimizer, steps):
        self.margins = []
        leaves = [[None if leaf is None else leaf.clone().requires_grad_() for leaf in pair] for pair in starts]
        flat = [leaf for pair in leaves for leaf in pair if leaf is not None]
        optimizer = make_optimizer(flat)
        losses = []
        for step in range(steps + 1):
            activation = x
            for layer, pair in zip(layers, leaves):
                activation = layer.forward(activation, pair, self.margins)
            residual = activation - y
            value = (residual * residual).sum() if loss == 'sum' else (residual * residual).mean()
            optimizer.zero_grad()
            value.backward()
            losses.append(value.item())
            if step < steps:
                optimizer.step()
        self.results = {
            'losses': np.array(losses[:steps]),
            'output': activation.detach().double().numpy(),
            'residual': residual.detach().double().numpy(),
        }
        for i, pair in enumerate(leaves):
            for name, leaf in zip(('weight', 'bias'), pair):
                if leaf is not None:
                    self.results[f'{i}.{name}'] = leaf.detach().double().numpy()
                    self.results[f'{i}.grad.{name}'] = leaf.grad.double().numpy()
        largest = max(np.max(abs(values)) for values in self.results.values())
        self.is_tame = math.isfinite(largest) and largest < 1e6 and max(losses) < 1e3 * (losses[0] + 1e-3)


def trainer(draw):
    draw.kind = 'real'
    draw.scale = 1.0
    while True:
        case = attempt(draw)
        if case is not None:
            return case


def attempt(draw):
    """A training case, or None if its run is too wild, or comes too close to a kink, to have one answer."""
    first = Conv(draw)
    if first.layer.batch == 0:
        return None
    layers = net(draw, first) if draw.chance(2) else [first]
    is_double = draw.dtype == 'float64'
    x = draw.values(first.layer.input).astype(np.float32)
    starts = [
        [None if shape is None else draw.values(shape).astype(np.float32) for shape in (layer.weight, layer.bias)]
        for layer in layers
    ]
    output = torch.from_numpy(x)
    for layer, pair in zip(layers, starts):
        output = layer.forward(output, [None if part is None else torch.from_numpy(part) for part in pair], [])
    y = draw.values(output.shape).astype(np.float32)
    # A layer's learning rate is stable below 2/λmax, and λmax is at most twice the sum of all its windows' squares.
    loss = draw.pick('sum', 'mean')
    trace = 2 * float((x.astype(np.float64) ** 2).sum()) * first.layer.weight[2] * first.layer.weight[3] + 2 * y.size
    count = y.size if loss == 'mean' else 1
    lr = float(np.float32(draw.pick(0.1, 0.5, 1) * count / trace))
    settings, make_optimizer = optimizer_of(draw, lr)
    steps = draw.whole(1, 12)

    def run(dtype, nudge=0.0):
        wobble = np.random.Generator(np.random.Philox(key=1)) if nudge else None

        def prepared(array):
            if array is None:
                return None
            tensor = torch.from_numpy(array).to(dtype)
            return tensor if wobble is None else tensor * (1 + nudge * torch.from_numpy(wobble.uniform(-1, 1, array.shape)))

        pairs = [[prepared(part) for part in pair] for pair in starts]
        return Run(layers, prepared(x), prepared(y), pairs, loss, make_optimizer, steps)

    truth = run(torch.float64)
    if not truth.is_tame or min(truth.margins, default=1) < KINK_MARGIN[draw.dtype]:
        return None
    others = [run(torch.float64, NUDGE[draw.dtype])] + ([] if is_double else [run(torch.float32)])
    expect = {}
    for name, values in truth.results.items():
        apart = max(np.max(abs(other.results[name] - values)) for other in others)
        largest = np.max(abs(values))
        limit = SENSITIVITY_FACTOR * apart + FLOOR[draw.dtype] * max(largest, 1e-3)
        expect[name] = {'is': values, 'within': np.full(values.shape, limit, np.float32)}
    shared = {'loss': loss, 'optimizer': settings, **({'dtype': 'float64'} if is_double else {})}
    if len(layers) > 1:
        described = [
            {**layer.description(), **({} if pair[0] is None else {'weight': pair[0], 'bias': pair[1]})}
            for layer, pair in zip(layers, starts)
        ]
        return {'args': [steps], 'options': {**shared, 'x': x, 'y': y, 'layers': described}, 'expect': expect}
    image, kernel = first.layer.image, first.layer.kernel
    for names, shaped in ((('output', 'residual'), image), (('0.weight', '0.grad.weight'), kernel)):
        for name in names:
            expect[name] = {part: shaped(array) for part, array in expect[name].items()}
    given = {'x': image(x), 'y': image(y), 'weight': kernel(starts[0][0]), 'bias': starts[0][1]}
    return {'args': [steps], 'options': {**shared, **first.options, **given}, 'expect': expect}


def net(draw, first):
    """A few layers behind the first one."""
    layers = [first]
    size = first.layer.output[2:]
    if draw.chance(2):
        layers.append(Relu())
    if draw.chance(2):
        layers.append(Pool(draw, size))
        size = layers[-1].size
    if draw.chance(2):
        layers.append(PlainConv(draw, first.weight[0], size))
    return layers

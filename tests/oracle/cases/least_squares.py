"""leastSquares and lossSurface as numpy.linalg solves them, from the layer's design matrix."""

import numpy as np
import torch

from .convolution import Layer

# Eigenvalues of the Hessian, relative to the largest: between the two it is no matter of fact whether one is zero.
SURELY_ZERO = 1e-14
SURELY_POSITIVE = 1e-7
# Relative errors allowed: of sums, and of what is solved from them, there times the condition number.
ROUNDING = 1e-12


class Problem:
    """A layer without groups, its data, and the matrix whose rows are its windows."""

    def __init__(self, draw):
        while True:
            self.layer = layer = Layer(draw)
            taps = layer.weight[1] * layer.weight[2] * layer.weight[3]
            if layer.groups > 1 or layer.batch == 0 or taps > 24:
                continue
            self.x, self.y = draw.tensors(layer.input, layer.output)
            unit_kernels = torch.eye(taps, dtype=torch.float64).reshape([taps, *layer.weight[1:]])
            x = torch.from_numpy(self.x).double()
            windows = layer.forward(x, unit_kernels, None).numpy()
            self.matrix = np.moveaxis(windows, 1, 3).reshape(-1, taps)
            if layer.has_bias:
                self.matrix = np.column_stack([self.matrix, np.ones(len(self.matrix))])
            self.targets = np.moveaxis(self.y.astype(np.float64), 1, 3).reshape(-1, layer.weight[0])
            self.loss = draw.pick('sum', 'mean')
            self.scale = 1 / self.targets.size if self.loss == 'mean' else 1.0
            singular = np.linalg.svd(self.matrix, compute_uv=False)
            relative = (singular / max(singular[0], 1e-300)) ** 2
            if singular[0] > 0 and not np.any((relative > SURELY_ZERO) & (relative < SURELY_POSITIVE)):
                break
        self.rank = int(np.count_nonzero(relative > 0.5 * SURELY_POSITIVE))
        self.condition = 1 / relative[self.rank - 1]
        self.largest = 2 * self.scale * singular[0] ** 2
        self.squares = self.scale * (self.targets**2).sum()

    def options(self, draw):
        layer = self.layer
        options = {name: value for name, value in layer.options(draw).items() if name != 'groups'}
        shape = layer.weight[4 - layer.weight_rank :]
        return {
            'x': layer.image(self.x),
            'y': layer.image(self.y),
            'kernelShape': shape,
            'bias': layer.has_bias,
            'loss': self.loss,
            **options,
        }

    def flat(self, solution):
        """Parameters × channels in the contract's order: weights channel by channel, then the biases."""
        weights = solution[:-1] if self.layer.has_bias else solution
        biases = solution[-1:] if self.layer.has_bias else solution[:0]
        return np.concatenate([weights.T.ravel(), biases.ravel()])

    def loss_at(self, parameters):
        channels = self.layer.weight[0]
        biases = channels if self.layer.has_bias else 0
        solution = parameters[: len(parameters) - biases].reshape(channels, -1).T
        if biases:
            solution = np.vstack([solution, parameters[len(parameters) - biases :]])
        return self.scale * ((self.matrix @ solution - self.targets) ** 2).sum()


def least_squares(draw):
    make_plain(draw)
    problem = Problem(draw)
    channels = problem.layer.weight[0]
    block = 2 * problem.scale * problem.matrix.T @ problem.matrix
    # Order of the parameters as flat() has it, found by sending their numbers through it.
    size = len(block)
    order = problem.flat(np.arange(size * channels).reshape(channels, size).T).astype(int)
    hessian = np.kron(np.eye(channels), block)[np.ix_(order, order)]
    solution = np.linalg.lstsq(problem.matrix, problem.targets, rcond=np.sqrt(0.5 * SURELY_POSITIVE))[0]
    optimum = problem.flat(solution)
    weights = size * channels - (channels if problem.layer.has_bias else 0)
    eigenvalues = np.repeat(np.linalg.eigvalsh(block)[::-1].clip(0), channels)
    reach = ROUNDING * problem.condition * (np.max(abs(optimum)) + np.sqrt(2 * problem.squares / problem.largest))
    expect = {
        'hessian': near(hessian, ROUNDING * problem.largest),
        'eigenvalues': near(eigenvalues, ROUNDING * problem.largest),
        'rank': near(np.array(problem.rank * channels), 0),
        'maxStableLr': near(np.array(2 / problem.largest), ROUNDING * 2 / problem.largest),
        'weight': near(optimum[:weights].reshape(problem.options(draw)['kernelShape']), reach),
        'loss': near(np.array(problem.loss_at(optimum)), ROUNDING * problem.squares * problem.condition**0.5),
    }
    if problem.layer.has_bias:
        expect['bias'] = near(optimum[weights:], reach)
    return {'args': [], 'options': problem.options(draw), 'expect': expect}


def loss_surface(draw):
    make_plain(draw)
    problem = Problem(draw)
    count = problem.matrix.shape[1] * problem.layer.weight[0]
    origin, first, second = (draw.values([count]) for _ in range(3))
    ranges = [[-1, 2], [-0.5, 0.5]]
    resolution = [draw.whole(1, 4), draw.whole(2, 4)]
    along, across = (np.linspace(least, most, steps) for (least, most), steps in zip(ranges, resolution))
    values = np.array([[problem.loss_at(origin + a * first + b * second) for b in across] for a in along])
    options = {**problem.options(draw), 'origin': origin, 'axes': np.stack([first, second])}
    expect = {'values': near(values, 100 * ROUNDING * (values.max() + problem.squares))}
    return {'args': [], 'options': {**options, 'range': ranges, 'resolution': resolution}, 'expect': expect}


def make_plain(draw):
    """Always float64, and finite values of about 1."""
    draw.dtype = 'float64'
    draw.kind = 'real'
    draw.scale = 1.0


def near(values, limit):
    values = np.asarray(values, np.float64)
    return {'is': values, 'within': np.full(values.shape, limit, np.float32)}

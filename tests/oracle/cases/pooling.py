"""Pooling and its gradients as PyTorch computes them."""

import numpy as np
import torch
from torch.nn import functional

from . import answers
from .convolution import same_padding

# More values that are equal: which of them is the maximum is part of the answer.
TIES = 3


class Layer:
    """Sizes and settings of a random pooling layer."""

    def __init__(self, draw, dilated):
        self.kernel = draw.pair(1, 4)
        self.stride = draw.pick(self.kernel, draw.pair(1, 3))
        self.dilation = draw.pair(1, 3) if dilated and draw.chance(3) else [1, 1]
        self.ceil = draw.chance(2)
        self.count_padding = draw.chance(2)
        self.extent = [(size - 1) * step + 1 for size, step in zip(self.kernel, self.dilation)]
        self.batch = 0 if draw.chance(16) else draw.pick(1, 1, 2, 3)
        self.named = draw.pick(*[None] * 6, 'valid', 'same', 'same-lower')
        while True:
            self.size = [draw.length(), draw.length()]
            most = [min(3, reach - 1) for reach in self.extent]
            even = [draw.whole(0, taps // 2) for taps in self.kernel]
            uneven = [draw.whole(0, side) for side in most * 2]
            self.padding = draw.pick([0, 0, 0, 0], even * 2, even * 2, uneven)
            if self.named == 'valid':
                self.padding = [0, 0, 0, 0]
            elif self.named is not None:
                self.padding = same_padding(self.size, self.extent, self.stride, self.named == 'same-lower')
            is_less = all(side < reach for side, reach in zip(self.padding, self.extent * 2))
            padded = [size + before + behind for size, before, behind in zip(self.size, self.padding, self.padding[2:])]
            # In ceil mode even the first window may hang over, by less than a stride.
            spare = [step - 1 if self.ceil and self.named is None else 0 for step in self.stride]
            if is_less and all(reach <= room + more for reach, room, more in zip(self.extent, padded, spare)):
                break
        self.windows = [self.count_windows(axis) for axis in (0, 1)]
        self.channels = draw.whole(1, 3)
        self.rank = draw.pick(4, 3, 2) if self.batch == 1 else 4
        if self.rank == 2:
            self.channels = 1
        self.input = [self.batch, self.channels, *self.size]
        self.output = [self.batch, self.channels, *self.windows]

    def count_windows(self, axis):
        """PyTorch's rule: in ceil mode a last window must begin inside the image or the padding before it."""
        size, stride = self.size[axis], self.stride[axis]
        before, behind = self.padding[axis], self.padding[axis + 2]
        room = size + before + behind - self.extent[axis]
        windows = (-(-room // stride) if self.ceil else room // stride) + 1
        return windows - 1 if self.ceil and (windows - 1) * stride >= size + before else windows

    @property
    def is_plain(self):
        """Whether PyTorch takes the padding as it is: the same on both sides and at most half the kernel."""
        even = self.padding[:2] == self.padding[2:]
        return even and all(side <= taps // 2 for side, taps in zip(self.padding, self.kernel))

    def spread(self, x, value):
        """The image with all that its windows cover written out."""
        top, left = self.padding[:2]
        reach = [(count - 1) * step + extent for count, step, extent in zip(self.windows, self.stride, self.extent)]
        bottom, right = (max(0, all_ - size - before) for all_, size, before in zip(reach, self.size, (top, left)))
        return functional.pad(x, (left, right, top, bottom), 'constant', value)

    def cut(self, pooled):
        return pooled[:, :, : self.windows[0], : self.windows[1]]

    def image(self, array):
        return array.reshape(array.shape[4 - self.rank :])

    def options(self, draw, average):
        is_even = self.padding[:2] == self.padding[2:]
        options = {
            'kernel': draw.spelled(self.kernel),
            'padding': self.named or (draw.spelled(self.padding[:2]) if is_even and draw.chance(2) else self.padding),
            'ceilMode': self.ceil,
        }
        if self.stride != self.kernel or draw.chance(4):
            options['stride'] = draw.spelled(self.stride)
        if average:
            options['countIncludePad'] = self.count_padding
        else:
            options['dilation'] = draw.spelled(self.dilation)
        defaults = {'padding': 0, 'ceilMode': False, 'countIncludePad': True, 'dilation': 1}
        return {name: given for name, given in options.items() if given != defaults.get(name) or draw.chance(2)}

    def max_pool(self, x):
        """Values, and positions in the image: −1 where a dilated window steps over all of it."""
        if x.shape[0] == 0:
            return x.new_zeros(self.output) + 0 * x.sum(), torch.zeros(self.output, dtype=torch.int64)
        if self.is_plain:
            y, where = functional.max_pool2d(
                x, self.kernel, self.stride, self.padding[:2], self.dilation, self.ceil, return_indices=True
            )
        else:
            padded = self.spread(x, -torch.inf)
            y, where = functional.max_pool2d(padded, self.kernel, self.stride, 0, self.dilation, return_indices=True)
            y, where = self.cut(y), self.cut(where)
            row, column = where // padded.shape[3] - self.padding[0], where % padded.shape[3] - self.padding[1]
            where = row * self.size[1] + column
        return y, where

    def average_pool(self, x):
        if x.shape[0] == 0:
            return x.new_zeros(self.output) + 0 * x.sum()
        if self.is_plain:
            return functional.avg_pool2d(
                x, self.kernel, self.stride, self.padding[:2], self.ceil, self.count_padding
            )
        ones = x.new_ones([1, 1, *self.size])
        if self.count_padding:
            top, left, bottom, right = self.padding
            ones = functional.pad(ones, (left, right, top, bottom), 'constant', 1)
            reach = self.spread(x, 0).shape
            ones = functional.pad(ones, (0, max(0, reach[3] - ones.shape[3]), 0, max(0, reach[2] - ones.shape[2])))
        else:
            ones = self.spread(ones, 0)
        sums, counts = (
            self.cut(functional.avg_pool2d(plane, self.kernel, self.stride, divisor_override=1))
            for plane in (self.spread(x, 0), ones)
        )
        return sums / counts


def max_layer(draw):
    """A max-pooling layer and its image; only windows that cover a pixel."""
    while True:
        layer = Layer(draw, dilated=True)
        # PyTorch has no answer for special values in padding that it is not given, nor a position for empty windows.
        if draw.kind == 'special' and not layer.is_plain:
            continue
        covered = layer.max_pool(torch.zeros(layer.input))[0]
        if torch.isfinite(covered).all():
            break
    (x,) = draw.tensors(layer.input)
    if draw.kind == 'integer':
        x = np.clip(x, -TIES, TIES)
    return layer, x


def max_pool2d(draw):
    layer, x = max_layer(draw)
    y, where = layer.max_pool(torch.from_numpy(x))
    values = answers.classes if draw.kind == 'special' else answers.exact
    return {
        'args': [layer.image(x)],
        'options': {**layer.options(draw, average=False), **draw.dtype_option()},
        'expect': {
            'output': values(layer.image(y).numpy(), draw.dtype),
            'indices': answers.exact(layer.image(where).numpy(), np.int32),
        },
    }


def max_pool2d_backward(draw):
    layer, x = max_layer(draw)
    (grad_y,) = draw.tensors(layer.output)

    def compute(grad_y):
        leaf = torch.from_numpy(x).to(grad_y.dtype).requires_grad_()
        (grad_x,) = torch.autograd.grad(layer.max_pool(leaf)[0], leaf, grad_y)
        return {'output': layer.image(grad_x)}

    expect = answers.linear(draw, [grad_y], compute, {'output': layer.kernel[0] * layer.kernel[1]})
    return {
        'args': [layer.image(grad_y), layer.image(x)],
        'options': {**layer.options(draw, average=False), **draw.dtype_option()},
        'expect': expect,
    }


def avg_pool2d(draw):
    layer = Layer(draw, dilated=False)
    (x,) = draw.tensors(layer.input)
    if draw.kind == 'integer':
        # The sum is exact and the division is rounded once.
        y = layer.average_pool(torch.from_numpy(x).to(getattr(torch, draw.dtype)))
        expect = {'output': answers.exact(layer.image(y).numpy(), draw.dtype)}
    else:
        terms = {'output': layer.kernel[0] * layer.kernel[1] + 1}
        expect = answers.linear(draw, [x], lambda x: {'output': layer.image(layer.average_pool(x))}, terms)
    return {
        'args': [layer.image(x)],
        'options': {**layer.options(draw, average=True), **draw.dtype_option()},
        'expect': expect,
    }


def avg_pool2d_backward(draw):
    layer = Layer(draw, dilated=False)
    if draw.kind == 'integer':
        draw.kind = 'real'  # every share is rounded
    grad_y, x = draw.tensors(layer.output, layer.input)

    def compute(grad_y):
        leaf = grad_y.new_zeros(layer.input).requires_grad_()
        (grad_x,) = torch.autograd.grad(layer.average_pool(leaf), leaf, grad_y)
        return {'output': layer.image(grad_x)}

    expect = answers.linear(draw, [grad_y], compute, {'output': layer.kernel[0] * layer.kernel[1] + 1})
    return {
        'args': [layer.image(grad_y), layer.image(x)],
        'options': {**layer.options(draw, average=True), **draw.dtype_option()},
        'expect': expect,
    }

"""conv2d and its gradients as PyTorch computes them."""

import torch
from torch.nn import functional

from . import answers

PADDING_MODES = ['zeros', 'reflect', 'replicate', 'circular']


def same_padding(input_size, extent, stride, lower):
    """TensorFlow's SAME and ONNX's SAME_UPPER and SAME_LOWER: the output is the input over the stride, rounded up."""
    before, behind = [], []
    for size, reach, step in zip(input_size, extent, stride):
        total = max(0, (-(-size // step) - 1) * step + reach - size)
        before.append(total - total // 2 if lower else total // 2)
        behind.append(total - before[-1])
    return before + behind


class Layer:
    """Sizes and settings of a random layer; `options` are the contract's, the rest is resolved."""

    def __init__(self, draw):
        self.groups = draw.pick(1, 1, 1, 2, 3)
        self.weight = [self.groups * draw.whole(1, 3), draw.whole(1, 3), draw.whole(1, 4), draw.whole(1, 4)]
        self.channels = self.groups * self.weight[1]
        self.stride = draw.pair(1, 3) if draw.chance(2) else [1, 1]
        self.dilation = draw.pair(1, 3) if draw.chance(3) else [1, 1]
        self.flip = draw.chance(4)
        self.extent = [(size - 1) * step + 1 for size, step in zip(self.weight[2:], self.dilation)]
        self.mode = draw.pick('zeros', 'zeros', *PADDING_MODES)
        self.has_bias = draw.chance(2)
        self.choose_padding(draw)
        # One batch in sixteen is empty.
        self.batch = 0 if draw.chance(16) else draw.pick(1, 1, 2, 3)
        self.input = [self.batch, self.channels, *self.size]
        self.output = [self.batch, self.weight[0]] + [
            (size + before + behind - reach) // step + 1
            for size, before, behind, reach, step in zip(
                self.size, self.padding[:2], self.padding[2:], self.extent, self.stride
            )
        ]
        self.choose_rank(draw)

    def choose_padding(self, draw):
        """Padding that the mode can fill, and an image that it makes large enough for the kernel."""
        self.named = draw.pick(None, None, None, 'valid', 'same', 'same-lower')
        while True:
            self.size = [draw.length(), draw.length()]
            sides = draw.pick(
                [0, 0, 0, 0],
                [draw.whole(1, 3)] * 4,
                draw.pair(0, 3) * 2,
                draw.pair(0, 3) + draw.pair(0, 3),
            )
            if self.named == 'valid':
                sides = [0, 0, 0, 0]
            elif self.named is not None:
                sides = same_padding(self.size, self.extent, self.stride, self.named == 'same-lower')
            fits = all(
                reach <= size + before + behind
                for reach, size, before, behind in zip(self.extent, self.size, sides[:2], sides[2:])
            )
            most = {'reflect': [size - 1 for size in self.size], 'circular': self.size}.get(self.mode)
            if fits and (most is None or all(side <= limit for side, limit in zip(sides, most * 2))):
                break
        self.padding = sides

    def choose_rank(self, draw):
        """How many leading axes the image and the weight leave out."""
        self.rank = draw.pick(4, 3, 2) if self.batch == 1 else 4
        if self.rank == 2 and (self.channels > 1 or self.weight[0] > 1):
            self.rank = 3
        self.weight_rank = 2 if self.weight[:2] == [1, 1] and draw.chance(2) else 4

    def options(self, draw):
        padding = self.named or (
            draw.spelled(self.padding[:2]) if self.padding[:2] == self.padding[2:] and draw.chance(2) else self.padding
        )
        options = {
            'stride': draw.spelled(self.stride),
            'padding': padding,
            'paddingMode': self.mode,
            'dilation': draw.spelled(self.dilation),
            'groups': self.groups,
            'flip': self.flip,
        }
        defaults = {'stride': 1, 'padding': 0, 'paddingMode': 'zeros', 'dilation': 1, 'groups': 1, 'flip': False}
        return {name: given for name, given in options.items() if given != defaults[name] or draw.chance(2)}

    def image(self, array):
        """As given to the engine and expected from it."""
        return array.reshape(array.shape[4 - self.rank :])

    def kernel(self, array):
        return array.reshape(array.shape[4 - self.weight_rank :])

    def forward(self, x, w, bias):
        """torch.nn.Conv2d's way: a padding mode other than zeros is written out first."""
        if self.flip:
            w = w.flip(2, 3)
        settings = {'stride': self.stride, 'dilation': self.dilation, 'groups': self.groups}
        if self.mode == 'zeros':
            if self.named == 'same' and self.stride == [1, 1]:
                return functional.conv2d(x, w, bias, padding='same', **settings)
            if self.padding[:2] == self.padding[2:]:
                return functional.conv2d(x, w, bias, padding=self.padding[:2], **settings)
        return functional.conv2d(self.padded(x), w, bias, **settings)

    def padded(self, x):
        top, left, bottom, right = self.padding
        mode = 'constant' if self.mode == 'zeros' else self.mode
        if x.shape[0] == 0:  # PyTorch pads no empty batch
            return x.new_zeros([0, x.shape[1], x.shape[2] + top + bottom, x.shape[3] + left + right]) + 0 * x.sum()
        return functional.pad(x, (left, right, top, bottom), mode)

    @property
    def products(self):
        """How many products one output element is the sum of."""
        return self.weight[1] * self.weight[2] * self.weight[3]

    @property
    def gradient_terms(self):
        """How many products at most one element of each gradient is the sum of."""
        top, left, bottom, right = self.padding
        # A pixel stands once in the image and at most that often in its padding.
        copies = 1 if self.mode == 'zeros' else (1 + top + bottom) * (1 + left + right)
        windows = self.output[0] * self.output[2] * self.output[3]
        taps = self.weight[2] * self.weight[3]
        return {'gradX': self.weight[0] // self.groups * taps * copies, 'gradW': windows, 'gradBias': windows}


def conv2d(draw):
    layer = Layer(draw)
    x, w, bias = draw.tensors(layer.input, layer.weight, layer.weight[:1] if layer.has_bias else None)

    def compute(x, w, bias):
        return {'output': layer.image(layer.forward(x, w, bias))}

    expect = answers.linear(draw, [x, w, bias], compute, {'output': layer.products + 1})
    options = {**layer.options(draw), **draw.dtype_option()}
    if layer.has_bias:
        options['bias'] = bias
    elif draw.chance(4):
        options['bias'] = None
    return {'args': [layer.image(x), layer.kernel(w)], 'options': options, 'expect': expect}


def conv2d_backward(draw):
    layer = Layer(draw)
    grad_y, x, w = draw.tensors(layer.output, layer.input, layer.weight)

    def compute(grad_y, x, w):
        bias = grad_y.new_zeros(layer.weight[0])
        leaves = [leaf.requires_grad_() for leaf in (x.clone(), w.clone(), bias)]
        grad_x, grad_w, grad_bias = torch.autograd.grad(layer.forward(*leaves), leaves, grad_y)
        return {'gradX': layer.image(grad_x), 'gradW': layer.kernel(grad_w), 'gradBias': grad_bias}

    expect = answers.linear(draw, [grad_y, x, w], compute, layer.gradient_terms)
    return {
        'args': [layer.image(grad_y), layer.image(x), layer.kernel(w)],
        'options': {**layer.options(draw), **draw.dtype_option()},
        'expect': expect,
    }

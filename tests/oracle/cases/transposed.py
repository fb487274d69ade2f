"""convTranspose2d and its gradients as PyTorch computes them."""

import torch
from torch.nn import functional

from . import answers


class Layer:
    """Sizes and settings of a random transposed layer."""

    def __init__(self, draw):
        self.groups = draw.pick(1, 1, 1, 2, 3)
        # Cin × Cout/groups × h × w
        self.weight = [self.groups * draw.whole(1, 3), draw.whole(1, 3), draw.whole(1, 4), draw.whole(1, 4)]
        self.channels = self.groups * self.weight[1]
        self.stride = draw.pair(1, 3) if draw.chance(2) else [1, 1]
        self.dilation = draw.pair(1, 3) if draw.chance(3) else [1, 1]
        self.output_padding = [
            draw.whole(0, max(step, spread) - 1) if draw.chance(2) else 0
            for step, spread in zip(self.stride, self.dilation)
        ]
        self.has_bias = draw.chance(2)
        self.batch = 0 if draw.chance(16) else draw.pick(1, 1, 2, 3)
        while True:
            size = [draw.length(), draw.length()]
            self.padding = draw.pick(
                [0, 0, 0, 0], draw.pair(0, 3) * 2, draw.pair(0, 3) * 2, draw.pair(0, 3) + draw.pair(0, 3)
            )
            whole = [
                (pixels - 1) * step + (taps - 1) * spread + 1 + extra
                for pixels, step, taps, spread, extra in zip(
                    size, self.stride, self.weight[2:], self.dilation, self.output_padding
                )
            ]
            left = [all_ - before - behind for all_, before, behind in zip(whole, self.padding, self.padding[2:])]
            if min(left) > 0:
                break
        self.input = [self.batch, self.weight[0], *size]
        self.output = [self.batch, self.channels, *left]
        self.rank = draw.pick(4, 3, 2) if self.batch == 1 else 4
        if self.rank == 2 and (self.channels > 1 or self.weight[0] > 1):
            self.rank = 3
        self.weight_rank = 2 if self.weight[:2] == [1, 1] and draw.chance(2) else 4

    def options(self, draw):
        is_even = self.padding[:2] == self.padding[2:]
        options = {
            'stride': draw.spelled(self.stride),
            'padding': draw.spelled(self.padding[:2]) if is_even and draw.chance(2) else self.padding,
            'outputPadding': draw.spelled(self.output_padding),
            'dilation': draw.spelled(self.dilation),
            'groups': self.groups,
        }
        defaults = {'stride': 1, 'padding': 0, 'outputPadding': 0, 'dilation': 1, 'groups': 1}
        return {name: given for name, given in options.items() if given != defaults[name] or draw.chance(2)}

    def image(self, array):
        return array.reshape(array.shape[4 - self.rank :])

    def kernel(self, array):
        return array.reshape(array.shape[4 - self.weight_rank :])

    def forward(self, x, w, bias):
        """PyTorch's padding is the same on both sides; another is what remains when its sides are cut off the whole."""
        settings = {'stride': self.stride, 'dilation': self.dilation, 'groups': self.groups}
        settings['output_padding'] = self.output_padding
        if self.padding[:2] == self.padding[2:]:
            return functional.conv_transpose2d(x, w, bias, padding=self.padding[:2], **settings)
        top, left, bottom, right = self.padding
        y = functional.conv_transpose2d(x, w, bias, **settings)
        return y[:, :, top : y.shape[2] - bottom, left : y.shape[3] - right]


def conv_transpose2d(draw):
    layer = Layer(draw)
    x, w, bias = draw.tensors(layer.input, layer.weight, [layer.channels] if layer.has_bias else None)

    def compute(x, w, bias):
        return {'output': layer.image(layer.forward(x, w, bias))}

    products = layer.weight[0] // layer.groups * layer.weight[2] * layer.weight[3]
    expect = answers.linear(draw, [x, w, bias], compute, {'output': products + 1})
    options = {**layer.options(draw), **draw.dtype_option()}
    if layer.has_bias:
        options['bias'] = bias
    return {'args': [layer.image(x), layer.kernel(w)], 'options': options, 'expect': expect}


def conv_transpose2d_backward(draw):
    layer = Layer(draw)
    grad_y, x, w = draw.tensors(layer.output, layer.input, layer.weight)

    def compute(grad_y, x, w):
        bias = grad_y.new_zeros(layer.channels)
        leaves = [leaf.requires_grad_() for leaf in (x.clone(), w.clone(), bias)]
        grad_x, grad_w, grad_bias = torch.autograd.grad(layer.forward(*leaves), leaves, grad_y)
        return {'gradX': layer.image(grad_x), 'gradW': layer.kernel(grad_w), 'gradBias': grad_bias}

    terms = {
        'gradX': layer.weight[1] * layer.weight[2] * layer.weight[3],
        'gradW': layer.batch * layer.input[2] * layer.input[3],
        'gradBias': layer.batch * layer.output[2] * layer.output[3],
    }
    expect = answers.linear(draw, [grad_y, x, w], compute, terms)
    return {
        'args': [layer.image(grad_y), layer.image(x), layer.kernel(w)],
        'options': {**layer.options(draw), **draw.dtype_option()},
        'expect': expect,
    }

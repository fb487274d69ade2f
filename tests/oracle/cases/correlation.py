"""correlate2d, convolve2d and pad2d as SciPy and NumPy do them."""

import numpy as np
import scipy.signal

from . import answers

SCIPY_BOUNDARIES = {'constant': 'fill', 'wrap': 'wrap', 'symmetric': 'symm'}
BOUNDARIES = ['constant', 'reflect', 'symmetric', 'edge', 'wrap']


def correlate2d(draw):
    return slide(draw, scipy.signal.correlate2d, turned=False)


def convolve2d(draw):
    return slide(draw, scipy.signal.convolve2d, turned=True)


def slide(draw, scipy_function, turned):
    if draw.kind == 'special':
        draw.kind = 'real'  # SciPy leaves out products with padding; conv2d says what NaN and the infinities do
    mode = draw.pick('full', 'same', 'valid')
    boundary = draw.pick(*BOUNDARIES)
    kernel = [draw.whole(1, 5), draw.whole(1, 5)]
    least = kernel if mode == 'valid' else [1, 1]
    image = [draw.length(least[0]), draw.length(least[1])]
    value = draw.number() if boundary == 'constant' and draw.chance(2) else 0
    x, k = draw.tensors(image, kernel)

    def correlate(x, k, value):
        x, k = x.astype(np.float64), k.astype(np.float64)
        # SciPy does not know the other boundaries, and reflects once only.
        if boundary in SCIPY_BOUNDARIES and kernel[0] <= image[0] and kernel[1] <= image[1]:
            return scipy_function(x, k, mode, SCIPY_BOUNDARIES[boundary], value)
        return scipy_function(pad(x, sides(kernel, mode, turned), boundary, value), k, 'valid')

    truth = correlate(x, k, value)
    if draw.kind == 'integer':
        output = answers.exact(truth, draw.dtype)
    else:
        magnitude = correlate(abs(x), abs(k), abs(value))
        output = answers.within(truth, magnitude, kernel[0] * kernel[1], draw.dtype)
    options = {'mode': mode, 'boundary': boundary, 'value': value, **draw.dtype_option()}
    return {'args': [x, k], 'options': without_defaults(draw, options), 'expect': {'output': output}}


def sides(kernel, mode, turned):
    """Where SciPy's modes put the padding: an even kernel's odd row is below, the turned kernel's above."""
    before = {'full': [size - 1 for size in kernel], 'valid': [0, 0]}.get(mode) or [
        size // 2 if turned else (size - 1) // 2 for size in kernel
    ]
    behind = before if mode != 'same' else [size - 1 - first for size, first in zip(kernel, before)]
    return [before[0], before[1], behind[0], behind[1]]


def without_defaults(draw, options):
    """Leaves out, now and then, options that say what holds without them."""
    defaults = {'mode': 'valid', 'boundary': 'constant', 'value': 0}
    return {name: given for name, given in options.items() if given != defaults.get(name) or draw.chance(2)}


def pad2d(draw):
    mode = draw.pick(*BOUNDARIES)
    image = [draw.length(), draw.length()]
    leading = draw.pick([], [], [draw.whole(1, 3)], [draw.whole(0, 2), draw.whole(1, 3)])
    widest = draw.pick(2, 4, 12)
    padding = draw.pick(
        [draw.whole(0, widest)] * 4,
        draw.pair(0, widest) * 2,
        draw.pair(0, widest) + draw.pair(0, widest),
    )
    value = draw.number() if mode == 'constant' and draw.chance(2) else 0
    (x,) = draw.tensors(leading + image)
    output = pad(x, padding, mode, value).astype(draw.dtype)
    given = padding[0] if len(set(padding)) == 1 else padding[:2] if padding[:2] == padding[2:] else padding
    options = {'mode': mode, 'value': value, **draw.dtype_option()}
    kind = answers.classes if draw.kind == 'special' else answers.exact
    return {
        'args': [x, given],
        'options': without_defaults(draw, options),
        'expect': {'output': kind(output, draw.dtype)},
    }


def pad(x, padding, mode, value=0):
    """numpy.pad on the last two axes."""
    top, left, bottom, right = padding
    if mode in PERIODS and (max(top, bottom) >= x.shape[-2] or max(left, right) >= x.shape[-1]):
        # Where padding is wider than the image, numpy.pad can miss a pixel: 'wrap' before 1.25, the mirrors when the
        # sides differ much (numpy issue 25926: 1.24 continues 0 1 2 by (8, 1) as 2 1 2 1 0 1 2 1 | 0 1 2 | 1).
        return periodic(periodic(x, -2, top, bottom, mode), -1, left, right, mode)
    widths = [(0, 0)] * (x.ndim - 2) + [(top, bottom), (left, right)]
    constant = {'constant_values': value} if mode == 'constant' else {}
    return np.pad(x, widths, mode, **constant)


# Positions that repeat outside an axis of n pixels.
PERIODS = {
    'wrap': lambda n: [*range(n)],
    'symmetric': lambda n: [*range(n), *reversed(range(n))],
    'reflect': lambda n: [*range(n), *reversed(range(1, n - 1))],
}


def periodic(x, axis, before, behind, mode):
    size = x.shape[axis]
    positions = np.take(PERIODS[mode](size), np.arange(-before, size + behind), mode='wrap')
    return x.take(positions, axis=axis)

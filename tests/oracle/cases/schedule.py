"""Which operation every case is of, so that case 7 of seed 1 is the same whatever else is asked for."""

from . import convolution, correlation, least_squares, pooling, training, transposed
from .draw import Draw

# How many of a hundred cases each operation gets: more where there are more settings, few where cases take long.
SHARES = {
    'correlate2d': (10, correlation.correlate2d),
    'convolve2d': (9, correlation.convolve2d),
    'pad2d': (8, correlation.pad2d),
    'conv2d': (18, convolution.conv2d),
    'plan': (2, convolution.conv2d),
    'conv2dBackward': (14, convolution.conv2d_backward),
    'convTranspose2d': (11, transposed.conv_transpose2d),
    'convTranspose2dBackward': (7, transposed.conv_transpose2d_backward),
    'maxPool2d': (6, pooling.max_pool2d),
    'maxPool2dBackward': (4, pooling.max_pool2d_backward),
    'avgPool2d': (4, pooling.avg_pool2d),
    'avgPool2dBackward': (3, pooling.avg_pool2d_backward),
    'trainer': (2, training.trainer),
    'leastSquares': (1, least_squares.least_squares),
    'lossSurface': (1, least_squares.loss_surface),
}
OPERATIONS = [name for name, (share, _) in SHARES.items() for _ in range(share)]
# Coprime with 100: neighbours are of different operations.
STRIDE = 37


def operation_of(index):
    return OPERATIONS[index * STRIDE % len(OPERATIONS)]


def make_case(seed, index):
    operation = operation_of(index)
    draw = Draw(seed, index)
    case = SHARES[operation][1](draw)
    return {'index': index, 'operation': operation, 'kind': draw.kind, 'dtype': draw.dtype, **case}


def indices(first, only):
    """The cases from `first` on that are of the operations `only`; all if it is empty."""
    index = first
    while True:
        if not only or operation_of(index) in only:
            yield index
        index += 1

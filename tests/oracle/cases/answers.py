"""What an operation must answer: the library's values, and how far a result may be from them.

Exact: whole numbers, and whatever is only copied. Everything else is a sum of products computed by the engine in float32
or float64, by the library in float64. Summed in any order, n products (or n terms) with unit roundoff u come out within
γ(n)·Σ|terms| of the true sum, γ(n) = n·u / (1 − n·u): Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed.,
section 3.1. The bound is that of the engine plus that of the library. Σ|terms| is the same operation on absolute values.
"""

import numpy as np
import torch

UNIT_ROUNDOFF = {'float32': 2.0**-24, 'float64': 2.0**-53}
SMALLEST = {'float32': 2.0**-149, 'float64': 2.0**-1074}
# Σ|terms| is itself rounded, and then stored in float32.
SLACK = 1 + 1e-6


def gamma(terms, dtype):
    error = terms * UNIT_ROUNDOFF[dtype]
    return error / (1 - error)


def bound(magnitude, terms, dtype):
    """The largest distance allowed between a result in `dtype` and the library's in float64."""
    relative = gamma(terms, dtype) + gamma(terms, 'float64')
    return ((relative * magnitude + terms * SMALLEST[dtype]) * SLACK).astype(np.float32)


def exact(values, dtype):
    return {'is': np.ascontiguousarray(values, dtype=dtype)}


def within(values, magnitude, terms, dtype):
    return {'is': np.asarray(values, dtype=np.float64), 'within': bound(np.asarray(magnitude), terms, dtype)}


def classes(values, dtype):
    """Equal, with every NaN alike and zeros by their sign."""
    return {'is': np.ascontiguousarray(values, dtype=dtype), 'signed': True}


def linear(draw, operands, compute, terms):
    """Answers of an operation that is linear in each operand.

    `operands` are arrays or None; compute(*tensors) gives {name: tensor}; terms[name] products make one of its elements.
    """
    if draw.kind == 'special':
        dtype = getattr(torch, draw.dtype)
        # oneDNN, which PyTorch uses for some float32 geometries, leaves out products of padding with NaN and the
        # infinities; PyTorch's own loops, which it uses for float64 and the rest, do not.
        with torch.backends.mkldnn.flags(enabled=False):
            answers = compute(*(as_torch(operand, dtype) for operand in operands))
        return {name: classes(value.numpy(), draw.dtype) for name, value in answers.items()}
    tensors = [as_torch(operand, torch.float64) for operand in operands]
    answers = compute(*tensors)
    if draw.kind == 'integer':
        return {name: exact(value.numpy(), draw.dtype) for name, value in answers.items()}
    magnitudes = compute(*(tensor if tensor is None else tensor.abs() for tensor in tensors))
    return {
        name: within(value.numpy(), magnitudes[name].numpy(), terms[name], draw.dtype)
        for name, value in answers.items()
    }


def as_torch(array, dtype):
    return None if array is None else torch.from_numpy(array).to(dtype)

"""How cases travel to Node and into the committed sample: batches of one JSON text and one block of tensor data.

A batch is two little-endian 32-bit lengths, the JSON text (spaces at its end, so that its length is a multiple of 8), and
the data. The text is {"seed", "cases"}; in a case a tensor stands as {"$": [type, shape, offset]} with type f4, f8 or
i4 and the offset in bytes, a multiple of the element's size.
"""

import json
import struct

import numpy as np

ALIGNMENT = 8
TYPES = {np.dtype(np.float32): 'f4', np.dtype(np.float64): 'f8', np.dtype(np.int32): 'i4'}


class Batch:
    """Cases on their way into one batch."""

    def __init__(self, seed):
        self.seed = seed
        self.cases = []
        self.blocks = []
        self.size = 0

    def add(self, case):
        self.cases.append(self._flat(case))

    def write(self, stream):
        text = json.dumps({'seed': self.seed, 'cases': self.cases}, separators=(',', ':'), allow_nan=False).encode()
        text += b' ' * (-len(text) % ALIGNMENT)
        stream.write(struct.pack('<II', len(text), self.size))
        stream.write(text)
        stream.write(b''.join(self.blocks))

    def _flat(self, value):
        if isinstance(value, np.ndarray):
            return {'$': [TYPES[value.dtype], list(value.shape), self._place(value)]}
        if isinstance(value, dict):
            return {key: self._flat(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [self._flat(item) for item in value]
        return value

    def _place(self, array):
        data = array.tobytes()
        offset = self.size
        self.blocks.append(data + bytes(-len(data) % ALIGNMENT))
        self.size += len(self.blocks[-1])
        return offset

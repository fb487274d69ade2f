"""Makes the committed sample: python3 -B tests/oracle/make_sample.py, after a change to the cases.

The sample is one batch as cases/wire.py writes it. Of every operation and kind of values it takes the first cases of the
seed that are small; tests/node/oracle-sample.test.mjs runs them, without Python.
"""

import pathlib
import sys
import warnings

import torch

from cases.schedule import SHARES, indices, make_case
from cases.wire import Batch

SEED = 20190
# Bytes of a case's tensors: all of the sample stays below a megabyte, and most geometries fit.
LARGEST_CASE = 2600
LARGEST_REAL_ONLY = 4000
REAL_ONLY = ('trainer', 'leastSquares', 'lossSurface')
CASES_OF_EACH_KIND = 14


def size_of(case):
    batch = Batch(SEED)
    batch.add(case)
    return batch.size


def main():
    torch.set_num_threads(1)
    warnings.filterwarnings('ignore', message='Using padding=.same. with even kernel')
    sample = Batch(SEED)
    for operation in SHARES:
        wanted = {'integer': CASES_OF_EACH_KIND, 'real': CASES_OF_EACH_KIND, 'special': CASES_OF_EACH_KIND // 2}
        # Not every operation has all kinds.
        if operation in REAL_ONLY:
            wanted['integer'] = wanted['special'] = 0
        elif operation == 'avgPool2dBackward':
            wanted['integer'] = 0
        elif operation in ('correlate2d', 'convolve2d'):
            wanted['special'] = 0
        for index in indices(0, {operation}):
            if not any(wanted.values()):
                break
            case = make_case(SEED, index)
            largest = LARGEST_REAL_ONLY if operation in REAL_ONLY else LARGEST_CASE
            if wanted[case['kind']] > 0 and 0 < size_of(case) <= largest:
                wanted[case['kind']] -= 1
                sample.add(case)
    path = pathlib.Path(__file__).with_name('sample.bin')
    with path.open('wb') as stream:
        sample.write(stream)
    print(f'{path}: {len(sample.cases)} cases, {path.stat().st_size} bytes', file=sys.stderr)


if __name__ == '__main__':
    main()

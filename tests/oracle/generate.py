"""Writes seeded cases with the answers of PyTorch, SciPy and NumPy to standard output; run.mjs starts and reads it."""

import argparse
import itertools
import sys
import warnings

import torch

from cases.schedule import OPERATIONS, indices, make_case
from cases.wire import Batch

BATCH = 64


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--seed', type=int, required=True)
    parser.add_argument('--first', type=int, default=0, help='index of the first case')
    parser.add_argument('--cases', type=int, required=True)
    parser.add_argument('--only', default='', help='operations, with commas between them; default all')
    given = parser.parse_args()
    only = set(filter(None, given.only.split(',')))
    unknown = only - set(OPERATIONS)
    if unknown:
        parser.error(f'no operation {", ".join(sorted(unknown))}; there are {", ".join(dict.fromkeys(OPERATIONS))}')

    # Small tensors: more threads only wait for each other.
    torch.set_num_threads(1)
    # PyTorch copies the image for 'same' with an even kernel and says so.
    warnings.filterwarnings('ignore', message='Using padding=.same. with even kernel')
    wanted = itertools.islice(indices(given.first, only), given.cases)
    while chosen := list(itertools.islice(wanted, BATCH)):
        batch = Batch(given.seed)
        for index in chosen:
            batch.add(make_case(given.seed, index))
        batch.write(sys.stdout.buffer)
        sys.stdout.buffer.flush()


if __name__ == '__main__':
    try:
        main()
    except ConnectionError:
        # The reader has seen enough. Python would complain once more when it closes the pipe.
        sys.stderr.close()

"""Seeded choices: every case has a random stream of its own, so that any one can be made again without the others."""

import numpy as np

# Whole numbers this small keep every sum of a case below 2^24, where float32 is exact in any order of summation.
LARGEST_WHOLE = 9
SPECIAL_VALUES = np.array([np.nan, np.inf, -np.inf, -0.0, 0.0])
SPECIAL_SHARE = 0.12
WORDS = 64


class Draw:
    """The choices of case `index` under `seed`: the kind of its values, its dtype, its sizes, its tensors.

    Kinds: 'integer' (whole numbers: answers are exact), 'real' (answers within a bound), 'special' (small whole numbers
    with NaN, the infinities and −0 among them: answers agree in class).
    """

    def __init__(self, seed, index):
        bits = np.random.Philox(key=[seed, index])
        self._bits = bits
        self._words = bits.random_raw(WORDS).tolist()
        self._values = np.random.Generator(bits)
        self.kind = self.pick('integer', 'integer', 'real', 'real', 'real', 'special')
        self.dtype = self.pick('float32', 'float64')
        # float64 comes from all operands, from one of them, or from the option.
        self._doubles = self.pick('all', 'all', 'first', 'last', 'option')
        self.scale = 10.0 ** self.whole(-3, 3)

    def whole(self, least, most):
        if not self._words:
            self._words = self._bits.random_raw(WORDS).tolist()
        return least + self._words.pop() % (most - least + 1)

    def pick(self, *choices):
        return choices[self.whole(0, len(choices) - 1)]

    def chance(self, one_in):
        return self.whole(1, one_in) == 1

    def length(self, least=1):
        """Pixels on one axis: mostly few, sometimes more than a few vectors full."""
        return self.whole(max(least, 10), 24) if self.chance(8) else self.whole(least, max(least, 9))

    def pair(self, least, most):
        return [self.whole(least, most), self.whole(least, most)]

    def values(self, shape):
        """Values of the case's kind, in float64."""
        if self.kind == 'real':
            return self._values.standard_normal(shape) * self.scale
        values = self._values.integers(-LARGEST_WHOLE, LARGEST_WHOLE, shape, endpoint=True).astype(np.float64)
        if self.kind == 'special':
            special = self._values.random(shape) < SPECIAL_SHARE
            values[special] = self._values.choice(SPECIAL_VALUES, np.count_nonzero(special))
        return values

    def tensors(self, *shapes):
        """The operands of these shapes (None stays None), whose dtypes and `dtype_option` make the case's dtype."""
        given = [i for i, shape in enumerate(shapes) if shape is not None]
        doubles = {'all': given, 'first': given[:1], 'last': given[-1:], 'option': []}[self._doubles]
        if self.dtype == 'float32':
            doubles = []
        return [
            None if shape is None else self.values(shape).astype(np.float64 if i in doubles else np.float32)
            for i, shape in enumerate(shapes)
        ]

    def number(self):
        """One finite number of the case's kind that float32 holds."""
        if self.kind == 'real':
            return float(np.float32(self._values.standard_normal() * self.scale))
        return float(self.whole(-LARGEST_WHOLE, LARGEST_WHOLE))

    def dtype_option(self):
        """Options that make the result the case's dtype where the operands do not."""
        return {'dtype': 'float64'} if self.dtype == 'float64' and self._doubles == 'option' else {}

    def spelled(self, pair):
        """A pair as it is, or as one number where that says the same."""
        return pair[0] if pair[0] == pair[1] and self.chance(2) else pair

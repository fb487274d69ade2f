// Text of the scatter view (stamps), and of the convolution lab's comparison of the two operations.
export const stamp = {
  'stamp.title': 'The same sum the other way round: stamping',
  'stamp.lead':
    'Above, every cell of Y [gathers](stamping): it looks through the turned kernel at the cells that it needs. Here every cell of X scatters: it stamps the kernel, not turned, times its own value, into Y. Where stamps overlap they add up. Point at a cell of Y to see which stamps fell on it.',
  'stamp.x': 'the image stamps',
  'stamp.copy': 'the stamp',
  'stamp.y': 'full convolution so far',
  'stamp.y.done': 'full convolution',
  'stamp.walk': 'cell {row}, {column} of X',
  'stamp.words': {
    one: 'Row {row}, column {column} of X is {value}: the kernel times {value} is added to Y, from row {top}, column {left} on. That is the first of {total} stamps.',
    other:
      'Row {row}, column {column} of X is {value}: the kernel times {value} is added to Y, from row {top}, column {left} on. {count} of {total} stamps are made.',
  },
  'stamp.cell': {
    one: 'Row {row}, column {column} of Y: one stamp has fallen on it so far, and its value is {sum}.',
    other: 'Row {row}, column {column} of Y: {count} stamps have fallen on it so far; they add up to {sum}.',
  },
  'stamp.cell.none': 'Row {row}, column {column} of Y: no stamp has fallen on it yet.',
  'stamp.same': 'All stamps are made, and Y is in every cell what the engine’s sliding window gives.',
  'stamp.different': 'All stamps are made. Rounding apart ({difference} at most), Y is what the engine’s sliding window gives.', // prettier-ignore
  'stamp.empty': 'Hatched: nothing is written there yet.',

  'turn.stage.0': 'as it is',
  'turn.stage.1': 'upside down, rows in reverse order',
  'turn.difference': 'difference, X ∗ K − X ⋆ K',
  'turn.rule': 'The two operations give the same for every image exactly when the kernel is its own half turn. ',
  'turn.same': 'This kernel is: every tap has the same number as the tap opposite. The results agree.',
  'turn.same.shifted':
    'This kernel is. Yet with “same” the odd row or column of a kernel of even size falls on opposite sides (as in SciPy), so the same numbers are shifted by one.',
  'turn.sign': 'This kernel changes its sign: convolution is cross-correlation times −1, as with every Sobel kernel.',
  'turn.other': {
    one: 'This kernel is not: one pair of opposite taps disagrees: {list}.',
    other: 'This kernel is not: {count} pairs of opposite taps disagree: {list}.',
  },
  'turn.pair': '{one} ≠ {other} (row {row}, column {column})',
  'turn.make': 'Try a kernel that',
  'turn.make.same': 'agrees',
  'turn.make.sign': 'changes its sign',
};

// Text of the transposed-convolution lab.
export const transpose = {
  'transpose.lead':
    'A [transposed convolution](transposed) goes the other way: every cell of X stamps the kernel, times its own value, into a larger Y, and the stamps lie a [stride](stride) apart. It is how networks make images larger. Change X, K and the steps, and look at the same Y in three ways.',
  'transpose.stride': 'stride',
  'transpose.padding': 'padding',
  'transpose.outputPadding': 'output padding',
  'transpose.dilation': 'dilation',
  'transpose.view': 'Look at Y',
  'transpose.view.scatter': 'stamp by stamp',
  'transpose.view.gather': 'as a sliding window',
  'transpose.view.counts': 'how often it is written',
  'transpose.x': 'image',
  'transpose.y': 'output so far',
  'transpose.stuffed': 'image with zeros between its cells',
  'transpose.turned': 'turned by 180°',
  'transpose.written': 'how often written',
  'transpose.size':
    'Y has ({x} − 1)·{stride} − 2·{padding} + {dilation}·({k} − 1) + {output} + 1 = {y} rows and ({xColumns} − 1)·{stride} − 2·{padding} + {dilation}·({kColumns} − 1) + {output} + 1 = {yColumns} columns: a stride for each step in X, less the padding, plus the span of the kernel and the output padding.',
  'transpose.gather.lead':
    'Put zeros between the cells of X (stride − 1 of them) and around them, turn the kernel, and slide it with stride 1. Hatched cells are such zeros; those in the ring around X are, too.',
  'transpose.gather.words': {
    one: 'Row {row}, column {column} of Y: of {taps} products {count} is with a cell of X, the others with zeros; the sum is {sum}.',
    other:
      'Row {row}, column {column} of Y: of {taps} products {count} are with cells of X, the others with zeros; they add up to {sum}.',
  },
  'transpose.counts.same': 'Every cell of Y is written equally often: {most}.',
  'transpose.counts.even':
    'Cells of Y are written {least} to {most} times, but far from the edges all equally often: the stride divides the kernel evenly.',
  'transpose.counts.uneven':
    'Cells of Y are written {least} to {most} times, and neighbours unequally often even far from the edges, since the taps do not divide evenly among strides of {stride}. With equal numbers in X and K that is the checkerboard pattern that generated images suffer from. A kernel whose size is a multiple of the stride avoids it.',
  'transpose.gradient':
    'Where it comes from: a cross-correlation with this K and these steps takes an image of {rows}×{columns} to one of {xRows}×{xColumns}. Given X as the gradient of its output, the engine’s backpropagation gives the gradient of its input: exactly this Y (largest difference: {difference}).',
  'transpose.gradient.none':
    'With an output padding as large as the stride there is no cross-correlation whose input gradient this is.',
  'transpose.problem.size':
    'The padding ({padding}) cuts off everything: there would be {rows}×{columns} cells. Make it smaller.',
  'transpose.problem.output':
    'The link asks for an output padding of {given}; it must be less than the stride or the dilation, so it is {used} here.', // prettier-ignore
};

// Text of the correlation and the convolution lab.
export const correlate = {
  'window.image': 'image',
  'window.stale': 'output, as it was before',
  'window.presets': 'Start from',
  'window.place': 'row {row}, column {column}',
  'window.row': 'row {list}',
  'window.rows': 'rows {list}',
  'window.column': 'column {list}',
  'window.columns': 'columns {list}',
  'window.spread': '{kernel}, spread over {span}',
  'window.padded': '{image}, with its padding {padded}',
  'window.padding': {
    one: ' One of them is with a zero of the padding.',
    other: ' {count} of them are with zeros of the padding.',
  },
  'preset.numbers': 'Numbers, 3×3',
  'preset.edges': 'Edges, 6×8',

  'correlate.lead':
    'Lay the kernel K on the image X, multiply the numbers that meet, add the products: that is one cell of the output Y. Slide on for the next. Click any number of X or K to change it; point at a cell of Y to see where it comes from.',
  'correlate.words': {
    one: 'Row {row}, column {column} of Y: K lies on {rows}, {columns} of X, and the one product is {sum}.',
    other:
      'Row {row}, column {column} of Y: K lies on {rows}, {columns} of X, and the {count} products add up to {sum}.',
  },
  'correlate.words.outside': 'Row {row}, column {column} of Y: K lies on nothing but padding, so the sum is {sum}.',
  'correlate.stride': 'stride',
  'correlate.padding': 'padding',
  'correlate.dilation': 'dilation',
  'correlate.sizes':
    'K fits in {x} − {k} + 1 = {y} places down and {xColumns} − {kColumns} + 1 = {yColumns} across: Y is {y}×{yColumns}.',

  'correlate.sizes.steps':
    'Y has ⌊({x} + 2·{padding} − {dilation}·({k} − 1) − 1) / {stride}⌋ + 1 = {y} rows and ⌊({xColumns} + 2·{padding} − {dilation}·({kColumns} − 1) − 1) / {stride}⌋ + 1 = {yColumns} columns.',

  'convolve.lead':
    'A convolution turns the kernel by 180° first, then slides it just like a cross-correlation. Point at a cell of either result to see which numbers meet.',
  'convolve.turned': 'turned by 180°',
  'convolve.turn': 'Turn',
  'convolve.turn.name': 'Show again how the kernel turns by 180°',
  'convolve.correlation': 'cross-correlation',
  'convolve.convolution': 'convolution',
  'convolve.mode': 'Places of the kernel',
  'convolve.mode.valid': 'valid',
  'convolve.mode.same': 'same',
  'convolve.mode.full': 'full',
  'convolve.mode.valid.words': 'K stays inside the image.',
  'convolve.mode.same.words': 'As many places as X has cells; zeros stand beyond the edge.',
  'convolve.mode.full.words': 'Everywhere K touches the image; zeros stand beyond the edge.',
  'convolve.words': {
    one: 'Row {row}, column {column}: the kernel as it is, and one product, {sum}.',
    other: 'Row {row}, column {column}: the kernel as it is, and {count} products that add up to {sum}.',
  },
  'convolve.words.turned': {
    one: 'Row {row}, column {column}: the kernel turned by 180°, and one product, {sum}.',
    other: 'Row {row}, column {column}: the kernel turned by 180°, and {count} products that add up to {sum}.',
  },
  'convolve.agree': 'Both results agree in every cell.',
  'convolve.agree.symmetric': 'Both results agree in every cell: this kernel looks the same when turned by 180°.',
  'convolve.differ': 'The results differ in {different} of {count} cells; where they agree there is a small =.',
  'convolve.differ.all': 'The results differ in every cell.',
};

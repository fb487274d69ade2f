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
  'window.padding.copies': {
    one: ' One of them is with a copy in the padding.',
    other: ' {count} of them are with copies in the padding.',
  },
  'preset.numbers': 'Numbers, 3×3',
  'preset.edges': 'Edges, 6×8',

  'correlate.lead':
    'Lay the [kernel](kernel) K on the image X, multiply the numbers that meet, add the products: that is one cell of the output Y, the [cross-correlation](cross-correlation). Slide on for the next. Click any number of X or K to change it, or paste a whole matrix (from Python, CSV or a spreadsheet) there; point at a cell of Y to see where it comes from.',
  'correlate.words': {
    one: 'Row {row}, column {column} of Y: K lies on {rows}, {columns} of X, and the one product is {sum}.',
    other:
      'Row {row}, column {column} of Y: K lies on {rows}, {columns} of X, and the {count} products add up to {sum}.',
  },
  'correlate.words.bias': {
    one: 'Row {row}, column {column} of Y: K lies on {rows}, {columns} of X; the one product and the bias {bias} make {sum}.',
    other:
      'Row {row}, column {column} of Y: K lies on {rows}, {columns} of X; the {count} products and the bias {bias} add up to {sum}.',
  },
  'correlate.words.outside': 'Row {row}, column {column} of Y: K lies on nothing but padding; the sum is {sum}.',
  'correlate.reach': {
    one: 'Row {row}, column {column} of X goes into one cell of Y, there times its weight: {list}.',
    other: 'Row {row}, column {column} of X goes into {count} cells of Y, in each times its weight: {list}.',
  },
  'correlate.reach.one': 'Y({row},\u00a0{column})\u00a0×\u00a0{weight}',
  'correlate.reach.none': 'Row {row}, column {column} of X goes into no cell of Y: K never lies on it.',
  'correlate.tap': {
    one: 'This tap of K (row {row}, column {column}: {value}) meets one cell of X: row {rows}, column {columns}.',
    other:
      'This tap of K (row {row}, column {column}: {value}) meets {count} cells of X, one for each cell of Y: rows {rows}, columns {columns}.',
  },
  'list.separator': ', ',
  'correlate.stride': 'stride',
  'correlate.padding': 'padding',
  'correlate.dilation': 'dilation',
  'correlate.stride.down': 'stride down',
  'correlate.stride.across': 'stride across',
  'correlate.dilation.down': 'dilation down',
  'correlate.dilation.across': 'dilation across',
  'correlate.padding.top': 'padding above',
  'correlate.padding.left': 'padding left',
  'correlate.padding.bottom': 'padding below',
  'correlate.padding.right': 'padding right',
  'correlate.rule': 'Padding by a rule',
  'correlate.more': 'Each side and axis, what the padding holds, bias',
  'correlate.mode': 'The padding holds',
  'correlate.mode.zeros': 'zeros',
  'correlate.mode.reflect': 'reflect',
  'correlate.mode.replicate': 'replicate',
  'correlate.mode.circular': 'circular',
  'correlate.mode.zeros.words': 'nothing but zeros',
  'correlate.mode.reflect.words': 'the image mirrored at its edge cells, which are not repeated',
  'correlate.mode.replicate.words': 'the edge cells again and again',
  'correlate.mode.circular.words': 'the opposite edge: the image goes round in a circle',
  'correlate.bias': 'bias',
  'correlate.reads': 'How often each cell is read',
  'correlate.reads.caption': 'how often read',
  'correlate.unread': {
    one: '{count} cell of X is never read by K; it is hatched.',
    other: '{count} cells of X are never read by K; they are hatched.',
  },
  'correlate.unread.padding': {
    one: '{count} cell of the padding is never read.',
    other: '{count} cells of the padding are never read.',
  },
  'correlate.problem.mode':
    'With {mode} padding there can be at most {rows} above and below and {columns} left and right of this image; asked for is {given}.',
  'correlate.problem.much': '“{rule}” needs {given} cells of padding on one side; more than {most} are not drawn here.',
  'correlate.sizes':
    'K fits in {x} − {k} + 1 = {places} down and {xColumns} − {kColumns} + 1 = {placesAcross} across: Y is {y}×{yColumns}.',

  'correlate.sizes.steps':
    'Y has ⌊({x} + {top} + {bottom} − {down}·({k} − 1) − 1) / {strideDown}⌋ + 1 = {rows} and ⌊({xColumns} + {left} + {right} − {across}·({kColumns} − 1) − 1) / {strideAcross}⌋ + 1 = {columns}: image + padding − dilation·(kernel − 1) − 1, divided by the stride, rounded down, and one more.',

  'convolve.lead':
    'A [convolution](convolution) turns the [kernel](kernel) by 180° first, then slides it just like a [cross-correlation](cross-correlation). Point at a cell of either result to see which numbers meet.',
  'convolve.turned': 'turned by 180°',
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

  'take.name': 'Take it away: code, files, picture',
  'take.code': 'Code that computes the same',
  'take.code.name': 'The same in {dialect}',
  'take.copy': 'Copy',
  'take.copied': 'Copied.',
  'take.selected': 'Selected: copy it with Ctrl+C.',
  'take.files': '{name} as a file',

  'kernel.choose': 'Kernel',
  'kernel.own': 'its own numbers',
  'kernel.identity': 'identity',
  'kernel.shift-right': 'shift right',
  'kernel.gaussian': 'Gaussian blur',
  'kernel.sharpen': 'sharpen',
  'kernel.laplacian': 'Laplacian',
  'kernel.outline': 'outline',
  'kernel.emboss': 'emboss',
  'kernel.sobel-x': 'Sobel, upright edges',
  'kernel.sobel-y': 'Sobel, level edges',
};

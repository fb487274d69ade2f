// Text of the channels lab.
export const channels = {
  'channels.lead':
    'A layer has a [kernel](kernel) for every pair of an input and an output [channel](channel). Each output channel adds up, cell by cell, what its kernels find in all input channels, and its [bias](bias). With [groups](groups) it reads only some of them; [depthwise](depthwise), only one. Point at a cell of an output to see the parts of its sum; change any number of X or K.',
  'channels.presets': 'Start from',
  'channels.preset.edges': 'colour edges, 3 → 2',
  'channels.preset.gray': 'colour to gray, 1×1',
  'channels.preset.blur': 'depthwise blur',
  'channels.preset.identity': 'identity',
  'channels.ins': 'channels in',
  'channels.outs': 'channels out',
  'channels.image': 'image size',
  'channels.kernel': 'kernel size',
  'channels.stride': 'stride',
  'channels.padding': 'padding',
  'channels.dilation': 'dilation',
  'channels.groups': 'groups',
  'channels.groups.depthwise': '{groups}, depthwise',
  'channels.input': 'input channel',
  'channels.tap': 'reads {symbol}',
  'channels.output': 'output channel',
  'channels.output.stale': 'output, as it was before',
  'channels.bias': 'bias of {symbol}',
  'channels.show': 'Output channel',
  'channels.apart': '{out} does not read {into}: they are in different groups',
  'channels.walk.of': 'row {row}, column {column} of {symbol}',
  'channels.sum': 'The sum over the channels',
  'channels.words': {
    one: 'Row {row}, column {column} of {symbol}: {count} kernel of {taps} taps finds {parts}; with the bias {bias} that makes {sum}.',
    other:
      'Row {row}, column {column} of {symbol}: {count} kernels of {taps} taps, one per channel it reads, find {parts}; with the bias {bias} that makes {sum}.',
  },
  'channels.reach':
    'Row {row}, column {column} of {symbol} reaches, times the weights shown there: {list}. The other outputs do not see it.',
  'channels.reach.one': '{symbol} in {count} cells',
  'channels.reach.none': 'Row {row}, column {column} of {symbol} reaches no output: no kernel ever lies on it.',
  'channels.tap.words':
    'Row {row}, column {column} of {symbol} is {value}: it meets the marked cells of {into}, one for each cell of {out}, and nothing of the other channels.',
  'channels.problem.groups': 'The link asks for {groups} groups, but {ins} channels in and {outs} out do not divide into so many; here it is one group.', // prettier-ignore
  'channels.cost': 'What it costs',
  'channels.cost.kind': 'layer',
  'channels.cost.this': 'this layer',
  'channels.cost.standard': 'the same without groups',
  'channels.cost.separable': 'depthwise, then 1×1 (“depthwise separable”)',
  'channels.cost.parameters': 'parameters: weights + biases',
  'channels.cost.products': 'multiply-adds for this image',
  'channels.cost.words':
    'Weights are output channels × input channels of a group × kernel; every one of them is multiplied once for each of the {rows}×{columns} cells of an output. The last row has the same sizes in and out, but first filters each channel alone and then mixes them with 1×1 kernels.',
};

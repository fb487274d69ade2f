// Text of the receptive-field lab and of the layer diagram.
export const receptive = {
  'receptive.lead':
    'What does one number deep in a net know of the input? That is its [receptive field](receptive-field). Point at any element: the rays show what it sees in every map before it, and who sees it after it.',
  'receptive.presets': 'Start from',
  'receptive.preset.notebook': 'the notebook: 2×2 twice',
  'receptive.preset.three': '3×3 three times',
  'receptive.preset.stride': 'stride 2 twice',
  'receptive.preset.padding': 'padding 1',
  'receptive.preset.dilation': 'dilation 1, 2',

  'receptive.made': 'conv {kernel}×{kernel}',
  'receptive.made.stride': 'stride {stride}',
  'receptive.made.padding': 'padding {padding}',
  'receptive.made.dilation': 'dilation {dilation}',
  'receptive.paths':
    'The more paths connect a cell with the selected element, the stronger its colour; the number counts them.',

  'receptive.unit': '{name} (row {row}, column {column})',
  'receptive.words.sees': '{unit} sees {parts}.',
  'receptive.words.seen': 'It is seen by {parts}.',
  'receptive.words.input': 'X is the input: {unit} sees nothing but itself.',
  'receptive.words.part': { one: '{count} element of {name}', other: '{count} elements of {name}' },
  'receptive.words.outside': {
    one: 'Its receptive field is {rows}×{columns}; {count} of these {all} places lies outside X, where there is only padding.',
    other:
      'Its receptive field is {rows}×{columns}; {count} of these {all} places lie outside X, where there is only padding.',
  },
  'receptive.words.holes':
    'Its receptive field in X has holes: of {all} places inside X only {count} are read, the others are stepped over.',

  'receptive.choose': 'Look at',
  'receptive.choose.map': 'Map',
  'receptive.choose.row': 'row',
  'receptive.choose.column': 'column',

  'receptive.net': 'The net',
  'receptive.input': 'Input X',
  'receptive.inputSize': 'size',
  'receptive.layer': '{from} → {to}',
  'receptive.kernel': 'kernel',
  'receptive.stride': 'stride',
  'receptive.padding': 'padding',
  'receptive.dilation': 'dilation',
  'receptive.add': 'Add a layer',
  'receptive.remove': 'Remove layer {from} → {to}',
  'receptive.misfit':
    'The kernel spans {span}×{span}, but the padded {name} is only {rows}×{columns}: there is no place where it fits. Make the kernel or dilation smaller, or the input or padding larger.',

  'receptive.table': 'Receptive fields in X',
  'receptive.table.map': 'map',
  'receptive.table.output': 'size',
  'receptive.table.size': 'field',
  'receptive.table.stride': 'stride',
  'receptive.table.padding': 'padding',
  'receptive.table.center': 'centre',
  'receptive.table.note':
    'Field: how many pixels of X one element sees. Stride: how far apart neighbours look. Padding: how far the first field begins before X. Centre: the middle of the first field; the middle of X’s first pixel is 0. As in Araujo, Norris & Sim, Distill 2019.',

  'receptive.boxes': 'What {unit} sees',
  'receptive.boxes.box': 'field',
  'receptive.boxes.clipped': 'inside the map',
  'receptive.boxes.count': 'read',
  'receptive.boxes.rows': 'rows',
  'receptive.boxes.columns': 'columns',
  'receptive.boxes.range': '{first} to {last}',
  'receptive.boxes.none': 'nothing',

  'diagram.name': 'The maps of the net',
  'diagram.cell': 'row {row}, column {column}',
  'diagram.cell.seen': {
    one: 'row {row}, column {column}: seen along {count} path',
    other: 'row {row}, column {column}: seen along {count} paths',
  },
  'diagram.cell.sees': {
    one: 'row {row}, column {column}: sees the selected element along {count} path',
    other: 'row {row}, column {column}: sees the selected element along {count} paths',
  },
};

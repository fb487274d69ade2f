// Text of the shell, of the components, and of errors.
export const common = {
  'lab.correlate.name': 'Cross-correlation',
  'lab.convolve.name': 'Convolution',
  'lab.images.name': 'Pictures',
  'lab.channels.name': 'Channels',
  'lab.transpose.name': 'Transposed convolution',
  'lab.learn.name': 'Learning a kernel',
  'lab.receptive.name': 'Receptive field',

  'shell.labs': 'Labs',
  'shell.language': 'Language',
  'shell.theme': 'Theme',
  'shell.theme.auto': 'Like the system',
  'shell.theme.light': 'Light',
  'shell.theme.dark': 'Dark',
  'shell.skip': 'Skip to the lab',
  'shell.dismiss': 'Close this message',

  'note.value': 'The link asks for {setting} = “{given}”, which does not work here; the usual value is used.',
  'note.unknown': 'The link sets “{setting}”, which this lab does not have; it is left out.',
  'note.version': 'The link was made by another version (“{given}”); the lab starts afresh.',
  'note.too-long': 'The link is too long to be one of ours ({given} characters); the lab starts afresh.',

  'role.kernel': 'kernel',
  'role.output': 'output',

  'grid.label': '{symbol}, {caption}',
  'grid.name': '{name}, {rows} × {columns}',
  'grid.edit': '{name}, row {row}, column {column}',
  'grid.row.add': 'Add a row to {name}',
  'grid.row.remove': 'Remove a row from {name}',
  'grid.column.add': 'Add a column to {name}',
  'grid.column.remove': 'Remove a column from {name}',

  'legend.name': 'Colour scale: negative to positive, zero is blank; full colour at {ends}',
  'legend.negative': 'negative',
  'legend.positive': 'positive',

  'formula.name': 'The sum with its numbers',

  'walk.name': 'Walk along the output',
  'walk.back': 'One cell back',
  'walk.on': 'One cell on',
  'walk.run': 'Run',
  'walk.pause': 'Pause',
  'walk.slider': 'Place of the kernel',

  'field.less': 'Less {name}',
  'field.more': 'More {name}',
  'field.not-a-number': '“{given}” is not a number.',
  'field.not-whole': '{given} is not a whole number.',
  'field.out-of-range': '{given} does not work: from {min} to {max}.',

  'error.not-a-number': '“{given}” is not a number. The cell keeps {kept}.',
  'error.number-too-large': '{given} is too large: at most {limit}. The cell keeps {kept}.',
  'error.too-many-cells': '{name} can have at most {rows} × {columns} cells.',
  'error.kernel-too-large':
    'The kernel ({kernel}) is larger than the image ({image}): it fits nowhere, so there is no output. Make the image larger or the kernel smaller.',
  'error.memory': 'That is more than the engine’s memory can hold.',
  'error.load': 'The engine could not be loaded. Reload the page; it needs a browser from 2023 or newer.',
  'error.other': 'This cannot be computed: {message}',

  'paste.too-long': 'That is too much to paste: {given} characters, of at most {most}. {name} stays as it was.',
  'paste.empty': 'There is no number in what was pasted. {name} stays as it was.',
  'paste.not-a-number': 'In row {row} of what was pasted, “{given}” is not a number. {name} stays as it was.',
  'paste.ragged': 'Row {row} of what was pasted has {given} numbers, the first has {needed}. {name} stays as it was.',
  'paste.too-many-cells':
    'What was pasted has {given} cells; there can be at most {rows}×{columns}. {name} stays as it was.',
  'paste.number-too-large': '{given} is too large: at most {limit}. {name} stays as it was.',
  'paste.more-axes':
    'What was pasted has more than two axes; paste the rows and columns of one. {name} stays as it was.',
};

// Text of what one takes away from a run, and of the comments in its program.
export const learnTake = {
  'learn.view.take': 'Take away',
  'learn.take': 'Take the run with you',
  'learn.take.link.words':
    'The link holds everything: X, the hidden kernel, the start, the seed, the optimizer, the step. Whoever opens it sees what you see.',
  'learn.take.link': 'Copy the link',
  'learn.take.table.words':
    'The loss before every step, one column for each run on the chart, for a spreadsheet or a plot of your own.',
  'learn.take.table': 'Save the losses (CSV)',
  'learn.take.table.copy': 'Copy the losses',
  'learn.take.weight.words': 'The kernel W as it is learned so far, every number in full.',
  'learn.take.code.words':
    'The same run in PyTorch: same data, same start, same steps. It prints the losses of this page, up to the rounding of 32-bit numbers.',
  'learn.take.code': 'Save the program',
  'learn.take.code.copy': 'Copy the program',
  'learn.take.code.name': 'PyTorch program of this run',
  'learn.take.copied': 'Copied.',
  'learn.take.saved': 'Saved where your browser keeps downloads.',
  'learn.take.blocked':
    'The browser does not let this page copy. Save the file, or select the text and copy it yourself.',
  'learn.code.head': 'The run shown by convscope: the loss before every step.',
  'learn.code.noise': 'The target with its noise (standard deviation {noise}, seed {seed}).',
  'learn.code.flip': 'PyTorch correlates; turning the kernel makes it a convolution.',
};

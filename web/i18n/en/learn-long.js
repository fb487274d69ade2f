// Text of the learning lab about runs of very many steps.
export const learnLong = {
  'learn.endless': 'until nothing moves',
  'learn.words.onward': 'Step {step}: the loss is {loss}.',
  'learn.words.settled': {
    one: 'At rest after {count} step: the loss is {loss}. Further steps are so small that rounding swallows them.',
    other: 'At rest after {count} steps: the loss is {loss}. Further steps are so small that rounding swallows them.',
  },
  'learn.way': 'On the way to step {to}: at step {step}.',
  'learn.way.name': 'the way to the step asked for',
  'learn.way.stop': 'Stop here',
  'learn.twins.cut': 'The twins were followed for their first {count} steps.',
  'learn.take.table.thinned':
    'The run is so long that of every {width} steps the file holds the first, the lowest and the highest loss, each with its step.',
  'chart.thinned':
    '{count} losses are known. Of every {width} steps the first, the lowest and the highest are kept; each has its true step.',
};

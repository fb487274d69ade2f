// Text of the learning lab and of the loss chart.
export const learn = {
  'learn.lead':
    'Which [kernel](kernel) turns X into Y? The learner never sees K. It starts from wrong numbers in W and b, compares its prediction Ŷ with Y, and takes one small step downhill on the [loss](loss) after another. With several channels, X and Y are several planes, and every pair of them has a kernel of its own.',

  'learn.start': 'Start',
  'learn.start.continue': 'Continue',
  'learn.start.again': 'Run again',
  'learn.pause': 'Pause',
  'learn.step': 'One step',
  'learn.back': 'Step back',
  'learn.hop': { one: '{count} step', other: '{count} steps' },
  'learn.hop.size': 'steps at once',
  'learn.reset': 'Reset',
  'learn.controls': 'The run',
  'learn.position': 'step {step}',
  'learn.until': 'run to step',
  'learn.speed': 'Speed',
  'learn.speed.value': { one: '{count} step per second', other: '{count} steps per second' },
  'learn.speed.max': 'as fast as it goes',
  'learn.rate': 'Learning rate',
  'learn.bias': 'bias b',
  'learn.loss': 'loss',
  'learn.loss.sum': 'Σ R²',
  'learn.loss.outs': 'over all {outs} output channels',
  'learn.loss.mean': 'mean R²',

  'learn.x': 'input',
  'learn.w': 'kernel',
  'learn.b': 'bias',
  'learn.k': 'hidden kernel',
  'learn.prediction': 'prediction',
  'learn.target': 'target',
  'learn.residual': 'residual',

  'learn.tracks': 'The numbers being learned',
  'learn.tracks.name': 'number',
  'learn.tracks.start': 'start',
  'learn.tracks.now': 'now',
  'learn.tracks.truth': 'hidden',

  'learn.words.ready': 'Nothing is learned yet: the loss is {loss}. Press Start and watch R fade.',
  'learn.words.running': 'Step {step} of {until}: the loss is {loss}.',
  'learn.words.paused': {
    one: 'Paused after {count} step: the loss is {loss}.',
    other: 'Paused after {count} steps: the loss is {loss}.',
  },
  'learn.words.finished': {
    one: 'After {count} step the loss went from {first} to {loss}. Learned: {learned}.',
    other: 'After {count} steps the loss went from {first} to {loss}. Learned: {learned}.',
  },
  'learn.words.growing':
    'The loss grows: it was {first} and is {loss} after step {step}. Every step jumps over the minimum and lands farther away on the other side, because the learning rate is too large.',
  'learn.words.diverged': {
    one: 'Diverged: the run stopped after {count} step, because the next one would leave the numbers a computer can hold. You see its last finite state, with a loss of {loss}. The learning rate {lr} is too large: every step jumps over the minimum and lands farther away.',
    other:
      'Diverged: the run stopped after {count} steps, because the next one would leave the numbers a computer can hold. You see its last finite state, with a loss of {loss}. The learning rate {lr} is too large: every step jumps over the minimum and lands farther away.',
  },
  'learn.try': 'Try a smaller learning rate: {lr}',
  'learn.cell.of': '{name}: {words}',
  'learn.cell':
    'Row {row}, column {column}: the prediction {output} should be {target}. The residual {residual} adds {square} to the sum of squares.',

  'error.worker': 'The background process that trains keeps stopping. Press Start to try again.',

  'chart.title': 'Loss before each step',
  'chart.scale': 'Scale of the loss',
  'chart.scale.linear': 'linear',
  'chart.scale.log': 'log',
  'chart.steps': 'step',
  'chart.slider': 'Loss curve: the step of the run',
  'chart.slider.value': {
    one: 'after {count} step; loss before step {next}: {loss}',
    other: 'after {count} steps; loss before step {next}: {loss}',
  },
  'chart.point': 'step {step}: {loss}',
  'chart.earlier': 'before the change',
  'chart.table': 'The losses as a table',
  'chart.table.step': 'step',
  'chart.table.loss': 'loss before it',
};

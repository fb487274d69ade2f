// Text of the closer look at the gradient.
export const learnGradient = {
  'learn.view.gradient': 'Gradient',
  'learn.gradient': 'How the gradient is made',
  'learn.gradient.lead':
    'Every number of W met many pixels of X, and each meeting ended in a residual. Its gradient adds up residual times pixel over all of them: ∂L/∂W is X correlated with the residual R, and ∂L/∂b, whose pixel is always 1, is the sum of R; the factor before the sum comes from the square. Choose a number of ∂L/∂W.',
  'learn.gradient.w': 'gradient',
  'learn.gradient.b': 'gradient',
  'learn.gradient.sum': 'The sum that makes the gradient of {name}',
  'learn.gradient.down': 'Making {name} larger makes the loss larger, {value} for each unit: it has to become smaller.',
  'learn.gradient.up': 'Making {name} larger makes the loss smaller, {value} for each unit: it has to become larger.',
  'learn.gradient.rest': 'The loss does not change with {name} here: it stays.',
  'learn.gradient.step': 'The next step: {name} = {now} − {lr} · {gradient} = {next}.',
  'learn.check': 'Check by finite differences',
  'learn.check.how':
    'The check knows no formula: it moves each number a little to either side and looks how the loss changes.',
  'learn.check.table': 'Gradients beside difference quotients',
  'learn.check.gradient': 'gradient',
  'learn.check.quotient': 'difference quotient',
  'learn.check.same': 'They agree: the largest difference is {apart} of the largest gradient.',
  'learn.check.different': 'They do not agree: the largest difference is {apart} of the largest gradient.',
  'learn.gradient.zeros': {
    one: '{count} product with a pixel of 0 is left out.',
    other: '{count} products with a pixel of 0 are left out.',
  },
  'learn.gradient.more': { one: '{count} more is not written.', other: '{count} more are not written.' },
};

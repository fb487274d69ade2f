// Text of the learning rate: the optimizer, the limit, the directions of the loss, and what cannot be learned.
export const learnRate = {
  'learn.optimizer': 'Optimizer',
  'learn.optimizer.sgd': 'SGD',
  'learn.optimizer.momentum': 'Momentum',
  'learn.optimizer.nesterov': 'Nesterov',
  'learn.optimizer.adam': 'Adam',
  'learn.momentum': 'Momentum μ',
  'learn.limit.mark': 'limit {limit}',
  'learn.percent': '{percent} %',

  'learn.rate.title': 'Why this learning rate works or breaks',
  'learn.rate.modes':
    'The loss is a bowl. Along each of these directions, at right angles to one another, it is a parabola of curvature λ, and every step multiplies the distance from its lowest point by a fixed factor. Within −1 and 1 the distance shrinks.',
  'learn.rate.outs':
    'Shown is what {name} learns. Every output channel has the same directions and the same λ, because all see the same X.',
  'learn.rate.list': 'Directions of the loss, the steepest first',
  'learn.rate.all': 'Show all {count} directions',
  'learn.rate.fewer': 'Show fewer directions',

  'learn.verdict.within':
    'Learning rate {lr}: {percent} % of the limit {limit}. Every direction that X shows gets closer; the slowest keeps {factor} of its distance at each step.',
  'learn.verdict.beyond':
    'Learning rate {lr}: {percent} % of the limit {limit}. Along direction {number} every step multiplies the distance by {factor}: the run diverges as soon as it has the smallest part along it.',
  'learn.verdict.zero': 'With a learning rate of 0 nothing moves.',
  'learn.verdict.nothing': 'X is empty: no prediction depends on the kernel, so nothing can be learned.',
  'learn.verdict.adam':
    'Adam divides every number’s step by the size of its own recent gradients. Its steps are at most about {lr} long however steep the loss is, so there is no limit of this kind and no fixed factor: with a large learning rate it does not blow up but wanders.',

  'learn.mode.name': 'Direction {number}',
  'learn.mode.glides': {
    one: 'Closer at every step: a tenth is left after {count}.',
    other: 'Closer at every step: a tenth is left after {count}.',
  },
  'learn.mode.crosses': {
    one: 'Jumps across the lowest point, each time closer: a tenth is left after {count}.',
    other: 'Jumps across the lowest point, each time closer: a tenth is left after {count}.',
  },
  'learn.mode.swings': {
    one: 'Swings around the lowest point, closer and closer: a tenth is left after about {count}.',
    other: 'Swings around the lowest point, closer and closer: a tenth is left after about {count}.',
  },
  'learn.mode.arrives': 'At its lowest point after a single step.',
  'learn.mode.grows': 'Jumps across the lowest point and lands farther away, every time.',
  'learn.mode.stays': 'Never moves: nothing in X or in the learning rate pulls it.',
  'learn.mode.adapts': 'Adam chooses its own step.',
  'learn.mode.share': '{said} It holds {percent} % of what the loss can still lose.',
  'learn.mode.little': '{said} It holds less than {percent} % of what the loss can still lose.',

  'learn.unlearnable': {
    one: 'X cannot teach everything: {count} direction ({direction}) leaves every prediction as it is. However long the run, the kernel keeps what it had of it at the start. Type other numbers into X: as soon as its windows differ enough, the direction can be learned.',
    other:
      'X cannot teach everything: {count} directions (the last one: {direction}) leave every prediction as it is. However long the run, the kernel keeps what it had of them at the start. Type other numbers into X: as soon as its windows differ enough, they can be learned.',
  },

  'learn.best': 'Fastest for this task:',
  'learn.best.rate': 'SGD with {lr} (keeps {factor} a step)',
  'learn.best.momentum': 'learning rate {lr} with momentum {momentum} (keeps {factor})',

  'learn.cases': 'What the bias and the mean do to the limit',
  'learn.cases.case': 'task',
  'learn.cases.modes': 'curvatures λ',
  'learn.cases.limit': 'limit',
  'learn.cases.yours': 'yours is',
  'learn.cases.with': '{loss}, with bias',
  'learn.cases.without': '{loss}, without bias',

  'learn.runaway':
    'The direction that grew is ({direction}). Its curvature is {eigenvalue}, so that with the learning rate {lr} every step multiplies its distance by {factor}. The limit for this task is {limit}.',
  'learn.try.stable': 'Use the nearest stable learning rate: {lr}',

  'learn.kept': 'Runs kept for comparison',
  'learn.kept.add': 'Keep {name} for comparison',
  'learn.kept.momentum': '{name} {momentum}, learning rate {lr}',
  'learn.kept.plain': '{name}, learning rate {lr}',
  'learn.kept.loss': 'loss {loss} before step {step}',
  'learn.kept.use': 'Use',
  'learn.kept.use.name': 'Use {name}',
  'learn.kept.remove': 'Remove {name}',
  'learn.kept.diverged': { one: 'diverged after {count} step', other: 'diverged after {count} steps' },
};

// pytorch-code.js — exactly this run as a PyTorch program that prints the loss before every step; no DOM.

/** @typedef {import('../../engine/training-protocol.js').TrainingTask} TrainingTask */
/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('../../engine/loss-history.js').LossHistory} LossHistory */

/** Figures that bring a float32 back exactly. */
const FLOAT32_FIGURES = 9;

/**
 * @param {import('../../i18n/translator.js').Translator} i18n  for the comments
 * @param {TrainingTask} task
 * @param {Matrix[]} target  a plane for each output channel; needed where there is noise in it
 * @param {number} steps
 * @returns {string}
 */
export function pytorchCode(i18n, task, target, steps) {
  const { x, kernel, flip, stride, padding, noise, weight, bias, loss } = task;
  const geometry = `stride=${stride}, padding=${padding}`;
  const turned = flip ? '.flip(2, 3)' : '';
  const parameters = bias === null ? '[weight]' : '[weight, bias]';
  return [
    `# ${i18n.t('learn.code.head')}`,
    'import torch',
    'import torch.nn.functional as F',
    '',
    `x = ${tensor([x])}`,
    ...(noise > 0
      ? [`# ${i18n.t('learn.code.noise', { noise, seed: task.seed })}`, `y = ${tensor([target])}`]
      : [`hidden = ${tensor(kernel)}`, `y = F.conv2d(x, hidden${turned}, ${geometry})`]),
    '',
    `weight = ${tensor(weight)}.requires_grad_()`,
    bias === null ? 'bias = None' : `bias = torch.tensor([${bias.map(literal).join(', ')}]).requires_grad_()`,
    `optimizer = ${optimizerCode(task.optimizer, parameters)}`,
    '',
    `for step in range(1, ${steps} + 1):`,
    '    optimizer.zero_grad()',
    ...(flip ? [`    # ${i18n.t('learn.code.flip')}`] : []),
    `    residual = F.conv2d(x, weight${turned}, bias, ${geometry}) - y`,
    `    loss = (residual ** 2).${loss}()`,
    '    loss.backward()',
    '    optimizer.step()',
    '    print(step, loss.item())',
    `print(${parameters.slice(1, -1)})`,
    '',
  ].join('\n');
}

/** @param {TrainingTask['optimizer']} optimizer @param {string} parameters */
function optimizerCode(optimizer, parameters) {
  const { lr = 0 } = optimizer;
  if (optimizer.name === 'adam') return `torch.optim.Adam(${parameters}, lr=${literal(lr)})`;
  const { momentum = 0, nesterov = false } = optimizer;
  const inertia = momentum ? `, momentum=${literal(momentum)}${nesterov ? ', nesterov=True' : ''}` : '';
  return `torch.optim.SGD(${parameters}, lr=${literal(lr)}${inertia})`;
}

/** Of four axes, a row a line. @param {Matrix[][]} blocks */
function tensor(blocks) {
  const rows = blocks.flat(2);
  const long = rows.map((row) => `[${row.map(literal).join(', ')}]`).join().length > 60;
  /** @param {any[]} values @returns {string} */
  const list = (values) =>
    typeof values[0] === 'number'
      ? `[${values.map(literal).join(', ')}]`
      : `[${values.map(list).join(long ? ',\n    ' : ', ')}]`;
  return `torch.tensor(${long ? list(blocks).replace('[[[', '[[[\n    ') : list(blocks)})`;
}

/** With a decimal point, or torch would make whole numbers of it. @param {number} value */
function literal(value) {
  const text = String(Number(value.toPrecision(FLOAT32_FIGURES)));
  return /[.e]/.test(text) ? text : `${text}.`;
}

/**
 * The losses as a table that every program reads: a line a step that any run has kept, a column a run.
 * @param {LossHistory} losses    of the run shown
 * @param {LossHistory[]} others
 * @param {string[]} names             of all of them
 */
export function lossTable(losses, others, names) {
  const runs = [losses, ...others];
  const kept = runs.map((run) => run.points());
  const steps = [...new Set(kept.flatMap((points) => [...points.steps]))].sort((a, b) => a - b);
  const places = runs.map(() => 0);
  const lines = steps.map((step) =>
    [
      step,
      ...kept.map((points, run) => (points.steps[places[run]] === step ? points.losses[places[run]++] : '')),
    ].join(),
  );
  return [['step', ...names].map(quoted).join(','), ...lines, ''].join('\n');
}

/** @param {string} text */
function quoted(text) {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

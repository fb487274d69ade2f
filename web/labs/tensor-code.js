// The lines of Python and JavaScript that compute a layer with channels. Tests run them against the real libraries.

/**
 * @typedef {object} Call
 * @property {'conv2d' | 'convTranspose2d'} name  the engine's
 * @property {unknown} x  [channel][row][column]
 * @property {unknown} w  [out or in][…][row][column], as PyTorch has it
 * @property {readonly number[]} bias  none where all are 0
 * @property {Record<string, number>} options  by the engine's names; those that change nothing are left out
 */

const torchNames = /** @type {const} */ ({ conv2d: 'conv2d', convTranspose2d: 'conv_transpose2d' });
/** What an option is where nothing is said. @type {Record<string, number>} */
const usual = { stride: 1, padding: 0, outputPadding: 0, dilation: 1, groups: 1 };
/** Quoted apart from its import, which is not one of ours. */
export const PACKAGE = "'convscope'";

/** @param {Call} call @returns {{ pytorch: string, javascript: string }} each leaves [channel][row][column] in Y */
export function tensorCode({ name, x, w, bias, options }) {
  const [images, weights, biases] = [x, w, bias].map(listOf);
  const biased = bias.some((value) => value !== 0);
  const given = Object.entries(options).filter(([option, value]) => value !== usual[option]);
  const arguments_ = [
    'X[None], W',
    biased && 'b',
    ...given.map(([option, value]) => `${option.replace('P', '_p')}=${value}`),
  ].filter(Boolean);
  const settings = [
    biased && 'bias: b',
    ...given.map(([option, value]) => `${option}: ${value}`),
    "dtype: 'float64'",
  ].filter(Boolean);
  return {
    pytorch: lines(
      'import torch',
      'import torch.nn.functional as F',
      '',
      `X = torch.tensor(${images}, dtype=torch.float64)`,
      `W = torch.tensor(${weights}, dtype=torch.float64)`,
      biased && `b = torch.tensor(${biases}, dtype=torch.float64)`,
      `Y = F.${torchNames[name]}(${arguments_.join(', ')})[0]  # a batch of one image`,
      'print(Y)',
    ),
    javascript: lines(
      `import { createEngine } from ${PACKAGE};`,
      '',
      'const engine = await createEngine();',
      `const X = ${images};`,
      `const W = ${weights};`,
      biased && `const b = ${biases};`,
      `const Y = engine.${name}(X, W, { ${settings.join(', ')} });`,
      'console.log(Y.shape, Y.data);',
    ),
  };
}

/** A nested list, which Python and JavaScript write alike. @param {unknown} values */
export function listOf(values) {
  return JSON.stringify(values).replaceAll(',', ', ');
}

/** A program of the lines that are there. @param {...(string | false)} parts */
export function lines(...parts) {
  return `${parts.filter((part) => part !== false).join('\n')}\n`;
}

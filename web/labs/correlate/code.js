// The lines of Python and JavaScript that compute what a lab shows. Tests run them against the real libraries.
import { PACKAGE, lines, listOf } from '../tensor-code.js';
import { numpyNames } from './model.js';

/** @typedef {import('../../state/settings.js').Matrix} Matrix */
/** @typedef {import('./model.js').Layer} Layer */
/** @typedef {import('./model.js').Mode} Mode */
/** @typedef {'pytorch' | 'scipy' | 'javascript'} Dialect */
/** @typedef {{ x: Matrix, k: Matrix, mode: Mode, convolves: boolean }} Signal  of the convolution lab */
/** @typedef {Pick<Layer, 'x' | 'k' | 'stride' | 'dilation' | 'mode' | 'bias'> & { padding: readonly number[] }} Resolved */

const torchNames = /** @type {const} */ ({
  zeros: 'constant',
  reflect: 'reflect',
  replicate: 'replicate',
  circular: 'circular',
});

/** @param {Resolved} layer  its padding as four numbers @returns {Record<Dialect, string>} each leaves the output in Y */
export function layerCode(layer) {
  return { pytorch: layerInTorch(layer), scipy: layerInScipy(layer), javascript: layerInJavaScript(layer) };
}

/** @param {Signal} signal @returns {Record<Dialect, string>} each leaves the output in Y */
export function signalCode({ x, k, mode, convolves }) {
  const name = convolves ? 'convolve2d' : 'correlate2d';
  const padding = { valid: '0', full: `(${k.length - 1}, ${k[0].length - 1})`, same: "'same'" }[mode];
  // torch and scipy.signal.convolve2d put the odd cell of `same` on opposite sides, so it is padded by hand.
  const odd = mode === 'same' && convolves;
  const [rows, columns] = [k.length - 1, k[0].length - 1];
  const [top, left] = [Math.ceil(rows / 2), Math.ceil(columns / 2)];
  return {
    pytorch: lines(
      ...torchHead(x, k),
      convolves && 'K = K.flip(0, 1)  # a convolution turns the kernel by 180°',
      odd && `X = F.pad(X, (${left}, ${columns - left}, ${top}, ${rows - top}))`,
      `Y = F.conv2d(X[None, None], K[None, None], padding=${odd ? '0' : padding})[0, 0]`,
      'print(Y)',
    ),
    scipy: lines(
      'import numpy as np',
      `from scipy.signal import ${name}`,
      '',
      `X = np.array(${listOf(x)}, dtype=float)`,
      `K = np.array(${listOf(k)}, dtype=float)`,
      `Y = ${name}(X, K, mode='${mode}')`,
      'print(Y)',
    ),
    javascript: lines(...engineHead(x, k), `const Y = engine.${name}(X, K, { mode: '${mode}', dtype: 'float64' });`, 'console.log(Y.shape, Y.data);'), // prettier-ignore
  };
}

/** @param {Resolved} layer */
function layerInTorch({ x, k, stride, dilation, padding, mode, bias }) {
  const [top, left, bottom, right] = padding;
  const pads = Math.max(...padding) > 0;
  return lines(
    ...torchHead(x, k),
    'batch = X[None, None]  # one image, one channel',
    pads && `batch = F.pad(batch, (${left}, ${right}, ${top}, ${bottom}), mode='${torchNames[mode]}')`,
    bias !== 0 && `bias = torch.tensor([${bias}], dtype=torch.float64)`,
    `Y = F.conv2d(batch, K[None, None]${bias === 0 ? '' : ', bias'}${unlessOne('stride', stride)}${unlessOne('dilation', dilation)})[0, 0]`,
    'print(Y)',
  );
}

/** @param {Resolved} layer */
function layerInScipy({ x, k, stride, dilation, padding, mode, bias }) {
  const [top, left, bottom, right] = padding;
  const [down, across] = dilation;
  const spread = Math.max(...dilation) > 1;
  const [rows, columns] = [down * (k.length - 1) + 1, across * (k[0].length - 1) + 1];
  const steps = Math.max(...stride) > 1 ? `[::${stride[0]}, ::${stride[1]}]` : '';
  return lines(
    'import numpy as np',
    'from scipy.signal import correlate2d',
    '',
    `X = np.array(${listOf(x)}, dtype=float)`,
    `K = np.array(${listOf(k)}, dtype=float)`,
    Math.max(...padding) > 0 && `X = np.pad(X, ((${top}, ${bottom}), (${left}, ${right})), mode='${numpyNames[mode]}')`,
    spread && `spread = np.zeros((${rows}, ${columns}))  # zeros between the taps`,
    spread && `spread[::${down}, ::${across}] = K`,
    `Y = correlate2d(X, ${spread ? 'spread' : 'K'}, mode='valid')${steps}${bias === 0 ? '' : ` + ${bias < 0 ? `(${bias})` : bias}`}`,
    'print(Y)',
  );
}

/** @param {Resolved} layer */
function layerInJavaScript({ x, k, stride, dilation, padding, mode, bias }) {
  const options = [
    Math.max(...stride) > 1 && `stride: [${stride.join(', ')}]`,
    Math.max(...padding) > 0 && `padding: [${padding.join(', ')}]`,
    Math.max(...padding) > 0 && mode !== 'zeros' && `paddingMode: '${mode}'`,
    Math.max(...dilation) > 1 && `dilation: [${dilation.join(', ')}]`,
    bias !== 0 && `bias: [${bias}]`,
    "dtype: 'float64'",
  ].filter(Boolean);
  return lines(
    ...engineHead(x, k),
    `const Y = engine.conv2d(X, K, { ${options.join(', ')} });`,
    'console.log(Y.shape, Y.data);',
  );
}

/** @param {Matrix} x @param {Matrix} k */
function torchHead(x, k) {
  return [
    'import torch',
    'import torch.nn.functional as F',
    '',
    `X = torch.tensor(${listOf(x)}, dtype=torch.float64)`,
    `K = torch.tensor(${listOf(k)}, dtype=torch.float64)`,
  ];
}

/** @param {Matrix} x @param {Matrix} k */
function engineHead(x, k) {
  return [
    `import { createEngine } from ${PACKAGE};`,
    '',
    'const engine = await createEngine();',
    `const X = ${listOf(x)};`,
    `const K = ${listOf(k)};`,
  ];
}

/** @param {string} name @param {readonly number[]} values  down, across */
function unlessOne(name, values) {
  return Math.max(...values) > 1 ? `, ${name}=(${values.join(', ')})` : '';
}

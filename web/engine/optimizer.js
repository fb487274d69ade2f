// optimizer.js — the settings of sgd and adam, with the names and defaults of torch.optim.
import { describe, rangeError, typeError } from './errors.js';
import { readForeign, readOptions, requireBoolean, requireChoice, requireFinite } from './validate.js';

/**
 * @typedef {import('./frame.js').Frame} Frame
 *
 * @typedef {object} OptimizerSettings
 * @property {number} name  the index in OPTIMIZERS
 * @property {number} lr
 * @property {number} momentum
 * @property {boolean} nesterov
 * @property {number} weightDecay
 * @property {number} beta1
 * @property {number} beta2
 * @property {number} eps
 */

/** What a trainer gets without being told. */
export const DEFAULT_OPTIMIZER = Object.freeze({ name: 'sgd' });

const OPTIMIZERS = ['sgd', 'adam'];
const OPTIONS = [
  ['name', 'lr', 'momentum', 'nesterov', 'weightDecay'],
  ['name', 'lr', 'beta1', 'beta2', 'eps', 'weightDecay'],
];
const DEFAULT_LR = [0.01, 0.001];

/**
 * @param {unknown} value
 * @returns {OptimizerSettings}
 */
export function readOptimizer(value) {
  const name = requireChoice('optimizer.name', nameOf(value), OPTIMIZERS, 'optimizer');
  const given = readOptions('optimizer', value, OPTIONS[name]);
  const { lr = DEFAULT_LR[name], momentum = 0, nesterov = false, weightDecay = 0 } = given;
  const { beta1 = 0.9, beta2 = 0.999, eps = 1e-8 } = given;
  const settings = {
    name,
    lr: requireFinite('lr', lr, { min: 0, code: 'lr' }),
    momentum: requireFinite('momentum', momentum, { min: 0, code: 'momentum' }),
    nesterov: requireBoolean('nesterov', nesterov),
    weightDecay: requireFinite('weightDecay', weightDecay, { min: 0, code: 'weightDecay' }),
    beta1: requireFinite('beta1', beta1, { min: 0, below: 1, code: 'beta1' }),
    beta2: requireFinite('beta2', beta2, { min: 0, below: 1, code: 'beta2' }),
    eps: requireFinite('eps', eps, { min: 0, code: 'eps' }),
  };
  if (settings.nesterov && settings.momentum === 0) {
    throw rangeError('nesterov', 'nesterov must come with a momentum greater than 0; given momentum 0');
  }
  return settings;
}

/**
 * @param {unknown} value  an optimizer's settings
 * @returns {unknown}
 */
function nameOf(value) {
  if (typeof value !== 'object' || value === null) {
    throw typeError('type', `optimizer must be an object such as {name: 'sgd', lr: 0.01}; given ${describe(value)}`);
  }
  return readForeign('optimizer.name', () => /** @type {{ name: unknown }} */ (value).name);
}

/**
 * @param {Frame} frame
 * @param {OptimizerSettings} settings
 */
export function writeOptimizer(frame, settings) {
  frame.word(settings.name);
  frame.double(settings.lr);
  frame.double(settings.momentum);
  frame.double(settings.nesterov ? 1 : 0);
  frame.double(settings.weightDecay);
  frame.double(settings.beta1);
  frame.double(settings.beta2);
  frame.double(settings.eps);
}

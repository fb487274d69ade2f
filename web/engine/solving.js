// solving.js — the worker's answer to questions of least squares.
import { plainError } from './plain-error.js';

/**
 * @param {Pick<import('./index.js').Engine, 'leastSquares'>} engine
 * @param {Extract<import('./training-protocol.js').TrainingOrder, {type: 'solve'}>} order
 * @returns {import('./training-protocol.js').TrainingMessage}
 */
export function solved(engine, { id, problems }) {
  try {
    const solutions = problems.map((problem) => {
      const { eigenvalues, eigenvectors, rank, weight, bias, loss } = engine.leastSquares(problem);
      return { eigenvalues, eigenvectors, rank, weight, bias, loss };
    });
    return { type: 'solved', id, solutions };
  } catch (problem) {
    return { type: 'failed', error: plainError(problem) };
  }
}

// training-report.js — what the worker tells of a trainer's state.

/**
 * @param {import('./index.js').Trainer} trainer
 * @param {import('./index.js').Tensor} target
 * @param {Pick<import('./training-protocol.js').TrainingReport, 'run' | 'running' | 'atRest' | 'losses'> & { lossScale: number }} rest
 *   `lossScale`: what the sum of the squares is multiplied by
 * @returns {import('./training-protocol.js').TrainingReport}
 */
export function reportOf(trainer, target, { lossScale, ...rest }) {
  const { residual } = trainer;
  let loss = 0;
  for (const value of residual.data) loss += value * value;
  return {
    type: 'report',
    ...rest,
    stepCount: trainer.stepCount,
    diverged: trainer.diverged,
    loss: loss * lossScale,
    weight: trainer.weight,
    bias: trainer.bias,
    output: trainer.output,
    target,
    residual,
  };
}

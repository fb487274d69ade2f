// analyst.js — the analysis of a task, its directions and limits: at once where it is quick, else in a worker, which is waited for.
import { SolvingClient } from '../../engine/solving-client.js';
import { curvatureFrom, lossOf } from './curvature.js';
import { sizesOf } from './kernel-pairs.js';
import { parameterNames } from './learn-model.js';
import { curvatureCases, otherCase } from './limit-cases.js';

/** @typedef {import('../../engine/index.js').Engine} Engine */
/** @typedef {import('../../engine/index.js').Tensor} Tensor */
/** @typedef {import('../../engine/training-protocol.js').TrainingTask} TrainingTask */
/**
 * What holds for a task at every step and with every optimizer.
 * @typedef {object} Analysis
 * @property {import('./curvature.js').Curvature} curvature
 * @property {ReturnType<typeof curvatureCases>} cases
 * @property {string[]} names  of the learned numbers
 */

/** With so many learned numbers an output channel, and in all, it takes a few milliseconds; then it grows with the cube. */
const MOST_AT_ONCE = 60;
const MOST_IN_ALL = 200;

export class Analyst {
  #host;
  #createClient;
  /** @type {SolvingClient | null} */
  #client = null;
  /** The task asked for last, and what of it the analysis depends on. @type {TrainingTask | null} */
  #task = null;
  #key = '';
  /** @type {Analysis | null} */
  #found = null;
  /** Whether workers have failed: then it is done here, however long it takes. */
  #alone;

  /**
   * @param {{ requestUpdate(): void } | null} [host]  asked to look again when an answer has come; without one nothing is put off
   * @param {(options: ConstructorParameters<typeof SolvingClient>[0]) => SolvingClient} [createClient]
   */
  constructor(host = null, createClient = (options) => new SolvingClient(options)) {
    this.#host = host;
    this.#createClient = createClient;
    this.#alone = host === null;
  }

  /**
   * @param {Engine} engine @param {TrainingTask} task @param {Tensor} target
   * @returns {Analysis | null} null while it is under way
   */
  analyse(engine, task, target) {
    if (task !== this.#task) {
      this.#task = task;
      const key = JSON.stringify([{ ...task, optimizer: null, weight: null, bias: task.bias !== null }, sizesOf(task)]);
      if (key !== this.#key) {
        this.#key = key;
        this.#found = null;
        this.#client?.forget();
        if (!this.#alone && isLong(task)) this.#ask(task, target);
      }
    }
    if (this.#found === null && (this.#alone || !isLong(task)))
      this.#found = analysisFrom(
        task,
        target,
        problemsOf(task, target).map((one) => engine.leastSquares(one)),
      );
    return this.#found;
  }

  /** @param {TrainingTask} task @param {Tensor} target */
  #ask(task, target) {
    this.#onSolved = (solutions) => (this.#found = analysisFrom(task, target, solutions));
    this.#client ??= this.#createClient({
      onSolved: (solutions) => {
        this.#onSolved(solutions);
        this.#host?.requestUpdate();
      },
      onFailed: () => {
        this.#alone = true;
        this.#host?.requestUpdate();
      },
    });
    this.#client.solve(problemsOf(task, target));
  }

  /** Takes the answer to the newest question: older ones are not answered. @type {(solutions: import('../../engine/training-protocol.js').Solution[]) => void} */
  #onSolved = () => {};

  dispose() {
    this.#client?.dispose();
    this.#client = null;
    this.#task = null;
    this.#key = '';
  }
}

/** @param {TrainingTask} task */
function isLong(task) {
  const { ins, outs, rows, columns } = sizesOf(task);
  const each = ins * rows * columns;
  return each > MOST_AT_ONCE || each * outs > MOST_IN_ALL;
}

/** @param {TrainingTask} task @param {Tensor} target */
function problemsOf(task, target) {
  return [lossOf(task, target), otherCase(task, target)];
}

/** @param {TrainingTask} task @param {Tensor} target @param {import('../../engine/training-protocol.js').Solution[]} solutions @returns {Analysis} */
function analysisFrom(task, target, solutions) {
  const [curvature, other] = solutions.map(curvatureFrom);
  return { curvature, cases: curvatureCases(task, target, curvature, other), names: parameterNames(task) };
}

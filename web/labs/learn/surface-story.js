// surface-story.js — what the loss surface shows of the state shown; contours are kept until the task or the plane changes.
import { parametersOf } from '../../engine/training-rest.js';
import { biasOf, each, kernelsOf, withStarts } from './kernel-pairs.js';
import { FARTHEST_TRACED, PathTracer } from './path-tracer.js';
import { contoursOf, movedTo, onPlane, planeOf, reachOf } from './surface-model.js';

/** @typedef {import('./learn-model.js').Settings} Settings */
/** @typedef {import('./loss-surface.js').SurfaceStory} SurfaceStory */
/** @typedef {import('./rate-panel.js').RateStory} RateStory */
/** @typedef {import('./training-run.js').Shown} Shown */
/** @typedef {import('../../engine/index.js').Engine} Engine */

/** A start that is clicked has so many decimals. */
const DECIMALS = 2;

/** @param {() => number} [now]  in milliseconds: a long path is then followed a share of a frame at a time */
export function surfaceTeller(now) {
  const tracer = new PathTracer(now);
  /** @type {unknown[]} */
  let asked = [];
  /** @type {SurfaceStory['contours']} */
  let contours = [];

  /**
   * @param {Engine} engine @param {Shown} shown @param {RateStory} rate @param {Pick<Settings, 'plane' | 'pair'>} settings
   * @returns {SurfaceStory | null} null where there is no plane
   */
  function tell(engine, shown, { curvature, names, outs, out }, { plane: kind, pair }) {
    const plane = planeOf(curvature, kind, pair ?? [0, 1], { outs, out });
    if (!plane) return null;
    const { task, report } = shown;
    const points = tracer.trace(engine, task, report.target, report.stepCount);
    const beyond = tracer.behind || report.stepCount > FARTHEST_TRACED;
    const path = [...points, ...(beyond ? [parametersOf(report)] : [])].map((point) => onPlane(plane, point));
    const reach = reachOf(path);
    const wanted = [curvature, kind, ...plane.picked, out, reach];
    if (wanted.some((one, index) => one !== asked[index])) {
      contours = contoursOf(curvature, plane, reach);
      asked = wanted;
    }
    const traced = beyond ? tracer.reached : null;
    const { stepCount: steps, loss } = report;
    return { curvature, plane, reach, contours, path, steps, traced, behind: tracer.behind, loss, names };
  }

  /**
   * The start that lies at a place of the plane.
   * @param {SurfaceStory} story @param {Settings} settings @param {[number, number]} place
   */
  function startAt({ plane }, settings, place) {
    const { hidden, ins, outs, bias } = settings;
    const [rows, columns] = [hidden.length, hidden[0].length];
    const biases = each(outs, (out) => biasOf(settings, out));
    const from = [...kernelsOf(settings, 'start').flat(3), ...(bias ? biases : [])];
    const moved = movedTo(plane, from, place).map((value, index) =>
      Math.abs(value - from[index]) < 1e-9 ? from[index] : Number(value.toFixed(DECIMALS)) + 0,
    );
    const taps = rows * columns;
    return withStarts(
      settings,
      ({ out, into }) => hidden.map((row, r) => row.map((_, c) => moved[(out * ins + into) * taps + r * columns + c])),
      (out) => (bias ? moved[outs * ins * taps + out] : biases[out]),
    );
  }

  return { tell, startAt, dispose: () => tracer.dispose() };
}

// loss-history.js — the loss before every step of a run of any length, in bounded memory: all of them while they are few, then
// of every stretch of steps its first, its lowest and its highest, each with the step it belongs to.

/** More stretches than this are joined in pairs: up to here every single loss is kept. */
export const MOST_STRETCHES = 16_384;

/**
 * What has changed in a history: all stretches from one on, in values that a message can carry.
 * @typedef {object} LossPart
 * @property {number} width    steps in a stretch
 * @property {number} count    losses in the whole history
 * @property {number} start    the stretch the lists begin with, from 0
 * @property {Float64Array<ArrayBuffer>} first  of every stretch
 * @property {Float64Array<ArrayBuffer>} low
 * @property {Float64Array<ArrayBuffer>} high
 * @property {Float64Array<ArrayBuffer>} lowAt   the step whose loss is the lowest of its stretch, counted from 1
 * @property {Float64Array<ArrayBuffer>} highAt
 * @property {number} last     the newest loss
 */

/** Of every stretch three, and the newest. */
const MOST_POINTS = 3 * MOST_STRETCHES + 1;
const COUNTED = Float64Array.from({ length: MOST_STRETCHES }, (_, index) => index + 1);

const LISTS = /** @type {const} */ (['first', 'low', 'high', 'lowAt', 'highAt']);

export class LossHistory {
  #width = 1;
  #count = 0;
  #last = NaN;
  #lists = listsOf(1024);
  /** @type {{ steps: Float64Array, losses: Float64Array } | null} */
  #points = null;
  /** The points of the stretches that are over: they stay until stretches are joined. */
  #over = { stretches: 0, points: 0 };
  /** Room for all points of a long history, made when first asked for. @type {{ steps: Float64Array, losses: Float64Array } | null} */
  #room = null;

  /** @param {ArrayLike<number>} losses */
  static of(losses) {
    const history = new LossHistory();
    history.append(losses);
    return history;
  }

  /** How many losses there are: the steps known. */
  get length() {
    return this.#count;
  }

  /** Steps in a stretch; 1 where every loss is kept. */
  get width() {
    return this.#width;
  }

  get #stretches() {
    return Math.ceil(this.#count / this.#width);
  }

  /** @param {ArrayLike<number>} losses */
  append(losses) {
    this.#points = null;
    for (let index = 0; index < losses.length;) {
      const stretch = Math.floor(this.#count / this.#width);
      if (stretch === MOST_STRETCHES) {
        this.#widen();
        continue;
      }
      this.#makeRoom(stretch + 1);
      const { first, low, high, lowAt, highAt } = this.#lists;
      const end = Math.min(losses.length, index + (stretch + 1) * this.#width - this.#count);
      let step = this.#count + 1;
      if (step === stretch * this.#width + 1) {
        first[stretch] = low[stretch] = high[stretch] = losses[index];
        lowAt[stretch] = highAt[stretch] = step;
      }
      for (; index < end; index += 1, step += 1) {
        const loss = losses[index];
        if (loss < low[stretch]) [low[stretch], lowAt[stretch]] = [loss, step];
        if (loss > high[stretch]) [high[stretch], highAt[stretch]] = [loss, step];
      }
      this.#count = step - 1;
    }
    if (losses.length > 0) this.#last = losses[losses.length - 1];
  }

  clear() {
    this.#width = 1;
    this.#count = 0;
    this.#last = NaN;
    this.#points = null;
    this.#over = { stretches: 0, points: 0 };
  }

  /** What has come after the first `known` losses, for a history that has those already. @param {number} known @returns {LossPart} */
  since(known) {
    const start = Math.floor(known / this.#width);
    const cut = (/** @type {typeof LISTS[number]} */ name) => this.#lists[name].slice(start, this.#stretches);
    return {
      ...{ width: this.#width, count: this.#count, start, last: this.#last },
      ...{ first: cut('first'), low: cut('low'), high: cut('high'), lowAt: cut('lowAt'), highAt: cut('highAt') },
    };
  }

  /**
   * Takes in a part of the same run. Training always takes the same path, so that one that reaches no farther says nothing new.
   * @param {LossPart} part
   */
  take(part) {
    if (part.count <= this.#count) return;
    while (this.#width < part.width) this.#widen();
    this.#makeRoom(part.start + part.first.length);
    for (const name of LISTS) this.#lists[name].set(part[name], part.start);
    this.#count = part.count;
    this.#last = part.last;
    this.#points = null;
  }

  /** The loss before a step, from 1; null where it is not known, or no longer kept. @param {number} step */
  at(step) {
    const kept = this.upTo(step);
    return kept?.step === step ? kept.loss : null;
  }

  /** The last loss kept at a step or before it; null before the first. @param {number} step */
  upTo(step) {
    const { steps, losses } = this.points();
    const index = indexAfter(steps, step) - 1;
    return index < 0 ? null : { step: steps[index], loss: losses[index] };
  }

  /** The kept loss that is nearest to a step; null where there is none. @param {number} step */
  nearest(step) {
    const { steps, losses } = this.points();
    if (steps.length === 0) return null;
    const after = Math.min(indexAfter(steps, step), steps.length - 1);
    const before = Math.max(0, after - 1);
    const index = step - steps[before] <= steps[after] - step ? before : after;
    return { step: steps[index], loss: losses[index] };
  }

  /**
   * Every loss that is kept, with the step before which it was, in order: views, to be read before the history goes on.
   * @param {number} [until]  the last step wanted
   * @returns {{ steps: Float64Array, losses: Float64Array }}
   */
  points(until = Infinity) {
    this.#points ??= this.#collect();
    const { steps, losses } = this.#points;
    const end = until >= this.#count ? steps.length : indexAfter(steps, until);
    return { steps: steps.subarray(0, end), losses: losses.subarray(0, end) };
  }

  #collect() {
    const { first, low, high, lowAt, highAt } = this.#lists;
    const stretches = this.#stretches;
    if (this.#width === 1) return { steps: COUNTED.subarray(0, stretches), losses: first.subarray(0, stretches) };
    const { steps, losses } = (this.#room ??= {
      steps: new Float64Array(MOST_POINTS),
      losses: new Float64Array(MOST_POINTS),
    });
    let count = this.#over.points;
    const add = (/** @type {number} */ step, /** @type {number} */ loss) => {
      if (count > 0 && steps[count - 1] >= step) return;
      steps[count] = step;
      losses[count++] = loss;
    };
    for (let i = this.#over.stretches; i < stretches; i += 1) {
      if (i === stretches - 1) this.#over = { stretches: i, points: count }; // the last may go on
      add(i * this.#width + 1, first[i]);
      if (lowAt[i] < highAt[i]) add(lowAt[i], low[i]);
      add(highAt[i], high[i]);
      add(lowAt[i], low[i]);
    }
    add(this.#count, this.#last);
    return { steps: steps.subarray(0, count), losses: losses.subarray(0, count) };
  }

  /** Joins the stretches in pairs; the last may stay half as long. */
  #widen() {
    const { first, low, high, lowAt, highAt } = this.#lists;
    const stretches = this.#stretches;
    for (let from = 0; from < stretches; from += 2) {
      const to = from / 2;
      const second = from + 1 < stretches ? from + 1 : from;
      const lower = low[second] < low[from] ? second : from;
      const higher = high[second] > high[from] ? second : from;
      first[to] = first[from];
      [low[to], lowAt[to]] = [low[lower], lowAt[lower]];
      [high[to], highAt[to]] = [high[higher], highAt[higher]];
    }
    this.#width *= 2;
    this.#points = null;
    this.#over = { stretches: 0, points: 0 };
  }

  /** @param {number} stretches */
  #makeRoom(stretches) {
    const room = this.#lists.first.length;
    if (stretches <= room) return;
    const larger = listsOf(Math.max(stretches, 2 * room));
    for (const name of LISTS) larger[name].set(this.#lists[name]);
    this.#lists = larger;
  }
}

/** @param {number} length @returns {Record<typeof LISTS[number], Float64Array<ArrayBuffer>>} */
function listsOf(length) {
  const list = () => new Float64Array(length);
  return { first: list(), low: list(), high: list(), lowAt: list(), highAt: list() };
}

/** Where the first step after a given one stands. @param {Float64Array} steps  rising @param {number} step */
function indexAfter(steps, step) {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle] <= step) low = middle + 1;
    else high = middle;
  }
  return low;
}

// statistics.mjs — what is made of measured times: medians, rates and ratios.

/**
 * The middle value; the mean of the two in the middle of an even number of them.
 * @param {readonly number[]} values  at least one
 */
export function median(values) {
  if (values.length === 0) throw new RangeError('the median of no values');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * How far the values lie apart: half the distance between the quartiles, relative to the median.
 * @param {readonly number[]} values  at least one
 */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (/** @type {number} */ part) => sorted[Math.round(part * (sorted.length - 1))];
  return (at(0.75) - at(0.25)) / 2 / median(values);
}

/** Two operations to each multiply+add. @param {number} multiplyAdds @param {number} seconds */
export const gigaflops = (multiplyAdds, seconds) => (2 * multiplyAdds) / seconds / 1e9;

/**
 * The shortest time of others, and whose it is.
 * @param {Record<string, number>} times  seconds by name
 * @param {(name: string) => boolean} counts
 * @returns {{ name: string, seconds: number } | null} null where there is none
 */
export function best(times, counts = () => true) {
  const entries = Object.entries(times).filter(([name]) => counts(name));
  if (entries.length === 0) return null;
  const [name, seconds] = entries.reduce((least, entry) => (entry[1] < least[1] ? entry : least));
  return { name, seconds };
}

/**
 * How many runs make a sample of the wanted length.
 * @param {number} secondsPerRun
 * @param {number} wanted  seconds
 */
export const runsFor = (secondsPerRun, wanted) => Math.max(1, Math.round(wanted / secondsPerRun));

// run-marks.js — the marks by which runs compared on one chart are told apart, beside the pattern of their lines.

/** @param {number} index  from 0 @returns {string} ①, ②, … */
export function runMark(index) {
  return String.fromCharCode(0x2460 + index);
}

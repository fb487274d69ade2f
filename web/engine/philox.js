// philox.js — Philox4x32-10, a counter-based random number generator: block number in, four random words out.

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const KEY_INCREMENT_0 = 0x9e3779b9;
const KEY_INCREMENT_1 = 0xbb67ae85;
const ROUNDS = 10;

/**
 * @param {ArrayLike<number>} counter  four unsigned 32-bit words
 * @param {ArrayLike<number>} key  two
 * @returns {[number, number, number, number]} four random words, unsigned
 * @see Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011; Random123, philox.h
 */
export function philox(counter, key) {
  let c0 = counter[0];
  let c1 = counter[1];
  let c2 = counter[2];
  let c3 = counter[3];
  let k0 = key[0];
  let k1 = key[1];
  for (let round = 0; round < ROUNDS; round++) {
    const upper0 = upperProduct(MULTIPLIER_0, c0);
    const upper1 = upperProduct(MULTIPLIER_1, c2);
    const lower0 = Math.imul(MULTIPLIER_0, c0) >>> 0;
    const lower1 = Math.imul(MULTIPLIER_1, c2) >>> 0;
    c0 = (upper1 ^ c1 ^ k0) >>> 0;
    c1 = lower1;
    c2 = (upper0 ^ c3 ^ k1) >>> 0;
    c3 = lower0;
    k0 = (k0 + KEY_INCREMENT_0) >>> 0;
    k1 = (k1 + KEY_INCREMENT_1) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/**
 * The upper half of a 64-bit product, from 16-bit halves: JavaScript's numbers are exact up to 2⁵³ only.
 * @param {number} a  unsigned 32-bit
 * @param {number} b  unsigned 32-bit
 */
function upperProduct(a, b) {
  const [aUpper, aLower] = [a >>> 16, a & 0xffff];
  const [bUpper, bLower] = [b >>> 16, b & 0xffff];
  const middle = aUpper * bLower + ((aLower * bLower) >>> 16);
  const otherMiddle = aLower * bUpper + (middle & 0xffff);
  return aUpper * bUpper + (middle >>> 16) + (otherMiddle >>> 16);
}

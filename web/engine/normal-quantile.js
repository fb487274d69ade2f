// normal-quantile.js — the inverse of the normal distribution function, with the same bits everywhere.

// Coefficients of Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied Statistics 37
// (1988), procedure PPND16; highest power first. The region beyond √(−ln p) = 5 is left out: see normalQuantile.
const CENTRE_NUMERATOR = [
  2.509080928730122673e3, 3.343057558358812811e4, 6.72657709270087008537e4, 4.5921953931549871457e4,
  1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.387132872796366608,
];
const CENTRE_DENOMINATOR = [
  5.226495278852854561e3, 2.8729085735721942674e4, 3.930789580009271061e4, 2.1213794301586595867e4,
  5.3941960214247511077e3, 6.871870074920579083e2, 4.2313330701600911252e1, 1,
];
const TAIL_NUMERATOR = [
  7.7454501427834140764e-4, 2.27238449892691845833e-2, 2.4178072517745061177e-1, 1.27045825245236838258,
  3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
];
const TAIL_DENOMINATOR = [
  1.05075007164441684324e-9, 5.475938084995344946e-4, 1.51986665636164571966e-2, 1.4810397642748007459e-1,
  6.8976733498510000455e-1, 1.6763848301838038494, 2.05319162663775882187, 1,
];

/** The odd denominators of the series of the area tangens: beyond 21 a term is below the last bit of ln. */
const LARGEST_DENOMINATOR = 21;

/**
 * The x with Φ(x) = p, to about 16 digits.
 *
 * Math.log may differ in the last bit between browsers, so that only + − · / and √, which IEEE 754 rounds exactly, are
 * used here. Nothing may be fused or reordered where this is written in another language.
 * @param {number} p  2⁻³⁴ < p < 1 − 2⁻³⁴, which covers every 32-bit random number
 * @see statistics.NormalDist.inv_cdf of Python, the same algorithm
 */
export function normalQuantile(p) {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (polynomial(CENTRE_NUMERATOR, r) * q) / polynomial(CENTRE_DENOMINATOR, r);
  }
  const r = Math.sqrt(-naturalLogarithm(q <= 0 ? p : 1 - p)) - 1.6;
  const x = polynomial(TAIL_NUMERATOR, r) / polynomial(TAIL_DENOMINATOR, r);
  return q <= 0 ? -x : x;
}

/**
 * @param {readonly number[]} coefficients  highest power first
 * @param {number} x
 */
function polynomial(coefficients, x) {
  let sum = 0;
  for (const coefficient of coefficients) {
    sum = sum * x + coefficient;
  }
  return sum;
}

/**
 * ln x = ln m − e · ln 2 with √½ ≤ m = x · 2ᵉ < √2, and ln m = 2 artanh((m − 1) / (m + 1)) by its series.
 * @param {number} x  0 < x < 1
 */
function naturalLogarithm(x) {
  let mantissa = x;
  let exponent = 0;
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let series = 0;
  for (let odd = LARGEST_DENOMINATOR; odd >= 1; odd -= 2) {
    series = series * square + 1 / odd;
  }
  return 2 * s * series - exponent * Math.LN2;
}

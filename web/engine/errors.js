// errors.js — how the facade says that an argument is wrong: TypeError or RangeError with a stable code.

/**
 * @typedef {import('./index.js').ErrorCode} ErrorCode
 * @typedef {import('./index.js').EngineError} EngineError
 */

/**
 * @template {TypeError | RangeError} E
 * @param {E} error
 * @param {ErrorCode} code
 * @param {unknown} cause  what the caller's own object threw, if that is the reason
 * @returns {E & { code: ErrorCode }}
 */
function coded(error, code, cause) {
  if (cause !== undefined) {
    error.cause = cause;
  }
  return Object.assign(error, { code });
}

/**
 * A value of the wrong kind: a string for a number, a ragged array, an option nobody knows.
 * @param {ErrorCode} code
 * @param {string} message  names the argument, what was given and what is needed
 * @param {unknown} [cause]
 */
export function typeError(code, message, cause) {
  return coded(new TypeError(message), code, cause);
}

/**
 * A value of the right kind that is out of range, or does not fit the other arguments.
 * @param {ErrorCode} code
 * @param {string} message  names the argument, what was given and what is needed
 * @param {unknown} [cause]
 */
export function rangeError(code, message, cause) {
  return coded(new RangeError(message), code, cause);
}

/**
 * The error the engine left behind, as an error of the contract.
 * @param {{ kind: unknown, code: unknown, message: unknown }} problem  strings, as Embind gives them
 * @returns {EngineError}
 */
export function engineError({ kind, code, message }) {
  const create = kind === 'TypeError' ? typeError : rangeError;
  return create(/** @type {ErrorCode} */ (code), String(message));
}

/**
 * `value` as an error message shows it. It reads nothing of an object that could run the caller's code.
 * @param {unknown} value
 * @returns {string}
 */
export function describe(value) {
  switch (typeof value) {
    case 'string':
      return value.length > 40
        ? `the string ${JSON.stringify(value.slice(0, 40))}…`
        : `the string ${JSON.stringify(value)}`;
    case 'bigint':
      return 'a BigInt';
    case 'function':
      return 'a function';
    case 'object':
      return value === null ? 'null' : 'an object';
    default:
      return String(value);
  }
}

/**
 * A shape as an error message shows it: 3×4, or "a single number" for rank 0.
 * @param {ArrayLike<number>} shape
 */
export function formatShape(shape) {
  return shape.length === 0 ? 'a single number' : Array.from(shape).join('×');
}

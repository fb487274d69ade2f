// plain-error.js — an error as a message can carry it.

/**
 * What of an error survives a message whole.
 * @param {unknown} problem
 * @returns {import('./training-protocol.js').PlainError}
 */
export function plainError(problem) {
  if (!(problem instanceof Error)) return { name: 'Error', message: String(problem) };
  const { name, message } = problem;
  const code = 'code' in problem && typeof problem.code === 'string' ? problem.code : undefined;
  return code === undefined ? { name, message } : { name, code, message };
}

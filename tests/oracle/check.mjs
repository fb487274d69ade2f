// check.mjs — runs one case through the engine and says what is wrong with the results, if anything.

/** @typedef {import('convscope').Engine} Engine */
/** @typedef {import('./wire.mjs').OracleCase} OracleCase */
/** @typedef {import('./wire.mjs').Values} Values */
/** @typedef {import('./wire.mjs').Expected} Expected */
/** @typedef {Record<string, Values>} Results */

/**
 * @param {Engine} engine
 * @param {OracleCase} oracle
 * @returns {string | null} what is wrong
 */
export function check(engine, oracle) {
  let results;
  try {
    results = compute(engine, oracle);
  } catch (error) {
    return `throws ${error instanceof Error && 'code' in error ? `${error.name} '${error.code}': ${error.message}` : error}`;
  }
  for (const [name, expected] of Object.entries(oracle.expect)) {
    const problem = difference(name, results[name], expected, oracle.dtype);
    if (problem !== null) return problem;
  }
  return null;
}

/**
 * @param {Engine} engine
 * @param {OracleCase} oracle
 * @returns {Results}
 */
function compute(engine, { operation, args, options }) {
  if (operation === 'trainer') return train(engine, args[0], options);
  if (operation === 'plan') return runPlan(engine, args[0], args[1], options);
  const run = /** @type {Record<string, (...args: any[]) => any>} */ (/** @type {unknown} */ (engine))[operation];
  const result = run(...args, options);
  if ('data' in result) return { output: result };
  return Object.fromEntries(
    Object.entries(result).map(([name, value]) => [
      name,
      typeof value === 'number' ? { shape: [], data: Float64Array.of(value) } : value,
    ]),
  );
}

/**
 * @param {Engine} engine
 * @param {any} x
 * @param {any} w
 * @param {any} options
 * @returns {Results}
 */
function runPlan(engine, x, w, options) {
  const plan = engine.plan('conv2d', w, { ...options, inputShape: x.shape });
  try {
    return { output: plan.run(x) };
  } finally {
    plan.dispose();
  }
}

/**
 * @param {Engine} engine
 * @param {number} steps
 * @param {any} options
 * @returns {Results}
 */
function train(engine, steps, options) {
  const trainer = engine.trainer(options);
  try {
    const losses = trainer.step(steps);
    /** @type {Results} */
    const results = { losses: { shape: [losses.length], data: losses }, residual: trainer.residual };
    const { parameters, gradients } = options.layers
      ? /** @type {any} */ (trainer)
      : {
          parameters: [{ weight: trainer.weight, bias: trainer.bias }],
          gradients: [{ weight: trainer.gradWeight, bias: trainer.gradBias }],
        };
    results.output = trainer.output;
    parameters.forEach((/** @type {any} */ { weight, bias }, /** @type {number} */ i) => {
      Object.assign(results, { [`${i}.weight`]: weight, [`${i}.bias`]: bias });
      Object.assign(results, { [`${i}.grad.weight`]: gradients[i].weight, [`${i}.grad.bias`]: gradients[i].bias });
    });
    return results;
  } finally {
    trainer.dispose();
  }
}

/**
 * @param {string} name
 * @param {Values | undefined} actual
 * @param {Expected} expected
 * @param {'float32' | 'float64'} dtype
 */
export function difference(name, actual, { is, within, signed = false }, dtype) {
  if (!actual) return `${name} is missing`;
  if (actual.shape.join() !== is.shape.join()) {
    return `${name} has the shape [${actual.shape}]; expected [${is.shape}]`;
  }
  const Wanted = is.data instanceof Int32Array ? Int32Array : dtype === 'float64' ? Float64Array : Float32Array;
  // Losses are numbers of JavaScript in either dtype.
  if (name !== 'losses' && !(actual.data instanceof Wanted)) {
    return `${name} is a ${actual.data.constructor.name}; expected a ${Wanted.name}`;
  }
  for (let i = 0; i < is.data.length; i++) {
    const [got, wanted] = [actual.data[i], is.data[i]];
    if (within === undefined) {
      if (got === wanted ? signed && !Object.is(got, wanted) : !(Number.isNaN(got) && Number.isNaN(wanted))) {
        return `${name}[${position(i, is.shape)}] is ${shown(got)}; expected ${shown(wanted)}`;
      }
    } else if (!(Math.abs(got - wanted) <= within.data[i])) {
      const far = `${Math.abs(got - wanted)} away where ${within.data[i]} is allowed`;
      return `${name}[${position(i, is.shape)}] is ${got}; expected ${wanted}: ${far}`;
    }
  }
  return null;
}

/** @param {number} value */
function shown(value) {
  return Object.is(value, -0) ? '-0' : String(value);
}

/**
 * @param {number} offset
 * @param {readonly number[]} shape
 */
function position(offset, shape) {
  return shape
    .map((size, axis) => Math.floor(offset / shape.slice(axis + 1).reduce((product, n) => product * n, 1)) % size)
    .join(', ');
}

/**
 * A case as people can read it: operands and options on a line each, tensors with their values or, `brief`, without.
 * @param {OracleCase} oracle
 * @param {boolean} brief
 */
export function describe({ seed, index, operation, kind, dtype, args, options }, brief) {
  /** @param {any} value @returns {string} */
  const text = (value) => {
    if (value?.data) {
      const type = value.data.constructor.name.replace('Array', '').toLowerCase();
      return `${type}[${value.shape}]${brief ? '' : ` = [${Array.from(value.data, shown).join(', ')}]`}`;
    }
    if (Array.isArray(value)) return `[${value.map(text).join(', ')}]`;
    if (value !== null && typeof value === 'object') {
      return `{${Object.entries(value)
        .map(([name, item]) => `${name}: ${text(item)}`)
        .join(', ')}}`;
    }
    return JSON.stringify(value);
  };
  const call = brief
    ? `${operation}(${[...args, options].map(text).join(', ')})`
    : [operation, ...args.map(text), text(options)].join('\n    ');
  return `seed ${seed}, case ${index}, ${kind} values, ${dtype}: ${call}`;
}

// run.mjs — `npm run oracle -- --cases 100000 [--seed 1] [--only conv2d]`: fresh random cases against PyTorch and SciPy.
import { parseArgs } from 'node:util';
import { createEngine } from 'convscope';
import { Problem, runMain } from '../../build-scripts/terminal.mjs';
import { check, describe } from './check.mjs';
import { findPython, makeCases } from './python.mjs';
import { Tally } from './tally.mjs';

const usage = `npm run oracle -- [options]
  --cases N        how many cases; default 10000
  --seed N         default 1
  --only a,b       only these operations
  --first N        begin at this case; default 0
  --case N         one case, shown with all its values
  --failures N     stop after this many; default 10
  --ort            ask ONNX Runtime, too, where it has the operation`;

const options = /** @type {const} */ ({
  cases: { type: 'string', default: '10000' },
  seed: { type: 'string', default: '1' },
  only: { type: 'string', default: '' },
  first: { type: 'string', default: '0' },
  case: { type: 'string' },
  failures: { type: 'string', default: '10' },
  ort: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
});

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

/** @param {string[]} args */
function readSettings(args) {
  const values = parse(args);
  /** @param {'cases' | 'seed' | 'first' | 'case' | 'failures'} name */
  const whole = (name) => {
    const text = values[name] ?? '';
    if (!/^\d{1,15}$/.test(text)) throw new Problem(`--${name} must be a whole number; given: ${text}`);
    return Number(text);
  };
  const one = values.case === undefined ? null : whole('case');
  return {
    seed: whole('seed'),
    first: one ?? whole('first'),
    cases: one === null ? whole('cases') : 1,
    only: values.only,
    isOne: one !== null,
    mostFailures: whole('failures'),
    ort: values.ort,
    help: values.help,
  };
}

/** @returns {Promise<number>} the exit status: 0 all right, 1 failures, 130 stopped */
async function main() {
  const settings = readSettings(process.argv.slice(2));
  if (settings.help) {
    console.log(usage);
    return 0;
  }
  const python = findPython();
  console.log(`${python.versions}; seed ${settings.seed}`);
  const secondOpinion = settings.ort ? await (await import('./onnxruntime/opinion.mjs')).loadOpinion() : null;
  const engine = await createEngine();
  const tally = new Tally(settings.cases);
  let isStopped = false;
  process.once('SIGINT', () => (isStopped = true));

  const isEnough = () => isStopped || tally.failures >= settings.mostFailures;
  for await (const batch of makeCases(python.program, settings)) {
    for (const oracle of batch) {
      if (settings.isOne) console.log(describe(oracle, false));
      tell(tally, oracle, '', check(engine, oracle));
      if (secondOpinion !== null) tell(tally, oracle, ', ONNX Runtime', await secondOpinion(oracle));
      if (isEnough()) break;
    }
    tally.showProgress();
    // Lets a signal come through.
    await new Promise((resolve) => setImmediate(resolve));
    if (isEnough()) break;
  }
  tally.showSummary();
  if (tally.failures > 0) return 1;
  return isStopped ? 130 : 0;
}

/**
 * @param {Tally} tally
 * @param {import('./wire.mjs').OracleCase} oracle
 * @param {string} judge  added to the operation's name; empty for PyTorch and SciPy
 * @param {string | null | undefined} problem  null: none; undefined: the judge has no answer
 */
function tell(tally, oracle, judge, problem) {
  if (problem === undefined) return;
  tally.count(`${oracle.operation}${judge}`, problem === null);
  if (problem === null) return;
  tally.clearLine();
  console.log(`✗ ${describe(oracle, true)}\n    ${problem}${judge}`);
  console.log(`    npm run oracle -- --seed ${oracle.seed} --case ${oracle.index}`);
}

await runMain(main);

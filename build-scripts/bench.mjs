// bench.mjs — `npm run bench [-- --browser | --native | --startup | --frames | --steps]`: convscope against the peers, in one
// run; or how fast its pages are.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cpus } from 'node:os';
import { installPeers } from './bench-peers.mjs';
import { buildEngine } from './engine.mjs';
import { installNodeModules } from './install.mjs';
import { Problem, runMain } from './terminal.mjs';

const usage = `npm run bench -- [options]
  --only REGEX     only workloads whose name fits
  --peers a,b      only these contenders beside convscope
  --rounds N       samples of each; default 11
  --others         shapes beside the table's: cost for each multiply+add against the nearest of the table
  --json FILE      everything that was measured
  --write FILE     the tables
  --browser        in headless Chromium rather than in Node
  --native         the native kernels, by Google Benchmark
  --startup        from a fresh process to the first result
  --frames         the picture lab in headless Chromium: a megapixel shown anew while its kernel is edited
  --steps          training steps per second as the learning lab's page drives them, its frames and its stop
  --against DIR    with --steps: another built page (a dist/), measured in turns with this one`;

const options = /** @type {const} */ ({
  only: { type: 'string', default: '' },
  peers: { type: 'string' },
  rounds: { type: 'string', default: '11' },
  others: { type: 'boolean', default: false },
  json: { type: 'string' },
  write: { type: 'string' },
  browser: { type: 'boolean', default: false },
  native: { type: 'boolean', default: false },
  startup: { type: 'boolean', default: false },
  frames: { type: 'boolean', default: false },
  steps: { type: 'boolean', default: false },
  against: { type: 'string' },
  help: { type: 'boolean', default: false },
});

/** @param {string[]} args */
function readSettings(args) {
  try {
    const values = parseArgs({ args, options }).values;
    if (!/^[1-9]\d{0,3}$/.test(values.rounds)) throw new Problem('--rounds must be a whole number from 1 to 9999.');
    return { ...values, rounds: Number(values.rounds), only: new RegExp(values.only) };
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

/** @typedef {ReturnType<typeof readSettings>} Settings */

/** @param {Settings} settings */
async function measureAll(settings) {
  const { selectWorkloads } = await import('../tests/bench/selection.mjs');
  const { NATIVE } = await import('../tests/bench/report.mjs');
  const { loaders } = await import('../tests/bench/contenders/all.mjs');
  const { others, rounds } = settings;
  const workloads = selectWorkloads(settings.only, others);
  const known = Object.keys(loaders).slice(1);
  // Beside the table those in plain JavaScript would take an hour and never be the best.
  const usual = others ? known.filter((name) => !['tfjs-cpu', 'ConvNetJS'].includes(name)) : [...known, NATIVE];
  const asked = settings.peers?.split(',').filter(Boolean) ?? usual;
  const unknown = asked.filter((name) => name !== NATIVE && !known.includes(name));
  if (unknown.length > 0)
    throw new Problem(`There is no peer ${unknown.join(', ')}; there are ${[...known, NATIVE].join(', ')}.`);
  const peers = asked.filter((name) => name !== NATIVE);
  if (workloads.length === 0) throw new Problem(`The name of no workload fits ${settings.only}.`);
  const names = ['convscope', ...peers];
  const tell = (/** @type {string} */ line) => console.log(line);
  if (settings.browser) {
    const { measureInBrowser } = await import('./bench-browser.mjs');
    return measureInBrowser({ only: settings.only.source, others, names, rounds }, tell);
  }
  const { measure } = await import('../tests/bench/run.mjs');
  const native = asked.includes(NATIVE) ? (await import('../tests/bench/contenders/pytorch.mjs')).load() : null;
  const beside = native ? [native] : [];
  return {
    ...(await measure({ workloads, names, rounds, others: beside, tell })),
    platform: `Node ${process.versions.node}`,
  };
}

/** @param {string} table @param {string | undefined} file */
function tellTable(table, file) {
  console.log(`\n${table}`);
  if (file) writeFileSync(file, `${table}\n`);
}

await runMain(async () => {
  const settings = readSettings(process.argv.slice(2));
  if (settings.help) {
    console.log(usage);
    return 0;
  }
  await installNodeModules();
  if (settings.native) {
    const { benchNatively } = await import('./bench-native.mjs');
    return benchNatively(settings);
  }
  await buildEngine();
  if (settings.frames) {
    const { benchFrames } = await import('./bench-frames.mjs');
    tellTable(await benchFrames(), settings.write);
    return 0;
  }
  if (settings.steps) {
    const { measurePace } = await import('../tests/bench/pace.mjs');
    tellTable(await measurePace(settings.rounds, settings.against), settings.write);
    return 0;
  }
  await installPeers();
  if (settings.startup) {
    const { measureStartup } = await import('../tests/bench/startup.mjs');
    tellTable(measureStartup(settings.rounds), settings.write);
    return 0;
  }
  const measured = await measureAll(settings);
  const { otherTableOf, tableOf } = await import('../tests/bench/report.mjs');
  const { CLIFF } = await import('../tests/bench/others.mjs');
  const names = Object.keys(measured.versions);
  const place = settings.browser ? 'browser' : 'node';
  const known = names.filter((name) => measured.versions[name] !== '');
  const circumstances = [
    `${cpus()[0].model}, one thread`,
    measured.platform,
    `multiply+add peak ${measured.peak.toFixed(1)} GFLOP/s`,
    `median of ${settings.rounds} samples`,
    known.map((name) => `${name} ${measured.versions[name]}`).join(', '),
  ];
  const shown = settings.others
    ? otherTableOf(measured.results, { cliff: CLIFF })
    : tableOf(measured.results, { names, peak: measured.peak, place });
  const text = `${circumstances.join('; ')}\n\n${shown}\n`;
  console.log(`\n${text}`);
  if (settings.write) writeFileSync(settings.write, text);
  if (settings.json) writeFileSync(settings.json, `${JSON.stringify(measured, null, 2)}\n`);
  return 0;
});

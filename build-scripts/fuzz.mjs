// fuzz.mjs — `npm run fuzz -- --seconds 60 [--only pool,trainer] [--seed 1] [--repeat file]`: libFuzzer on every target.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { compile } from './compile.mjs';
import { build, root } from './paths.mjs';
import { elapsed, Problem, run, runMain } from './terminal.mjs';
import { findToolchain } from './toolchain.mjs';

const usage = `npm run fuzz -- [options]
  --seconds N      for all targets together; default 60
  --only a,b       only these targets
  --seed N         default 1
  --repeat FILE    run what was found once more; needs --only with its target`;

const suffix = '_fuzz';
/** Above this an input only repeats itself: every number of the largest case takes one byte. */
const mostBytes = 512;

/** @param {string[]} args */
function readSettings(args) {
  /** @type {Record<string, {type: 'string', default?: string}>} */
  const options = {
    seconds: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    repeat: { type: 'string' },
  };
  /** @type {Record<string, string | undefined>} */
  let values;
  try {
    values = /** @type {Record<string, string | undefined>} */ (parseArgs({ args, options }).values);
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
  const targets = readdirSync(join(root, 'tests', 'fuzz'))
    .filter((file) => file.endsWith(`${suffix}.cpp`))
    .map((file) => file.slice(0, -`${suffix}.cpp`.length));
  const chosen = values.only ? values.only.split(',') : targets;
  const unknown = chosen.filter((name) => !targets.includes(name));
  if (unknown.length > 0)
    throw new Problem(`There is no target ${unknown.join(', ')}; there are ${targets.join(', ')}.`);
  for (const name of ['seconds', 'seed']) {
    if (!/^[1-9]\d{0,8}$/.test(values[name] ?? '')) throw new Problem(`--${name} must be a whole number from 1.`);
  }
  if (values.repeat && chosen.length !== 1) throw new Problem('--repeat needs --only with one target.');
  return { targets: chosen, seconds: Number(values.seconds), seed: Number(values.seed), repeat: values.repeat };
}

/**
 * Runs one target for a while.
 * @param {string[]} command
 * @returns {Promise<{status: number, executions: number, tail: string}>}
 */
function watch([program, ...args]) {
  const start = performance.now();
  let tail = '';
  let executions = 0;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.on('data', (chunk) => {
      tail = (tail + chunk).slice(-8000);
      for (const [, done] of tail.matchAll(/^#(\d+)\s/gm)) executions = Math.max(executions, Number(done));
      const final = /^stat::number_of_executed_units:\s*(\d+)/m.exec(tail);
      if (final) executions = Number(final[1]);
    });
    const heartbeat = setInterval(
      () => console.log(`  still at it, ${elapsed(start)}, ${executions.toLocaleString('en')} executions`),
      20_000,
    );
    child.on('error', (error) => reject(new Problem(`${program} could not be started: ${error.message}`)));
    child.on('close', (code) => {
      clearInterval(heartbeat);
      resolve({ status: code ?? 1, executions, tail });
    });
  });
}

/** @param {string} name */
const programOf = (name) => join(build, 'fuzz', `${name}${suffix}`);

async function main() {
  const { targets, seconds, seed, repeat } = readSettings(process.argv.slice(2));
  await compile('fuzz');
  const toolchain = await findToolchain();
  if (repeat) {
    if (!existsSync(repeat)) throw new Problem(`There is no file ${repeat}.`);
    const { status } = await run(toolchain.command([programOf(targets[0]), relative(root, repeat)]), {
      cwd: root,
      show: true,
      mayFail: true,
    });
    return status === 0 ? 0 : 1;
  }

  const findings = join(build, 'fuzz-findings');
  mkdirSync(findings, { recursive: true });
  const each = Math.max(1, Math.round(seconds / targets.length));
  const rows = [];
  for (const name of targets) {
    // What was found worth keeping in earlier runs is where the next begins.
    const corpus = join(build, 'fuzz-corpus', name);
    mkdirSync(corpus, { recursive: true });
    console.log(`· ${name}, ${each} s …`);
    const start = performance.now();
    const flags = [
      `-max_total_time=${each}`,
      `-seed=${seed}`,
      `-max_len=${mostBytes}`,
      '-len_control=0',
      '-timeout=10',
    ];
    const output = ['-print_final_stats=1', `-artifact_prefix=${join(findings, `${name}-`)}`];
    const command = toolchain.command([programOf(name), ...flags, ...output, corpus]);
    const { status, executions, tail } = await watch(command);
    rows.push({ name, executions, status });
    console.log(`  ${executions.toLocaleString('en')} executions in ${elapsed(start)}`);
    if (status === 0) continue;
    console.log(tail);
    const file = /Test unit written to (\S+)/.exec(tail)?.[1];
    if (file) console.log(`✗ repeat it with: npm run fuzz -- --only ${name} --repeat ${relative(root, file)}`);
  }

  console.log('');
  const width = Math.max(...rows.map(({ name }) => name.length));
  for (const { name, executions, status } of rows) {
    const count = executions.toLocaleString('en').padStart(12);
    console.log(`${status === 0 ? '✓' : '✗'} ${name.padEnd(width)} ${count} executions`);
  }
  const found = rows.filter(({ status }) => status !== 0).length;
  const total = rows.reduce((sum, { executions }) => sum + executions, 0);
  console.log(`\n${total.toLocaleString('en')} executions, ${found} targets with a finding`);
  return found === 0 ? 0 : 1;
}

await runMain(main);

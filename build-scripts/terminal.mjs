// terminal.mjs — runs other programs quietly and tells what is going on: one line a step, their output only when they fail.
import { spawn } from 'node:child_process';
import { listener, say } from './turns.mjs';

/** Something the person at the keyboard can mend; shown without a stack. */
export class Problem extends Error {}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env]  added to this process's environment
 * @property {string} [name]  what to call the command when it fails, if not by the whole line
 * @property {boolean} [show]  pass the output through as it comes, rather than only on failure
 * @property {boolean} [mayFail]  resolve with a status other than 0, rather than reject
 */

/**
 * Runs a program to its end.
 * @param {string[]} command  the program and its arguments
 * @param {RunOptions} [options]
 * @returns {Promise<{status: number, output: string}>}
 */
export function run([program, ...args], { cwd, env, name, show = false, mayFail = false } = {}) {
  return new Promise((resolve, reject) => {
    const write = show ? listener() : undefined;
    // What is kept for a failure may end in a file: no colours, which CI's variable would otherwise switch on.
    const colours = !show ? { NO_COLOR: '1' } : write && process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...colours, ...env },
      stdio: show && !write ? 'inherit' : ['inherit', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', write ?? ((chunk) => (output += chunk)));
    }
    child.on('error', (error) => reject(new Problem(`${program} could not be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      const status = code ?? 1;
      if (status === 0 || mayFail) return resolve({ status, output });
      const ending = signal ? `was ended by ${signal}` : `ended with status ${status}`;
      reject(new Problem(`${output.trimEnd()}\n${name ?? [program, ...args].join(' ')} ${ending}`.trimStart()));
    });
  });
}

/** @param {number} since  a performance.now() reading */
export function elapsed(since) {
  const seconds = (performance.now() - since) / 1000;
  return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
}

/**
 * Does one long thing with a line before it, lines while it lasts, and one after it.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} body
 * @returns {Promise<T>}
 */
export async function step(title, body) {
  const start = performance.now();
  say(`· ${title} …`);
  const result = await withHeartbeat(body);
  say(`  done in ${elapsed(start)}`);
  return result;
}

/**
 * Does one long thing, with a line every 20 seconds that it lasts.
 * @template T
 * @param {() => Promise<T>} body
 * @param {() => string} [progress]  what to add to the line
 * @returns {Promise<T>}
 */
export async function withHeartbeat(body, progress = () => '') {
  const start = performance.now();
  const heartbeat = setInterval(() => say(`  still at it, ${elapsed(start)}${progress()}`), 20_000);
  heartbeat.unref();
  try {
    return await body();
  } finally {
    clearInterval(heartbeat);
  }
}

/**
 * Runs a script's main function; a Problem becomes a message and status 1, anything else a stack.
 * @param {() => Promise<number | void>} main  resolves with the exit status
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Problem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

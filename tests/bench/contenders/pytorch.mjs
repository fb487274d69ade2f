// pytorch.mjs — native PyTorch on one thread, in a Python beside this process that is asked in turn with the others.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findPython } from '../../oracle/python.mjs';
import { layerData, trainingData } from '../data.mjs';
import { shapesThrough } from '../geometry.mjs';
import { CHECKED_STEPS } from '../reference.mjs';
import { NATIVE } from '../report.mjs';

const program = fileURLToPath(new URL('pytorch.py', import.meta.url));

/** @param {Float32Array} values */
const encoded = (values) => Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');

/** @param {import('../workloads.mjs').Workload} workload */
function description(workload) {
  if (workload.kind === 'layer') {
    const { x, w } = layerData(workload);
    return { ...workload, x: encoded(x), w: encoded(w) };
  }
  const { layers, kind, input, lr } = workload;
  const { x, y, weights, biases } = trainingData(workload);
  return {
    ...{ kind, input, lr, steps: CHECKED_STEPS },
    output: shapesThrough(workload)[layers.length],
    ...{ x: encoded(x), y: encoded(y), weights: weights.map(encoded), biases: biases.map(encoded) },
    shapes: layers.map(({ weight }) => weight),
    paddings: layers.map(({ padding }) => padding),
  };
}

/** @returns {import('./contender.mjs').Contender | null} null where no Python has PyTorch */
export function load() {
  /** @type {ReturnType<typeof findPython>} */
  let python;
  try {
    python = findPython();
  } catch {
    return null;
  }
  // -B: leaves no __pycache__ in the work tree.
  const child = spawn(python.program, ['-B', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  /** @param {object} request @returns {Promise<any>} */
  async function ask(request) {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`${python.program} ended; what it says stands above`);
    return JSON.parse(value).answer;
  }

  let count = 0;
  return {
    name: NATIVE,
    version: /PyTorch ([\d.]+)/.exec(python.versions)?.[1] ?? '',
    async prepare(workload) {
      const id = `task ${count++}`;
      await ask({ action: 'prepare', id, ...description(workload) });
      return {
        sample: (runs) => ask({ action: 'run', id, runs }),
        async values() {
          const bytes = Uint8Array.from(Buffer.from(await ask({ action: 'values', id }), 'base64'));
          return new Float32Array(bytes.buffer);
        },
        dispose: () => ask({ action: 'dispose', id }),
      };
    },
    close: () => child.stdin.end(),
  };
}

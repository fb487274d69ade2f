// startup.mjs — from a fresh process to the first result: what a program pays that convolves once.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inWords, markdownTable } from './report.mjs';
import { median } from './statistics.mjs';

/** Milliseconds that convscope may take. */
const STARTUP_LIMIT = 25;

const SIZE = 'new Float32Array(48)';
/** Where package.json's exports lead. */
const ENGINE = new URL('../../web/engine/generated/convscope.mjs', import.meta.url).href;

/** Modules that import a contender and convolve 6×8 with 1×2; the clock around them runs from the first import on. */
const programs = {
  convscope: `
    const { createEngine } = await import('${ENGINE}');
    const engine = await createEngine();
    engine.correlate2d({ shape: [6, 8], data: ${SIZE} }, { shape: [1, 2], data: new Float32Array(2) });`,
  ConvNetJS: `
    const { default: { ConvLayer, Vol } } = await import('convnetjs');
    new ConvLayer({ in_sx: 8, in_sy: 6, in_depth: 1, filters: 1, sx: 2, sy: 1 }).forward(new Vol(8, 6, 1, 0));`,
  'tfjs-cpu': `
    const { default: tf } = await import('@tensorflow/tfjs-core');
    await import('@tensorflow/tfjs-backend-cpu');
    await tf.setBackend('cpu');
    tf.conv2d(tf.zeros([1, 6, 8, 1]), tf.zeros([1, 2, 1, 1]), 1, 'valid').dataSync();`,
  'tfjs-wasm': `
    const { default: tf } = await import('@tensorflow/tfjs-core');
    await import('@tensorflow/tfjs-backend-wasm');
    await tf.setBackend('wasm');
    tf.conv2d(tf.tensor4d(${SIZE}, [1, 6, 8, 1]), tf.tensor4d([1, -1], [1, 2, 1, 1]), 1, 'valid').dataSync();`,
  'ORT-web': `
    const { modelOf } = await import('../oracle/onnxruntime/model.mjs');
    const ort = await import('onnxruntime-web');
    ort.env.wasm.numThreads = 1;
    const w = { shape: [1, 1, 1, 2], data: Float32Array.of(1, -1) };
    const model = modelOf('Conv', { x: [1, 1, 6, 8] }, ['y'], {}, { w });
    const session = await ort.InferenceSession.create(model);
    await session.run({ x: new ort.Tensor('float32', ${SIZE}, [1, 1, 6, 8]) });`,
  'OpenCV.js': `
    const cv = await (await import('@techstark/opencv-js')).default;
    const result = new cv.Mat();
    cv.filter2D(cv.Mat.zeros(6, 8, cv.CV_32F), result, cv.CV_32F, cv.Mat.ones(1, 2, cv.CV_32F));`,
};

/**
 * One fresh process.
 * @param {string} program
 * @returns {number} seconds
 */
function timeOnce(program) {
  const source = `const start = performance.now();${program}
    process.stdout.write('\\n' + (performance.now() - start)); process.exit(0);`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout.split('\n').pop()) / 1000;
}

/**
 * @param {number} rounds
 * @returns {string} a Markdown table
 */
export function measureStartup(rounds) {
  const times = Object.keys(programs).map((name) => ({ name, seconds: /** @type {number[]} */ ([]) }));
  for (let round = 0; round < rounds; round++) {
    for (const { name, seconds } of times)
      seconds.push(timeOnce(programs[/** @type {keyof typeof programs} */ (name)]));
  }
  const rows = times.map(({ name, seconds }) => {
    const typical = median(seconds);
    const wanted = name === 'convscope' ? `${typical * 1000 <= STARTUP_LIMIT ? '✓' : '✗'} ≤ ${STARTUP_LIMIT} ms` : '–';
    return [name, inWords(typical), inWords(Math.min(...seconds)), wanted];
  });
  return markdownTable(['Node, import to first result', 'median', 'least', 'wanted'], rows);
}

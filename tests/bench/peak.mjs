// peak.mjs — the most multiply+adds a second that WebAssembly's 128-bit vectors reach here: a small module, assembled below.

/** Independent sums; how many are best depends on the processor's latencies and registers. */
const CHAINS = [8, 10, 12];
const ITERATIONS = 200_000;
const LANES = 4;

/** @param {number} value  whole, from 0 */
function unsigned(value) {
  const bytes = [];
  for (; value >= 128; value >>>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
}

/** With its length before it. @param {number[]} content */
const vector = (content) => [...unsigned(content.length), ...content];

/** @param {number} id @param {number[]} content */
const section = (id, content) => [id, ...vector(content)];

const op = {
  block: [0x03, 0x40], // loop without result
  branchIf: [0x0d, 0],
  end: [0x0b],
  get: (/** @type {number} */ local) => [0x20, ...unsigned(local)],
  set: (/** @type {number} */ local) => [0x21, ...unsigned(local)],
  tee: (/** @type {number} */ local) => [0x22, ...unsigned(local)],
  one: [0x41, 1],
  subtract: [0x6b],
  float: (/** @type {number} */ value) => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)],
  splat: [0xfd, ...unsigned(0x13)],
  firstLane: [0xfd, ...unsigned(0x1f), 0],
  add: [0xfd, ...unsigned(0xe4)],
  multiply: [0xfd, ...unsigned(0xe6)],
};

const I32 = 0x7f;
const F32 = 0x7d;
const V128 = 0x7b;

/**
 * run(n): n times, every sum becomes sum · factor + term.
 * @param {number} chains
 */
export function assemble(chains) {
  const [counter, factor, term, sums] = [0, 1, 2, 3];
  const all = Array.from({ length: chains }, (_, index) => sums + index);
  const constant = (/** @type {number} */ local, /** @type {number} */ value) => [
    ...op.float(value),
    ...op.splat,
    ...op.set(local),
  ];
  const code = [
    // Each begins elsewhere, or the compiler would see that they are all the same.
    ...constant(factor, 0.999),
    ...constant(term, 0.001),
    ...all.flatMap((sum) => constant(sum, 1 + sum / 100)),
    ...op.block,
    ...all.flatMap((sum) => [
      ...[...op.get(sum), ...op.get(factor), ...op.multiply],
      ...[...op.get(term), ...op.add, ...op.set(sum)],
    ]),
    ...[...op.get(counter), ...op.one, ...op.subtract, ...op.tee(counter), ...op.branchIf, ...op.end],
    ...all.flatMap((sum, index) => [...op.get(sum), ...(index > 0 ? op.add : [])]),
    ...op.firstLane,
    ...op.end,
  ];
  const locals = [1, ...unsigned(chains + 2), V128];
  return Uint8Array.from([
    ...[0, 97, 115, 109, 1, 0, 0, 0], // "\0asm", version 1
    ...section(1, [1, 0x60, 1, I32, 1, F32]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...vector([...new TextEncoder().encode('run')]), 0, 0]),
    ...section(10, [1, ...vector([...locals, ...code])]),
  ]);
}

/** @returns {Promise<() => number>} measures for some milliseconds and gives GFLOP/s, the best of all its calls */
export async function peakMeter() {
  const variants = await Promise.all(
    CHAINS.map(async (chains) => {
      const { instance } = await WebAssembly.instantiate(assemble(chains));
      return { chains, run: /** @type {(count: number) => number} */ (instance.exports.run) };
    }),
  );
  let most = 0;
  return () => {
    for (const { chains, run } of variants) {
      for (let sample = 0; sample < 3; sample++) {
        const start = performance.now();
        run(ITERATIONS);
        const seconds = (performance.now() - start) / 1000;
        most = Math.max(most, (2 * LANES * chains * ITERATIONS) / seconds / 1e9);
      }
    }
    return most;
  };
}

// What the receptive-field lab shows: maps, boxes and paths of small nets, against a naive walk over every tap.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createEngine } from 'convscope';
import fc from 'fast-check';
import { cornersOf, layoutOf, pointOn } from '../../web/components/layer-diagram/diagram-geometry.js';
import { createTranslator } from '../../web/i18n/translator.js';
import {
  areaOf,
  fieldsCsv,
  marginsOf,
  misfitOf,
  namesOf,
  nearestUnit,
  netOf,
  viewsOf,
} from '../../web/labs/receptive/receptive-model.js';
import { presets } from '../../web/labs/receptive/receptive-presets.js';
import { layerWords, unitWords } from '../../web/labs/receptive/receptive-words.js';
import { labSchemas } from '../../web/state/schema.js';
import { sameValue } from '../../web/state/settings.js';

/** @type {import('convscope').Engine} */
let engine;
before(async () => {
  engine = await createEngine();
});

const plain = { kernel: 2, stride: 1, padding: 0, dilation: 1 };

/** @typedef {typeof plain} Layer */

/**
 * How many paths lead from one element to one of an earlier map, by following every tap.
 * @param {readonly Layer[]} layers
 * @param {{ layer: number, row: number, column: number }} from
 * @param {{ layer: number, row: number, column: number }} to
 * @param {number[][]} sizes
 * @returns {number}
 */
function countPaths(layers, from, to, sizes) {
  if (from.layer === to.layer) return Number(from.row === to.row && from.column === to.column);
  const { kernel, stride, padding, dilation } = layers[from.layer - 1];
  const [rows, columns] = sizes[from.layer - 1];
  let count = 0;
  for (let i = 0; i < kernel; i += 1) {
    for (let j = 0; j < kernel; j += 1) {
      const row = from.row * stride - padding + i * dilation;
      const column = from.column * stride - padding + j * dilation;
      if (row < 0 || row >= rows || column < 0 || column >= columns) continue;
      count += countPaths(layers, { layer: from.layer - 1, row, column }, to, sizes);
    }
  }
  return count;
}

test('the fields as a file: of every map its size, and what its elements see', () => {
  const net = netOf(engine, 5, [{ ...plain, stride: 2, padding: 1 }, plain]);
  // By hand: Y starts at row −1 and goes on by 2; two of its elements see 4 rows, from −1 to 2.
  assert.equal(
    fieldsCsv(net),
    `map,outputSize rows,outputSize columns,size rows,size columns,stride rows,stride columns,padding rows,padding columns,center rows,center columns
X,5,5,1,1,1,1,0,0,0,0
Y,3,3,2,2,2,2,1,1,-0.5,-0.5
Z,2,2,4,4,2,2,1,1,0.5,0.5
`,
  );
});

test('Z sees 4 elements of Y and 9 of X', () => {
  const net = netOf(engine, 3, [plain, plain]);
  assert.deepEqual(net.names, ['X', 'Y', 'Z']);
  assert.deepEqual(net.sizes, [[3, 3], [2, 2], [1, 1]]); // prettier-ignore
  const [x, y, z] = viewsOf(engine, net, { layer: 2, row: 0, column: 0 });
  assert.deepEqual([x.count, y.count, z.count], [9, 4, 1]);
  assert.deepEqual(x.paths, [[1, 2, 1], [2, 4, 2], [1, 2, 1]]); // prettier-ignore
  assert.deepEqual(x.box, [0, 0, 2, 2]);
});

test('an element is seen by exactly those that see it', () => {
  const net = netOf(engine, 3, [plain, plain]);
  const views = viewsOf(engine, net, { layer: 0, row: 0, column: 1 });
  assert.deepEqual(views[1].paths, [[1, 1], [0, 0]]); // prettier-ignore
  assert.deepEqual(views[1].box, [0, 0, 0, 1]);
  assert.deepEqual(views[2].paths, [[2]]);
});

test('paths and boxes agree with a walk over every tap, for any small net', () => {
  const layer = fc.record({
    kernel: fc.integer({ min: 1, max: 3 }),
    stride: fc.integer({ min: 1, max: 2 }),
    padding: fc.integer({ min: 0, max: 2 }),
    dilation: fc.integer({ min: 1, max: 2 }),
  });
  const nets = fc.record({
    inputSize: fc.integer({ min: 1, max: 6 }),
    layers: fc.array(layer, { minLength: 1, maxLength: 3 }),
    pick: fc.tuple(fc.nat(3), fc.nat(9), fc.nat(9)),
  });
  fc.assert(
    fc.property(nets, ({ inputSize, layers, pick }) => {
      fc.pre(misfitOf(engine, inputSize, layers) === null);
      const net = netOf(engine, inputSize, layers);
      const unit = nearestUnit(net, { layer: pick[0], row: pick[1], column: pick[2] });
      viewsOf(engine, net, unit).forEach(({ paths, box, clipped, count }, other) => {
        let seen = 0;
        paths.forEach((cells, row) =>
          cells.forEach((found, column) => {
            const there = { layer: other, row, column };
            const [from, to] = other <= unit.layer ? [unit, there] : [there, unit];
            const expected = countPaths(layers, from, to, net.sizes);
            assert.equal(found, expected);
            if (!expected) return;
            seen += 1;
            assert.ok(box && clipped && row >= clipped[0] && row <= clipped[2]);
            assert.ok(column >= clipped[1] && column <= clipped[3]);
          }),
        );
        assert.equal(count, seen);
        assert.ok(areaOf(clipped) <= areaOf(box));
      });
    }),
    { numRuns: 200, seed: 2 },
  );
});

test('every box lies within the room that is kept for it', () => {
  const net = netOf(engine, 7, [
    { ...plain, kernel: 3, stride: 2, padding: 1 },
    { ...plain, kernel: 3, padding: 1 },
  ]);
  const margins = marginsOf(engine, net);
  for (const layer of [1, 2]) {
    const [rows, columns] = net.sizes[layer];
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        viewsOf(engine, net, { layer, row, column }).forEach(({ box }, below) => {
          if (!box) return;
          const [height, width] = net.sizes[below];
          const { top, left, bottom, right } = margins[below];
          assert.ok(box[0] >= -top && box[1] >= -left && box[2] < height + bottom && box[3] < width + right);
        });
      }
    }
  }
  assert.deepEqual(margins[0], { top: 3, left: 3, bottom: 3, right: 3 });
});

test('the first layer that does not fit is found, with the engine’s error', () => {
  const misfit = misfitOf(engine, 3, [plain, { ...plain, kernel: 3 }, plain]);
  assert.equal(misfit?.layer, 1);
  assert.equal(/** @type {any} */ (misfit)?.error.code, 'kernel-too-large');
});

test('every preset fits', () => {
  for (const { inputSize, layers } of presets) {
    assert.equal(misfitOf(engine, inputSize, layers), null);
    assert.equal(labSchemas.receptive.layers.check(layers), null);
  }
});

test('the words say what is seen, what lies outside, what is stepped over, and who sees it', () => {
  const en = createTranslator('en');
  const zh = createTranslator('zh-Hans');
  const notebook = netOf(engine, 3, [plain, plain]);
  const z = { layer: 2, row: 0, column: 0 };
  const seen = viewsOf(engine, notebook, z);
  assert.equal(unitWords(en, notebook, z, seen), 'Z sees 4 elements of Y and 9 elements of X.');
  assert.equal(unitWords(zh, notebook, z, seen), 'Z 看到 Y 的 4 个元素和 X 的 9 个元素。');
  const y = { layer: 1, row: 0, column: 1 };
  assert.equal(
    unitWords(en, notebook, y, viewsOf(engine, notebook, y)),
    'Y (row 1, column 2) sees 4 elements of X. It is seen by 1 element of Z.',
  );
  const padded = netOf(engine, 5, [{ ...plain, kernel: 3, padding: 1 }]);
  const corner = { layer: 1, row: 0, column: 0 };
  assert.match(
    unitWords(en, padded, corner, viewsOf(engine, padded, corner)),
    /field is 3×3; 5 of these 9 places lie outside X/,
  );
  const dilated = netOf(engine, 5, [{ ...plain, kernel: 3, dilation: 2 }]);
  assert.match(
    unitWords(en, dilated, corner, viewsOf(engine, dilated, corner)),
    /of 25 places inside X only 9 are read/,
  );
  assert.deepEqual(layerWords(en, { kernel: 3, stride: 2, padding: 1, dilation: 1 }), [
    'conv 3×3',
    'stride 2',
    'padding 1',
  ]);
});

test('a net reads in a link as it was written, and a bad one is refused', () => {
  const { layers } = labSchemas.receptive;
  const net = [plain, { kernel: 3, stride: 2, padding: 1, dilation: 4 }];
  assert.equal(layers.format(net), '2,3s2p1d4');
  assert.deepEqual(layers.parse('2,3s2p1d4'), net);
  assert.ok(sameValue(layers.parse('2,2'), layers.default));
  assert.equal(layers.parse('2,x'), undefined);
  assert.equal(layers.parse(''), undefined);
  assert.notEqual(layers.check(/** @type {Layer[]} */ (layers.parse('9'))), null);
  assert.notEqual(layers.check(/** @type {Layer[]} */ (layers.parse('2,2,2,2,2,2,2'))), null);
});

test('names are the notebook’s letters while they suffice', () => {
  assert.deepEqual(namesOf(1), ['X', 'Y']);
  assert.deepEqual(namesOf(3), ['X', 'Y₁', 'Y₂', 'Y₃']);
});

test('planes stand side by side where there is room, and lie below one another where there is none', () => {
  const none = { top: 0, left: 0, bottom: 0, right: 0 };
  const shapes = [3, 2, 1].map((size) => ({ rows: size, columns: size, margin: none }));
  const wide = layoutOf(shapes, 1000, 18);
  assert.equal(wide.direction, 'row');
  assert.ok(wide.planes.every(({ bounds }, index) => index === 0 || bounds.left > wide.planes[index - 1].bounds.right));
  const narrow = layoutOf(shapes, 288, 18);
  assert.equal(narrow.direction, 'column');
  assert.ok(narrow.width <= 288);
  const { u, v } = narrow.planes[0];
  assert.ok(u.x >= 24 && v.y >= 24, 'cells one can hit');
  for (const plane of [...wide.planes, ...narrow.planes]) {
    const { bounds } = plane;
    for (const { x, y } of cornersOf(plane, [0, 0, 0, 0])) {
      assert.ok(
        x >= bounds.left - 1e-6 && x <= bounds.right + 1e-6 && y >= bounds.top - 1e-6 && y <= bounds.bottom + 1e-6,
      );
    }
  }
});

test('the margin around a map lies within its bounds too', () => {
  const margin = { top: 2, left: 1, bottom: 3, right: 2 };
  for (const width of [1000, 300]) {
    const [plane] = layoutOf([{ rows: 4, columns: 5, margin }], width, 0).planes;
    for (const [row, column] of [
      [-2, -1],
      [-2, 7],
      [7, -1],
      [7, 7],
    ]) {
      // prettier-ignore
      const { x, y } = pointOn(plane, row, column);
      const { left, right, top, bottom } = plane.bounds;
      assert.ok(x >= left - 1e-6 && x <= right + 1e-6 && y >= top - 1e-6 && y <= bottom + 1e-6);
    }
  }
});

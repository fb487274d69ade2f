// counted-context.mjs — an engine whose allocations are counted, for the tests of memory.
import assert from 'node:assert/strict';
import { Context } from '../../web/engine/context.js';
import { loadEngine } from '../../web/engine/loader.js';

/** @returns the context, the addresses that it has allocated and not released, and its module */
export async function countedContext() {
  const module = await loadEngine();
  /** @type {Set<number>} */
  const live = new Set();
  const counted = Object.create(module, {
    allocate: {
      /** @param {number} bytes */
      value(bytes) {
        const address = module.allocate(bytes);
        if (address !== 0) live.add(address);
        return address;
      },
    },
    release: {
      /** @param {number} address */
      value(address) {
        assert.ok(live.delete(address), 'only what was allocated is released, and once');
        module.release(address);
      },
    },
  });
  return { context: new Context(counted), live, module };
}

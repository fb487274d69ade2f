// vite.config.mjs — bundles the benchmark's page with the peers; their wasm files are copied beside it.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: './',
  cacheDir: here('../../../build/vite-bench'),
  build: {
    outDir: here('../../../build/bench-page'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 100_000,
    minify: false,
  },
});

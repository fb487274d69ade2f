// web/vite.config.js — how the page is bundled: two pages, no inline code or data, so that its CSP can be strict.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: './',
  appType: 'mpa',
  cacheDir: here('../build/vite'),
  build: {
    outDir: here('../dist'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'embed.html'].map(here).filter(existsSync) },
  },
  worker: { format: 'es' },
});

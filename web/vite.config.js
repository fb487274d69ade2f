// web/vite.config.js — how the page is bundled: two pages and one custom element for the pages of others; no inline code or
// data, so that its CSP can be strict.
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
    rolldownOptions: {
      input: {
        index: here('index.html'),
        embed: here('embed.html'),
        'convscope-lab': here('labs/convscope-lab.js'),
      },
      output: {
        // What three or more of the page's parts share comes in one file: smaller than thirty, and asked for once.
        codeSplitting: { groups: [{ name: 'common', minShareCount: 3 }] },
        // The element keeps its name: other people's pages import it by that.
        entryFileNames: ({ name }) => (name === 'convscope-lab' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  worker: { format: 'es' },
});

// eslint.config.js — which mistakes ESLint looks for, and what each folder may take from its surroundings.
import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['node_modules/', 'build/', 'dist/', 'web/engine/generated/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-shadow': 'error',
      'no-implicit-coercion': 'error',
      'no-throw-literal': 'error',
      'no-unneeded-ternary': 'error',
      'no-useless-return': 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      'no-warning-comments': 'error',
      // Published constants stand as published, with more digits than a double holds.
      'no-loss-of-precision': 'off',
    },
  },
  {
    files: ['web/**/*.js'],
    languageOptions: { globals: globals.browser },
    rules: {
      // The page runs under a Content-Security-Policy without inline code or styles.
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Use textContent or a Lit template.' },
        { property: 'outerHTML', message: 'Use textContent or a Lit template.' },
        { property: 'insertAdjacentHTML', message: 'Use textContent or a Lit template.' },
      ],
    },
  },
  {
    // The facade never touches the DOM: it runs in Node, in workers and in pages alike.
    files: ['web/engine/**/*.js'],
    rules: { 'no-restricted-globals': ['error', 'document', 'window', 'HTMLElement', 'customElements'] },
  },
  {
    files: ['build-scripts/**/*.mjs', 'tests/**/*.{js,mjs}', '*.js', 'web/vite.config.js'],
    languageOptions: { globals: globals.nodeBuiltin },
  },
  {
    // Functions handed to page.evaluate run in the browser, the benchmark's page all of it.
    files: ['tests/browser/**/*.js', 'tests/bench/page/{page,edit-kernel}.mjs'],
    languageOptions: { globals: globals.browser },
  },
];

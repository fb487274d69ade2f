// serve.mjs — the built page over HTTP, to this machine only, under the Content-Security-Policy it is made for.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { dist, web } from './paths.mjs';
import { Problem } from './terminal.mjs';

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
].join('; ');

const defaultPort = 8080;

/**
 * The port asked for in the environment.
 * @param {string | undefined} text  the variable PORT
 */
export function parsePort(text) {
  if (text === undefined || text === '') return defaultPort;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new Problem(`PORT must be a whole number from 1 to 65535; given: ${text}`);
  }
  return port;
}

/**
 * Fails if anything listens on the port already, on either loopback address: a browser may try both for "localhost".
 * @param {number} port
 */
export async function requireFreePort(port) {
  for (const host of ['127.0.0.1', '::1']) {
    const code = await listenOnce(port, host);
    if (code === 'EADDRINUSE') {
      throw new Problem(
        `Port ${port} is taken by another program. Choose another, for example: PORT=${port + 1} npm start`,
      );
    }
    if (code === 'EACCES') {
      throw new Problem(`Port ${port} may not be opened by this user. Choose one from 1024, for example: PORT=8080`);
    }
  }
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>}  the error's code, if any
 */
function listenOnce(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

/** A port that nothing listens on. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Serves dist/, or another built page.
 * @param {number} port
 * @param {string} [folder]  its whole path
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function servePage(port, folder = dist) {
  // Not imported above: `npm start` in a bare clone loads this file before Vite is installed.
  const { preview } = await import('vite');
  const server = await preview({
    configFile: join(web, 'vite.config.js'),
    logLevel: 'warn',
    build: { outDir: folder },
    preview: {
      host: '127.0.0.1',
      port,
      strictPort: true,
      headers: { 'Content-Security-Policy': contentSecurityPolicy, 'X-Content-Type-Options': 'nosniff' },
    },
  });
  return { url: `http://localhost:${port}`, close: () => server.close() };
}

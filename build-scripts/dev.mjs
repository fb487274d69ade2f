// dev.mjs — `npm run dev`: the page from its sources; it reloads when they change, and when the engine is rebuilt.
import { watch } from 'node:fs';
import { join } from 'node:path';
import { buildEngine } from './engine.mjs';
import { installNodeModules } from './install.mjs';
import { root, web } from './paths.mjs';
import { contentSecurityPolicy, parsePort, requireFreePort } from './serve.mjs';
import { Problem, runMain } from './terminal.mjs';

/** Vite's own client swaps style sheets in place and listens on a socket; for the rest, the page's real policy holds. */
const developmentPolicy = contentSecurityPolicy
  .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  .replace("connect-src 'self'", "connect-src 'self' ws:");

/** Several files saved at once are one change. */
const settleMilliseconds = 100;

/** @param {number} port */
async function servePageFromSources(port) {
  const { createServer } = await import('vite');
  const server = await createServer({
    configFile: join(web, 'vite.config.js'),
    server: {
      host: '127.0.0.1',
      port,
      strictPort: true,
      headers: { 'Content-Security-Policy': developmentPolicy },
      // The linker writes several files; the page reloads once, when all are there.
      watch: { ignored: ['**/engine/generated/**'] },
    },
  });
  await server.listen();
  return server;
}

/**
 * Recompiles the wasm after changes in engine/, one build at a time, and calls `done` after each that succeeds.
 * @param {() => void} done
 */
function recompileOnChange(done) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let building = false;
  let again = false;
  const build = async () => {
    if (building) {
      again = true;
      return;
    }
    building = true;
    try {
      await buildEngine();
      done();
    } catch (error) {
      console.error(error instanceof Problem ? error.message : error);
    }
    building = false;
    if (again) {
      again = false;
      await build();
    }
  };
  watch(join(root, 'engine'), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(build, settleMilliseconds);
  });
}

await runMain(async () => {
  const port = parsePort(process.env.PORT);
  await requireFreePort(port);
  await installNodeModules();
  await buildEngine();
  const server = await servePageFromSources(port);
  recompileOnChange(() => {
    server.moduleGraph.invalidateAll();
    server.ws.send({ type: 'full-reload' });
  });
  console.log(`\nconvscope is at http://localhost:${port} and reloads by itself (Ctrl-C ends it)`);
});

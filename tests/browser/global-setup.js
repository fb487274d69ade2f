// global-setup.js — serves the built page, on a port of its own, while the browser tests run.
import { freePort, servePage } from '../../build-scripts/serve.mjs';

/** @returns {Promise<() => Promise<void>>} called after the last test */
export default async function serveForTests() {
  const server = await servePage(await freePort());
  process.env.CONVSCOPE_URL = server.url;
  return server.close;
}

// start.mjs — `npm start`: from a bare clone to the page on this machine's port 8080 (or PORT).
import { buildEngine } from './engine.mjs';
import { installNodeModules } from './install.mjs';
import { buildPage } from './page.mjs';
import { parsePort, requireFreePort, servePage } from './serve.mjs';
import { runMain } from './terminal.mjs';

await runMain(async () => {
  const port = parsePort(process.env.PORT);
  await requireFreePort(port);
  await installNodeModules();
  await buildEngine();
  await buildPage();
  const { url } = await servePage(port);
  console.log(`\nconvscope is at ${url} (Ctrl-C ends it)`);
});

// format.mjs — `npm run format`: lays out every file as the formatters want it.
import { join } from 'node:path';
import { checkCppFormat } from './gates/cpp-format.mjs';
import { installNodeModules } from './install.mjs';
import { root } from './paths.mjs';
import { run, runMain, step } from './terminal.mjs';

await runMain(async () => {
  await installNodeModules();
  await step('Prettier', () =>
    run([join(root, 'node_modules', '.bin', 'prettier'), '--write', '--log-level=warn', root]),
  );
  const problems = await step('clang-format', () => checkCppFormat({ write: true }));
  if (!problems) console.log('  clang-format of the right release is missing: C++ is left as it is');
});

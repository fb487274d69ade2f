// instructions.mjs — `npm run instructions [-- --set]`: tells how many instructions each kernel family takes, or expects that
// many from now on.
import { countInstructions, setInstructions, whyNotCounted } from './gates/instructions.mjs';
import { installNodeModules } from './install.mjs';
import { runMain } from './terminal.mjs';

await runMain(async () => {
  await installNodeModules();
  const isToSet = process.argv.includes('--set');
  const reason = await whyNotCounted();
  if (reason) {
    console.log(`Cannot be counted: ${reason}.`);
    return 1;
  }
  const counts = await countInstructions();
  if (isToSet) setInstructions(counts);
  const width = Math.max(...Object.keys(counts).map((name) => name.length));
  for (const [name, count] of Object.entries(counts)) {
    console.log(`${name.padEnd(width)} ${count.toLocaleString('en').padStart(14)}`);
  }
  return 0;
});

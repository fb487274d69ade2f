// budget.mjs — `npm run budget [-- --set]`: tells how many bytes a visitor downloads, or sets the budgets a little above that.
import { buildEngine } from './engine.mjs';
import { checkBudget, setBudget } from './gates/budget.mjs';
import { installNodeModules } from './install.mjs';
import { buildPage } from './page.mjs';
import { runMain } from './terminal.mjs';

await runMain(async () => {
  await installNodeModules();
  await buildEngine();
  await buildPage();
  if (process.argv.includes('--set')) setBudget();
  const { problems, notes } = await checkBudget();
  for (const line of [...notes, ...problems]) console.log(line);
  return problems.length > 0 ? 1 : 0;
});
